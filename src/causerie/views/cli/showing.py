"""`causerie explain` and `causerie cite`: one item at length."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from causerie.pipeline.explaining import described, threshold
from causerie.pipeline.viewing import one
from causerie.views.cli.options import as_json, one_shown, print_json, print_lines, workspace
from causerie.views.render.details import cite_lines, explain_lines, link_to
from causerie.views.render.items import Shown, as_data


@click.command("explain", short_help="Say why an item was found: rule, cue, words.")
@click.argument("name")
@workspace
def explain_command(name: str, workspace: Path) -> None:
    """Say why an item was found: the rule, its cue, who found it and how surely, the words of each part, and the
    decisions on it.

    \b
    Example:
      causerie explain C12
    """
    found, _, about = one(workspace, name)
    item = one_shown(workspace, name)
    kept_from = threshold(item.reading.reader, found.item)
    print_lines(explain_lines(item, described(found.item.rule), about, found.rejected, kept_from))


@click.command("cite", short_help="Print a quote with speaker, date and link.")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@workspace
@as_json
def cite_command(names: tuple[str, ...], workspace: Path, as_json: bool) -> None:
    """Print a quote with speaker, date and a link that leads to the exact words.

    \b
    Example:
      causerie cite C12 F3
    """
    found = [one_shown(workspace, name) for name in names]
    if as_json:
        print_json(_cited(item) for item in found)
        return
    for number, item in enumerate(found):
        print_lines(["", *cite_lines(item)] if number else cite_lines(item))


def _cited(item: Shown) -> dict[str, Any]:
    return {**as_data(item), "date": item.document.date, "link": link_to(item.document, item.item.quote.text)}
