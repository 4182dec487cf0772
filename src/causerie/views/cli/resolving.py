"""Commands by which a person tells what came of forecasts."""

from __future__ import annotations

from pathlib import Path

import click

from causerie.codec import encode
from causerie.errors import BadRequest, UnknownName
from causerie.pipeline.deciding import By
from causerie.pipeline.outcomes import bring_outcomes, outcomes
from causerie.pipeline.resolving import dispute, reply, resolve, sharpen
from causerie.values import Decision, Resolution, Sharpened, Source
from causerie.values.outcomes import Told
from causerie.views.cli.options import as_json, deciding, print_json, workspace, write_file
from causerie.views.drawing.settled import recorded
from causerie.views.exchange import outcomes_csv
from causerie.views.markup import plural
from causerie.views.render.safe import safe
from causerie.vocabulary import Result

_FILE = click.Path(path_type=Path, dir_okay=False)
_CONDITION = {"met": True, "failed": False}
_RESULT = click.Choice([result.value for result in Result])
_supersede = click.option("--supersede", is_flag=True, help="Replace an outcome that is recorded already.")


def _say(row: Decision, line: str, as_json: bool) -> None:
    if as_json:
        print_json([encode(row)])
    else:
        click.echo(f"{line} (decision {row.number})")


@click.command("resolve", short_help="Record what came of a forecast, with sources.")
@click.argument("name")
@click.argument("result", type=_RESULT)
@click.option("--on", required=True, metavar="DATE", help="The day on which what decided it happened (2031-05-02).")
@click.option("--source", "urls", multiple=True, required=True, metavar="URL", help="Where it is written; repeatable.")
@click.option("--quote", "quotes", multiple=True, metavar="WORDS", help="Words of the sources, in their order.")
@click.option("--source-date", "dates", multiple=True, metavar="DATE", help="Dates of the sources, in their order.")
@click.option("--note", default="", help="Anything else that a reader should know.")
@click.option("--condition", type=click.Choice(list(_CONDITION)), help="Whether its condition was met or failed.")
@_supersede
@as_json
@deciding
def resolve_command(
    name: str,
    result: str,
    on: str,
    urls: tuple[str, ...],
    quotes: tuple[str, ...],
    dates: tuple[str, ...],
    note: str,
    condition: str | None,
    supersede: bool,
    workspace: Path,
    by: By,
    as_json: bool,
) -> None:
    """Record what came of a forecast: of its proposition as `causerie ledger` lists it, a "not" in it included.

    Words of likelihood ("unlikely", "I doubt", "no chance") are no part of the proposition: of "it is unlikely that
    the mill closes", yes says that the mill closed. What a speaker called unlikely is told apart from what came true
    or did not. "no" needs a day on which the deadline had come, and a deadline: sharpen one, or say ambiguous.

    All statements of the same forecast by the same speaker share the outcome. "void" needs --condition failed, or
    --note with the reason. Another outcome is taken once the first is disputed, or with --supersede; both stay in
    the log.

    \b
    Examples:
      causerie resolve F12 yes --on 2031-05-02 --source https://post.example/mill --quote "The mill has closed."
      causerie resolve F3 void --condition failed --on 2031-05-02 --source https://post.example/rain
    """
    sources = _sources(urls, quotes, dates)
    met = _CONDITION[condition] if condition is not None else None
    told = Told(name, Resolution(Result(result), on.strip(), sources, note.strip()), met)
    found = resolve(workspace, told, by, supersede)
    row, places = found.decision, told.resolution.places
    line = f"{safe(name.upper())}: {result} on {safe(on)}, {plural(places, 'source')}"
    if found.new:
        _say(row, line, as_json)
        means = recorded(found.entry, told.resolution.result, found.stands) if found.entry else ""
        if means and not as_json:
            click.echo(f"     {safe(means)}")
    elif as_json:
        print_json([{**encode(row), "new": False}])
    else:
        click.echo(f"{line}: recorded already by {safe(row.person)} (decision {row.number}); nothing was changed")


def _sources(urls: tuple[str, ...], quotes: tuple[str, ...], dates: tuple[str, ...]) -> tuple[Source, ...]:
    for option, given in (("--quote", quotes), ("--source-date", dates)):
        if len(given) > len(urls):
            raise BadRequest(f"{option} is given {len(given)} times, and --source {len(urls)}; each goes with a source")
    more = ("",) * len(urls)
    rows = zip(urls, (*quotes, *more), (*dates, *more), strict=False)
    return tuple(Source(url.strip(), quote.strip(), date.strip() or None) for url, quote, date in rows)


@click.command("sharpen", short_help="Say in words that can be judged what a forecast means.")
@click.argument("name")
@click.option("--wording", help="What must happen, so that two people would judge alike.")
@click.option("--threshold", help="How much is enough.")
@click.option("--deadline", metavar="DATE", help="The day by which it is judged (2031-12-31).")
@as_json
@deciding
def sharpen_command(
    name: str,
    wording: str | None,
    threshold: str | None,
    deadline: str | None,
    workspace: Path,
    by: By,
    as_json: bool,
) -> None:
    """Say in words that can be judged what a forecast means. The speaker's words stay, and the change is logged.

    Once an outcome is recorded, wording and deadline are frozen.

    \b
    Example:
      causerie sharpen F12 --threshold "no flour is sold" --deadline 2031-12-31
    """
    row = sharpen(workspace, name, Sharpened(wording, threshold, deadline), by)
    _say(row, f"{safe(name.upper())}: sharpened ({safe(', '.join(row.after))})", as_json)


@click.command("dispute", short_help="Object to the outcome of a forecast.")
@click.argument("name")
@as_json
@deciding
def dispute_command(name: str, workspace: Path, by: By, as_json: bool) -> None:
    """Object to the outcome of a forecast, for a reason. It stays disputed until another outcome is recorded.

    \b
    Example:
      causerie dispute F12 --reason "the source speaks of another mill"
    """
    _say(dispute(workspace, name, by), f"{safe(name.upper())}: disputed", as_json)


@click.command("reply", short_help="Keep what the speaker says to a forecast's outcome.")
@click.argument("name")
@click.argument("text")
@as_json
@deciding
def reply_command(name: str, text: str, workspace: Path, by: By, as_json: bool) -> None:
    """Keep what the person spoken of says to it (right of reply). It is shown wherever the forecast is.

    \b
    Example:
      causerie reply F12 "I spoke of the old mill, and that one closed."
    """
    _say(reply(workspace, name, text, by), f"{safe(name.upper())}: reply kept", as_json)


@click.group("outcomes", short_help="Write outcomes as CSV, or take them in.")
def outcomes_command() -> None:
    """Write the outcomes recorded as CSV, or take in those of a file.

    \b
    Columns: forecast, result, on, source (needed); quote, source_date, note, condition (met or failed), reply,
    dispute (why somebody objects), replaced (1, 2 ... for outcomes in whose place another came), document, start,
    end. A row for each source: several rows of one forecast are sources of its one outcome.

    \b
    Examples:
      causerie outcomes export outcomes.csv
      causerie outcomes import outcomes.csv
    """


@outcomes_command.command("export", short_help="Write the outcomes recorded as CSV.")
@click.argument("file", type=_FILE)
@workspace
@as_json
def export(file: Path, workspace: Path, as_json: bool) -> None:
    """Write the outcomes as CSV, with disputes and what was replaced, but those of forecasts that are withheld.

    \b
    Example:
      causerie outcomes export outcomes.csv
    """
    found = outcomes(workspace)
    write_file(file, outcomes_csv.write(found.rows))
    if as_json:
        print_json([{"file": str(file), "outcomes": len(found.rows), "withheld": found.withheld}])
    else:
        out = f"; {found.withheld} withheld and left out" if found.withheld else ""
        click.echo(f"written: {safe(str(file))} ({plural(len(found.rows), 'outcome')}{out})")


@outcomes_command.command("import", short_help="Take in the outcomes of a CSV file.")
@click.argument("file", type=_FILE)
@_supersede
@as_json
@deciding
def import_(file: Path, supersede: bool, workspace: Path, by: By, as_json: bool) -> None:
    """Take in the outcomes of a CSV file, all of them or none; those recorded already are passed over.

    An outcome that differs from one recorded is taken where that is disputed, or with --supersede.

    \b
    Examples:
      causerie outcomes import outcomes.csv --by Ina
      causerie outcomes import outcomes.csv --supersede --reason "the registry was corrected"
    """
    told = read_outcomes(file)
    try:
        rows = bring_outcomes(workspace, told, by, supersede)
    except (BadRequest, UnknownName) as error:
        raise BadRequest(f"{file}: {error}; nothing was taken in") from error
    if as_json:
        print_json(encode(row) for row in rows)
    else:
        click.echo(f"{safe(str(file))}: {plural(len(told), 'outcome')}, {plural(len(rows), 'new decision')}")


def read_outcomes(file: Path) -> tuple[Told, ...]:
    """The outcomes of a file; raises BadRequest that names it, with row and column."""
    try:
        return outcomes_csv.read(file.read_bytes())
    except OSError as error:
        raise BadRequest(f"{file}: {(error.strerror or str(error)).lower()}") from error
    except BadRequest as error:
        raise BadRequest(f"{file}: {error}; nothing was taken in") from error
