"""Which mentions are one factor: our merging of the gold mentions beside the coders' (`NAME.factors.json`).

usage: python bench/factors.py [--set dev|train] [--docs a,b]
dev is scored only. What was learned from train is scored there as well, for comparison, never as a result.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import networkx
from common import SHARED, Absent, Row, need, say

from causerie.assembly.factors import MergeOptions, factors_of
from causerie.codec import decode
from causerie.encoder.sentences import sentences
from causerie.scoring.clusters import BCubed, bcubed
from causerie.values import CausalClaim, Reading
from causerie.vocabulary import Part

AIM = "0.80"
LONGEST = 6
"""Links of the paths compared, at most."""
Spot = tuple[str, str, Part]
Clusters = Mapping[Spot, str]
Way = Callable[[Reading], Clusters]
_PLACE = re.compile(r"(causal|forecasts)\[(\d+)\]\.(cause|effect|proposition)")


@dataclass(frozen=True, slots=True)
class Coded:
    """A document as coded by hand: its claims, which of their mentions are one factor, and which are its opposite."""

    reading: Reading
    factors: Clusters
    opposites: frozenset[Spot] = frozenset()


@dataclass(frozen=True, slots=True)
class Scored:
    """How one way of merging does on some documents: clusters, paths found and made up, largest part."""

    clusters: BCubed
    paths: float
    true_paths: float
    largest: float


def coded(part: str, only: str = "") -> list[Coded]:
    """The documents of "train" or "dev" with coded factors, all or those named."""
    files = sorted(need(SHARED / "gold" / part).glob("*.factors.json"))
    names = only.split(",") if only else [file.name.removesuffix(".factors.json") for file in files]
    return [_coded(file) for file in files if file.name.removesuffix(".factors.json") in names]


def _coded(file: Path) -> Coded:
    name = file.name.removesuffix(".factors.json")
    given = json.loads(file.with_name(f"{name}.json").read_text("utf-8"))
    kept = {"id": name, "title": None, "date": None, "language": "en", "reader": "gold"}
    reading: Reading = decode(Reading, {**given, **kept})
    found = json.loads(file.read_text("utf-8"))["factors"]
    factors = {
        _spot(reading.id, place): f"{number} {factor['label']}"
        for number, factor in enumerate(found)
        for place in (*factor["mentions"], *factor.get("opposites", ()))
    }
    turned = frozenset(_spot(reading.id, place) for factor in found for place in factor.get("opposites", ()))
    return Coded(reading, factors, turned)


def _spot(document: str, place: str) -> Spot:
    found = _PLACE.fullmatch(place)
    if found is None:
        raise ValueError(f"{document}: no mention is called {place}")
    return document, f"{found[1]}[{found[2]}]", Part(found[3])


def ways() -> dict[str, Way]:
    """The two trivial ways and our own, by what they are called in the table."""
    encode = sentences()
    ours = {
        "same normal form": MergeOptions(suggested=False),
        "with suggestions, lexical": MergeOptions(),
        **({"with suggestions, encoder": MergeOptions(encode=encode)} if encode else {}),
    }
    return {
        "all apart": lambda reading: {},
        "same words": _same_words,
        **{name: _merged(options) for name, options in ours.items()},
    }


def _merged(options: MergeOptions) -> Way:
    return lambda reading: {spot: at.factor for spot, at in factors_of([reading], (), options).at.items()}


def _same_words(reading: Reading) -> Clusters:
    """Mentions whose words are the same, in any case; of a pronoun the words that it refers to."""
    found = {}
    for number, claim in enumerate(reading.causal):
        for part, one in ((Part.CAUSE, claim.cause), (Part.EFFECT, claim.effect)):
            found[reading.id, f"causal[{number}]", part] = (one.refers_to or one).text.casefold()
    for number, forecast in enumerate(reading.forecasts):
        said = forecast.proposition.refers_to or forecast.proposition
        found[reading.id, f"forecasts[{number}]", Part.PROPOSITION] = said.text.casefold()
    return found


def score(documents: list[Coded], way: Way) -> Scored:
    """One way of merging on all documents, each merged by itself; B-cubed over all mentions together."""
    gold: dict[Spot, str] = {}
    ours: dict[Spot, str] = {}
    paths, kept, made, true, largest, of = 0, 0, 0, 0, 0, 0
    for one in documents:
        found = {spot: str(factor) for spot, factor in way(one.reading).items()}
        found = {spot: found.get(spot, f"alone {spot}") for spot in one.factors}
        gold |= {spot: f"{one.reading.id} {factor}" for spot, factor in one.factors.items()}
        ours |= {spot: f"{one.reading.id} {factor}" for spot, factor in found.items()}
        theirs, mine = graph(one.reading, one.factors), graph(one.reading, found)
        total, shared = told(theirs, found)
        mine_total, mine_shared = told(mine, one.factors)
        paths, kept, made, true = paths + total, kept + shared, made + mine_total, true + mine_shared
        largest, of = largest + part(mine), of + part(theirs)
    return Scored(bcubed(gold, ours), kept / max(paths, 1), true / max(made, 1), largest / max(of, 1))


Graph = dict[str, dict[str, list[tuple[Spot, Spot]]]]
"""Cause -> effect -> both ends of each claim that speaks for the link."""


def graph(reading: Reading, factors: Clusters) -> Graph:
    """The map of a document under a way of merging, without links from a factor to itself."""
    drawn: Graph = {}
    for cause, effect, claim in ends(reading):
        one, other = factors[cause], factors[effect]
        if one != other and claim.status.supports:
            drawn.setdefault(one, {}).setdefault(other, []).append((cause, effect))
    return drawn


def ends(reading: Reading) -> Iterator[tuple[Spot, Spot, CausalClaim]]:
    for number, claim in enumerate(reading.causal):
        name = f"causal[{number}]"
        yield (reading.id, name, Part.CAUSE), (reading.id, name, Part.EFFECT), claim


def told(drawn: Graph, other: Clusters) -> tuple[int, int]:
    """Simple paths of two links or more, and those that `other` has too: claims along it that join there as well."""
    total = shared = 0
    for start in drawn:
        stack = [((start, effect), {other[end] for _, end in claims}) for effect, claims in drawn[start].items()]
        while stack:
            path, reached = stack.pop()
            for effect, claims in drawn.get(path[-1], {}).items() if len(path) <= LONGEST else ():
                if effect in path:
                    continue
                onward = {other[end] for begin, end in claims if other[begin] in reached}
                total, shared = total + 1, shared + bool(onward)
                stack.append(((*path, effect), onward))
    return total, shared


def part(drawn: Graph) -> int:
    """Factors of the largest connected part."""
    net = networkx.Graph([(cause, effect) for cause, effects in drawn.items() for effect in effects])
    return max((len(one) for one in networkx.connected_components(net)), default=0)


def table(part: str) -> list[Row]:
    """The rows of the benchmark."""
    documents = coded(part)
    return [row for name, way in ways().items() for row in _rows(part, name, score(documents, way))]


def _rows(part: str, name: str, found: Scored) -> Iterator[Row]:
    yield Row(f"factors, {part}: {name}: B-cubed F1", f"{found.clusters.f1:.3f}", aim=AIM)
    yield Row(f"factors, {part}: {name}: paths of 2+ links found", f"{found.paths:.3f}")
    yield Row(f"factors, {part}: {name}: paths of 2+ links that are in the gold map", f"{found.true_paths:.3f}")
    yield Row(f"factors, {part}: {name}: largest part, of the gold map's", f"{found.largest:.2f}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", dest="part", default="train", choices=["train", "dev"])
    parser.add_argument("--docs", default="")
    options = parser.parse_args()
    try:
        documents = coded(options.part, options.docs)
    except Absent as reason:
        say(reason)
        return 0
    say(f"{'':28} B3-P  B3-R  B3-F1 paths  true  largest")
    for name, way in ways().items():
        found = score(documents, way)
        b = found.clusters
        figures = (b.precision, b.recall, b.f1, found.paths, found.true_paths, found.largest)
        say(f"{name:28}", " ".join(f"{figure:.3f}" for figure in figures))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
