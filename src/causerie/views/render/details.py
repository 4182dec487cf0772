"""One item at length: where it comes from (`explain`) and how to cite it (`cite`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from causerie.codec import encode
from causerie.values import Decision, Document
from causerie.views.render.items import NOBODY, UNCHECKED, Shown, coding, lines
from causerie.views.render.lists import decision_line
from causerie.views.render.safe import quoted, safe

WHOLE_FRAGMENT = 200
"""A quote up to this many characters stands whole in a link; of a longer one, its first and last words."""
EDGE_WORDS = 6
_IN_ADDRESS = "%:/?#[]@!$&'()*+,;=~-._"
"""What an address may hold as it is (RFC 3986); a space or a quotation mark in it would end the link."""


def explain_lines(
    one: Shown, description: Iterable[str], about: Iterable[Decision], rejected: bool, threshold: float | None = None
) -> list[str]:
    """Why the item is there: rule, who found it and how surely, each span with its words, decisions.

    `threshold` is the probability from which the reader keeps such an item, if it is known.
    """
    rule = safe(one.item.rule) or "(not named)"
    return [
        *lines(one),
        *(["     rejected: it is shown nowhere else"] if rejected else []),
        f"rule: {rule}",
        *(f"  {safe(line)}" for line in description),
        f"reader: {safe(one.reading.reader)}",
        *_found(one, threshold),
        f"document: {safe(one.document.id)}, characters {one.item.quote.start}-{one.item.quote.end}",
        *spans(encode(one.item)),
        *(f"decision {decision_line(decision, {decision.target: one.alias}, True).strip()}" for decision in about),
    ]


def _found(one: Shown, threshold: float | None) -> list[str]:
    """Which readers found the item, and how likely they hold it together."""
    by, probability = getattr(one.item, "found_by", ()), getattr(one.item, "probability", None)
    lines_of = [f"found by: {safe(' and '.join(by))}"] if by else []
    if probability is not None:
        kept = f", kept from {threshold:g} on" if threshold is not None else ""
        lines_of.append(f"probability: {probability:g}{kept}")
    return lines_of


def spans(data: Mapping[str, Any], prefix: str = "") -> list[str]:
    """Each part of an item that is words of the text, with its offsets."""
    found = []
    for name, part in data.items():
        if isinstance(part, Mapping):
            if part.get("text") and part.get("start") is not None:
                extra = f" ({part['direction']})" if part.get("direction") else ""
                found.append(f"{prefix}{name}: {quoted(part['text'])} at {part['start']}-{part['end']}{extra}")
            found += spans({key: value for key, value in part.items() if key == "refers_to"}, f"{prefix}{name} ")
    return found


def cite_lines(one: Shown) -> list[str]:
    """The quote, who says it, when, where, and a link that leads to the words."""
    document = one.document
    found = [f"{quoted(one.item.quote.text)}", f"{safe(one.speaker or NOBODY)}, {date_of(document)}", _origin(document)]
    if document.translated_from:
        found.append(f"translated from {safe(document.translated_from)}")
    link = link_to(document, one.item.quote.text)
    found.append(safe(link) if link else f"characters {one.item.quote.start}-{one.item.quote.end} of the stored text")
    if one.act is None:
        found.append(f"({one.alias}; {UNCHECKED}: {coding(one.item)})")
    return [line for line in found if line]


def date_of(document: Document) -> str:
    """When it was said or published, or that nobody knows."""
    if document.spoken:
        return document.spoken
    return f"published {document.published}" if document.published else "date not known"


def _origin(document: Document) -> str:
    parts = (document.title, document.author, document.outlet)
    return ", ".join(safe(part) for part in parts if part) or safe(document.id)


def link_to(document: Document, words: str) -> str | None:
    """The document's address with a text fragment for the words (WICG scroll-to-text-fragment)."""
    address = quote(document.url or "", safe=_IN_ADDRESS)
    if not address or not address.startswith(("http://", "https://")):
        return None
    separator = ":~:" if "#" in address else "#:~:"
    return f"{address}{separator}text={fragment(words)}"


def fragment(words: str) -> str:
    """The words as a text directive: whole, or by their two ends where long or over several lines."""
    parts = words.split()
    if (len(words) <= WHOLE_FRAGMENT and "\n" not in words) or len(parts) <= 2 * EDGE_WORDS:
        return _encoded(" ".join(parts))
    return f"{_encoded(' '.join(parts[:EDGE_WORDS]))},{_encoded(' '.join(parts[-EDGE_WORDS:]))}"


def _encoded(words: str) -> str:
    # A dash has a meaning in the directive, and `quote` leaves it alone.
    return quote(words, safe="", errors="replace").replace("-", "%2D")
