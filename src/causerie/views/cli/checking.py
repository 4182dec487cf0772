"""Commands of reviewing: what waits, a second look at one's own verdicts, and agreement of two persons."""

from __future__ import annotations

from pathlib import Path

import click

from causerie.codec import encode
from causerie.pipeline.queueing import QueueOptions, queue_today
from causerie.values.review import Queue, Waiting
from causerie.views.cli.options import as_json, now, one_shown, print_json, print_lines, workspace
from causerie.views.markup import plural
from causerie.views.render.items import lines
from causerie.views.render.safe import safe
from causerie.vocabulary import ClaimKind

_KIND = click.Choice([kind.value for kind in ClaimKind])


@click.command("queue", short_help="List what waits to be reviewed, what matters most first.")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="How many are listed.")
@click.option("--kind", "kinds", multiple=True, type=_KIND, help="Only items of this kind.")
@click.option("--document", "documents", multiple=True, metavar="DOC", help="Only this document (D1 or id).")
@click.option("--for", "person", metavar="NAME", help="What NAME has not judged, whoever else has.")
@workspace
@as_json
def queue_command(
    limit: int, kinds: tuple[str, ...], documents: tuple[str, ...], person: str | None, workspace: Path, as_json: bool
) -> None:
    """List what waits to be reviewed: first what most hangs on, and what is least certain, with the reason.

    \b
    Examples:
      causerie queue
      causerie queue --kind causal --limit 50
      causerie queue --for "Odo Brand"
    """
    options = QueueOptions(limit, 0, tuple(ClaimKind(one) for one in kinds), documents, person)
    found = queue_today(workspace, options, now().date().isoformat())
    if as_json:
        print_json(_row(one) for one in found.items)
        return
    print_lines([*_lines(workspace, found), "", *progress_lines(found)])


def _row(one: Waiting) -> dict[str, object]:
    beside = {"alias": one.alias, "document": one.document, "score": round(one.score, 4), "reasons": list(one.reasons)}
    return {**beside, **encode(one.item)}


def _lines(workspace: Path, found: Queue) -> list[str]:
    shown: list[str] = []
    for one in found.items:
        shown += lines(one_shown(workspace, one.alias))
        shown += [f"     because {safe('; '.join(one.reasons))}"] if one.reasons else []
    return shown or ["nothing waits to be reviewed"]


def progress_lines(found: Queue) -> list[str]:
    """How much is reviewed, in all and by kind."""
    kinds = [f"{one.kind.value} {one.reviewed} of {one.total}" for one in found.progress]
    told = f"{plural(found.waiting, 'item')} waiting; reviewed {found.reviewed} of {found.total}"
    return [f"{told}: {', '.join(kinds)}" if kinds else told]
