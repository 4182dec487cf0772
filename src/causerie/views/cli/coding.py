"""The command by which a person codes what no reader found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from causerie.pipeline.coding import code
from causerie.pipeline.deciding import By
from causerie.views.cli.edit_options import CODING, with_changes
from causerie.views.cli.options import deciding, one_shown, print_lines
from causerie.views.render.items import lines
from causerie.vocabulary import ClaimKind

_KINDS = {one.value: one for one in (ClaimKind.CAUSAL, ClaimKind.FORECAST, ClaimKind.RELATION, ClaimKind.ATTRIBUTION)}


@click.command("code", short_help="Code by hand what no reader found.")
@click.argument("document")
@click.argument("what", type=click.Choice(list(_KINDS)), metavar="KIND")
@deciding
def code_command(document: str, what: str, workspace: Path, by: By, **given: Any) -> None:
    """Code by hand what no reader found in a document (D1, id or title): causal, forecast, relation or attribution.

    Each part is given by its exact words or, with -at, by its place in characters. Needed are --cause and
    --effect, or --proposition, or --a and --b, or --source and --content. Unless they are given, the quote
    is the sentences that hold these, the source is who speaks there, and the claim is asserted and certain.
    What is coded by hand counts as accepted.

    \b
    Examples:
      causerie code D1 causal --cause drought --effect "the lake" --polarity -
      causerie code D1 causal --cause-at 120:127 --effect-at 140:148 --status conditional
      causerie code D1 forecast --proposition "the mill will close" --horizon "next year"
    """
    found = {key: value for key, value in given.items() if value is not None}
    row, named = code(workspace, document, _KINDS[what], found, by)
    print_lines([f"code {named.alias} (decision {row.number})", *lines(one_shown(workspace, named.alias))])


with_changes(code_command, CODING)
