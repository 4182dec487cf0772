"""Two maps of one set of factors, link by link: what both hold, what one holds, where they part."""

from __future__ import annotations

from causerie.values import Compared, Link, Map
from causerie.vocabulary import Shared

_ORDER = (Shared.CLASH, Shared.DENIED, Shared.BOTH, Shared.A, Shared.B)


def compare(a: Map, b: Map) -> tuple[Compared, ...]:
    """Every link of either map, by the labels of its ends: where they part first, then what they share.

    Both must be parts of one map, so that one id is one factor. Pairs that nobody of both holds are left out.
    """
    labels = {factor.id: factor.label for drawn in (a, b) for factor in drawn.factors}
    mine, yours = _links(a), _links(b)
    ends = sorted(mine.keys() | yours.keys(), key=lambda pair: (labels[pair[0]], labels[pair[1]], pair))
    found = [Compared(labels[x], labels[y], mine.get((x, y)), yours.get((x, y))) for x, y in ends]
    held = [one for one in found if any(link is not None and link.presence > 0 for link in (one.a, one.b))]
    return tuple(sorted(held, key=lambda one: (_ORDER.index(one.shared), -_presence(one))))


def _links(drawn: Map) -> dict[tuple[str, str], Link]:
    return {(link.cause, link.effect): link for link in (*drawn.links, *drawn.denied)}


def _presence(one: Compared) -> float:
    return max(link.presence for link in (one.a, one.b) if link is not None)
