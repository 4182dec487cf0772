"""`causerie date`: when a document was spoken or published, told afterwards."""

from __future__ import annotations

from pathlib import Path

import click

from causerie.codec import encode
from causerie.dating import told
from causerie.pipeline.dating import Days, date
from causerie.pipeline.deciding import By
from causerie.views.cli.options import as_json, deciding, print_json
from causerie.views.render.safe import safe


@click.command("date", short_help="Say when a document was spoken or published.")
@click.argument("document", metavar="DOC")
@click.argument("spoken", required=False, metavar="[DATE]")
@click.option("--published", metavar="DATE", help="When it was published, where that is another day.")
@as_json
@deciding
def date_command(
    document: str, spoken: str | None, published: str | None, workspace: Path, by: By, as_json: bool
) -> None:
    """Say when a document (D1, id or title) was spoken, as precisely as is known: 2021, 2021-09 or 2021-09-14.

    Deadlines of its forecasts follow. Once an outcome is recorded, a date that would move its deadline is refused.
    "" takes a day away; causerie undo takes the decision back.

    \b
    Examples:
      causerie date D1 2021-09
      causerie date D1 2021-09-14 --published 2021-10-02
      causerie date D1 --published 2021-10
    """
    found = date(workspace, document, Days(spoken, published), by)
    if as_json:
        print_json([encode(found.decision)])
    else:
        click.echo(f"{found.alias}: {safe(told(found.document))} (decision {found.decision.number})")
