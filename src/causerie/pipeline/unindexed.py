"""Which entries of the ledger are wanted, and the answer from the whole ledger, worked out once until it changes."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from causerie.errors import BadRequest
from causerie.pipeline.asof import LedgerOptions
from causerie.pipeline.desk import Desk
from causerie.pipeline.ledger import kept
from causerie.pipeline.remembering import remembered
from causerie.values import Counts, Entry, Ledger, Tally
from causerie.vocabulary import Outlook

UNDECIDABLE = "undecidable"
"""In the place of a status: all that nobody could ever decide."""
NONE = "-"
"""In the place of a speaker or a year: none is known."""
YEAR = 4
"""Digits of a year."""
BY = ("speaker", "document", "period")


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


@dataclass(frozen=True, slots=True)
class Asking:
    """Whose ledger is looked at, how, and for what. `checked`: only what people have checked. `about`: the topic of
    each forecast by its id, needed where a topic is wanted.
    """

    desk: Desk
    options: LedgerOptions
    wanted: Wanted = field(default_factory=Wanted)
    checked: bool = False
    about: Mapping[str, str] = field(default_factory=dict)

    def whatever_status(self) -> Asking:
        """The same without regard to the status."""
        return dataclasses.replace(self, wanted=dataclasses.replace(self.wanted, status=""))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the first statements that are wanted, of `total`; `later` are restatements by the id of the first.

    `counts` are of those that are wanted whatever their status, `whole` of all, by speaker, document (its id, or its
    title where the index tells it) and period.
    """

    entries: tuple[Entry, ...]
    later: Mapping[str, tuple[Entry, ...]]
    total: int
    start: int
    counts: Counts
    whole: Counts


def check(status: str) -> None:
    """Raises BadRequest for a status that there is not."""
    known = {one.value for one in Outlook} | {UNDECIDABLE}
    if status and status not in known:
        raise BadRequest(f"no status {status!r}; there are: {', '.join(sorted(known))}")


def whole_ledger(asking: Asking) -> Ledger:
    """The ledger of everything without topics and candidates, kept until the workspace changes."""
    desk, checked = asking.desk, asking.checked
    options = dataclasses.replace(asking.options, candidates=False)

    def made() -> Ledger:
        return kept(desk.bundle(checked=checked), desk.state().history, options)

    return remembered(desk, ("ledger", options, checked), made)


def entries_of(asking: Asking) -> tuple[Entry, ...]:
    """All first statements that are wanted, in their order."""
    check(asking.wanted.status)
    entries = whole_ledger(asking).entries
    return tuple(one for one in entries if one.counts and _passes(one, asking.wanted, asking.about))


def paged(asking: Asking, entries: tuple[Entry, ...], page: tuple[int, int]) -> Sheet:
    """A page of these entries: from which on and how many."""
    whole = whole_ledger(asking).entries
    start = start_of(page, len(entries))
    shown = entries[start : start + page[1]]
    later: dict[str, list[Entry]] = {one.id: [] for one in shown}
    for one in whole:
        if not one.counts and one.group in later:
            later[one.group].append(one)
    again = {name: tuple(own) for name, own in later.items() if own}
    every = entries_of(asking.whatever_status())
    return Sheet(shown, again, len(entries), start, counted(every, ()), counted(whole, BY))


def start_of(page: tuple[int, int], total: int) -> int:
    """The first entry of the page that is asked for; of the last page where there are fewer."""
    return min(page[0], max(0, total - 1) // page[1] * page[1])


def counted(entries: Iterable[Entry], by: Iterable[str]) -> Counts:
    """The counts of entries as the index would tell them; a document is named by its id."""
    first = [one for one in entries if one.counts]
    never = Counter(lack for one in first if one.outlook.undecidable for lack in one.lacks)
    turns = sum(bool(one.verdicts and one.verdicts.sensitive) for one in first)
    tallies = {name: tuple(_tallies(first, name)) for name in by}
    return Counts(_statuses(first), 0, turns, tuple(never.items()), tallies)


def _statuses(entries: Iterable[Entry]) -> tuple[tuple[Outlook, int], ...]:
    found = Counter(one.outlook for one in entries)
    return tuple((one, found[one]) for one in Outlook if found[one])


def _tallies(entries: Iterable[Entry], by: str) -> Iterator[Tally]:
    groups: dict[str | None, list[Entry]] = {}
    for one in entries:
        groups.setdefault(_value(one, by), []).append(one)
    return (Tally(name, _statuses(own), len({one.holder for one in own} - {None})) for name, own in groups.items())


def _value(entry: Entry, by: str) -> str | None:
    if by == "period":
        return entry.uttered[:YEAR] if entry.uttered else None
    if by == "speaker":
        return entry.holder
    value: str | None = getattr(entry, by)
    return value


def _passes(entry: Entry, wanted: Wanted, about: Mapping[str, str]) -> bool:
    return (
        (not wanted.status or _stands(entry, wanted.status))
        and (not wanted.speaker or (entry.holder or NONE) == wanted.speaker)
        and (not wanted.document or entry.document == wanted.document)
        and (not wanted.period or (entry.uttered or NONE).startswith(wanted.period))
        and (not wanted.topic or about.get(entry.id) == wanted.topic)
        and (not wanted.words or wanted.words.casefold() in _words(entry).casefold())
    )


def _stands(entry: Entry, status: str) -> bool:
    return entry.outlook.undecidable if status == UNDECIDABLE else entry.outlook.value == status


def _words(entry: Entry) -> str:
    held = entry.resolution
    told = (held.note, *(source.quote for source in held.sources)) if held else ()
    return "\n".join((entry.quote.text, entry.speaker or "", *told))
