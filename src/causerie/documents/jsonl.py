"""Rows of a .jsonl file: one JSON object a line, its field `text` the document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from causerie.dates import parse_date
from causerie.documents.decode import check_text
from causerie.documents.parts import Parts, clean
from causerie.errors import UnreadableDocument

_OWN = ("id", "text", "title", "author", "outlet", "language", "url", "translated_from", "speaker", "spoken", "published", "date")
_URL = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its id if it has one, and its document or what is wrong with it."""

    id: str | None
    parts: Parts | None = None
    error: str | None = None


def read_row(line: bytes) -> Row:
    """The document of one line; never raises: what is wrong stands in `error`."""
    data: Any = None
    try:
        data = _object(line)
        return Row(_id(data), _parts(data))
    except UnreadableDocument as error:
        return Row(_id(data), error=str(error))


def _object(line: bytes) -> Mapping[str, Any]:
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableDocument(f"is not UTF-8 (byte {error.object[error.start]:#04x}); JSON must be") from error
    except RecursionError as error:
        raise UnreadableDocument("is JSON nested too deeply") from error
    except ValueError as error:
        raise UnreadableDocument(f"is not JSON: {getattr(error, 'msg', error)}") from error
    if not isinstance(data, dict):
        raise UnreadableDocument("is JSON but no object; expected {\"text\": ...}")
    return data


def _id(data: Any) -> str | None:
    value = data.get("id") if isinstance(data, dict) else None
    return clean(str(value)) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else None


def _parts(data: Mapping[str, Any]) -> Parts:
    text = data.get("text")
    if not isinstance(text, str):
        raise UnreadableDocument("has no field 'text'" if text is None else "has a field 'text' that is no string")
    notes: list[str] = []
    spoken = _date(data, "spoken", notes) or _date(data, "date", notes)
    source = as_text(data.get("source"))
    is_url = source is not None and source.startswith(_URL)
    own = {name: as_text(data.get(name)) for name in _OWN}
    return Parts(
        text=check_text(text),
        id=_id(data),
        title=own["title"],
        author=own["author"],
        outlet=own["outlet"] or (None if is_url else source),
        spoken=spoken,
        published=_date(data, "published", notes),
        language=own["language"],
        url=own["url"] or (source if is_url else None),
        translated_from=own["translated_from"],
        speaker=own["speaker"],
        attributes=_attributes(data),
        notes=tuple(notes),
    )


def _date(data: Mapping[str, Any], name: str, notes: list[str]) -> str | None:
    value = as_text(data.get(name))
    if value is None:
        return None
    date = parse_date(value)
    if date is None:
        notes.append(f"{name} {value!r} is no date with a year, so it is kept as an attribute only")
    return date


def _attributes(data: Mapping[str, Any]) -> dict[str, str]:
    """Every further field as text, and a date that was none."""
    kept = {}
    for key, value in data.items():
        name, text = clean(str(key)), as_text(value)
        unread = key in ("date", "spoken", "published") and text is not None and parse_date(text) is None
        if name and text is not None and (key not in _OWN or unread):
            kept[name] = text
    return kept


def as_text(value: Any) -> str | None:
    """A JSON value as one line of text: strings as they are, the rest as JSON; None for null and blanks."""
    if value is None:
        return None
    if isinstance(value, str):
        return clean(value)
    try:
        return clean(json.dumps(value, ensure_ascii=False, sort_keys=True))
    except (RecursionError, ValueError):
        return None
