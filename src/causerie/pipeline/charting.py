"""Whose map a map is, and what is found in it. Pure; works alike on maps made here and on maps from a file."""

from __future__ import annotations

from causerie.assembly import joined_chains, linchpins_of, loops_of, own_chains
from causerie.errors import UnknownName
from causerie.holding import claims_by
from causerie.names import without_article
from causerie.pipeline.state import known
from causerie.values import Chart, Map

CHAINS = 5
LOOPS = 12
LINCHPINS = 5
TOLD = 2
"""Speakers whose own maps a report shows at most."""
FEWEST = 3
"""Links that a speaker's map must have to be shown for itself in a report."""


def chart_of(drawn: Map, whose: str | None, whole: Map) -> Chart:
    """A map with its chains, loops and linchpins. `whole` is what it is a part of."""
    loops, few_loops = loops_of(drawn, LOOPS)
    pins, few_paths = linchpins_of(drawn, LINCHPINS)
    return Chart(
        map=drawn,
        whose=whose,
        chains=own_chains(drawn, CHAINS),
        across=joined_chains(drawn, CHAINS),
        loops=loops,
        linchpins=pins,
        notes=(*few_loops, *few_paths),
        speakers=claims_by(whole),
    )


def main_speaker(drawn: Map) -> str | None:
    """The one with most claims of links, of equal ones the first by name; None where nobody is named."""
    return next((name for name, _ in claims_by(drawn)), None)


def main_speakers(drawn: Map) -> tuple[str, ...]:
    """Those whose own maps a report shows: who claims enough links, and at least half as many as the first."""
    links = {name: 0 for name, _ in claims_by(drawn)}
    for link in drawn.links:
        for name in {claim.speaker for claim in link.claims if claim.speaker and claim.supports}:
            links[name] += 1
    first = sorted(links, key=lambda name: (-links[name], name))[:TOLD]
    return tuple(name for name in first if links[name] >= max(FEWEST, links[first[0]] / 2))


def speaker_named(drawn: Map, typed: str) -> str:
    """The speaker of claims on the map whom a user means: by the whole name, else by a part that only one has.

    Raises UnknownName with those that there are.
    """
    found = _fitting(drawn, typed)
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownName(f"{typed!r} may be {' or '.join(found)}; name one of them in full")
    if not drawn.holders:
        raise UnknownName(f"no speaker {typed!r}: no claim on this map names who holds it; see: causerie map --union")
    raise UnknownName(f"no speaker {typed!r} with a claim on this map; {known('speakers', list(drawn.holders))}")


def _fitting(drawn: Map, typed: str) -> list[str]:
    wanted = without_article(typed).casefold()
    same = [name for name in drawn.holders if name.casefold() in (typed.casefold(), wanted)]
    words = set(wanted.split())
    return same[:1] or [name for name in drawn.holders if words and words <= set(name.casefold().split())]
