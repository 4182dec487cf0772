"""`causerie ledger`. The map is imported when it has to be drawn: what was told before is in the index."""

from __future__ import annotations

import importlib
from sqlite3 import Connection
from typing import Any

import click

from causerie.pipeline.asof import LedgerOptions
from causerie.pipeline.index import indexed
from causerie.pipeline.paging import look_of
from causerie.pipeline.paging import page as page_of
from causerie.values import Page
from causerie.views.cli.ledger_options import ledger_options
from causerie.views.cli.options import Scope, as_json, print_json, print_lines, scoped
from causerie.views.drawing.counting import page_data
from causerie.views.drawing.settled import By
from causerie.views.render.ledger import ListOptions, ledger_lines, ledger_page, page_lines

PAGE = 50


@click.command("ledger", short_help="Tell what was forecast and what came of it.")
@click.option("--by", multiple=True, type=click.Choice([one.value for one in By]), help="Count by this; else by all.")
@click.option("--page", type=click.IntRange(1), default=1, show_default=True, help=f"This page of {PAGE} forecasts.")
@ledger_options
@as_json
@scoped
def ledger_command(by: tuple[str, ...], page: int, options: LedgerOptions, as_json: bool, scope: Scope) -> None:
    """Tell what was forecast and what came of it: first the list with exact words and sources, then counts, then a
    score, but only of forecasts whose likelihood the speaker said, and only where there are enough of them.

    \b
    Examples:
      causerie ledger
      causerie ledger --speaker "Ina Holt" --by topic --as-of 2031-12-31
    """
    wanted = ListOptions((page - 1) * PAGE, PAGE, tuple(map(By, by)) or tuple(By))
    if scope.whole:
        found = _page(scope, options, wanted, as_json)
        if as_json:
            print_json([page_data(found, wanted.by)])
        else:
            print_lines(page_lines(found, wanted.by))
        return
    bundle = _slow().narrowed(scope, options)
    if as_json:
        print_json([ledger_page(bundle, wanted)])
    else:
        print_lines(ledger_lines(bundle, wanted))


def _page(scope: Scope, options: LedgerOptions, wanted: ListOptions, again: bool) -> Page:
    """A page of the whole ledger; `again`: later statements are entries of their own."""
    look = look_of(options, mapped=True, first_only=not again)
    with indexed(scope.workspace, options, _remap) as db:
        return page_of(db, look, options, wanted.by, wanted.start, PAGE)


def _remap(db: Connection) -> None:
    _slow().remap(db)


def _slow() -> Any:
    """What draws maps, by name like commands: to import it takes as long as all the rest."""
    return importlib.import_module("causerie.views.cli.narrowed")
