"""What people decided about factors, laid over the normal forms: merged, split, renamed, opposite, typed, refused.

Decisions name factors by their labels and mentions by document and place, so that they hold in a later
reading too. They are replayed in order; what they name and is not there does nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from causerie.aliases import Aliases
from causerie.assembly.groups import Cluster, Group, Key, spots
from causerie.assembly.labels import Label, labelled
from causerie.assembly.mentions import Named, Spot
from causerie.identity import ENOUGH, overlap
from causerie.values import Decision
from causerie.vocabulary import Act, Direction, FactorKind, Part

Pair = frozenset[Key]

FACTORS = (Act.MERGE, Act.SPLIT, Act.RENAME, Act.OPPOSE, Act.REFUSE, Act.TYPE)
"""Acts about factors, not about items."""


@dataclass(slots=True)
class Ruled:
    """The clusters after all decisions, and which normal forms a person wants apart."""

    clusters: list[Cluster]
    aliases: Aliases
    apart: set[Pair] = field(default_factory=set)
    homes: Homes | None = None
    """None where groups have changed."""

    def called(self, name: str) -> list[Cluster]:
        """The clusters with this label; else those that hold a form of this label, else of these words."""
        wanted = name.casefold()
        if self.homes is None:
            self.homes = Homes.of(self.clusters)
        # The label of a cluster without a name is the wording of one of its groups.
        of_words = self.homes.holding(self.homes.worded.get(wanted, ()))
        found = [
            one
            for one in self.clusters
            if (one.name is not None or id(one) in of_words) and one.label[0].casefold() == wanted
        ]
        if found:
            return found
        keys = set(_keys(name, self.aliases))
        of_words |= self.homes.holding(group for key in keys for group in self.homes.keyed.get(key, ()))
        return [
            one
            for one in self.clusters
            if id(one) in of_words
            and any(group.key in keys or group.wording[0].casefold() == wanted for group, _ in one.members)
        ]


@dataclass(slots=True)
class Homes:
    """In which cluster each group is, and the groups by their words, case folded, and by key."""

    clusters: dict[int, Cluster] = field(default_factory=dict)
    worded: dict[str, list[Group]] = field(default_factory=dict)
    keyed: dict[Key, list[Group]] = field(default_factory=dict)

    @staticmethod
    def of(clusters: Iterable[Cluster]) -> Homes:
        """Those of all groups of these clusters."""
        made = Homes()
        for one in clusters:
            for group, _ in one.members:
                made.clusters[id(group)] = one
                made.worded.setdefault(group.wording[0].casefold(), []).append(group)
                made.keyed.setdefault(group.key, []).append(group)
        return made

    def holding(self, groups: Iterable[Group]) -> set[int]:
        """Which clusters, by `id`, hold any of these groups."""
        return {id(self.clusters[id(group)]) for group in groups}

    def moved(self, other: Cluster, into: Cluster) -> None:
        """The groups of one cluster are in another one now."""
        self.clusters |= {id(group): into for group, _ in other.members}


def ruled(groups: Mapping[Key, Group], decisions: Iterable[Decision], aliases: Aliases) -> Ruled:
    """The normal forms as people left them; `decisions` are those that stand."""
    state = Ruled([_alone(group) for group in groups.values()], aliases)
    for decision in decisions:
        rule = _RULES.get(decision.act)
        if rule is not None:
            rule(state, decision)
    return state


def named_in(decision: Decision) -> tuple[str, ...]:
    """The labels of factors that a decision names."""
    given = decision.before
    if isinstance(given, Mapping):
        given = [*given.get("labels", ()), *given.get("rest", ())]
    names = given if isinstance(given, list) else [given]
    return tuple(dict.fromkeys(str(name) for name in (*names, decision.target) if name))


def _alone(group: Group) -> Cluster:
    return Cluster([(group, False)])


def _keys(name: str, aliases: Aliases) -> Iterator[Key]:
    for direction in Direction:
        label = labelled(name, direction, aliases)
        if label is not None:
            yield label.key


def _merge(state: Ruled, decision: Decision) -> None:
    """All factors that the decision names become one, under the label that it gives."""
    into = str(decision.after or decision.target)
    first = _joined(state, [*named_in(decision), into])
    if first is not None:
        first.name = into, first.label[1]


def _joined(state: Ruled, names: Iterable[str]) -> Cluster | None:
    found = list({id(one): one for name in names for one in state.called(name)}.values())
    for other in found[1:]:
        _join(state, found[0], other, turned=False)
    return found[0] if found else None


def _join(state: Ruled, one: Cluster, other: Cluster, turned: bool) -> None:
    """Take two as one, their labels meaning the same, or the opposite if `turned`; a later wish to join wins."""
    keys = [{group.key for group, _ in cluster.members} for cluster in (one, other)]
    state.apart -= {frozenset((a, b)) for a in keys[0] for b in keys[1]}
    one.take(other, (one.label[1] is not other.label[1]) is not turned)
    state.clusters = [cluster for cluster in state.clusters if cluster is not other]
    if state.homes is not None:
        state.homes.moved(other, one)


def _oppose(state: Ruled, decision: Decision) -> None:
    names = named_in(decision)
    sides = [state.called(name) for name in names[:2]]
    if len(sides) == 2 and all(sides) and sides[0][0] is not sides[1][0]:
        label = sides[0][0].label
        _join(state, sides[0][0], sides[1][0], turned=True)
        sides[0][0].name = label


def _refuse(state: Ruled, decision: Decision) -> None:
    names = named_in(decision)
    _keep_apart(state, state.called(names[0]), [one for name in names[1:] for one in state.called(name)])


def _keep_apart(state: Ruled, some: Iterable[Cluster], others: Iterable[Cluster]) -> None:
    others = list(others)
    state.apart |= {
        frozenset((group.key, other.key))
        for one in some
        for two in others
        if one is not two
        for group, _ in one.members
        for other, _ in two.members
    }


def _rename(state: Ruled, decision: Decision) -> None:
    for one in state.called(decision.target):
        one.name = str(decision.after), one.label[1]


def _type(state: Ruled, decision: Decision) -> None:
    for one in state.called(decision.target):
        one.kind = FactorKind(str(decision.after))


def _split(state: Ruled, decision: Decision) -> None:
    """Labels and mentions leave their factor for one of their own, and are kept apart from what stays."""
    given: Mapping[str, Any] = decision.before if isinstance(decision.before, Mapping) else {}
    out = (*_labels_out(state, given, decision), *_mentions_out(state, given, decision))
    state.homes = None
    taken = list({id(one): one for one in out}.values())
    if not taken:
        return
    new = taken[0]
    for other in taken[1:]:
        new.take(other, new.label[1] is not other.label[1])
    state.clusters = [one for one in state.clusters if not any(one is gone for gone in taken)] + [new]
    if decision.after:
        new.name = str(decision.after), new.label[1]
    rest = [one for name in (decision.target, *given.get("rest", ())) for one in state.called(name) if one is not new]
    _keep_apart(state, [new], rest)


def _labels_out(state: Ruled, given: Mapping[str, Any], decision: Decision) -> Iterator[Cluster]:
    from_these = state.called(decision.target)
    for name in given.get("labels", ()):
        keys, wanted = set(_keys(name, state.aliases)), str(name).casefold()
        for one in from_these:
            yield from _out(one, lambda group: group.key in keys or group.wording[0].casefold() == wanted)  # noqa: B023
        yield from (one for one in state.called(name) if not any(one is other for other in from_these))


def _out(one: Cluster, leaves: Callable[[Group], bool]) -> Iterator[Cluster]:
    """What leaves a cluster, unless that is all of it."""
    out = [(group, flip) for group, flip in one.members if leaves(group)]
    if out and len(out) < len(one.members):
        one.members = [(group, flip) for group, flip in one.members if not leaves(group)]
        yield Cluster(out)


def _mentions_out(state: Ruled, given: Mapping[str, Any], decision: Decision) -> Iterator[Cluster]:
    wanted = given.get("mentions", ())
    taken = _spots(state, wanted) if wanted else frozenset()
    for one in list(state.clusters) if taken else ():
        for group, flip in list(one.members):
            out = [pair for pair in group.mentions if pair[0].spot in taken]
            if out:
                _leave(state, one, group, out)
                yield Cluster([(Group((*group.key, f"#{decision.number}"), out), flip)])


def _spots(state: Ruled, wanted: Iterable[Mapping[str, Any]]) -> frozenset[Spot]:
    """Where the mentions stand that a decision names: in the same claim, else in the same place of the document."""
    there = {mention.spot: mention for one in state.clusters for mention, *_ in spots(one)}
    found: set[Spot] = set()
    for one in wanted:
        spot = one["document"], one["claim"], Part(one["part"])
        place = one["start"], one["end"]
        near = [other.spot for other in there.values() if _near(other, spot, place)] if spot not in there else [spot]
        found |= set(near)
    return frozenset(found)


def _near(mention: Named, spot: Spot, place: tuple[int, int]) -> bool:
    return (mention.spot[0], mention.spot[2]) == (spot[0], spot[2]) and overlap(mention.own, place) >= ENOUGH


def _leave(state: Ruled, one: Cluster, group: Group, out: list[tuple[Named, Label]]) -> None:
    """Mentions leave a group; a group or cluster that is left empty goes."""
    gone = {mention.spot for mention, _ in out}
    group.mentions = [pair for pair in group.mentions if pair[0].spot not in gone]
    group.worded = None
    one.members = [(other, flip) for other, flip in one.members if other.mentions]
    if not one.members:
        state.clusters = [other for other in state.clusters if other is not one]


_RULES: Mapping[Act, Callable[[Ruled, Decision], None]] = {
    Act.MERGE: _merge,
    Act.OPPOSE: _oppose,
    Act.REFUSE: _refuse,
    Act.RENAME: _rename,
    Act.TYPE: _type,
    Act.SPLIT: _split,
}
