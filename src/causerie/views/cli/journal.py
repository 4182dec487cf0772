"""`causerie log`: what people decided, and what was forgotten."""

from __future__ import annotations

from pathlib import Path

import click

from causerie.pipeline.journal import LogFilters, as_data, journal
from causerie.pipeline.viewing import log
from causerie.views.cli.options import as_json, print_json, print_lines, workspace
from causerie.views.render.lists import change_lines, decision_line, tombstone_line
from causerie.vocabulary import Act

_ACT = click.Choice([act.value for act in Act])


@click.command("log", short_help="List all decisions and what was forgotten.")
@click.option("--person", default="", metavar="NAME", help="Only what this person decided.")
@click.option("--act", type=_ACT, metavar="ACT", help="Only this: accept, edit, resolve ...")
@click.option("--item", default="", metavar="NAME", help="Only what is about this item (C12), document or factor.")
@click.option("--since", default="", metavar="DATE", help="From this day on (2031, 2031-05, 2031-05-02).")
@click.option("--until", default="", metavar="DATE", help="Up to and with this day.")
@click.option("--words", default="", help="Only with these words in what it is about, its reason or what changed.")
@click.option("--changes", is_flag=True, help="Also what each decision changed, before and after.")
@workspace
@as_json
def log_command(
    person: str,
    act: str | None,
    item: str,
    since: str,
    until: str,
    words: str,
    changes: bool,
    workspace: Path,
    as_json: bool,
) -> None:
    """List all decisions, undone ones too, and what was forgotten; the oldest first.

    \b
    Examples:
      causerie log --json
      causerie log --person Ina --act edit --since 2031-05 --changes
    """
    filters = LogFilters(person, act or "", item, since, until, words)
    found = journal(workspace, filters, most=None)
    rows = tuple(reversed(found.lines))
    if as_json:
        print_json(as_data(one) for one in rows)
        return
    names = log(workspace).names
    told = (
        line
        for one in rows
        for line in (decision_line(one.row, names, one.standing), *(change_lines(one.changes) if changes else ()))
    )
    stones = (tombstone_line(stone.kind, stone.at, stone.alias) for stone in found.forgotten)
    print_lines([*told, *(stones if filters == LogFilters() else ())], "no decisions")
