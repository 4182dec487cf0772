"""The ledger as rows of a table: one a statement, later ones with the name of the first. Withheld ones stay home."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from causerie.errors import BadRequest
from causerie.values import Bundle, Entry, Ledger, Quote
from causerie.views.drawing import settled
from causerie.views.exchange.guard import guarded
from causerie.views.exchange.tables import Cells

COLUMNS = (
    "Forecast",
    "Said",
    "Speaker",
    "Through",
    "Quote",
    "Proposition",
    "Negated",
    "Kind",
    "Certainty",
    "Low",
    "High",
    "Scale",
    "Own_Number",
    "Condition",
    "Early",
    "Deadline",
    "Late",
    "EDTF",
    "Time_Words",
    "Imputed",
    "Zone",
    "Wording",
    "Threshold",
    "Lacks",
    "Restates",
    "Topic",
    "Status",
    "Told",
    "Result",
    "On",
    "At_Early",
    "At_Deadline",
    "At_Late",
    "Sources",
    "Source_Quotes",
    "Note",
    "Dispute",
    "Earlier",
    "Reply",
    "Document",
    "Title",
    "Start",
    "End",
    "As_Of",
)


def open_ledger(bundle: Bundle) -> Ledger:
    """The ledger without withheld entries. Raises BadRequest where there is none.

    What the pipeline gives is without them already, and scored so; where a ledger still has some that may bear on
    its score, none is told.
    """
    ledger = bundle.ledger
    if ledger is None or not (ledger.entries or ledger.withheld):
        raise BadRequest("there is no forecast to write; see: causerie forecasts")
    entries = ledger.shared
    if len(entries) == len(ledger.entries):
        return ledger
    left = {entry.id for entry in entries}
    held_back = [entry for entry in ledger.entries if entry.id not in left]
    offered = tuple(
        one for one in ledger.candidates if one.entry in left and one.claim not in {gone.id for gone in held_back}
    )
    opened = dataclasses.replace(ledger, entries=entries, candidates=offered, withheld=len(held_back))
    if all(entry.range is None for entry in held_back):
        return opened
    unscored = "No score: it would rest on forecasts that are withheld."
    return dataclasses.replace(opened, score=None, scores=(), curve=(), unscored=unscored)


def ledger_rows(bundle: Bundle) -> Iterator[Cells]:
    """A row for each entry, every text guarded against being run as a formula."""
    ledger = open_ledger(bundle)
    titles = {document.id: document.title or "" for document in bundle.documents}
    for entry in ledger.entries:
        cells = _said(entry, bundle.aliases) | _judged(entry) | _resolved(entry)
        cells |= {"Document": entry.document, "Title": titles.get(entry.document, ""), "As_Of": ledger.as_of}
        yield {name: guarded(value) if isinstance(value, str) else value for name, value in cells.items()}


def _said(entry: Entry, aliases: Mapping[str, str]) -> dict[str, Any]:
    low, high = entry.range or (None, None)
    first = "" if entry.counts else aliases.get(entry.group, entry.group)
    return {
        "Forecast": aliases.get(entry.id, entry.id),
        "Said": entry.uttered,
        "Speaker": entry.speaker,
        "Through": "; ".join(entry.source),
        "Quote": entry.quote.text,
        "Start": entry.quote.start,
        "End": entry.quote.end,
        "Proposition": entry.proposition.text,
        "Negated": _flag(entry.negated),
        "Kind": entry.kind.value,
        "Certainty": entry.certainty,
        "Low": low,
        "High": high,
        "Scale": entry.scale,
        "Own_Number": _flag(entry.own_number),
        "Condition": _text(entry.condition),
        "Restates": first,
        "Topic": entry.topic,
    }


def _judged(entry: Entry) -> dict[str, Any]:
    days, sharper = entry.deadlines, entry.sharpened
    return {
        "Early": days.early if days else None,
        "Deadline": days.default if days else None,
        "Late": days.late if days else None,
        "EDTF": days.edtf if days else None,
        "Time_Words": days.words if days else None,
        "Imputed": _flag(days.imputed) if days else None,
        "Zone": days.zone if days else None,
        "Wording": sharper.wording if sharper else None,
        "Threshold": sharper.threshold if sharper else None,
        "Lacks": settled.lacks(entry),
        "Status": entry.outlook.value,
        "Told": settled.outcome(entry),
    }


def _resolved(entry: Entry) -> dict[str, Any]:
    held, found = entry.resolution, entry.verdicts
    at = (found.early, found.default, found.late) if found else (None, None, None)
    sources = held.sources if held else ()
    return {
        "Result": held.result.value if held else None,
        "On": held.on if held else None,
        **dict(zip(("At_Early", "At_Deadline", "At_Late"), (one and one.value for one in at), strict=True)),
        "Sources": "\n".join(source.url for source in sources),
        "Source_Quotes": "\n".join(source.quote for source in sources).strip(),
        "Note": held.note if held else None,
        "Dispute": held.dispute if held else None,
        "Earlier": "\n".join(settled.earlier(entry)),
        "Reply": entry.reply,
    }


def _flag(value: bool) -> str:
    return "yes" if value else "no"


def _text(quote: Quote | None) -> str | None:
    return quote.text if quote else None
