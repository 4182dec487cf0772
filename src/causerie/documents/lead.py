"""Title, dates and original language from the lead of a text: only what stands there in full, on a line of its own."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib.resources import files

from causerie.dates import FoundDate, find_dates
from causerie.documents.masthead import outlet_in

_WORDS = tomllib.loads(files("causerie.documents").joinpath("lead.toml").read_text(encoding="utf-8"))
LEAD_LINES, LEAD_CHARS = 12, 2_000
LONGEST_TITLE = 200
FIELDS = 5
"""Lines at the head among which the title may stand as a field."""
LONGEST_DATELINE = 130
_OPENING = re.compile(r"^(?:[-–—•*>«\[(]\s?|(?:Q|A|Question|Answer)\s*[.:])")
_LABEL = re.compile(r"^[^\s:]{1,20}(?: [^\s:]{1,20}){0,2}:\s")
_SPOKEN = re.compile(
    r"\b(?:" + "|".join(_WORDS["spoken"]) + r")\b[^.!?\n]{0,90}?(?:\bon\b|,|\b)\s*(?:the\s+)?$", re.IGNORECASE
)
_PUBLISHED = re.compile(
    r"\b(?:" + "|".join(_WORDS["published"]) + r")(?: (?:in|by) [^.,;!?\n]{1,40}?)?,?(?: on)?:?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_ALONE = re.compile(r"(?:^|[,|·•—–:(/]\s*|^-\s*|\b(?:" + "|".join(_WORDS["before"]) + r")\b:?\s+)$", re.IGNORECASE)
_AGENCY = re.compile(r"^[A-Z][A-Z .,'’-]{2,40},\s*$")
_TRANSLATED = re.compile(
    r"\b(?:[Tt]ranslated|TRANSLATED|[Tt]ranslation)\s+(?:(?:into|to)\s+English\s+)?from\s+(?:the\s+)?(?:original\s+)?([A-Z][a-z]{3,14})\b"
    r"(?=\s*(?:by\b|for\b|original\b|[.,;:)\]\n–—-]|\Z))"
)
_NAMED = re.compile(r"^[*_#\s]*(?:title|headline)\s*:[*_\s]*(?=\S)", re.IGNORECASE)
"""A field of a header that names the title."""
_WEEKDAY = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s", re.IGNORECASE)


def lead_lines(text: str) -> list[str]:
    """The first lines that are not blank."""
    found = (line.strip() for line in text[:LEAD_CHARS].split("\n"))
    return [line for line in found if line][:LEAD_LINES]


def title_of(text: str) -> str | None:
    """The title that a field of the header names, else the first line that looks like one; None where the text starts
    at once.
    """
    lines = [line.lstrip("#").strip() for line in lead_lines(text)]
    if len(lines) < 2:
        return None
    named = (line[match.end() :].strip("*_ ") for line in lines[:FIELDS] if (match := _NAMED.match(line)))
    if (title := next(named, "")) and len(title) <= LONGEST_TITLE:
        return title
    labels = Counter(match.group() for line in lines if (match := _LABEL.match(line)))
    for at, line in enumerate(lines[:3]):
        if _is_heading_of_page(line) and at + 1 < len(lines):
            continue
        following = lines[at + 1] if at + 1 < len(lines) else ""
        label = _LABEL.match(line)
        labelled = label is not None and labels[label.group()] > 1
        return line if not labelled and _is_title(line, following) else None
    return None


def _is_heading_of_page(line: str) -> bool:
    """Whether the line is a masthead or a dateline, after which the title may stand."""
    if outlet_in(line) is not None:
        return True
    return len(line) <= LONGEST_DATELINE and any(date.full for date in find_dates(line))


def _is_title(line: str, following: str) -> bool:
    if len(line) > LONGEST_TITLE or _OPENING.match(line) or line.endswith((".", ",", ";", ":")):
        return False
    # An opening question with its answer right below it is talk, not a headline.
    return not line.endswith("?") or len(following) > 60 or bool(find_dates(following))


def dates_of(text: str) -> tuple[str | None, str | None]:
    """(spoken, published) as the lead states them, each a full date; None where it does not."""
    spoken = published = None
    for line in lead_lines(text):
        for date in find_dates(line):
            before = line[: date.start]
            if date.full and _PUBLISHED.search(before):
                published = published or date.value
            elif date.full and _SPOKEN.search(before):
                spoken = spoken or date.value
            elif _stands_alone(line, before, date):
                published = published or date.value
    return spoken, published


def translated_from(text: str) -> str | None:
    """The language that the text says it was translated from, in its lead or at its end."""
    match = _TRANSLATED.search(text[:LEAD_CHARS]) or _TRANSLATED.search(text[-LEAD_CHARS:])
    return match.group(1) if match is not None else None


def _stands_alone(line: str, before: str, date: FoundDate) -> bool:
    if not date.full:
        return date.start == 0 and date.end == len(line) and len(date.value) > 4
    if _AGENCY.match(before) or (not before and _WEEKDAY.match(line)):
        return True
    if not _ALONE.search(before):
        return False
    if line[date.end : date.end + 1] == "." and before and _is_masthead(before):
        return True
    return len(line) <= LONGEST_DATELINE and _ends_there(line[date.end :])


def _is_masthead(before: str) -> bool:
    """Whether the words are names throughout, as in a masthead: few, and capitals except for small words."""
    words = re.findall(r"[^\W\d_]+", before)
    return 0 < len(words) <= 8 and all(word[0].isupper() or len(word) <= 3 for word in words)


def _ends_there(after: str) -> bool:
    """Whether nothing follows the date but a remark: a sentence that goes on is not a dateline."""
    return not after.strip() or (after.lstrip()[0] in ".(|·•–—-;,:)" and not re.search(r"[a-z]{2}.*[.!?]$", after))
