"""How reliable the checking itself is: a blind second look at one's own verdicts, and agreement of two persons."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping
from itertools import combinations

from causerie.agreement import agreement
from causerie.decisions import item_in
from causerie.errors import BadRequest, UnknownName
from causerie.pipeline.deciding import By, decision_on
from causerie.pipeline.desk import Where, reading_at, writing_at
from causerie.pipeline.state import State, known, named
from causerie.store import decisions
from causerie.values import Decision
from causerie.values.review import Agreement, Between, Pair, Recheck, Waiting
from causerie.vocabulary import Act, ClaimKind

VERDICTS = (Act.ACCEPT, Act.REJECT, Act.EDIT)
"""What a second look can come to; `edit`: it would have to be corrected."""
SIZE = 20
_JUDGED = (*VERDICTS, Act.CODE)
Rows = Mapping[str, Decision]


def sample(where: Where, person: str, seed: int = 1, size: int = SIZE) -> Recheck:
    """A random sample of what a person has judged, each item as it was coded before, without the verdict.

    The same seed gives the same sample; what is judged meanwhile changes little of it. Items judged again since
    are left out. `consistency` is over all items that the person judged again, whatever the sample.
    """
    with reading_at(where) as (_, state):
        first = _first(state, person)
        again = _rechecked(state, person)
        chosen = sorted(
            (target for target, row in first.items() if row.before), key=lambda target: (_draw(seed, target), target)
        )[:size]
        items = tuple(one for target in chosen if target not in again for one in _blind(state, first[target]))
        pairs = _twice(state, person, again)
    return Recheck(person, seed, len(chosen), items, agreement(pairs))


def recheck(where: Where, name: str, verdict: Act, by: By) -> Decision:
    """Keep a second verdict of `by.person` on an item; it changes nothing. Raises BadRequest without a first one."""
    if verdict not in VERDICTS:
        raise BadRequest(f"a second look is one of {', '.join(VERDICTS)}")
    with writing_at(where, [name]) as (db, state):
        found = named(db, state, name)
        row = decision_on(state, found, Act.RECHECK, by, {"verdict": verdict.value})
        if row.target not in _last(state, by.person):
            raise BadRequest(f"{by.person} has not judged {found.alias} before; nothing can be checked again")
        return decisions.append(db, row)


def consistency(where: Where, person: str) -> Agreement:
    """How far a person's second verdicts agree with the first ones."""
    with reading_at(where) as (_, state):
        return agreement(_twice(state, person, _rechecked(state, person)))


def people(where: Where) -> tuple[str, ...]:
    """Everybody who has judged an item, by name."""
    with reading_at(where) as (_, state):
        return _people(state)


def between(where: Where, one: str, other: str) -> Between:
    """Agreement of two persons on what both judged; raises UnknownName for somebody who judged nothing."""
    with reading_at(where) as (_, state):
        there = _people(state)
        for name in (one, other):
            if name not in there:
                raise UnknownName(f"{name!r} has judged nothing; {known('persons', list(there))}")
        if one == other:
            raise BadRequest("name two persons; how far one agrees with oneself tells: causerie recheck")
        return _between(state, one, other)


def agreements(where: Where) -> tuple[Between, ...]:
    """Agreement of every two persons who judged some of the same items, most items first."""
    with reading_at(where) as (_, state):
        found = [_between(state, one, other) for one, other in combinations(_people(state), 2)]
    return tuple(sorted((one for one in found if one.verdicts.n), key=lambda one: -one.verdicts.n))


def _people(state: State) -> tuple[str, ...]:
    return tuple(sorted({row.person for row in state.standing if row.act in _JUDGED}))


def _last(state: State, person: str) -> dict[str, Decision]:
    """A person's last verdict on each item, by the target of its decisions."""
    return {row.target: row for row in state.standing if row.person == person and row.act in _JUDGED}


def _first(state: State, person: str) -> dict[str, Decision]:
    """A person's first verdict on each item, which was made on the coding that nobody had touched, or another had."""
    return {row.target: row for row in reversed(state.standing) if row.person == person and row.act in _JUDGED}


def _rechecked(state: State, person: str) -> dict[str, Decision]:
    return {row.target: row for row in state.standing if row.person == person and row.act is Act.RECHECK}


def _draw(seed: int, target: str) -> str:
    return hashlib.sha256(f"{seed}|{target}".encode()).hexdigest()


def _blind(state: State, row: Decision) -> Iterator[Waiting]:
    """The item as the person saw it at first, if its document is still there."""
    if any(one.document.id == row.document for one in state.shelf):
        item = dataclasses.replace(item_in(row.kind, row.before), id=row.target)
        yield Waiting(state.names.get(row.target, ""), row.document or "", item, 0.0)


def _twice(state: State, person: str, again: Rows) -> Iterator[Pair]:
    """The verdict before each second look, and that of the look."""
    rows = [row for row in state.standing if row.person == person and row.act in _JUDGED]
    for target, second in again.items():
        before = [row for row in rows if row.target == target and row.number < second.number]
        if before and isinstance(second.after, Mapping):
            verdict = str(second.after["verdict"])
            yield _pair(state, second, _category(before[-1]), verdict)


def _between(state: State, one: str, other: str) -> Between:
    first, second = _by_place(state, one), _by_place(state, other)
    both = [name for name in first if name in second]
    verdicts = [_pair(state, second[name], _category(first[name]), _category(second[name])) for name in both]
    signed = [(name, _sign(first[name]), _sign(second[name])) for name in both]
    signs = [_pair(state, second[name], a, b) for name, a, b in signed if a and b]
    return Between(one, other, agreement(verdicts), agreement(signs))


def _by_place(state: State, person: str) -> dict[str, Decision]:
    """A person's last verdicts by the id that their items have now."""
    places = {key: place for one in state.shelf for key, place in one.decided.found_as.items()}
    return {places.get(target, target): row for target, row in _last(state, person).items()}


def _category(row: Decision) -> str:
    """accept, reject or edit. Accepting a coding that somebody had corrected stands by the correction."""
    if row.act is Act.CODE:
        return Act.ACCEPT.value
    corrected = isinstance(row.before, Mapping) and "edited by hand" in str(row.before.get("rule", ""))
    return Act.EDIT.value if row.act is Act.ACCEPT and corrected else row.act.value


def _sign(row: Decision) -> str:
    """The sign of a causal claim that a person gave or stood by; "" where it was not corrected."""
    if row.kind is not ClaimKind.CAUSAL or _category(row) != Act.EDIT:
        return ""
    coding = row.after if row.act is Act.EDIT else row.before
    return str(coding["polarity"])


def _pair(state: State, row: Decision, first: str, second: str) -> Pair:
    return Pair(row.target, first, second, state.names.get(row.target, ""), row.document, row.kind)
