"""The forecasts as rows: exact words, who, how surely, by when, under what condition."""

from __future__ import annotations

from dataclasses import dataclass

from causerie.values import Forecast
from causerie.views.report.cards import Card, Deck, in_percent


@dataclass(frozen=True, slots=True)
class Row:
    """One forecast. `before`, `words`, `after` are the quote parted at the proposition."""

    card: Card
    before: str
    words: str
    after: str
    level: str
    said: str
    range: str
    horizon: str
    condition: str
    resolvable: str


def rows(deck: Deck) -> list[Row]:
    """The forecasts in the order of the documents."""
    return [_row(card, card.item) for card in deck.kind(Forecast) if isinstance(card.item, Forecast)]


def _row(card: Card, item: Forecast) -> Row:
    low = (item.proposition.start or 0) - item.quote.start
    high = (item.proposition.end or 0) - item.quote.start
    inside = item.proposition.start is not None and 0 <= low < high <= len(card.quote)
    return Row(
        card,
        before=card.quote[:low] if inside else card.quote,
        words=card.quote[low:high] if inside else "",
        after=card.quote[high:] if inside else "",
        level=item.certainty.level.value,
        said=item.certainty.text or "",
        range=in_percent(item.certainty),
        horizon=item.horizon.text if item.horizon else "",
        condition=item.condition.text if item.condition else "",
        resolvable=item.resolvable.value,
    )
