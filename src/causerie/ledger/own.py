"""A time that the speaker names in numbers elsewhere in the turn, for a forecast whose own words are vague."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from causerie.dates import MONTHS
from causerie.ledger.deadlines import deadline
from causerie.ledger.timewords import choice, cues
from causerie.values import Deadlines
from causerie.vocabulary import Lack


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


def nearest(found: Sequence[tuple[int, str]], at: int, uttered: str, zone: str) -> Deadlines | None:
    """The deadline of the nearest of the times that lies after the utterance, or None."""
    for _, words in sorted(found, key=lambda one: (abs(one[0] - at), one[0])):
        named = deadline(words, uttered, zone)
        if not isinstance(named, Lack) and not named.imputed:
            return named
    return None
