"""What goes with the items that somebody withheld: no other item may carry their words out."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from causerie.values import Item, Question, Reading, items_of
from causerie.vocabulary import Act

Places = tuple[tuple[int, int], ...]
"""Stretches of a text: offsets, the end not included."""


def closed(reading: Reading, reviewed: Mapping[str, Act]) -> Places:
    """Where the words of a reading's withheld items stand."""
    return tuple(
        (item.quote.start, item.quote.end) for item in items_of(reading) if reviewed.get(item.id) is Act.WITHHOLD
    )


def touches(start: int, end: int, places: Iterable[tuple[int, int]]) -> bool:
    """Whether a stretch has characters in common with one of these."""
    return any(low < end and start < high for low, high in places)


def opened(item: Item, places: Places) -> Item:
    """The item; of a question's answers, what stands before the first withheld words."""
    if not isinstance(item, Question):
        return item
    answers = []
    for answer in item.answers:
        end = min([answer.end, *(low for low, high in places if low < answer.end and answer.start < high)])
        if end > answer.start:
            answers.append(dataclasses.replace(answer, end=end))
    return dataclasses.replace(item, answers=tuple(answers))
