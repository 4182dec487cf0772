"""The numbers by which speakers say how likely something is, in per cent. A number outside 0 to 100 is none."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from causerie.per_cent import Range, numbers
from causerie.values import Forecast, Item, Mention

Key = tuple[str, int | None, int | None]
"""A forecast by its id and the place of its proposition: a forecast may have no id yet."""


def key_of(forecast: Forecast) -> Key:
    return forecast.id, forecast.proposition.start, forecast.proposition.end


def own_numbers(forecasts: Iterable[Forecast]) -> dict[Key, Range]:
    """The likelihood in numbers of each forecast of a document that has one: in its words of certainty, or beside it.

    A number beside belongs to the forecast of its sentence that is nearest, and each forecast has one at most.
    """
    all_of_them = tuple(forecasts)
    quotes: dict[tuple[int, int], list[Forecast]] = {}
    for forecast in all_of_them:
        quotes.setdefault((forecast.quote.start, forecast.quote.end), []).append(forecast)
    found: dict[Key, Range] = {}
    for (start, _), those in quotes.items():
        for number in numbers(those[0].quote.text):
            free = [one for one in those if key_of(one) not in found]
            if free:
                at, until = start + number.start, start + number.end
                found[key_of(min(free, key=lambda one: gap(one.proposition, at, until)))] = number.range
    told = ((key_of(one), _told(one.certainty.text)) for one in all_of_them if one.certainty.text)
    return found | {key: given for key, given in told if given is not None}


def own_number(item: Item, forecasts: Iterable[Forecast]) -> Range | None:
    """The same of one item, `forecasts` being all of its document."""
    if not isinstance(item, Forecast):
        return None
    place = (item.quote.start, item.quote.end)
    beside = (one for one in forecasts if (one.quote.start, one.quote.end) == place)
    return own_numbers(beside).get(key_of(item))


def in_words(given: Range) -> str:
    """A range in per cent in words, marked as the speaker's own."""
    low, high = given
    return f"{f'{low:g}' if low == high else f'{low:g}–{high:g}'}%, own number"


def gap(mention: Mention, start: int, end: int) -> int:
    """How far a mention lies from a place; nothing where it holds the place."""
    return max((mention.start or 0) - end, start - (mention.end or 0), 0)


@functools.lru_cache(maxsize=10_000)
def _told(certainty: str | None) -> Range | None:
    return next((said.range for said in numbers(certainty or "", alone=True)), None)
