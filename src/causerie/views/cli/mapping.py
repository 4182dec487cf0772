"""`causerie map` and `causerie compare`."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from causerie.errors import BadRequest
from causerie.pipeline.charting import chart_of
from causerie.pipeline.comparing import compared, documents_by_name, documents_of
from causerie.pipeline.leaving import left_out
from causerie.pipeline.looking import FARTHEST, near, seen_in
from causerie.pipeline.owning import Whose
from causerie.values import Chart
from causerie.views.cli.map_options import Source, viewed, withheld_option
from causerie.views.cli.options import as_json, print_json, print_lines, without, write_drawing
from causerie.views.drawing.beside import beside, together
from causerie.views.drawing.svg import DrawingOptions, draw
from causerie.views.render.compared import compared_data, compared_lines
from causerie.views.render.maps import chart_data, chart_lines
from causerie.views.render.safe import safe


@click.command("map", short_help="Show or draw what drives what.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Draw into this .svg file.")
@click.option("--union", is_flag=True, help="All speakers' maps joined; by default the map is one speaker's.")
@click.option("--around", "around", multiple=True, metavar="LABEL", help="Only what lies near this factor.")
@click.option(
    "--steps", type=click.IntRange(1, FARTHEST), default=1, show_default=True, help="Links from it, with --around."
)
@click.option("--most", type=click.IntRange(2, 1000), default=60, show_default=True, help="Factors drawn at most.")
@withheld_option
@as_json
@viewed
def map_command(
    output: Path | None, union: bool, around: tuple[str, ...], steps: int, most: int, as_json: bool, source: Source
) -> None:
    """Show what drives what as text, or draw it. Each link stands on the claims named beside it.

    A map is somebody's: it is that of --speaker, else of the one who makes most claims; --union joins all.
    Denied and questioned links are listed apart. Loops, linchpins and chains are named with their quotes.

    \b
    Examples:
      causerie map
      causerie map --speaker "Ina Holt" -o holt.svg
      causerie map --union --accepted --since 2031-01 --json
      causerie map --union --around "grain price" --steps 2 -o near.svg
      causerie map --from links.csv
    """
    chart = _chart(source, union, around, steps)
    if output is not None:
        drawing = draw(chart.map, DrawingOptions(limit=most, title=_title(chart), review=source.bundle is not None))
        if not drawing:
            raise BadRequest("nothing to draw: no claim here links two things")
        write_drawing(output, drawing)
        click.echo(f"written: {safe(str(output))}{without(left_out(source, (chart.whose,) if chart.whose else ()))}")
    elif as_json:
        print_json([chart_data(chart, source.aliases)])
    else:
        print_lines(chart_lines(chart, source.aliases))


def _chart(source: Source, union: bool, around: tuple[str, ...], steps: int) -> Chart:
    """The map asked for: one speaker's, several speakers' or everybody's; all of it, or near some factors."""
    part, names = seen_in(source.ground, source.view, Whose(source.speakers, union))
    return chart_of(
        near(part.map, around, steps), names[0] if len(names) == 1 else None, source.ground.seen(source.view).map
    )


def _title(chart: Chart) -> str:
    return f"Map of {chart.whose}" if chart.whose else f"Map of {len(chart.map.holders)} speakers joined"


@click.command("compare", short_help="Set two speakers or documents side by side.")
@click.argument("names", nargs=2, metavar="A B")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Draw both maps into this .svg file."
)
@withheld_option
@as_json
@viewed
def compare_command(names: tuple[str, str], output: Path | None, as_json: bool, source: Source) -> None:
    """Set two speakers, or two documents, side by side: links that both hold, that one holds, that they sign
    differently, each with its quotes. A document is named as in the list of documents (D1, id or title).

    \b
    Examples:
      causerie compare "Ina Holt" "Tor Velling"
      causerie compare D1 D2 --accepted --json
      causerie compare D1 D2 -o both.svg
    """
    if source.speakers:
        raise BadRequest("compare takes its two speakers as words, not as --speaker")
    drawn = source.ground.map
    documents = documents_of(drawn) if source.bundle is None else documents_by_name(source.bundle, source.workspace)
    found = compared(source.ground, documents, names, dataclasses.replace(source.view))
    if output is not None:
        pair = beside((found.a, found.b), found.links)
        if pair is None:
            raise BadRequest("nothing to draw: neither of the two links two things")
        write_drawing(output, together(pair))
        click.echo(f"written: {safe(str(output))}{without(left_out(source))}")
    elif as_json:
        print_json([compared_data(found.a, found.b, found.links, source.aliases)])
    else:
        print_lines(compared_lines(found.a, found.b, found.links, source.aliases))
