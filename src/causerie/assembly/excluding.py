"""Pairs of normal forms that are like in words and still two things: an old wall and a new, a thing and a clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from causerie.assembly.cues import contrasts, root
from causerie.assembly.groups import Group
from causerie.assembly.likeness import profile
from causerie.assembly.plain import light_at
from causerie.assembly.trimming import happens, object_of, tokens, verb_at

Pair = tuple[int, int]


def excluding(groups: Sequence[Group], pairs: Iterable[Pair], outcomes: frozenset[Pair]) -> set[Pair]:
    """Those of the pairs, by number, that are never one by suggestion.

    Each has another word of one contrast ("old wall", "new wall"); the one is a bare noun that several exclusive
    things have in common; or the one is but an actor or object in the clause that the other is. Of `outcomes`, a
    forecast and the effect in it that go the same way, the last does not hold.
    """
    some = list(pairs)
    stems = [frozenset(group.key) for group in groups]
    found = {pair for pair in some if _contrast(stems[pair[0]], stems[pair[1]])}
    found |= _vague(some, stems, groups)
    for pair in some:
        less, more = sorted(pair, key=lambda number: len(stems[number]))
        if pair not in outcomes and stems[less] < stems[more] and _part(groups[less], groups[more]):
            found.add(pair)
    return found


def _contrast(one: frozenset[str], other: frozenset[str]) -> bool:
    own, others = one - other, other - one
    return any(own & line and others & line and not one & other & line for line in contrasts())


def _vague(pairs: Iterable[Pair], stems: Sequence[frozenset[str]], groups: Sequence[Group]) -> set[Pair]:
    """A bare noun with things that exclude one another: "wall" where there is an old wall and a new one."""
    longer: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        less, more = sorted(pair, key=lambda number: len(stems[number]))
        if len(stems[less]) == 1 and stems[less] < stems[more]:
            longer[less].append(pair)
    found: set[Pair] = set()
    for less, some in longer.items():
        forms = {pair: stems[pair[0] if pair[1] == less else pair[1]] for pair in some}
        kinds = {pair for pair in some if _kind(groups[pair[0] if pair[1] == less else pair[1]], stems[less])}
        for pair in kinds:
            if any(forms[pair] & forms[other] == stems[less] for other in kinds):
                found.add(pair)
    return found


def _kind(group: Group, bare: frozenset[str]) -> bool:
    """Whether it names a kind or a case of what the bare noun names: "strike of the printers"."""
    return profile(group).head in bare and verb_at(tokens(group.wording[0])) is None


def _part(less: Group, more: Group) -> bool:
    """Whether the longer is a clause in which the shorter is a part, but does not happen, begin or end."""
    clause, bare = (tokens(group.wording[0]) for group in (more, less))
    at = verb_at(clause)
    if at is None or verb_at(bare) is not None or clause[0].lower == "there" or light_at(clause):
        return False
    return not happens(clause, at) and not set(less.key) <= {root(word.lower) for word in object_of(clause, at)}
