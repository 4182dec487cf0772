"""`causerie candidates`."""

from __future__ import annotations

import dataclasses

import click

from causerie.codec import encode
from causerie.pipeline.asof import LedgerOptions
from causerie.pipeline.ledger import kept, only
from causerie.pipeline.mapping import mapped
from causerie.pipeline.pseudonyms import decisions_under, under_pseudonyms
from causerie.pipeline.viewing import log, look
from causerie.views.cli.ledger_options import ledger_options
from causerie.views.cli.options import Scope, as_json, print_json, print_lines, scoped
from causerie.views.render.outlooks import candidate_lines


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
