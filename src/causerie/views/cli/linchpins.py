"""`causerie linchpins` and `causerie paths`: what hangs on single links, and how one thing leads to another."""

from __future__ import annotations

import click

from causerie.pipeline.linchpins import PINS, hanging
from causerie.pipeline.looking import seen_in
from causerie.pipeline.owning import Whose
from causerie.pipeline.walking import paths_between
from causerie.values import Map
from causerie.views.cli.map_options import Source, viewed
from causerie.views.cli.options import as_json, print_json, print_lines
from causerie.views.render.linchpins import linchpin_data, linchpin_lines
from causerie.views.render.maps import Names, names_of, path_data, path_line
from causerie.views.render.safe import safe

union = click.option("--union", is_flag=True, help="All speakers' maps joined; by default the map is one speaker's.")


@click.command("linchpins", short_help="Tell which links everything hangs on.")
@click.option("--most", type=click.IntRange(1, 50), default=PINS, show_default=True, help="Links told at most.")
@union
@as_json
@viewed
def linchpins_command(most: int, union: bool, as_json: bool, source: Source) -> None:
    """Tell which links most paths hang on, who alone holds them, and what would change if they went: pairs of
    factors that no path joins any more, loops that are broken, and results of what-if questions that turn.

    The questions are those that the documents raise themselves, and what drives most of the map.

    \b
    Examples:
      causerie linchpins
      causerie linchpins --union --json
    """
    part, _ = seen_in(source.ground, source.view, Whose(source.speakers, union))
    found = hanging(part.map, source.bundle.readings if source.bundle else (), most)
    if as_json:
        print_json(linchpin_data(one, _plain(part.map, source)) for one in found.pins)
    else:
        print_lines(linchpin_lines(found.pins, names_of(part.map, source.aliases), found.notes))


@click.command("paths", short_help="Tell how one factor leads to another.")
@click.argument("start", metavar="FROM")
@click.argument("end", metavar="TO")
@union
@as_json
@viewed
def paths_command(start: str, end: str, union: bool, as_json: bool, source: Source) -> None:
    """Tell the paths on which one factor leads to another, the best supported first, and who holds each whole.

    \b
    Examples:
      causerie paths "harbour toll" rents
      causerie paths "harbour toll" rents --union --json
    """
    part, _ = seen_in(source.ground, source.view, Whose(source.speakers, union))
    found = paths_between(part.map, start, end)
    if as_json:
        print_json(path_data(chain.links, chain.sign, _plain(part.map, source)) for chain in found)
    else:
        none = f"no path leads from {safe(start)} to {safe(end)}"
        print_lines((path_line(chain, names_of(part.map, source.aliases)) for chain in found), none)


def _plain(drawn: Map, source: Source) -> Names:
    """Names without the marks that a reader of text is given."""
    return Names({one.id: one.label for one in drawn.factors}, source.aliases)
