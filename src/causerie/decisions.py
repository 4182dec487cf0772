"""What people decided, laid over what a machine read. Pure: a reading and decisions give a reading.

A decision finds its claim by id, else by kind and overlap of mentions; where the present reading
has no such claim, the claim stays in it as the person's own.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from causerie.codec import decode
from causerie.identity import Anchor, anchors, reattach
from causerie.values import FIELD_OF, KIND_OF, Decision, Item, Reading, items_of
from causerie.vocabulary import CHECKED, Act, ClaimKind

_TYPE_OF: Mapping[ClaimKind, Any] = {kind: value for value, kind in KIND_OF.items()}
_VERDICTS = (*CHECKED, Act.REJECT)
_CODINGS = (Act.EDIT, Act.CODE)
"""Acts that say how an item is coded; what a reader finds at the same place does not change that."""
BY_HAND = "by hand"
"""The rule of an item that no reader found, before who coded it."""
_TOLD = (Act.SHARPEN, Act.RESOLVE, Act.DISPUTE, Act.REPLY)
"""What is told of a forecast. It leaves the coding as it is, and keeps the forecast where a later reading misses it."""


_BLOCK = 512
"""Characters of a stretch of text."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A reading as people left it. `reviewed` says what was decided of an item, by its id."""

    reading: Reading
    reviewed: Mapping[str, Act] = field(default_factory=dict)
    found_as: Mapping[str, str] = field(default_factory=dict)
    """The id under which the claim of a decision stands in this reading, by the decision's target."""
    checked: Mapping[str, ClaimKind] = field(default_factory=dict)
    """Kinds by id of the items that somebody accepted, edited or coded by hand, whether withheld or not."""
    rejected: tuple[Item, ...] = ()
    """What was taken out of the reading, as it was coded in the end."""
    rejections: Mapping[str, int] = field(default_factory=dict)
    """The number of the decision that took it out, by the id of the item."""


@dataclass(slots=True)
class _Sum:
    """What all decisions about one claim come to."""

    first: Decision
    verdict: Decision | None = None
    edit: Decision | None = None
    told: Decision | None = None
    withheld: bool = False

    @property
    def act(self) -> Act | None:
        if self.withheld:
            return Act.WITHHOLD
        return self.verdict.act if self.verdict else None

    @property
    def rejected(self) -> bool:
        return self.verdict is not None and self.verdict.act is Act.REJECT

    @property
    def checked(self) -> bool:
        return self.verdict is not None and not self.rejected


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold, without undone ones and without undos; an undone undo undoes nothing."""
    undone: set[int] = set()
    held: list[Decision] = []
    # An undo comes after what it undoes, so from the last to the first each one's fate is known.
    for decision in sorted(decisions, key=lambda d: -d.number):
        if decision.number in undone:
            continue
        if decision.act is Act.UNDO and decision.undoes is not None:
            undone.add(decision.undoes)
        else:
            held.append(decision)
    return tuple(reversed(held))


def decide(reading: Reading, decisions: Iterable[Decision]) -> Decided:
    """The reading without rejected items, with edits applied, and with claims kept by hand added."""
    sums = _sums(d for d in standing(decisions) if d.document == reading.id and d.kind is not None)
    items = {item.id: item for item in items_of(reading)}
    found_as: dict[str, str] = {}
    reviewed: dict[str, Act] = {}
    rejected: list[Item] = []
    rejections: dict[str, int] = {}
    taken, free = {target for target in sums if target in items}, _Places(items.values())
    for target, total in sums.items():
        place = target if target in taken else _find(total, free, taken) or target
        taken.add(place)
        found_as[target] = place
        kept = _outcome(total, items.pop(place, None))
        if kept is None:
            continue
        if total.rejected and total.verdict is not None:
            rejected.append(kept)
            rejections[kept.id] = total.verdict.number
            continue
        items[place] = kept
        reviewed |= {place: total.act} if total.act else {}
    checked = {found_as[key]: KIND_OF[type(items[found_as[key]])] for key, total in sums.items() if total.checked}
    return Decided(_rebuilt(reading, items.values()), reviewed, found_as, checked, tuple(rejected), rejections)


def _sums(decisions: Iterable[Decision]) -> dict[str, _Sum]:
    sums: dict[str, _Sum] = {}
    for decision in decisions:
        total = sums.setdefault(decision.target, _Sum(decision))
        if decision.act in _VERDICTS:
            total.verdict = decision
        if decision.act in _CODINGS:
            total.edit = decision
        if decision.act in _TOLD:
            total.told = decision
        if decision.act is Act.WITHHOLD:
            total.withheld = True
    return sums


def _find(total: _Sum, free: _Places, taken: set[str]) -> str | None:
    """The id of the item that the claim has become, by its own mentions, else by those of its edit."""
    kind = total.first.kind
    found = reattach(total.first.anchors, free.near(kind, total.first.anchors, taken))
    if found is None and total.edit is not None:
        places = anchors(item_in(total.edit.kind, total.edit.after))
        found = reattach(places, free.near(kind, places, taken))
    return found.id if found else None


class _Places:
    """The items of a reading by where their first mentions stand, so that few are compared with a claim."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = tuple(items)
        self._blocks: dict[tuple[ClaimKind, int], list[Item]] | None = None
        self._at: dict[str, int] = {}

    def near(self, kind: ClaimKind | None, places: tuple[Anchor, ...], taken: set[str]) -> list[Item]:
        """Items of the kind that may be like one with these mentions, in the order of the reading."""
        if self._blocks is None:
            self._blocks = {}
            for item in self._items:
                for block in _blocks(anchors(item)):
                    self._blocks.setdefault((KIND_OF[type(item)], block), []).append(item)
        if kind is None:
            return []
        found = {item.id: item for block in _blocks(places) for item in self._blocks.get((kind, block), ())}
        order = sorted(found.values(), key=self._order) if len(found) > 1 else list(found.values())
        return [item for item in order if item.id not in taken]

    def _order(self, item: Item) -> int:
        if not self._at:
            self._at = {one.id: at for at, one in enumerate(self._items)}
        return self._at[item.id]


def _blocks(places: tuple[Anchor, ...]) -> range:
    """Numbers of the stretches of text that the first of these mentions reaches into."""
    return range(places[0][0] // _BLOCK, places[0][1] // _BLOCK + 1) if places else range(0)


def _outcome(total: _Sum, found: Item | None) -> Item | None:
    """What the coding comes to: the edit, the item found, or the person's own; None where none of these is left."""
    edited = item_in(total.edit.kind, total.edit.after) if total.edit else None
    if found is not None:
        if edited is None or total.edit is None:
            return found
        rule = f"{found.rule}, edited by hand" if total.edit.act is Act.EDIT else BY_HAND
        return dataclasses.replace(edited, id=found.id, rule=f"{rule} ({total.edit.person})")
    keeper, data = total.verdict or total.told, total.first.before or total.first.after
    if keeper is None or (edited is None and data is None):
        return None
    own = edited or item_in(total.first.kind, data)
    return dataclasses.replace(own, id=total.first.target, rule=f"{BY_HAND} ({keeper.person})")


def item_in(kind: ClaimKind | None, data: Any) -> Item:
    """An item from its JSON form, as a decision keeps it."""
    item: Item = decode(_TYPE_OF[kind or ClaimKind.CAUSAL], data)
    return item


def _rebuilt(reading: Reading, items: Iterable[Item]) -> Reading:
    """The reading with these items; a claim kept by hand goes where its quote stands."""
    sorted_items: dict[ClaimKind, list[Item]] = {kind: [] for kind in FIELD_OF}
    for item in sorted(items, key=lambda item: item.quote.start):
        sorted_items[KIND_OF[type(item)]].append(item)
    changed: dict[str, Any] = {name: tuple(sorted_items[kind]) for kind, name in FIELD_OF.items()}
    return dataclasses.replace(reading, **changed)
