"""Commands of reviewing: what waits, a second look at one's own verdicts, and agreement of two persons."""

from __future__ import annotations

from pathlib import Path

import click

from causerie.codec import encode
from causerie.pipeline.checking import SIZE, VERDICTS, agreements, between, recheck, sample
from causerie.pipeline.deciding import By
from causerie.pipeline.queueing import QueueOptions, queue_today
from causerie.pipeline.state import Shelved
from causerie.pipeline.viewing import shelf
from causerie.values.review import Agreement, Between, Queue, Waiting
from causerie.views.cli.options import as_json, deciding, now, one_shown, print_json, print_lines, workspace
from causerie.views.markup import plural
from causerie.views.render.items import Shown, lines
from causerie.views.render.safe import safe
from causerie.vocabulary import Act, ClaimKind

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


@click.command("recheck", short_help="Judge some of your own verdicts once more, blind.")
@click.argument("name", required=False)
@click.argument("verdict", required=False, type=click.Choice([act.value for act in VERDICTS]))
@click.option("--size", type=click.IntRange(1, 500), default=SIZE, show_default=True, help="Items in the sample.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another number draws another sample.")
@as_json
@deciding
def recheck_command(
    name: str | None, verdict: str | None, size: int, seed: int, workspace: Path, by: By, as_json: bool
) -> None:
    """Judge some of your own verdicts once more: a random sample is listed without what you said of it.

    With an item and a verdict (accept, reject, or edit where it would have to be corrected) the second verdict is
    kept; it changes nothing. Below the list stands how far your second verdicts agree with the first ones.

    \b
    Examples:
      causerie recheck
      causerie recheck C12 accept
    """
    if name is not None:
        if verdict is None:
            raise click.UsageError("say what you make of it now: accept, reject or edit")
        row = recheck(workspace, name, Act(verdict), by)
        click.echo(f"{safe(name.upper())}: second verdict kept (decision {row.number})")
        return
    found = sample(workspace, by.person, seed, size)
    if as_json:
        print_json([{**encode(found), "items": [_blind(one) for one in found.items]}])
        return
    documents = {one.document.id: one for one in shelf(workspace)}
    shown = [line for one in found.items for line in lines(_as_shown(one, documents[one.document]))]
    print_lines([*(shown or ["nothing is left to be judged again"]), "", agreement_line(found.consistency)])


def _blind(one: Waiting) -> dict[str, object]:
    return {"alias": one.alias, "document": one.document, **encode(one.item)}


def _as_shown(one: Waiting, shelved: Shelved) -> Shown:
    return Shown(one.alias, one.item, shelved.document, shelved.reading)


@click.command("agreement", short_help="Say how far two persons agree.")
@click.argument("persons", nargs=-1, metavar="[ONE OTHER]")
@workspace
@as_json
def agreement_command(persons: tuple[str, ...], workspace: Path, as_json: bool) -> None:
    """Say how far two persons agree on the items that both judged, with Cohen's kappa, and where they differ.

    Of each person the last verdict counts. What stands in the workspace is the last verdict of all.

    \b
    Examples:
      causerie agreement
      causerie agreement "Ina Holt" "Odo Brand"
    """
    if len(persons) not in (0, 2):
        raise click.UsageError("name two persons, or none for all")
    found = (between(workspace, persons[0], persons[1]),) if persons else agreements(workspace)
    if as_json:
        print_json(encode(one) for one in found)
        return
    told = (line for one in found for line in _between_lines(one))
    print_lines(told, "no two persons have judged the same item")


def _between_lines(one: Between) -> list[str]:
    names = f"{safe(one.one)} and {safe(one.other)}"
    differ = [f"  {pair.alias}: {pair.first}, {pair.second}" for pair in one.verdicts.differ]
    signs = [f"  {pair.alias}: sign {pair.first}, {pair.second}" for pair in one.signs.differ]
    both = [f"  signs: {agreement_line(one.signs)}"] if one.signs.n else []
    return [f"{names}: {agreement_line(one.verdicts)}", *both, *differ, *signs]


def agreement_line(found: Agreement) -> str:
    """Agreement in words: counts, share, kappa or why there is none."""
    if found.share is None:
        return found.undefined
    kappa = f"kappa {found.kappa:.2f}" if found.kappa is not None else f"no kappa: {found.undefined}"
    return f"the same on {found.same} of {plural(found.n, 'item')} ({found.share:.0%}), {kappa}"
