"""Commands by which a person decides about factors, and the list of what is suggested."""

from __future__ import annotations

from pathlib import Path

import click

from causerie.codec import encode
from causerie.pipeline.deciding import By
from causerie.pipeline.merging import merge, oppose, refuse, rename, retype, split, suggestions
from causerie.values import Decision
from causerie.views.cli.options import as_json, deciding, print_json, print_lines, workspace
from causerie.views.render.factors import decided_words, suggestion_line
from causerie.vocabulary import FactorKind


def _say(row: Decision) -> None:
    click.echo(f"{row.act.value} {decided_words(row)} (decision {row.number})")


@click.command("suggestions", short_help="List which factors may be one, and why.")
@workspace
@as_json
def suggestions_command(workspace: Path, as_json: bool) -> None:
    """List which factors may be one, and why. The map uses them until they are refused.

    Accept one with `causerie merge`, or with `causerie opposite` where the one is the other turned round.

    \b
    Examples:
      causerie suggestions
      causerie refuse "ban" "ban on fishing"
    """
    found = suggestions(workspace)
    if as_json:
        print_json(encode(one) for one in found)
    else:
        print_lines((suggestion_line(one) for one in found), "no suggestions")


@click.command("merge", short_help="Take several factors of the map as one.")
@click.argument("labels", nargs=-1, required=True, metavar="LABEL...")
@click.option("--as", "into", default=None, metavar="LABEL", help="Label of the whole; else the first one named.")
@deciding
def merge_command(labels: tuple[str, ...], into: str | None, workspace: Path, by: By) -> None:
    """Take several factors of the map as one. Of two that are suggested, this accepts the suggestion.

    \b
    Example:
      causerie merge "grain price" "price of grain" --as "grain price"
    """
    _say(merge(workspace, labels, into or labels[0], by))


@click.command("opposite", short_help="Take a factor as another turned round.")
@click.argument("label")
@click.argument("other")
@deciding
def opposite_command(label: str, other: str, workspace: Path, by: By) -> None:
    """Take OTHER as the opposite of LABEL: one factor, and more of the one is less of the other.

    \b
    Example:
      causerie opposite "high water" "dry summer"
    """
    _say(oppose(workspace, label, other, by))


@click.command("refuse", short_help="Say that a suggested merge is wrong.")
@click.argument("label")
@click.argument("other")
@deciding
def refuse_command(label: str, other: str, workspace: Path, by: By) -> None:
    """Say that a suggested merge is wrong; the map keeps the two apart from now on.

    \b
    Example:
      causerie refuse "ban" "ban on fishing"
    """
    _say(refuse(workspace, label, other, by))


@click.command("split", short_help="Take mentions or a label out of a factor.")
@click.argument("label")
@click.argument("parts", nargs=-1, required=True, metavar="PART...")
@click.option("--as", "into", default=None, metavar="LABEL", help="Label of what is taken out.")
@deciding
def split_command(label: str, parts: tuple[str, ...], into: str | None, workspace: Path, by: By) -> None:
    """Take PARTs out of the factor LABEL: a label that was merged into it, or mentions of claims and forecasts.

    \b
    Examples:
      causerie split "grain price" "price of bread"
      causerie split "war" C12.cause F3 --as "war of the canals"
    """
    _say(split(workspace, label, parts, into, by))


@click.command("rename", short_help="Call a factor of the map something else.")
@click.argument("label")
@click.argument("name")
@deciding
def rename_command(label: str, name: str, workspace: Path, by: By) -> None:
    """Call a factor of the map something else.

    \b
    Example:
      causerie rename "it opens again" "opening of the border"
    """
    _say(rename(workspace, label, name, by))


@click.command("type", short_help="Say that a factor is a policy or a goal.")
@click.argument("label")
@click.argument("kind", type=click.Choice([kind.value for kind in FactorKind]))
@deciding
def type_command(label: str, kind: str, workspace: Path, by: By) -> None:
    """Say that a factor is a policy (what somebody can turn) or a goal (what somebody wants).

    \b
    Example:
      causerie type "harbour toll" policy
    """
    _say(retype(workspace, label, FactorKind(kind), by))
