"""`causerie forget`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from causerie.pipeline.forgetting import DOCUMENT, SPEAKER, forget
from causerie.views.cli.options import now, workspace
from causerie.views.render.safe import safe


@click.command("forget", short_help="Really delete a document or a speaker.")
@click.argument("name", metavar="DOC|SPEAKER")
@workspace
@click.option("--document", "kind", flag_value=DOCUMENT, help="The name is a document's.")
@click.option("--speaker", "kind", flag_value=SPEAKER, help="The name is a speaker's.")
@click.option("-y", "--yes", is_flag=True, help="Do not ask on a terminal.")
def forget_command(name: str, kind: str | None, workspace: Path, yes: bool) -> None:
    """Really delete a document (D3, id or title) or a speaker. There is no undo.

    A document goes with its text, readings, quotes, names of items and decisions. It is not read again
    unless --restore-forgotten is given.

    A speaker's words are replaced by blanks in the stored texts, and so is the name wherever it stands;
    words that others report of the person, items that rest on any of these or name the person, and
    decisions on them go too. A text in which nobody else speaks goes as a whole. Files outside of the
    workspace (originals, reports, a file of pseudonyms) are yours to delete.

    What stays is a tombstone: that something was forgotten, and when. The file is written anew, so that
    no deleted word is left in it.

    \b
    Examples:
      causerie forget D3
      causerie forget "Ina Holt"
    """
    if not yes and sys.stdin.isatty():
        click.confirm(f"Delete {safe(name)} from {safe(str(workspace))} for good?", abort=True)
    gone = forget(workspace, name, now, kind)
    click.echo(
        f"forgotten: a {gone.kind}; documents deleted: {gone.documents}, others with words taken out: {gone.redacted}, "
        f"items: {gone.items}, decisions: {gone.decisions}"
    )
    if not gone.compacted:
        click.echo("the words are overwritten, but the file keeps its size (full disk, or in use)", err=True)
