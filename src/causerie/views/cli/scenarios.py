"""`causerie scenarios`: what-if questions that were kept under a name."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import click

from causerie.codec import encode
from causerie.errors import BadRequest
from causerie.pipeline.deciding import By
from causerie.pipeline.scenarios import side_by_side
from causerie.pipeline.supposing import Answered, Kept, asked, drop, kept
from causerie.pipeline.viewing import look
from causerie.values import Bundle
from causerie.views.cli.options import as_json, deciding, print_json, print_lines
from causerie.views.render.safe import safe
from causerie.views.render.scenarios import Column, table_lines
from causerie.views.render.whatif import telling
from causerie.views.render.whatif_data import whatif_data


@click.command("scenarios", short_help="List kept what-if questions, or set them side by side.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--drop", "gone", metavar="NAME", help="Keep this one no longer.")
@deciding
@as_json
def scenarios_command(names: tuple[str, ...], gone: str | None, workspace: Path, by: By, as_json: bool) -> None:
    """List kept what-if questions, or set two to six of them side by side.

    A scenario is kept by `causerie whatif ... --keep NAME` or in the browser; here it is put again to what
    the documents hold today.

    \b
    Examples:
      causerie scenarios
      causerie scenarios "more rain" "no sirens"
      causerie scenarios --drop "more rain"
    """
    if gone is not None:
        if names:
            raise BadRequest("--drop takes the name of one scenario, and nothing else")
        row = drop(workspace, gone, by)
        click.echo(f"scenario {safe(row.target)} is kept no longer (decision {row.number})")
    elif names:
        _beside(workspace, names, as_json)
    elif as_json:
        print_json(encode(one) for one in kept(workspace))
    else:
        print_lines(map(_line, kept(workspace)), "no scenario is kept; keep one with: causerie whatif ... --keep NAME")


def _beside(workspace: Path, names: tuple[str, ...], as_json: bool) -> None:
    found = side_by_side(workspace, names)
    if as_json:
        bundle = look(workspace)
        print_json({"named": one.name, **_data(told, bundle)} for one, told in found)
        return
    columns: list[Column] = [(one.name, told.outcome, told.map) for one, told in found]
    print_lines(table_lines(columns))


def _data(told: Answered, bundle: Bundle) -> dict[str, Any]:
    return whatif_data(telling(told.outcome, dataclasses.replace(bundle, map=told.map)))


def _line(one: Kept) -> str:
    return safe(f"{one.name}: {asked(one.question.ask)}  ({one.person}, {one.at[:10]})")
