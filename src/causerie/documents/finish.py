"""Parts -> Document: gaps filled from the lead and from the user's options, language checked, marks found."""

from __future__ import annotations

from causerie.documents.language import ENOUGH, check_language, letters
from causerie.documents.lead import dates_of, lead_lines, title_of, translated_from
from causerie.documents.marks import find_marks, merge
from causerie.documents.masthead import address_of, author_of, outlet_of
from causerie.documents.options import LoadOptions
from causerie.documents.parts import Parts, clean
from causerie.errors import UnreadableDocument
from causerie.values import Document
from causerie.vocabulary import MarkKind

NO_DATE = (
    "no date: what it forecasts for 'next year' or 'in two weeks' gets no deadline, and its events no year; "
    "give the day of the talk with: causerie date"
)
ONLY_YEAR = (
    "dated only {date}: what it forecasts for 'next month' gets no exact deadline; give the day with: causerie date"
)


def finish(parts: Parts, name: str, sha256: str, options: LoadOptions) -> Document:
    """The document; raises UnreadableDocument if it is too long or not English.

    What the file states stays; an option fills what it lacks; the lead of the text fills the rest.
    """
    if len(parts.text) > options.limits.text:
        raise UnreadableDocument(
            f"has {len(parts.text):,} characters: one document may have {options.limits.text:,}; split it"
        )
    language_notes = check_language(parts.text)
    lead = "" if parts.turns else parts.text[_front(parts) :]
    lines = lead_lines(lead)
    lead_spoken, lead_published = dates_of(lead)
    spoken = parts.spoken or options.date or lead_spoken
    published = parts.published or lead_published
    return Document(
        id=parts.id or name,
        text=parts.text,
        sha256=sha256,
        title=parts.title or clean(title_of(lead)),
        author=parts.author or author_of(lines),
        outlet=parts.outlet or clean(options.outlet) or clean(outlet_of(lines)),
        spoken=spoken,
        published=published,
        language=_language(parts),
        url=parts.url or clean(options.url) or address_of(lines),
        translated_from=parts.translated_from or clean(options.translated_from) or translated_from(parts.text),
        speaker=parts.speaker or clean(options.speaker),
        attributes=_attributes(parts),
        marks=merge(parts.marks, find_marks(parts.text)),
        turns=parts.turns,
        notes=(*parts.notes, *language_notes, *_date_notes(spoken or published), *_kept(parts, options)),
    )


def _front(parts: Parts) -> int:
    """Where the text begins after front matter, which is marked from the start of the file."""
    return next((mark.end for mark in parts.marks if mark.start == 0 and mark.kind is MarkKind.FURNITURE), 0)


def _language(parts: Parts) -> str:
    """English, as checked; a text too short to be checked is in the language that its file states."""
    declared = (parts.language or "en").lower().replace("_", "-").split("-")[0]
    return declared if letters(parts.text, ENOUGH) < ENOUGH else "en"


def _attributes(parts: Parts) -> dict[str, str]:
    """The attributes of the file, with the language as it states it if that says more than English."""
    stated = {"language": parts.language} if parts.language and parts.language.lower() != "en" else {}
    return {**parts.attributes, **stated}


def _date_notes(date: str | None) -> tuple[str, ...]:
    if date is None:
        return (NO_DATE,)
    return (ONLY_YEAR.format(date=date),) if len(date) < len("2021-08-15") else ()


def _kept(parts: Parts, options: LoadOptions) -> tuple[str, ...]:
    """Which options gave way to what the file itself states."""
    pairs = (
        ("--date", parts.spoken, options.date),
        ("--url", parts.url, options.url),
        ("--outlet", parts.outlet, options.outlet),
        ("--speaker", parts.speaker, options.speaker),
        ("--translated-from", parts.translated_from, options.translated_from),
    )
    return tuple(
        f"{option} {given} not used: the file itself says {own}"
        for option, own, given in pairs
        if own and given and own != given
    )
