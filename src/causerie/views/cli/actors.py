"""`causerie actors`: who is spoken of, and one of them at length."""

from __future__ import annotations

import click

from causerie.codec import encode
from causerie.pipeline.actors import person
from causerie.views.cli.options import Scope, as_json, print_json, print_lines, scoped
from causerie.views.render.actors import person_data, person_lines
from causerie.views.render.lists import actor_lines


@click.command("actors", short_help="List who is spoken of, under all their names.")
@click.argument("name", required=False)
@as_json
@scoped
def actors_command(name: str | None, as_json: bool, scope: Scope) -> None:
    """List who is spoken of, under all their names; with a NAME, what that actor claims, what is claimed of them, and
    how they stand to others. How many claim it is counted in speakers.

    \b
    Examples:
      causerie actors --document interview
      causerie actors "Ina Holt"
    """
    bundle = scope.bundle()
    if name is not None:
        found = person(bundle, name)
        if as_json:
            print_json([person_data(found, bundle)])
        else:
            print_lines(person_lines(found, bundle))
    elif as_json:
        print_json({"document": r.id, **encode(actor)} for r in bundle.readings for actor in r.actors)
    else:
        print_lines(actor_lines(bundle), "no actors")
