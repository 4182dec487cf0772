"""The ledger as JSON, and what people do to it. Each act is one call of the pipeline, as on the command line."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import File, Form, UploadFile
from pydantic import BaseModel, Field
from starlette.responses import Response

from causerie.errors import BadRequest, UnknownName
from causerie.pipeline.book import falling_due, sheet, tallied
from causerie.pipeline.outcomes import bring_outcomes, outcomes
from causerie.pipeline.resolving import dispute, reply, resolve, sharpen
from causerie.pipeline.unindexed import Sheet, entries_of
from causerie.values import Resolution, Sharpened, Source
from causerie.values.outcomes import Told
from causerie.views.drawing.settled import recorded
from causerie.views.drawing.settled_data import entry_data, score_data
from causerie.views.exchange import outcomes_csv
from causerie.views.markup import plural
from causerie.views.web.api.models import Done, Reason, Sent, done
from causerie.views.web.asked import PAGE, AskedOf
from causerie.views.web.context import At
from causerie.views.web.entries import Rows
from causerie.views.web.facets import never
from causerie.views.web.routers import api_router
from causerie.vocabulary import Result

router = api_router("forecasts")
CSV = "text/csv; charset=utf-8"
Day = Annotated[str, Field(min_length=4, max_length=24, examples=["2031-05-02"], description="As precise as known.")]


class Entries(BaseModel):
    """A page of the ledger: `total` entries pass, of which these are those of the page. `scale`: whose words count.
    Of an entry `uttered` is the day from which it counts, `spoken` and `published` are those of its document, null
    where it does not say.
    """

    as_of: str
    scale: str
    total: int
    page: int
    pages: int
    entries: list[dict[str, Any]]


class Counts(BaseModel):
    """How many entries have each status, how many named speakers made them, and the score or why there is none."""

    as_of: str
    scale: str
    speakers: int
    entries: int
    counts: dict[str, int]
    undecidable: str
    score: dict[str, Any] | None
    scores: dict[str, dict[str, Any] | None]
    unscored: str


class Passage(BaseModel):
    """Words of a later document that may tell what came of a forecast. Nothing is resolved by it."""

    forecast: str
    document: str
    start: int
    end: int
    quote: str
    says: str
    score: float
    because: str


class Passages(BaseModel):
    """All of them, forecast by forecast, the best fitting first."""

    candidates: list[Passage]


class Written(Sent):
    """Where it is written what happened: an address (http, https, doi, urn), the words, and when they were written."""

    url: Annotated[str, Field(min_length=1, max_length=2000, examples=["https://post.example/mill"])]
    quote: Annotated[str, Field(max_length=4000)] = ""
    date: Annotated[str, Field(max_length=24)] = ""


class Outcome(Sent):
    """What came of the proposition of a forecast as the ledger lists it. `yes`: it came about, a denial included; words
    of likelihood ("unlikely", "I doubt") are no part of it. `no` needs a deadline that has come. `condition`: whether
    it was met; where it failed the result is `void`, which otherwise needs a note. `supersede`: in place of an outcome
    that is not disputed.
    """

    result: Literal["yes", "no", "ambiguous", "void"]
    on: Day
    sources: Annotated[list[Written], Field(min_length=1, max_length=40)]
    note: Annotated[str, Field(max_length=4000)] = ""
    condition: bool | None = None
    supersede: bool = False
    reason: Reason = ""


class Sharper(Sent):
    """What a forecast means, in words that can be judged. Frozen once an outcome is recorded."""

    wording: Annotated[str | None, Field(max_length=4000)] = None
    threshold: Annotated[str | None, Field(max_length=500)] = None
    deadline: Annotated[str | None, Field(max_length=24, examples=["2031-12-31"])] = None
    reason: Reason = ""


class Objection(Sent):
    """Why the outcome that is recorded is objected to."""

    reason: Annotated[str, Field(min_length=1, max_length=4000)]


class Reply(Sent):
    """What the person spoken of says to it."""

    text: Annotated[str, Field(min_length=1, max_length=4000)]
    reason: Reason = ""


@router.get("/forecasts", summary="List the ledger")
def forecasts(asked: AskedOf) -> Entries:
    """First statements of forecasts with their deadlines, statuses, outcomes and sources; restatements count once."""
    return _page(asked, sheet(asked.asking, asked.place))


@router.get("/forecasts/due", summary="List what falls due")
def falls_due(asked: AskedOf) -> Entries:
    """What has no outcome and whose deadline comes by the day `as_of`, or `days` later; the earliest first."""
    return _page(asked, falling_due(asked.asking, asked.until, asked.place))


@router.get("/forecasts/counts", summary="Count the ledger")
def counts(asked: AskedOf) -> Counts:
    """Counts of statuses; scores only where there are enough forecasts whose likelihood the speaker said."""
    found, ledger = tallied(asked.asking)
    return Counts(
        as_of=ledger.as_of,
        scale=ledger.scale,
        speakers=found.speakers,
        entries=found.entries,
        counts={status.value: count for status, count in found.statuses},
        undecidable=never(found),
        score=score_data(ledger.score),
        scores={name: score_data(score) for name, score in ledger.scores},
        unscored=ledger.unscored,
    )


@router.get("/forecasts/candidates", summary="List what later documents may tell of forecasts")
def candidates(asked: AskedOf) -> Passages:
    """Passages that assert or deny what was forecast. They are offered; a person resolves."""
    made = Rows(asked.at.desk.state(), asked.at.bundle())
    offers = asked.offers
    found = [
        Passage(
            forecast=made.name(entry.id),
            document=made.places[one.document].alias,
            start=one.quote.start,
            end=one.quote.end,
            quote=one.quote.text,
            says=one.says.value,
            score=one.score,
            because=one.because,
        )
        for entry in entries_of(asked.asking)
        for one in offers.get(entry.id, ())
    ]
    return Passages(candidates=found)


@router.post("/forecasts/{name}/resolve", summary="Record what came of a forecast")
def resolved(name: str, told: Outcome, at: At) -> Done:
    """The very same outcome once more changes nothing. Another is refused unless the first is disputed, or replaced
    with `supersede`; both stay in the log.
    """
    sources = tuple(Source(one.url.strip(), one.quote.strip(), one.date.strip() or None) for one in told.sources)
    held = Resolution(Result(told.result), told.on.strip(), sources, told.note.strip())
    found = resolve(at.desk, Told(name, held, told.condition), at.by(told.reason), told.supersede)
    row, line = found.decision, f"{name.upper()}: {told.result}, {plural(held.places, 'source')}"
    if not found.new:
        return done(at, f"{line}: recorded already by {row.person} (decision {row.number}); nothing was changed")
    means = recorded(found.entry, held.result, found.stands) if found.entry else ""
    return done(at, f"{line}; {means}" if means else line, row)


@router.post("/forecasts/{name}/sharpen", summary="Say in words that can be judged what a forecast means")
def sharpened(name: str, told: Sharper, at: At) -> Done:
    """The speaker's words stay, and the change is logged."""
    row = sharpen(at.desk, name, Sharpened(told.wording, told.threshold, told.deadline), at.by(told.reason))
    return done(at, f"{name.upper()}: sharpened", row)


@router.post("/forecasts/{name}/dispute", summary="Object to the outcome of a forecast")
def disputed(name: str, told: Objection, at: At) -> Done:
    """It stays disputed until another outcome is recorded."""
    return done(at, f"{name.upper()}: disputed", dispute(at.desk, name, at.by(told.reason)))


@router.post("/forecasts/{name}/reply", summary="Keep what the speaker says to it")
def replied(name: str, told: Reply, at: At) -> Done:
    """A right of reply: it stands wherever the forecast is shown."""
    return done(at, f"{name.upper()}: reply kept", reply(at.desk, name, told.text, at.by(told.reason)))


@router.get("/outcomes.csv", summary="Write the outcomes as CSV", response_class=Response)
def written(at: At) -> Response:
    """The outcomes that hold, a row for each source, as `causerie outcomes export` writes them: those of withheld
    forecasts stay out, and the header X-Withheld says how many.
    """
    found = outcomes(at.desk)
    return Response(outcomes_csv.write(found.rows), media_type=CSV, headers={"x-withheld": str(found.withheld)})


@router.post("/outcomes", summary="Take in outcomes from CSV")
def brought(
    file: Annotated[UploadFile, File(description="Outcomes as CSV.")],
    at: At,
    supersede: Annotated[bool, Form(description="In place of other outcomes that are recorded.")] = False,
) -> Done:
    """All outcomes of the file or none; those recorded already are passed over, others are refused without
    `supersede`.
    """
    try:
        told = outcomes_csv.read(file.file.read())
        rows = bring_outcomes(at.desk, told, at.by(), supersede)
    except (BadRequest, UnknownName) as error:
        raise BadRequest(f"{error}; nothing was taken in") from error
    return done(at, f"{plural(len(told), 'outcome')} read, {plural(len(rows), 'new decision')}", *rows)


def _page(asked: AskedOf, found: Sheet) -> Entries:
    bundle = asked.at.bundle()
    documents = {document.id: document for document in bundle.documents}
    return Entries(
        as_of=asked.options.as_of,
        scale=asked.scale,
        total=found.total,
        page=found.start // PAGE + 1,
        pages=-(-found.total // PAGE),
        entries=[entry_data(entry, bundle.aliases, documents.get(entry.document)) for entry in found.entries],
    )
