"""Whether the map that was read behaves as the coded one: the same pushes on both, and what moves the same way.

usage: python bench/behaviour.py [--reader R] [--set dev|train]

The coded map of a document has the factors of `NAME.factors.json` and the links of the coded claims. Each of its
factors that has an effect is pushed up once (press perturbation, every link taken as there). Of the other factors
that then move, one way in at least four of five draws, the share is counted that goes the same way on the read map.
Factors are paired one to one, those that share most mentions first (F1 over characters >= 0.5); a factor without a
partner counts as wrong. dev is scored only.
"""

from __future__ import annotations

import argparse
import dataclasses
import functools
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from common import SHARED, Absent, Row, say
from factors import Coded, coded, ends
from readings import read_files

from causerie.assembly.factors import At, MergeOptions, factors_of
from causerie.assembly.labels import labelled
from causerie.assembly.links import made
from causerie.assembly.mentions import Spot, mentions
from causerie.codec import decode
from causerie.encoder.sentences import sentences
from causerie.identity import ENOUGH, overlap
from causerie.model import BuildOptions, RunOptions, build, run
from causerie.values import Evidence, Factor, FactorMention, Map, Mention, Push, Reading, Response, Scenario
from causerie.vocabulary import Direction, Part, Share, Sign

OPTIONS = RunOptions(samples=500, hinges=0, prove=False)
SEEDS = 5
"""Drawings of signs by chance, averaged."""
Ways = Mapping[str, int]
"""Factor -> 1 up, -1 down, 0 undetermined; factors that stay are left out."""
Moves = Mapping[str, Ways]
"""Pushed factor -> what moves."""
Pairs = Mapping[str, tuple[str, bool]]
"""Factor -> its partner, with True where the one goes up when the other goes down."""


@dataclass(frozen=True, slots=True)
class Side:
    """A map and where its mentions stand."""

    map: Map
    places: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A mention: of which factor, where, its words, its own direction, and whether the factor is turned there."""

    factor: str
    places: tuple[tuple[int, int], ...]
    words: str
    direction: Direction
    turned: bool


@dataclass(frozen=True, slots=True)
class Agreed:
    """Moves on the coded map, those that are the same on the other; moves between partners on the other, and the same;
    factors of the coded map and those with a partner."""

    moved: int = 0
    same: int = 0
    others: int = 0
    factors: int = 0
    paired: int = 0

    def __add__(self, other: Agreed) -> Agreed:
        return Agreed(*(a + b for a, b in zip(dataclasses.astuple(self), dataclasses.astuple(other), strict=True)))

    @property
    def share(self) -> float:
        return self.same / max(self.moved, 1)


def gold_side(one: Coded) -> Side:
    """The coded factors and claims as a map."""
    at = {spot: At(factor, spot in one.opposites) for spot, factor in one.factors.items()}
    return side(one.reading, at, sorted(set(one.factors.values())))


def merged_side(reading: Reading) -> Side:
    """A reading with our own merging."""
    found = factors_of([reading], (), merging())
    return side(reading, found.at, [factor.id for factor in found.factors])


@functools.cache
def merging() -> MergeOptions:
    return MergeOptions(encode=sentences())


def side(reading: Reading, at: Mapping[Spot, At], factors: Sequence[str]) -> Side:
    """The map of a reading whose mentions are at these factors."""
    links: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    names = [claim.id or f"causal[{number}]" for number, claim in enumerate(reading.causal)]
    for name, (*_, claim) in zip(names, ends(reading), strict=True):
        one, other = (at[reading.id, name, part] for part in (Part.CAUSE, Part.EFFECT))
        sign = claim.polarity if one.turned is other.turned else -claim.polarity
        level = claim.certainty.level
        evidence = Evidence(reading.id, name, None, sign, claim.status, level, claim.quote)
        links[one.factor, other.factor].append(evidence)
    drawn = made([Factor(name, name) for name in factors], links, Map())
    return Side(drawn, tuple(standing(reading, at)))


def standing(reading: Reading, at: Mapping[Spot, At]) -> Iterator[Standing]:
    """Every mention where it stands, and where the words stand that it refers to."""
    own = {one.spot: one for one in mentions([reading])}
    for spot, mention in _said(reading):
        named, home = own[spot], at.get(spot)
        if home is not None:
            both = (mention, mention.refers_to)
            places = tuple((m.start, m.end) for m in both if m and m.start is not None and m.end is not None)
            yield Standing(home.factor, places, named.words, named.direction, home.turned)


def _said(reading: Reading) -> Iterator[tuple[Spot, FactorMention | Mention]]:
    for number, claim in enumerate(reading.causal):
        name = claim.id or f"causal[{number}]"
        yield (reading.id, name, Part.CAUSE), claim.cause
        yield (reading.id, name, Part.EFFECT), claim.effect
    for number, forecast in enumerate(reading.forecasts):
        yield (reading.id, forecast.id or f"forecasts[{number}]", Part.PROPOSITION), forecast.proposition


def paired(gold: Side, other: Side) -> Pairs:
    """The partners, one to one: those that share most places first."""
    shared: dict[tuple[str, str], dict[tuple[int, int], tuple[float, bool]]] = defaultdict(dict)
    for one in gold.places:
        for two in other.places:
            like = max(overlap(a, b) for a in one.places for b in two.places)
            if like >= ENOUGH:
                shared[one.factor, two.factor][one.places[0]] = like, opposed(one, two)
    rank = {pair: (len(found), sum(like for like, _ in found.values())) for pair, found in shared.items()}
    pairs: dict[str, tuple[str, bool]] = {}
    taken: set[str] = set()
    for a, b in sorted(rank, key=lambda pair: (-rank[pair][0], -rank[pair][1], pair)):
        if a not in pairs and b not in taken:
            against = sum(turned for _, turned in shared[a, b].values())
            pairs[a] = b, 2 * against > len(shared[a, b])
            taken.add(b)
    return pairs


def opposed(one: Standing, two: Standing) -> bool:
    """Whether the factors of two mentions of one thing go opposite ways.

    Words of one normal form tell by themselves which way ("rain", "lack of rain"); of others their directions do,
    for they tell of one happening.
    """
    a, b = labelled(one.words, one.direction), labelled(two.words, two.direction)
    if a is not None and b is not None and a.key == b.key:
        apart = a.turned is not b.turned
    else:
        apart = one.direction is not two.direction
    return (one.turned is not two.turned) is not apart


def moves(drawn: Map, pushed: Iterable[str]) -> Moves:
    """What moves when each of these factors is pushed up."""
    model = build(drawn, BuildOptions(presence=False))
    found = {}
    for factor in pushed:
        outcome = run(model, Scenario(pushes=(Push(factor, Direction.INCREASE),)), OPTIONS)
        ways = {one.factor: way(one) for one in outcome.responses if one.factor != factor}
        found[factor] = {name: one for name, one in ways.items() if one is not None}
    return found


def way(response: Response) -> int | None:
    if response.word is Share.STILL:
        return None
    if response.word is Share.UNDETERMINED or response.direction is None:
        return 0
    return 1 if response.direction is Direction.INCREASE else -1


def agreed(gold: Side, expected: Moves, other: Side) -> Agreed:
    """How the other map behaves beside the coded one."""
    pairs = paired(gold, other)
    found = moves(other.map, [pairs[factor][0] for factor in expected if factor in pairs])
    sure = [(f, g, turn) for f, ways in expected.items() for g, turn in ways.items() if turn]
    same = sum(_as(found, pairs, f, g) == turn for f, g, turn in sure)
    back = {name for name, _ in pairs.values()}
    others = sum(turn != 0 and g in back for ways in found.values() for g, turn in ways.items())
    return Agreed(len(sure), same, others, len(gold.map.factors), len(pairs))


def _as(found: Moves, pairs: Pairs, pushed: str, seen: str) -> int:
    """Which way the other map has it, in the directions of the coded factors; 0 where it has it not."""
    if pushed not in pairs or seen not in pairs:
        return 0
    (here, flip), (there, turned) = pairs[pushed], pairs[seen]
    one = found[here].get(there, 0)
    return -one if flip is not turned else one


def signed(one: Side, seed: int | None) -> Side:
    """The same map with signs by chance; all + without a seed."""
    chance = random.Random(seed)
    links = []
    for link in one.map.links:
        plus = 1.0 if seed is None else float(chance.random() < 0.5)
        links.append(dataclasses.replace(link, plus=plus, sign=Sign.PLUS if plus else Sign.MINUS))
    return Side(dataclasses.replace(one.map, links=tuple(links)), one.places)


@functools.cache
def gold(part: str) -> tuple[tuple[Coded, Side, Moves], ...]:
    """The coded documents with their maps and what moves on them."""
    found = []
    for one in coded(part):
        drawn = gold_side(one)
        pushed = dict.fromkeys(link.cause for link in drawn.map.links if link.cause != link.effect)
        found.append((one, drawn, moves(drawn.map, pushed)))
    return tuple(found)


@functools.cache
def on_gold_claims(part: str) -> dict[str, Agreed]:
    """The coded claims with our merging, by document."""
    return {one.reading.id: agreed(drawn, known, merged_side(one.reading)) for one, drawn, known in gold(part)}


def on_read_claims(part: str, reader: str) -> dict[str, dict[str, Agreed]]:
    """The map that was read, the same with signs by chance and with + alone; each by document."""
    files = {one.reading.id: SHARED / "gold" / part / f"{one.reading.id}.txt" for one, _, _ in gold(part)}
    found = read_files(list(files.values()), reader)
    out: dict[str, dict[str, Agreed]] = {"read": {}, "signs by chance": {}, "every sign +": {}}
    for one, drawn, known in gold(part):
        name = one.reading.id
        read = merged_side(_decoded(found[files[name]]))
        out["read"][name] = agreed(drawn, known, read)
        tries = (agreed(drawn, known, signed(read, seed)) for seed in range(SEEDS))
        out["signs by chance"][name] = sum(tries, Agreed())
        out["every sign +"][name] = agreed(drawn, known, signed(read, None))
    return out


def _decoded(given: Mapping[str, object]) -> Reading:
    reading: Reading = decode(Reading, given)
    return reading


def figure(found: Mapping[str, Agreed]) -> str:
    """The share over all moves, and the mean of the documents."""
    whole = sum(found.values(), Agreed())
    mean = sum(one.share for one in found.values()) / len(found)
    return f"{whole.share:.3f} (mean of documents {mean:.3f})"


def rows(reader: str) -> list[Row]:
    """The read map beside what our merging makes of the coded claims, chance, and + alone."""
    claims, read = on_gold_claims("dev"), on_read_claims("dev", reader)
    start = "behaviour: factors that move the same way when pushed"
    whole = sum(read["read"].values(), Agreed())
    had, back = whole.paired / max(whole.factors, 1), whole.same / max(whole.others, 1)
    each = ", ".join(f"{name} {one.share:.2f}" for name, one in read["read"].items())
    return [
        Row(f"{start}: read map", figure(read["read"]), aim=f"of {whole.moved} moves"),
        Row(f"{start}: each document", each),
        Row(f"{start}: coded claims, our merging", figure(claims)),
        Row(f"{start}: read map with signs by chance", figure(read["signs by chance"])),
        Row(f"{start}: read map with every sign +", figure(read["every sign +"])),
        Row("behaviour: coded factors that the read map has", f"{had:.3f}"),
        Row("behaviour: moves of the read map that are so on the coded one", f"{back:.3f}"),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", default="rules")
    parser.add_argument("--set", dest="part", default="dev", choices=["train", "dev"])
    options = parser.parse_args()
    try:
        results = {"coded claims": on_gold_claims(options.part), **on_read_claims(options.part, options.reader)}
    except Absent as reason:
        say(reason)
        return 0
    for name, found in results.items():
        say(f"{name}: {figure(found)}")
        for document, one in found.items():
            had = f"{one.paired} of {one.factors} factors paired"
            say(f"   {document:16} {one.share:.3f} of {one.moved:5} moves; {had}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
