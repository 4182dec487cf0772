"""What hangs on single links of a map: paths, loops and what-if results that are gone or turn without them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from causerie.assembly import linchpins_of, longest_chains, loops_of, severed
from causerie.model import RunOptions
from causerie.model.explain import usable
from causerie.model.scenarios import beyond, consequential
from causerie.pipeline.desk import Where
from causerie.pipeline.looking import Look, Seen, seen
from causerie.pipeline.whatif import played
from causerie.values import Chain, Linchpin, Link, Loop, Map, Outcome, Push, Reading, Response, Scenario
from causerie.vocabulary import Direction, Share

PINS = 8
LOOPS = 200
CHAINS = 200
SCENARIOS = 4
"""Questions that are put with and without each link."""
DRAWS, FEWER, LARGE = 400, 120, 150
"""Draws for each question; fewer on a map of more factors than `LARGE`, where each takes long."""
TOLD = 12
"""Pairs, chains and results told of one link at most; their numbers are of all."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A result that is another one without the link: what was asked, and what comes to a factor either way."""

    scenario: Scenario
    factor: str
    before: Response
    after: Response | None


@dataclass(frozen=True, slots=True)
class Hanging:
    """What hangs on a link. `cut` are pairs of factors that no path joins without it, `pairs` is how many there are;
    `chains` are long paths through it, `loops` those that it closes, `turned` results that change.
    """

    pin: Linchpin
    pairs: int
    cut: tuple[tuple[str, str], ...]
    chains: tuple[Chain, ...]
    loops: tuple[Loop, ...]
    turned: tuple[Turned, ...]


@dataclass(frozen=True, slots=True)
class Linchpins:
    """The links of a map that most paths hang on, the most first; `asked` are the questions that were put.

    `notes` say what was left out to keep the search short.
    """

    map: Map
    pins: tuple[Hanging, ...]
    asked: tuple[Scenario, ...]
    notes: tuple[str, ...]


def linchpins(where: Where, look: Look, limit: int = PINS) -> tuple[Seen, Linchpins]:
    """The linchpins of the map that is asked for. Raises what `seen` raises."""
    found = seen(where, look)
    return found, hanging(found.map, found.base.bundle.readings, limit)


def hanging(drawn: Map, readings: Sequence[Reading] = (), limit: int = PINS) -> Linchpins:
    """The same of any map; `readings` raise the questions that are put to it, else its first causes are pushed."""
    pins, notes = linchpins_of(drawn, limit)
    if not pins:
        return Linchpins(drawn, (), (), notes)
    loops, _ = loops_of(drawn, LOOPS)
    chains = longest_chains(drawn, CHAINS)
    asked = tuple(_questions(drawn, readings))
    before = tuple(_played(drawn, scenario) for scenario in asked)
    told = (
        Hanging(
            pin,
            len(cut := severed(drawn, pin.link)),
            cut[:TOLD],
            tuple(chain for chain in chains if pin.link in chain.links)[:TOLD],
            tuple(loop for loop in loops if pin.link in loop.links),
            tuple(_turned(drawn, pin.link, before))[:TOLD],
        )
        for pin in pins
    )
    return Linchpins(drawn, tuple(told), asked, notes)


def _questions(drawn: Map, readings: Sequence[Reading]) -> Iterator[Scenario]:
    """What the documents themselves ask that moves most; of a map that raises less, what drives most is pushed up."""
    raised = [scenario for scenario, _ in consequential(readings, drawn, SCENARIOS)]
    yield from raised
    pushed = {push.factor for scenario in raised for push in scenario.pushes}
    following = usable(drawn, Scenario())
    driven = {link.effect for link in drawn.links if link.cause != link.effect}
    reach = {one.id: len(beyond(one.id, following)) for one in drawn.factors if one.id not in pushed}
    first = sorted((name for name in reach if reach[name]), key=lambda name: (name in driven, -reach[name]))
    for name in first[: SCENARIOS - len(raised)]:
        yield Scenario(pushes=(Push(name, Direction.INCREASE),))


def _played(drawn: Map, scenario: Scenario) -> Outcome:
    draws = FEWER if len(drawn.factors) > LARGE else DRAWS
    return played(drawn, scenario, RunOptions(samples=draws, hinges=0, prove=False))


def _turned(drawn: Map, link: Link, before: Sequence[Outcome]) -> Iterator[Turned]:
    ends = link.cause, link.effect
    for outcome in before:
        if not _passes(drawn, link, outcome.scenario):
            continue
        without = dataclasses.replace(outcome.scenario, without_links=(*outcome.scenario.without_links, ends))
        after = {one.factor: one for one in _played(drawn, without).responses}
        for response in outcome.responses:
            if _other(response, after.get(response.factor)):
                yield Turned(outcome.scenario, response.factor, response, after.get(response.factor))


def _passes(drawn: Map, link: Link, scenario: Scenario) -> bool:
    """Whether anything that is pushed can come to the link."""
    following = usable(drawn, scenario)
    found = {push.factor for push in scenario.pushes}
    waiting = list(found)
    while waiting:
        fresh = [one.effect for one in following.get(waiting.pop(), ()) if one.effect not in found]
        found.update(fresh)
        waiting += fresh
    return link.cause in found


def _other(before: Response, after: Response | None) -> bool:
    """Whether a factor that went one way in most draws no longer does."""
    if before.direction is None or before.word in (Share.UNDETERMINED, Share.STILL):
        return False
    return after is None or after.word is Share.STILL or after.direction is not before.direction
