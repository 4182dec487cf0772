"""Rows of a .jsonl file: one JSON object a line, its field `text` the document."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from causerie.documents.decode import check_text
from causerie.documents.fields import parts_with
from causerie.documents.parts import Parts, clean
from causerie.documents.raw import BLOCK
from causerie.errors import UnreadableDocument

_ID = re.compile(rb'"id"\s*:\s*("(?:[^"\\]|\\.){1,200}"|-?\d{1,40})')


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
        return Row(_id(data) or (id_of(line) if data is None else None), error=str(error))


def id_of(line: bytes) -> str | None:
    """The id that a line seems to state, where it cannot be read as JSON or is too long."""
    match = _ID.search(line[:BLOCK])
    return clean(match.group(1).decode("utf-8", "replace").strip('"')) if match is not None else None


def _object(line: bytes) -> Mapping[str, Any]:
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableDocument(f"is not UTF-8 (byte {error.object[error.start]:#04x}); JSON must be") from error
    except RecursionError as error:
        raise UnreadableDocument("is JSON nested too deeply") from error
    except json.JSONDecodeError as error:
        raise UnreadableDocument(f"is not JSON: {error.msg} at character {error.pos + 1}") from error
    except ValueError as error:
        raise UnreadableDocument("is JSON with a number too long to read") from error
    if not isinstance(data, dict):
        raise UnreadableDocument('is JSON but no object; expected {"text": ...}')
    return data


def _id(data: Any) -> str | None:
    value = data.get("id") if isinstance(data, dict) else None
    return clean(str(value)) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else None


def _parts(data: Mapping[str, Any]) -> Parts:
    text = data.get("text")
    if not isinstance(text, str):
        raise UnreadableDocument("has no field 'text'" if text is None else "has a field 'text' that is no string")
    fields = {clean(str(key)) or "": as_text(value) for key, value in data.items() if key not in ("text", "id")}
    named = {name: value for name, value in fields.items() if name and value is not None}
    return dataclasses.replace(parts_with(check_text(text), named), id=_id(data))


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
