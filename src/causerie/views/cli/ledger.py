"""Commands that look at the ledger: forecasts, what falls due, what later documents may tell."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import click

from causerie.codec import encode
from causerie.errors import BadRequest
from causerie.pipeline.ledger import LedgerOptions, due, kept, only
from causerie.pipeline.mapping import mapped
from causerie.pipeline.pseudonyms import decisions_under, under_pseudonyms
from causerie.pipeline.telling import told
from causerie.pipeline.viewing import log, look
from causerie.values import Bundle, Entry, Forecast, Ledger
from causerie.views.cli.ledger_options import ledger_options
from causerie.views.cli.options import Scope, as_json, print_json, print_lines, scoped
from causerie.views.render.items import as_data, lines, shown
from causerie.views.render.outlooks import candidate_lines, due_line, entry_lines

PAGE = 50


@dataclass(frozen=True, slots=True)
class _Seen:
    """A bundle as a view asks for it, and its ledger."""

    bundle: Bundle
    ledger: Ledger

    @property
    def aliases(self) -> Mapping[str, str]:
        return self.bundle.aliases


def _seen(scope: Scope, options: LedgerOptions) -> _Seen:
    """The ledger of the whole workspace, cut to what the filters let through: groups reach over documents."""
    bundle = told(scope.workspace, scope.bundle(), scope.names, options)
    assert bundle.ledger is not None
    return _Seen(bundle, bundle.ledger)


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
    seen = _seen(scope, options)
    entries = {one.id: one for one in seen.ledger.entries if one.outlook.undecidable or not undecidable}
    found = [one for one in shown(seen.bundle, Forecast) if one.item.id in entries]
    if page is not None:
        found = found[(page - 1) * PAGE : page * PAGE]
    pairs = [(one, entries[one.item.id]) for one in found]
    if as_json:
        print_json({**as_data(one), **_entry_data(entry, seen.ledger)} for one, entry in pairs)
    else:
        both = (line for one, entry in pairs for line in (*lines(one), *entry_lines(entry, seen.aliases)))
        print_lines(both, "no forecasts")


_BESIDE = ("id", "document", "speaker", "source", "quote", "proposition", "negated", "certainty", "condition")
"""What the item itself tells."""


def _entry_data(entry: Entry, ledger: Ledger) -> dict[str, Any]:
    """What the ledger adds to a forecast."""
    data = {name: value for name, value in encode(entry).items() if name not in _BESIDE}
    sensitive = entry.verdicts.sensitive if entry.verdicts else False
    more = {"scale": entry.scale or ledger.scale, "as_of": ledger.as_of}
    return {**data, **more, "decidable": entry.decidable.value, "sensitive": sensitive}


@click.command("due", short_help="List the forecasts that fall due.")
@click.option("--days", type=click.IntRange(0), default=0, metavar="N", help="Also those of the next N days.")
@ledger_options
@as_json
@scoped
def due_command(days: int, options: LedgerOptions, as_json: bool, scope: Scope) -> None:
    """List the forecasts whose deadline has come and that have no outcome yet, the earliest first.

    \b
    Examples:
      causerie due
      causerie due --as-of 2031-12-31 --days 30
    """
    seen = _seen(scope, options)
    found = due(seen.ledger.entries, _later(seen.ledger.as_of, days))
    if as_json:
        print_json({"alias": seen.aliases.get(one.id, "-"), **encode(one)} for one in found)
    else:
        print_lines((due_line(one, seen.aliases) for one in found), "nothing is due")


def _later(day: str, days: int) -> str:
    try:
        return (datetime.date.fromisoformat(day) + datetime.timedelta(days=days)).isoformat()
    except OverflowError as error:
        raise BadRequest(f"--days {days}: that is after the year 9999") from error


@click.command("candidates", short_help="List what later documents may tell of forecasts.")
@ledger_options
@as_json
@scoped
def candidates_command(options: LedgerOptions, as_json: bool, scope: Scope) -> None:
    """List passages of later documents that may tell what came of forecasts. They resolve nothing by themselves.

    \b
    Example:
      causerie candidates --speaker "Ina Holt"
    """
    raw = look(scope.workspace)
    everything = under_pseudonyms(raw, scope.names)
    history = decisions_under(log(scope.workspace).history, raw, scope.names)
    whole = mapped(everything, history)
    bundle = scope.bundle()
    ledger = only(kept(whole, history, dataclasses.replace(options, candidates=True)), bundle.readings)
    if as_json:
        aliases = bundle.aliases
        print_json({"alias": aliases.get(one.entry, "-"), **encode(one)} for one in ledger.candidates)
    else:
        print_lines(candidate_lines(ledger, whole), "no later document tells of a forecast")
