"""The words of `causerie whatif`: which factors go which way."""

from __future__ import annotations

from typing import Any

import click

from causerie.errors import BadRequest
from causerie.pipeline.whatif import Ask

WAYS = ("--up", "--down", "--hold")


class WhatifCommand(click.Command):
    """Keeps the words as typed: what a bare --up is about depends on where it stands."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta["typed"] = tuple(args)
        return super().parse_args(ctx, args)


def ask_of(names: tuple[str, ...], typed: tuple[str, ...], given: dict[str, Any]) -> Ask:
    """The question from the words of a command line.

    NAME... before a bare --up, --down or --hold go that way; any further direction names its own factor.
    Raises BadRequest where it is not plain which way a factor goes.
    """
    by_way = {way: tuple(given.pop(way)) for way in ("up", "down", "hold")}
    bare = [way for way, values in by_way.items() if "" in values]
    named = {way: tuple(value for value in values if value) for way, values in by_way.items()}
    if bare and not names:
        raise BadRequest(f'--{bare[0]} of what? Name a factor: causerie whatif "grain price" --{bare[0]}')
    if names and (len(bare) != 1 or not _first_is_bare(typed)):
        raise BadRequest(f"which way does {_all(names)} go? {_PLAIN}")
    if names:
        named[bare[0]] = (*names, *named[bare[0]])
    return Ask(named["up"], named["down"], named["hold"], given.pop("given"), given.pop("without"), given.pop("claim"))


_PLAIN = (
    'Put one direction after the names (causerie whatif "grain price" "ferry" --up), '
    'or one before each (causerie whatif --up "grain price" --down "ferry")'
)


def _first_is_bare(typed: tuple[str, ...]) -> bool:
    """Whether the first direction stands alone: in NAME --up OTHER --down it is not plain whose it is."""
    at = next(at for at, word in enumerate(typed) if word.split("=")[0] in WAYS)
    return "=" not in typed[at] and (at + 1 == len(typed) or typed[at + 1].startswith("-"))


def _all(names: tuple[str, ...]) -> str:
    return " and ".join(f'"{name}"' for name in names)
