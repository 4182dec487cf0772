"""What is to be reviewed, in an order that holds while somebody works through it.

The order is worked out once and kept; what was decided since drops out of it, and is in its place again when the
decision is undone. A page that is loaded later has a new order made once enough has changed.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from causerie.pipeline.desk import Desk
from causerie.values import KIND_OF, CausalClaim, Item
from causerie.views.web.context import Here
from causerie.views.web.folders import Folder, folders
from causerie.vocabulary import Sign

STALE = 50
"""Changes of the workspace after which a page that is opened gets a new order."""


@dataclass(frozen=True, slots=True)
class Queued:
    """An item to be reviewed, and why it stands where it does."""

    folder: Folder
    item: Item
    reason: str

    @property
    def name(self) -> str:
        return self.folder.name(self.item)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the queue is wanted. An empty part lets everything through."""

    kind: str = ""
    document: str = ""
    speaker: str = ""

    def keeps(self, folder: Folder, item: Item) -> bool:
        """Whether an item is one of those asked for."""
        return (
            (not self.kind or KIND_OF[type(item)].value == self.kind)
            and (not self.document or folder.shelved.alias == self.document)
            and (not self.speaker or self.speaker in folder.voices(item))
        )


@dataclass(frozen=True, slots=True)
class Order:
    """Names in the order of the queue with their reasons, as of a version of the workspace."""

    version: int
    reasons: dict[str, str]


_KEPT: WeakKeyDictionary[Desk, Order] = WeakKeyDictionary()
_LOCK = threading.Lock()


def queue(at: Here, asked: Asked, fresh: bool = False) -> list[Queued]:
    """What is still to be reviewed, in its order; `fresh`: a page begins, and much may have changed."""
    order = _order(at, fresh)
    known = folders(at.desk)
    return [
        one for one in _queued(order, known) if one.folder.act(one.item) is None and asked.keeps(one.folder, one.item)
    ]


def _queued(order: Order, known: dict[str, Folder]) -> Iterator[Queued]:
    places = {name: (folder, item) for folder in known.values() for name, item in folder.by_name.items()}
    for name, reason in order.reasons.items():
        place = places.pop(name, None)
        if place is not None:
            yield Queued(*place, reason)
    for folder, item in places.values():
        yield Queued(folder, item, "new since the queue was made")


def _order(at: Here, fresh: bool) -> Order:
    version = at.desk.version
    with _LOCK:
        kept = _KEPT.get(at.desk)
        if kept is not None and not (fresh and version - kept.version > STALE):
            return kept
    made = Order(version, dict(_ranked(at)))
    with _LOCK:
        _KEPT[at.desk] = made
    return made


def _ranked(at: Here) -> Iterator[tuple[str, str]]:
    rows = [(folder, item) for folder in folders(at.desk).values() for item in folder.by_name.values()]
    for folder, item in sorted(rows, key=lambda row: _weight(row[1])):
        yield folder.name(item), _reason(item)


def _weight(item: Item) -> tuple[int, float]:
    order = list(KIND_OF)
    return order.index(type(item)), getattr(item, "probability", None) or 0.5


def _reason(item: Item) -> str:
    if isinstance(item, CausalClaim) and item.polarity is Sign.UNKNOWN:
        return "its sign is undecided"
    probability = getattr(item, "probability", None)
    return f"the readers are {probability:.0%} sure of it" if probability is not None else "found by rules alone"
