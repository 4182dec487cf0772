"""Days of the calendar by their words alone, wherever the parser hangs them: "on 25 May", "June 28", "May 3, 2031".

And from one to another: "between 10 and 15 May", "from May to July 2032", "May 3-8".
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from causerie.dates import MONTHS


def day_at(token: Token, prepositions: frozenset[str]) -> tuple[int, int] | None:
    """The first token and one past the last of a day that begins at a token, with a preposition before it."""
    doc, first = token.doc, token.i
    at = first + 1 if token.lower_ in prepositions else first
    at += at < len(doc) and doc[at].lower_ == "the"
    end = _day(doc, at)
    return (first, _with_year(doc, end)) if end else None


_RANGES = {"between": ("and",), "from": ("to", "until", "till", "through")}
"""What joins the two ends of a time, by the word before it."""
_DASHES = ("-", "–", "—")


def range_at(token: Token, feasts: frozenset[str]) -> tuple[int, int] | None:
    """The first token and one past the last of "between" or "from" with two days, months or years behind it."""
    doc, joints = token.doc, _RANGES.get(token.lower_)
    if joints is None:
        return None
    one, kind = _end_of(doc, token.i + 1, feasts)
    if not one or _at(doc, one).lower() not in joints:
        return None
    other, last = _end_of(doc, one + 1, feasts)
    if not other or (kind, last) not in _PAIRS:
        return None
    return token.i, _with_year(doc, other) if last == "number" else other


_PAIRS = frozenset(
    {("day", "day"), ("number", "day"), ("named", "number"), ("named", "named"), ("month", "month"), ("year", "year")}
    | {("day", "named"), ("named", "day"), ("now", "day"), ("now", "named"), ("now", "month"), ("now", "year")}
    | {(one, "feast") for one in ("now", "day", "named", "month", "feast")}
)
"""What the ends may be: "10 and 15 May", "May 10 and 15", never "10 and 15"."""


def _end_of(doc: Doc, at: int, feasts: frozenset[str]) -> tuple[int, str]:
    """One past the last token of a day, a month, a year or a bare number, 0 for none, and which of these it is."""
    at += _at(doc, at).lower() == "the"
    word = _at(doc, at)
    if end := _day(doc, at):
        return _with_year(doc, end), "named" if _names(word) else "day"
    if _names(word):
        return _with_year(doc, at + 1), "month"
    if word.lower() in feasts:
        return _with_year(doc, at + 1), "feast"
    if _is_year(word):
        return at + 1, "year"
    if _numbers(word):
        return at + 1, "number"
    return (at + 1, "now") if word.lower() in ("now", "today") else (0, "")


def _day(doc: Doc, at: int) -> int:
    """One past the last token of a day and its month, 0 if none begins here."""
    if _numbers(_at(doc, at)):
        at = _to_number(doc, at)
        other = _at(doc, at + 1)
        if _names(other) or (other == "of" and _names(_at(doc, at + 2))):
            return at + 2 + (other == "of")
        return 0
    return _to_number(doc, at + 1) + 1 if _names(_at(doc, at)) and _numbers(_at(doc, at + 1)) else 0


def _to_number(doc: Doc, at: int) -> int:
    """The place of a number, or of another one behind a dash: "3-8"."""
    return at + 2 if _at(doc, at + 1) in _DASHES and _numbers(_at(doc, at + 2)) else at


def _with_year(doc: Doc, end: int) -> int:
    """The end with a year behind it, with or without a comma."""
    at = end + (_at(doc, end) == ",")
    return at + 1 if _is_year(_at(doc, at)) else end


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20", "21")


def _at(doc: Doc, at: int) -> str:
    return doc[at].text if at < len(doc) else ""


def _names(word: str) -> bool:
    return word[:1].isupper() and word.lower() in MONTHS


def _numbers(word: str) -> bool:
    digits = word.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    return digits.isdecimal() and 1 <= int(digits) <= 31
