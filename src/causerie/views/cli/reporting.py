"""`causerie report`."""

from __future__ import annotations

import dataclasses
import tempfile
from dataclasses import dataclass
from pathlib import Path

import click

from causerie.errors import BadRequest
from causerie.pipeline.asof import LedgerOptions
from causerie.pipeline.deciding import By
from causerie.pipeline.labels import Label, person_in, read_labels
from causerie.pipeline.leaving import reported
from causerie.pipeline.mapping import View
from causerie.pipeline.parts import Part
from causerie.pipeline.rebuilding import Rebuild, rebuild
from causerie.pipeline.viewing import checkers
from causerie.views.cli.ledger_options import ledger_options
from causerie.views.cli.options import Scope, login, now, scoped, without, write_file
from causerie.views.cli.reader_option import reader
from causerie.views.cli.resolving import read_outcomes
from causerie.views.render.safe import safe
from causerie.views.report import ReportOptions, render_report, shareable

PAGE = click.Path(path_type=Path, dir_okay=False)
FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("report", short_help="Write one self-contained HTML page.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("-o", "--output", type=PAGE, required=True, help="The page to write.")
@click.option(
    "--decisions", type=FILE, help="What was decided of the texts at PATH, as offsets and labels (JSON lines)."
)
@click.option("--outcomes", type=FILE, help="What came of the forecasts of the texts at PATH (CSV).")
@click.option("--share", is_flag=True, help="Only accepted items and short quotes, nothing withheld, no whole text.")
@click.option("--withheld", is_flag=True, help="The page keeps items that are withheld from what is shared.")
@click.option("--no-suggested", "apart", is_flag=True, help="Without the suggested merges of factors.")
@click.option("--title", help="Title of the page; else made from the documents.")
@reader
@ledger_options
@scoped
def report_command(
    paths: tuple[str, ...],
    output: Path,
    decisions: Path | None,
    outcomes: Path | None,
    share: bool,
    withheld: bool,
    apart: bool,
    title: str | None,
    reader: str,
    options: LedgerOptions,
    scope: Scope,
) -> None:
    """Write one self-contained HTML page: answers side by side, the argument, forecasts and what came of them,
    what if, events, relations, texts.

    With PATH the page is of texts that are in no workspace. --decisions and --outcomes bring what others decided of
    them; such files hold no words of the texts, and fit only the texts that they were made of.

    \b
    Examples:
      causerie report -o report.html
      causerie report --share --pseudonyms names.csv -o for-colleagues.html
      causerie report talk.txt --decisions decisions.jsonl --outcomes outcomes.csv -o talk.html
    """
    if share and withheld:
        raise BadRequest("--share holds nothing that is withheld; give it or --withheld")
    page = ReportOptions(share, title, now().date().isoformat())
    view = Part(scope.filters, scope.names, View(suggested=not apart), withheld=withheld)
    if not paths:
        if decisions or outcomes:
            raise BadRequest("--decisions and --outcomes go with the texts that they are of: causerie report PATH ...")
        out = _write(output, _Asked(scope.workspace, view, page, options))
    else:
        labels = _labels(decisions) if decisions else ()
        wanted = Rebuild(paths, reader, labels, read_outcomes(outcomes) if outcomes else ())
        with tempfile.TemporaryDirectory(prefix="causerie-") as folder:
            own = Path(folder) / "page.db"
            rebuild(own, wanted, By(person_in(labels) or login(), now, "brought with the text"), _tell)
            out = _write(output, _Asked(own, view, page, options))
    click.echo(f"written: {safe(str(output))}{out}")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What page is asked for: of which workspace, which part of it, how it looks, and how its ledger is kept."""

    workspace: Path
    part: Part
    page: ReportOptions
    ledger: LedgerOptions


def _write(output: Path, asked: _Asked) -> str:
    """Write the page; in words, what was left out of it because it is withheld."""
    bundle = reported(asked.workspace, asked.part, asked.ledger, shareable if asked.page.share else None)
    people = checkers(asked.workspace, {document.id for document in bundle.documents})
    names = tuple(asked.part.names.pseudonyms.get(name, name) for name in people)
    write_file(output, render_report(bundle, dataclasses.replace(asked.page, checkers=names)))
    return "" if asked.page.share else without(bundle.left_out)


def _labels(path: Path) -> tuple[Label, ...]:
    try:
        return read_labels(path.read_bytes())
    except OSError as error:
        raise BadRequest(f"{path}: {(error.strerror or str(error)).lower()}") from error
    except BadRequest as error:
        raise BadRequest(f"{path}: {error}; nothing was read") from error


def _tell(line: str) -> None:
    click.echo(f"note: {safe(line)}", err=True)
