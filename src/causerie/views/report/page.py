"""The page as a whole. Templates hold markup only; everything they print is escaped."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from causerie import scales
from causerie.values import ActorRelation, Attribution, Bundle, Document, Reading
from causerie.views.markup import clean, plural
from causerie.views.report.argument import argument
from causerie.views.report.cards import Deck, deck
from causerie.views.report.forecasts import rows
from causerie.views.report.ledger import kept
from causerie.views.report.options import ReportOptions
from causerie.views.report.questions import groups
from causerie.views.report.share import shareable
from causerie.views.report.text import blocks
from causerie.views.report.timeline import timeline
from causerie.views.report.whatif import played
from causerie.vocabulary import Role
from causerie.voices import speakers

NO_DATE = (
    "The date is not known: words such as “next year” cannot be placed in time, "
    "and no forecast can be settled by its date."
)


NAMES = 3
"""Names found in a text that stand for its source, at most."""


def render_report(bundle: Bundle, options: ReportOptions | None = None) -> str:
    """One self-contained HTML page: no script, nothing fetched, nothing of others unescaped."""
    options = options or ReportOptions()
    bundle = shareable(bundle) if options.share else bundle
    cards = deck(bundle, options)
    page: str = _environment().get_template("page.html").render(_context(bundle, cards, options))
    return page


def _context(bundle: Bundle, cards: Deck, options: ReportOptions) -> dict[str, Any]:
    return {
        "options": options,
        "title": options.title or _title(bundle),
        "style": Markup(_style()),
        "documents": bundle.documents,
        "notes": _notes(bundle.documents),
        "found_in_text": [() if options.share else _named_in_text(reading) for reading in bundle.readings],
        "languages": sorted({document.language for document in bundle.documents}),
        "speakers": speakers(bundle.readings),
        "readers": tuple(dict.fromkeys(reading.reader for reading in bundle.readings)),
        "counts": _counts(cards),
        "left_out": bundle.left_out,
        "undated": [document for document in bundle.documents if not document.date and not _says_so(document)],
        "scale": scales.DEFAULT,
        "NO_DATE": NO_DATE,
        "groups": groups(cards, options),
        "argument": argument(bundle, cards, options),
        "forecasts": rows(cards),
        "ledger": kept(bundle, cards, options),
        "whatif": played(bundle, cards),
        "timeline": timeline(cards, bundle.documents),
        "relations": list(cards.kind(ActorRelation)),
        "reports": list(cards.kind(Attribution)),
        "texts": [] if options.share else _texts(bundle, cards),
    }


def _notes(documents: Sequence[Document]) -> list[tuple[str, tuple[Document, ...]]]:
    """Each note of the loader once, with the documents that it is about."""
    found: dict[str, list[Document]] = {}
    for document in documents:
        for note in document.notes:
            found.setdefault(note, []).append(document)
    return [(note, tuple(about)) for note, about in found.items()]


def _named_in_text(reading: Reading) -> tuple[str, ...]:
    """Who made the text as the text itself names them: its narrators, else who asks."""
    by_role = {role: [turn.speaker for turn in reading.turns if turn.role is role and turn.speaker] for role in Role}
    return tuple(dict.fromkeys(by_role[Role.NARRATOR] or by_role[Role.INTERVIEWER]))[:NAMES]


def _says_so(document: Document) -> bool:
    """Whether a note of the loader already says what the missing date costs."""
    return any("date" in note for note in document.notes)


def _texts(bundle: Bundle, cards: Deck) -> list[tuple[Document, Any]]:
    return [
        (document, blocks(document, reading, cards.of[document.id]))
        for document, reading in zip(bundle.documents, bundle.readings, strict=True)
    ]


def _title(bundle: Bundle) -> str:
    if len(bundle.documents) == 1:
        return bundle.documents[0].title or bundle.documents[0].id
    return plural(len(bundle.documents), "document") if bundle.documents else "Nothing to show yet"


def _counts(cards: Deck) -> dict[str, int]:
    every = [card for own in cards.of.values() for card in own]
    return {"items": len(every), "checked": sum(card.checked for card in every)}


def _style() -> str:
    return files("causerie.views.report").joinpath("report.css").read_text("utf-8")


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("causerie.views.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printed,
    )
    environment.filters["plural"] = plural
    environment.filters["address"] = _address
    environment.filters["host"] = _host
    return environment


def _printed(value: Any) -> Any:
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _address(url: str | None) -> str | None:
    """An address that a link may have; of another scheme than http(s), none."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def _host(url: str) -> str:
    """The site of an address, which names a source in few words."""
    return urlsplit(url).hostname or url
