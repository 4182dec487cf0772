"""The forecasts as rows: exact words, who, how surely, by when, under what condition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from causerie.chances import in_words, key_of, own_numbers
from causerie.per_cent import Range
from causerie.values import Forecast
from causerie.views.report.cards import Card, Deck, in_percent


@dataclass(frozen=True, slots=True)
class Row:
    """One forecast. `before`, `words`, `after` are the quote parted at the proposition; `own`: its speaker gave a
    number, which then stands in the place of the level.
    """

    card: Card
    before: str
    words: str
    after: str
    level: str
    said: str
    range: str
    own: bool
    horizon: str
    condition: str
    resolvable: str


def rows(deck: Deck) -> list[Row]:
    """The forecasts in the order of the documents."""
    return [row for cards in deck.of.values() for row in _rows(cards)]


def _rows(cards: Sequence[Card]) -> Iterator[Row]:
    found = [(card, card.item) for card in cards if isinstance(card.item, Forecast)]
    own = own_numbers(item for _, item in found)
    yield from (_row(card, item, own.get(key_of(item))) for card, item in found)


def _row(card: Card, item: Forecast, own: Range | None) -> Row:
    low = (item.proposition.start or 0) - item.quote.start
    high = (item.proposition.end or 0) - item.quote.start
    inside = item.proposition.start is not None and 0 <= low < high <= len(card.quote)
    return Row(
        card,
        before=card.quote[:low] if inside else card.quote,
        words=card.quote[low:high] if inside else "",
        after=card.quote[high:] if inside else "",
        level=in_words(own) if own else item.certainty.level.value,
        said=item.certainty.text or "",
        range="" if own else in_percent(item.certainty),
        own=own is not None,
        horizon=item.horizon.text if item.horizon else "",
        condition=item.condition.text if item.condition else "",
        resolvable=item.resolvable.value,
    )
