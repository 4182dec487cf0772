"""What-if: a question in a user's words, or one that the documents raise, put to the model of a map."""

from __future__ import annotations

import dataclasses
import functools
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files

from causerie.errors import BadRequest, UnknownName
from causerie.model import BuildOptions, RunOptions, build, run
from causerie.model.explain import explained
from causerie.model.scenarios import scenario_of
from causerie.pipeline.finding import NOTHING, Finder, finder
from causerie.pipeline.supposing import Ask
from causerie.values import Bundle, CausalClaim, Forecast, Map, Outcome, Push, Reading, Scenario
from causerie.vocabulary import Direction, Status

_WAYS = {Direction.INCREASE: "up", Direction.DECREASE: "down"}
__all__ = ["Ask", "RunOptions", "asked", "claimed", "played"]


def asked(ask: Ask, bundle: Bundle) -> Scenario:
    """The question as a scenario on `bundle.map`; its name are the words asked where the map names their opposite.

    Raises UnknownName and BadRequest, saying what there is.
    """
    if not bundle.map.factors:
        raise BadRequest(NOTHING)
    find = finder(bundle.map, bundle.readings)
    played = Scenario() if ask.claim is None else claimed(ask.claim, bundle)
    pushes = {push.factor: push.direction for push in played.pushes}
    turned = []
    for typed, way in _pushed(ask):
        meant = find.factor(typed)
        turned += [f"{typed} {_WAYS[way]}"] if meant.turned else []
        if pushes.setdefault(meant.factor.id, meant.way(way)) is not meant.way(way):
            raise BadRequest(f'"{meant.factor.label}" cannot be pushed up and down at once')
    links, factors = _without(ask, find)
    made = dataclasses.replace(
        played,
        name=", ".join(part for part in (played.name, *turned) if part),
        pushes=tuple(Push(*pair) for pair in pushes.items()),
        held=tuple(dict.fromkeys(find.factor(typed).factor.id for typed in ask.held)),
        given=tuple(_observed(typed, find) for typed in ask.given),
        without_links=links,
        without_factors=factors,
    )
    _check(made, bundle.map)
    return made


def played(drawn: Map, scenario: Scenario, options: RunOptions, presence: bool | None = None) -> Outcome:
    """What follows from a scenario on a map, with the paths and claims that carry it.

    `presence`: whether links are left out in as many draws as their presence is short of 1. By default only
    where the maps of several are joined: what somebody's own map lacks nothing of is hers to say.
    """
    weighed = len(drawn.holders) > 1 if presence is None else presence
    outcome = run(build(drawn, BuildOptions(presence=weighed)), scenario, options)
    return dataclasses.replace(explained(outcome, drawn), holders=drawn.holders)


def claimed(name: str, bundle: Bundle) -> Scenario:
    """The scenario of a claim or forecast by its name (C12, F3)."""
    wanted = name.strip().upper()
    for reading in bundle.readings:
        items: tuple[CausalClaim | Forecast, ...] = (*reading.causal, *reading.forecasts)
        for item in items:
            if bundle.aliases.get(item.id) == wanted:
                return _of(item, wanted, reading, bundle.map)
    raise UnknownName(f"no claim or forecast {name!r} here; see: causerie claims")


def _of(item: CausalClaim | Forecast, name: str, reading: Reading, drawn: Map) -> Scenario:
    if isinstance(item, Forecast) and item.condition is None:
        raise BadRequest(f"{name} is a forecast without a condition: it says nothing that could be pushed")
    if isinstance(item, CausalClaim) and not item.status.supports:
        said = "denies" if item.status is Status.DENIED else "questions"
        raise BadRequest(f"{name} {said} an influence, so it cannot be played; push its cause by name instead")
    found = scenario_of(item, item.id, reading, drawn)
    if found is None:
        raise BadRequest(f"what {name} supposes is no factor of this map, so it cannot be pushed; see: causerie map")
    return found


def _pushed(ask: Ask) -> Iterator[tuple[str, Direction]]:
    yield from ((typed, Direction.INCREASE) for typed in ask.up)
    yield from ((typed, Direction.DECREASE) for typed in ask.down)


def _without(ask: Ask, find: Finder) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    arrows = [typed for typed in ask.without if "->" in typed or "→" in typed]
    names = [typed for typed in ask.without if typed not in arrows]
    return tuple(find.link(typed) for typed in arrows), tuple(find.factor(typed).factor.id for typed in names)


def _observed(typed: str, find: Finder) -> Push:
    """ "grain price fell" as an observation; the last word says which way."""
    words = typed.split()
    way = _ways().get(words[-1].casefold()) if len(words) > 1 else None
    if way is None:
        raise BadRequest(f'--given "{typed}": say the factor and which way it went, as in --given "grain price down"')
    meant = find.factor(" ".join(words[:-1]))
    return Push(meant.factor.id, meant.way(way))


@functools.cache
def _ways() -> Mapping[str, Direction]:
    data = tomllib.loads(files("causerie.pipeline").joinpath("ways.toml").read_text("utf-8"))
    return {word: way for way in Direction for word in data[way.value]["words"]}


def _check(scenario: Scenario, drawn: Map) -> None:
    """Refuses what contradicts itself, and a scenario that pushes nothing."""
    labels = {factor.id: factor.label for factor in drawn.factors}
    if not scenario.pushes:
        raise BadRequest('nothing is pushed; say which way a factor goes: causerie whatif "grain price" --up')
    uses = {"pushed": {push.factor for push in scenario.pushes}, "held still": set(scenario.held)}
    uses["taken out"] = set(scenario.without_factors)
    for one, other in (("pushed", "held still"), ("pushed", "taken out"), ("held still", "taken out")):
        for factor in sorted(uses[one] & uses[other]):
            raise BadRequest(f'"{labels[factor]}" cannot be {one} and {other} at once')
    for seen in scenario.given:
        if seen.factor in uses["held still"] | uses["taken out"]:
            raise BadRequest(f'"{labels[seen.factor]}" cannot be observed to move and be held still or taken out')
