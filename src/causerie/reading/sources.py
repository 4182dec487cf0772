"""Who says a claim: the chain of names from the outlet to the innermost holder."""

from __future__ import annotations

from collections.abc import Callable

from causerie.reading.frame import Frame
from causerie.values import Attribution

Chain = Callable[[int, int], tuple[str, ...]]
"""From the offsets of a mention (or clause) to the names of who says it, outermost first."""


def chains(frame: Frame, attributions: tuple[Attribution, ...]) -> Chain:
    """The function that finds the source chain of any place of the document."""

    def chain(start: int, end: int) -> tuple[str, ...]:
        sentence = frame.sentence_at(start)
        if sentence is None:
            return ()
        turn = frame.turn_of(sentence)
        names = [frame.document.outlet, turn.speaker]
        return tuple(dict.fromkeys(name for name in names if name))

    return chain
