"""`causerie map`."""

from __future__ import annotations

from pathlib import Path

import click

from causerie.codec import encode
from causerie.errors import BadRequest
from causerie.pipeline.mapping import mapped, merges
from causerie.views.cli.options import Scope, as_json, print_json, print_lines, scoped, write_file
from causerie.views.drawing import draw
from causerie.views.render.lists import map_lines
from causerie.views.render.safe import safe


@click.command("map", short_help="Show or draw what drives what.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Draw into this .svg file.")
@as_json
@scoped
def map_command(output: Path | None, as_json: bool, scope: Scope) -> None:
    """Show what drives what as text, or draw it. Each link stands on the claims named beside it.

    \b
    Examples:
      causerie map
      causerie map --speaker "Ina Holt" -o holt.svg
    """
    bundle = mapped(scope.bundle(), merges(scope.workspace))
    if output is not None:
        drawing = draw(bundle.map)
        if not drawing:
            raise BadRequest("nothing to draw: no claim here links two things")
        write_file(output, drawing)
        click.echo(f"written: {safe(str(output))}")
    elif as_json:
        print_json([encode(bundle.map)])
    else:
        print_lines(map_lines(bundle.map, bundle.chains, bundle.aliases))
