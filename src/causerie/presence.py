"""From claims to a link: how much speaks for an influence, and how far those who sign it agree.

The rule (`weigh`), its numbers in `presence.toml`:

1. Claims are put together by voice. A speaker is one voice however often the claim is repeated; claims
   of nobody named are one voice in each document; quotes of different documents that copy one text are
   one voice, whoever is said to say them.
2. A voice counts by its surest claim. Voices for the link add up as independent witnesses do,
   1 - (1-p)(1-q)..., and so do those that deny or question it; the denials then take up to half.
   That is `presence`.
3. Each voice that gives a sign has one vote, half for each where it gives both. The share of + is
   `plus`; the link's sign is that of a unanimous vote, else unknown. The two never mix.
"""

from __future__ import annotations

import functools
import math
import string
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from causerie.names import without_article
from causerie.values import Evidence, Link
from causerie.vocabulary import Level, Sign, Status

_MARKS = {ord(mark): " " for mark in string.punctuation + "“”‘’«»„…–—"}


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the claims of one link come to; `voices` are the independent ones that speak for it."""

    sign: Sign
    presence: float
    plus: float | None
    voices: int


@functools.cache
def data() -> dict[str, Any]:
    """The numbers of the rule."""
    return tomllib.loads(files("causerie").joinpath("presence.toml").read_text("utf-8"))


def link_of(cause: str, effect: str, claims: Sequence[Evidence], suggested: bool = False) -> Link:
    """The link that these claims make."""
    found = weigh(claims)
    return Link(cause, effect, found.sign, tuple(claims), found.presence, found.plus, suggested)


def weigh(claims: Sequence[Evidence]) -> Weighed:
    """Presence and sign of a link by the rule above; presence 0 where no claim speaks for it."""
    groups = voices(claims)
    speaking = [_surest(group, True) for group in groups]
    against = [_surest(group, False) for group in groups]
    presence = _any(speaking) * (1 - data()["against"]["most"] * _any(against))
    votes = [vote for group in groups for vote in _vote(group)]
    plus = sum(votes) / len(votes) if votes else None
    return Weighed(_sign(plus), round(presence, 6), plus, sum(weight > 0 for weight in speaking))


def voices(claims: Sequence[Evidence]) -> list[list[Evidence]]:
    """The claims by independent voice, in order of first appearance."""
    found: dict[str, list[Evidence]] = {}
    for claim in claims:
        found.setdefault(voice_of(claim), []).append(claim)
    groups = list(found.values())
    if len(groups) == 1 or len({claim.document for claim in claims}) == 1:
        return groups
    return _copies_joined(groups)


def voice_of(claim: Evidence) -> str:
    """A key of whose voice it is: the speaker's name, else the document's nameless voice."""
    return _known(claim.speaker) if claim.speaker else f"\0{claim.document}"


@functools.lru_cache(maxsize=10_000)
def _known(name: str) -> str:
    return " ".join(without_article(name).casefold().split())


def _copies_joined(groups: list[list[Evidence]]) -> list[list[Evidence]]:
    """Groups that share copied words across documents are one; linear in the words."""
    into = list(range(len(groups)))

    def root(at: int) -> int:
        while into[at] != at:
            into[at] = at = into[into[at]]
        return at

    for numbers in _shared(groups):
        first = min(root(number) for number in numbers)
        for number in numbers:
            into[root(number)] = first
    joined: dict[int, list[Evidence]] = {}
    for number, group in enumerate(groups):
        joined.setdefault(root(number), []).extend(group)
    return list(joined.values())


def _shared(groups: list[list[Evidence]]) -> list[set[int]]:
    """For each run of words that stands in several documents, the groups that have it."""
    seen: dict[tuple[str, ...], tuple[str, set[int]]] = {}
    shared: dict[tuple[str, ...], set[int]] = {}
    for number, group in enumerate(groups):
        for claim in group:
            for run in _runs(claim.quote.text):
                found = seen.get(run)
                if found is None:
                    seen[run] = claim.document, {number}
                    continue
                found[1].add(number)
                if found[0] != claim.document:
                    shared[run] = found[1]
    return list(shared.values())


@functools.cache
def _copies() -> tuple[int, int, int]:
    return tuple(data()["copies"][name] for name in ("run", "shortest", "first"))


def _runs(text: str) -> list[tuple[str, ...]]:
    """The runs of words by which a copy is known: of a long quote those that begin with a long word."""
    length, shortest, first = _copies()
    words = text.casefold().translate(_MARKS).split()
    if len(words) <= length:
        return [tuple(words)] if len(words) >= shortest else []
    last = len(words) - length
    return [tuple(words[at : at + length]) for at in range(last + 1) if len(words[at]) >= first]


@functools.cache
def _weight(status: Status, level: Level, speaking: bool) -> float:
    side = data()["for" if speaking else "against"]
    return float(side.get(status.value, 0.0)) * float(data()["certainty"][level.value])


def _surest(group: Iterable[Evidence], speaking: bool) -> float:
    return max(_weight(claim.status, claim.certainty, speaking) for claim in group)


def _any(weights: Iterable[float]) -> float:
    """That at least one of independent witnesses is right."""
    return 1 - math.prod(1 - weight for weight in weights)


def _vote(group: Iterable[Evidence]) -> tuple[float, ...]:
    signs = {claim.sign for claim in group if claim.supports} - {Sign.UNKNOWN}
    return (sum(sign is Sign.PLUS for sign in signs) / len(signs),) if signs else ()


def _sign(plus: float | None) -> Sign:
    if plus == 1:
        return Sign.PLUS
    return Sign.MINUS if plus == 0 else Sign.UNKNOWN
