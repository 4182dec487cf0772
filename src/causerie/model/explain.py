"""Why a factor moves: the paths of links that carry a push to it, the forecasts about it, and whether
the whole only repeats a claim.

A path is as strong as the product of the presences of its links. The search takes the strongest path
first and keeps a few of each sign for each factor, so that it stays small on large maps. Sources:
Axelrod 1976 (sign of a path).
"""

from __future__ import annotations

import dataclasses
import heapq
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from causerie.values import Chain, Link, Map, Outcome, Place, Response, Scenario
from causerie.vocabulary import Direction, Part, Share, Sign

Following = Mapping[str, Sequence[Link]]
"""The links that leave each factor."""


@dataclass(frozen=True, slots=True)
class PathOptions:
    """`most`: paths kept for each factor and told for each response; `longest`: links in one of them at most."""

    most: int = 3
    longest: int = 8


def explained(outcome: Outcome, drawn: Map, options: PathOptions | None = None) -> Outcome:
    """The outcome with the paths that carry each response, the forecasts about its factor, and what it restates."""
    options = options or PathOptions()
    following = usable(drawn, outcome.scenario)
    starts = {push.factor: push.direction for push in outcome.scenario.pushes}
    found = paths_from(starts, following, options)
    told = forecasts_about(drawn)
    responses = tuple(
        dataclasses.replace(
            response,
            paths=carrying(response, found.get(response.factor, ()), starts)[: options.most],
            forecasts=told.get(response.factor, ()),
        )
        for response in outcome.responses
    )
    return dataclasses.replace(outcome, responses=responses, restates=restated(starts, following))


def usable(drawn: Map, scenario: Scenario) -> Following:
    """The links along which a push can go on in this scenario: none to itself, none that ends at what is held."""
    cut = {*scenario.held, *scenario.without_factors}
    gone = set(scenario.without_links)
    out: dict[str, list[Link]] = {}
    for link in drawn.links:
        ends = (link.cause, link.effect)
        if link.cause != link.effect and link.presence > 0 and ends not in gone and cut.isdisjoint(ends):
            out.setdefault(link.cause, []).append(link)
    return out


class _Way(NamedTuple):
    """A path on the heap. `order` (which start, then places among the links that leave) makes ties the map's order."""

    weakness: float
    length: int
    order: tuple[int, ...]
    links: tuple[Link, ...]
    sign: Sign
    here: str


def paths_from(starts: Mapping[str, Direction], following: Following, options: PathOptions) -> dict[str, list[Chain]]:
    """Simple paths from any start to every factor within reach, strongest first, a few of each sign.

    They end at another start: what goes on from there is that one's own doing.
    """
    found: dict[str, list[Chain]] = {}
    taken: Counter[tuple[str, Sign]] = Counter()
    waiting: list[_Way] = []
    for number, start in enumerate(starts):
        waiting += _further(_Way(-1.0, 0, (number,), (), Sign.PLUS, start), following)
    heapq.heapify(waiting)
    while waiting:
        way = heapq.heappop(waiting)
        if taken[way.here, way.sign] == options.most:
            continue
        taken[way.here, way.sign] += 1
        found.setdefault(way.here, []).append(Chain(way.links, way.sign))
        if way.length < options.longest and way.here not in starts:
            for further in _further(way, following):
                if taken[further.here, further.sign] < options.most:
                    heapq.heappush(waiting, further)
    return found


def _further(way: _Way, following: Following) -> Iterator[_Way]:
    """Every way on that does not come back to where the path was."""
    seen = {way.here, *(link.cause for link in way.links)}
    for place, link in enumerate(following.get(way.here, ())):
        if link.effect not in seen:
            yield _Way(
                way.weakness * link.presence,
                way.length + 1,
                (*way.order, place),
                (*way.links, link),
                way.sign * link.sign,
                link.effect,
            )


def carrying(response: Response, chains: Sequence[Chain], starts: Mapping[str, Direction]) -> tuple[Chain, ...]:
    """The chains that can carry a response: those of its direction, then those whose sign is open.

    Where the direction is undetermined, what carries it either way, strongest first.
    """
    if response.word is Share.STILL:
        return ()
    wanted = _way(response)
    if wanted is None:
        return tuple(chains)
    same = [chain for chain in chains if _sends(chain, starts) is wanted]
    return (*same, *(chain for chain in chains if chain.sign is Sign.UNKNOWN))


def _way(response: Response) -> Direction | None:
    """Which way a response goes whenever it moves, or in most draws; None where it goes either way."""
    if response.word is Share.UNDETERMINED and min(response.up, response.down) > 0:
        return None
    return Direction.INCREASE if response.up > response.down else Direction.DECREASE


def _sends(chain: Chain, starts: Mapping[str, Direction]) -> Direction | None:
    """Which way the last factor of a chain goes when the first one is pushed; None where a sign is open."""
    pushed = starts[chain.links[0].cause]
    return {Sign.PLUS: pushed, Sign.MINUS: -pushed, Sign.UNKNOWN: None}[chain.sign]


def forecasts_about(drawn: Map) -> dict[str, tuple[Place, ...]]:
    """The places of forecasts in each factor that has some."""
    found = {
        factor.id: tuple(place for place in factor.mentions if place.part is Part.PROPOSITION)
        for factor in drawn.factors
    }
    return {name: places for name, places in found.items() if places}


def restated(starts: Mapping[str, Direction], following: Following) -> str | None:
    """The claim that is only repeated where no path of two links or more leaves what was pushed; else None.

    A way there and back counts as such a path: what comes back changes the answer.
    """
    direct = [link for start in starts for link in following.get(start, ())]
    if any(following.get(link.effect) for link in direct):
        return None
    return next((claim.claim for link in direct for claim in link.claims if claim.supports), None)
