"""`causerie ask`."""

from __future__ import annotations

import click

from causerie.errors import BadRequest
from causerie.pipeline.asking import answer
from causerie.pipeline.deciding import By
from causerie.pipeline.questions import drop, keep, kept
from causerie.views.cli.options import Scope, as_json, login, now, print_json, print_lines, scoped
from causerie.views.render.lists import answering_data, answering_lines
from causerie.views.render.safe import quoted, safe


@click.command("ask", short_help="Answer a question with quotes from the documents.")
@click.argument("question", required=False)
@click.option("-n", "--most", type=click.IntRange(1, 1000), default=10, show_default=True, help="Quotes at most.")
@click.option("--keep", "keeping", is_flag=True, help="Keep the question, to be asked again later.")
@click.option("--kept", "asking", is_flag=True, help="Ask all questions that are kept.")
@click.option("--drop", "dropping", is_flag=True, help="Keep the question no longer.")
@click.option("--by", "person", envvar="CAUSERIE_PERSON", metavar="NAME", help="Who keeps it; else the login name.")
@as_json
@scoped
def ask_command(
    question: str | None,
    most: int,
    keeping: bool,
    asking: bool,
    dropping: bool,
    person: str | None,
    as_json: bool,
    scope: Scope,
) -> None:
    """Answer a question with quotes from the documents, or say plainly that they do not answer it.

    \b
    Examples:
      causerie ask "why did the harbour silt up?"
      causerie ask "what will happen to the ferry?" --keep
      causerie ask "who says that the bridge is safe?"
      causerie ask --kept
    """
    if (question is None) != asking:
        raise BadRequest('ask one question, or those that are kept: causerie ask "why ...?", or causerie ask --kept')
    by = By(person or login(), now)
    if dropping and question is not None:
        row = drop(scope.workspace, question, by)
        print_lines([f"no longer kept: {quoted(row.target)} (decision {row.number})"])
        return
    if keeping and question is not None:
        row = keep(scope.workspace, question, by)
        if not as_json:
            print_lines([f"kept (decision {row.number})"])
    words = [one.question for one in kept(scope.workspace)] if question is None else [question]
    bundle = scope.bundle()
    for asked in words:
        found = answer(asked, bundle)
        if as_json:
            print_json([answering_data(found, bundle, most)])
        else:
            print_lines([*([safe(asked)] if asking else []), *answering_lines(found, bundle, most)])
    if not words and not as_json:
        print_lines([], "no question is kept")
