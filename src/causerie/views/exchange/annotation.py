"""Items as W3C web annotations: JSON-LD that points at the exact words by quote and by position.

Offsets are Unicode code points, as the standard has them. Source: Web Annotation Data Model (2017).
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from causerie.errors import BadRequest
from causerie.values import KIND_OF, Brought, Document, Item, items_of
from causerie.views.exchange.bounds import json_of
from causerie.views.exchange.coded import KIND_NAMES, item_from, item_line, told
from causerie.views.exchange.content import Content
from causerie.withholding import Places

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters before and after a quote that tell it from the same words elsewhere."""
_SPACE = uuid.UUID("5b4b6d39-3d0f-5e0c-9c43-6a5f0d6a2f11")


def write(content: Content) -> bytes:
    """All items of all documents as one annotation collection; the texts themselves are not in it."""
    pairs = zip(content.bundle.documents, content.bundle.readings, strict=True)
    closed = content.bundle.left_out.places
    items = [
        _annotation(document, item, closed.get(document.id, ()))
        for document, reading in pairs
        for item in items_of(reading)
    ]
    name = _urn(" ".join(document.sha256 for document in content.bundle.documents))
    whole = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": content.title or "Claims",
        "total": len(items),
        "first": {"id": f"{name}#page", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _annotation(document: Document, item: Item, closed: Places) -> dict[str, Any]:
    """`closed`: words that stay at home, also where they stand beside a quote."""
    quote, text = item.quote, document.text
    first = max([max(0, quote.start - AROUND), *(end for _, end in closed if end <= quote.start)])
    last = min([quote.end + AROUND, *(start for start, _ in closed if start >= quote.end)])
    return {
        "id": _urn(f"{document.sha256} {item.id} {quote.start} {quote.end}"),
        "type": "Annotation",
        "motivation": "classifying",
        "generator": {"type": "Software", "name": "causerie"},
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": KIND_NAMES[KIND_OF[type(item)]]},
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": told(item)},
            {"type": "TextualBody", "purpose": "classifying", "format": "application/json", "value": item_line(item)},
        ],
        "target": {
            "type": "SpecificResource",
            "source": _source(document),
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": quote.text,
                    "prefix": text[first : quote.start],
                    "suffix": text[quote.end : last],
                },
                {"type": "TextPositionSelector", "start": quote.start, "end": quote.end},
            ],
        },
    }


def _source(document: Document) -> dict[str, Any]:
    fields = {
        "id": document.url or f"urn:sha256:{document.sha256}",
        "type": "Text",
        "format": "text/plain",
        "language": document.language,
        "title": document.title,
        "digest": document.sha256,
        "name": document.id,
    }
    return {key: value for key, value in fields.items() if value}


def _urn(text: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_SPACE, text)}"


def read(data: bytes) -> tuple[Brought, ...]:
    """What the annotations say of each document that they are about; raises BadRequest for a file of another kind."""
    found: dict[tuple[str, ...], list[Item]] = {}
    problems: dict[tuple[str, ...], list[str]] = {}
    for number, one in enumerate(_annotations(json_of(data)), 1):
        where = f"annotation {number}"
        try:
            names, item = _names(one), _item(one)
        except BadRequest as error:
            problems.setdefault(_names_or_none(one), []).append(f"{where}: {error}")
            continue
        found.setdefault(names, []).append(item)
    every = dict.fromkeys((*found, *problems))
    return tuple(
        Brought(names, items=tuple(found.get(names, ())), problems=tuple(problems.get(names, ()))) for names in every
    )


def _annotations(data: Any) -> Iterator[Mapping[str, Any]]:
    """The annotations of a collection, a page, a list, or one alone."""
    if isinstance(data, list):
        found: Any = data
    elif isinstance(data, Mapping) and data.get("type") == "Annotation":
        found = [data]
    elif isinstance(data, Mapping):
        page = data.get("first") if isinstance(data.get("first"), Mapping) else data
        found = page.get("items", page.get("rows"))  # type: ignore[union-attr]
    else:
        found = None
    if not isinstance(found, list) or not all(isinstance(one, Mapping) for one in found):
        raise BadRequest("holds no web annotations (a collection, a page, a list, or one annotation)")
    yield from found


def _names(one: Mapping[str, Any]) -> tuple[str, ...]:
    """All by which the document of an annotation may be known."""
    source = _target(one).get("source")
    fields = source if isinstance(source, Mapping) else {"id": source}
    names = (fields.get("name"), fields.get("digest"), fields.get("id"))
    found = tuple(name.removeprefix("urn:sha256:") for name in names if isinstance(name, str) and name)
    if not found:
        raise BadRequest("does not say which document it is about")
    return found


def _names_or_none(one: Mapping[str, Any]) -> tuple[str, ...]:
    try:
        return _names(one)
    except BadRequest:
        return ()


def _target(one: Mapping[str, Any]) -> Mapping[str, Any]:
    target = one.get("target")
    first = target[0] if isinstance(target, list) and target else target
    return first if isinstance(first, Mapping) else {"source": first}


def _item(one: Mapping[str, Any]) -> Item:
    """The item of an annotation, whose quote must be the one that its selector names."""
    body = one.get("body")
    bodies = body if isinstance(body, list) else [body]
    for part in bodies:
        data = _object(part)
        if data is not None:
            item = item_from(data)
            exact = _exact(one)
            if exact is not None and exact != item.quote.text:
                raise BadRequest("its selector and its coding quote different words")
            return item
    raise BadRequest(f"names no cause and effect nor other coding{_words(one)}, so that no claim can be made of it")


def _object(part: Any) -> Any:
    value = part.get("value") if isinstance(part, Mapping) else None
    if not isinstance(value, str) or '"item"' not in value:
        return None
    return json_of(value.encode("utf-8", "replace"))


def _exact(one: Mapping[str, Any]) -> str | None:
    selectors = _target(one).get("selector")
    listed = selectors if isinstance(selectors, list) else [selectors]
    quotes = [s.get("exact") for s in listed if isinstance(s, Mapping) and s.get("type") == "TextQuoteSelector"]
    return next((words for words in quotes if isinstance(words, str)), None)


def _words(one: Mapping[str, Any]) -> str:
    exact = _exact(one)
    return f" for “{exact[:60]}”" if exact else ""
