"""Commands for memos."""

from __future__ import annotations

from pathlib import Path

import click

from causerie.codec import encode
from causerie.pipeline.deciding import By
from causerie.pipeline.memos import KINDS, memo, memos
from causerie.values.review import Memo
from causerie.views.cli.options import as_json, deciding, print_json, print_lines, workspace
from causerie.views.render.safe import safe

_ON = click.Choice(KINDS)


@click.command("memo", short_help="Write a memo on an item, a document or a factor.")
@click.argument("name")
@click.argument("text")
@click.option("--on", type=_ON, help="What is meant, where a name could be several.")
@deciding
def memo_command(name: str, text: str, on: str | None, workspace: Path, by: By) -> None:
    """Write a memo on an item (C12), a document (D3, id or title) or a factor of the map (its label).

    It takes the place of your earlier memo there; "" takes that away. Memos are in no report that is shared.

    \b
    Examples:
      causerie memo C12 "Ask her about the second dam."
      causerie memo D3 "Read by a lawyer before it was published."
      causerie memo "grain price" "Everybody means the price at the harbour."
    """
    row = memo(workspace, name, text, by, on)
    kept = "memo kept" if text.strip() else "memo taken away"
    click.echo(f"{safe(name.strip())}: {kept} (decision {row.number})")


@click.command("memos", short_help="List all memos.")
@click.option("--on", type=_ON, help="Only those on items, documents or factors.")
@workspace
@as_json
def memos_command(on: str | None, workspace: Path, as_json: bool) -> None:
    """List all memos, the latest first.

    \b
    Example:
      causerie memos --on document
    """
    found = memos(workspace, on)
    if as_json:
        print_json(encode(one) for one in found)
        return
    print_lines((_line(one) for one in found), "no memos")


def _line(one: Memo) -> str:
    about = one.about or "(not in the present reading)"
    return f"{safe(about)}  {one.at}  {safe(one.person)}: {safe(one.text)}"
