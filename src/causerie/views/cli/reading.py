"""`causerie read`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from causerie.codec import encode
from causerie.pipeline.filtering import Filters
from causerie.pipeline.reading import LoadOptions, Outcome, ReadOptions, read_into, read_only
from causerie.pipeline.viewing import look
from causerie.views.cli.options import now, print_json, print_lines, workspace
from causerie.views.cli.reader_option import at_least, reader
from causerie.views.render.safe import safe
from causerie.views.render.summary import summary_lines

SUMMED_UP = 40
"""More documents than this are counted, not summed up."""


@dataclass(slots=True)
class Tally:
    """What was read until now; small, however many documents there are."""

    read: int = 0
    known: int = 0
    words: int = 0
    ids: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """Count one document."""
        if outcome.document is None:
            self.failed.append(f"{outcome.source}: {outcome.error}")
            return
        self.read += 1
        self.known += outcome.known
        self.words += len(outcome.document.text.split())
        self.notes += [outcome.note] if outcome.note else []
        if len(self.ids) <= SUMMED_UP:
            self.ids.append(outcome.document.id)


@click.command("read", short_help="Read documents and keep what they say.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@workspace
@click.option("--json", "as_json", is_flag=True, help="Print the coding, one JSON object a document; keep nothing.")
@click.option("--date", metavar="DATE", help="Day of the talk, as 2021-08-16, if the file does not say.")
@click.option("--url", help="Where it was published, if the file does not say.")
@click.option("--outlet", help="Newspaper, station or site, if the file does not say.")
@click.option("--speaker", help="Who speaks, if the file does not say.")
@click.option("--translated-from", metavar="LANGUAGE", help="The text is a translation; its quotes are marked so.")
@click.option("--encoding", help="Encoding of text files; else UTF-8, or what a byte order mark says.")
@click.option("--pipeline", metavar="NAME", default=None, help="Another spaCy pipeline; the reader's name tells it.")
@reader
@at_least
@click.option(
    "--rules-if-missing",
    is_flag=True,
    help="Read by rules alone if the reader's model cannot be loaded. A READER that is no folder at all is taken for"
    " a slip and stops.",
)
@click.option("--again", is_flag=True, help="Read also what this reader has read before.")
@click.option("--restore-forgotten", "restore", is_flag=True, help="Let in documents that were forgotten.")
def read_command(paths: tuple[str, ...], workspace: Path, as_json: bool, **given: Any) -> int:
    """Read documents and keep what they say.

    PATH is a file (.txt .md .html .pdf .docx .srt .vtt .csv .xlsx .jsonl), a folder, or - for standard
    input. The same content again changes nothing. What cannot be read is listed at the end; the exit
    status is 0 if anything was read, else 2.

    \b
    Examples:
      causerie read interview.txt --date 2021-08-16 --outlet "The Harbour Post"
      causerie read interviews/ --workspace harbour.db --reader small
      causerie read interviews/ --at-least 0.6
      causerie read rows.jsonl --json > coded.jsonl
      pandoc talk.odt -t plain | causerie read - --speaker "Ina Holt"
    """
    options = _options(given)
    stdin = sys.stdin.buffer
    tally = Tally()
    if as_json:
        print_json(_objects(_watched(read_only(paths, options, stdin, _tell), tally)))
    else:
        for _ in _watched(read_into(workspace, paths, options, stdin, now, _tell), tally):
            pass
        _summarise(workspace, tally)
    for line in tally.notes:
        _tell(line)
    for line in tally.failed:
        click.echo(f"not read: {safe(line)}", err=True)
    return 0 if tally.read else 2


def _options(given: dict[str, Any]) -> ReadOptions:
    """The options of the command; what the user left out stays as it is by default."""
    own = {
        name: value
        for name in ("again", "restore", "pipeline", "reader", "rules_if_missing", "at_least")
        if (value := given.pop(name)) is not None
    }
    return ReadOptions(load=LoadOptions(**given), **own)


def _tell(line: str) -> None:
    click.echo(f"note: {safe(line)}", err=True)


def _objects(outcomes: Iterator[Outcome]) -> Iterator[Any]:
    """The coding of each document; of a row that was not read, its id and why."""
    for outcome in outcomes:
        if outcome.reading is not None:
            yield encode(outcome.reading)
        elif outcome.id is not None:
            yield {"id": outcome.id, "error": outcome.error}


def _watched(outcomes: Iterator[Outcome], tally: Tally) -> Iterator[Outcome]:
    """The outcomes, counted, with the progress on a terminal."""
    visible = sys.stderr.isatty()
    if visible:
        click.echo("reading ...", nl=False, err=True)
    for outcome in outcomes:
        tally.add(outcome)
        if visible:
            text = f"{tally.read} read, {len(tally.failed)} not, {tally.words:,} words: {safe(outcome.source)}"
            click.echo(f"\r\x1b[K{text[:100]}", nl=False, err=True)
        yield outcome
    if visible:
        click.echo("\r\x1b[K", nl=False, err=True)


def _summarise(path: Path, tally: Tally) -> None:
    if not tally.read:
        return
    known = f", {tally.known} of them known already" if tally.known else ""
    plural = "" if tally.read == 1 else "s"
    click.echo(f"Read {tally.read} document{plural} ({tally.words:,} words){known}. Kept in {safe(str(path))}.")
    if len(tally.ids) <= SUMMED_UP:
        print_lines(summary_lines(look(path, Filters(documents=tuple(tally.ids)))))
    click.echo(f"\nA page with all of it: causerie report --workspace {safe(str(path))} -o report.html")
