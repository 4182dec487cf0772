"""Questions as JSON: those of the documents, answers to one's own, and the ones that are kept."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, Field

from causerie.pipeline.questions import LONGEST, drop, keep, kept
from causerie.values import Question, Reading
from causerie.views.web.api.models import Done, Reason, Sent, done
from causerie.views.web.asking import Laid, answered
from causerie.views.web.context import At
from causerie.views.web.parted import PartWanted
from causerie.views.web.routers import api_router

router = api_router("questions")
PAGE = 100


class Given(BaseModel):
    """An answer in its own words; offsets count Unicode code points of the stored text, the end excluded."""

    speaker: str | None
    start: int
    end: int
    text: str


class Put(BaseModel):
    """A question that a document puts, whether its answers take it up (yes, partly, evaded), and the answers."""

    name: str | None
    document: str
    speaker: str | None
    start: int
    end: int
    text: str
    taken_up: str
    answers: list[Given]


class Puts(BaseModel):
    """Questions of the documents: `total` in all, these from the `skip`th on."""

    total: int
    questions: list[Put]


class Hit(BaseModel):
    """Words that answer, in their place; `href` opens it, `score` is how well they fit, 0 to 1."""

    name: str
    href: str
    kind: str
    title: str
    date: str
    speaker: str
    reporting: list[str]
    before: str
    quote: str
    after: str
    because: str
    score: float
    checked: bool


class Answer(BaseModel):
    """What the documents say to a question, and who says it: `total` quotes; nothing where they do not answer it."""

    question: str
    understood: str
    speakers: list[str]
    total: int
    found: list[Hit]


class Held(BaseModel):
    """A question that somebody kept."""

    question: str
    person: str
    at: str
    decision: int


class HeldOnes(BaseModel):
    """All that are kept, the oldest first."""

    questions: list[Held]


class Own(Sent):
    """A question of one's own."""

    question: Annotated[str, Field(min_length=1, max_length=LONGEST, examples=["why did the harbour silt up?"])]
    reason: Reason = ""


class PutWanted(PartWanted):
    """Which questions, as `causerie questions` narrows them; `skip` of them are left out."""

    skip: Annotated[int, Field(ge=0, le=10_000_000)] = 0


@router.get("/questions", summary="List the questions that the documents put")
def questions(at: At, wanted: Annotated[PutWanted, Query()]) -> Puts:
    """Questions with their answers, document by document, a hundred at a time."""
    bundle = at.desk.bundle(wanted.filters, at.checked)
    texts = {document.id: document.text for document in bundle.documents}
    found = [(reading, one) for reading in bundle.readings for one in reading.questions]
    shown = found[wanted.skip : wanted.skip + PAGE]
    shelf = {one.document.id: one.alias for one in at.desk.state().shelf}
    put = [_put(one, reading, shelf, bundle.aliases.get(one.id), texts[reading.id]) for reading, one in shown]
    return Puts(total=len(found), questions=put)


@router.get("/questions/answer", summary="Ask the documents a question")
def answer(
    at: At,
    q: Annotated[str, Query(min_length=1, max_length=LONGEST)],
    most: Annotated[int, Query(ge=1, le=200)] = 10,
) -> Answer:
    """Quotes that answer it, best first; never words of Causerie's own."""
    found = answered(at, q)
    laid = Laid(at)
    hits = [Hit(**{name: getattr(one, name) for name in Hit.model_fields}) for one in laid.hits(found, most)]
    return Answer(
        question=found.question,
        understood=found.understood,
        speakers=list(laid.speakers(found)),
        total=len(found.found),
        found=hits,
    )


@router.get("/questions/kept", summary="List the questions that are kept")
def held(at: At) -> HeldOnes:
    """Questions of users' own, which can be asked again of what the documents hold then."""
    found = [Held(question=one.question, person=one.person, at=one.at, decision=one.number) for one in kept(at.desk)]
    return HeldOnes(questions=found)


@router.post("/questions/keep", summary="Keep a question")
def kept_now(own: Own, at: At) -> Done:
    """It is a decision like any other: in the log, and undone like any."""
    row = keep(at.desk, own.question, at.by(own.reason))
    return done(at, f"kept: {row.target}", row)


@router.post("/questions/drop", summary="Keep a question no longer")
def dropped(own: Own, at: At) -> Done:
    """`undo` brings it back."""
    row = drop(at.desk, own.question, at.by(own.reason))
    return done(at, f"no longer kept: {row.target}", row)


def _put(one: Question, reading: Reading, shelf: dict[str, str], name: str | None, text: str) -> Put:
    answers = [Given(speaker=a.speaker, start=a.start, end=a.end, text=text[a.start : a.end]) for a in one.answers]
    return Put(
        name=name,
        document=shelf[reading.id],
        speaker=one.speaker,
        start=one.quote.start,
        end=one.quote.end,
        text=one.quote.text,
        taken_up=one.taken_up.value,
        answers=answers,
    )
