"""The questions and their answers, side by side by speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from causerie.values import Answer, Document, Question
from causerie.views.report.cards import NOBODY, Card, Deck, shortened
from causerie.views.report.options import ReportOptions
from causerie.words import stems

ALIKE, AT_LEAST = 0.5, 2
"""Share (Jaccard) and number of common word families from which two questions are shown as one."""
SHOWN = 420
"""Characters of an answer that stand open; the rest unfolds."""
_SENTENCE = re.compile(r"([.!?…][\"”»’)\]]*)\s")


@dataclass(frozen=True, slots=True)
class Given:
    """An answer: its first words and the rest, and the items found in it."""

    head: str
    rest: str
    cut: bool
    found: tuple[Card, ...]


@dataclass(slots=True)
class Column:
    """All that one speaker of one document answers to a question."""

    speaker: str
    document: Document
    given: list[Given] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    """Questions that ask the same, and what they were answered, a column a speaker."""

    text: str
    asked: list[Card] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)

    def column(self, speaker: str, document: Document) -> Column:
        """The speaker's column, made on first use."""
        for one in self.columns:
            if one.speaker == speaker and one.document.id == document.id:
                return one
        self.columns.append(Column(speaker, document))
        return self.columns[-1]


def groups(deck: Deck, options: ReportOptions) -> list[Group]:
    """The questions in order, those of like words together; first those that several speakers answer."""
    made: list[tuple[frozenset[str], Group]] = []
    for card in deck.kind(Question):
        assert isinstance(card.item, Question)
        own = frozenset(stems(card.item.quote.text))
        group = next((one for other, one in made if _alike(own, other) and _apart(card, one)), None)
        if group is None:
            group = Group(card.quote)
            made.append((own, group))
        group.asked.append(card)
        for answer in card.item.answers:
            group.column(answer.speaker or NOBODY, card.document).given.append(_given(card, answer, deck, options))
    return sorted((group for _, group in made), key=lambda group: len(group.columns) < 2)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return bool(one) and (one == other or (shared >= AT_LEAST and shared >= ALIKE * len(one | other)))


def _apart(card: Card, group: Group) -> bool:
    """Two questions of one interview stay two, however alike."""
    return all(other.document.id != card.document.id for other in group.asked)


def _given(card: Card, answer: Answer, deck: Deck, options: ReportOptions) -> Given:
    text = card.document.text[answer.start : answer.end].strip()
    head = shortened(text, options.short if options.share else SHOWN)
    if len(head) < len(text):
        ends = [match.end(1) for match in _SENTENCE.finditer(head) if match.end(1) > len(head) // 2]
        head = head[: ends[-1]] if ends else head
    rest = "" if options.share else text[len(head) :].strip()
    return Given(head, rest, len(head) < len(text), tuple(_within(answer, deck.of[card.document.id])))


def _within(answer: Answer, cards: Sequence[Card]) -> Iterator[Card]:
    for card in cards:
        quote = card.item.quote
        if not isinstance(card.item, Question) and answer.start <= quote.start and quote.end <= answer.end:
            yield card
