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
from causerie.identity import anchors, reattach
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


@dataclass(frozen=True, slots=True)
class Decided:
    """A reading as people left it. `reviewed` says what was decided of an item, by its id."""

    reading: Reading
    reviewed: Mapping[str, Act] = field(default_factory=dict)
    found_as: Mapping[str, str] = field(default_factory=dict)
    """The id under which the claim of a decision stands in this reading, by the decision's target."""


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
    taken = {target for target in sums if target in items}
    for target, total in sums.items():
        place = target if target in taken else _find(total, items, taken) or target
        taken.add(place)
        found_as[target] = place
        kept = _outcome(total, items.pop(place, None))
        if kept is not None:
            items[place] = kept
            reviewed |= {place: total.act} if total.act else {}
    return Decided(_rebuilt(reading, items.values()), reviewed, found_as)


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


def _find(total: _Sum, items: Mapping[str, Item], taken: set[str]) -> str | None:
    """The id of the item that the claim has become, by its own mentions, else by those of its edit."""
    kind = total.first.kind
    free = [item for item in items.values() if KIND_OF[type(item)] is kind and item.id not in taken]
    found = reattach(total.first.anchors, free)
    if found is None and total.edit is not None:
        found = reattach(anchors(item_in(total.edit.kind, total.edit.after)), free)
    return found.id if found else None


def _outcome(total: _Sum, found: Item | None) -> Item | None:
    """What stands in the end: nothing if rejected, the edit, the item found, or the person's own."""
    verdict = total.verdict
    if verdict is not None and verdict.act is Act.REJECT:
        return None
    edited = item_in(total.edit.kind, total.edit.after) if total.edit else None
    if found is not None:
        if edited is None or total.edit is None:
            return found
        rule = f"{found.rule}, edited by hand" if total.edit.act is Act.EDIT else BY_HAND
        return dataclasses.replace(edited, id=found.id, rule=f"{rule} ({total.edit.person})")
    keeper = verdict or total.told
    if keeper is None:
        return None
    own = edited or item_in(total.first.kind, total.first.before or total.first.after)
    return dataclasses.replace(own, id=total.first.target, rule=f"{BY_HAND} ({keeper.person})")


def item_in(kind: ClaimKind | None, data: Any) -> Item:
    """An item from its JSON form, as a decision keeps it."""
    item: Item = decode(_TYPE_OF[kind or ClaimKind.CAUSAL], data)
    return item


def _rebuilt(reading: Reading, items: Iterable[Item]) -> Reading:
    """The reading with these items; a claim kept by hand goes where its quote stands."""
    sorted_items = sorted(items, key=lambda item: item.quote.start)
    changed: dict[str, Any] = {
        name: tuple(item for item in sorted_items if KIND_OF[type(item)] is kind) for kind, name in FIELD_OF.items()
    }
    return dataclasses.replace(reading, **changed)
