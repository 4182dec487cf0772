"""`causerie ledger`."""

from __future__ import annotations

import click

from causerie.pipeline.ledger import LedgerOptions
from causerie.pipeline.mapping import mapped, merges
from causerie.pipeline.pseudonyms import decisions_under, under_pseudonyms
from causerie.pipeline.telling import told
from causerie.views.cli.ledger_options import ledger_options
from causerie.views.cli.options import Scope, as_json, print_json, print_lines, scoped
from causerie.views.drawing.settled import By
from causerie.views.render.ledger import ListOptions, ledger_lines, ledger_page

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
    raw = scope.raw()
    decided = decisions_under(merges(scope.workspace), raw, scope.names)
    bundle = told(scope.workspace, mapped(under_pseudonyms(raw, scope.names), decided), scope.names, options)
    wanted = ListOptions((page - 1) * PAGE, PAGE, tuple(map(By, by)) or tuple(By))
    if as_json:
        print_json([ledger_page(bundle, wanted)])
    else:
        print_lines(ledger_lines(bundle, wanted))
