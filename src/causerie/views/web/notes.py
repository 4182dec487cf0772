"""What people noted beside the coding, by the id that an item has now; made anew only when something was noted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from causerie.pipeline.codebook import book_of
from causerie.pipeline.desk import Desk
from causerie.pipeline.memos import memos_in
from causerie.pipeline.state import State
from causerie.values.review import Codebook, Memo
from causerie.vocabulary import Act

NOTING = frozenset({Act.MEMO, Act.TAG, Act.CODEBOOK})
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """The codebook with the codes of each item, and the memos on each item and each document, by their ids."""

    book: Codebook = field(default_factory=Codebook)
    memos: Mapping[str, tuple[Memo, ...]] = field(default_factory=dict)
    on_documents: Mapping[str, tuple[Memo, ...]] = field(default_factory=dict)


_KEPT: WeakKeyDictionary[Desk, tuple[Key, Notes]] = WeakKeyDictionary()


def notes(desk: Desk) -> Notes:
    """The notes as they are now; the same object as before where nothing was noted since."""
    state = desk.state()
    key: Key = (
        *(row.number for row in state.standing if row.act in NOTING),
        *((one.number, one.raw.reader) for one in state.shelf),
    )
    known = _KEPT.get(desk)
    if known is not None and known[0] == key:
        return known[1]
    made = _notes(state)
    _KEPT[desk] = (key, made)
    return made


def _notes(state: State) -> Notes:
    memos: dict[str, dict[str, tuple[Memo, ...]]] = {"item": {}, "document": {}}
    for one in memos_in(state):
        if one.on in memos:
            own = memos[one.on]
            own[one.target] = (*own.get(one.target, ()), one)
    return Notes(book_of(state), memos["item"], memos["document"])
