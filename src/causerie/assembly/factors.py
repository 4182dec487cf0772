"""Mentions -> factors: one normal form is one factor, people decide, and what is left may be merged by suggestion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from causerie.aliases import aliases_of
from causerie.assembly.agglomerating import Join
from causerie.assembly.groups import Cluster, Group, Key, spots
from causerie.assembly.likeness import Encode
from causerie.assembly.memory import Memory
from causerie.assembly.mentions import Spot
from causerie.assembly.paused import paused
from causerie.assembly.ruled import Ruled, ruled
from causerie.assembly.suggesting import Scored, joins, learned, scored
from causerie.decisions import standing
from causerie.values import Decision, Factor, Place, Reading, Suggestion
from causerie.vocabulary import Verdict


@dataclass(frozen=True, slots=True)
class MergeOptions:
    """How mentions are merged. `suggested`: by suggestions too, from `threshold` (None: as learned) on.

    `encode` is a sentence encoder; without it likeness is counted in words alone. `memory`: what was worked out
    before, which only saves time.
    """

    suggested: bool = True
    threshold: float | None = None
    encode: Encode | None = None
    memory: Memory | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class At:
    """Where a mention went. `turned`: the factor as labelled goes the other way than the mention does.

    `suggested`: it is there only by a suggested merge.
    """

    factor: str
    turned: bool = False
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class Factors:
    """The factors in order of first mention (documents by id), where each mention went, and what may be merged."""

    factors: tuple[Factor, ...]
    at: Mapping[Spot, At]
    suggestions: tuple[Suggestion, ...] = ()


DEFAULT = MergeOptions()


def factors_of(
    readings: Sequence[Reading], decisions: Iterable[Decision] = (), options: MergeOptions = DEFAULT
) -> Factors:
    """The factors that these readings name, in causal claims and in forecasts.

    It does not matter in which order the readings are given. No mention is lost and none is in two factors.
    """
    memory = options.memory or Memory()
    with paused(), memory.turn:
        return _merged(sorted(readings, key=lambda one: one.id), decisions, options, memory)


def _merged(
    ordered: Sequence[Reading], decisions: Iterable[Decision], options: MergeOptions, memory: Memory
) -> Factors:
    aliases = aliases_of(ordered)
    state = ruled(memory.groups(ordered, aliases), standing(decisions), aliases)
    if not options.suggested:
        return _factors([_Made(one) for one in state.clusters], memory)
    groups = [group for one in state.clusters for group, _ in one.members]
    model = learned("lexical" if options.encode is None else "encoder")
    found = scored(memory.compared(groups, options.encode), model)
    outcomes = frozenset(one.pair for one in found if one.outcome and not one.turned)
    never = memory.excluding(groups, [one.pair for one in found], outcomes)
    found = [one for one in found if one.pair not in never]
    least = model.threshold if options.threshold is None else options.threshold
    made = joins(groups, found, state, least, never)
    judged = {(one.a, one.b, one.verdict): one for one in _judged(state, groups, found, least)}
    suggestions = (*_open(state, made, groups, found), *judged.values())
    return _factors(_united(state.clusters, made), memory, suggestions)


@dataclass(slots=True)
class _Made:
    """A cluster as it comes out, and which of its groups are there only by suggestion."""

    cluster: Cluster
    suggested: frozenset[Key] = frozenset()


def _united(clusters: Sequence[Cluster], made: Sequence[Join]) -> list[_Made]:
    """The clusters with the joins made; in each the one with a name or the most mentions is there by itself."""
    part = {number: [(number, False)] for number in range(len(clusters))}
    for join in made:
        one, other = part[join.a], part[join.b]
        flips = dict(one), dict(other)
        against = (flips[0][join.a] is not flips[1][join.b]) is not join.turned
        one += [(number, flip is not against) for number, flip in other]
        for number, _ in other:
            part[number] = one
    unique = {id(one): sorted(one) for one in part.values()}
    return [_one(clusters, numbers) for numbers in sorted(unique.values())]


def _one(clusters: Sequence[Cluster], numbers: Sequence[tuple[int, bool]]) -> _Made:
    if len(numbers) == 1:
        return _Made(clusters[numbers[0][0]])
    core, flip_core = min(numbers, key=lambda one: _rank(clusters[one[0]]))
    whole = Cluster(list(clusters[core].members), clusters[core].label, clusters[core].kind)
    own = {group.key for group, _ in whole.members}
    for number, flip in numbers:
        if number != core:
            whole.take(clusters[number], flip is not flip_core)
    return _Made(whole, frozenset(group.key for group, _ in whole.members if group.key not in own))


def _rank(cluster: Cluster) -> tuple[bool, int, Key]:
    mentioned = sum(len(group.mentions) for group, _ in cluster.members)
    return cluster.name is None, -mentioned, cluster.core[0].key


def _factors(made: Sequence[_Made], memory: Memory, suggestions: tuple[Suggestion, ...] = ()) -> Factors:
    factors: list[Factor] = []
    at: dict[Spot, At] = {}
    memory.make_room(len(made))
    for one in made:
        cluster = one.cluster
        inside = [group.mentions for group, _ in cluster.members]
        key = tuple((group.key, flip) for group, flip in cluster.members), cluster.name, cluster.kind, one.suggested
        known = memory.drawn.get(key)
        if known is None or known[0] != inside:
            known = memory.drawn[key] = inside, _drawn(one)
        factor, places = known[1]
        factors.append(factor)
        at.update(places)
    return Factors(tuple(factors), at, suggestions)


def _drawn(one: _Made) -> tuple[Factor, dict[Spot, At]]:
    """A factor, and where each of its mentions went."""
    name, (label, against) = one.cluster.id, one.cluster.label
    places = tuple(_places(one, against))
    factor = Factor(name, label, tuple(place for place, _ in places), one.cluster.kind)
    return factor, {(one.document, one.claim, one.part): At(name, turned, one.suggested) for one, turned in places}


def _places(one: _Made, against: bool) -> Iterator[tuple[Place, bool]]:
    for mention, label, group, flipped in spots(one.cluster):
        turned = (label.turned is not flipped) is not against
        direction = -mention.direction if turned else mention.direction
        yield Place(*mention.spot, direction, mention.text, group.key in one.suggested), turned


def _open(state: Ruled, made: Sequence[Join], groups: Sequence[Group], found: Sequence[Scored]) -> Iterator[Suggestion]:
    """The suggestions that hold: one for each join."""
    home = {group.key: number for number, one in enumerate(state.clusters) for group, _ in one.members}
    places = [home[group.key] for group in groups]
    wanted = {frozenset((join.a, join.b)) for join in made}
    why: dict[frozenset[int], Scored] = {}
    for one in found:
        pair = frozenset((places[one.pair[0]], places[one.pair[1]]))
        if pair in wanted and (pair not in why or one.score > why[pair].score):
            why[pair] = one
    for join in made:
        (a, flip_a), (b, flip_b) = state.clusters[join.a].label, state.clusters[join.b].label
        turned = (flip_a is not flip_b) is not join.turned
        reason = why[frozenset((join.a, join.b))].reason
        yield Suggestion(a, b, round(join.score, 3), reason, turned)


def _judged(state: Ruled, groups: Sequence[Group], found: Sequence[Scored], least: float) -> Iterator[Suggestion]:
    """The suggestions that a person accepted or refused."""
    if not state.apart and all(len(one.members) == 1 for one in state.clusters):
        return
    home = {group.key: (one, flip) for one in state.clusters for group, flip in one.members}
    for one in found:
        first, second = (groups[number] for number in one.pair)
        (here, flip), (there, other) = home[first.key], home[second.key]
        if frozenset((first.key, second.key)) in state.apart:
            # Named as they are now: each by the label of its factor.
            turned = (flip is not other) is not one.turned
            (a, lack_a), (b, lack_b) = here.label, there.label
            verdict = Verdict.REFUSED
        elif here is there and one.score >= least:
            turned = flip is not other
            (a, lack_a), (b, lack_b) = first.wording, second.wording
            verdict = Verdict.ACCEPTED
        else:
            continue
        yield Suggestion(a, b, round(one.score, 3), one.reason, (lack_a is not lack_b) is not turned, verdict)
