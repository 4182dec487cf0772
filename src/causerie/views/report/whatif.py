"""What-if: the scenarios that the documents raise, already run, each with its picture, paths and quotes."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from causerie.values import Bundle, Chain, Link, Map, Outcome, Response
from causerie.views.drawing import follows
from causerie.views.drawing.bars import BarOptions, draw_bars
from causerie.views.drawing.follows import Names
from causerie.views.markup import plural
from causerie.views.report.cards import Card, Deck
from causerie.vocabulary import Sign

DRAWN = 8
"""Factors in a picture at most."""
TOLD = 4
"""Factors whose path is told with its quotes at most."""
_SIGN = {Sign.PLUS: "+", Sign.MINUS: "−", Sign.UNKNOWN: "?"}


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a path: labels, sign, the claim that is shown for it, and in words who else claims it.

    `above`: the claim was shown with a path before.
    """

    cause: str
    effect: str
    sign: str
    card: Card | None
    also: str
    suggested: bool
    above: bool = False


@dataclass(frozen=True, slots=True)
class Borne:
    """A forecast that a result bears on."""

    card: Card
    way: str
    agrees: str


@dataclass(frozen=True, slots=True)
class Carried:
    """A factor that moves: in how many draws, over which steps, with what it bears on and hangs on.

    `unchecked`: whether what carries it rests on a machine's reading, as `follows.unchecked` says it.
    """

    factor: str
    verdict: str
    unchecked: str
    steps: tuple[Step, ...]
    trap: str
    others: int
    forecasts: tuple[Borne, ...]
    hangs: str


@dataclass(frozen=True, slots=True)
class Played:
    """One scenario as the page tells it."""

    question: str
    whose: str
    made: str
    note: str
    raised: tuple[Card, ...]
    svg: str
    carried: tuple[Carried, ...]
    left: int


@dataclass(frozen=True, slots=True)
class Most:
    """How much is told at most: factors drawn, and factors whose path is told with its quotes. `review`: mark what
    nobody has checked.
    """

    drawn: int = DRAWN
    told: int = TOLD
    review: bool = True


def played(bundle: Bundle, deck: Deck, most: Most | None = None) -> list[Played]:
    """The outcomes of a bundle as the page tells them."""
    names, limits = follows.names_of(bundle.map), most or Most()
    numbered = enumerate(bundle.outcomes, 1)
    return [_played(number, outcome, bundle.map, names, deck, limits) for number, outcome in numbered]


def _played(number: int, outcome: Outcome, drawn: Map, names: Names, deck: Deck, most: Most) -> Played:
    moving = follows.moved(outcome)
    told = _told(moving)[: most.told]
    own = {name: card for (_, name), card in deck.cards.items()}
    raised = {own[claim].quote: own[claim] for claim in reversed(outcome.scenario.claims) if claim in own}
    return Played(
        question=follows.question(outcome, names),
        whose=follows.whose(outcome),
        made=follows.made_of(outcome),
        note=outcome.note,
        raised=tuple(reversed(raised.values())),
        svg=draw_bars(outcome, drawn, BarOptions(limit=most.drawn, name=f"whatif-{number}", review=most.review)),
        carried=_quoted_once(_carried(row, outcome, names, deck, most.review) for row in told),
        left=len(moving) - len({place.effect for row in told for place in _first(row)}),
    )


def _told(moving: Sequence[Response]) -> list[Response]:
    """Whose paths are told: factors that somebody forecast, then those farthest away, each path once."""
    ordered = sorted(moving, key=lambda row: (not row.forecasts, -len(_first(row))))
    told: list[Response] = []
    for row in ordered:
        path = _first(row)
        if row.forecasts or not any(_first(other)[: len(path)] == path for other in told):
            told.append(row)
    return told


def _quoted_once(carried: Iterable[Carried]) -> tuple[Carried, ...]:
    """The same with the quotes of a link only where it first stands."""
    seen: set[tuple[str, str]] = set()
    out = []
    for one in carried:
        steps = tuple(dataclasses.replace(step, above=(step.cause, step.effect) in seen) for step in one.steps)
        seen |= {(step.cause, step.effect) for step in steps}
        out.append(dataclasses.replace(one, steps=steps))
    return tuple(out)


def _first(row: Response) -> tuple[Link, ...]:
    """The strongest path that carries a response."""
    return row.paths[0].links if row.paths else ()


def _carried(row: Response, outcome: Outcome, names: Names, deck: Deck, review: bool) -> Carried:
    first = row.paths[0] if row.paths else Chain((), Sign.UNKNOWN)
    return Carried(
        factor=names[row.factor],
        verdict=follows.verdict(row, outcome),
        unchecked=follows.unchecked(row) if review else "",
        steps=tuple(_step(link, names, deck.cards) for link in first.links),
        trap=follows.trap(first),
        others=max(len(row.paths) - 1, 0),
        forecasts=tuple(
            Borne(card, follows.WAYS[place.direction], follows.agreement(row, place))
            for place in row.forecasts
            if (card := deck.cards.get((place.document, place.claim))) is not None
        ),
        hangs=follows.hangs(row.hinges[0], row, names) if row.hinges else "",
    )


def _also(first: Card, others: Sequence[Card]) -> str:
    """Who else claims what a card says, counted in speakers, their claims beside."""
    if not others:
        return ""
    more = len({card.holder for card in others if card.named} - {first.holder})
    claims = plural(len(others), "more claim")
    return f"{plural(more, 'more speaker')}, {claims} in all" if more else f"{claims}, by no other speaker"


def _step(link: Link, names: Names, cards: Mapping[tuple[str, str], Card]) -> Step:
    speaking = [claim for claim in link.claims if claim.supports]
    speaking.sort(key=lambda claim: (not claim.reviewed, -claim.certainty.rank))
    shown = [card for claim in speaking if (card := cards.get((claim.document, claim.claim))) is not None]
    return Step(
        names[link.cause],
        names[link.effect],
        _SIGN[link.sign],
        shown[0] if shown else None,
        _also(shown[0], shown[1:]) if shown else "",
        link.suggested,
    )
