"""The options of every command that looks at the ledger: as of which day, by which scale, days and seasons of where."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click
from click.core import ParameterSource

from causerie.dates import is_edtf, zone_named
from causerie.errors import BadRequest
from causerie.pipeline.asof import LedgerOptions
from causerie.scales import DEFAULT, scale_named, scale_names
from causerie.views.cli.options import now
from causerie.vocabulary import Hemisphere

Command = Callable[..., Any]
_DAY = len("2031-05-02")
_NAMES = ("as_of", "scale", "zone", "hemisphere")
_HALVES = click.Choice([one.value for one in Hemisphere])
_OPTIONS = (
    click.option("--as-of", metavar="DATE", help="How things stood on this day; else today."),
    click.option("--scale", default=DEFAULT, show_default=True, help=f"Scale of words: {', '.join(scale_names())}."),
    click.option("--zone", default="UTC", show_default=True, help="Time zone in which days count."),
    click.option(
        "--hemisphere",
        type=_HALVES,
        default=Hemisphere.NORTHERN.value,
        show_default=True,
        help='Where seasons are: "before the winter".',
    ),
)


def ledger_options(command: Command) -> Command:
    """Adds the options; the command gets them as one `options`, without candidates."""

    @functools.wraps(command)
    def with_options(as_of: str | None, scale: str, zone: str, hemisphere: str, **given: Any) -> Any:
        day = _day(as_of) if as_of is not None else now().astimezone(zone_named(zone)).date().isoformat()
        replay = as_of is not None
        wanted = LedgerOptions(day, scale_named(scale), zone, False, replay, Hemisphere(hemisphere))
        return command(options=wanted, **given)

    for option in reversed(_OPTIONS):
        with_options = option(with_options)
    return with_options


def refuse_given(why: str) -> None:
    """Raises BadRequest where one of the options was typed though it means nothing here; `why` ends the line."""
    context = click.get_current_context()
    typed = [name for name in _NAMES if context.get_parameter_source(name) is ParameterSource.COMMANDLINE]
    if typed:
        raise BadRequest(f"--{typed[0].replace('_', '-')} is {why}")


def _day(typed: str) -> str:
    if not is_edtf(typed) or len(typed) != _DAY:
        raise BadRequest(f"--as-of {typed!r} is no day: write one that exists as 2031-05-02")
    return typed
