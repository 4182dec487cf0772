"""The options of every command that looks at the ledger: as of which day, by which scale, in which time zone."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click

from causerie.dates import is_edtf
from causerie.errors import BadRequest
from causerie.pipeline.ledger import LedgerOptions
from causerie.scales import DEFAULT, scale_named, scale_names
from causerie.views.cli.options import now

Command = Callable[..., Any]
_DAY = len("2031-05-02")
_OPTIONS = (
    click.option("--as-of", metavar="DATE", help="How things stood on this day; else today."),
    click.option("--scale", default=DEFAULT, show_default=True, help=f"Scale of words: {', '.join(scale_names())}."),
    click.option("--zone", default="UTC", show_default=True, help="Time zone in which days count."),
)


def ledger_options(command: Command) -> Command:
    """Adds the options; the command gets them as one `options`, without candidates."""

    @functools.wraps(command)
    def with_options(as_of: str | None, scale: str, zone: str, **given: Any) -> Any:
        day = _day(as_of) if as_of is not None else now().date().isoformat()
        wanted = LedgerOptions(day, scale_named(scale), zone, candidates=False, replay=as_of is not None)
        return command(options=wanted, **given)

    for option in reversed(_OPTIONS):
        with_options = option(with_options)
    return with_options


def _day(typed: str) -> str:
    if not is_edtf(typed) or len(typed) != _DAY:
        raise BadRequest(f"--as-of {typed!r} is no day: write one that exists as 2031-05-02")
    return typed
