"""The ledger as JSON data, the same on the terminal and in an export."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from causerie.codec import encode
from causerie.values import Bundle, Document, Entry, Score
from causerie.views.drawing import settled
from causerie.views.drawing.settled import By, Tally


def ledger_data(bundle: Bundle, by: Iterable[By] = tuple(By), page: slice = slice(None)) -> dict[str, Any]:
    """As of which day, by which scale, the entries, the counts of first statements, and the score or why there is none.

    `page`: which of the entries; the counts are of all. Without a ledger: no entries.
    """
    ledger = bundle.ledger
    if ledger is None:
        return {"as_of": None, "entries": []}
    documents = {document.id: document for document in bundle.documents}
    shown = ((entry, documents.get(entry.document)) for entry in ledger.entries[page])
    return {
        "as_of": ledger.as_of,
        "scale": ledger.scale,
        "entries": [entry_data(entry, bundle.aliases, document) for entry, document in shown],
        "candidates": [encode(candidate) for candidate in ledger.candidates],
        "counts": {status.value: count for status, count in settled.statuses(ledger.entries)},
        "by": {one.value: _tallies(bundle, one) for one in by},
        "undecidable": settled.undecidable(ledger.entries),
        "score": score_data(ledger.score),
        "scores": {name: score_data(score) for name, score in ledger.scores},
        "curve": [encode(one) for one in ledger.curve],
        "unscored": ledger.unscored,
    }


def entry_data(entry: Entry, aliases: Mapping[str, str], document: Document | None = None) -> dict[str, Any]:
    """One entry as it is, with the name that the terminal gives it, its status and lacks in words, and the days on
    which its document was spoken and published.
    """
    return {
        **encode(entry),
        **document_days(document),
        "name": aliases.get(entry.id, entry.id),
        "outlook": entry.outlook.value,
        "told": settled.outcome(entry),
        "decidable": entry.decidable.value,
        "lacks": [lack.value for lack in entry.lacks],
        "counts": entry.counts,
    }


def document_days(document: Document | None) -> dict[str, str | None]:
    """When a document was spoken and when it was published (EDTF), None where it does not say; {} without one."""
    return {"spoken": document.spoken, "published": document.published} if document else {}


def score_data(score: Score | None) -> dict[str, Any] | None:
    """A score with its skill; None for none."""
    return None if score is None else {**encode(score), "skill": score.skill}


def _tallies(bundle: Bundle, by: By) -> list[dict[str, Any]]:
    entries = bundle.ledger.entries if bundle.ledger else ()
    return [tally_data(tally) for tally in settled.tallies(entries, by, bundle.documents)]


def tally_data(tally: Tally) -> dict[str, Any]:
    """How the entries of one speaker, document, topic or year stand."""
    return {"name": tally.name, "entries": tally.entries, "statuses": {one.value: n for one, n in tally.statuses}}
