"""What falls apart when a link goes: the pairs of factors that no path joins any more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from causerie.values import Link, Map

Ends = tuple[str, str]


def severed(drawn: Map, link: Link) -> tuple[Ends, ...]:
    """The pairs (from, to) that paths join in this map and would not without the link, in the order of the map."""
    gone = (link.cause, link.effect)
    onward = _following(drawn, gone)
    back: dict[str, list[str]] = {}
    for start, ends in onward.items():
        for end in ends:
            back.setdefault(end, []).append(start)
    befores, afters = _reached(link.cause, back), _reached(link.effect, onward)
    order = [factor.id for factor in drawn.factors]
    found = []
    for start in (one for one in order if one in befores):
        still = _reached(start, onward)
        found += [(start, end) for end in order if end in afters and end not in still]
    return tuple(found)


def _following(drawn: Map, gone: Ends) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for one in drawn.links:
        if one.cause != one.effect and (one.cause, one.effect) != gone:
            out.setdefault(one.cause, []).append(one.effect)
    return out


def _reached(start: str, following: Mapping[str, Sequence[str]]) -> set[str]:
    """The factor itself and all that can be reached from it."""
    found, waiting = {start}, [start]
    while waiting:
        fresh = [end for end in following.get(waiting.pop(), ()) if end not in found]
        found.update(fresh)
        waiting += fresh
    return found
