"""Two sides beside each other: which links both hold, where they part, in text and as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from causerie.values import Compared, Link
from causerie.views.render.items import signed
from causerie.views.render.maps import claim_data, claim_line
from causerie.views.render.safe import safe
from causerie.vocabulary import Shared, Sign

_TITLES = {
    Shared.CLASH: "Links that they sign differently",
    Shared.DENIED: "Links that one holds and the other denies or questions",
    Shared.BOTH: "Links that both hold",
    Shared.A: "Only {a}",
    Shared.B: "Only {b}",
}


def compared_lines(a: str, b: str, links: Sequence[Compared], aliases: Mapping[str, str]) -> Iterator[str]:
    """The comparison for the terminal, where they part first."""
    counts = {kind: sum(one.shared is kind for one in links) for kind in _TITLES}
    yield (
        f"{safe(a)} and {safe(b)}: {counts[Shared.BOTH]} shared, {counts[Shared.CLASH]} signed differently, "
        f"{counts[Shared.DENIED]} denied by one; {counts[Shared.A]} only {safe(a)}, {counts[Shared.B]} only {safe(b)}"
    )
    yield from _both_name(a, b, links, counts)
    if not links:
        yield "Neither makes a claim that one thing drives another."
    for kind, title in _TITLES.items():
        if counts[kind]:
            yield ""
            yield title.format(a=safe(a), b=safe(b))
        for one in links:
            if one.shared is kind:
                yield from _lines(one, {"a": a, "b": b}, aliases)


def _both_name(a: str, b: str, links: Sequence[Compared], counts: Mapping[Shared, int]) -> Iterator[str]:
    """What both speak of though they share no link: there their maps may be joined by merging factors."""
    mine, other = ({end for one in links if side(one) for end in (one.cause, one.effect)} for side in (_a, _b))
    common = sorted(mine & other)
    if not links or counts[Shared.BOTH] + counts[Shared.CLASH] + counts[Shared.DENIED]:
        return
    if common:
        yield f"Both speak of: {'; '.join(safe(label) for label in common)}"
    yield (
        "Links count as shared where both ends are one factor; "
        'where two wordings mean the same, say so: causerie merge "A" "B"'
    )


def _a(one: Compared) -> bool:
    return one.a is not None


def _b(one: Compared) -> bool:
    return one.b is not None


def _lines(one: Compared, sides: Mapping[str, str], aliases: Mapping[str, str]) -> Iterator[str]:
    yield f"  {safe(one.cause)} {_arrow(one)} {safe(one.effect)}"
    for name, link in (("a", one.a), ("b", one.b)):
        if link is not None:
            if one.a is not None and one.b is not None:
                yield f"    {safe(sides[name])}: {_said(link)}"
            yield from (f"   {claim_line(claim, aliases)}" for claim in link.claims)


def _arrow(one: Compared) -> str:
    signs = {link.sign for link in (one.a, one.b) if link is not None} - {Sign.UNKNOWN}
    return signed(signs.pop()) if len(signs) == 1 else signed(Sign.UNKNOWN)


def _said(link: Link) -> str:
    if not any(claim.supports for claim in link.claims):
        return "denies or questions it"
    return f"{signed(link.sign)} [presence {link.presence:.2f}]"


def compared_data(a: str, b: str, links: Sequence[Compared], aliases: Mapping[str, str]) -> dict[str, Any]:
    """The same as JSON data."""
    return {"a": a, "b": b, "links": [_data(one, aliases) for one in links]}


def _data(one: Compared, aliases: Mapping[str, str]) -> dict[str, Any]:
    sides = {name: _side(link, aliases) for name, link in (("a", one.a), ("b", one.b))}
    return {"cause": one.cause, "effect": one.effect, "held": one.shared.value, "clash": one.clash, **sides}


def _side(link: Link | None, aliases: Mapping[str, str]) -> dict[str, Any] | None:
    if link is None:
        return None
    claims = [claim_data(claim, aliases) for claim in link.claims]
    return {"sign": link.sign.value, "presence": link.presence, "plus": link.plus, "claims": claims}
