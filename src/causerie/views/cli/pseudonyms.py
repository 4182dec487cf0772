"""`causerie pseudonyms`."""

from __future__ import annotations

from pathlib import Path

import click

from causerie.pipeline.filtering import Filters
from causerie.pipeline.pseudonyms import start_file
from causerie.pipeline.viewing import look
from causerie.views.cli.options import workspace
from causerie.views.render.safe import safe


@click.command("pseudonyms", short_help="Start a file of pseudonyms for all speakers.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@workspace
def pseudonyms_command(file: Path, workspace: Path) -> None:
    """Start a file of pseudonyms for all speakers, to be corrected by hand.

    The file has two columns, name and pseudonym. Keep it apart from the workspace, which never holds it.
    Lists, answers and reports use it when it is given with --pseudonyms; a name inside quoted words is
    then shown as [pseudonym].

    \b
    Examples:
      causerie pseudonyms names.csv
      causerie report --pseudonyms names.csv -o report.html
    """
    number = start_file(look(workspace, Filters()), file)
    click.echo(f"{number} names written to {safe(str(file))}; keep this file apart from the workspace")
