"""Options of the commands that look at a map: where it comes from, and which claims it is drawn from."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import click

from causerie.dates import check_date
from causerie.errors import BadRequest
from causerie.pipeline.leaving import Source, source
from causerie.pipeline.mapping import Ground, View
from causerie.pipeline.parts import Part
from causerie.views.cli.options import Command, Scope, scoped
from causerie.views.exchange import read_map

__all__ = ["Source", "viewed", "withheld_option"]

_FILE = click.Path(path_type=Path, dir_okay=False)
_VIEW = (
    click.option("--accepted", is_flag=True, help="Only claims whose coding somebody accepted."),
    click.option("--unchecked", is_flag=True, help="Only claims that nobody has checked."),
    click.option("--no-suggested", "apart", is_flag=True, help="Without the suggested merges of factors."),
    click.option("--since", metavar="DATE", help="Only claims of this date or later (2031, 2031-05, 2031-05-02)."),
    click.option("--until", metavar="DATE", help="Only claims of this date or earlier."),
    click.option("--from", "file", type=_FILE, help="Take the map from this file (CSV, XLSX, JSON, GraphML)."),
)


withheld_option = click.option(
    "--withheld", is_flag=True, help="What is written keeps items that are withheld from what is shared."
)


def viewed(command: Command) -> Command:
    """Adds the options of a view of a map; the command gets them as one `source`."""

    @scoped
    @functools.wraps(command)
    def with_source(scope: Scope, **given: Any) -> Any:
        return command(source=_source(scope, given), **given)

    for option in reversed(_VIEW):
        with_source = option(with_source)
    return with_source


def _source(scope: Scope, given: dict[str, Any]) -> Source:
    """Takes the options of `viewed` out of `given`."""
    view = _view(given)
    file, filters = given.pop("file"), scope.filters
    # On the screen all is shown; what goes into a file may be passed on.
    withheld = bool(given.pop("withheld", False)) or given.get("output") is None
    if file is not None:
        return _of_file(file, scope, view)
    return source(scope.workspace, Part(filters, scope.names, view, withheld=withheld))


def _view(given: dict[str, Any]) -> View:
    since, until = (_date(name, given.pop(name)) for name in ("since", "until"))
    accepted, unchecked = given.pop("accepted"), given.pop("unchecked")
    if accepted and unchecked:
        raise BadRequest("--accepted and --unchecked leave nothing; give one of them")
    return View(suggested=not given.pop("apart"), accepted=accepted, unchecked=unchecked, since=since, until=until)


def _date(name: str, typed: str | None) -> str | None:
    return typed and check_date(typed, f"--{name}")


def _of_file(file: Path, scope: Scope, view: View) -> Source:
    filters = scope.filters
    if filters.attributes or filters.factors or filters.codes:
        raise BadRequest("--attribute, --factor and --code need documents; a map from a file has none")
    if scope.names.pseudonyms:
        raise BadRequest("--pseudonyms are put into documents; the names in a map from a file stay as they are")
    if not view.suggested:
        raise BadRequest("--no-suggested needs the claims; the factors of a map from a file are as they are")
    seen = View(
        accepted=view.accepted,
        unchecked=view.unchecked,
        since=view.since,
        until=view.until,
        documents=filters.documents,
        certainties=filters.certainties,
        statuses=filters.statuses,
    )
    return Source(Ground(read_map(file)), seen, filters.speakers, scope.workspace)
