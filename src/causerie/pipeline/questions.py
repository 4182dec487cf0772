"""Questions of the user's own: kept, asked again of what the documents hold today, dropped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from causerie.decisions import standing
from causerie.errors import BadRequest, UnknownName
from causerie.pipeline.deciding import By
from causerie.pipeline.desk import Where, reading_at, writing_at
from causerie.pipeline.state import stamp
from causerie.store import decisions
from causerie.values import Decision
from causerie.vocabulary import Act

LONGEST = 500
"""Characters of a question."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A question that somebody kept, since when, and the number of that decision."""

    question: str
    person: str
    at: str
    number: int


def keep(where: Where, question: str, by: By) -> Decision:
    """Keep a question. One that is kept already is not kept twice: raises BadRequest."""
    words = worded(question)
    with writing_at(where, []) as (db, state):
        if (there := _named(kept_in(state.history), words)) is not None:
            raise BadRequest(f"{there.question!r} is kept already (decision {there.number})")
        return decisions.append(db, _decision(words, by, {}))


def drop(where: Where, question: str, by: By) -> Decision:
    """Keep a question no longer; `undo` brings it back. Raises UnknownName."""
    words = worded(question)
    with writing_at(where, []) as (db, state):
        there = _named(kept_in(state.history), words)
        if there is None:
            raise UnknownName(f"no question {words!r} is kept; see: causerie ask --kept")
        return decisions.append(db, _decision(there.question, by, {"dropped": True}))


def kept(where: Where) -> tuple[Kept, ...]:
    """The questions that are kept, the oldest first."""
    with reading_at(where, []) as (_, state):
        return kept_in(state.history)


def kept_in(history: Iterable[Decision]) -> tuple[Kept, ...]:
    """The same of decisions, undone ones among them."""
    found: dict[str, Kept] = {}
    for row in standing(history):
        if row.act is not Act.ASK:
            continue
        found.pop(row.target.casefold(), None)
        if not (row.after or {}).get("dropped"):
            found[row.target.casefold()] = Kept(row.target, row.person, row.at, row.number)
    return tuple(found.values())


def _named(found: Iterable[Kept], words: str) -> Kept | None:
    return next((one for one in found if one.question.casefold() == words.casefold()), None)


def worded(question: str) -> str:
    """The words of a question on one line; raises BadRequest where there are none, or too many."""
    words = " ".join(question.split())
    if not words:
        raise BadRequest('ask something: causerie ask "why did the harbour silt up?"')
    if len(words) > LONGEST:
        raise BadRequest(f"a question has {LONGEST} characters at most; this one has {len(words)}")
    return words


def _decision(words: str, by: By, after: dict[str, bool]) -> Decision:
    return Decision(0, Act.ASK, words, by.person, stamp(by.clock), after=after, reason=by.reason)
