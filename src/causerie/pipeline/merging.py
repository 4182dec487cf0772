"""A person decides about factors: merge, split, rename, opposite, refuse, type. Each decision is a new row.

A decision names factors by labels and mentions by document and place, never by ids of a run, so that it
holds when documents are read again; `causerie undo` undoes it like any other.
"""

from __future__ import annotations

import contextlib
import difflib
import functools
import weakref
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, cast

from causerie.assembly.factors import Factors, MergeOptions, factors_of
from causerie.assembly.memory import Memory
from causerie.assembly.ruled import FACTORS
from causerie.errors import BadRequest, CauserieError, UnknownName
from causerie.pipeline.deciding import By
from causerie.pipeline.desk import Desk, Where, reading_at, writing_at
from causerie.pipeline.state import State, known, named, stamp
from causerie.store import decisions
from causerie.values import CausalClaim, Decision, Factor, FactorMention, Forecast, Mention, Place, Reading, Suggestion
from causerie.vocabulary import Act, Direction, FactorKind, Part, Verdict

NEAREST = 5
_known: weakref.WeakKeyDictionary[Desk, Ground] = weakref.WeakKeyDictionary()


class Ground:
    """The factors of a workspace: as shown, without suggested merges, and as they would be undecided.

    Each is found when it is first asked for. `before`: an earlier ground, from which is taken what has not changed.
    """

    def __init__(self, state: State, before: Ground | None = None) -> None:
        self.state = state
        self.memory: Memory = before.memory if before else Memory()
        self.readings: list[Reading] = [shelved.reading for shelved in state.shelf]
        self.decided: tuple[Decision, ...] = tuple(row for row in state.standing if row.act in FACTORS)
        if before and (before.readings, before.decided) == (self.readings, self.decided):
            self.__dict__ |= {name: made for name, made in before.__dict__.items() if name in _FOUND}

    @functools.cached_property
    def shown(self) -> Factors:
        return self._factors(self.decided, True)

    @functools.cached_property
    def plain(self) -> Factors:
        return self._factors(self.decided, False)

    @functools.cached_property
    def bare(self) -> Factors:
        return self._factors((), False)

    @functools.cached_property
    def homes(self) -> Mapping[tuple[str, str, Part], tuple[str, Direction]]:
        """The factor that each mention is in without suggested merges, and the way it goes there."""
        return {_spot(place): (one.id, place.direction) for one in self.plain.factors for place in one.mentions}

    def _factors(self, decided: tuple[Decision, ...], suggested: bool) -> Factors:
        options = MergeOptions(suggested, memory=self.memory)
        return factors_of(self.readings, decided, options)

    def factor(self, label: str) -> Factor:
        """The factor with this label, as shown or without suggestions; raises UnknownName with the nearest."""
        wanted = label.casefold()
        for name in ("shown", "plain", "bare"):
            for factor in getattr(self, name).factors:
                if factor.label.casefold() == wanted:
                    return cast(Factor, factor)
        there = list(dict.fromkeys(one.label for one in (*self.shown.factors, *self.plain.factors)))
        raise UnknownName(f"no factor {label!r} in the map; {nearest(label, there)}; see: causerie map")


_FOUND = ("shown", "plain", "bare", "homes")


def nearest(label: str, there: Sequence[str]) -> str:
    """The names that look most like what was typed, and those that hold it."""
    wanted = label.casefold()
    within = [one for one in there if wanted in one.casefold()]
    near = difflib.get_close_matches(label, there, n=NEAREST, cutoff=0.4)
    return known("nearest factors", [*near, *within], NEAREST)


def _ground(where: Where, state: State) -> Ground:
    """The factors of a state; a desk's are kept until it changes."""
    if not isinstance(where, Desk):
        return Ground(state)
    found = _known.get(where)
    if found is None or found.state is not state:
        found = _known[where] = Ground(state, found)
    return found


def factor_at(where: Where, state: State, label: str) -> Factor:
    """The factor of a workspace with this label; raises UnknownName with the nearest."""
    return _ground(where, state).factor(label)


def prepare(desk: Desk) -> None:
    """Find the factors before somebody decides about them, who then need not wait for it."""
    with contextlib.suppress(CauserieError):
        ground = _ground(desk, desk.state())
        _ = ground.shown, ground.homes


def _decided(where: Where, made: Callable[[Ground, Any], Decision]) -> Decision:
    if isinstance(where, Desk):
        # Before the workspace is locked for everybody else.
        _ = _ground(where, where.state()).shown
    with writing_at(where) as (db, state):
        return decisions.append(db, made(_ground(where, state), db))


def _row(act: Act, target: str, by: By, before: Any, after: str | None = None) -> Decision:
    return Decision(0, act, target, by.person, stamp(by.clock), before=before, after=after, reason=by.reason)


def merge(where: Where, labels: tuple[str, ...], into: str, by: By) -> Decision:
    """Take several factors as one, under the label `into`; raises UnknownName for one that is not there."""
    if len({label.casefold() for label in labels}) < 2:
        raise BadRequest('name at least two factors: causerie merge "grain price" "price of grain"')

    def made(ground: Ground, _: Any) -> Decision:
        factors = [ground.factor(label) for label in labels]
        for other in factors[1:]:
            _refuse_standing(ground, factors[0], other, opposite=False)
        return _row(Act.MERGE, into, by, [one.label for one in factors], into)

    return _decided(where, made)


def oppose(where: Where, one: str, other: str, by: By) -> Decision:
    """Take `other` as the opposite of `one`: the same factor turned round, under the label of `one`."""

    def made(ground: Ground, _: Any) -> Decision:
        first, second = ground.factor(one), ground.factor(other)
        names = [first.label, second.label]
        if names[0] == names[1]:
            raise BadRequest(f"{names[0]!r} is one factor; first split it: causerie split {names[0]!r} LABEL")
        _refuse_standing(ground, first, second, opposite=True)
        return _row(Act.OPPOSE, names[0], by, names, names[0])

    return _decided(where, made)


def _refuse_standing(ground: Ground, one: Factor, other: Factor, opposite: bool) -> None:
    """Raises BadRequest where a decision that stands joins them the other way round: it would win in silence."""
    ways = _ways(ground, one), _ways(ground, other)
    if any(len(way) != 1 for way in ways):
        return
    (here, flip), (there, turn) = (next(iter(way)) for way in ways)
    if here == there and (flip is not turn) is not opposite:
        said = "the same" if opposite else "opposites"
        raise BadRequest(
            f"{one.label!r} and {other.label!r} were taken as {said} before; undo that first (see: causerie log)"
        )


def _ways(ground: Ground, factor: Factor) -> set[tuple[str, bool]]:
    """The decided factors that hold the mentions of a factor, and whether they go the other way there."""
    found = ((ground.homes[_spot(place)], place.direction) for place in factor.mentions)
    return {(name, direction is not way) for (name, direction), way in found}


def rename(where: Where, label: str, name: str, by: By) -> Decision:
    """Call a factor something else; a name that another factor has is refused."""
    if not name.strip():
        raise BadRequest("a factor needs a name")

    def made(ground: Ground, _: Any) -> Decision:
        factor = ground.factor(label)
        if any(one.label.casefold() == name.strip().casefold() and one.id != factor.id for one in ground.shown.factors):
            raise BadRequest(f"there is a factor {name!r} already; to make them one: causerie merge")
        return _row(Act.RENAME, factor.label, by, [factor.label], name.strip())

    return _decided(where, made)


def retype(where: Where, label: str, kind: FactorKind, by: By) -> Decision:
    """Say what a factor is to those who act: a policy, a goal, or neither."""
    return _decided(where, lambda ground, _: _typed(ground.factor(label), kind, by))


def _typed(factor: Factor, kind: FactorKind, by: By) -> Decision:
    return _row(Act.TYPE, factor.label, by, factor.kind.value, kind.value)


def refuse(where: Where, one: str, other: str, by: By) -> Decision:
    """Say that a suggested merge is wrong; raises BadRequest where nothing of the kind is suggested."""

    def made(ground: Ground, _: Any) -> Decision:
        found = _suggested(ground.shown.suggestions, one, other)
        if found is None:
            for label in (one, other):
                ground.factor(label)
            raise BadRequest(f"no merge of {one!r} and {other!r} is suggested; see: causerie suggestions")
        if found.verdict is Verdict.REFUSED:
            raise BadRequest(f"the merge of {found.a!r} and {found.b!r} is refused already")
        if found.verdict is Verdict.ACCEPTED:
            raise BadRequest(f"{found.a!r} and {found.b!r} were merged by hand; undo that: causerie log")
        return _row(Act.REFUSE, found.a, by, [found.a, found.b])

    return _decided(where, made)


def _suggested(suggestions: Iterable[Suggestion], one: str, other: str) -> Suggestion | None:
    wanted = {one.casefold(), other.casefold()}
    return next((made for made in suggestions if {made.a.casefold(), made.b.casefold()} == wanted), None)


def suggestions(where: Where) -> tuple[Suggestion, ...]:
    """Merges that are suggested, with what a person said of each; open ones first, the most alike of those first."""
    with reading_at(where) as (_, state):
        found = _ground(where, state).shown.suggestions
    order = list(Verdict)
    return tuple(sorted(found, key=lambda one: (order.index(one.verdict), -one.score, one.a, one.b)))


def split(where: Where, label: str, names: tuple[str, ...], into: str | None, by: By) -> Decision:
    """Take mentions (C12.cause, C12.effect, F3) or labels out of a factor, as a factor of its own named `into`."""

    def made(ground: Ground, db: Any) -> Decision:
        factor = ground.factor(label)
        inside = _labels_in(ground, factor)
        mentions = [found for name in names if (found := _mention(ground, db, factor, name)) is not None]
        taken = [_label_in(name, inside, factor) for name in names if _part(name) is None]
        rest = [one for one in inside if one not in taken]
        if not rest and not mentions:
            raise BadRequest(f"that is all of {factor.label!r}; name a part of it: {', '.join(map(repr, inside))}")
        name = into or (mentions[0]["text"] if mentions and not taken else None)
        if name is not None and name.casefold() == factor.label.casefold():
            raise BadRequest(f"both parts would be called {name!r}; name the new one with --as")
        return _row(Act.SPLIT, factor.label, by, {"labels": taken, "mentions": mentions, "rest": rest}, name)

    return _decided(where, made)


def _labels_in(ground: Ground, factor: Factor) -> list[str]:
    """The labels that parts of a factor have without suggestions and decisions."""
    names = {one.id: one.label for found in (ground.plain, ground.bare) for one in found.factors}
    ids = [found.at[_spot(place)].factor for found in (ground.plain, ground.bare) for place in factor.mentions]
    labels = dict.fromkeys(names[one] for one in ids)
    bare = {one.label for one in ground.bare.factors}
    return [one for one in labels if one in bare] or list(labels)


def _label_in(name: str, inside: Sequence[str], factor: Factor) -> str:
    found = next((one for one in inside if one.casefold() == name.casefold()), None)
    if found is None:
        raise UnknownName(f"no {name!r} in {factor.label!r}; it holds: {', '.join(map(repr, inside))}")
    return found


_PARTS: Mapping[str, Part] = {part.value: part for part in Part}


def _part(name: str) -> tuple[str, Part | None] | None:
    """The item and the part that "C12.cause" or "F3" names; None for anything else."""
    alias, dot, part = name.strip().partition(".")
    if not (alias[:1].upper() in ("C", "F") and alias[1:].isdecimal()):
        return None
    if dot and part.lower() not in _PARTS:
        raise BadRequest(f"{name!r}: a mention is called like C12.cause, C12.effect or F3")
    return alias, _PARTS.get(part.lower())


def _mention(ground: Ground, db: Any, factor: Factor, name: str) -> dict[str, Any] | None:
    """A mention as a decision keeps it: its claim, and its document and place in case the claim's id changes."""
    parsed = _part(name)
    if parsed is None:
        return None
    found = named(db, ground.state, parsed[0])
    places = [
        place
        for place in factor.mentions
        if place.claim == found.item.id and (parsed[1] is None or place.part is parsed[1])
    ]
    if len(places) != 1:
        what = "is in it twice; say C12.cause or C12.effect" if places else "is not in it"
        raise BadRequest(f"{name} is no mention of {factor.label!r}: it {what}")
    mention = _words(found.item, places[0].part)
    at = {"start": mention.start or 0, "end": mention.end or 0, "text": mention.text}
    return {"document": places[0].document, "claim": places[0].claim, "part": places[0].part.value, **at}


def _words(item: Any, part: Part) -> FactorMention | Mention:
    if isinstance(item, CausalClaim):
        return item.cause if part is Part.CAUSE else item.effect
    assert isinstance(item, Forecast)
    return item.proposition


def _spot(place: Place) -> tuple[str, str, Part]:
    return place.document, place.claim, place.part
