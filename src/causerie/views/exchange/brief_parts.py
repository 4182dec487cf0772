"""The sections of the brief as paragraphs: what is told of questions, argument, forecasts and what-if."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from causerie.chances import in_words, own_number
from causerie.holding import speakers, votes
from causerie.per_cent import Range
from causerie.values import Document, Evidence, Forecast, Link, Question, Reading, Response
from causerie.views.drawing import follows
from causerie.views.exchange.content import Content
from causerie.views.markup import plural
from causerie.voices import voice

QUESTIONS, LINKS, FORECASTS, MOVED = 3, 4, 5, 2
"""How many of each are told; the outcomes are those of the bundle."""
QUOTES = 2
LONG = 170
"""Characters of a quote."""
NOBODY = "nobody named"
_ARROW = {"+": "→ (+)", "-": "→ (−)", "?": "→ (?)"}


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
    against = sum(not claim.supports for claim in link.claims)
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
        terms = _terms(one, own_number(one, reading.forecasts))
        yield "Normal", f"{'not: ' if one.negated else ''}{short(one.proposition.text)}{terms}"
        yield "Quote", str(Said(one.quote.text, _speaker(document, reading, one), _where(document)))
    yield from _rest(len(found), min(len(found), FORECASTS), "forecast", "Nobody forecasts anything here.")


def _speaker(document: Document, reading: Reading, one: Forecast) -> str:
    return (one.source[-1] if one.source else voice(document, reading, one)) or NOBODY


def _terms(one: Forecast, own: Range | None) -> str:
    said = f": “{one.certainty.text}”" if one.certainty.text else ""
    parts = [f"{in_words(own) if own else one.certainty.level.value}{said}"]
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


SECTIONS: Sequence[tuple[str, Callable[[Content], Lines]]] = (
    ("Questions", _questions),
    ("The argument", _argument),
    ("Forecasts", _forecasts),
    ("What if", _whatif),
)
