"""What one construction finds: two places in the text and how they hang together, before trimming.

A construction is a module with `find(sentence, frame) -> Iterator[Draft]`; `finish.py` turns a
draft into claims: it splits lists, trims mentions, and works out direction, sign, status, certainty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from causerie.reading.frame import Frame, Sentence
from causerie.reading.spans import reach
from causerie.values import Span
from causerie.vocabulary import Direction, Sign, Status


@dataclass(frozen=True, slots=True)
class Part:
    """One end of a claim: tokens first..end-1 of the sentence's Doc, headed by `head`.

    `flip` turns the direction that the words have of themselves ("prevents the leak": leak, turned);
    `direction` fixes it. `whole` keeps a coordinated head in one piece. `refers_to` is what a
    pronoun here stands for; None lets `finish` look it up.
    """

    sentence: Sentence
    first: int
    end: int
    head: Token
    flip: bool = False
    direction: Direction | None = None
    refers_to: Span | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A causal claim as a construction found it.

    `cue` holds document offsets of the words that carry the link. `head` heads the clause whose
    negation, mood and hedges bear on the link (None: the effect's head). `status` None is worked
    out there; `denied` turns it. `sign` is given only where the text leaves it open (UNKNOWN).
    `condition` and `horizon` hold document offsets. `first`..`last` are the sentences of the quote;
    None: those of the two parts. `spoken` is the sentence whose words say how surely (an answer to a
    question that holds both parts), None: the effect's.
    """

    rule: str
    cause: Part
    effect: Part
    cue: tuple[int, int] | None = None
    head: Token | None = None
    status: Status | None = None
    denied: bool = False
    sign: Sign | None = None
    condition: tuple[int, int] | None = None
    horizon: tuple[int, int] | None = None
    first: Sentence | None = None
    last: Sentence | None = None
    spoken: Sentence | None = None


Construction = Callable[[Sentence, Frame], Iterator[Draft]]


def part(
    sentence: Sentence,
    head: Token,
    *,
    without: tuple[Token, ...] = (),
    flip: bool = False,
    direction: Direction | None = None,
    refers_to: Span | None = None,
    whole: bool = False,
) -> Part:
    """The part that `head` heads: its subtree, less the subtrees of `without`, in one run round it."""
    first, end = reach(sentence, head, without)
    return Part(sentence, first, end, head, flip, direction, refers_to, whole)
