"""A codebook of the user's own as a table, and as a REFI-QDA codebook (.qdc), which programs of that field share.

Source: REFI-QDA standard 1.5 (2019), Codebook.xsd; a code holds the codes under it.
"""

from __future__ import annotations

import csv
import io
import uuid
from collections.abc import Callable, Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from causerie.errors import BadRequest
from causerie.values.review import Code, Codebook
from causerie.views.exchange.bounds import xml_text
from causerie.views.exchange.guard import guarded

COLUMNS = ("Code", "Parent", "Path", "Key", "Description", "Items")
NAMESPACE = "urn:QDA-XML:codebook:1.0"
COLOR = "#2E7D32"
_SPACE = uuid.UUID("5b0b1d3e-64a4-5f0e-8f5c-2a1f0c7f1f4b")


def write(book: Codebook, ending: str) -> bytes:
    """The codebook in the format of a file's ending; raises BadRequest naming those there are."""
    if ending not in _FORMATS:
        raise BadRequest(
            f"a codebook is written as {' or '.join(_FORMATS)}, not as {ending or 'a file without ending'}"
        )
    return _FORMATS[ending](book)


def guid(name: str) -> str:
    """The id of a code in files, which depends on its name alone."""
    return str(uuid.uuid5(_SPACE, name))


def elements(codes: Iterable[Code]) -> list[Element]:
    """The codes as elements of a codebook, each within that of its parent; `codes` have parents first."""
    made: dict[str, Element] = {}
    top: list[Element] = []
    for one in codes:
        fields = {"guid": guid(one.name), "name": xml_text(one.name), "isCodable": "true", "color": COLOR}
        element = Element("Code", fields)
        if one.says:
            SubElement(element, "Description").text = xml_text(one.says)
        above = made.get(one.parent or "")
        if above is None:
            top.append(element)
        else:
            above.append(element)
        made[one.name] = element
    return top


def _csv(book: Codebook) -> bytes:
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for one in book.codes:
        texts = (one.name, one.parent or "", " > ".join(one.path), one.key or "", one.says)
        rows.writerow((*(guarded(text) for text in texts), one.used))
    return out.getvalue().encode()


def _qdc(book: Codebook) -> bytes:
    root = Element("CodeBook", {"xmlns": NAMESPACE, "origin": "Causerie"})
    SubElement(root, "Codes").extend(elements(book.codes))
    indent(root)
    return bytes(tostring(root, "utf-8", xml_declaration=True))


_FORMATS: Mapping[str, Callable[[Codebook], bytes]] = {".csv": _csv, ".qdc": _qdc}
