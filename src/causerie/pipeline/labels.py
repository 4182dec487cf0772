"""A coding without the words that it is of: the document's hash, offsets and labels, one JSON object a line.

Whoever holds the text rebuilds the coding from it; the file alone holds no sentence of it. Rows:
{"document": SHA-256, "date": EDTF, "by": NAME}           the day of the talk, where the text does not say; who coded
{"document": ..., "act": "accept", "kind": K, "item": I}  the item I (its JSON form without words) is right
{"document": ..., "act": "reject", "kind": K, "item": I}  it is not; "rest": true instead of I: all other items of K
{"document": ..., "act": "merge", "labels": [[S, E], ...], "into": "words of one's own"}   what is one factor
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from causerie.codec import encode
from causerie.dates import check_date
from causerie.decisions import item_in
from causerie.errors import BadRequest, CauserieError
from causerie.identity import ENOUGH, anchors, item_id, likeness
from causerie.pipeline.deciding import By, decision_on
from causerie.pipeline.desk import Where, writing_at
from causerie.pipeline.merging import merge, rename
from causerie.pipeline.state import Named, Shelved
from causerie.store import decisions
from causerie.values import FIELD_OF, KIND_OF, Decision, Document, Item
from causerie.vocabulary import Act, ClaimKind

_ACTS = (Act.ACCEPT, Act.REJECT, Act.MERGE)
_MACHINE = ("id", "rule", "found_by", "probability")
"""What a reader adds to an item; a coding is the same without it."""


@dataclass(frozen=True, slots=True)
class Label:
    """One row of the file: `data` is what it holds, `row` its number."""

    row: int
    document: str
    data: Mapping[str, Any]

    def fail(self, problem: str) -> BadRequest:
        """The error that names this row."""
        return BadRequest(f"row {self.row}: {problem}")


def wordless(document: Document, item: Item, act: Act = Act.ACCEPT) -> dict[str, Any]:
    """A row that says what was decided of an item, without its words."""
    kind = KIND_OF[type(item)].value
    return {"document": document.sha256, "act": act.value, "kind": kind, "item": _plain(item)}


def read_labels(data: bytes) -> tuple[Label, ...]:
    """The rows of a file; raises BadRequest with the row that cannot be understood."""
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise BadRequest("the file is not UTF-8 text") from error
    return tuple(_label(number, line) for number, line in enumerate(lines, 1) if line.strip())


def _label(number: int, line: str) -> Label:
    try:
        data = json.loads(line)
    except ValueError as error:
        raise BadRequest(f"row {number}: is not JSON ({error})") from error
    if not isinstance(data, dict) or not isinstance(data.get("document"), str):
        raise BadRequest(f'row {number}: expected an object with "document", the SHA-256 of the text')
    label = Label(number, data["document"], data)
    if "act" in data and data["act"] not in _ACTS:
        raise label.fail(f"act {data['act']!r} is not known; the acts are: {', '.join(_ACTS)}")
    if not {"act", "date", "by"} & data.keys():
        raise label.fail('has neither "act" nor "date"')
    return label


def date_in(labels: Sequence[Label]) -> str | None:
    """The day of the talk that the rows tell; raises BadRequest for what is no date."""
    for label in labels:
        if "date" in label.data:
            try:
                return check_date(str(label.data["date"]), "date")
            except BadRequest as error:
                raise label.fail(str(error)) from error
    return None


def person_in(labels: Sequence[Label]) -> str | None:
    """Who decided, as the rows tell; raises BadRequest for what is no name."""
    for label in labels:
        if "by" in label.data:
            if not isinstance(label.data["by"], str) or not label.data["by"].strip():
                raise label.fail('"by" is no name: write who made the coding')
            return label.data["by"].strip()
    return None


def bring_labels(where: Where, labels: Sequence[Label], by: By) -> tuple[Decision, ...]:
    """Apply the rows to the texts in the workspace, all or none; factors are made one afterwards.

    Raises BadRequest naming the row, also where the workspace does not hold the text that it is of.
    """
    with writing_at(where) as (db, state):
        shelf = {shelved.document.sha256: shelved for shelved in state.shelf}
        for label in labels:
            if label.document not in shelf:
                raise label.fail(f"is of another text (SHA-256 {label.document[:12]}...); the words must be the same")
        rows = tuple(
            decisions.append(db, decision_on(state, named, act, by, after))
            for named, act, after in _decided(labels, shelf)
        )
    for label in labels:
        if label.data.get("act") == Act.MERGE:
            _merge(where, label, shelf[label.document].document, by)
    return rows


def _decided(labels: Sequence[Label], shelf: Mapping[str, Shelved]) -> Iterator[tuple[Named, Act, Item | None]]:
    taken: set[str] = set()
    for label in labels:
        shelved = shelf[label.document]
        act = label.data.get("act")
        if act == Act.MERGE or act is None:
            continue
        if label.data.get("rest"):
            kept = getattr(shelved.reading, FIELD_OF[_kind(label)])
            yield from ((Named(one.id, shelved, one), Act.REJECT, None) for one in kept if one.id not in taken)
            continue
        item = _item(label, shelved.document)
        found = _found(item, shelved, _kind(label), taken)
        taken.add(found.id if found else item.id)
        if act == Act.REJECT:
            yield from ((Named("", shelved, one), Act.REJECT, None) for one in (found,) if one is not None)
        elif found is not None and _same(found, item):
            yield Named("", shelved, found), Act.ACCEPT, None
        else:
            # What no reader found is kept as the person's own.
            yield Named("", shelved, found or item), Act.EDIT, item


def _kind(label: Label) -> ClaimKind:
    try:
        return ClaimKind(label.data.get("kind", ""))
    except ValueError as error:
        known = ", ".join(ClaimKind)
        raise label.fail(f"kind {label.data.get('kind')!r} is not known; the kinds are: {known}") from error


def _item(label: Label, document: Document) -> Item:
    """The item with its words cut out of the text."""
    try:
        data = _filled(label.data["item"], document, top=True)
        item = item_in(_kind(label), data)
    except (KeyError, TypeError, ValueError, CauserieError) as error:
        raise label.fail(f"the item cannot be understood ({error})") from error
    return dataclasses.replace(item, id=item_id(document.sha256, item))


def _found(item: Item, shelved: Shelved, kind: ClaimKind, taken: set[str]) -> Item | None:
    """The item of the reading at the same places, else the one that overlaps best by half or more."""
    free = [one for one in getattr(shelved.reading, FIELD_OF[kind]) if one.id not in taken]
    scored = [(likeness(anchors(item), anchors(one)), one) for one in free]
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best if score >= ENOUGH else None


def _same(one: Item, other: Item) -> bool:
    return bool(_plain(one) == _plain(other))


def _plain(item: Item) -> Any:
    """JSON data of an item without what a reader adds to it, and without words that have a place."""
    data: dict[str, Any] = encode(item)
    return _stripped({name: part for name, part in data.items() if name not in _MACHINE})


def _stripped(data: Any) -> Any:
    """JSON data without words that have a place, and without empty fields."""
    if isinstance(data, list):
        return [_stripped(part) for part in data]
    if not isinstance(data, dict):
        return data
    placed = isinstance(data.get("start"), int) and isinstance(data.get("end"), int)
    return {
        name: _stripped(part)
        for name, part in data.items()
        if not (placed and name in ("text", "quote")) and part not in (None, "", [])
    }


def _filled(data: Any, document: Document, top: bool = False) -> Any:
    """The same with the words at each place."""
    if isinstance(data, list):
        return [_filled(part, document) for part in data]
    if not isinstance(data, dict):
        return data
    filled = {name: _filled(part, document) for name, part in data.items()}
    if isinstance(data.get("start"), int) and isinstance(data.get("end"), int):
        filled["quote" if top else "text"] = document.quote(data["start"], data["end"]).text
    return filled


def _merge(where: Where, label: Label, document: Document, by: By) -> None:
    try:
        words = tuple(document.quote(start, end).text for start, end in label.data["labels"])
        into = str(label.data["into"])
    except (KeyError, TypeError, ValueError, CauserieError) as error:
        raise label.fail(f'"labels" and "into" cannot be understood ({error})') from error
    if len(words) == 1:
        rename(where, words[0], into, by)
    else:
        merge(where, words, into, by)
