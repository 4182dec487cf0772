"""The ledger as a desk keeps it at hand: all entries as of a day, filtered; topics and later passages come after.

Topics need the map, and passages that may tell what came of a forecast need all later documents: both are long
work, so they are functions of their own that the thinking process runs.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from causerie.errors import BadRequest
from causerie.pipeline.desk import Desk
from causerie.pipeline.ledger import LedgerOptions, kept
from causerie.pipeline.mapping import mapped
from causerie.pipeline.remembering import remembered
from causerie.values import Bundle, Candidate, Entry, Ledger
from causerie.vocabulary import Outlook

UNDECIDABLE = "undecidable"
"""In the place of a status: all that nobody could ever decide."""
NOBODY, NO_DATE = "-", "-"
"""In the place of a speaker or a year: none is known."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are shown; an empty part lets all through. `document`: its id; `period`: a year (2031) or month
    (2031-05) of utterance; `status`: that of an entry, or "undecidable"; `words`: of the quote or what came of it;
    `topic`: a factor of the map.
    """

    speaker: str = ""
    document: str = ""
    status: str = ""
    period: str = ""
    words: str = ""
    topic: str = ""


def ledger_of(desk: Desk, options: LedgerOptions, checked: bool) -> Ledger:
    """The ledger without topics and candidates, kept until the workspace changes."""
    asked = dataclasses.replace(options, candidates=False)
    return remembered(desk, ("ledger", asked, checked), lambda: _ledger(desk, asked, checked))


def _ledger(desk: Desk, options: LedgerOptions, checked: bool) -> Ledger:
    return kept(desk.bundle(checked=checked), desk.state().history, options)


def passing(
    entries: Iterable[Entry], wanted: Wanted, topics: Mapping[str, str] | None = None
) -> tuple[Entry, ...]:
    """The first statements that are wanted, in their order; raises BadRequest for a status that there is not.

    `topics` are needed where a topic is asked for.
    """
    known = {one.value for one in Outlook} | {UNDECIDABLE, ""}
    if wanted.status not in known:
        raise BadRequest(f"no status {wanted.status!r}; there are: {', '.join(sorted(known - {''}))}")
    about = topics or {}
    return tuple(
        entry
        for entry in entries
        if entry.counts and _passes(entry, wanted) and (not wanted.topic or about.get(entry.id) == wanted.topic)
    )


def _passes(entry: Entry, wanted: Wanted) -> bool:
    return (
        (not wanted.status or _stands(entry, wanted.status))
        and (not wanted.speaker or (entry.speaker or NOBODY) == wanted.speaker)
        and (not wanted.document or entry.document == wanted.document)
        and (not wanted.period or (entry.uttered or NO_DATE).startswith(wanted.period))
        and (not wanted.words or wanted.words.casefold() in _words(entry).casefold())
    )


def _stands(entry: Entry, status: str) -> bool:
    return entry.outlook.undecidable if status == UNDECIDABLE else entry.outlook.value == status


def _words(entry: Entry) -> str:
    held = entry.resolution
    told = (held.note, *(source.quote for source in held.sources)) if held else ()
    return "\n".join((entry.quote.text, entry.speaker or "", *told))


def offers(desk: Desk, options: LedgerOptions, checked: bool) -> Mapping[str, tuple[Candidate, ...]]:
    """Passages of later documents that may tell what came of forecasts, by the id of the forecast. Long work."""
    ledger = kept(_mapped(desk, checked), desk.state().history, dataclasses.replace(options, candidates=True))
    found: dict[str, list[Candidate]] = {}
    for one in ledger.candidates:
        found.setdefault(one.entry, []).append(one)
    return {name: tuple(own) for name, own in found.items()}


def topics(desk: Desk, options: LedgerOptions, checked: bool) -> Mapping[str, str]:
    """The factor of the map that each forecast is about, by the id of the forecast. Long work."""
    asked = dataclasses.replace(options, candidates=False)
    ledger = kept(_mapped(desk, checked), desk.state().history, asked)
    return {entry.id: entry.topic for entry in ledger.entries if entry.topic}


def _mapped(desk: Desk, checked: bool) -> Bundle:
    history = desk.state().history
    return remembered(desk, ("mapped", checked), lambda: mapped(desk.bundle(checked=checked), history))
