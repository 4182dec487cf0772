"""A map in text and as data: whose it is, its links with all claims, and what is found in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from causerie.codec import encode
from causerie.holding import holders, joined, speakers, voices
from causerie.values import Chain, Chart, Evidence, Factor, Linchpin, Link, Loop, Map
from causerie.views.markup import plural
from causerie.views.render.items import NOBODY, UNCHECKED, signed
from causerie.views.render.safe import quoted, safe
from causerie.vocabulary import FactorKind, Level, Sign, Status

SUGGESTED = "≈"
"""Stands behind what rests on a suggested merge."""
NOTHING = "no claim here links two things; read documents first (causerie read FILE), or loosen the filters"
_WHOLE = {Sign.PLUS: "feeds itself", Sign.MINUS: "corrects itself", Sign.UNKNOWN: "its sign is open"}
_OTHERS = 8
"""Other speakers named at most."""


@dataclass(frozen=True, slots=True)
class Names:
    """How factors and claims are called: labels by factor id, aliases (C12) by claim id."""

    labels: Mapping[str, str]
    aliases: Mapping[str, str]

    def path(self, links: Sequence[Link]) -> str:
        steps = "".join(f" {signed(link.sign)} {self.labels[link.effect]}" for link in links)
        return f"{self.labels[links[0].cause]}{steps}"


def names_of(drawn: Map, aliases: Mapping[str, str]) -> Names:
    """The names on a map; a factor that holds mentions by suggestion is marked, one typed by hand has its type."""
    return Names({one.id: _marked(one) for one in drawn.factors}, aliases)


def _marked(factor: Factor) -> str:
    kind = "" if factor.kind is FactorKind.OTHER else f" ({factor.kind.value})"
    return f"{safe(factor.label)}{kind}{f' {SUGGESTED}' if factor.suggested else ''}"


def chart_lines(chart: Chart, aliases: Mapping[str, str]) -> Iterator[str]:
    """A map for the terminal."""
    yield from _whose(chart)
    if not chart.map.links and not chart.map.denied:
        yield NOTHING
        return
    names = names_of(chart.map, aliases)
    yield f"{_size(chart.map)} ({UNCHECKED} unless a claim says otherwise)"
    yield from _merged(chart.map)
    yield ""
    for link in chart.map.links:
        yield from link_lines(link, names)
    yield from _section("Denied or questioned by all who speak of it, so no links of the map", _denied(chart, names))
    yield from _section("Longest chains, each held by one speaker", _chains(chart.chains, names))
    yield from _section(
        "Chains that arise only when speakers are joined; nobody holds one of them whole", _chains(chart.across, names)
    )
    yield from _section("Loops: R feeds itself, B corrects itself", _loops(chart.loops, names))
    yield from _section("Linchpins: links that most paths hang on", _linchpins(chart.linchpins, names))
    yield from (f"({note})" for note in chart.notes)


def _whose(chart: Chart) -> Iterator[str]:
    claims = sum(len(link.claims) for link in (*chart.map.links, *chart.map.denied))
    if chart.whose is not None:
        yield f"The map of {safe(chart.whose)}: {plural(claims, 'claim')}."
    elif len(chart.map.holders) > 1:
        yield (
            f"The union of the maps of {len(chart.map.holders)} speakers, {plural(claims, 'claim')}: "
            f"{_counted(chart.map.holders, chart)}. What joins several of them is nobody's own map."
        )
    else:
        yield f"The map of all {plural(claims, 'claim')}: {_few(chart)}."
    others = tuple(name for name, _ in chart.speakers if name not in chart.map.holders)
    if others:
        yield f"Others: {_counted(others, chart)}. For one of them: --speaker NAME; for all together: --union."


def _few(chart: Chart) -> str:
    one = chart.map.holders
    return f"{safe(one[0])} is the only speaker named" if one else "no speaker is named"


def _counted(people: Sequence[str], chart: Chart) -> str:
    count = dict(chart.speakers)
    told = [f"{safe(name)} ({count.get(name, 0)})" for name in people[:_OTHERS]]
    more = [f"{len(people) - _OTHERS} more"] if len(people) > _OTHERS else []
    return ", ".join([*told, *more])


def _size(drawn: Map) -> str:
    ends = {end for link in drawn.links for end in (link.cause, link.effect)}
    return f"{plural(len(ends), 'factor')}, {plural(len(drawn.links), 'link')}"


def _merged(drawn: Map) -> Iterator[str]:
    many = sum(factor.suggested for factor in drawn.factors)
    if many:
        hold = "factor holds" if many == 1 else "factors hold"
        yield f"{many} {hold} mentions merged by suggestion ({SUGGESTED}); --no-suggested takes them apart"


def link_lines(link: Link, names: Names) -> Iterator[str]:
    """A link and under it each claim for it and against it, with its words."""
    marks = [f"presence {link.presence:.2f}", *_agreement(link)]
    if link.suggested:
        marks.append(f"{SUGGESTED} by suggested merges")
    if link.cause == link.effect:
        marks.append("of a thing to itself")
    yield f"{names.path([link])}  [{'; '.join(marks)}]"
    yield from (claim_line(claim, names.aliases) for claim in link.claims)


def _agreement(link: Link) -> list[str]:
    """How far those who give a sign agree, where they do not."""
    return [f"{link.plus:.0%} of the signs are +"] if link.plus not in (None, 0, 1) else []


def claim_line(claim: Evidence, aliases: Mapping[str, str]) -> str:
    """One claim as it bears on a link: for or against, whose, how sure, on what condition, its words."""
    side = "for    " if claim.supports else "against"
    words = quoted(claim.quote.text) if claim.quote.text else "(no quote)"
    return f"     {side} {_who(claim, aliases)} [{', '.join(_marks(claim))}]: {words}"


def _who(claim: Evidence, aliases: Mapping[str, str]) -> str:
    return f"{aliases.get(claim.claim, '-')} {safe(claim.speaker or NOBODY)}"


def _marks(claim: Evidence) -> list[str]:
    found = [] if claim.sign is Sign.UNKNOWN else [claim.sign.value]
    found += [] if claim.status is Status.ASSERTED else [claim.status.value]
    found += [claim.certainty.value if claim.certainty is not Level.CERTAIN else "certain"]
    for name, part in (("condition", claim.condition), ("when", claim.horizon)):
        found += [f"{name} {quoted(part.text)}"] if part is not None else []
    found += [quoted(claim.despite.text)] if claim.despite is not None else []
    found += [f"said to be {claim.strength.value}"] if claim.strength else []
    return [*found, *(["accepted"] if claim.reviewed else [])]


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield from ("", title, *found)


def _denied(chart: Chart, names: Names) -> Iterator[str]:
    for link in chart.map.denied:
        yield f"{names.labels[link.cause]} --x--> {names.labels[link.effect]}"
        yield from (claim_line(claim, names.aliases) for claim in link.claims)


def _chains(chains: Iterable[Chain], names: Names) -> Iterator[str]:
    return (path_line(chain, names) for chain in chains)


def path_line(chain: Chain, names: Names) -> str:
    """A path with its sign, and who holds it whole."""
    return f"{names.path(chain.links)}  [whole: {chain.sign.value}; {_held(chain.links)}]"


def _held(links: Sequence[Link]) -> str:
    by = holders(links)
    if by:
        return f"held by {', '.join(safe(name) for name in by)}"
    many = joined(links)
    return "held by one who is not named" if many == 1 else f"nobody holds it whole: joined from {many} speakers"


def _loops(loops: Iterable[Loop], names: Names) -> Iterator[str]:
    for loop in loops:
        yield f"{loop.name}  {names.path(loop.links)}  [{_WHOLE[loop.sign]}; {_held(loop.links)}]"
        by = holders(loop.links)
        yield from (f"     {_best(link, names, by)}" for link in loop.links)


def _linchpins(pins: Iterable[Linchpin], names: Names) -> Iterator[str]:
    for pin in pins:
        many = len(voices(pin.link))
        by = f"{safe(pin.holder)} alone" if pin.holder else plural(many, "speaker")
        yield f"{pin.paths:.0%} of paths: {names.path([pin.link])}  [claimed by {by}]"
        yield f"     {_best(pin.link, names)}"


def _best(link: Link, names: Names, by: Sequence[str] = ()) -> str:
    """The surest claim for a link in its words, of those who hold the whole that it is part of, if any do."""
    claims = [one for one in link.claims if one.supports] or link.claims
    if not claims:
        return "(no claim)"
    best = max(claims, key=lambda one: (one.speaker in by, one.certainty.rank))
    return f"{_who(best, names.aliases)}: {quoted(best.quote.text) if best.quote.text else '(no quote)'}"


def chart_data(chart: Chart, aliases: Mapping[str, str]) -> dict[str, Any]:
    """A map as JSON data: the map itself, whose it is, and chains, loops and linchpins with their quotes."""
    names = Names({factor.id: factor.label for factor in chart.map.factors}, aliases)
    union = chart.whose is None and len(chart.map.holders) > 1
    return {
        "whose": chart.whose,
        "union": union,
        "speakers": [{"name": name, "claims": count} for name, count in chart.speakers],
        **encode(chart.map),
        "chains": [path_data(chain.links, chain.sign, names) for chain in chart.chains],
        "across": [path_data(chain.links, chain.sign, names) for chain in chart.across],
        "loops": [{"name": loop.name, **path_data(loop.links, loop.sign, names)} for loop in chart.loops],
        "linchpins": [
            {"paths": pin.paths, "holder": pin.holder, **step_data(pin.link, names)} for pin in chart.linchpins
        ],
        "notes": list(chart.notes),
    }


def path_data(links: Sequence[Link], sign: Sign, names: Names) -> dict[str, Any]:
    """A path as JSON data: its sign, who holds it whole, and its links with their claims."""
    held = list(holders(links))
    return {
        "sign": sign.value,
        "holders": held,
        "across_speakers": joined(links) > 1 and not held,
        "steps": [step_data(link, names) for link in links],
    }


def step_data(link: Link, names: Names) -> dict[str, Any]:
    """A link with labels and with its claims, each with its quote and where it stands."""
    return {
        "cause": names.labels[link.cause],
        "effect": names.labels[link.effect],
        "sign": link.sign.value,
        "presence": link.presence,
        "plus": link.plus,
        "speakers": list(speakers(link)),
        "claims": [claim_data(claim, names.aliases) for claim in link.claims],
    }


def claim_data(claim: Evidence, aliases: Mapping[str, str]) -> dict[str, Any]:
    """A claim of a link as JSON data, its quote flat as in the lists of claims."""
    place = {"quote": claim.quote.text, "start": claim.quote.start, "end": claim.quote.end}
    return {**encode(claim), "alias": aliases.get(claim.claim), **place}
