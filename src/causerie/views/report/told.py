"""A link of a map with its words: labels, sign, who claims it, and the cards for it and against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from causerie.holding import speakers, voices, votes
from causerie.values import Evidence, Link
from causerie.views.markup import plural
from causerie.views.report.cards import Card, Deck
from causerie.vocabulary import Sign, Status

_SIGN = {Sign.PLUS: "+", Sign.MINUS: "−", Sign.UNKNOWN: "?"}

Ends = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """A link with its words. `key` names the place where the page shows it at length, "" if nowhere."""

    cause: str
    effect: str
    sign: str
    claimed: str
    cards: tuple[Card, ...]
    against: tuple[Card, ...]
    key: str
    suggested: bool = False


def told_links(
    links: Iterable[Link], names: Mapping[str, str], deck: Deck, at_length: Mapping[Ends, Told] | None = None
) -> dict[Ends, Told]:
    """Each link by its ends; `at_length` are those that the page shows at length, of which these are parts."""
    whole = at_length or {}
    return {(link.cause, link.effect): _told(link, names, deck, whole.get((link.cause, link.effect))) for link in links}


def _told(link: Link, names: Mapping[str, str], deck: Deck, whole: Told | None) -> Told:
    ordered = sorted(link.claims, key=lambda claim: -claim.certainty.rank)
    cards = tuple(card for claim in ordered if claim.supports for card in _cards(claim, deck))
    against = tuple(card for claim in ordered if not claim.supports for card in _cards(claim, deck))
    first = (*cards, *against)[:1]
    return Told(
        cause=names[link.cause],
        effect=names[link.effect],
        sign=_SIGN[link.sign],
        claimed=_claimed(link),
        cards=cards,
        against=against,
        key=whole.key if whole else f"l-{first[0].key}" if first else "",
        suggested=link.suggested,
    )


def _claimed(link: Link) -> str:
    count = len(speakers(link))
    parts = [f"claimed by {plural(count, 'speaker')}"] if count else []
    if votes(link) and (not count or votes(link) > count):
        parts.append(plural(votes(link), "claim"))
    if link.plus not in (None, 0, 1):
        parts.append(f"{link.plus:.0%} of the signs are +")
    for status in (Status.DENIED, Status.QUESTIONED):
        times = sum(claim.status is status for claim in link.claims)
        parts += [f"{status.value} {'once' if times == 1 else f'{times} times'}"] if times else []
    return ", ".join(parts)


def by_whom(link: Link) -> str:
    """The only one who claims a link, or how many do."""
    many = len(voices(link))
    return f"{speakers(link)[0]} alone" if many == 1 and speakers(link) else plural(many, "speaker")


def _cards(claim: Evidence, deck: Deck) -> tuple[Card, ...]:
    card = deck.cards.get((claim.document, claim.claim))
    return (card,) if card else ()
