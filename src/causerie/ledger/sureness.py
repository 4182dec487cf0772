"""How likely a forecast is said to be: by the speaker's own number, else by a word of the chosen scale."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from causerie.chances import Key, key_of, own_numbers
from causerie.ledger.ranges import by_scale
from causerie.per_cent import Range, cues, numbers
from causerie.scales import plain_words
from causerie.values import Document, Forecast, Reading
from causerie.voices import turn_at

_BEFORE, _BEHIND = 70, 30
"""Characters around the words of certainty in which "not" and words of degree stand."""
_NEXT = 130
_NUMERIC = re.compile(r"\d|per ?cent|[ -]in[ -]|out of| to one|ifty")
"""A cheap look at the characters behind a sentence: most say nothing in numbers."""
_SENTENCE = re.compile(r"[ \t]*\n?[ \t]*(?P<sentence>[^\s.!?][^\n!?]{0,120}?[.!?])(?=\s|$)")
_NOT = re.compile(r"\b(?:not|no|never|nobody|nothing|none|neither|cannot)\b|n['’]t\b", re.IGNORECASE)


def stated(document: Document, reading: Reading) -> dict[Key, Range]:
    """The speakers' own numbers for the forecasts of a document: in the sentence, else in one right behind it."""
    found = own_numbers(reading.forecasts)
    return dict(_behind(document.text, reading, found)) | found


def _behind(text: str, reading: Reading, found: Mapping[Key, Range]) -> Iterator[tuple[Key, Range]]:
    """As in "The mill will close. I am 80 per cent sure.": not where two forecasts stand before it."""
    starts = {one.quote.start for one in reading.forecasts}
    for (_, end), group in groupby(reading.forecasts, key=lambda one: (one.quote.start, one.quote.end)):
        those = tuple(group)
        alone = len(those) == 1 and _NUMERIC.search(text, end, end + _NEXT) and key_of(those[0]) not in found
        match = _SENTENCE.match(text, end) if alone else None
        if match is None or match.start("sentence") in starts or _other_turn(reading, end - 1, match.start("sentence")):
            continue
        said = _nothing_else(match["sentence"])
        if said is not None:
            yield key_of(those[0]), said


def _other_turn(reading: Reading, one: int, other: int) -> bool:
    return turn_at(reading, one) != turn_at(reading, other)


def _nothing_else(sentence: str) -> Range | None:
    """The likelihood in numbers, where a sentence says nothing but that."""
    said = tuple(numbers(sentence)) or tuple(numbers(sentence, alone=" at " in sentence))
    if len(said) != 1:
        return None
    rest = plain_words(f"{sentence[: said[0].start]} {sentence[said[0].end :]}")
    known = {*cues()["bare"], *cues()["nouns"], *cues()["adjectives"], ",", ".", "!"}
    return said[0].range if all(word in known for word in rest) else None


def range_of(text: str, forecast: Forecast, said: Mapping[Key, Range], scale: str) -> tuple[Range | None, bool]:
    """The range in per cent of a forecast in a document's text, and whether it is the speaker's own number."""
    told = said.get(key_of(forecast))
    if told is not None:
        return told, True
    sure = forecast.certainty
    if not sure.text:
        return None, False
    before, behind = _around(text, forecast)
    return by_scale(sure.text, forecast.negated and not _denied_within(forecast), scale, before, behind), False


def _denied_within(forecast: Forecast) -> bool:
    """Whether what is forecast holds the "not" itself, so that another one before it is of the certainty."""
    sure, said = forecast.certainty, forecast.proposition
    if sure.start is None or sure.end is None or said.start is None or said.end is None:
        return False
    return (sure.end <= said.start or said.end <= sure.start) and _NOT.search(said.text) is not None


def _around(text: str, forecast: Forecast) -> tuple[str, str]:
    """The words before the words of certainty and the two behind them, within the sentence."""
    start, end = forecast.certainty.start, forecast.certainty.end
    if start is None or end is None:
        return "", ""
    cut = max(forecast.quote.start, start - _BEFORE)
    before = text[cut:start].split()[cut > forecast.quote.start :]
    # At the head of what is forecast the word tells a kind ("likely targets are the mills"), article or none.
    opening = ["the"] if not before and start == forecast.proposition.start else []
    return " ".join([*opening, *before]), " ".join(text[end : min(forecast.quote.end, end + _BEHIND)].split()[:2])
