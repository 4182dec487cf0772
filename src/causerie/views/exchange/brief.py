"""A brief of two pages as .docx: questions, argument, forecasts, what-if, each with its quotes.

Only the best supported of each is told; what is left out is counted. Quotes that are cut end in "…".
"""

from __future__ import annotations

import datetime
import io
from typing import Any

import docx
from docx.shared import Cm, Pt, RGBColor

from causerie.errors import BadRequest
from causerie.views.exchange.bounds import xml_text
from causerie.views.exchange.brief_parts import SECTIONS
from causerie.views.exchange.content import Content
from causerie.views.exchange.picture import write_png
from causerie.views.markup import plural

_EPOCH = datetime.datetime(2000, 1, 1)


def write(content: Content) -> bytes:
    """The brief; raises BadRequest where the documents hold nothing to tell."""
    bundle = content.bundle
    if not bundle.documents:
        raise BadRequest("there is no document to brief about; read some first")
    made: Any = docx.Document()
    _page(made, content.date)
    made.add_heading(xml_text(content.title or "What they say"), 0)
    _line(made, _about(content), "Caption")
    for title, section in SECTIONS:
        made.add_heading(title, 1)
        if title == "The argument":
            _picture(made, content)
        for style, text in section(content):
            _line(made, text, style)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _page(made: Any, date: str) -> None:
    for section in made.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(1.6)
    for name, size, after in (("Normal", 9.5, 2), ("Title", 18, 4), ("Heading 1", 12, 2), ("Quote", 9, 2)):
        style = made.styles[name]
        style.font.size = Pt(size)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.space_before = Pt(8 if name == "Heading 1" else 0)
    made.styles["Caption"].font.size = Pt(8.5)
    made.styles["Quote"].paragraph_format.left_indent = Cm(0.6)
    made.styles["Quote"].font.color.rgb = RGBColor(0x33, 0x33, 0x33)
    when = datetime.datetime.fromisoformat(date) if date else _EPOCH
    properties = made.core_properties
    properties.author, properties.created, properties.modified = "Causerie", when, when


def _line(made: Any, text: str, style: str) -> None:
    made.add_paragraph(xml_text(text), style)


def _about(content: Content) -> str:
    bundle = content.bundle
    names = ", ".join(document.title or document.id for document in bundle.documents[:4])
    more = f" and {len(bundle.documents) - 4} more" if len(bundle.documents) > 4 else ""
    checked = len(bundle.reviewed)
    coding = f"{plural(checked, 'item')} checked by a person" if checked else "coding not checked by anybody"
    dated = f"{content.date}. " if content.date else ""
    return f"{dated}From {names}{more}; {coding}. Quotes are the exact words of the texts."


def _picture(made: Any, content: Content) -> None:
    try:
        png = write_png(content)
    except BadRequest:
        return
    picture = made.add_picture(io.BytesIO(png), width=Cm(17))
    if picture.height > Cm(5.5):
        picture.width, picture.height = int(picture.width * Cm(5.5) / picture.height), Cm(5.5)
