"""What is to be reviewed, in an order that holds while somebody works through it.

The order is worked out once and kept; what was decided since drops out of it, and is in its place again when the
decision is undone. A page that is loaded later has a new order made once enough has changed.
"""

from __future__ import annotations

import datetime
import threading
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from causerie.pipeline.desk import Desk
from causerie.pipeline.jobs import JobState
from causerie.pipeline.queueing import QueueOptions, judged_by
from causerie.pipeline.queueing import queue as waiting_at
from causerie.values import KIND_OF, Item
from causerie.views.web.context import Here
from causerie.views.web.folders import Folder, folders

STALE = 200
"""Changes of the workspace after which a page that is opened gets a new order."""
MOST = 10**9
STAKES = "causerie.pipeline.staking:stakes_of"
"""By name, so that the server itself does not draw maps."""
NEW = "new since the queue was made"


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
    """Which part of the queue is wanted. An empty part lets everything through. `own`: what the one who asks has not
    judged, whoever else has accepted it; a second person's verdicts make agreement known.
    """

    kind: str = ""
    document: str = ""
    speaker: str = ""
    own: bool = False

    def keeps(self, folder: Folder, item: Item) -> bool:
        """Whether an item is one of those asked for."""
        return (
            (not self.kind or KIND_OF[type(item)].value == self.kind)
            and (not self.document or folder.shelved.alias == self.document)
            and (not self.speaker or self.speaker in folder.voices(item))
        )


@dataclass(frozen=True, slots=True)
class Order:
    """Names in the order of the queue with their reasons, as of a version; `drawn`: the map was asked what matters.

    `job` is the long work that asks the map.
    """

    version: int
    reasons: Mapping[str, str]
    drawn: bool
    job: str


_KEPT: WeakKeyDictionary[Desk, Order] = WeakKeyDictionary()
_LOCK = threading.Lock()


def order(at: Here, fresh: bool = False) -> Order:
    """The order of the queue. `fresh`: a page begins, and gets a better order where there is one.

    The first is made from words alone, at once; meanwhile the map is asked what hangs on each claim.
    """
    with _LOCK:
        kept = _KEPT.get(at.desk)
        if kept is not None and not (fresh and _better(at, kept)):
            return kept
        made = _ordered(at, kept)
        _KEPT[at.desk] = made
    return made


def _better(at: Here, kept: Order) -> bool:
    done = not kept.drawn and at.workers.job(kept.job).state is JobState.DONE
    return done or at.desk.version - kept.version > STALE


def _ordered(at: Here, kept: Order | None) -> Order:
    version = at.desk.version
    job = at.workers.job(kept.job) if kept is not None else None
    stakes = job.result if job is not None and job.state is JobState.DONE else None
    found = waiting_at(at.desk, QueueOptions(limit=MOST), stakes)
    reasons = {one.alias: "; ".join(one.reasons) for one in found.items}
    if job is None or (stakes is not None and kept is not None and kept.drawn):
        job = at.workers.begin(STAKES, _today(at), title="ask the map what matters most")
    return Order(version, reasons, stakes is not None, job.id)


def _today(at: Here) -> str:
    return at.settings.clock().astimezone(datetime.UTC).date().isoformat()


def queue(at: Here, asked: Asked, fresh: bool = False) -> list[Queued]:
    """What is still to be reviewed, in its order."""
    reasons = order(at, fresh).reasons
    own = judged_by(at.desk, at.person) if asked.own else None
    return [
        one for one in _queued(reasons, folders(at.desk)) if asked.keeps(one.folder, one.item) and not _done(one, own)
    ]


def _done(one: Queued, own: Collection[str] | None) -> bool:
    """Whether it needs no review: by anybody's verdict, or by those of the ids `own` alone."""
    return one.folder.checked(one.item) and (own is None or one.item.id in own)


def _queued(reasons: Mapping[str, str], known: dict[str, Folder]) -> Iterator[Queued]:
    places = {name: (folder, item) for folder in known.values() for name, item in folder.by_name.items()}
    for name, reason in reasons.items():
        place = places.pop(name, None)
        if place is not None:
            yield Queued(*place, reason)
    for folder, item in places.values():
        yield Queued(folder, item, NEW)
