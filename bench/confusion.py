"""What is read and what is missed, by the construction that says it: counts of coded causal claims, found and missed.

A coded claim is put under the first construction of constructions.toml whose signs stand in its quote; denied,
questioned and counterfactual claims, and answers whose ends stand in the question, are classes of their own and come
first. Other features (a pronoun, a list, two sentences, a long mention) are counted beside, and may overlap. Claims
that are read without ground are counted by the family of the rule that found them. Of gold/dev only counts are shown.
usage: python bench/confusion.py [--set real|train|dev] [--reader R] [--show CLASS] [--write]
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from coded import real, texts
from common import HERE, Absent, Json, say
from readings import read_files
from table import write

from causerie.scoring import matches
from causerie.words import stem

TABLE = HERE / "constructions.toml"
LONG = 10
_WORD = re.compile(r"[a-z’']+")
_ENDED = re.compile(r"[.?!][\"”’')]*\s")
BY_STATUS = ("denied", "questioned", "counterfactual")
Tally = dict[str, Counter[str]]


@cache
def constructions() -> list[dict[str, Any]]:
    """The constructions in their order, patterns compiled and words as stems."""
    found = tomllib.loads(TABLE.read_text("utf-8"))["construction"]
    return [
        {
            "name": one["name"],
            "rest": [re.compile(pattern) for pattern in one.get("rest", ())],
            "stems": {stem(word) for word in (one.get("verbs", "") + " " + one.get("nouns", "")).split()},
        }
        for one in found
    ]


def rest_of(quote: str, start: int, ends: Sequence[tuple[str, int, int]]) -> str:
    """The quote in lower case with each (sign, start, end) in its place shown as <sign>, blanks made one."""
    out, at = [], 0
    for sign, low, high in sorted(ends, key=lambda end: end[1]):
        low, high = max(low - start, at), high - start
        out += [quote[at:low].lower(), f"<{sign}>"]
        at = max(at, high)
    return " ".join("".join([*out, quote[at:].lower()]).split())


def class_of(claim: Json) -> str:
    """The construction of a coded claim."""
    if claim["status"] in BY_STATUS:
        return str(claim["status"])
    ends = [
        ("c", claim["cause"]["start"], claim["cause"]["end"]),
        ("e", claim["effect"]["start"], claim["effect"]["end"]),
    ]
    if any(low < claim["start"] or high > claim["end"] for _, low, high in ends):
        return "answer (an end in the question)"
    rest = rest_of(claim["quote"], claim["start"], ends)
    between = {stem(word) for word in _WORD.findall(rest.replace("<c>", " ").replace("<e>", " "))}
    for one in constructions():
        if any(pattern.search(rest) for pattern in one["rest"]) or one["stems"] & between:
            return str(one["name"])
    raise AssertionError("the last construction fits everything")


def features(claim: Json, others: Iterable[Json]) -> list[str]:
    """What else may make a claim hard to read."""
    cause, effect = claim["cause"], claim["effect"]
    found = []
    if cause.get("refers_to") or effect.get("refers_to"):
        found.append("an end is a pronoun")
    if any(_shares(claim, other) for other in others if other is not claim):
        found.append("a member of a list")
    low, high = min(cause["end"], effect["end"]), max(cause["start"], effect["start"])
    if _ENDED.search(claim["quote"][max(low - claim["start"], 0) : max(high - claim["start"], 0)]):
        found.append("across sentences")
    if max(len(end["text"].split()) for end in (cause, effect)) >= LONG:
        found.append(f"an end of {LONG} words or more")
    if claim["polarity"] == "-":
        found.append("sign -")
    return found


def _shares(one: Json, two: Json) -> bool:
    """Whether two claims of one quote have one end in common."""
    same = [
        one[end]["start"] == two[end]["start"] and one[end]["end"] == two[end]["end"] for end in ("cause", "effect")
    ]
    return one["start"] == two["start"] and any(same) and not all(same)


def tallied(pairs: Iterable[tuple[Json, Json]], show: str = "") -> tuple[Tally, Tally, Counter[str]]:
    """Counts by construction and by feature (coded, found), and of groundless claims by family of rule."""
    by_class: Tally = {}
    by_feature: Tally = {}
    false: Counter[str] = Counter()
    for gold, reading in pairs:
        claims = gold.get("causal", [])
        hits = matches("causal", claims, reading.get("causal", []))
        found, grounded = {id(g) for g, _ in hits}, {id(r) for _, r in hits}
        for claim in claims:
            name = class_of(claim)
            for tally, key in [(by_class, name), *((by_feature, feature) for feature in features(claim, claims))]:
                tally.setdefault(key, Counter()).update(coded=1, found=id(claim) in found)
            if show == name and id(claim) not in found:
                say("MISS", claim["cause"]["text"], "->", claim["effect"]["text"], "\n    ", claim["quote"][:240])
        false.update(family(claim) for claim in reading.get("causal", []) if id(claim) not in grounded)
    return by_class, by_feature, false


def family(claim: Json) -> str:
    """Whose word a claim is: the family of its rule, or the encoder's."""
    return str(claim.get("rule") or "encoder").partition(".")[0]


def lines(by_class: Tally, by_feature: Tally, false: Mapping[str, int]) -> list[str]:
    """Two tables in Markdown and a line on groundless claims."""
    out = []
    for title, tally in (("construction", by_class), ("feature", by_feature)):
        out += [f"| {title} | coded | found | missed | share found |", "|---|---|---|---|---|"]
        for name, count in sorted(tally.items(), key=lambda pair: pair[1]["found"] - pair[1]["coded"]):
            coded, found = count["coded"], count["found"]
            out.append(f"| {name} | {coded} | {found} | {coded - found} | {found / coded:.2f} |")
        out.append("")
    ranked = sorted(false.items(), key=lambda pair: -pair[1])
    return [*out, "Read without ground, by family of rule: " + ", ".join(f"{name} {n}" for name, n in ranked) + "."]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", dest="which", default="real", choices=["real", "train", "dev"])
    parser.add_argument("--reader", default="rules")
    parser.add_argument("--show", default="", help="list the missed claims of this construction")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/quality.md")
    options = parser.parse_args()
    if options.which == "dev" and options.show:
        parser.error("dev is only read off: its claims are not shown")
    try:
        paths = texts("dev" if options.which == "dev" else "train")
        if options.which == "real":
            paths = [path for path in paths if real(path)]
        found = read_files(paths, options.reader)
    except Absent as reason:
        say(reason)
        return 0
    pairs = [(json.loads(path.with_suffix(".json").read_text("utf-8")), found[path]) for path in paths]
    shown = "\n".join(lines(*tallied(pairs, options.show)))
    say(shown)
    if options.write:
        command = f"python bench/confusion.py --set {options.which} --reader {options.reader}"
        write(f"confusion {options.which}", command, shown)
    return 0


if __name__ == "__main__":
    sys.exit(main())
