"""A brief of two pages as .docx: questions, argument, forecasts, what-if, each with its quotes.

Only the best supported of each is told; what is left out is counted. Quotes that are cut end in "…".
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import docx
from docx.shared import Cm, Pt, RGBColor

from causerie.errors import BadRequest
from causerie.holding import speakers, votes
from causerie.values import Document, Evidence, Forecast, Link, Question, Reading, Response
from causerie.views.drawing import follows
from causerie.views.exchange.bounds import xml_text
from causerie.views.exchange.content import Content
from causerie.views.exchange.picture import write_png
from causerie.views.markup import plural
from causerie.voices import voice

QUESTIONS, LINKS, FORECASTS, MOVED = 3, 4, 5, 2
"""How many of each are told; the outcomes are those of the bundle."""
QUOTES = 2
LONG = 170
"""Characters of a quote."""
NOBODY = "nobody named"
_ARROW = {"+": "→ (+)", "-": "→ (−)", "?": "→ (?)"}
_EPOCH = datetime.datetime(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a text with who says them and where."""

    words: str
    who: str
    where: str

    def __str__(self) -> str:
        return f"“{short(self.words)}” — {self.who}, {self.where}"


def short(text: str) -> str:
    """The words on one line, cut at a space where they are long."""
    line = " ".join(text.split())
    if len(line) <= LONG:
        return line
    cut = line.rfind(" ", 0, LONG)
    return f"{line[: cut if cut > LONG // 2 else LONG]} …"


def write(content: Content) -> bytes:
    """The brief; raises BadRequest where the documents hold nothing to tell."""
    bundle = content.bundle
    if not bundle.documents:
        raise BadRequest("there is no document to brief about; read some first")
    made: Any = docx.Document()
    _page(made, content.date)
    made.add_heading(xml_text(content.title or "What they say"), 0)
    _line(made, _about(content), "Caption")
    for title, section in _SECTIONS:
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


Lines = Iterator[tuple[str, str]]
"""Style and text of each paragraph."""


def _pairs(content: Content) -> Iterator[tuple[Document, Reading]]:
    return zip(content.bundle.documents, content.bundle.readings, strict=True)


def _where(document: Document) -> str:
    name = document.title or document.id
    return f"{name} ({document.date})" if document.date else name


def _questions(content: Content) -> Lines:
    found = [(document, question) for document, reading in _pairs(content) for question in reading.questions]
    answered = [pair for pair in found if pair[1].answers] or found
    for document, question in answered[:QUESTIONS]:
        yield "Normal", f"“{short(question.quote.text)}” (asked by {question.speaker or NOBODY})"
        for said in _answers(document, question):
            yield "Quote", str(said)
    yield from _rest(len(found), min(len(answered), QUESTIONS), "question", "No question is put in these documents.")


def _answers(document: Document, question: Question) -> Iterator[Said]:
    for answer in question.answers[:QUOTES]:
        yield Said(document.text[answer.start : answer.end], answer.speaker or NOBODY, _where(document))


def _argument(content: Content) -> Lines:
    drawn = content.map
    names = {factor.id: factor.label for factor in drawn.factors}
    places = {document.id: _where(document) for document in content.bundle.documents}
    ordered = sorted(drawn.links, key=lambda link: (-len(speakers(link)), -votes(link), -link.presence))
    for link in ordered[:LINKS]:
        yield "Normal", _link(link, names)
        for claim in _best(link):
            yield "Quote", str(_said(claim, places))
    yield from _rest(len(drawn.links), min(len(drawn.links), LINKS), "link", "No claim here links two things.")
    if drawn.denied:
        told = "; ".join(f"{names[link.cause]} → {names[link.effect]}" for link in drawn.denied[:3])
        yield "Normal", f"Only denied or questioned: {told}."


def _link(link: Link, names: Mapping[str, str]) -> str:
    held = plural(len(speakers(link)), "speaker") if speakers(link) else NOBODY
    against = sum(not claim.status.supports for claim in link.claims)
    doubts = f"; denied or questioned {plural(against, 'time')}" if against else ""
    merged = "; by a suggested merge" if link.suggested else ""
    return f"{names[link.cause]} {_ARROW[link.sign.value]} {names[link.effect]} [{held}{doubts}{merged}]"


def _best(link: Link) -> list[Evidence]:
    """The surest claims, one of each speaker first."""
    ordered = sorted((claim for claim in link.claims if claim.quote.text), key=lambda claim: -claim.certainty.rank)
    first = {claim.speaker: claim for claim in reversed(ordered)}
    return [claim for claim in ordered if first[claim.speaker] is claim][:QUOTES]


def _said(claim: Evidence, places: Mapping[str, str]) -> Said:
    status = "" if claim.status.value == "asserted" else f" ({claim.status.value})"
    return Said(claim.quote.text, f"{claim.speaker or NOBODY}{status}", places.get(claim.document, claim.document))


def _forecasts(content: Content) -> Lines:
    found = [(document, reading, one) for document, reading in _pairs(content) for one in reading.forecasts]
    dated = sorted(found, key=lambda three: (three[2].resolvable.value != "yes", three[2].horizon is None))
    for document, reading, one in dated[:FORECASTS]:
        yield "Normal", f"{'not: ' if one.negated else ''}{short(one.proposition.text)}{_terms(one)}"
        yield "Quote", str(Said(one.quote.text, _speaker(document, reading, one), _where(document)))
    yield from _rest(len(found), min(len(found), FORECASTS), "forecast", "Nobody forecasts anything here.")


def _speaker(document: Document, reading: Reading, one: Forecast) -> str:
    return (one.source[-1] if one.source else voice(document, reading, one)) or NOBODY


def _terms(one: Forecast) -> str:
    said = f": “{one.certainty.text}”" if one.certainty.text else ""
    parts = [f"{one.certainty.level.value}{said}"]
    parts += [f"when: {one.horizon.text}"] if one.horizon and one.horizon.text else []
    parts += [f"if: {one.condition.text}"] if one.condition and one.condition.text else []
    return f" [{'; '.join(parts)}]"


def _whatif(content: Content) -> Lines:
    outcomes = content.bundle.outcomes
    if not outcomes:
        yield "Normal", "The documents raise no scenario that could be run on this map."
        return
    yield "Normal", f"{follows.FOLLOWS}."
    names = follows.names_of(content.map)
    places = {document.id: _where(document) for document in content.bundle.documents}
    for outcome in outcomes:
        yield "Normal", f"{follows.question(outcome, names)} {follows.whose(outcome)}"
        for response in follows.moved(outcome)[:MOVED]:
            yield "List Bullet", f"{names[response.factor]}: {follows.verdict(response, outcome)}"
            for claim in _carried(response):
                yield "Quote", str(_said(claim, places))


def _carried(response: Response) -> list[Evidence]:
    """The words behind the first path: of each link the surest claim, as many as are told."""
    if not response.paths:
        return []
    return [claim for link in response.paths[0].links for claim in _best(link)[:1]][:QUOTES]


def _rest(count: int, told: int, what: str, none: str) -> Lines:
    if not count:
        yield "Normal", none
    elif count > told:
        yield "Caption", f"and {plural(count - told, f'more {what}')}"


_SECTIONS: Sequence[tuple[str, Callable[[Content], Lines]]] = (
    ("Questions", _questions),
    ("The argument", _argument),
    ("Forecasts", _forecasts),
    ("What if", _whatif),
)
