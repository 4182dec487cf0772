"""Who says a claim: the chain of names from the outlet to the innermost holder."""

from __future__ import annotations

from collections.abc import Callable

from causerie.names import without_article
from causerie.reading.frame import Frame
from causerie.reading.holders import holders
from causerie.values import Attribution
from causerie.vocabulary import Role

Chain = Callable[[int, int], tuple[str, ...]]
"""From the offsets of a mention (or clause) to the names of who says it, outermost first."""


def chains(frame: Frame, attributions: tuple[Attribution, ...]) -> Chain:
    """The function that finds the source chain of any place of the document.

    The chain is the outlet, the voice of the turn, then the holder of each report whose content has
    the larger part of the place, the widest report first. Articles are dropped, names are full.
    """
    named = holders(frame, attributions)
    outlet = outlet_of(frame)
    at: dict[int, list[tuple[Attribution, str]]] = {}
    for attribution, name in zip(attributions, named, strict=True):
        start, end = attribution.content.start, attribution.content.end
        first, last = frame.sentence_at(start or 0), frame.sentence_at((end or 1) - 1)
        if first is not None and last is not None and name:
            for index in range(first.index, last.index + 1):
                at.setdefault(index, []).append((attribution, name))

    def chain(start: int, end: int) -> tuple[str, ...]:
        sentence = frame.sentence_at(start)
        if sentence is None:
            return ()
        inside = [(a, name) for a, name in at.get(sentence.index, ()) if _holds(a, start, end)]
        inside.sort(key=lambda pair: (pair[0].content.start or 0) - (pair[0].content.end or 0))
        names = [outlet, frame.turn_of(sentence).speaker, *(name for _, name in inside)]
        return tuple(dict.fromkeys(name for name in names if name))

    return chain


def outlet_of(frame: Frame) -> str | None:
    """The outlet that the document names, else the voice of its first narration."""
    if frame.document.outlet:
        return without_article(frame.document.outlet)
    return next((turn.speaker for turn in frame.turns if turn.role is Role.NARRATOR and turn.speaker), None)


def _holds(attribution: Attribution, start: int, end: int) -> bool:
    content = attribution.content
    shared = min(end, content.end or 0) - max(start, content.start or 0)
    return shared * 2 > end - start
