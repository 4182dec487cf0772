"""Days of the calendar by their words alone, wherever the parser hangs them: "on 25 May", "June 28", "May 3, 2031"."""

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


def _day(doc: Doc, at: int) -> int:
    """One past the last token of a day and its month, 0 if none begins here."""
    one, other = _at(doc, at), _at(doc, at + 1)
    if _numbers(one) and (_names(other) or (other == "of" and _names(_at(doc, at + 2)))):
        return at + 2 + (other == "of")
    return at + 2 if _names(one) and _numbers(other) else 0


def _with_year(doc: Doc, end: int) -> int:
    """The end with a year behind it, with or without a comma."""
    at = end + (_at(doc, end) == ",")
    year = _at(doc, at)
    return at + 1 if len(year) == 4 and year.isdigit() and year[:2] in ("18", "19", "20", "21") else end


def _at(doc: Doc, at: int) -> str:
    return doc[at].text if at < len(doc) else ""


def _names(word: str) -> bool:
    return word[:1].isupper() and word.lower() in MONTHS


def _numbers(word: str) -> bool:
    digits = word.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    return digits.isdecimal() and 1 <= int(digits) <= 31
