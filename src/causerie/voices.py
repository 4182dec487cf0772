"""Whose words an item rests on: the voice of the turn that it stands in, and whom that voice reports."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from causerie.values import Attribution, CausalClaim, Document, Event, Item, Question, Reading, Turn
from causerie.vocabulary import Role, Status


def turn_at(reading: Reading, offset: int) -> Turn | None:
    """The turn that covers an offset of the text."""
    at = bisect_right(reading.turns, offset, key=lambda turn: turn.start) - 1
    return reading.turns[at] if at >= 0 and offset < reading.turns[at].end else None


def voice(document: Document, reading: Reading, item: Item) -> str | None:
    """Who utters the item's words: the turn's speaker, else whom the document names for such a turn."""
    return voice_at(document, reading, item.quote.start)


def voice_at(document: Document, reading: Reading, offset: int) -> str | None:
    """Who utters what stands at an offset of the text: as `voice` of an item there."""
    turn = turn_at(reading, offset)
    if turn is not None and turn.speaker:
        return turn.speaker
    if turn is None:
        return document.speaker or document.author or document.outlet
    return {
        Role.INTERVIEWER: document.outlet,
        Role.NARRATOR: document.speaker or document.author or document.outlet,
        Role.INTERVIEWEE: document.speaker,
    }[turn.role]


def chain(item: Item) -> tuple[str, ...]:
    """The names of who says it as the item has them, outermost first; empty where it has none."""
    source = getattr(item, "source", ())
    if isinstance(source, tuple):
        return source
    return (source.text,) if source.text else ()


def reported(item: Item, uttered_by: str | None) -> tuple[str, ...]:
    """Those whom the voice reports: the part of the chain inside the voice."""
    names = chain(item)
    return names[names.index(uttered_by) + 1 :] if uttered_by in names else names


def holder(document: Document, reading: Reading, item: Item) -> str | None:
    """Whose claim an item is: the innermost of those who are reported, else who utters it."""
    uttered = voice(document, reading, item)
    return (reported(item, uttered) or (uttered,))[-1]


def voices(document: Document, reading: Reading, item: Item) -> tuple[str, ...]:
    """All names under which an item can be looked for: who utters it and who is reported."""
    asks = (item.speaker,) if isinstance(item, Question) else ()
    answers = tuple(answer.speaker for answer in item.answers) if isinstance(item, Question) else ()
    found = (voice(document, reading, item), *asks, *answers, *chain(item))
    return tuple(dict.fromkeys(name for name in found if name))


def speakers(readings: Iterable[Reading]) -> tuple[str, ...]:
    """Everybody who has a turn, in the order of first appearance."""
    return tuple(dict.fromkeys(turn.speaker for reading in readings for turn in reading.turns if turn.speaker))


def claimants(readings: Iterable[Reading]) -> tuple[str, ...]:
    """Everybody who claims that something leads to something, reported voices too; who claims most comes first."""
    found = Counter(_innermost(reading, claim) for reading in readings for claim in reading.causal)
    return tuple(sorted(filter(None, found), key=lambda name: (-found[name], name)))


def _innermost(reading: Reading, claim: CausalClaim) -> str:
    turn = turn_at(reading, claim.quote.start)
    return claim.source[-1] if claim.source else (turn.speaker if turn else None) or ""


def verb(item: Item) -> str:
    """How an accepted item is told: what somebody denied, questioned or only reported, that one did not say."""
    if isinstance(item, Event):
        return "tells of"
    if isinstance(item, Attribution):
        return "reported"
    if not isinstance(item, CausalClaim):
        return "said that"
    return {
        Status.ASSERTED: "said that",
        Status.CONDITIONAL: "said that, on a condition,",
        Status.COUNTERFACTUAL: "said that, had it been so,",
        Status.DENIED: "denied that",
        Status.QUESTIONED: "questioned whether",
    }[item.status]
