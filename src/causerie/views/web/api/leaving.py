"""Taking reports and documents out of the workspace, whole or a part, under the names that people have or others."""

from __future__ import annotations

import dataclasses
from typing import Annotated

from fastapi import Depends, File, Form, Path, Query, UploadFile
from starlette.responses import Response

from causerie.dates import check_date, is_edtf, zone_named
from causerie.errors import BadRequest
from causerie.pipeline.asof import LedgerOptions
from causerie.pipeline.filtering import Filters
from causerie.pipeline.mapping import View
from causerie.pipeline.parts import Part
from causerie.pipeline.pseudonyms import names_in, started
from causerie.pipeline.working import THINKER, Upload
from causerie.pseudonyms import Names
from causerie.scales import DEFAULT, scale_named
from causerie.views.web.api.documents import there
from causerie.views.web.api.jobs import JobState, attached, state
from causerie.views.web.context import At, Here
from causerie.views.web.files import Written
from causerie.views.web.leavings import EXPORT, PAGE, REPORT, Elsewhere, Leaving
from causerie.views.web.routers import api_router
from causerie.vocabulary import Hemisphere, Level, Status

router = api_router("taking out")
NAMES_SIZE = 1_000_000
"""Bytes of a file of pseudonyms at most."""
DECIDED_SIZE = 20_000_000
"""Bytes of a file of decisions or outcomes at most."""
Some = Annotated[list[str], Form(max_length=200)]
Format = Annotated[str, Path(max_length=30, description="A format of `causerie export`: qdpx, docx, csv, graphml ...")]
DAY = len("2031-05-02")


def asked(
    at: At,
    pseudonyms: Annotated[
        UploadFile | None, File(description="Names and pseudonyms: two columns of CSV, or JSON.")
    ] = None,
    share: Annotated[bool, Form(description="Accepted items and short quotes only, no whole text.")] = False,
    title: Annotated[str, Form(max_length=300, description="Title of a report.")] = "",
    union: Annotated[bool, Form(description="A map of all speakers, joined.")] = False,
    withheld: Annotated[bool, Form(description="Keep items that are withheld; a report to share never does.")] = False,
    speaker: Some = [],  # noqa: B006 - FastAPI copies defaults
    document: Some = [],  # noqa: B006
    factor: Some = [],  # noqa: B006
    attribute: Annotated[list[str], Form(max_length=50, description="As region=north.")] = [],  # noqa: B006
    status: Annotated[list[Status], Form()] = [],  # noqa: B006
    certainty: Annotated[list[Level], Form()] = [],  # noqa: B006
    code: Some = [],  # noqa: B006
    apart: Annotated[bool, Form(description="Without the suggested merges of factors.")] = False,
    since: Annotated[str, Form(max_length=30, description="Of a map: EDTF, as 2031-05.")] = "",
    until: Annotated[str, Form(max_length=30)] = "",
    as_of: Annotated[str, Form(max_length=30, description="How things stood on this day; else today.")] = "",
    scale: Annotated[str, Form(max_length=40, description="Whose words have a range of per cent.")] = DEFAULT,
    zone: Annotated[str, Form(max_length=60, description="Time zone in which days count.")] = "UTC",
    hemisphere: Annotated[Hemisphere, Form(description="Where seasons are.")] = Hemisphere.NORTHERN,
) -> Leaving:
    """What is to be taken out; raises BadRequest for what there is not."""
    names = names_in(pseudonyms.filename or "", _bounded(pseudonyms)) if pseudonyms and pseudonyms.filename else Names()
    filters = Filters(
        speakers=tuple(names.real(name) for name in _given(speaker)),
        factors=tuple(_given(factor)),
        statuses=tuple(status),
        certainties=tuple(certainty),
        attributes=tuple(map(_pair, _given(attribute))),
        documents=tuple(_given(document)),
        codes=tuple(_given(code)),
    )
    view = View(
        suggested=not apart,
        since=check_date(since.strip(), "since") if since.strip() else None,
        until=check_date(until.strip(), "until") if until.strip() else None,
    )
    options = _ledger(at, as_of, scale, zone, hemisphere)
    if share and withheld:
        raise BadRequest("what is shared holds nothing that is withheld; ask for one of them")
    return Leaving(options, Part(filters, names, view, at.checked, withheld), share, title.strip(), union)


Asked = Annotated[Leaving, Depends(asked)]


@router.post("/report", summary="Write the report page", status_code=202)
def report(wanted: Asked, at: At) -> JobState:
    """As `causerie report` writes it. It is long work: the page is at /api/jobs/{id}/file when it is done. A file of
    pseudonyms is used for this alone and not kept.
    """
    return state(at, at.workers.start(THINKER, REPORT, wanted, title="write the report"))


@router.post("/export/{format}", summary="Write map or documents for other programs", status_code=202)
def export(format: Format, wanted: Asked, at: At) -> JobState:  # noqa: A002
    """As `causerie export` writes them. It is long work: the file is at /api/jobs/{id}/file when it is done."""
    return state(at, at.workers.start(THINKER, EXPORT, format, wanted, title=f"write {format}"))


@router.post("/report/texts", summary="Write the report of texts that stay outside", status_code=202)
def of_texts(
    wanted: Asked,
    at: At,
    files: Annotated[list[UploadFile] | None, File(description="The texts.")] = None,
    path: Annotated[str, Form(max_length=4000, description="A file or folder on this machine.")] = "",
    decisions: Annotated[UploadFile | None, File(description="What was decided of them (JSON lines).")] = None,
    outcomes: Annotated[UploadFile | None, File(description="What came of their forecasts (CSV).")] = None,
    reader: Annotated[str, Form(max_length=400, description="rules, small, large, or a folder with a model.")] = "",
) -> JobState:
    """As `causerie report PATH --decisions FILE --outcomes FILE` writes it: decisions and outcomes fit only the texts
    that they were made of. Nothing enters the workspace. It is long work: the page is at /api/jobs/{id}/file.
    """
    uploads = [Upload(one.filename, one.file.read()) for one in files or () if one.filename]
    named = there(path)
    if not uploads and not named:
        raise BadRequest("no text was given; choose a file, or name its path")
    given = dataclasses.replace(wanted, part=dataclasses.replace(wanted.part, checked=False))
    decided, told = (_bounded(one, DECIDED_SIZE) if one and one.filename else b"" for one in (decisions, outcomes))
    asked = Elsewhere(given, decided, told, at.person, reader.strip() or at.settings.reader)
    return state(at, at.workers.bring(PAGE, at.settings.clock, named, uploads, asked, title="write the report of"))


@router.get("/report", summary="Write the whole report and wait for it", response_class=Response)
def whole_report(
    at: At,
    share: Annotated[bool, Query(description="Accepted items and short quotes only, no whole text.")] = False,
    title: Annotated[str, Query(max_length=300)] = "",
) -> Response:
    """One self-contained HTML page of the whole workspace, in one request; without items that are withheld."""
    return attached(
        at.workers.result(REPORT, Leaving(_today(at), Part(checked=at.checked, withheld=False), share, title))
    )


@router.get("/export/{format}", summary="Write all documents and wait for them", response_class=Response)
def whole_export(
    format: Format,  # noqa: A002
    at: At,
    as_of: Annotated[str, Query(max_length=30, description="Of a ledger: how things stood on this day.")] = "",
    scale: Annotated[str, Query(max_length=40, description="Of a ledger: whose words have a range.")] = DEFAULT,
    zone: Annotated[str, Query(max_length=60, description="Of a ledger: in which days count.")] = "UTC",
    hemisphere: Annotated[Hemisphere, Query(description="Of a ledger: where seasons are.")] = Hemisphere.NORTHERN,
) -> Response:
    """All documents with what was found in them, or the map of who claims most, in one request; without items that
    are withheld.
    """
    options = _ledger(at, as_of, scale, zone, hemisphere)
    return attached(at.workers.result(EXPORT, format, Leaving(options, Part(checked=at.checked, withheld=False))))


@router.get("/pseudonyms.csv", summary="Start a file of pseudonyms", response_class=Response)
def pseudonyms(at: At) -> Response:
    """A pseudonym for every speaker, to be corrected by hand and kept apart from the workspace."""
    text, _ = started(at.desk.bundle())
    return attached(Written("names.csv", "text/csv; charset=utf-8", text.encode("utf-8", "replace")))


def _given(words: list[str]) -> list[str]:
    return [word.strip() for word in words if word.strip()]


def _pair(typed: str) -> tuple[str, str]:
    key, equals, rest = typed.partition("=")
    if not equals or not key.strip():
        raise BadRequest(f"attribute {typed!r}: expected KEY=VALUE, as region=north")
    return key.strip(), rest.strip()


def _bounded(sent: UploadFile, most: int = NAMES_SIZE) -> bytes:
    data = sent.file.read(most + 1)
    if len(data) > most:
        raise BadRequest(f"{sent.filename}: such a file may have {most // 1000:,} kB")
    return data


def _ledger(at: Here, as_of: str, scale: str, zone: str, hemisphere: Hemisphere) -> LedgerOptions:
    day = _day(at, as_of.strip(), zone)
    return LedgerOptions(day, scale_named(scale), zone_named(zone).key, False, bool(as_of.strip()), hemisphere)


def _day(at: Here, typed: str, zone: str) -> str:
    if not typed:
        return at.settings.clock().astimezone(zone_named(zone)).date().isoformat()
    if not is_edtf(typed) or len(typed) != DAY:
        raise BadRequest(f"as of {typed!r} is no day: write one that exists as 2031-05-02")
    return typed


def _today(at: Here) -> LedgerOptions:
    return LedgerOptions(_day(at, "", "UTC"), candidates=False)
