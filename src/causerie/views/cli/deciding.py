"""Commands by which a person decides, and the log of what was decided."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from causerie.codec import encode
from causerie.pipeline.deciding import By, edit, judge, undo
from causerie.pipeline.viewing import Log, log
from causerie.values import Decision
from causerie.views.cli.options import as_json, deciding, one_shown, print_json, print_lines, workspace
from causerie.views.render.items import lines
from causerie.views.render.lists import decision_line, tombstone_line
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

_SIGNS = "+, - or ?"
_EDITS = {
    "polarity": f"Sign of a causal claim: {_SIGNS}.",
    "status": "asserted, conditional, counterfactual, denied or questioned.",
    "certainty": "excluded, unlikely, possible, likely or certain.",
    "cause": "Exact words of the cause.",
    "effect": "Exact words of the effect.",
    "cause-direction": "increase or decrease.",
    "effect-direction": "increase or decrease.",
    "proposition": "Exact words of what is forecast.",
    "negated": "yes if it is said not to happen, else no.",
    "resolvable": "yes, partly or no.",
    "condition": 'Exact words of the condition; "" for none.',
    "horizon": 'Exact words of the time; "" for none.',
    "source": 'Who says it, outermost first: "The Harbour Post > Ina Holt".',
    "kind": "Kind of a relation: part-of, supports, opposes, controls, linked-to or likened-to.",
    "a": "Exact words of the first actor of a relation.",
    "b": "Exact words of the second actor of a relation.",
    "taken-up": "Whether a question was taken up: yes, partly or evaded.",
}


@click.command("edit", short_help="Correct the coding of an item.")
@click.argument("name")
@deciding
def edit_command(name: str, workspace: Path, by: By, **given: Any) -> None:
    """Correct the coding of an item. Words must stand in the text; the place nearest to the quote is taken.

    Where only the sign is given, the direction of the effect follows it; where only a direction is
    given, the sign follows that.

    \b
    Examples:
      causerie edit C12 --polarity -
      causerie edit F3 --certainty likely --horizon "next spring"
    """
    changes = {key: value for key, value in given.items() if value is not None}
    row, _ = edit(workspace, name, changes, by)
    found = one_shown(workspace, name)
    print_lines([f"edit {found.alias} (decision {row.number})", *lines(found)])


for _name, _help in reversed(_EDITS.items()):
    edit_command = click.option(f"--{_name}", default=None, help=_help)(edit_command)


@click.command("undo", short_help="Undo a decision.")
@click.argument("what", required=False)
@deciding
def undo_command(what: str | None, workspace: Path, by: By) -> None:
    """Undo a decision: the last one, the last one on an item, or the one with a number of the log.

    \b
    Examples:
      causerie undo
      causerie undo C12
      causerie undo 7
    """
    row = undo(workspace, what, by)
    click.echo(f"decision {row.undoes} undone (decision {row.number})")


@click.command("log", short_help="List all decisions and what was forgotten.")
@workspace
@as_json
def log_command(workspace: Path, as_json: bool) -> None:
    """List all decisions, undone ones too, and what was forgotten.

    \b
    Example:
      causerie log --json
    """
    found = log(workspace)
    if as_json:
        print_json(_row(row, found) for row in found.history)
        return
    rows = (decision_line(row, found.names, row.number in found.standing) for row in found.history)
    stones = (tombstone_line(stone.kind, stone.at, stone.alias) for stone in found.forgotten)
    print_lines([*rows, *stones], "no decisions")


def _row(row: Decision, found: Log) -> dict[str, Any]:
    return {**encode(row), "alias": found.names.get(row.target), "standing": row.number in found.standing}
