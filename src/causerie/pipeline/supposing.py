"""What-if questions as values, and the keeping of them under names. Light: nothing here runs a model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from causerie.codec import decode, encode
from causerie.decisions import standing
from causerie.errors import BadRequest, UnknownName
from causerie.pipeline.deciding import By
from causerie.pipeline.desk import Where, reading_at, writing_at
from causerie.pipeline.filtering import Filters
from causerie.pipeline.state import known, stamp
from causerie.store import decisions
from causerie.values import Decision, Map, Outcome
from causerie.vocabulary import Act, Engine, Rule, Transfer

LONGEST = 120
"""Characters of a name."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question in a user's words: factors pushed up or down or held still, what was observed ("grain price fell"),
    factors and links ("A -> B") taken out, and a claim by its name (C12) whose antecedent is pushed.
    """

    up: tuple[str, ...] = ()
    down: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Whose:
    """Speakers as a user names them, or everybody; by default the one speaker who can say most to a question."""

    speakers: tuple[str, ...] = ()
    union: bool = False


@dataclass(frozen=True, slots=True)
class Running:
    """How it is computed, as `causerie.model.RunOptions` has it; None: as usual."""

    samples: int | None = None
    seed: int = 0
    engine: Engine = Engine.PRESS
    rule: Rule | None = None
    transfer: Transfer | None = None
    presence: bool | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A what-if question with all that its answer depends on but the documents: the same question gives the same
    answer as long as they stay as they are. The last six say of which claims the map is drawn.
    """

    ask: Ask = field(default_factory=Ask)
    whose: Whose = field(default_factory=Whose)
    running: Running = field(default_factory=Running)
    suggested: bool = True
    accepted: bool = False
    since: str | None = None
    until: str | None = None
    unchecked: bool = False
    filters: Filters = field(default_factory=Filters)


@dataclass(frozen=True, slots=True)
class Kept:
    """A question under a name, who kept it and when, and the number of that decision."""

    name: str
    question: Question
    person: str
    at: str
    number: int


@dataclass(frozen=True, slots=True)
class Answered:
    """What follows, and the map on which it was computed."""

    outcome: Outcome
    map: Map


@dataclass(frozen=True, slots=True)
class Start:
    """A claim or forecast (by its id) that says "if" of something on the map: the words, and how much hangs on it."""

    item: str
    document: str
    factors: int
    forecasts: int


@dataclass(frozen=True, slots=True)
class Pushable:
    """A factor that can be pushed, with how many speakers and claims name it."""

    label: str
    speakers: int
    claims: int


def keep(where: Where, name: str, question: Question, by: By) -> Decision:
    """Keep a question under a name; under a name that is there it takes the place of the other. Raises BadRequest."""
    words = _named(name)
    if not (question.ask.up or question.ask.down or question.ask.claim):
        raise BadRequest("a scenario that pushes nothing is not kept; say which way a factor goes")
    with writing_at(where, []) as (db, _):
        return decisions.append(db, _row(words, by, encode(question)))


def drop(where: Where, name: str, by: By) -> Decision:
    """Keep it no longer; `undo` brings it back. Raises UnknownName."""
    with writing_at(where, []) as (db, state):
        there = named_in(kept_in(state.history), name)
        return decisions.append(db, _row(there.name, by, {"dropped": True}))


def kept(where: Where) -> tuple[Kept, ...]:
    """The scenarios that are kept, by their names."""
    with reading_at(where, []) as (_, state):
        return kept_in(state.history)


def kept_as(where: Where, name: str) -> Kept:
    """The one with this name; raises UnknownName with those that there are."""
    return named_in(kept(where), name)


def kept_in(history: Iterable[Decision]) -> tuple[Kept, ...]:
    """The same of decisions, undone ones among them."""
    found: dict[str, Kept] = {}
    for row in standing(history):
        if row.act is not Act.SCENARIO:
            continue
        found.pop(row.target.casefold(), None)
        if not row.after.get("dropped"):
            one = Kept(row.target, decode(Question, row.after), row.person, row.at, row.number)
            found[row.target.casefold()] = one
    return tuple(found[name] for name in sorted(found))


def asked(ask: Ask) -> str:
    """A question in few words: "rain up, ferry down; held: dyke"."""
    pushed = ", ".join([*(f"{one} up" for one in ask.up), *(f"{one} down" for one in ask.down)])
    rest = (("from", (ask.claim,) if ask.claim else ()), ("held", ask.held), ("observed", ask.given))
    parts = [f"{name}: {', '.join(words)}" for name, words in (*rest, ("without", ask.without)) if words]
    return "; ".join(part for part in (pushed, *parts) if part)


def named_in(there: tuple[Kept, ...], name: str) -> Kept:
    wanted = " ".join(name.split()).casefold()
    for one in there:
        if one.name.casefold() == wanted:
            return one
    raise UnknownName(f"no scenario {name!r} is kept; {known('scenarios', [one.name for one in there])}")


def _named(name: str) -> str:
    words = " ".join(name.split())
    if not words:
        raise BadRequest("a scenario needs a name to be kept under")
    if len(words) > LONGEST:
        raise BadRequest(f"a name has {LONGEST} characters at most; this one has {len(words)}")
    return words


def _row(name: str, by: By, after: object) -> Decision:
    return Decision(0, Act.SCENARIO, name, by.person, stamp(by.clock), after=after, reason=by.reason)
