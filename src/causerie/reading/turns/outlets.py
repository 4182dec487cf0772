"""The paper, station or body that a text comes from, as its header, dateline or lead says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from causerie.reading.turns.cues import words
from causerie.reading.turns.names import Run, in_calendar, is_body, is_person, is_place, is_starter, tidy

_ORDINAL = re.compile(
    r"(?:issue|no\.?|vol\.?|volume|number|episode|ep\.?|winter|spring|summer|autumn|fall|edition|special|transcript"
    r"|\(|\d{1,2}[. ]{0,2}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\d{4}\b|\d{1,2}/\d|[“\"]|mon|tues|wednes|thurs|fri|satur|sun(?=day)"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t?ember|ober|\.)? ?\d)",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[^\W\d_][^\n()]{1,60}\((?P<name>[A-Z][^()\n]{2,40})\) ?[-–—]")
_PLACED = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,30}(?:, [^\n]{0,40}?)? ?[-–—] ")
_BREAK = re.compile(r" [|/•·—–-] | ?[|•·] ?|: |, |\. | (?=\d)")
_WEEKLY = r"\b(?:{kinds}) ((?:The )?[A-Z][\w’'-]*(?: (?:and|&|of|the) [A-Z][\w’'-]*| [A-Z][\w’'-]*)*)"
_WITH = re.compile(
    r"\bWith ((?:The |the )?[A-Z][\w’'-]*(?: [A-Z&][\w’'-]*)*) (?:he|she|they) (?:talks|talked|speaks|spoke)"
)
# A state or a county after other words of its line says where, not who.
_LAND = re.compile(
    r"(?:The )?(?:Republic|Kingdom|State|Province|County|District) of |.* (?:Republic|Kingdom|County|District)$"
)
_SMALL = frozenset(["of", "the", "and", "for", "on", "in", "de", "la", "du", "des", "&"])


def outlet_name(text: str) -> str:
    """A body's name without article, in ordinary case."""
    name = re.sub(r"^(?:from )?(?:the|a|an)\s+", "", text.strip(' .,:;"“”#*_[]'), flags=re.IGNORECASE)
    return tidy(name)


def header_outlet(text: str, sure: bool = False) -> str | None:
    """The outlet as the header gives it: in the dateline, by a word like "Gazette", or (unless `sure`) by a date."""
    lines = [line.strip(" #*_\t\u00a0\ufeff") for line in text.split("\n") if line.strip()][:8]
    for line in lines:
        dateline = _DATELINE.match(line)
        if dateline is not None and _PLACED.match(line) is not None and not is_person(dateline["name"]):
            return outlet_name(dateline["name"])
    head = [line for line in lines if _PLACED.match(line) is None or is_body(_first(line))]
    ranked = sorted(_candidates(head, text), key=lambda pair: pair[0])
    if ranked and not (sure and ranked[0][0] > 1):
        return ranked[0][1]
    return None if sure else _series(head)


def _candidates(head: Sequence[str], text: str) -> list[tuple[int, str]]:
    """Names of header lines, the surest first: dated and worded, worded, dated, any other body."""
    found: list[tuple[int, str]] = []
    for number, line in enumerate(head):
        first = _first(line)
        for name in dict.fromkeys((first, *_BREAK.split(line))):
            if not _nameable(name, line) or (name != first and _LAND.match(name)):
                continue
            dated = (
                name == first
                and _dated(line[len(name) :])
                and (name.isupper() or not is_person(name) or text.count(name.split()[-1]) == 1)
            )
            worded = _outlet_word(name)
            alone = len(line) <= 90 and is_body(name)
            if dated or (alone and (worded or number < 3)):
                rank = 0 if dated and worded else 1 if worded and alone else 2 if dated else 3
                found.append((rank if name == first else rank + 2, outlet_name(name)))
    return found


def _first(line: str) -> str:
    return _BREAK.split(line, maxsplit=1)[0]


def _dated(rest: str) -> bool:
    tail = re.sub(r"^ ?[|/•·—–,:.-]? ?", "", rest)
    return bool(rest) and (_ORDINAL.match(tail) is not None or re.search(r"^[“\"][^“”\"]+[”\"],? ", tail) is not None)


def _nameable(name: str, line: str) -> bool:
    parts = re.sub(r"^From (?=the )", "", name).split()
    if not parts or len(parts) > 8 or name.lower().rstrip(".") in words("outlets", "series") or name[0] in '[("“':
        return False
    if parts[-1].lower() in _SMALL or parts[0].lower() in words("outlets", "series") or name.endswith(("?", "!")):
        return False
    if is_starter(parts[0]) and parts[0].lower() != "the":
        return False
    if any(in_calendar(p) for p in parts[:1]) or any(c.isdigit() for c in parts[0]):
        return False
    return all(p[0].isupper() or p.lower() in _SMALL for p in parts) and (
        len(line) > len(name) or len(parts) > 1 or is_body(name)
    )


def _outlet_word(text: str) -> bool:
    return any(word.lower().strip(".,") in words("outlets", "words") for word in text.split())


def _series(lines: Sequence[str]) -> str | None:
    """ "THE LANTERN INTERVIEW" names the Lantern."""
    for line in lines[:2]:
        match = re.fullmatch(
            r"(?:the )?([\w’'& -]{3,30}) (?:interview|conversation|podcast|q&a)s?", line, re.IGNORECASE
        )
        if (
            match is not None
            and (line.isupper() or line.istitle())
            and match[1].lower() not in ("an", "in", "exclusive")
        ):
            return outlet_name(match[1])
    return None


def may_be_outlet(run: Run, alone: bool = True) -> bool:
    """Whether a run beside an interview verb can be an outlet: by article, body word, or (`alone`) as one word."""
    if is_person(run) or (is_place(run) and not _outlet_word(run.text)):
        return False
    return (
        _outlet_word(run.text)
        or run.the
        or is_body(run)
        or (alone and len(run.words) == 1 and len(run.text) > 3 and not run.text.isupper())
    )


def told_outlet(text: str, found: Sequence[Run]) -> str | None:
    """The outlet as the lead tells it: after its kind ("the weekly X"), or by a word of its own."""
    kinds = "|".join(sorted(words("outlets", "kinds")))
    match = re.search(_WEEKLY.format(kinds=kinds), text) or _WITH.search(text)
    if match is not None:
        return outlet_name(match[1])
    named = (r for r in found if _outlet_word(r.text) and len(r.words) > 1 and not is_person(r))
    return next((outlet_name(r.text) for r in named), None)
