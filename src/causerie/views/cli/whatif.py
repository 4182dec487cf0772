"""`causerie whatif`."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from causerie.errors import BadRequest
from causerie.pipeline.deciding import By
from causerie.pipeline.leaving import left_out
from causerie.pipeline.owning import Whose, put
from causerie.pipeline.scenarios import options
from causerie.pipeline.supposing import Ask, Question, Running, keep
from causerie.pipeline.whatif import RunOptions, played
from causerie.values import Bundle, Outcome
from causerie.views.cli.map_options import Source, viewed, withheld_option
from causerie.views.cli.options import Command, as_json, login, now, print_json, print_lines, without, write_drawing
from causerie.views.cli.whatif_words import WhatifCommand, ask_of
from causerie.views.drawing.bars import BarOptions, draw_bars
from causerie.views.render.safe import safe
from causerie.views.render.whatif import telling, whatif_lines
from causerie.views.render.whatif_data import whatif_data
from causerie.vocabulary import Engine, Rule, Transfer

_NAMED: dict[str, Any] = {"is_flag": False, "flag_value": "", "multiple": True, "metavar": "[NAME]"}
_ASKING = (
    click.argument("names", nargs=-1, metavar="[NAME]..."),
    click.option("--up", **_NAMED, help="Push the names before it up, or the one after it."),
    click.option("--down", **_NAMED, help="Push them down."),
    click.option("--hold", **_NAMED, help="Hold them still."),
    click.option("--given", multiple=True, metavar="'NAME down'", help="Only draws in which NAME goes down (or up)."),
    click.option("--without", multiple=True, metavar="'A -> B'", help="Take out a link, or a factor (NAME)."),
    click.option("--claim", metavar="C12", help="Push what this claim or forecast supposes, as its words have it."),
)
_RUNNING = (
    click.option("--samples", type=int, default=RunOptions().samples, show_default=True, help="Draws to make."),
    click.option("--seed", type=int, default=0, show_default=True, help="Another seed gives other draws."),
    click.option(
        "--presence/--no-presence",
        default=None,
        help="Leave a link out of as many draws as its presence is short of 1; by default only on joined maps.",
    ),
    click.option(
        "--engine",
        type=click.Choice([one.value for one in Engine]),
        default=Engine.PRESS.value,
        show_default=True,
        help="What computes it.",
    ),
    click.option(
        "--rule", type=click.Choice([one.value for one in Rule]), help="Rule of a fuzzy cognitive map (--engine fcm)."
    ),
    click.option(
        "--transfer", type=click.Choice([one.value for one in Transfer]), help="Its transfer function (--engine fcm)."
    ),
)


def _with(options: tuple[Callable[[Command], Command], ...]) -> Callable[[Command], Command]:
    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


@click.command("whatif", cls=WhatifCommand, short_help="Play out what follows if a factor goes up or down.")
@_with(_ASKING)
@click.option("--union", is_flag=True, help="On all speakers' maps joined; by default on one speaker's.")
@_with(_RUNNING)
@click.option("--most", type=click.IntRange(1), default=12, show_default=True, help="Factors told at most.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Draw bars into this .svg file.")
@withheld_option
@click.option("--keep", metavar="NAME", help="Keep the question under this name; see causerie scenarios.")
@click.option("--by", "person", envvar="CAUSERIE_PERSON", metavar="NAME", help="Who keeps it; else the login name.")
@as_json
@viewed
@click.pass_context
def whatif_command(ctx: click.Context, /, source: Source, **given: Any) -> None:
    """Play out what follows from what the speakers said if a factor goes up or down.

    Each factor that moves is told with the share of draws in which it does, the paths that carry it with their
    quotes, the forecasts about it, and which missing knowledge it hangs on most. A factor may be named by some
    of its words, in any inflection. The map is one speaker's: that of --speaker, else of the one who says most
    of what follows; --union joins all.

    \b
    Examples:
      causerie whatif "pressure on the council" --up
      causerie whatif "grain price" "ferry" --down --hold "dyke repairs"
      causerie whatif --up "grain price" --down "ferry" --given "bread riots up"
      causerie whatif "grain price" --up --without "grain price -> bread riots" --union --json
      causerie whatif --claim C12 -o picture.svg
      causerie whatif "grain price" --up --from links.csv --engine fcm --rule modified-kosko
    """
    output, union, most, as_data = (given.pop(name) for name in ("output", "union", "most", "as_json"))
    named, person, presence = (given.pop(name) for name in ("keep", "person", "presence"))
    ask = ask_of(given.pop("names"), ctx.meta["typed"], given)
    whose, running = Whose(source.speakers, union), _running(given, presence)
    bundle = source.bundle or Bundle((), ())
    scenario, drawn = put(ask, bundle, source.ground.seen(source.view), whose)
    outcome = played(drawn, scenario, options(running), presence)
    if named is not None:
        _keep(named, source, _question(ask, whose, running, source), By(person or login(), now))
    bundle = dataclasses.replace(bundle, map=drawn)
    if output is not None:
        _draw(outcome, bundle, output)
        click.echo(f"written: {safe(str(output))}{without(left_out(source))}")
    elif as_data:
        print_json([whatif_data(telling(outcome, bundle))])
    else:
        print_lines(whatif_lines(telling(outcome, bundle, most)))


def _keep(name: str, source: Source, question: Question, by: By) -> None:
    if source.bundle is None:
        raise BadRequest("--keep keeps questions to a workspace; a map from a file has none")
    row = keep(source.workspace, name, question, by)
    click.echo(f"kept as {safe(row.target)} (decision {row.number})", err=True)


def _question(ask: Ask, whose: Whose, running: Running, source: Source) -> Question:
    view = source.view
    return Question(
        ask,
        whose,
        running,
        view.suggested,
        view.accepted,
        view.since,
        view.until,
        view.unchecked,
        source.filters,
    )


def _running(given: dict[str, Any], presence: bool | None) -> Running:
    engine, rule, transfer = Engine(given.pop("engine")), given.pop("rule"), given.pop("transfer")
    if (rule or transfer) and engine is not Engine.FCM:
        raise BadRequest("--rule and --transfer are of fuzzy cognitive maps; add --engine fcm")
    return Running(
        given.pop("samples"),
        given.pop("seed"),
        engine,
        Rule(rule) if rule else None,
        Transfer(transfer) if transfer else None,
        presence,
    )


def _draw(outcome: Outcome, bundle: Bundle, output: Path) -> None:
    drawing = draw_bars(outcome, bundle.map, BarOptions(review=bool(bundle.readings)))
    if not drawing:
        raise BadRequest(f"nothing to draw: {_why_not(outcome)}")
    write_drawing(output, drawing)


def _why_not(outcome: Outcome) -> str:
    if outcome.restates is not None:
        return "no path of two links or more leads on from what is pushed; without -o the claim is told that says so"
    return outcome.note or "nothing moves"
