"""Add documents, read them again, forget documents and speakers, list what there is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, File, Form, Query, UploadFile
from fastapi import Path as Place
from pydantic import BaseModel, Field
from starlette.responses import Response

from causerie.errors import BadRequest
from causerie.pipeline.forgetting import forget
from causerie.pipeline.working import Upload, Wanted
from causerie.values import items_of
from causerie.views.markup import plural
from causerie.views.web.api.jobs import JobState, state
from causerie.views.web.api.models import Name, Sent
from causerie.views.web.context import At, Here
from causerie.views.web.faults import FAULTS
from causerie.views.web.files import Written

router = APIRouter(tags=["documents"], responses=FAULTS)  # type: ignore[arg-type]
PASTED = 2_000_000
"""Characters of a pasted text; the limit of a document."""
SHORT = 60


class Shown(BaseModel):
    """A document: its alias, what is known of it, and how much of it people checked."""

    alias: str
    id: str
    title: str | None
    date: str | None
    reader: str
    items: int
    checked: int


class Shelf(BaseModel):
    """All documents, in the order in which they came."""

    documents: list[Shown]


class Gone(BaseModel):
    """What was forgotten."""

    kind: str
    documents: int
    items: int
    decisions: int
    told: str


class Forget(Sent):
    """A document (D3, id or title) or a speaker. `kind` decides where a name is both."""

    name: Name
    kind: Annotated[str | None, Field(pattern="^(document|speaker)$")] = None


@router.get("/documents", summary="List the documents")
def documents(at: At) -> Shelf:
    """Documents with the reader that read them and how many items people decided on."""
    return Shelf(
        documents=[
            Shown(
                alias=one.alias,
                id=one.document.id,
                title=one.document.title,
                date=one.document.date,
                reader=one.reading.reader,
                items=len(items_of(one.reading)),
                checked=len(one.decided.reviewed),
            )
            for one in at.desk.state().shelf
        ]
    )


@router.post("/documents", summary="Read documents", status_code=202)
def add(
    at: At,
    files: Annotated[list[UploadFile] | None, File(description="Files to be read.")] = None,
    text: Annotated[str, Form(max_length=PASTED, description="A text to be read.")] = "",
    path: Annotated[str, Form(max_length=4000, description="A file or folder on this machine.")] = "",
    title: Annotated[str, Form(max_length=300, description="Title of a pasted text.")] = "",
    date: Annotated[str, Form(max_length=40, description="Day of utterance, as 2021-08-16.")] = "",
    speaker: Annotated[str, Form(max_length=300, description="Who speaks, if the text does not say.")] = "",
    reader: Annotated[str, Form(max_length=400, description="rules, small, large, or a folder with a model.")] = "",
) -> JobState:
    """Reading is long work: the answer is a job, whose progress is at /api/jobs/{id}."""
    uploads = [Upload(one.filename, one.file.read()) for one in files or () if one.filename]
    if text.strip():
        uploads.append(_pasted(text, title))
    named = str(Path(path.strip()).expanduser()) if path.strip() else None
    if not uploads and named is None:
        raise BadRequest("nothing to read was given; drop a file, paste a text or name a path")
    wanted = Wanted(
        (named,) if named else (),
        reader=reader.strip() or at.settings.reader,
        date=date.strip() or None,
        speaker=speaker.strip() or None,
    )
    return state(at, at.workers.read(wanted, at.settings.clock, uploads))


@router.get("/report", summary="Write the report page", response_class=Response)
def report(
    at: At,
    share: Annotated[bool, Query(description="Accepted items and short quotes only, no whole text.")] = False,
    title: Annotated[str, Query(max_length=300)] = "",
) -> Response:
    """One self-contained HTML page, as `causerie report` writes it. Under pseudonyms it is made on the command line."""
    return _file(at.workers.result("causerie.views.web.leaving:report", share, title, _today(at), at.checked))


@router.get("/export/{format}", summary="Write documents for other programs", response_class=Response)
def export(format: Annotated[str, Place(max_length=30)], at: At) -> Response:  # noqa: A002
    """All documents with what was found in them: qdpx, annotations, docx, claims, ledger-csv, -xlsx or -json."""
    return _file(at.workers.result("causerie.views.web.leaving:documents", format, _today(at), at.checked))


def _today(at: Here) -> str:
    return at.settings.clock().date().isoformat()


def _file(made: Written) -> Response:
    name = made.name.replace('"', "")
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(made.data, media_type=made.media, headers=headers)


@router.post("/forget", summary="Really delete a document or a speaker")
def forgotten(asked: Forget, at: At) -> Gone:
    """What is deleted cannot be brought back; a tombstone in the log says that something was."""
    gone = forget(at.desk, asked.name, at.settings.clock, asked.kind)
    told = f"{plural(gone.documents, 'document')} and {plural(gone.items, 'item')} are gone"
    return Gone(kind=gone.kind, documents=gone.documents, items=gone.items, decisions=gone.decisions, told=told)


def _pasted(text: str, title: str) -> Upload:
    """A pasted text as a file, named by its title or its first words."""
    first = next(line.strip() for line in text.splitlines() if line.strip())
    return Upload(f"{(title.strip() or first)[:SHORT]}.txt", text.replace("\r\n", "\n").encode("utf-8", "replace"))
