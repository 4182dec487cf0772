"""Web pages: the main text by trafilatura (Barbaresi 2021), what its markup says kept as marks.

Markup is dropped, so the stored text is made here: a paragraph a block, blank lines between. Bold runs,
headings and quotations keep their place as marks; menus, captions and scripts are left out.
"""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Iterator
from typing import Any

import lxml.html
from lxml import etree

from causerie.documents.blocks import label_line, row_line
from causerie.documents.decode import check_text, decode_text
from causerie.documents.html_facts import facts_of
from causerie.documents.options import LoadOptions
from causerie.documents.parts import Composer, Parts
from causerie.documents.raw import BLOCK, too_large
from causerie.errors import UnreadableDocument
from causerie.vocabulary import MarkKind

Run = tuple[str, MarkKind | None]
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_PREFORMATTED = re.compile(r"(</?pre\b)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_DROPPED = (
    "//script|//style|//noscript|//template|//nav|//footer|//aside|//form|//button|//figcaption|//iframe|//svg|//head"
)
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "blockquote"}
    | {"pre", "tr", "td", "th", "figure", "table", "ul", "ol", "dl", "body", "header", "hr"}
)
_INNER = frozenset({"p", "head", "quote", "list", "item", "table", "row"})
LITTLE = 200
"""Characters under which trafilatura's text is compared with the whole visible text of the page."""
ELEMENTS = 50_000
"""Elements of a page at most: finding the main text takes more than proportional time."""
TREE_LIMIT = 250
"""The parser (libxml2) silently drops what is nested deeper than 255."""


def read_html(data: bytes, options: LoadOptions) -> Parts:
    """Main text, marks and metadata of a page; raises UnreadableDocument for pages without text."""
    if len(data) > options.limits.page_bytes:
        raise UnreadableDocument(too_large(len(data), options.limits.page_bytes))
    page = _DECLARED.sub("", decode_text(data, options.encoding or _charset(data)))
    page = _with_breaks(page)
    if _ENTITY.search(page[:BLOCK]):
        raise UnreadableDocument("declares XML entities, which no web page needs; not opened")
    tree = _tree(page, options)
    composer = Composer()
    found = _main_text(page)
    for runs in _paragraphs(found.body) if found is not None else ():
        composer.add(runs)
    if composer.length < LITTLE:
        composer = _longer(composer, _whole(page))
    if not composer.length:
        raise UnreadableDocument("is a web page without text")
    text = check_text(composer.text)
    return facts_of(tree, found, Parts(text, marks=composer.marks))


def _with_breaks(page: str) -> str:
    """The page with the line ends of preformatted text as elements, so that they last."""
    pieces, inside = _PREFORMATTED.split(page), False
    for at, piece in enumerate(pieces):
        if at % 2:
            inside = not piece.startswith("</")
        elif inside:
            tag, end, words = piece.partition(">")
            pieces[at] = tag + end + words.replace("\n", "<br>")
    return "".join(pieces)


def _charset(data: bytes) -> str | None:
    match = _CHARSET.search(data[:4096])
    if match is None:
        return None
    try:
        return codecs.lookup(match.group(1).decode("ascii")).name
    except LookupError:
        return None


def _tree(page: str, options: LoadOptions) -> Any:
    try:
        tree = lxml.html.document_fromstring(page.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableDocument("is a web page without text") from error
    if _depth(tree) > min(options.limits.depth, TREE_LIMIT):
        raise UnreadableDocument("is a web page nested too deeply; save its text as .txt")
    elements = sum(1 for _ in tree.iter())
    if elements > ELEMENTS:
        raise UnreadableDocument(
            f"is a web page of {elements:,} elements, more than {ELEMENTS:,}; save its text as .txt"
        )
    return tree


def _depth(tree: Any) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _main_text(page: str) -> Any:
    # Imported on first use: it takes a second, and most documents are no web pages.
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return trafilatura.bare_extraction(
        page,
        include_formatting=True,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def _paragraphs(body: Any) -> Iterator[list[Run]]:
    """Paragraphs of trafilatura's tree, each a list of runs."""
    term: str | None = None
    for block in body:
        if block.tag == "head":
            yield _heading(list(_runs(block)))
        elif block.tag == "table":
            for row in block.iter("row"):
                yield row_line(["".join(text for text, _ in _runs(cell)) for cell in row.iter("cell")])
        elif block.tag == "list":
            for item in block:
                rend = item.get("rend", "")
                if rend.startswith("dt"):
                    term = "".join(text for text, _ in _runs(item)).strip()
                    continue
                runs = list(_runs(item))
                yield label_line(term, runs) if term and rend.startswith("dd") else runs
                term = None
        elif block.tag == "quote" and len(block.findall("p")) > 0:
            yield from _paragraphs(block)
        else:
            yield list(_runs(block))


def _heading(runs: list[Run]) -> list[Run]:
    """A heading is furniture, unless it asks: then it is a question of the interviewer."""
    asks = "".join(text for text, _ in runs).rstrip().endswith("?")
    return [(text, MarkKind.BOLD if asks else MarkKind.HEADING) for text, _ in runs]


def _runs(element: Any, kind: MarkKind | None = None) -> Iterator[Run]:
    """Texts of an element in order, white space as a browser shows it."""
    rend = element.get("rend", "") if element.tag == "hi" else ""
    own = MarkKind.BOLD if "b" in rend or ("i" in rend and _is_question(element)) else kind
    yield _SPACE.sub(" ", element.text or ""), own
    for child in element:
        if child.tag == "lb":
            yield "\n", own
        elif isinstance(child.tag, str):
            if child.tag in _INNER:
                yield "\n", own
            yield from _runs(child, own)
        yield _SPACE.sub(" ", child.tail or ""), own


def _is_question(element: Any) -> bool:
    """Whether the element is a whole paragraph that asks: italics are then the interviewer's, as bold type is."""
    parent = element.getparent()
    alone = (
        parent is not None and len(parent) == 1 and not (parent.text or "").strip() and not (element.tail or "").strip()
    )
    return alone and "".join(element.itertext()).rstrip().endswith("?")


def _whole(page: str) -> Composer:
    """All visible text of the page, for pages too short for a judgement of what is main text."""
    tree: Any = lxml.html.document_fromstring(page.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    for element in tree.xpath(_DROPPED):
        element.drop_tree()
    composer = Composer()
    runs: list[Run] = []
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment")):
        if event != "comment" and element.tag in _BLOCKS:
            composer.add(runs)
            runs = []
        if event == "start":
            runs.append(("\n" if element.tag == "br" else _SPACE.sub(" ", element.text or ""), None))
        else:
            runs.append((_SPACE.sub(" ", element.tail or ""), None))
    composer.add(runs)
    return composer


def _longer(one: Composer, other: Composer) -> Composer:
    return other if other.length > one.length else one
