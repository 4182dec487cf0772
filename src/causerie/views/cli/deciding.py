"""Commands by which a person decides."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from causerie.errors import BadRequest
from causerie.pipeline.deciding import By, edit, judge, redo, undo, undo_many
from causerie.pipeline.journal import again
from causerie.views.cli.edit_options import EDITING, with_changes
from causerie.views.cli.options import deciding, one_shown, print_lines
from causerie.views.render.items import lines
from causerie.views.render.safe import safe
from causerie.vocabulary import Act


def _judging(act: Act, summary: str, more: str) -> click.Command:
    """A command that says the same of one or more items."""

    @click.command(
        act.value,
        help=f"{summary}\n\n{more}\n\n\b\nExample:\n  causerie {act.value} C12 C13 --by Ina",
        short_help=summary,
    )
    @click.argument("names", nargs=-1, required=True, metavar="NAME...")
    @deciding
    def run(names: tuple[str, ...], workspace: Path, by: By) -> None:
        rows = judge(workspace, act, names, by)
        print_lines(
            f"{act.value} {safe(name.upper())} (decision {row.number})" for name, row in zip(names, rows, strict=True)
        )

    return run


accept_command = _judging(
    Act.ACCEPT,
    "Say that the coding of items is right.",
    "It says that the words mean what the coding says, never that the claim is true.",
)
reject_command = _judging(
    Act.REJECT, "Say that items are coded wrongly.", "They are no longer shown; `causerie undo` brings them back."
)
withhold_command = _judging(
    Act.WITHHOLD,
    "Keep items out of what is shared.",
    "They stay in the workspace, and out of `causerie report --share`.",
)


@click.command("edit", short_help="Correct the coding of an item.")
@click.argument("name")
@click.option("--flip", is_flag=True, help="Turn the sign of a causal claim round.")
@click.option("--swap", is_flag=True, help="Let cause and effect change places.")
@deciding
def edit_command(name: str, workspace: Path, by: By, flip: bool, swap: bool, **given: Any) -> None:
    """Correct the coding of an item. Words must stand in the text; the place nearest to the quote is taken.

    Where only the sign is given, the direction of the effect follows it; where only a direction is
    given, the sign follows that. The quote grows to whole sentences with what is moved out of it.

    \b
    Examples:
      causerie edit C12 --polarity -
      causerie edit C12 --swap --cause-at 120:140
      causerie edit F3 --certainty likely --horizon "next spring"
    """
    turned = {key: "yes" for key, wanted in (("flip", flip), ("swap", swap)) if wanted}
    changes = {key: value for key, value in given.items() if value is not None} | turned
    row, _ = edit(workspace, name, changes, by)
    found = one_shown(workspace, name)
    print_lines([f"edit {found.alias} (decision {row.number})", *lines(found)])


with_changes(edit_command, EDITING)
_own = click.option("--own", is_flag=True, help="Look only at what the person who decides now did.")


@click.command("undo", short_help="Undo a decision.")
@click.argument("what", nargs=-1)
@_own
@deciding
def undo_command(what: tuple[str, ...], own: bool, workspace: Path, by: By) -> None:
    """Undo a decision: the last one, the last one on an item or document (D1), or those with these numbers of the log.

    \b
    Examples:
      causerie undo
      causerie undo C12
      causerie undo 7 8 9
    """
    numbered = len(what) > 1
    if numbered and not all(word.isdecimal() for word in what):
        raise BadRequest("several decisions are undone by their numbers: causerie undo 7 8 9; see: causerie log")
    if numbered:
        rows = undo_many(workspace, [int(word) for word in what], by)
    else:
        rows = (undo(workspace, next(iter(what), None), by, own),)
    print_lines(f"decision {row.undoes} undone (decision {row.number})" for row in rows)


@click.command("redo", short_help="Take the last undo back.")
@click.argument("number", required=False, type=click.IntRange(1))
@_own
@deciding
def redo_command(number: int | None, own: bool, workspace: Path, by: By) -> None:
    """Take the last undo back; again for the one before. Nothing can be redone once something else was decided,
    unless the NUMBER of the decision is given that was undone.

    \b
    Examples:
      causerie redo
      causerie redo 7
    """
    row = redo(workspace, by, own) if number is None else again(workspace, number, by)
    click.echo(f"undo {row.undoes} taken back (decision {row.number})")
