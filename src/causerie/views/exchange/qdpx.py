"""A REFI-QDA project (.qdpx), as NVivo, ATLAS.ti, MAXQDA and QualCoder open it: texts, codes, coded passages, notes.

Codes: one for each factor, each kind of item and each speaker. Every item is a passage (its quote) with
a note that holds its coding in words and, on the last line, as JSON, by which it can be read back.
A link between factors is a link between their codes, with its quotes in a note.
Source: REFI-QDA standard 1.5 (2019), Project.xsd; offsets are code points, the end is not included.
"""

from __future__ import annotations

import hashlib
import io
import json
import uuid
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from causerie.codec import encode
from causerie.values import KIND_OF, Bundle, Document, Item, Link, Map, Reading, items_of
from causerie.views.exchange import codebook_files, coded, graph
from causerie.views.exchange.bounds import xml_text
from causerie.views.exchange.content import Content
from causerie.vocabulary import ClaimKind, Sign

NAMESPACE = "urn:QDA-XML:project:1.0"
QDE = "project.qde"
FACTORS, CLAIMS, SPEAKERS, CODES = "Factors", "Claims", "Speakers", "Codes of our own"
_SPACE = uuid.UUID("8d7b0f0e-6a57-5b2e-9a4c-1f0c7f1f4b11")
_COLOR = {FACTORS: "#0063A8", CLAIMS: "#B84300", SPEAKERS: "#5C6166"}
_LINK_NAME = {Sign.PLUS: "+", Sign.MINUS: "-", Sign.UNKNOWN: "?"}
_STAMP = (1980, 1, 1, 0, 0, 0)
_SHORT = 60


def guid(*words: object) -> str:
    """An id that depends on nothing but what it names."""
    return str(uuid.uuid5(_SPACE, "\0".join(map(str, words))))


@dataclass(slots=True)
class _Passage:
    """A run of text with its codes and notes; each run is one selection, however many codes it has."""

    codes: dict[str, None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Project:
    """What is gathered while documents are written."""

    user: str
    map: Map
    bundle: Bundle
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    """Guid, name and text of each note."""
    variables: dict[str, str] = field(default_factory=dict)

    def note(self, name: str, text: str, *words: object) -> str:
        """Add a note; its guid."""
        made = guid("note", name, *words)
        self.notes.append((made, name, text))
        return made


def write(content: Content) -> bytes:
    """The documents with their items, and the map, as a project."""
    project = _Project(guid("user"), content.map, content.bundle)
    root = Element("Project", {"xmlns": NAMESPACE, "name": xml_text(content.title or "Causerie"), "origin": "Causerie"})
    root.set("creatingUserGUID", project.user)
    if content.date:
        root.set("creationDateTime", f"{content.date}T00:00:00Z")
    SubElement(SubElement(root, "Users"), "User", {"guid": project.user, "name": "Causerie"})
    pairs = list(zip(content.bundle.documents, content.bundle.readings, strict=True))
    root.append(_codebook(content, [reading for _, reading in pairs]))
    sources = Element("Sources")
    sources.extend(_source(document, reading, project) for document, reading in pairs)
    links = Element("Links")
    links.extend(_link(link, denied, project) for link, denied in graph.pairs_of(content.map))
    notes = Element("Notes")
    notes.extend(_note(*one, project.user) for one in project.notes)
    variables = Element("Variables")
    for name, one in project.variables.items():
        SubElement(variables, "Variable", {"guid": one, "name": xml_text(name), "typeOfVariable": "Text"})
    root.extend(part for part in (variables, sources, notes, links) if len(part))
    return _zipped(root, content.bundle.documents)


def _zipped(root: Element, documents: Iterable[Document]) -> bytes:
    indent(root)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        parts = [(QDE, tostring(root, "utf-8", xml_declaration=True))]
        parts += [(f"sources/{_file(one)}", one.text.encode("utf-8", "replace")) for one in documents]
        for name, data in parts:
            # Always the same date, so that the same project is the same file.
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


def _file(document: Document) -> str:
    return f"{guid('text', document.sha256, document.id)}.txt"


def _codebook(content: Content, readings: list[Reading]) -> Element:
    book = Element("CodeBook")
    codes = SubElement(book, "Codes")
    groups = {
        FACTORS: [(guid("factor", one), name) for one, name in graph.unique(content.map).items()],
        CLAIMS: [(guid("kind", kind.value), coded.KIND_NAMES[kind]) for kind in ClaimKind],
        SPEAKERS: [(guid("speaker", name), name) for name in _speakers(readings)],
    }
    own = codebook_files.elements(content.bundle.codebook.codes)
    if own:
        fields = {"guid": guid("group", CODES), "name": CODES, "isCodable": "false", "color": codebook_files.COLOR}
        SubElement(codes, "Code", fields).extend(own)
    for group, members in groups.items():
        if not members:
            continue
        parent = SubElement(codes, "Code", {"guid": guid("group", group), "name": group, "isCodable": "true"})
        parent.set("color", _COLOR[group])
        for one, name in members:
            fields = {"guid": one, "name": xml_text(name), "isCodable": "true", "color": _COLOR[group]}
            SubElement(parent, "Code", fields)
    return book


def _speakers(readings: Iterable[Reading]) -> list[str]:
    return list(dict.fromkeys(turn.speaker for one in readings for turn in one.turns if turn.speaker))


def _source(document: Document, reading: Reading, project: _Project) -> Element:
    name = document.title or document.id
    fields = {"guid": guid("source", document.sha256, document.id), "name": xml_text(name)}
    fields |= {"plainTextPath": f"internal://{_file(document)}", "creatingUser": project.user}
    source = Element("TextSource", fields)
    passages = _passages(document, reading, project)
    for (start, end), one in sorted(passages.items()):
        source.append(_selection(document, start, end, one, project))
    about = project.note(f"About {name}", _about(document, reading), document.sha256, document.id)
    SubElement(source, "NoteRef", {"targetGUID": about})
    for variable, value in _facts(document).items():
        ref = project.variables.setdefault(variable, guid("variable", variable))
        holder = SubElement(source, "VariableValue")
        SubElement(holder, "VariableRef", {"targetGUID": ref})
        SubElement(holder, "TextValue").text = xml_text(value)
    return source


def _passages(document: Document, reading: Reading, project: _Project) -> dict[tuple[int, int], _Passage]:
    found: dict[tuple[int, int], _Passage] = {}
    for item in items_of(reading):
        one = found.setdefault((item.quote.start, item.quote.end), _Passage())
        one.codes[guid("kind", KIND_OF[type(item)].value)] = None
        one.codes |= dict.fromkeys(codebook_files.guid(name) for name in project.bundle.codebook.tags.get(item.id, ()))
        one.told.append(coded.told(item))
        name = f"{coded.KIND_NAMES[KIND_OF[type(item)]]}: {coded.told(item)[:_SHORT]}"
        text = f"{coded.told(item)}\n\n“{xml_text(item.quote.text)}”\n\n{coded.item_line(item)}"
        one.notes.append(project.note(name, text, document.sha256, item.id, len(one.notes), item.quote.start))
        if item.id in project.bundle.memos:
            memo = project.bundle.memos[item.id]
            one.notes.append(project.note(f"Memo: {coded.told(item)[:_SHORT]}", memo, document.sha256, item.id, "memo"))
    for place, code in _mentions(document, reading, project.map):
        found.setdefault(place, _Passage()).codes[code] = None
    for turn in reading.turns:
        if turn.speaker and turn.start < turn.end:
            found.setdefault((turn.start, turn.end), _Passage()).codes[guid("speaker", turn.speaker)] = None
    return found


def _mentions(document: Document, reading: Reading, drawn: Map) -> Iterator[tuple[tuple[int, int], str]]:
    """Where each factor of the map is mentioned, with its code."""
    items: dict[str, Item] = {item.id: item for item in items_of(reading) if item.id}
    for factor in drawn.factors:
        for place in factor.mentions:
            item = items.get(place.claim) if place.document == document.id else None
            words = getattr(item, place.part.value, None)
            start, end = getattr(words, "start", None), getattr(words, "end", None)
            if isinstance(start, int) and isinstance(end, int) and start < end:
                yield (start, end), guid("factor", factor.id)


def _selection(document: Document, start: int, end: int, one: _Passage, project: _Project) -> Element:
    closed = project.bundle.left_out.places.get(document.id, ())
    last = min([end, *(low for low, high in closed if low < end and start < high)])
    words = " ".join(document.text[start:last].split())[:_SHORT]
    place = (document.sha256, document.id, start, end)
    fields = {"guid": guid("selection", *place), "name": xml_text(words)}
    fields |= {"startPosition": str(start), "endPosition": str(end), "creatingUser": project.user}
    made = Element("PlainTextSelection", fields)
    if one.told:
        SubElement(made, "Description").text = xml_text("\n".join(one.told))
    for code in one.codes:
        coding = SubElement(made, "Coding", {"guid": guid("coding", *place, code), "creatingUser": project.user})
        SubElement(coding, "CodeRef", {"targetGUID": code})
    for note in one.notes:
        SubElement(made, "NoteRef", {"targetGUID": note})
    return made


def _facts(document: Document) -> dict[str, str]:
    own = ("spoken", "published", "author", "outlet", "speaker", "url", "language", "translated_from")
    facts = {name: value for name in own if (value := getattr(document, name))}
    return {**document.attributes, **facts}


def _about(document: Document, reading: Reading) -> str:
    """What is known of the document, and turns and actors, for people and as JSON."""
    lines = [f"{name}: {value}" for name, value in _facts(document).items()]
    kept = {
        "causerie": 1,
        "document": {**encode(document), "text": ""},
        "text": hashlib.sha256(document.text.encode("utf-8", "replace")).hexdigest(),
        "turns": encode(reading.turns),
        "actors": encode(reading.actors),
    }
    return "\n".join([*map(xml_text, lines), "", json.dumps(kept, separators=(",", ":"))])


def _note(one: str, name: str, text: str, user: str) -> Element:
    note = Element("Note", {"guid": one, "name": xml_text(name), "creatingUser": user})
    SubElement(note, "PlainTextContent").text = xml_text(text)
    return note


def _link(link: Link, denied: bool, project: _Project) -> Element:
    ends = {"originGUID": guid("factor", link.cause), "targetGUID": guid("factor", link.effect)}
    name = f"denied {_LINK_NAME[link.sign]}" if denied else _LINK_NAME[link.sign]
    made = Element("Link", {"guid": guid("link", link.cause, link.effect), "name": name, "direction": "OneWay", **ends})
    labels = graph.unique(project.map)
    title = f"{labels[link.cause]} {name} {labels[link.effect]}"
    text = f"{title}\npresence {link.presence:.2f}\n\n{graph.told(link) or 'no quote'}"
    SubElement(made, "NoteRef", {"targetGUID": project.note(title, text, link.cause, link.effect)})
    return made
