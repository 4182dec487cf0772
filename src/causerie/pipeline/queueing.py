"""What waits to be reviewed: most consequential and least certain first, with the reason in words."""

from __future__ import annotations

import weakref
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from causerie.pipeline.desk import Desk, Where, reading_at
from causerie.pipeline.explaining import threshold
from causerie.pipeline.staking import numbers, stakes_by_words, stakes_of
from causerie.pipeline.state import Shelved, State
from causerie.values import FIELD_OF, KIND_OF, CausalClaim, Item, items_of
from causerie.values.review import Progress, Queue, Stake, Waiting
from causerie.vocabulary import CHECKED, Act, ClaimKind, Sign

Stakes = Mapping[str, Stake]
Thresholds = Callable[[Shelved, Item], float | None]
_VERDICTS = (*CHECKED, Act.REJECT)


@dataclass(frozen=True, slots=True)
class QueueOptions:
    """`limit`: how many are wanted, from `start` on. `kinds` and `documents` (ids or aliases): only these, if any.

    `person`: what this person has not judged, whoever else has; None: what nobody has judged.
    """

    limit: int = 20
    start: int = 0
    kinds: tuple[ClaimKind, ...] = ()
    documents: tuple[str, ...] = ()
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """All items of some readings in the order in which they matter, whoever has judged them: ids and document numbers.

    What people decide leaves it as it is: what they coded or mended needs no review.
    """

    key: tuple[object, ...]
    places: tuple[tuple[str, int], ...]
    scores: Mapping[str, float]
    stakes: Stakes


def queue(where: Where, options: QueueOptions | None = None, stakes: Stakes | None = None) -> Queue:
    """What waits. `stakes` as `stakes_of` has them, perhaps of an older version; without them words alone count.

    A desk keeps the order until a document is read, or other stakes are handed in.
    """
    asked = options or QueueOptions()
    with reading_at(where) as (_, state):
        known = _KEPT.get(where) if isinstance(where, Desk) else None
        if known is None or known.key != _key(state) or (stakes is not None and stakes is not known.stakes):
            known = ranked(state, stakes)
        if isinstance(where, Desk):
            _KEPT[where] = known
        return queued(state, known, asked)


_KEPT: weakref.WeakKeyDictionary[Desk, Ranking] = weakref.WeakKeyDictionary()


def queue_today(where: Where, options: QueueOptions, today: str) -> Queue:
    """What waits, weighed by the map where it is small enough to be drawn for this one call."""
    with reading_at(where) as (_, state):
        claims = sum(len(shelved.reading.causal) for shelved in state.shelf)
    stakes = stakes_of(where, today) if claims <= numbers()["map"]["most"] else None
    return queue(where, options, stakes)


def ranked(state: State, stakes: Stakes | None = None) -> Ranking:
    """All items of a state in the order in which they matter."""
    weights = stakes if stakes is not None else stakes_by_words(one.reading for one in state.shelf)
    bounds = _thresholds()
    found = [
        (-_score(item, weights.get(item.id), bounds(shelved, item)), shelved.number, at, item.id)
        for shelved in state.shelf
        for at, item in enumerate((*items_of(shelved.reading), *shelved.decided.rejected))
    ]
    found.sort()
    places = tuple((name, number) for _, number, _, name in found)
    return Ranking(_key(state), places, {name: -score for score, _, _, name in found}, weights)


def _key(state: State) -> tuple[object, ...]:
    """What changes when documents are read, read again or forgotten, and not when people decide."""
    return tuple((one.number, one.raw.reader, tuple(item.id for item in items_of(one.raw))) for one in state.shelf)


def queued(state: State, ranking: Ranking, options: QueueOptions) -> Queue:
    """The queue of a state."""
    shelf = {one.number: one for one in state.shelf if _asked(one, options)}
    progress = tuple(_progress(shelf.values(), state, options))
    waiting = sum(one.total - one.reviewed for one in progress)
    first = list(islice(_waiting(shelf, state, ranking, options), options.start, options.start + options.limit))
    return Queue(tuple(_told(state, ranking, shelved, item) for shelved, item in first), waiting, progress)


def _waiting(
    shelf: Mapping[int, Shelved], state: State, ranking: Ranking, options: QueueOptions
) -> Iterator[tuple[Shelved, Item]]:
    """What nobody, or not this person, has judged, in the order of the ranking."""
    own = _own(state, options.person)
    done = {number: _judged(shelved, own) for number, shelved in shelf.items()}
    items: dict[int, dict[str, Item]] = {}
    for name, number in ranking.places:
        if number not in shelf or name in done[number]:
            continue
        if number not in items:
            there = (*items_of(shelf[number].reading), *shelf[number].decided.rejected)
            items[number] = {one.id: one for one in there}
        item = items[number].get(name)
        if item is not None and (not options.kinds or KIND_OF[type(item)] in options.kinds):
            yield shelf[number], item


def _progress(shelf: Iterable[Shelved], state: State, options: QueueOptions) -> Iterator[Progress]:
    reviewed: Counter[ClaimKind] = Counter()
    total: Counter[ClaimKind] = Counter()
    own = _own(state, options.person)
    for shelved in shelf:
        reviewed.update(_judged(shelved, own).values())
        total.update({kind: len(getattr(shelved.reading, name)) for kind, name in FIELD_OF.items()})
        total.update(KIND_OF[type(item)] for item in shelved.decided.rejected)
    for kind in ClaimKind:
        if total[kind] and (not options.kinds or kind in options.kinds):
            yield Progress(kind, reviewed[kind], total[kind])


def _asked(shelved: Shelved, options: QueueOptions) -> bool:
    return not options.documents or bool({shelved.alias, shelved.document.id} & set(options.documents))


def _own(state: State, person: str | None) -> Mapping[str, set[str]] | None:
    """Targets of what a person has judged, by document; None for everybody."""
    if person is None:
        return None
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in state.standing:
        if row.person == person and row.act in _VERDICTS and row.document:
            found[row.document].add(row.target)
    return found


def _judged(shelved: Shelved, own: Mapping[str, set[str]] | None) -> Mapping[str, ClaimKind]:
    """Kinds by id of the items of a document that somebody, or this person, has judged."""
    decided = shelved.decided
    there = {**decided.checked, **{item.id: KIND_OF[type(item)] for item in decided.rejected}}
    if own is None:
        return there
    places = {decided.found_as.get(target, target) for target in own.get(shelved.document.id, ())}
    return {name: kind for name, kind in there.items() if name in places}


def judged_by(where: Where, person: str) -> frozenset[str]:
    """Ids of the items shown that a person has judged, whoever else has."""
    with reading_at(where) as (_, state):
        own = _own(state, person)
        return frozenset(name for shelved in state.shelf for name in _judged(shelved, own))


def _thresholds() -> Thresholds:
    """The probability from which a reader keeps such items, looked up once for each sort of them."""
    known: dict[tuple[str, ClaimKind, bool], float | None] = {}

    def bound(shelved: Shelved, item: Item) -> float | None:
        if getattr(item, "probability", None) is None:
            return None
        rules = any(one.startswith("rules.") for one in getattr(item, "found_by", ()))
        key = (shelved.raw.reader, KIND_OF[type(item)], rules)
        if key not in known:
            known[key] = threshold(shelved.raw.reader, item)
        return known[key]

    return bound


def _score(item: Item, stake: Stake | None, bound: float | None) -> float:
    part, kind = numbers()["parts"], KIND_OF[type(item)].value
    weight = stake.weight if stake else 0.0
    return float(numbers()["kind"][kind] * (part["consequence"] * weight + part["doubt"] * _doubt(item, bound)))


def _doubt(item: Item, bound: float | None) -> float:
    """How doubtful the coding is, 0 to 1."""
    doubt = numbers()["doubt"]
    if isinstance(item, CausalClaim) and item.polarity is Sign.UNKNOWN:
        return float(doubt["sign"])
    near = _near(item, bound)
    certainty = getattr(item, "certainty", None)
    level = numbers()["level"][certainty.level.value] if certainty else 0.0
    return float(max(level, doubt["nothing"] if near is None else doubt["near"] * near))


def _near(item: Item, bound: float | None) -> float | None:
    """How near the probability is to that from which the reader keeps such items: 1 at it, 0 when certain."""
    probability = getattr(item, "probability", None)
    if probability is None:
        return None
    low = bound if bound is not None and bound < 1 else 0.0
    return float(min(1.0, max(0.0, (1 - probability) / (1 - low))))


def _told(state: State, ranking: Ranking, shelved: Shelved, item: Item) -> Waiting:
    stake = ranking.stakes.get(item.id)
    reasons = (*(stake.why if stake else ()), *_doubts(item, _thresholds()(shelved, item)))
    alias = state.names.get(item.id, "")
    return Waiting(alias, shelved.document.id, item, ranking.scores[item.id], reasons)


def _doubts(item: Item, bound: float | None) -> Iterator[str]:
    if isinstance(item, CausalClaim) and item.polarity is Sign.UNKNOWN:
        yield "its sign is undecided"
    near = _near(item, bound)
    if near is not None and near >= numbers()["told"]["near"]:
        yield f"the reader was not sure of it ({item.probability:.0%})"  # type: ignore[union-attr]
    certainty = getattr(item, "certainty", None)
    if certainty is not None and numbers()["level"][certainty.level.value] >= numbers()["level"]["possible"]:
        yield f"its certainty is read as {certainty.level.value}"
