"""`causerie ask`."""

from __future__ import annotations

import click

from causerie.pipeline.asking import answer
from causerie.views.cli.options import Scope, as_json, print_json, print_lines, scoped
from causerie.views.render.lists import answering_data, answering_lines


@click.command("ask", short_help="Answer a question with quotes from the documents.")
@click.argument("question")
@click.option("-n", "--most", type=click.IntRange(1, 1000), default=10, show_default=True, help="Quotes at most.")
@as_json
@scoped
def ask_command(question: str, most: int, as_json: bool, scope: Scope) -> None:
    """Answer a question with quotes from the documents, or say plainly that they do not answer it.

    \b
    Examples:
      causerie ask "why did the harbour silt up?"
      causerie ask "what will happen to the ferry?"
      causerie ask "what does the new tariff lead to?"
      causerie ask "who says that the bridge is safe?"
    """
    bundle = scope.bundle()
    found = answer(question, bundle)
    if as_json:
        print_json([answering_data(found, bundle, most)])
    else:
        print_lines(answering_lines(found, bundle, most))
