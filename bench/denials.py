"""Denied causes in news (Countercausal News Corpus, CC BY 4.0): is "X did not cause Y" kept out of the links?

The corpus marks pairs of clauses as causal or countercausal. A claim is about a pair when each of its ends
shares at least half of the words of the shorter one with the pair's own words, cause with cause and effect
with effect. A link is a claim that is asserted, conditional or counterfactual; a denied or questioned one
is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from common import SHARED, Json, Row, covered, named
from common import rows as lines
from readings import read_texts

FILE = SHARED / "data" / "countercausal" / "identification_dev.jsonl"
CAUSAL, COUNTER = 1, 2
LINKING = ("asserted", "conditional", "counterfactual")
_MARKED = re.compile(r"<(e\d+)>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"</?e\d+>")


def bare(text: str) -> str:
    """The sentence without the marks of its clauses."""
    return _TAG.sub("", text)


def clauses(text: str) -> dict[str, str]:
    """The words of each marked clause by its name; those of clauses within it belong to it."""
    found = dict(_MARKED.findall(text))
    for words in list(found.values()):
        found |= dict(_MARKED.findall(words))
    return {name: bare(words) for name, words in found.items()}


def about(claim: Json, cause: str, effect: str) -> bool:
    """Whether a claim is about a pair of clauses."""
    ends = ((claim["cause"], cause), (claim["effect"], effect))
    return all(any(covered(name, words) >= 0.5 for name in named(mention)) for mention, words in ends)


def statuses(reader: str) -> Iterator[tuple[int, list[str]]]:
    """Of each pair, which relation it has and the statuses of the claims about it."""
    items = list(lines(FILE))
    found = read_texts({item["index"]: bare(item["text"]) for item in items}, reader)
    for item in items:
        words, claims = clauses(item["text"]), found[item["index"]].get("causal", [])
        for pair in item["relations"]:
            ends = words.get(pair["first"], ""), words.get(pair["second"], "")
            yield pair["relationship"], [claim["status"] for claim in claims if about(claim, *ends)]


def rows(reader: str) -> list[Row]:
    """Countercausal pairs without a link and with a denial; causal pairs with a link."""
    pairs = list(statuses(reader))
    counter = [found for kind, found in pairs if kind == COUNTER]
    causal = [found for kind, found in pairs if kind == CAUSAL]
    return [
        Row(
            '"X did not cause Y": countercausal pairs without a link', _share([not _links(s) for s in counter]), "0.80"
        ),
        Row('"X did not cause Y": countercausal pairs denied', _share(["denied" in s for s in counter]), "0.50"),
        Row('"X did not cause Y": causal pairs with a link', _share([_links(s) for s in causal]), "0.60"),
    ]


def _links(found: list[str]) -> bool:
    return any(status in LINKING for status in found)


def _share(answers: list[bool]) -> str:
    return f"{sum(answers) / len(answers):.3f} ({sum(answers)}/{len(answers)})" if answers else "no pairs"
