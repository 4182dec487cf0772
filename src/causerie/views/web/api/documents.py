"""Add documents, read them again, forget documents and speakers, list what there is."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, File, Form, UploadFile
from pydantic import BaseModel, Field

from causerie.dates import check_given
from causerie.errors import BadRequest
from causerie.pipeline.forgetting import forget
from causerie.pipeline.working import Upload, Wanted
from causerie.values import items_of
from causerie.views.markup import plural
from causerie.views.web.api.jobs import JobState, state
from causerie.views.web.api.models import Name, Sent
from causerie.views.web.context import At
from causerie.views.web.routers import api_router

BRING = "causerie.views.web.arriving:bring"
"""By name: the process that does it imports the readers of files, the server does not."""
router = api_router("documents")
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


def told_of(
    at: At,
    title: Annotated[str, Form(max_length=300, description="Title of a pasted text.")] = "",
    date: Annotated[str, Form(max_length=40, description="Day of utterance, as 2021-08-16.")] = "",
    speaker: Annotated[str, Form(max_length=300, description="Who speaks, if the text does not say.")] = "",
    outlet: Annotated[str, Form(max_length=300, description="Newspaper, station or site.")] = "",
    url: Annotated[str, Form(max_length=2000, description="Where it was published.")] = "",
    translated_from: Annotated[str, Form(max_length=60, description="The text is a translation from it.")] = "",
    encoding: Annotated[str, Form(max_length=40, description="Encoding of text files; else UTF-8.")] = "",
    reader: Annotated[str, Form(max_length=400, description="rules, small, large, or a folder with a model.")] = "",
    pipeline: Annotated[str, Form(max_length=400, description="Another spaCy pipeline.")] = "",
    at_least: Annotated[
        float | None, Form(ge=0, le=1, description="Probability that items need which the encoder alone found.")
    ] = None,
    rules_if_missing: Annotated[bool, Form(description="Rules alone if the model cannot be loaded.")] = False,
    again: Annotated[bool, Form(description="Read also what this reader has read before.")] = False,
    restore: Annotated[bool, Form(description="Let in documents that were forgotten.")] = False,
) -> tuple[Wanted, str]:
    """What is known of documents, and how they are to be read; and the title of a pasted text."""
    words = {
        "date": date, "speaker": speaker, "outlet": outlet, "url": url,
        "translated_from": translated_from, "encoding": encoding, "pipeline": pipeline,
    }  # fmt: skip
    if date.strip():
        check_given(date.strip(), "date")
    given: dict[str, Any] = {name: word.strip() for name, word in words.items() if word.strip()}
    named = reader.strip() or at.settings.reader
    return Wanted(
        (), named, at_least=at_least, rules_if_missing=rules_if_missing, again=again, restore=restore, **given
    ), title


@router.post("/documents", summary="Read documents", status_code=202)
def add(
    at: At,
    told: Annotated[tuple[Wanted, str], Depends(told_of)],
    files: Annotated[list[UploadFile] | None, File(description="Files to be read.")] = None,
    text: Annotated[str, Form(max_length=PASTED, description="A text to be read.")] = "",
    path: Annotated[str, Form(max_length=4000, description="A file or folder on this machine.")] = "",
) -> JobState:
    """Reading is long work: the answer is a job, whose progress is at /api/jobs/{id}."""
    wanted, title = told
    uploads = [Upload(one.filename, one.file.read()) for one in files or () if one.filename]
    if text.strip():
        uploads.append(_pasted(text, title))
    named = tuple(there(path))
    if not uploads and not named:
        raise BadRequest("nothing to read was given; drop a file, paste a text or name a path")
    return state(at, at.workers.read(dataclasses.replace(wanted, sources=named), at.settings.clock, uploads))


@router.post("/import", summary="Bring in documents coded in other programs", status_code=202)
def bring(
    at: At,
    files: Annotated[list[UploadFile] | None, File(description="REFI-QDA projects or web annotations.")] = None,
    path: Annotated[str, Form(max_length=4000, description="A .qdpx or .jsonld file on this machine.")] = "",
) -> JobState:
    """REFI-QDA projects (.qdpx), and web annotations (.jsonld) of documents that are here. A quote that does not stand
    verbatim in its text does not enter, and is named. It is long work: the answer is a job.
    """
    uploads = [Upload(one.filename, one.file.read()) for one in files or () if one.filename]
    named = there(path)
    if not uploads and not named:
        raise BadRequest("nothing to bring in was given; choose a .qdpx or .jsonld file, or name its path")
    return state(at, at.workers.bring(BRING, at.settings.clock, named, uploads))


@router.post("/forget", summary="Really delete a document or a speaker")
def forgotten(asked: Forget, at: At) -> Gone:
    """What is deleted cannot be brought back; a tombstone in the log says that something was."""
    gone = forget(at.desk, asked.name, at.settings.clock, asked.kind)
    told = f"{plural(gone.documents, 'document')} and {plural(gone.items, 'item')} are gone"
    return Gone(kind=gone.kind, documents=gone.documents, items=gone.items, decisions=gone.decisions, told=told)


def there(path: str) -> list[str]:
    """A path that was named; raises BadRequest before any work begins where nothing is there."""
    if not path.strip():
        return []
    try:
        named = Path(path.strip()).expanduser()
        there = named.exists()
    except (OSError, RuntimeError, ValueError) as error:
        raise BadRequest(f"{path.strip()!r} cannot be looked at: {error}") from error
    if not there:
        raise BadRequest(f"{path.strip()!r} is not there: name a file or folder on this machine")
    return [str(named)]


def _pasted(text: str, title: str) -> Upload:
    """A pasted text as a file, named by its title or its first words."""
    first = next(line.strip() for line in text.splitlines() if line.strip())
    return Upload(f"{(title.strip() or first)[:SHORT]}.txt", text.replace("\r\n", "\n").encode("utf-8", "replace"))
