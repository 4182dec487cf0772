"""A document gets its date afterwards. It is a decision: deadlines follow from it, and an undo takes it back."""

from __future__ import annotations

from dataclasses import dataclass

from causerie.dating import PUBLISHED, SPOKEN, checked_days, with_days
from causerie.pipeline.deciding import By
from causerie.pipeline.desk import Where, writing_at
from causerie.pipeline.frozen import appended
from causerie.pipeline.state import shelved_as, stamp
from causerie.values import Decision, Document
from causerie.vocabulary import Act


@dataclass(frozen=True, slots=True)
class Days:
    """When it was spoken and published (EDTF): "" takes a day away, None leaves it as it is."""

    spoken: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """The decision, the name of the document (D3), and the document as it is dated now."""

    decision: Decision
    alias: str
    document: Document


def date(where: Where, name: str, days: Days, by: By) -> Dated:
    """Date a document (alias, id or title). Raises UnknownName, and BadRequest for a day that cannot be.

    Once an outcome is recorded its deadline is frozen, so a date that would move one is refused.
    """
    with writing_at(where) as (db, state):
        shelved = shelved_as(state, name)
        document = shelved.document
        found = checked_days(document, {SPOKEN: days.spoken, PUBLISHED: days.published})
        made = with_days(document, {part: day or None for part, day in found.items()})
        before = {part: getattr(document, part) for part in found}
        at, after = stamp(by.clock), dict(found)
        row = Decision(
            0, Act.DATE, document.id, by.person, at, document.id, before=before, after=after, reason=by.reason
        )
        return Dated(appended(db, [document.id], [row])[0], shelved.alias, made)
