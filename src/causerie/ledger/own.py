"""A time that the speaker names in numbers elsewhere in the turn, for a forecast whose own words are vague."""

from __future__ import annotations

import bisect
import datetime
import functools
import re
from collections.abc import Sequence
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


MOST = 20
"""Forecasts between a time and another one that are looked at: so many of something else are enough."""


@dataclass(frozen=True, slots=True)
class _Other:
    """A stretch of a forecast, its sentence or its time, and the stems of what the forecast is about."""

    start: int
    end: int
    about: frozenset[str]

    def differs(self, about: frozenset[str]) -> bool:
        return bool(self.about and about) and not self.about & about


@dataclass(frozen=True, slots=True)
class Times:
    """A document with its reading, and where its forecasts and their times stand, each in order."""

    document: Document
    reading: Reading
    sentences: tuple[_Other, ...]
    taken: tuple[_Other, ...]

    def beside(self, forecast: Forecast) -> tuple[tuple[int, str], ...]:
        """Times named in numbers in the turn of the forecast, or in its quote where there is no turn.

        The time that the speaker set for something else is not among them.
        """
        turn = turn_at(self.reading, forecast.quote.start)
        start, end = (turn.start, turn.end) if turn else (forecast.quote.start, forecast.quote.end)
        named = [(start + at, words) for at, words in _numbered(self.document.text[start:end])]
        about = meaning(words_of(forecast.proposition)) if named else frozenset()
        return tuple((at, words) for at, words in named if not self._of_another(at, at + len(words), forecast, about))

    def _of_another(self, at: int, end: int, forecast: Forecast, about: frozenset[str]) -> bool:
        """Whether it is the time of something else: as its horizon, in its sentence, beyond it, or right behind it."""
        last = bisect.bisect_left(self.taken, end, key=lambda one: one.start)
        if last and self.taken[last - 1].end > at and self.taken[last - 1].differs(about):
            return True
        begins, ends = forecast.quote.start, forecast.quote.end
        if begins <= at < ends:
            return False
        if at >= ends:
            return any(one.differs(about) for one in self._from(ends, at))
        if any(one.differs(about) for one in self._from(at, begins - 1)):
            return True
        before = bisect.bisect_right(self.sentences, at, key=lambda one: one.start)
        other = self.sentences[before - 1] if before else None
        return other is not None and other.differs(about) and at - other.end <= begins - end

    def _from(self, start: int, end: int) -> tuple[_Other, ...]:
        """The forecasts whose sentences begin from one place to another."""
        first, last = (bisect.bisect_left(self.sentences, at, key=lambda one: one.start) for at in (start, end + 1))
        return self.sentences[first : min(last, first + MOST)]


def times_of(document: Document, reading: Reading) -> Times:
    """The times of a document, for its forecasts."""
    about = [(one, meaning(words_of(one.proposition))) for one in reading.forecasts]
    sentences = (_Other(one.quote.start, one.quote.end, of) for one, of in about)
    timed = ((one.horizon, of) for one, of in about if one.horizon is not None)
    taken = (_Other(when.start, when.end, of) for when, of in timed if when.start is not None and when.end is not None)
    in_order = (tuple(sorted(some, key=lambda one: (one.start, one.end))) for some in (sentences, taken))
    return Times(document, reading, *in_order)


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
    plain = re.sub(r"\s", " ", text)
    found = (match for match in _shape().finditer(plain) if not _LASTED.search(plain[: match.start()][-_BEFORE:]))
    return tuple((match.start(), match.group()) for match in found)


_BEFORE = 80
"""Characters before a length of time in which a verb tells that it lies back."""
_LASTED = re.compile(
    r"\b(?:has|have|had|was|were|lasted|took|['’]ve|did)\b(?:(?!\b(?:will|would|shall|going|may|might|could)\b)[^.;:!?,])*$"
)
"""As in "he has been in office for two years"."""


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
