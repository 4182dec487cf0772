"""What follows from a question, as the page tells it: only the cards that it rests on are made."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from causerie.pipeline.desk import Desk
from causerie.pipeline.supposing import Answered
from causerie.values import Bundle, Outcome, Reading
from causerie.views.drawing import follows
from causerie.views.report.cards import Card, deck
from causerie.views.report.options import ReportOptions
from causerie.views.report.whatif import Most, Played, played
from causerie.views.web.pictures import bare

MOST = Most(drawn=40, told=12)


@dataclass(frozen=True, slots=True)
class Told:
    """An answer ready to be shown. `homes`: the alias of each document by its id.

    `restated` are the cards of a claim that the answer only repeats; `why_not` says why nothing moves.
    """

    played: Played
    svg: Markup
    homes: Mapping[str, str]
    restated: tuple[Card, ...]
    why_not: str


def told(answered: Answered, desk: Desk) -> Told:
    """The answer with quotes from the workspace as it is now."""
    outcome = answered.outcome
    state = desk.state()
    bundle = dataclasses.replace(_part(desk.bundle(), _named(outcome)), map=answered.map, outcomes=(outcome,))
    cards = deck(bundle, ReportOptions())
    one = played(bundle, cards, MOST)[0]
    homes = {shelved.document.id: shelved.alias for shelved in state.shelf}
    repeats = outcome.restates is not None or not follows.moved(outcome)
    names = {claim.claim for link in follows.told_links(outcome) for claim in link.claims} if repeats else set()
    restated = tuple(card for (_, name), card in cards.cards.items() if name in names)
    return Told(one, bare(one.svg), homes, restated, _why_not(outcome))


def _why_not(outcome: Outcome) -> str:
    if outcome.restates is not None:
        return "This only restates what was said: no path of two links or more leads on from what is pushed."
    return "" if follows.moved(outcome) else "Nothing follows: no claim on this map says what this leads to."


def _named(outcome: Outcome) -> set[str]:
    """The ids of all items that an outcome rests on or bears on."""
    links = [link for row in outcome.responses for chain in row.paths for link in chain.links]
    links += follows.told_links(outcome)
    found = {claim.claim for link in links for claim in link.claims}
    found |= {place.claim for row in outcome.responses for place in row.forecasts}
    return found | set(outcome.scenario.claims)


def _part(bundle: Bundle, names: set[str]) -> Bundle:
    return dataclasses.replace(bundle, readings=tuple(_only(one, names) for one in bundle.readings))


def _only(reading: Reading, names: set[str]) -> Reading:
    return dataclasses.replace(
        reading,
        causal=tuple(item for item in reading.causal if item.id in names),
        forecasts=tuple(item for item in reading.forecasts if item.id in names),
        attributions=(),
        relations=(),
        questions=(),
        events=(),
    )
