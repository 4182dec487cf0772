"""The ledger as JSON, and its forecasts as schema.org Claims: who claimed what, where and when.

A Claim says that somebody said something; no ClaimReview is written, for that would be a verdict on a person's
words in a form that search engines show beside a name. Its author is whose forecast it is: who is reported to make
it, not who reports it.
"""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from causerie.dates import bounds
from causerie.values import Bundle, Document, Entry
from causerie.views.drawing.settled import what
from causerie.views.drawing.settled_data import ledger_data
from causerie.views.exchange.authors import author
from causerie.views.exchange.content import Content
from causerie.views.exchange.ledger_rows import open_ledger

_DAY = len("2021-08-15")


def write_json(content: Content) -> bytes:
    """Everything that the ledger holds but withheld entries, and how many those are."""
    ledger = open_ledger(content.bundle)
    bundle = dataclasses.replace(content.bundle, ledger=ledger)
    return _written({"date": content.date, "withheld": ledger.withheld, **ledger_data(bundle)})


def write_claims(content: Content) -> bytes:
    """Each forecast once as a schema.org Claim in JSON-LD."""
    bundle = content.bundle
    documents = {document.id: document for document in bundle.documents}
    entries = [entry for entry in open_ledger(bundle).entries if entry.counts]
    graph = [_claim(entry, documents.get(entry.document), bundle) for entry in entries]
    return _written({"@context": "https://schema.org", "@graph": graph})


def _claim(entry: Entry, document: Document | None, bundle: Bundle) -> dict[str, Any]:
    said = entry.uttered.split("/")[0] if entry.uttered else None
    claim: dict[str, Any] = {
        "@type": "Claim",
        "@id": f"urn:causerie:{entry.id}",
        "identifier": bundle.aliases.get(entry.id, entry.id),
        "text": entry.quote.text,
        "name": what(entry),
        "datePublished": said,
        "author": author(entry.holder, document) if entry.holder else None,
        "appearance": _work(document) if document else None,
        "temporalCoverage": _expected(entry),
        "about": {"@type": "Thing", "name": entry.topic} if entry.topic else None,
    }
    return {name: value for name, value in claim.items() if value}


def _work(document: Document) -> dict[str, Any]:
    work = {
        "@type": "CreativeWork",
        "name": document.title or document.id,
        "url": document.url,
        "datePublished": document.published,
        "inLanguage": document.language,
        "author": author(document.author, document) if document.author else None,
        "publisher": {"@type": "Organization", "name": document.outlet} if document.outlet else None,
    }
    return {name: value for name, value in work.items() if value}


def _expected(entry: Entry) -> str | None:
    """From the day of saying to the deadline, where the speaker and not a table gave it."""
    days = entry.deadlines
    if days is None or days.imputed or not entry.uttered:
        return None
    first = bounds(entry.uttered)[0].isoformat()[:_DAY]
    return f"{first}/{days.default}"


def _written(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
