"""The documents of a desk as the pages for reading and reviewing look things up in them, kept while they hold.

A folder is made anew when its document changed and at no other time, so that an act costs nothing elsewhere.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

from causerie.errors import UnknownName
from causerie.pipeline.desk import Desk
from causerie.pipeline.state import Shelved, State
from causerie.values import KIND_OF, Item, items_of
from causerie.views.web.leaves import Leaf, Stand, leaf
from causerie.views.web.notes import Notes, notes
from causerie.views.web.paper import Marked
from causerie.vocabulary import Act
from causerie.voices import voices

Keep = Callable[[Item], bool]


@dataclass(frozen=True)
class Folder:
    """One document with its items by name and in the order of the text."""

    shelved: Shelved
    names: Mapping[str, str]
    notes: Notes

    @cached_property
    def by_name(self) -> dict[str, Item]:
        """The items shown, by their aliases."""
        return {self.names.get(item.id, ""): item for item in items_of(self.shelved.reading)}

    @cached_property
    def rejected(self) -> tuple[Item, ...]:
        """What people found wrongly coded, in the order of the text. It is shown only where it is asked for."""
        return tuple(sorted(self.shelved.decided.rejected, key=lambda one: (one.quote.start, -one.quote.end)))

    def found(self, name: str) -> Item | None:
        """The item with this alias, a rejected one too."""
        own = self.by_name.get(name)
        return own or next((one for one in self.rejected if self.name(one) == name), None)

    @cached_property
    def ordered(self) -> tuple[Item, ...]:
        """The items in the order of the text."""
        return tuple(sorted(items_of(self.shelved.reading), key=lambda one: (one.quote.start, -one.quote.end)))

    def name(self, item: Item) -> str:
        """The alias of an item."""
        return self.names.get(item.id, "")

    def act(self, item: Item) -> Act | None:
        """What people said of an item; None: nothing yet."""
        if item.id in self.shelved.decided.rejections:
            return Act.REJECT
        return self.shelved.decided.reviewed.get(item.id)

    def checked(self, item: Item) -> bool:
        """Whether a person found the coding right, mended it or made it."""
        return item.id in self.shelved.decided.checked

    def leaf(self, item: Item) -> Leaf:
        """An item as it is shown."""
        shelved = self.shelved
        memos, tags = self.notes.memos.get(item.id, ()), self.notes.book.tags.get(item.id, ())
        stand = Stand(
            name=self.name(item),
            document=shelved.alias,
            act=self.act(item),
            checked=self.checked(item),
            rejection=shelved.decided.rejections.get(item.id, 0),
            memos=memos,
            tags=tags,
        )
        return leaf(shelved.document, shelved.reading, item, stand)

    def marks(self, items: Iterable[Item]) -> list[Marked]:
        """Items as the text shows them."""
        return [
            Marked(
                self.name(one),
                KIND_OF[type(one)].value,
                one.quote.start,
                one.quote.end,
                self.checked(one),
                self.act(one) is Act.REJECT,
            )
            for one in items
        ]

    def voices(self, item: Item) -> tuple[str, ...]:
        """Who says it, and who is reported."""
        return voices(self.shelved.document, self.shelved.reading, item)


class Folders:
    """The folders of one desk."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[str, Folder] = {}

    def of(self, state: State, noted: Notes) -> dict[str, Folder]:
        """Those of a state by the alias of their document; what did not change stays as it was."""
        with self._lock:
            found: dict[str, Folder] = {}
            for shelved in state.shelf:
                known = self._known.get(shelved.alias)
                # An alias that was given stays, so that the names need no second look.
                same = known is not None and known.shelved is shelved and known.notes is noted
                found[shelved.alias] = known if known is not None and same else Folder(shelved, state.names, noted)
            self._known = found
            return found


_KEPT: WeakKeyDictionary[Desk, Folders] = WeakKeyDictionary()
_LOCK = threading.Lock()


def folders(desk: Desk) -> dict[str, Folder]:
    """The documents of a desk as they are now."""
    with _LOCK:
        kept = _KEPT.setdefault(desk, Folders())
    return kept.of(desk.state(), notes(desk))


def folder_of(desk: Desk, alias: str) -> Folder:
    """The document with this alias; raises UnknownName."""
    found = folders(desk).get(alias.upper())
    if found is None:
        raise UnknownName(f"there is no document {alias!r} in this workspace; see the list of documents")
    return found


def item_of(desk: Desk, name: str, rejected: bool = False) -> tuple[Folder, Item]:
    """The item with this alias and its document; raises UnknownName for one that is not shown.

    `rejected`: one that was rejected is found too.
    """
    wanted = name.upper()
    found = items_named(desk, [wanted], rejected)
    if found:
        return found[0]
    raise UnknownName(f"{wanted} is not shown in this workspace; perhaps it was rejected, see the log")


def items_named(desk: Desk, names: Iterable[str], rejected: bool = False) -> list[tuple[Folder, Item]]:
    """The items with these aliases, those that are not shown left out; `rejected`: but for the rejected ones."""
    known = folders(desk)
    state = desk.state()
    found = []
    for name in names:
        near = (known.get(shelved.alias) for shelved in state.around(name)[1])
        for folder in near:
            item = None if folder is None else folder.found(name) if rejected else folder.by_name.get(name)
            if folder is not None and item is not None:
                found.append((folder, item))
                break
    return found
