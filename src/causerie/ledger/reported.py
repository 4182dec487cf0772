"""When a forecast was made that a text only reports: "In January the bank said that prices would fall"."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from causerie.ledger.past import dated
from causerie.ledger.phrases import any_of, lists, whole
from causerie.ledger.timewords import choice, plain
from causerie.values import Forecast, Mention
from causerie.vocabulary import Lack

_MASK = "\0"
"""Stands for what is forecast, so that no time in it is taken for that of the report."""
_BOUNDARY = re.compile(r"[;:?!]|, (?:and|but|so|yet)\b| [–—-] |[.!?] ")
_ASIDE = re.compile(r"\b(?:who|whom|which|whose|where)\b[^,]*(?:,|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """When a report says that it was said (EDTF), or that it cannot be worked out; `horizon`: by the words that were
    taken for the horizon.
    """

    on: str | Lack
    horizon: bool = False


def told(text: str, forecast: Forecast, written: str | None) -> Told | None:
    """When the forecast was made as its sentence in `text` reports it; None where no other time than that of the
    document, `written` (EDTF), is told of.
    """
    if not _reports(forecast.quote.text):
        return None
    clause = _clause(text, forecast, forecast.horizon)
    found = _time(clause, written) if clause else None
    if found is None and forecast.horizon is not None and (clause := _clause(text, forecast, None)):
        found = _time(clause, written) if _opens(text, forecast, forecast.horizon) else None
        return Told(found, horizon=True) if found else None
    return Told(found) if found else None


@functools.lru_cache(maxsize=1000)
def _reports(sentence: str) -> bool:
    """A cheap look first: most sentences report nothing in the past."""
    return not _first_words().isdisjoint(_LETTERS.findall(sentence.lower())) and _said().search(sentence) is not None


_LETTERS = re.compile(r"[a-z]+")


@functools.cache
def _first_words() -> frozenset[str]:
    return frozenset(words.split()[0] for words in lists("reported")["said"])


def _opens(text: str, forecast: Forecast, horizon: Mention) -> bool:
    """Whether the horizon stands before the word of saying, and so dates that."""
    start, end = horizon.end or 0, forecast.proposition.start or 0
    cue = _said().search(text, start, end) if forecast.quote.start <= start < end else None
    return cue is not None and _BOUNDARY.search(text, start, cue.start()) is None


@functools.cache
def _said() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{choice(lists('reported')['said'])})\b", re.IGNORECASE)


_HAD = re.compile(r"\bhad (?:\w+ )?$")


def _clause(text: str, forecast: Forecast, horizon: Mention | None) -> str | None:
    """The clause that reports the forecast, without what it reports; None where nothing is reported."""
    start, end = forecast.quote.start, forecast.quote.end
    said = forecast.proposition
    masked = text[start:end]
    for part in (said, horizon, forecast.condition):
        if part is not None and part.start is not None and part.end is not None:
            one, other = max(part.start - start, 0), max(part.end - start, 0)
            masked = masked[:one] + _MASK * (min(other, end - start) - one) + masked[other:]
    at, until = (said.start or start) - start, (said.end or end) - start
    return _before(masked[:at]) or _behind(masked[until:])


def _before(opening: str) -> str | None:
    """As in "In January the bank said that ...", up to where the report itself begins."""
    found = list(_said().finditer(opening))
    if not found or _BOUNDARY.search(opening, found[-1].end()):
        return None
    cue = found[-1]
    starts = [match.end() for match in _BOUNDARY.finditer(opening, 0, cue.start())]
    begins = starts[-1] if starts else 0
    ends = re.compile(r"\bthat\b").search(opening, cue.end())
    return _ASIDE.sub(" ", opening[begins : cue.start()]) + opening[cue.start() : ends.start() if ends else None]


def _behind(closing: str) -> str | None:
    """As in "..., the bank said in January"."""
    match = re.match(rf"[{_MASK} ]*,[\"”’']? (?P<clause>[^,;:.]+)", closing)
    clause = match["clause"] if match else ""
    return clause if _said().search(clause) else None


def _time(clause: str, written: str | None) -> str | Lack | None:
    said = plain(clause.replace(_MASK, " "))
    found = dated(said, written)
    if found is not None:
        return found
    cue = _said().search(said)
    had = cue is not None and _HAD.search(said[: cue.start()])
    untold = had or any_of("reported", "untold").search(said) or _happening().search(said)
    return Lack.UTTERANCE if untold else None


@functools.cache
def _happening() -> re.Pattern[str]:
    idle = choice(lists("reported")["idle"])
    return re.compile(
        rf"{whole(lists('reported')['happenings']).pattern} (?!(?:{idle})\b)\w|\bwhen (?:he|she|they|it|we|i|the)\b"
    )
