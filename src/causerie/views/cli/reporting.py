"""`causerie report`."""

from __future__ import annotations

from pathlib import Path

import click

from causerie.pipeline.mapping import View, mapped, merges
from causerie.pipeline.pseudonyms import decisions_under, under_pseudonyms
from causerie.pipeline.raising import with_outcomes
from causerie.views.cli.options import Scope, now, scoped, write_file
from causerie.views.render.safe import safe
from causerie.views.report import ReportOptions, render_report, shareable

PAGE = click.Path(path_type=Path, dir_okay=False)


@click.command("report", short_help="Write one self-contained HTML page.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The page to write."
)
@click.option("--share", is_flag=True, help="Only accepted items and short quotes, nothing withheld, no whole text.")
@click.option("--no-suggested", "apart", is_flag=True, help="Without the suggested merges of factors.")
@click.option("--title", help="Title of the page; else made from the documents.")
@scoped
def report_command(output: Path, share: bool, apart: bool, title: str | None, scope: Scope) -> None:
    """Write one self-contained HTML page: answers side by side, the argument, forecasts, what if,
    events, relations, texts.

    \b
    Examples:
      causerie report -o report.html
      causerie report --share --pseudonyms names.csv -o for-colleagues.html
    """
    raw = scope.raw()
    bundle = under_pseudonyms(raw, scope.names)
    decided = decisions_under(merges(scope.workspace), raw, scope.names)
    bundle = with_outcomes(mapped(shareable(bundle) if share else bundle, decided, View(suggested=not apart)))
    write_file(output, render_report(bundle, ReportOptions(share, title, now().date().isoformat())))
    click.echo(f"written: {safe(str(output))}")
