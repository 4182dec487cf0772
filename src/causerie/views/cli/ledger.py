"""Commands that look at the ledger: forecasts, and what falls due.

What the index does not tell is worked out by modules that are imported only then.
"""

from __future__ import annotations

import dataclasses
import datetime
import importlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import click

from causerie.codec import encode
from causerie.errors import BadRequest
from causerie.pipeline.asof import LedgerOptions, due
from causerie.pipeline.index import indexed
from causerie.pipeline.paging import UNDECIDABLE, due_listed, listed, look_of
from causerie.values import Bundle, Document, Entry, Forecast, Listed, Reading
from causerie.views.cli.ledger_options import ledger_options
from causerie.views.cli.options import Scope, as_json, print_json, print_lines, scoped
from causerie.views.drawing.settled_data import document_days
from causerie.views.render.items import Shown, as_data, lines, shown
from causerie.views.render.outlooks import due_line, entry_lines

PAGE = 50
Found = tuple[Shown, Entry, Mapping[str, str]]
"""A forecast as coded, its entry, and names of it and of its first statement."""


@contextmanager
def _found(scope: Scope, options: LedgerOptions, undecidable: bool, page: int | None) -> Iterator[Iterable[Found]]:
    """The forecasts in order: of the whole workspace from its index, else of what the filters let through."""
    start, most = (0, -1) if page is None else ((page - 1) * PAGE, PAGE)
    if scope.whole:
        look = look_of(options, outlooks=UNDECIDABLE if undecidable else None)
        with indexed(scope.workspace, options) as db:
            yield ((_shown(one), one.entry, names) for one, names in listed(db, look, options, start, most))
        return
    bundle = _told(scope, options)
    assert bundle.ledger is not None
    entries = {one.id: one for one in bundle.ledger.entries if one.outlook.undecidable or not undecidable}
    rows = [(one, entries[one.item.id], bundle.aliases) for one in shown(bundle, Forecast) if one.item.id in entries]
    yield rows[start : None if page is None else start + most]


def _told(scope: Scope, options: LedgerOptions) -> Bundle:
    """What the filters let through, with its ledger."""
    telling = importlib.import_module("causerie.pipeline.telling")
    found: Bundle = telling.told(scope.workspace, scope.bundle(), scope.names, options)
    return found


def _shown(one: Listed) -> Shown:
    """A forecast from the index; whose words it is in was worked out when it was entered."""
    document = dataclasses.replace(one.document, speaker=one.entry.speaker, author=None, outlet=None)
    reading = Reading(document.id, document.title, document.date, document.language, "")
    chance = one.entry.range if one.entry.own_number else None
    return Shown(one.alias, one.item, document, reading, one.act, chance=chance)


@click.command("forecasts", short_help="List who says what will happen.")
@click.option("--undecidable", is_flag=True, help="Only those that nobody could ever decide, and why.")
@click.option("--page", type=click.IntRange(1), help=f"Only this page of {PAGE}.")
@ledger_options
@as_json
@scoped
def forecasts_command(undecidable: bool, page: int | None, options: LedgerOptions, as_json: bool, scope: Scope) -> None:
    """List who says what will happen, by when, and where it stands.

    \b
    Examples:
      causerie forecasts --speaker "Ina Holt" --json
      causerie forecasts --undecidable
      causerie forecasts --as-of 2031-12-31 --scale Kent
    """
    with _found(scope, options, undecidable, page) as found:
        if as_json:
            print_json({**as_data(one), **_entry_data(entry, options, one.document)} for one, entry, _ in found)
        else:
            both = (line for one, entry, names in found for line in (*lines(one), *entry_lines(entry, names)))
            print_lines(both, "no forecasts")


_BESIDE = ("id", "document", "speaker", "source", "quote", "proposition", "negated", "certainty", "condition")
"""What the item itself tells."""


def _entry_data(entry: Entry, options: LedgerOptions, document: Document) -> dict[str, Any]:
    """What the ledger adds to a forecast."""
    data = {name: value for name, value in encode(entry).items() if name not in _BESIDE}
    sensitive = entry.verdicts.sensitive if entry.verdicts else False
    more = {**document_days(document), "scale": entry.scale or options.scale, "as_of": options.as_of}
    return {**data, **more, "decidable": entry.decidable.value, "sensitive": sensitive}


@click.command("due", short_help="List the forecasts that fall due.")
@click.option("--days", type=click.IntRange(0), default=0, metavar="N", help="Also those of the next N days.")
@click.option("--page", type=click.IntRange(1), help=f"Only this page of {PAGE}.")
@ledger_options
@as_json
@scoped
def due_command(days: int, page: int | None, options: LedgerOptions, as_json: bool, scope: Scope) -> None:
    """List the forecasts whose deadline has come and that have no outcome yet, the earliest first.

    \b
    Examples:
      causerie due
      causerie due --as-of 2031-12-31 --days 30
    """
    with _falling(scope, options, _later(options.as_of, days), page) as found:
        if as_json:
            print_json({"alias": names.get(one.id, "-"), **encode(one)} for one, names in found)
        else:
            print_lines((due_line(one, names) for one, names in found), "nothing is due")


@contextmanager
def _falling(
    scope: Scope, options: LedgerOptions, until: str, page: int | None
) -> Iterator[Iterable[tuple[Entry, Mapping[str, str]]]]:
    """What falls due until a day: of the whole workspace from its index, else of what the filters let through."""
    start, most = (0, -1) if page is None else ((page - 1) * PAGE, PAGE)
    if scope.whole:
        with indexed(scope.workspace, options) as db:
            found = due_listed(db, look_of(options), options, until, start, most)
            yield ((one.entry, names) for one, names in found)
        return
    bundle = _told(scope, options)
    assert bundle.ledger is not None
    entries = due(bundle.ledger.entries, until)
    yield ((one, bundle.aliases) for one in entries[start : None if page is None else start + most])


def _later(day: str, days: int) -> str:
    try:
        return (datetime.date.fromisoformat(day) + datetime.timedelta(days=days)).isoformat()
    except OverflowError as error:
        raise BadRequest(f"--days {days}: that is after the year 9999") from error
