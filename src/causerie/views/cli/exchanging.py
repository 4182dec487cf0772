"""`causerie export` and `causerie import`."""

from __future__ import annotations

from pathlib import Path

import click

from causerie.errors import BadRequest
from causerie.pipeline.importing import Arrived, bring_in
from causerie.pipeline.leaving import Wanted, documents_of, map_of
from causerie.pipeline.ledger import LedgerOptions
from causerie.values import FIELD_OF, Bundle, Ledger, Map
from causerie.views.cli.ledger_options import ledger_options, refuse_given
from causerie.views.cli.map_options import Source, viewed, withheld_option
from causerie.views.cli.options import now, without, workspace, write_file
from causerie.views.exchange import FORMATS, Content, Format, named, of_path, read_documents
from causerie.views.markup import plural
from causerie.views.render.safe import safe

FILE = click.Path(path_type=Path, dir_okay=False)
_NAMES = click.Choice([one.name for one in FORMATS])


@click.command("export", short_help="Write map and claims for other programs.")
@click.option("-o", "--output", type=FILE, required=True, help="The file to write; its suffix names the format.")
@click.option("--format", "name", type=_NAMES, help="The format, whatever the suffix.")
@click.option("--union", is_flag=True, help="All speakers' maps joined; by default the map is one speaker's.")
@withheld_option
@ledger_options
@viewed
def export_command(output: Path, name: str | None, union: bool, options: LedgerOptions, source: Source) -> None:
    """Write the map, or documents with all that was found in them, in the format of another program.

    A map is somebody's: that of --speaker, else of the one who makes most claims; --union joins all. A REFI-QDA
    project (.qdpx), annotations (.jsonld) and the brief (.docx) hold what everybody says, unless --speaker is
    given. With --from one file of a map becomes another. Which format keeps what: docs/formats.md. Items that are
    withheld stay out, unless --withheld is given; a project (.qdpx) holds the texts, and so the words of those too.
    --as-of, --scale, --zone and --hemisphere are of the ledger: ledger-csv, ledger-xlsx, ledger-json and claims.

    \b
    Examples:
      causerie export --union -o links.xlsx
      causerie export --speaker "Ina Holt" -o holt.graphml
      causerie export -o talks.qdpx
      causerie export --from kumu.json -o links.csv
      causerie export --as-of 2031-12-31 --scale Kent -o talks.ledger.csv
    """
    form = named(name) if name else of_path(output)
    if not form.ledger:
        refuse_given(f"of the ledger, and {form.title} tells none")
    content, held = _documents(source, form, options) if form.documents else _map(source, union, form)
    write_file(output, form.write(content))
    click.echo(f"written: {safe(str(output))} ({form.title}: {safe(held)})")


def _map(found: Source, union: bool, form: Format) -> tuple[Content, str]:
    """The map that is asked for, and in words whose it is."""
    bundle, names = map_of(found, union)
    told = f"{_counted(names, bundle.map)}{without(bundle.left_out)}"
    return Content(bundle, title=f"Map of {_whose(names, bundle.map)}", date=_today()), told


def _whose(names: tuple[str, ...], drawn: Map) -> str:
    people = names or drawn.holders
    return people[0] if len(people) == 1 else f"{len(people)} speakers joined" if people else "nobody named"


def _counted(names: tuple[str, ...], drawn: Map) -> str:
    links = plural(len(drawn.links), "link")
    return f"map of {_whose(names, drawn)}, {plural(len(drawn.factors), 'factor')}, {links}"


def _documents(found: Source, form: Format, options: LedgerOptions) -> tuple[Content, str]:
    """The documents with the items asked for, and in words how many."""
    if found.bundle is None:
        raise BadRequest(f"{form.title} is made of documents, and a map from a file has none")
    bundle = documents_of(found, Wanted(form.name == "docx", options if form.ledger else None))
    held = _entries(bundle.ledger) if bundle.ledger else _items(bundle)
    return Content(bundle, date=_today()), held


def _items(bundle: Bundle) -> str:
    items = sum(len(getattr(reading, name)) for reading in bundle.readings for name in FIELD_OF.values())
    return f"{plural(len(bundle.documents), 'document')}, {plural(items, 'item')}{without(bundle.left_out)}"


def _entries(ledger: Ledger) -> str:
    """How many forecasts leave, and how often they were said."""
    written = ledger.shared
    once = sum(entry.counts for entry in written)
    often = f", said {plural(len(written), 'time')}" if len(written) > once else ""
    documents = plural(len({entry.document for entry in written}), "document")
    told = f"{plural(once, 'forecast')}{often} in {documents}, as of {ledger.as_of}"
    return (
        f"{told}; {plural(ledger.withheld, 'forecast')} withheld and left out (--withheld keeps them)"
        if ledger.withheld
        else told
    )


def _today() -> str:
    return now().date().isoformat()


@click.command("import", short_help="Bring in documents coded in other programs.")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE...")
@workspace
def import_command(files: tuple[Path, ...], workspace: Path) -> int:
    """Bring documents with their claims into the workspace: REFI-QDA projects (.qdpx) and annotations (.jsonld).

    Annotations are of documents that are in the workspace already. A quote that does not stand verbatim in the
    text does not enter, and is named. The items are a reading of their own ("import.v1"); causerie read with a
    reader shows that reader's again. A map in a file is looked at with: causerie map --from FILE

    \b
    Examples:
      causerie import nvivo.qdpx
      causerie import coded.jsonld --workspace harbour.db
    """
    # All files are understood before anything is kept.
    brought = [one for path in files for one in read_documents(path)]
    arrived = list(bring_in(workspace, brought, now))
    for one in arrived:
        for line in one.refused:
            click.echo(f"not entered: {safe(line)}", err=True)
    kept = [one for one in arrived if one.kept]
    for one in kept:
        click.echo(_told(one))
    return 0 if kept else 2


def _told(one: Arrived) -> str:
    new = "new document" if one.new else "known document"
    return f"{safe(one.name)}: {new}, {plural(one.entered, 'item')} entered"
