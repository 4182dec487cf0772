"""The argument: the map, its longest chains told link by link, and every link with its quotes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from causerie.values import Bundle, CausalClaim, Chain, Evidence, Link
from causerie.views.drawing import DrawingOptions, draw
from causerie.views.drawing.choose import choose, speakers, votes
from causerie.views.drawing.svg import left_out
from causerie.views.markup import plural
from causerie.views.report.cards import Card, Deck
from causerie.views.report.options import ReportOptions
from causerie.vocabulary import Sign, Status

_SIGN = {Sign.PLUS: "+", Sign.MINUS: "−", Sign.UNKNOWN: "?"}
_WORDS = {
    Sign.PLUS: "taken together: more of the first, more of the last",
    Sign.MINUS: "taken together: more of the first, less of the last",
    Sign.UNKNOWN: "taken together: the direction is open",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A link with its words: labels, sign, who claims it, and the cards for it and against it."""

    cause: str
    effect: str
    sign: str
    claimed: str
    cards: tuple[Card, ...]
    against: tuple[Card, ...]

    @property
    def key(self) -> str:
        """Where the page shows the link at length, "" if nowhere."""
        return f"l-{self.cards[0].key}" if self.cards else f"l-{self.against[0].key}" if self.against else ""


@dataclass(frozen=True, slots=True)
class ToldChain:
    """A chain in order, what its signs come to, and a warning where several people had to be joined for it."""

    links: tuple[Told, ...]
    whole: str
    trap: str


@dataclass(frozen=True, slots=True)
class Argument:
    """What the section shows."""

    svg: str
    left_out: str
    chains: tuple[ToldChain, ...]
    links: tuple[Told, ...]
    others: tuple[Card, ...]
    """Claims that no link of the map holds (a map of other claims, or none, was given)."""


def argument(bundle: Bundle, deck: Deck, options: ReportOptions) -> Argument:
    """The map of a bundle as the page tells it."""
    names = {factor.id: factor.label for factor in bundle.map.factors}
    drawing = DrawingOptions(limit=options.factors, title="Map of what the speakers claim")
    ordered = sorted(bundle.map.links, key=lambda link: (-len(speakers(link)), -votes(link)))
    links = tuple(_told(link, names, deck) for link in ordered)
    told = {card.key for link in links for card in (*link.cards, *link.against)}
    return Argument(
        svg=draw(bundle.map, drawing),
        left_out=left_out(choose(bundle.map, options.factors)),
        chains=tuple(_chain(chain, names, deck) for chain in bundle.chains),
        links=links,
        others=tuple(card for card in deck.kind(CausalClaim) if card.key not in told),
    )


def _chain(chain: Chain, names: Mapping[str, str], deck: Deck) -> ToldChain:
    return ToldChain(tuple(_told(link, names, deck) for link in chain.links), _WORDS[chain.sign], _trap(chain))


def _trap(chain: Chain) -> str:
    """A by one and B by another is nobody's A to B: said wherever no one speaker claims every link."""
    holders = [
        {claim.speaker for claim in link.claims if claim.status.supports and claim.speaker} for link in chain.links
    ]
    if set.intersection(*holders):
        return ""
    count = len(set.union(*holders))
    return f"No one speaker claims this whole chain: it is put together from what {plural(count, 'speaker')} said."


def _told(link: Link, names: Mapping[str, str], deck: Deck) -> Told:
    ordered = sorted(link.claims, key=lambda claim: -claim.certainty.rank)
    return Told(
        cause=names[link.cause],
        effect=names[link.effect],
        sign=_SIGN[link.sign],
        claimed=_claimed(link),
        cards=tuple(card for claim in ordered if claim.status.supports for card in _cards(claim, deck)),
        against=tuple(card for claim in ordered if not claim.status.supports for card in _cards(claim, deck)),
    )


def _claimed(link: Link) -> str:
    count = len(speakers(link))
    parts = [f"claimed by {plural(count, 'speaker')}"] if count else []
    if votes(link) and (not count or votes(link) > count):
        parts.append(plural(votes(link), "claim"))
    for status in (Status.DENIED, Status.QUESTIONED):
        times = sum(claim.status is status for claim in link.claims)
        parts += [f"{status.value} {'once' if times == 1 else f'{times} times'}"] if times else []
    return ", ".join(parts)


def _cards(claim: Evidence, deck: Deck) -> tuple[Card, ...]:
    card = deck.cards.get((claim.document, claim.claim))
    return (card,) if card else ()
