"""Two speakers, or two documents, beside each other: which links both hold, and where they part."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from causerie.assembly import compare
from causerie.errors import BadRequest, UnknownName
from causerie.pipeline.charting import speaker_named
from causerie.pipeline.desk import Where
from causerie.pipeline.mapping import Ground, View
from causerie.pipeline.state import known
from causerie.pipeline.viewing import shelf
from causerie.values import Bundle, Compared, Map


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two sides hold. A side is a speaker or a document, by the name that is shown."""

    a: str
    b: str
    links: tuple[Compared, ...]


def compared(whole: Ground, documents: Mapping[str, str], typed: tuple[str, str], view: View) -> Comparison:
    """The links of two sides; `documents` are ids by all names (case folded) under which they can be named.

    Raises UnknownName for a name that is neither a speaker's nor a document's.
    """
    (a, mine), (b, yours) = (_side(whole, documents, name, view) for name in typed)
    if a == b:
        raise BadRequest(f"{typed[0]!r} and {typed[1]!r} are the same: {a}; name two speakers or two documents")
    return Comparison(a, b, compare(mine, yours))


def documents_by_name(bundle: Bundle, where: Where) -> Mapping[str, str]:
    """The ids of a bundle's documents by alias (D3), title and id, case folded."""
    there = {document.id for document in bundle.documents}
    names = {one.alias.casefold(): one.document.id for one in shelf(where) if one.document.id in there}
    titles = {document.title.casefold(): document.id for document in bundle.documents if document.title}
    return titles | names | {document.id.casefold(): document.id for document in bundle.documents}


def documents_of(drawn: Map) -> Mapping[str, str]:
    """The same for a map that comes from a file: the documents that its claims name."""
    links = (*drawn.links, *drawn.denied)
    return {claim.document.casefold(): claim.document for link in links for claim in link.claims if claim.document}


def _side(whole: Ground, documents: Mapping[str, str], typed: str, view: View) -> tuple[str, Map]:
    document = documents.get(typed.strip().casefold())
    try:
        name = speaker_named(whole.map, typed)
    except UnknownName as error:
        if document is None:
            there = known("documents", list(dict.fromkeys(documents.values())))
            raise UnknownName(f"{error}; no document has that name either; {there}") from error
        return document, whole.seen(dataclasses.replace(view, documents=(document,))).map
    return name, whole.seen(dataclasses.replace(view, speakers=(name,))).map
