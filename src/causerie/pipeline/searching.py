"""Searching all texts, codings and memos; hits in reading order, each with its sentence."""

from __future__ import annotations

import functools
import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from causerie.folding import sentences
from causerie.pipeline.desk import Where, reading_at
from causerie.pipeline.noting import Notes, notes_of
from causerie.pipeline.state import Shelved, State, shelved_as
from causerie.sought import Term, hay, holds, marks, terms
from causerie.store import search as index
from causerie.values import KIND_OF, Item, items_of
from causerie.voices import turn_at, voice

_LAST = 1 << 62
"""In the place of a document's number, after all others."""
LONG = 2_000
"""Characters of a sentence or quote that a hit shows at most."""


class SearchIn(StrEnum):
    """Where to look. In everything, an item is a hit of its own only where its sentence is not one."""

    EVERYTHING = "everything"
    TEXTS = "texts"
    ITEMS = "items"
    MEMOS = "memos"


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """`most` hits from the `skip`th on, in the documents with these names (alias, id or title; all by default)."""

    skip: int = 0
    most: int = 50
    within: SearchIn = SearchIn.EVERYTHING
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words stand. Offsets are code points of the document's text.

    `kind`: "text" for a sentence, "memo", or the kind of item whose coding has the words. `sentence` is the whole
    sentence, or quote of the item, from `start` to `end`; `marks` are the places of the words in it, also offsets of
    the document. `items` are the names of the items that rest on the sentence. `note` holds words of a coding or memo
    that do not stand in it. A memo on a factor belongs to no document: its `title` is the factor and `document` is "".
    """

    document: str
    title: str
    kind: str
    start: int
    end: int
    sentence: str
    marks: tuple[tuple[int, int], ...] = ()
    alias: str | None = None
    speaker: str | None = None
    items: tuple[str, ...] = ()
    note: str = ""

    @property
    def runs(self) -> tuple[tuple[str, bool], ...]:
        """The sentence in pieces, each with whether it is marked."""
        return tuple(_runs(self.sentence, self.start, self.marks))


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found: `total` in all, of which `hits` are those from the `skip`th on; `searched`: how it was taken."""

    total: int = 0
    hits: tuple[Hit, ...] = ()
    skip: int = 0
    searched: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    """A hit before its words are cut out, in the order in which hits are told."""

    number: int
    start: int
    end: int
    rank: int = 0
    item: str = ""
    note: str = ""


def search(where: Where, words: str, options: SearchOptions | None = None) -> Hits:
    """Where the words stand: all of them in one sentence, or in one item with its coding and memo.

    They may be typed in any way (`causerie.sought`). Raises UnknownName for a document that is not there.
    """
    options = options or SearchOptions()
    wanted = terms(words)
    if not wanted:
        return Hits()
    with reading_at(where) as (db, state):
        shelf = _shelf(state, options.documents)
        texts = _texts(db, shelf, wanted) if options.within in (SearchIn.EVERYTHING, SearchIn.TEXTS) else []
    found = sorted([*texts, *_noted(state, shelf, wanted, options, texts)])
    page = found[options.skip : options.skip + options.most]
    return Hits(len(found), tuple(_hits(state, shelf, page, wanted)), options.skip, wanted)


def _shelf(state: State, names: tuple[str, ...]) -> dict[int, Shelved]:
    chosen = [shelved_as(state, name) for name in names] if names else state.shelf
    return {one.number: one for one in chosen}


def _texts(db: sqlite3.Connection, shelf: Mapping[int, Shelved], wanted: Sequence[Term]) -> list[_Place]:
    """Sentences by the index; in documents that are not in it, and for signs alone, by looking."""
    phrases = [(one.words, one.begun) for one in wanted if not one.literal]
    missing = shelf.keys() if not phrases else set(index.missing(db)) & shelf.keys()
    found = [_Place(number, start, end) for number, start, end in (index.find(db, phrases) if phrases else ())]
    signs = [one for one in wanted if one.literal]
    fitting = [
        place
        for place in found
        if place.number in shelf and _has(shelf[place.number].document.text[place.start : place.end], signs)
    ]
    return fitting + [place for number in sorted(missing) for place in _looked(shelf[number], wanted)]


def _has(text: str, signs: Sequence[Term]) -> bool:
    return all(one.literal in text for one in signs)


def _looked(shelved: Shelved, wanted: Sequence[Term]) -> Iterator[_Place]:
    text = shelved.document.text
    if not _has(text, [one for one in wanted if one.literal]):
        return
    for start, end in sentences(text):
        part = text[start:end]
        if holds(hay([part]), [part], wanted):
            yield _Place(shelved.number, start, end)


def _noted(
    state: State,
    shelf: Mapping[int, Shelved],
    wanted: Sequence[Term],
    options: SearchOptions,
    texts: Sequence[_Place],
) -> Iterator[_Place]:
    """Items and memos that have the words."""
    notes = notes_of(state.standing)
    told: defaultdict[int, list[_Place]] = defaultdict(list)
    for place in texts:
        told[place.number].append(place)
    for number, shelved in shelf.items():
        if options.within in (SearchIn.EVERYTHING, SearchIn.ITEMS):
            yield from _items(shelved, notes, wanted, told[number])
        if options.within is SearchIn.MEMOS:
            yield from _memos(shelved, notes, wanted)
        memo = notes.documents.get(shelved.document.id, "")
        if options.within in (SearchIn.EVERYTHING, SearchIn.MEMOS) and _in(memo, wanted):
            yield _Place(number, -1, -1, 2, shelved.document.id, memo)
    if options.within in (SearchIn.EVERYTHING, SearchIn.MEMOS) and not options.documents:
        yield from (_Place(_LAST, -1, -1, 2, on, memo) for on, memo in notes.factors.items() if _in(memo, wanted))


def _in(text: str, wanted: Sequence[Term]) -> bool:
    return bool(text) and holds(hay([text]), [text], wanted)


def _memos(shelved: Shelved, notes: Notes, wanted: Sequence[Term]) -> Iterator[_Place]:
    targets = _targets(shelved)
    for item in items_of(shelved.reading):
        memo = notes.memo(item.id, targets.get(item.id, ""))
        if _in(memo, wanted):
            yield _Place(shelved.number, item.quote.start, item.quote.end, 1, item.id, memo)


def _targets(shelved: Shelved) -> dict[str, str]:
    """What decisions call an item, by its id."""
    return {place: target for target, place in shelved.decided.found_as.items()}


def _items(shelved: Shelved, notes: Notes, wanted: Sequence[Term], told: Sequence[_Place]) -> Iterator[_Place]:
    targets = _targets(shelved)
    starts = [one.start for one in told]
    for item in items_of(shelved.reading):
        if _is_told(item, told, starts):
            continue
        own = notes.on(item.id, targets.get(item.id, ""))
        words = (item.quote.text, *_coding(item), *own)
        if holds(_ready(words), words, wanted):
            note = " · ".join(one for one in words[1:] if marks(one, wanted))
            yield _Place(shelved.number, item.quote.start, item.quote.end, 1, item.id, note)


@functools.lru_cache(1 << 15)
def _ready(words: tuple[str, ...]) -> str:
    return hay(words)


def _coding(item: Item) -> tuple[str, ...]:
    """Words of the coding that need not stand in the quote: what pronouns stand for, and who says it."""
    ends = [getattr(item, name, None) for name in ("cause", "effect", "proposition", "a", "b", "content")]
    meant = [end.refers_to.text for end in ends if end is not None and end.refers_to is not None]
    source = getattr(item, "source", ())
    names = source if isinstance(source, tuple) else (source.text,)
    return tuple(dict.fromkeys(one for one in (*meant, *names) if one))


def _is_told(item: Item, told: Sequence[_Place], starts: Sequence[int]) -> bool:
    """Whether a sentence that the item rests on is a hit already."""
    at = bisect_left(starts, item.quote.end) - 1
    return at >= 0 and told[at].end > item.quote.start


def _hits(state: State, shelf: Mapping[int, Shelved], page: Sequence[_Place], wanted: Sequence[Term]) -> Iterator[Hit]:
    items = {number: items_of(shelf[number].reading) for number in {one.number for one in page} & shelf.keys()}
    for place in page:
        shelved = shelf.get(place.number)
        if place.rank == 2 or shelved is None:
            yield _memo(shelved, place)
        else:
            yield _hit(state, shelved, place, items[place.number], wanted)


def _memo(shelved: Shelved | None, place: _Place) -> Hit:
    document, title = (shelved.alias, _title(shelved)) if shelved else ("", place.item)
    return Hit(document, title, "memo", 0, 0, "", note=place.note)


def _hit(state: State, shelved: Shelved, place: _Place, items: Sequence[Item], wanted: Sequence[Term]) -> Hit:
    end = min(place.end, place.start + LONG)
    text = shelved.document.text[place.start : end]
    item = next((one for one in items if one.id == place.item), None)
    here = [one.id for one in items if one.quote.start < place.end and one.quote.end > place.start]
    places = tuple((place.start + first, place.start + last) for first, last in marks(text, wanted))
    # The label of a turn stands in its first sentence, and before the turn.
    turn = turn_at(shelved.reading, places[0][0] if places else place.start)
    return Hit(
        document=shelved.alias,
        title=_title(shelved),
        kind=KIND_OF[type(item)].value if item is not None else "text",
        start=place.start,
        end=end,
        sentence=text,
        marks=places,
        alias=state.names.get(place.item),
        speaker=voice(shelved.document, shelved.reading, item) if item is not None else turn.speaker if turn else None,
        items=tuple(dict.fromkeys(state.names[one] for one in here if one in state.names)),
        note=place.note,
    )


def _title(shelved: Shelved) -> str:
    return shelved.document.title or shelved.document.id


def _runs(text: str, start: int, places: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    at = 0
    for first, last in places:
        if first - start > at:
            yield text[at : first - start], False
        yield text[first - start : last - start], True
        at = last - start
    if at < len(text):
        yield text[at:], False
