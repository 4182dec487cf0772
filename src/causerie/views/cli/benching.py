"""`causerie bench`."""

from __future__ import annotations

from pathlib import Path

import click

from causerie.pipeline.benchmarking import benchmark
from causerie.pipeline.reading import ReadOptions
from causerie.views.cli.options import as_json, print_json, print_lines
from causerie.views.cli.reader_option import at_least, reader
from causerie.views.render.safe import safe
from causerie.views.render.scores import score_data, score_lines


@click.command("bench", short_help="Score a reader on documents coded by hand.")
@click.argument("files", nargs=-1, required=True, metavar="FILE.json...", type=click.Path(path_type=Path))
@reader
@at_least
@as_json
def bench_command(files: tuple[Path, ...], reader: str, at_least: float | None, as_json: bool) -> None:
    """Score a reader on documents that you have coded yourself.

    FILE.json holds the coding of the text beside it, FILE.txt, in the form that causerie read --json
    prints: an item counts as found when its words overlap the coded ones by half. Signed claims are
    causal claims and forecasts together, right only if the sign or the negation is right too. Nothing
    is kept. NAME.factors.json files are passed over.

    \b
    Examples:
      causerie bench interview.json
      causerie bench coded/*.json --reader rules --json
    """
    options = ReadOptions(reader=reader, at_least=at_least)
    found = benchmark(files, options, lambda line: click.echo(f"note: {safe(line)}", err=True))
    parts = [one.counts for one in found.documents]
    words = sum(one.words for one in found.documents)
    if as_json:
        each = [{"file": str(one.file), "words": one.words, **score_data([one.counts])} for one in found.documents]
        print_json([{"reader": found.reader, "words": words, **score_data(parts), "documents": each}])
        return
    count = len(parts)
    click.echo(f"Reader {safe(found.reader)} on {count} document{'' if count == 1 else 's'} ({words:,} words)\n")
    print_lines(score_lines(parts))
