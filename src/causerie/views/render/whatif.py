"""What follows from pushing a factor, as lines for a terminal.

Every path is told with the words that it rests on; shares are of draws, never of how the world will go.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from causerie.values import Bundle, Chain, Evidence, Forecast, Link, Outcome, Response
from causerie.views.drawing import follows
from causerie.views.drawing.follows import Names
from causerie.views.render.items import NOBODY, UNCHECKED, signed
from causerie.views.render.safe import quoted, safe

BAR = 20
LABEL = 40
"""Characters of a label in the table; it stands in full where its paths are told."""
QUOTES = 2
"""Claims quoted for a link at most."""
LACKING = "(no quote in what was imported)"


@dataclass(frozen=True, slots=True)
class Telling:
    """An outcome with the names that it is told in: labels of factors, C12 of claims, words of forecasts.

    `most`: rows of the table at most.
    """

    outcome: Outcome
    names: Names
    aliases: Mapping[str, str]
    forecasts: Mapping[tuple[str, str], Forecast]
    most: int = 12

    def alias(self, claim: str) -> str:
        return self.aliases.get(claim, "-")


def telling(outcome: Outcome, bundle: Bundle, most: int = 12) -> Telling:
    """An outcome ready to be told; `bundle.map` is the map that it was computed on."""
    forecasts = {
        (reading.id, item.id or f"forecasts[{number}]"): item
        for reading in bundle.readings
        for number, item in enumerate(reading.forecasts)
    }
    return Telling(outcome, follows.names_of(bundle.map), bundle.aliases, forecasts, most)


def whatif_lines(told: Telling) -> Iterator[str]:
    """The outcome for a terminal."""
    outcome = told.outcome
    yield safe(follows.question(outcome, told.names))
    yield f"{follows.FOLLOWS}. {safe(follows.whose(outcome))}"
    if outcome.scenario.claims:
        named = ", ".join(told.alias(claim) for claim in outcome.scenario.claims)
        yield f"Played from {named}: {quoted(outcome.scenario.name)}."
    elif outcome.scenario.name:
        yield f"Asked as {quoted(outcome.scenario.name)}, of which this map names the opposite."
    if outcome.note:
        yield f"Note: {safe(outcome.note)}"
    if not outcome.responses:
        yield follows.made_of(outcome)
        return
    rows = follows.moved(outcome)
    if outcome.restates is not None or not rows:
        yield from _restated(told, rows)
        return
    yield follows.made_of(outcome)
    yield "Shares are of draws of the map; they say nothing of how the world will go."
    yield f"The coding of quotes is {UNCHECKED}, unless it says accepted."
    yield ""
    shown = rows[: told.most]
    yield from _table(shown, told)
    left = len(rows) - len(shown)
    if left:
        yield f"and {left} more that move; --most {len(rows)} shows them"
    if follows.untouched(outcome):
        yield f"{follows.untouched(outcome)} not touched"
    quoted_before: set[tuple[str, str]] = set()
    for row in shown:
        yield ""
        yield from _why(row, told, quoted_before)


def _restated(told: Telling, rows: tuple[Response, ...]) -> Iterator[str]:
    """An answer without a path of two links: it only repeats what was said, so no chart is made of it."""
    links = follows.told_links(told.outcome)
    claims = [claim for link in links for claim in link.claims if claim.supports]
    if not rows or not links:
        yield "Nothing follows: no claim on this map says what this leads to."
        return
    named = [told.alias(claim.claim) for claim in claims if claim.claim in told.aliases]
    what = ", ".join(dict.fromkeys(named)) or ", ".join(safe(told.names.link(one.cause, one.effect)) for one in links)
    yield f"This only restates {what}: no path of two links or more leads on from what was pushed."
    for link in links:
        yield f"  {safe(told.names[link.cause])} {signed(link.sign)} {safe(told.names[link.effect])}"
        yield from _quotes(link, told)
    for row in rows:
        yield from _forecasts(row, told)


def _table(rows: tuple[Response, ...], told: Telling) -> Iterator[str]:
    wide = min(max(len(told.names[row.factor]) for row in rows), LABEL)
    yield f"{'':{wide}}  down{'':{BAR - 6}}up   in how many draws"
    for row in rows:
        label = safe(told.names[row.factor])
        short = label if len(label) <= wide else f"{label[: wide - 3]}..."
        forecast = f"  (forecast: {_named(row, told)})" if row.forecasts else ""
        yield f"{short:<{wide}}  [{bar(row)}]  {follows.verdict(row, told.outcome)}{forecast}"


def _named(row: Response, told: Telling) -> str:
    return ", ".join(dict.fromkeys(told.alias(place.claim) for place in row.forecasts))


def bar(response: Response, width: int = BAR) -> str:
    """The shares as characters: - for down, . for still, + for up; a share above none has one character at least."""
    shares = (response.down, response.still, response.up)
    counts = [max(round(share * width), 1 if share > 0 else 0) for share in shares]
    while sum(counts) != width:
        step = 1 if sum(counts) < width else -1
        counts[max(range(3), key=lambda at: shares[at])] += step
    return "-" * counts[0] + "." * counts[1] + "+" * counts[2]


def _why(row: Response, told: Telling, before: set[tuple[str, str]]) -> Iterator[str]:
    """One factor at length: its strongest path, forecasts about it, what it hangs on; each link is quoted once."""
    yield f"{safe(told.names[row.factor])}: {follows.verdict(row, told.outcome)}"
    if row.paths:
        yield from _path(row.paths[0], told, before)
    if len(row.paths) > 1:
        yield f"  and {len(row.paths) - 1} more path{'' if len(row.paths) == 2 else 's'}: {_others(row, told)}"
    yield from _forecasts(row, told)
    for hinge in row.hinges[:1]:
        yield f"  hangs most on {safe(follows.hangs(hinge, row, told.names))}"


def _others(row: Response, told: Telling) -> str:
    return "; ".join(_steps(chain, told) for chain in row.paths[1:])


def _steps(chain: Chain, told: Telling) -> str:
    steps = "".join(f" {signed(link.sign)} {safe(told.names[link.effect])}" for link in chain.links)
    return f"{safe(told.names[chain.links[0].cause])}{steps}"


def _path(chain: Chain, told: Telling, before: set[tuple[str, str]]) -> Iterator[str]:
    merged = " (over a suggested merge)" if any(link.suggested for link in chain.links) else ""
    yield f"  {_steps(chain, told)}  [whole: {follows.signs(chain)}]{merged}"
    if follows.trap(chain):
        yield f"  {follows.trap(chain)}"
    above = []
    for link in chain.links:
        if (link.cause, link.effect) in before:
            above += [told.alias(claim.claim) for claim in speaking(link)[:QUOTES]]
        else:
            before.add((link.cause, link.effect))
            yield from _quotes(link, told)
    if above:
        yield f"    with {', '.join(above)} above"


def _quotes(link: Link, told: Telling, most: int = QUOTES) -> Iterator[str]:
    """The words that a link rests on, the accepted ones first, and how many more there are, for and against."""
    found = speaking(link)
    for claim in found[:most]:
        words = quoted(claim.quote.text) if claim.quote.text else LACKING
        condition = f"  [condition: {quoted(claim.condition.text)}]" if claim.condition else ""
        accepted = "  [accepted]" if claim.reviewed else ""
        yield f"    {told.alias(claim.claim):<5}{safe(claim.speaker or NOBODY)}: {words}{condition}{accepted}"
    against = len(link.claims) - len(found)
    more = [f"{len(found) - most} more for it"] if len(found) > most else []
    more += [f"{against} against it"] if against else []
    if more:
        yield f"         and {', '.join(more)}"


def speaking(link: Link) -> list[Evidence]:
    """The claims for a link: the accepted ones first, then the surest."""
    found = [claim for claim in link.claims if claim.supports]
    return sorted(found, key=lambda claim: (not claim.reviewed, -claim.certainty.rank))


def _forecasts(row: Response, told: Telling) -> Iterator[str]:
    for place in row.forecasts:
        item = told.forecasts.get((place.document, place.claim))
        words = quoted(item.quote.text) if item is not None else quoted(place.text)
        way, agrees = follows.WAYS[place.direction], follows.agreement(row, place)
        on = f"on condition {quoted(item.condition.text)}; " if item is not None and item.condition else ""
        yield f"  forecast {told.alias(place.claim)}: {words}  [{on}it has this go {way}; {agrees}]"
