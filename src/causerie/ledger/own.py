"""A time that the speaker names in numbers elsewhere in the turn, for a forecast whose own words are vague."""

from __future__ import annotations

import bisect
import datetime
import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from causerie.dates import MONTHS, bounds
from causerie.ledger.deadlines import deadline
from causerie.ledger.phrases import meaning
from causerie.ledger.timewords import choice, cues
from causerie.values import Deadlines, Document, Forecast, Mention, Reading
from causerie.vocabulary import Hemisphere, Lack
from causerie.voices import turn_at

SLACK = 4
"""By how many times a time in numbers may miss what the table gives for the vague words: our proposal."""


@dataclass(frozen=True, slots=True)
class Times:
    """A document with its reading, and where its forecasts have their times: start, end, stems of what it is about."""

    document: Document
    reading: Reading
    taken: tuple[tuple[int, int, frozenset[str]], ...]

    def beside(self, forecast: Forecast) -> tuple[tuple[int, str], ...]:
        """Times named in numbers in the turn of the forecast, or in its quote where there is no turn.

        The time that the speaker set for something else is not among them.
        """
        turn = turn_at(self.reading, forecast.quote.start)
        start, end = (turn.start, turn.end) if turn else (forecast.quote.start, forecast.quote.end)
        about = meaning(words_of(forecast.proposition))
        named = ((start + at, words) for at, words in _numbered(self.document.text[start:end]))
        return tuple((at, words) for at, words in named if not self._of_another(at, at + len(words), about))

    def _of_another(self, start: int, end: int, about: frozenset[str]) -> bool:
        at = bisect.bisect_left(self.taken, end, key=lambda one: one[0])
        first, last, other = self.taken[at - 1] if at else (0, 0, about)
        return first < end and start < last and bool(other and about) and not other & about


def times_of(document: Document, reading: Reading) -> Times:
    """The times of a document, for its forecasts."""
    return Times(document, reading, tuple(sorted(_taken(reading), key=lambda one: one[:2])))


def _taken(reading: Reading) -> Iterator[tuple[int, int, frozenset[str]]]:
    for one in reading.forecasts:
        if one.horizon is not None and one.horizon.start is not None and one.horizon.end is not None:
            yield one.horizon.start, one.horizon.end, meaning(words_of(one.proposition))


def words_of(mention: Mention) -> str:
    """The words of a proposition, and those that its pronoun stands for."""
    return f"{mention.text} {mention.refers_to.text}" if mention.refers_to else mention.text


@functools.cache
def _shape() -> re.Pattern[str]:
    """A length that lies ahead, several numbers with one unit, or a year or month by which."""
    units = choice([*cues()["days"], *cues()["months"]])
    number = rf"(?:\d{{1,3}}|(?:{choice(cues()['numbers'])})\b)"
    joint = r"(?:,? (?:or|and) |, | to |[-–])"
    several = rf"{number}(?:{joint}{number})+[ -](?:{units})s?\b"
    into = r"(?:in|within|inside|over|during|for) (?:the (?:next|coming) )?(?:about |around )?"
    ahead = rf"{into}{number}(?:{joint}{number})*[ -](?:{units})s?(?:'s?)?(?: time)?\b"
    part = r"(?:(?:end|middle|beginning|spring|summer|autumn|winter) of )?"
    dated = rf"(?:by|before|until|till|in) (?:the )?{part}(?:(?:{choice(MONTHS)}) )?(?:19|20|21)\d\d\b"
    opening = r"(?<![\w-])(?<!last )(?<!past )(?<!previous )"
    closing = r"(?! (?:ago|old|earlier|later|before|after|of age))"
    return re.compile(rf"{opening}(?:{ahead}|{several}|{dated}){closing}", re.IGNORECASE)


def numbered(text: str) -> tuple[tuple[int, str], ...]:
    """Where a text names times in numbers, and the words."""
    return tuple((match.start(), match.group()) for match in _shape().finditer(re.sub(r"\s", " ", text)))


_numbered = functools.lru_cache(maxsize=64)(numbered)


def nearest(
    found: Sequence[tuple[int, str]], at: int, uttered: str, vague: Deadlines, hemisphere: Hemisphere
) -> Deadlines | None:
    """The deadline of the nearest of the times that lies after the utterance and may be meant by the vague words."""
    for _, words in sorted(found, key=lambda one: (abs(one[0] - at), one[0])):
        named = deadline(words, uttered, vague.zone, hemisphere)
        if not isinstance(named, Lack) and not named.imputed and _may_be(named, vague, uttered):
            return named
    return None


def _may_be(named: Deadlines, vague: Deadlines, uttered: str) -> bool:
    """Whether a speaker may mean it by the vague words: "a few years" are not three weeks, "soon" is not in 2060."""
    said = bounds(uttered)[0]

    def days(day: str) -> int:
        return (datetime.date.fromisoformat(day) - said).days

    return days(named.late) * SLACK >= days(vague.early) and days(named.early) <= days(vague.late) * SLACK
