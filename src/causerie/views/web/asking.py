"""Questions as pages show them: those of the documents with their answers side by side, and answers to one's own."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from causerie.pipeline.filtering import Filters
from causerie.pipeline.questions import worded
from causerie.pipeline.remembering import remembered
from causerie.values import Answering, Bundle, Found, Item, Question, Reading, items_of
from causerie.views.report.cards import NOBODY, around, deck
from causerie.views.report.options import ReportOptions
from causerie.views.report.questions import Given, Group, groups
from causerie.views.web.context import Here
from causerie.vocabulary import CHECKED, TakenUp
from causerie.voices import reported, voice

EVERYTHING = Filters()
SHOWN = 14
"""Items named beside an answer at most."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer in its own words, the first of them and the rest, and the items that were read in it: name, address,
    and whether a person found the coding right.
    """

    head: str
    rest: str
    items: tuple[tuple[str, str, bool], ...]
    more: int


@dataclass(frozen=True, slots=True)
class Column:
    """All that one speaker of one document answers. `taken`: how far the question was taken up there."""

    speaker: str
    title: str
    href: str
    taken: TakenUp
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class Put:
    """Where a question was put, by whom."""

    name: str
    href: str
    by: str
    title: str
    taken: TakenUp
    checked: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions that ask the same, and their answers, a column a speaker."""

    text: str
    before: str
    puts: tuple[Put, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that answer a question of one's own, in their place."""

    name: str
    href: str
    kind: str
    title: str
    date: str
    speaker: str
    reporting: tuple[str, ...]
    before: str
    quote: str
    after: str
    because: str
    score: float
    checked: bool


def grouped(at: Here, filters: Filters = EVERYTHING) -> tuple[Group, ...]:
    """The questions of the documents that pass, those of like words together; kept until the workspace changes.

    Raises UnknownName for what there is not.
    """
    key = ("questions", at.checked, filters)
    return remembered(at.desk, key, lambda: tuple(_grouped(at.desk.bundle(filters, at.checked))))


def _grouped(bundle: Bundle) -> list[Group]:
    # Cards of all items would be made to show the few that stand in an answer; those are looked up a page at a time.
    bare = tuple(
        Reading(one.id, one.title, one.date, one.language, one.reader, one.turns, questions=one.questions)
        for one in bundle.readings
    )
    options = ReportOptions()
    return groups(deck(dataclasses.replace(bundle, readings=bare), options), options)


def answered(at: Here, question: str) -> Answering:
    """What the documents say to a question today, worked out beside the server; kept until the workspace changes."""
    found: Answering = at.workers.result("causerie.pipeline.asking:answers", worded(question), at.checked)
    return found


class Laid:
    """Lays out groups of questions, and answers, with links to where they stand."""

    def __init__(self, at: Here) -> None:
        self._bundle = at.bundle()
        self._readings = {reading.id: reading for reading in self._bundle.readings}
        self._documents = {document.id: document for document in self._bundle.documents}
        self._shelf = {one.document.id: one.alias for one in at.desk.state().shelf}

    def asked(self, group: Group) -> Asked:
        """A group as the page shows it."""
        puts = tuple(
            self._put(card.item, card.document.id, card.checked)
            for card in group.asked
            if isinstance(card.item, Question)
        )
        taken = {card.document.id: card.item for card in group.asked if isinstance(card.item, Question)}
        columns = tuple(
            Column(
                speaker=column.speaker,
                title=column.document.title or column.document.id,
                href=self._href(column.document.id, taken[column.document.id].id),
                taken=taken[column.document.id].taken_up,
                replies=tuple(
                    self._replies(taken[column.document.id], column.document.id, column.speaker, column.given)
                ),
            )
            for column in group.columns
        )
        return Asked(group.text, group.asked[0].before, puts, columns)

    def hits(self, found: Answering, most: int) -> tuple[Hit, ...]:
        """The answers to a question, best first."""
        return tuple(self._hit(one) for one in found.found[:most])

    def speakers(self, found: Answering) -> tuple[str, ...]:
        """Who answers a question: whose claims the answers are, each named once."""
        return tuple(dict.fromkeys(filter(None, map(self._holder, found.found))))

    def _holder(self, found: Found) -> str | None:
        passed, speaker = self._voices(found)
        return passed[-1] if passed else speaker

    def _voices(self, found: Found) -> tuple[tuple[str, ...], str | None]:
        """Whom the voice of an answer reports, and whose voice it is."""
        document, reading = self._documents[found.document], self._readings[found.document]
        quote = found.words or found.item.quote
        speaker = voice(document, reading, found.item)
        if found.words is not None and isinstance(found.item, Question):
            speaker = next((a.speaker for a in found.item.answers if a.start <= quote.start < a.end), speaker)
        return () if isinstance(found.item, Question) else reported(found.item, speaker), speaker

    def _put(self, item: Question, document: str, checked: bool) -> Put:
        known = self._documents[document]
        by = item.speaker or voice(known, self._readings[document], item) or NOBODY
        return Put(self._name(item), self._href(document, item.id), by, known.title or known.id, item.taken_up, checked)

    def _replies(self, item: Question, document: str, speaker: str, given: Sequence[Given]) -> Iterator[Reply]:
        own = [one for one in item.answers if (one.speaker or NOBODY) == speaker]
        for answer, words in zip(own, given, strict=True):
            inside = [one for one in items_of(self._readings[document]) if self._within(one, answer.start, answer.end)]
            names = tuple((self._name(one), self._href(document, one.id), self._checked(one)) for one in inside[:SHOWN])
            yield Reply(words.head, words.rest, names, max(len(inside) - SHOWN, 0))

    def _within(self, item: Item, start: int, end: int) -> bool:
        return not isinstance(item, Question) and start <= item.quote.start and item.quote.end <= end

    def _hit(self, found: Found) -> Hit:
        document = self._documents[found.document]
        quote = found.words or found.item.quote
        before, after = around(document, quote)
        passed, speaker = self._voices(found)
        return Hit(
            name=self._name(found.item),
            href=self._href(document.id, found.item.id),
            kind=type(found.item).__name__,
            title=document.title or document.id,
            date=document.date or "",
            speaker=speaker or NOBODY,
            reporting=passed,
            before=before,
            quote=quote.text,
            after=after,
            because=found.because,
            score=found.score,
            checked=self._checked(found.item),
        )

    def _checked(self, item: Item) -> bool:
        return self._bundle.reviewed.get(item.id) in CHECKED

    def _name(self, item: Item) -> str:
        return self._bundle.aliases.get(item.id, "")

    def _href(self, document: str, item: str) -> str:
        alias = self._bundle.aliases.get(item)
        return f"/read/{self._shelf[document]}{f'#{alias}' if alias else ''}"
