"""All the words of a time: what stands right before and behind those that were taken for it, and belongs to them.

As in "by 11 | May 2031", "no | later | than 10 May", "on or | before 1 March", "in 2031 | or 2032".
"""

from __future__ import annotations

import functools
import re

from causerie.dates import MONTHS, WORDS
from causerie.ledger.timewords import choice, cues

_AROUND = 60
"""Characters before and behind in which the rest of a time is looked for."""
_SHARE = r"\b(?:one|two|three|four|nine|\d+)\sin\s\w+"
_TOLD = re.compile(rf"\s(?:is|are|lies?|stands?|remains?)\s(?=.*(?:%|per\s?cent|{_SHARE})$)")
"""How likely it is, which is no part of the time: "before Easter | lies between 10 and 20 per cent"."""
_BEFORE = re.compile(
    r"\b(?:on or|by or|(?:no|not) (?:later|earlier|sooner) than|(?:no|not)(?= $)|this side of"
    r"|between (?:the )?(?:\d{1,2}(?:st|nd|rd|th)?|[A-Z]\w+(?: \d{4})?|\d{4}|now) and"
    r"|from \d{1,2}(?:st|nd|rd|th)? to) $",
    re.IGNORECASE,
)


def fuller(text: str, start: int, end: int, first: int, last: int, negated: bool = False) -> str:
    """The words of a time at `start` to `end` of a text, and those of it that stand beside them in the sentence.

    The sentence is from `first` to `last`. The "not" of "not before 2031" is that of the time where what is forecast
    is not `negated`.
    """
    told = _TOLD.search(text, start, end)
    if told is not None:
        return text[start : told.start()]
    before = re.sub(r"\s", " ", text[max(first, start - _AROUND) : start])
    opening = _opening(before, text[start:end], negated)
    behind = re.sub(r"\s", " ", text[end : min(last, end + _AROUND)])
    closing = behind[: _closing(opening + text[start:end], behind)]
    # "No later in Velm" names no time.
    return f"{'' if opening.lower() == 'no ' and not closing else opening}{text[start:end]}{closing}"


def _opening(before: str, words: str, negated: bool) -> str:
    match = _BEFORE.search(before)
    opening = match.group() if match else ""
    lower = opening.lower()
    if lower == "not ":
        return "" if negated else opening
    if lower == "no " and not words.lower().startswith(("later", "earlier", "sooner")):
        return ""
    return opening


def _closing(words: str, behind: str) -> int:
    """How many characters behind the words are part of the time."""
    taken = 0
    for shape in _shapes(words + behind[:taken]):
        match = shape.match(behind, taken)
        taken = match.end() if match else taken
    return taken


def _shapes(words: str) -> tuple[re.Pattern[str], ...]:
    """What may stand behind such words, in order."""
    match = _tails().search(words)
    first = (_behind()[match.lastgroup],) if match and match.lastgroup else ()
    return (*first, _behind()["or"], _behind()["edge"])


@functools.cache
def _tails() -> re.Pattern[str]:
    """How words end behind which more of a time may stand, by what that is."""
    number = r"\d{1,2}(?:st|nd|rd|th)?"
    shapes = {
        "than": r"\b(?:no|not) (?:later|earlier|sooner)",
        "year": rf"\b(?:{choice(MONTHS)})(?: {number})?",
        "month": rf"\b{number}",
        "day": r"(?:[ap]\.?m\.?|o'clock|noon|midnight|\d[:.]\d\d)",
    }
    return re.compile("|".join(rf"(?P<{name}>{shape})$" for name, shape in shapes.items()), re.IGNORECASE)


@functools.cache
def _behind() -> dict[str, re.Pattern[str]]:
    month, weekday = choice(MONTHS), choice(WORDS["weekdays"]["names"])
    season, feast = choice(cues()["seasons"]), choice([*cues()["feasts"], *cues()["easter"]])
    year, day = r"(?:1[89]|20|21)\d\d\b", r"\d{1,2}(?:st|nd|rd|th)?"
    date = rf"(?:the )?{day}(?: of)? (?:{month})\b(?:,? {year})?|(?:{month}) {day}\b(?:, {year})?"
    date = rf"(?:{date}|(?:{month})\b(?: {year})?|(?:{weekday})\b|(?:{feast})\b|{year})"
    date = rf"(?:{date}|(?:the )?(?:{season})\b(?: of)?(?: {year})?)"
    part = r"(?:(?:the )?(?:very )?(?:end|beginning|start|middle) of |early (?:in )?|late (?:in )?|mid-|next )?"
    shapes = {
        "than": rf" than (?:the )?{part}{date}",
        "month": rf" (?:of )?(?:{month})\b(?:,? {year})?",
        "year": rf",? {year}",
        "day": rf"(?:,? (?:on )?{date}| tomorrow\b| today\b| tonight\b)",
        "or": rf" or (?:(?:in|on|by|at|before) )?(?:{part}{date}|next\b(?! \w)|the (?:week|month|year) after\b)",
        "edge": r",? (?:at the (?:very )?earliest|or later)\b",
    }
    return {name: re.compile(shape, re.IGNORECASE) for name, shape in shapes.items()}
