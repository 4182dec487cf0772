"""`causerie search`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from causerie.pipeline.searching import Hit, Hits, SearchIn, SearchOptions, search
from causerie.views.cli.options import as_json, print_json, print_lines, workspace
from causerie.views.render.safe import safe

_IN = click.Choice([place.value for place in SearchIn])


@click.command("search", short_help="Find words in all texts, codings and memos.")
@click.argument("words", nargs=-1, required=True)
@click.option("--in", "place", type=_IN, default=SearchIn.EVERYTHING.value, show_default=True, help="Where to look.")
@click.option("--document", "documents", multiple=True, metavar="DOC", help="Only this document (D1, id or title).")
@click.option("-n", "--most", type=click.IntRange(1, 10_000), default=50, show_default=True, help="Hits at most.")
@click.option("--skip", type=click.IntRange(0), default=0, show_default=True, help="Hits to leave out before.")
@as_json
@workspace
def search_command(words: tuple[str, ...], workspace: Path, as_json: bool, **given: Any) -> None:
    """Find words in all texts, codings and memos, in reading order.

    All words must stand in one sentence, or in one item with its coding and memo. Case and accents do not
    matter, and a word may go on: "flood" finds "floods". Words in quotation marks stand side by side.

    \b
    Examples:
      causerie search flood bridge
      causerie search '"the old bridge"' --document D2
      causerie search toll --in items --json
    """
    options = SearchOptions(given["skip"], given["most"], SearchIn(given["place"]), given["documents"])
    found = search(workspace, " ".join(words), options)
    if as_json:
        print_json(_data(hit) for hit in found.hits)
        return
    print_lines((line for hit in found.hits for line in _lines(hit)), "nothing found")
    if found.total > len(found.hits):
        click.echo(_more(found))


def _lines(hit: Hit) -> list[str]:
    place = f"{hit.document or 'map'} {hit.title}" + (f" ({hit.speaker})" if hit.speaker else "")
    names = hit.alias or ", ".join(hit.items)
    lines = [safe(f"{place}{f'  {names}' if names else ''}")]
    words = " ".join("".join(f"[{text}]" if marked else text for text, marked in hit.runs).split())
    return [*lines, *(f"  {safe(one)}" for one in (words, f"{hit.kind}: {hit.note}" if hit.note else "") if one)]


def _more(found: Hits) -> str:
    first, last = found.skip + 1, found.skip + len(found.hits)
    if not found.hits:
        return f"{found.total} hits, all before --skip {found.skip}"
    more = f"; the next: --skip {last}" if last < found.total else ""
    return f"hits {first} to {last} of {found.total}{more}"


def _data(hit: Hit) -> dict[str, Any]:
    return {
        "document": hit.document or None,
        "title": hit.title,
        "kind": hit.kind,
        "alias": hit.alias,
        "speaker": hit.speaker,
        "start": hit.start,
        "end": hit.end,
        "sentence": hit.sentence,
        "marks": [list(place) for place in hit.marks],
        "items": list(hit.items),
        "note": hit.note,
    }
