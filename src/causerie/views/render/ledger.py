"""The ledger on a terminal: the list first, then counts, then a score where one may be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from causerie.values import Bundle, Entry, Ledger, Page
from causerie.views.drawing import counting, settled
from causerie.views.drawing.settled import By, Tally
from causerie.views.drawing.settled_data import ledger_data
from causerie.views.render.items import UNCHECKED
from causerie.views.render.safe import quoted, safe
from causerie.vocabulary import CHECKED

INDENT = "     "
NOTHING = "No forecast was found, so there is nothing in the ledger."
TALLIES = 20
"""Speakers, documents, topics or years counted at most."""


@dataclass(frozen=True, slots=True)
class ListOptions:
    """Which entries are listed: from `start`, `most` at most (None: all). `by`: what is counted below the list."""

    start: int = 0
    most: int | None = 50
    by: tuple[By, ...] = tuple(By)


def ledger_lines(bundle: Bundle, options: ListOptions | None = None) -> list[str]:
    """The ledger of a bundle: summary, list, what nobody could decide, counts, and the score or why there is none."""
    options = options or ListOptions()
    ledger = bundle.ledger
    if ledger is None or not ledger.entries:
        return [NOTHING]
    entries = settled.counted(ledger.entries)
    later = settled.again(ledger.entries)
    end = len(entries) if options.most is None else options.start + options.most
    shown = entries[options.start : end]
    lines = [safe(settled.summary(ledger)), ""]
    for entry in shown:
        lines += entry_lines(entry, bundle, later.get(entry.id, ()))
    if len(shown) < len(entries):
        lines += [_which(options.start, len(shown), len(entries))]
    return [*lines, "", *count_lines(bundle, options.by), *score_lines(ledger)]


def _which(start: int, shown: int, every: int) -> str:
    """Which of all forecasts are listed."""
    return f"{start + 1}-{start + shown} of {every} forecasts" if shown else f"{every} forecasts, none on this page"


def page_lines(page: Page, by: Sequence[By]) -> list[str]:
    """The same of a page of a ledger that somebody else counted."""
    ledger, shown = page.bundle.ledger, page.counts.entries + page.counts.again
    if ledger is None or not shown:
        return [NOTHING]
    lines = [safe(counting.summary_of(page.counts, ledger.as_of)), ""]
    for entry in ledger.entries:
        lines += entry_lines(entry, page.bundle, page.later.get(entry.id, ()))
    if len(ledger.entries) < page.counts.entries:
        lines += [_which(page.start, len(ledger.entries), page.counts.entries)]
    counts = page.counts
    tallies = [(one, counting.tallies_in(counts, one, TALLIES), counting.names_in(counts, one)) for one in by]
    return [*lines, "", *_count_lines(counting.undecidable_in(page.counts), tallies), *score_lines(ledger)]


def entry_lines(entry: Entry, bundle: Bundle, later: Sequence[Entry] = ()) -> list[str]:
    """One entry: who said what and when, how surely, by when, what came of it, and where that is written."""
    name = bundle.aliases.get(entry.id, entry.id)
    who = safe(entry.speaker or settled.NOBODY)
    reporting = [safe(other) for other in settled.reporting(entry)]
    passed = f" (reporting {', '.join(reporting)})" if reporting else ""
    day = entry.uttered or settled.NO_DATE
    marked = "" if bundle.reviewed.get(entry.id) in CHECKED else f"{UNCHECKED}: "
    return [
        f"{name:<5}{day}  {who}{passed}: {quoted(entry.quote.text)}{'  [withheld]' if entry.withheld else ''}",
        f"{INDENT}{marked}{safe('; '.join(_coded(entry)))}",
        *(f"{INDENT}said again {one.uttered or settled.NO_DATE}: {quoted(one.quote.text)}" for one in later),
        f"{INDENT}=> {safe(settled.outcome(entry))}",
        *(f"{INDENT}   {line}" for line in _resolved(entry)),
        *((f"{INDENT}reply: {quoted(entry.reply)}",) if entry.reply else ()),
    ]


def _coded(entry: Entry) -> Iterator[str]:
    yield f"forecast: {settled.what(entry)}"
    yield settled.how_sure(entry)
    yield settled.by_when(entry)
    if entry.condition:
        yield f"if: {entry.condition.text}"
    if settled.kind(entry):
        yield settled.kind(entry)
    if entry.lacks:
        yield settled.lacks(entry)
    sharper = entry.sharpened
    if sharper and (sharper.wording or sharper.threshold):
        yield f"judged as: {'; '.join(part for part in (sharper.wording, sharper.threshold) if part)}"


def _resolved(entry: Entry) -> Iterator[str]:
    held = entry.resolution
    if held is None:
        return
    if held.note:
        yield safe(held.note)
    if held.disputed:
        yield f"recorded as {held.result.value} ({held.on}), disputed: {safe(held.dispute)}"
    for source in held.sources:
        words = f" {quoted(source.quote)}" if source.quote else ""
        yield f"source: {safe(source.url)}{f' ({source.date})' if source.date else ''}{words}"
    if settled.sourced(entry):
        yield settled.sourced(entry)
    yield from map(safe, settled.earlier(entry))


def count_lines(bundle: Bundle, by: Sequence[By]) -> list[str]:
    """What nobody could decide, and the counts by speaker, document, topic and period."""
    entries = bundle.ledger.entries if bundle.ledger else ()
    tallies = [(one, found := settled.tallies(entries, one, bundle.documents), len(found)) for one in by]
    return _count_lines(settled.undecidable(entries), tallies)


def _count_lines(never: str, tallies: Iterable[tuple[By, Sequence[Tally], int]]) -> list[str]:
    """In lines; of each list of tallies also how many there are."""
    lines = [never] if never else []
    for one, found, number in tallies:
        lines.append(f"By {one.value}:")
        lines += [f"  {safe(tally.name)}: {tally.entries} ({safe(tally.words)})" for tally in found[:TALLIES]]
        lines += [f"  and {number - TALLIES} more"] if number > TALLIES else []
    return lines


def ledger_page(bundle: Bundle, options: ListOptions | None = None) -> dict[str, Any]:
    """The same as JSON data: the page of entries, the counts, the score."""
    options = options or ListOptions()
    if bundle.ledger is None:
        return {"as_of": None, "entries": []}
    end = None if options.most is None else options.start + options.most
    return ledger_data(bundle, options.by, slice(options.start, end))


def score_lines(ledger: Ledger) -> list[str]:
    """The score with what it must be compared with, or why there is none; scores of people only where there may be."""
    if ledger.score is None:
        return [safe(ledger.unscored)] if ledger.unscored else []
    lines = list(settled.score_lines(ledger.score, ledger.scale))
    for name, score in ledger.scores:
        lines += [f"{safe(name)}:", *(f"  {line}" for line in settled.score_lines(score, ledger.scale))]
    return lines
