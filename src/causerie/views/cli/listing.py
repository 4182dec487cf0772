"""Commands that list what a workspace holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from causerie.codec import encode
from causerie.pipeline.state import Shelved
from causerie.pipeline.viewing import shelf
from causerie.values import ActorRelation, Attribution, CausalClaim, Event, Item, Question
from causerie.views.cli.options import Scope, as_json, print_json, print_lines, scoped, workspace
from causerie.views.render.items import as_data, lines, shown
from causerie.views.render.lists import document_line, event_lines, question_lines
from causerie.voices import speakers


def _listing(name: str, kind: type[Item], summary: str, example: str) -> click.Command:
    """A command that lists the items of one kind."""

    def run(scope: Scope, as_json: bool) -> None:
        found = shown(scope.bundle(), kind)
        if as_json:
            print_json(as_data(one) for one in found)
        else:
            print_lines((line for one in found for line in lines(one)), f"no {name}")

    return _command(name, run, f"{summary}\n\n\b\nExample:\n  {example}")


def _command(name: str, run: Callable[..., Any], text: str) -> click.Command:
    run.__doc__ = text
    return click.command(name, help=text, short_help=text.split("\n", 1)[0])(as_json(scoped(run)))


claims_command = _listing(
    "claims",
    CausalClaim,
    "List who says that what leads to what.",
    'causerie claims --factor "grain price" --certainty likely --certainty possible',
)
attributions_command = _listing(
    "attributions",
    Attribution,
    "List whose words and thoughts are reported.",
    "causerie attributions --document D2",
)
relations_command = _listing(
    "relations", ActorRelation, "List who relates to whom.", "causerie relations --attribute region=north"
)


def _questions(scope: Scope, as_json: bool) -> None:
    found = [(one, one.item) for one in shown(scope.bundle(), Question) if isinstance(one.item, Question)]
    if as_json:
        print_json(as_data(one) for one, _ in found)
    else:
        print_lines((line for one, question in found for line in question_lines(one, question)), "no questions")


def _events(scope: Scope, as_json: bool) -> None:
    bundle = scope.bundle()
    if as_json:
        print_json(as_data(one) for one in shown(bundle, Event))
    else:
        print_lines(event_lines(bundle), "no events")


questions_command = _command(
    "questions",
    _questions,
    "List the questions put, and their answers.\n\n\b\nExample:\n  causerie questions --speaker 'Ina Holt'",
)
events_command = _command(
    "events",
    _events,
    "List dated and ordered events in order of time.\n\n\b\nExample:\n  causerie events --json",
)


@click.command("documents", short_help="List the documents of the workspace.")
@workspace
@as_json
def documents_command(workspace: Path, as_json: bool) -> None:
    """List the documents of the workspace.

    \b
    Example:
      causerie documents --workspace harbour.db
    """
    found = shelf(workspace)
    if as_json:
        print_json(_document(one) for one in found)
    else:
        print_lines(
            (document_line(one.alias, one.document, one.raw.reader, speakers([one.reading])) for one in found),
            "no documents",
        )


def _document(one: Shelved) -> dict[str, Any]:
    """All that is known about a document but its text."""
    data = encode(one.document)
    return {"alias": one.alias, "reader": one.raw.reader, **{key: data[key] for key in data if key != "text"}}
