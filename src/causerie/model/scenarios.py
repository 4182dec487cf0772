"""Scenarios that the documents themselves raise: what they say would be, or would have been, if.

A counterfactual or conditional claim is played by pushing its antecedent the way its words have it; a
forecast with a condition by pushing the condition, where a claim or a mention names it. Of all these the
most consequential are those that move most over paths of two links or more: a direct effect is only
what the claim already says.
"""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from causerie.model.explain import Following, forecasts_about, usable
from causerie.values import CausalClaim, Forecast, Map, Mention, Place, Push, Reading, Scenario
from causerie.vocabulary import Part, Status
from causerie.words import stems

PLAYED = (Status.COUNTERFACTUAL, Status.CONDITIONAL)
"""Claims that say of themselves that they speak of what may not be."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How much a scenario moves over paths of two links or more."""

    factors: int = 0
    forecasts: int = 0

    @property
    def weight(self) -> int:
        """Both count alike."""
        return self.factors + self.forecasts


@dataclass(frozen=True, slots=True)
class _Where:
    """Where the mentions of a map are: by spot, and by the stems of their words."""

    spots: Mapping[tuple[str, str, Part], tuple[str, Place]]
    words: Mapping[tuple[str, ...], tuple[str, Place]]


def scenario_of(item: CausalClaim | Forecast, name: str, reading: Reading, drawn: Map) -> Scenario | None:
    """The item of a reading as a scenario; None where the map does not hold what is to be pushed.

    `name` is what the map calls the item: its id.
    """
    return _scenario(item, name, reading, _where(drawn))


def raised(readings: Iterable[Reading], drawn: Map) -> tuple[Scenario, ...]:
    """Every scenario that the readings raise, in their order; the same push raised twice is one, with both claims."""
    where = _where(drawn)
    found: dict[tuple[Push, ...], Scenario] = {}
    for reading in readings:
        for item, name in _raising(reading):
            made = _scenario(item, name, reading, where)
            if made is not None:
                before = found.get(made.pushes)
                found[made.pushes] = made if before is None else _joined(before, made)
    return tuple(found.values())


def consequential(readings: Iterable[Reading], drawn: Map, limit: int = 3) -> tuple[tuple[Scenario, Reach], ...]:
    """The scenarios that move most, with what they move; of equal ones that of more claims, then the first raised.

    One that moves nothing over two links or more only repeats a claim, and is left out; so is one that
    pushes the same factors as one before, the other way.
    """
    following = usable(drawn, Scenario())
    forecasts = {name: len(places) for name, places in forecasts_about(drawn).items()}
    ranked = [(scenario, reach(scenario, following, forecasts)) for scenario in raised(readings, drawn)]
    ranked.sort(key=lambda pair: (-pair[1].weight, -len(pair[0].claims)))
    chosen = {frozenset(push.factor for push in pair[0].pushes): pair for pair in reversed(ranked) if pair[1].factors}
    return tuple(pair for pair in ranked if pair in chosen.values())[:limit]


def reach(scenario: Scenario, following: Following, forecasts: Mapping[str, int]) -> Reach:
    """What a scenario moves over simple paths of two links or more."""
    moved: set[str] = set()
    for push in scenario.pushes:
        moved |= beyond(push.factor, following)
    moved -= {push.factor for push in scenario.pushes}
    return Reach(len(moved), sum(forecasts.get(factor, 0) for factor in moved))


def beyond(start: str, following: Following) -> set[str]:
    """The factors at the end of a simple path of two links or more from `start`.

    A direct effect is one of them if another direct effect leads to it; so each factor needs to know at
    most two of the direct effects that lead to it, and is visited at most twice.
    """
    direct = dict.fromkeys(link.effect for link in following.get(start, ()))
    through: dict[str, set[str]] = {one: {one} for one in direct}
    waiting = deque((one, one) for one in direct)
    while waiting:
        here, by = waiting.popleft()
        for link in following.get(here, ()):
            known = through.setdefault(link.effect, set())
            if link.effect != start and by not in known and len(known) < 2:
                known.add(by)
                waiting.append((link.effect, by))
    return {factor for factor, known in through.items() if known - {factor}}


def _raising(reading: Reading) -> Iterator[tuple[CausalClaim | Forecast, str]]:
    for number, claim in enumerate(reading.causal):
        if claim.status in PLAYED:
            yield claim, claim.id or f"causal[{number}]"
    for number, forecast in enumerate(reading.forecasts):
        if forecast.condition is not None and forecast.condition.text:
            yield forecast, forecast.id or f"forecasts[{number}]"


def _scenario(item: CausalClaim | Forecast, name: str, reading: Reading, where: _Where) -> Scenario | None:
    if isinstance(item, CausalClaim):
        found, words = where.spots.get((reading.id, name, Part.CAUSE)), item.cause.text
    elif item.condition is None:
        return None
    else:
        found, words = _condition(item.condition, reading, where), item.condition.text
    if found is None:
        return None
    factor, place = found
    return Scenario(name=words, pushes=(Push(factor, place.direction),), claims=(name,))


def _joined(one: Scenario, other: Scenario) -> Scenario:
    return dataclasses.replace(one, claims=tuple(dict.fromkeys((*one.claims, *other.claims))))


def _condition(condition: Mention, reading: Reading, where: _Where) -> tuple[str, Place] | None:
    """The factor of a forecast's condition: the cause of a claim on the same words, else one of the same words."""
    best, most = None, 0
    for number, claim in enumerate(reading.causal):
        shared = _shared(condition, claim.cause.start, claim.cause.end)
        if shared > most:
            best, most = claim.id or f"causal[{number}]", shared
    if best is not None:
        return where.spots.get((reading.id, best, Part.CAUSE))
    return where.words.get(stems(condition.text))


def _shared(mention: Mention, start: int, end: int) -> int:
    if mention.start is None or mention.end is None:
        return 0
    return min(mention.end, end) - max(mention.start, start)


def _where(drawn: Map) -> _Where:
    pairs = [(factor.id, place) for factor in drawn.factors for place in factor.mentions]
    words: dict[tuple[str, ...], tuple[str, Place]] = {}
    for factor, place in pairs:
        words.setdefault(stems(place.text), (factor, place))
    words.pop((), None)
    return _Where({(place.document, place.claim, place.part): (factor, place) for factor, place in pairs}, words)
