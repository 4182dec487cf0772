"""A REFI-QDA project -> its documents with the items coded in them, and a line for all that is no item.

Passages that another program coded bear one name each: no cause, no effect. No claim is made of them;
their number is told by code. Texts come from plain text sources, and from the plain text that goes
with PDFs, pictures, audio and video.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from causerie.codec import decode
from causerie.errors import BadRequest
from causerie.values import Actor, Brought, Document, Item, Reading, Turn
from causerie.views.exchange.bounds import archive_of, part_of, text_of, xml_of
from causerie.views.exchange.coded import item_from
from causerie.views.exchange.qdpx import CLAIMS, FACTORS, QDE, SPEAKERS

_OURS = (FACTORS, CLAIMS, SPEAKERS)
_INSIDE = "internal://"


@dataclass(frozen=True, slots=True)
class _Opened:
    """The parts of a project by id. Codes have the name of their group before their own."""

    archive: zipfile.ZipFile
    parts: Mapping[str, str]
    notes: Mapping[str, str]
    codes: Mapping[str, tuple[str, str]]
    variables: Mapping[str, str]


def read(data: bytes) -> tuple[Brought, ...]:
    """What the project holds; raises BadRequest for a file that is no project."""
    archive = archive_of(data, QDE)
    try:
        root = xml_of(part_of(archive, QDE))
    except BadRequest as error:
        raise BadRequest(f"{QDE}: {error}") from error
    if _tag(root) != "Project":
        raise BadRequest(f"{QDE}: is <{_tag(root)}>, no REFI-QDA project")
    opened = _opened(archive, root)
    texts = [one for part in root if _tag(part) == "Sources" for one in _texts(part)]
    if not texts:
        raise BadRequest("holds no text; pictures, audio and video without a transcript cannot be read")
    return tuple(_brought(one, opened) for one in texts)


def _tag(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _children(element: Element, tag: str) -> Iterator[Element]:
    return (child for child in element if _tag(child) == tag)


def _texts(sources: Element) -> Iterator[Element]:
    """Every source that has a plain text, by itself or beside its picture or sound."""
    for one in sources.iter():
        if one.get("plainTextPath") or any(True for _ in _children(one, "PlainTextContent")):
            yield one


def _opened(archive: zipfile.ZipFile, root: Element) -> _Opened:
    parts = {name.casefold().rsplit("/", 1)[-1]: name for name in archive.namelist()}
    opened = _Opened(archive, parts, {}, dict(_codes(root)), dict(_variables(root)))
    notes = {one.get("guid", ""): _text(one, opened) for part in _children(root, "Notes") for one in part}
    return _Opened(archive, parts, notes, opened.codes, opened.variables)


def _codes(root: Element) -> Iterator[tuple[str, tuple[str, str]]]:
    books = (codes for book in _children(root, "CodeBook") for codes in _children(book, "Codes"))
    waiting = [("", code) for codes in books for code in _children(codes, "Code")]
    while waiting:
        group, code = waiting.pop()
        name = code.get("name", "")
        yield code.get("guid", ""), (group, name)
        waiting += [(group or name, child) for child in _children(code, "Code")]


def _variables(root: Element) -> Iterator[tuple[str, str]]:
    for part in _children(root, "Variables"):
        for one in part:
            yield one.get("guid", ""), one.get("name", "")


def _text(source: Element, opened: _Opened) -> str:
    """The plain text of a source or note; "" where it lies outside of the project."""
    inside = next(_children(source, "PlainTextContent"), None)
    if inside is not None:
        return inside.text or ""
    path = source.get("plainTextPath", "")
    part = opened.parts.get(path.removeprefix(_INSIDE).rsplit("/", 1)[-1].casefold())
    if not path.startswith(_INSIDE) or part is None:
        return ""
    return text_of(part_of(opened.archive, part)).replace("\r\n", "\n").replace("\r", "\n")


def _brought(source: Element, opened: _Opened) -> Brought:
    name = source.get("name") or source.get("guid") or "a source without a name"
    try:
        text = _text(source, opened)
    except BadRequest as error:
        return Brought((name,), problems=(f"{name}: {error}",))
    if not text:
        where = source.get("plainTextPath", "")
        return Brought((name,), problems=(f"{name}: its text is not in the project ({where}); read the file itself",))
    problems: list[str] = []
    items = tuple(_items(source, opened, problems))
    own = _own(source, opened)
    document, reading = _document(source, name, text, own, opened)
    problems += _foreign(source, opened, ours=own is not None)
    return Brought((document.sha256, document.id), document, reading, items, tuple(f"{name}: {p}" for p in problems))


def _items(source: Element, opened: _Opened, problems: list[str]) -> Iterator[Item]:
    for selection in _children(source, "PlainTextSelection"):
        for ref in _children(selection, "NoteRef"):
            data = _last_line(opened.notes.get(ref.get("targetGUID", ""), ""))
            if data is None or "item" not in data:
                continue
            try:
                yield item_from(data)
            except BadRequest as error:
                problems.append(f"the note on “{selection.get('name', '')}” is not as it was written ({error})")


def _last_line(note: str) -> dict[str, Any] | None:
    """The JSON that Causerie wrote on the last line of a note."""
    line = note.rstrip().rsplit("\n", 1)[-1].strip()
    if not line.startswith('{"causerie"'):
        return None
    try:
        found = json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        return {"item": None, "kind": "damaged"}
    return found if isinstance(found, dict) else None


def _own(source: Element, opened: _Opened) -> dict[str, Any] | None:
    """What Causerie wrote about a document, if it wrote it."""
    notes = (_last_line(opened.notes.get(ref.get("targetGUID", ""), "")) for ref in _children(source, "NoteRef"))
    return next((data for data in notes if data is not None and "document" in data), None)


def _document(
    source: Element, name: str, text: str, own: dict[str, Any] | None, opened: _Opened
) -> tuple[Document, Reading | None]:
    """The document as it was exported, if its text is the same; else what the project says of it."""
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    if own is not None and own.get("text") == digest:
        try:
            document = decode(Document, {**own["document"], "text": text})
            turns = tuple(decode(Turn, one) for one in own.get("turns", ()))
            actors = tuple(decode(Actor, one) for one in own.get("actors", ()))
        except (BadRequest, TypeError):
            pass
        else:
            return document, Reading(
                document.id, document.title, document.date, document.language, "", turns, actors=actors
            )
    return Document(id=name, text=text, sha256=digest, title=name, attributes=_attributes(source, opened)), None


def _attributes(source: Element, opened: _Opened) -> dict[str, str]:
    found = {}
    for value in _children(source, "VariableValue"):
        ref = next(_children(value, "VariableRef"), None)
        told = next((child.text for child in value if _tag(child).endswith("Value") and child.text), None)
        name = opened.variables.get(ref.get("targetGUID", "")) if ref is not None else None
        if name and told:
            found[name] = told
    return found


def _foreign(source: Element, opened: _Opened, ours: bool) -> Iterator[str]:
    """One line for each code by which another program coded passages."""
    counts: Counter[str] = Counter()
    for selection in _children(source, "PlainTextSelection"):
        for coding in _children(selection, "Coding"):
            ref = next(_children(coding, "CodeRef"), None)
            target = ref.get("targetGUID", "") if ref is not None else ""
            group, name = opened.codes.get(target, ("", "an unknown code"))
            if not (ours and (group or name) in _OURS):
                counts[name] += 1
    for name, count in counts.items():
        passages = f"{count} passage{'' if count == 1 else 's'} coded “{name}”"
        yield f"{passages}: no claim, for a code names no cause and no effect; not entered"
