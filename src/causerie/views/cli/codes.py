"""Commands for the codebook of the user's own."""

from __future__ import annotations

from pathlib import Path

import click

from causerie.codec import encode
from causerie.pipeline.codebook import add_code, change_code, codebook, drop_code, rename_code, tag
from causerie.pipeline.deciding import By
from causerie.values import Decision
from causerie.values.review import Code
from causerie.views.cli.options import as_json, deciding, print_json, print_lines, workspace, write_file
from causerie.views.exchange import codebook_files
from causerie.views.markup import plural
from causerie.views.render.safe import safe

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group("codes", short_help="Keep a codebook of your own.", invoke_without_command=True)
@workspace
@as_json
@click.pass_context
def codes_command(context: click.Context, workspace: Path, as_json: bool) -> None:
    """Keep a codebook of your own: list the codes, or add, change, rename, drop or export them.

    Codes stand under one another; each may have one key, by which it is given to items in the browser.

    \b
    Examples:
      causerie codes
      causerie codes add hardship --key h --says "Want of food, heat or housing"
      causerie codes add hunger --parent hardship
      causerie codes change hunger --parent ""
      causerie codes rename hunger "want of food"
      causerie codes drop hardship
      causerie codes export codebook.csv
    """
    if context.invoked_subcommand is not None:
        return
    book = codebook(workspace)
    if as_json:
        print_json(encode(one) for one in book.codes)
        return
    print_lines((_line(one) for one in book.codes), "no codes; make one with: causerie codes add NAME")


def _line(one: Code) -> str:
    key = f" [{one.key}]" if one.key else ""
    says = f": {safe(one.says)}" if one.says else ""
    used = f"{plural(one.used, 'item')}, with those under it {one.within}" if one.within != one.used else None
    people = f"{plural(one.speakers, 'speaker')}: " if one.speakers else ""
    return f"{'  ' * one.depth}{safe(one.name)}{key}{says}  ({people}{used or plural(one.used, 'item')})"


def _say(name: str, what: str, *rows: Decision) -> None:
    numbers = ", ".join(str(row.number) for row in rows)
    click.echo(f"{safe(name)}: {what} (decision{'s' if len(rows) > 1 else ''} {numbers})")


@codes_command.command("add", short_help="Make a code.")
@click.argument("name")
@click.option("--parent", default="", metavar="CODE", help="The code under which it stands.")
@click.option("--key", default="", help="One letter or digit by which it is given in the browser.")
@click.option("--says", default="", metavar="TEXT", help="What it stands for.")
@deciding
def add(name: str, parent: str, key: str, says: str, workspace: Path, by: By) -> None:
    """Make a code.

    \b
    Example:
      causerie codes add hunger --parent hardship --key h
    """
    _say(name, "made", add_code(workspace, name, by, parent, key, says))


@codes_command.command("change", short_help="Move a code, or give it another key or description.")
@click.argument("name")
@click.option("--parent", metavar="CODE", help='The code under which it stands; "" for none.')
@click.option("--key", help='One letter or digit; "" for none.')
@click.option("--says", metavar="TEXT", help="What it stands for.")
@deciding
def change(name: str, parent: str | None, key: str | None, says: str | None, workspace: Path, by: By) -> None:
    """Move a code with all under it, or give it another key or description.

    \b
    Example:
      causerie codes change hunger --parent "" --key u
    """
    given = {"parent": parent, "key": key, "says": says}
    changes = {part: value for part, value in given.items() if value is not None}
    _say(name, "changed", change_code(workspace, name, changes, by))


@codes_command.command("rename", short_help="Give a code another name.")
@click.argument("name")
@click.argument("new")
@deciding
def rename(name: str, new: str, workspace: Path, by: By) -> None:
    """Give a code another name; items and the codes under it stay with it.

    \b
    Example:
      causerie codes rename hunger "want of food"
    """
    _say(name, f"is called {safe(new)} now", rename_code(workspace, name, new, by))


@codes_command.command("drop", short_help="Drop a code.")
@click.argument("name")
@click.option("--children", is_flag=True, help="Drop the codes under it too; otherwise they move up.")
@deciding
def drop(name: str, children: bool, workspace: Path, by: By) -> None:
    """Drop a code; items lose it. causerie undo brings it back with them.

    \b
    Example:
      causerie codes drop hunger
    """
    _say(name, "dropped", *drop_code(workspace, name, by, children))


@codes_command.command("export", short_help="Write the codebook for other programs.")
@click.argument("file", type=_FILE)
@workspace
def export(file: Path, workspace: Path) -> None:
    """Write the codebook: .csv for a spreadsheet, .qdc for programs of qualitative analysis (REFI-QDA).

    The codes with the passages that have them are in causerie export -o project.qdpx.

    \b
    Examples:
      causerie codes export codebook.csv
      causerie codes export codebook.qdc
    """
    book = codebook(workspace)
    write_file(file, codebook_files.write(book, file.suffix.lower()))
    click.echo(f"{safe(str(file))}: {plural(len(book.codes), 'code')}")


@click.command("tag", short_help="Give a code of your own to items.")
@click.argument("names", nargs=-1, required=True, metavar="NAME... CODE")
@deciding
def tag_command(names: tuple[str, ...], workspace: Path, by: By) -> None:
    """Give a code of your own, by its name or key, to one or more items.

    \b
    Example:
      causerie tag C12 C13 hardship
    """
    _tagged(names, workspace, by, on=True)


@click.command("untag", short_help="Take a code from items.")
@click.argument("names", nargs=-1, required=True, metavar="NAME... CODE")
@deciding
def untag_command(names: tuple[str, ...], workspace: Path, by: By) -> None:
    """Take a code from one or more items.

    \b
    Example:
      causerie untag C12 hardship
    """
    _tagged(names, workspace, by, on=False)


def _tagged(names: tuple[str, ...], workspace: Path, by: By, on: bool) -> None:
    if len(names) < 2:
        raise click.UsageError("name at least one item and a code")
    *items, code = names
    rows = tag(workspace, items, code, by, on)
    what = "given to" if on else "taken from"
    _say(code, f"{what} {plural(len(rows), 'item')}", *rows)
