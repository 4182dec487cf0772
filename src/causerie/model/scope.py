"""What of a model a scenario touches: links taken out, factors held, and all that the push can reach.

A factor no path leads to does not respond, and what it does has no part in the answer: the matrix is block
triangular. Its groups (strongly connected components) come in the order of influence; a group of more than
one factor holds loops.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from causerie.errors import BadRequest, UnknownName
from causerie.model.draws import Floats, Ints
from causerie.values import Model, Push, Scenario
from causerie.vocabulary import Direction


@dataclass(frozen=True, slots=True)
class Group:
    """Factors that all influence each other, by position in a scope; positions of links within and into it."""

    nodes: tuple[int, ...]
    inner: tuple[int, ...]
    outer: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """`nodes` are positions in the model's factors, `links` in its influences; all else counts within the scope."""

    nodes: Ints
    links: Ints
    cause: Ints
    effect: Ints
    push: Floats
    held: tuple[int, ...]
    groups: tuple[Group, ...]


def scope_of(model: Model, scenario: Scenario, whole: bool = False) -> Scope:
    """The part of the model that the pushes reach, links into held factors cut.

    `whole`: every factor not taken out, and links into held factors too (for engines whose baseline needs them).
    Raises UnknownName for a factor or link that the model does not have, BadRequest for a scenario that pushes
    nothing, pushes one factor both ways, or pushes what it takes out.
    """
    at = {id_: position for position, id_ in enumerate(model.factors)}
    pushes = _checked(model, scenario, at)
    held = {at[id_] for id_ in scenario.held}
    links = _links(model, scenario, at, set() if whole else held)
    out = {at[id_] for id_ in scenario.without_factors}
    ends = {link: (model.influences[link].cause, model.influences[link].effect) for link in links}
    nodes = sorted(set(range(len(at))) - out if whole else _reached(pushes, ends.values()))
    local = {node: position for position, node in enumerate(nodes)}
    links = [link for link in links if ends[link][0] in local]
    cause = np.array([local[ends[link][0]] for link in links], np.intp)
    effect = np.array([local[ends[link][1]] for link in links], np.intp)
    push = np.zeros(len(nodes))
    for node, size in pushes.items():
        push[local[node]] = size
    return Scope(
        np.array(nodes, np.intp),
        np.array(links, np.intp),
        cause,
        effect,
        push,
        tuple(local[node] for node in sorted(held) if node in local),
        _groups(cause, effect, len(nodes)),
    )


def _checked(model: Model, scenario: Scenario, at: dict[str, int]) -> dict[int, float]:
    named = [push.factor for push in (*scenario.pushes, *scenario.given)]
    named += [*scenario.held, *scenario.without_factors]
    for id_ in named:
        if id_ not in at:
            raise UnknownName(f'the map has no factor "{id_}"')
    linked = {(link.cause, link.effect) for link in model.influences}
    for cause, effect in scenario.without_links:
        if (at.get(cause), at.get(effect)) not in linked:
            raise UnknownName(f'the map has no link "{cause}" -> "{effect}" to take out')
    gone = set(scenario.without_factors)
    for id_ in (push.factor for push in (*scenario.pushes, *scenario.given)):
        if id_ in gone:
            raise BadRequest(f'"{id_}" cannot be taken out and pushed or observed at once')
    if not scenario.pushes:
        raise BadRequest("the scenario pushes nothing; name a factor that goes up or down")
    return _pushes(scenario.pushes, at)


def _pushes(pushes: Iterable[Push], at: dict[str, int]) -> dict[int, float]:
    found: dict[int, float] = {}
    for push in pushes:
        size = 1.0 if push.direction is Direction.INCREASE else -1.0
        if found.setdefault(at[push.factor], size) != size:
            raise BadRequest(f'"{push.factor}" cannot be pushed up and down at once')
    return found


def _links(model: Model, scenario: Scenario, at: dict[str, int], held: set[int]) -> list[int]:
    out = {at[id_] for id_ in scenario.without_factors}
    cut = {(at[cause], at[effect]) for cause, effect in scenario.without_links}
    return [
        position
        for position, link in enumerate(model.influences)
        if link.presence > 0
        and link.effect not in held | out
        and link.cause not in out
        and (link.cause, link.effect) not in cut
    ]


def _reached(starts: Iterable[int], ends: Iterable[tuple[int, int]]) -> set[int]:
    after: dict[int, list[int]] = {}
    for cause, effect in ends:
        after.setdefault(cause, []).append(effect)
    seen = set(starts)
    waiting = deque(seen)
    while waiting:
        new = set(after.get(waiting.popleft(), ())) - seen
        seen |= new
        waiting.extend(new)
    return seen


def _groups(cause: Ints, effect: Ints, count: int) -> tuple[Group, ...]:
    graph = csr_array((np.ones(len(cause)), (cause, effect)), shape=(count, count))
    number, label = connected_components(graph, connection="strong")
    nodes: list[list[int]] = [[] for _ in range(number)]
    inner: list[list[int]] = [[] for _ in range(number)]
    outer: list[list[int]] = [[] for _ in range(number)]
    for node, group in enumerate(label):
        nodes[group].append(node)
    for link, (one, other) in enumerate(zip(label[cause], label[effect], strict=True)):
        (inner if one == other else outer)[other].append(link)
    order = _in_order(number, [(int(label[cause[link]]), group) for group in range(number) for link in outer[group]])
    return tuple(Group(tuple(nodes[g]), tuple(inner[g]), tuple(outer[g])) for g in order)


def _in_order(count: int, before: Iterable[tuple[int, int]]) -> list[int]:
    """Groups so that each stands after all that lead to it (Kahn 1962)."""
    after: list[set[int]] = [set() for _ in range(count)]
    for one, other in before:
        after[one].add(other)
    waits = [0] * count
    for others in after:
        for other in others:
            waits[other] += 1
    ready = deque(group for group in range(count) if not waits[group])
    order = []
    while ready:
        order.append(ready.popleft())
        for other in sorted(after[order[-1]]):
            waits[other] -= 1
            if not waits[other]:
                ready.append(other)
    return order
