"""Memos on anything, and the user's own codes: made, moved, renamed, dropped, given to items."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import Path
from pydantic import BaseModel, Field
from starlette.responses import Response

from causerie.pipeline import codebook, memos
from causerie.views.exchange import codebook_files
from causerie.views.markup import plural
from causerie.views.web.api.jobs import attached
from causerie.views.web.api.models import MOST, Done, Name, Reason, Sent, done
from causerie.views.web.context import At
from causerie.views.web.files import Written
from causerie.views.web.routers import api_router

router = api_router("notes")
FILES: Mapping[str, str] = {"csv": "text/csv; charset=utf-8", "qdc": "application/xml"}
CodeName = Annotated[str, Field(min_length=1, max_length=200, examples=["rumour"])]
Says = Annotated[str, Field(max_length=2000, description="When to use it.")]
Key = Annotated[str, Field(max_length=8, description='One letter or digit; "" for none.', examples=["1"])]
Parent = Annotated[str, Field(max_length=200, description='The code above it; "" for none.')]


class Memo(Sent):
    """A memo on an item, a document or a factor; an empty text takes your memo away."""

    name: Annotated[str, Field(min_length=1, max_length=500, examples=["C12"])]
    text: Annotated[str, Field(max_length=20_000)]
    on: Annotated[str | None, Field(pattern="^(item|document|factor)$")] = None
    reason: Reason = ""


class MemoRow(BaseModel):
    """A memo that stands. `about`: an alias (C12, D3) or the label of a factor."""

    on: str
    about: str
    text: str
    person: str
    at: str


class Memos(BaseModel):
    """All memos, the latest first."""

    memos: list[MemoRow]


class Tagging(Sent):
    """A code, by its name or key, for items; `on` false takes it from them."""

    names: Annotated[list[Name], Field(min_length=1, max_length=MOST)]
    code: CodeName
    on: bool = True
    reason: Reason = ""


class NewCode(Sent):
    """A code of your own."""

    name: CodeName
    parent: Parent = ""
    key: Key = ""
    says: Says = ""
    reason: Reason = ""


class ChangedCode(Sent):
    """What is to change of a code; what is not given stays."""

    name: CodeName
    new: Annotated[CodeName | None, Field(description="Another name.")] = None
    parent: Parent | None = None
    key: Key | None = None
    says: Says | None = None
    reason: Reason = ""


class DroppedCode(Sent):
    """A code to drop. Codes under it move up, or go too."""

    name: CodeName
    children: bool = False
    reason: Reason = ""


class CodeRow(BaseModel):
    """A code: the names above it, the topmost first, with its own. `used`: by how many items; `within`: how many have
    it or a code under it, of those `unchecked` have a coding that nobody checked; `speakers`: whose claims they are.
    """

    name: str
    path: list[str]
    key: str | None
    says: str
    used: int
    within: int
    unchecked: int
    speakers: int


class Book(BaseModel):
    """All codes, parents before their children."""

    codes: list[CodeRow]


@router.post("/memo", summary="Write a memo")
def memo(sent: Memo, at: At) -> Done:
    """It takes the place of your earlier memo there; the earlier one stays in the log."""
    row = memos.memo(at.desk, sent.name, sent.text, at.by(sent.reason), sent.on)
    return done(at, f"memo on {sent.name} {'kept' if sent.text.strip() else 'taken away'}", row)


@router.get("/memos", summary="List memos")
def all_memos(at: At) -> Memos:
    """All that stand, the latest first."""
    found = memos.memos(at.desk)
    return Memos(
        memos=[MemoRow(on=one.on, about=one.about, text=one.text, person=one.person, at=one.at) for one in found]
    )


@router.post("/tag", summary="Give a code to items, or take it from them")
def tagged(sent: Tagging, at: At) -> Done:
    """Items that have the code already are left out."""
    rows = codebook.tag(at.desk, sent.names, sent.code, at.by(sent.reason), sent.on)
    told = f"code {sent.code!r} {'given to' if sent.on else 'taken from'} {plural(len(rows), 'item')}"
    return done(at, told, *rows)


@router.get("/codebook", summary="List the codes")
def book(at: At) -> Book:
    """Parents before their children, siblings by name."""
    found = codebook.codebook(at.desk).codes
    return Book(
        codes=[
            CodeRow(
                name=one.name,
                path=list(one.path),
                key=one.key,
                says=one.says,
                used=one.used,
                within=one.within,
                unchecked=one.unchecked,
                speakers=one.speakers,
            )
            for one in found
        ]
    )


@router.get("/codebook.{ending}", summary="Write the codebook for other programs", response_class=Response)
def written(
    ending: Annotated[str, Path(pattern="^(csv|qdc)$", description="csv, or qdc (REFI-QDA)")], at: At
) -> Response:
    """As `causerie codes export` writes it."""
    data = codebook_files.write(codebook.codebook(at.desk), f".{ending}")
    return attached(Written(f"codebook.{ending}", FILES[ending], data))


@router.post("/codebook", summary="Make a code", status_code=201)
def made(sent: NewCode, at: At) -> Done:
    """Names are unique whatever the case, and so are keys."""
    row = codebook.add_code(at.desk, sent.name, at.by(sent.reason), sent.parent, sent.key, sent.says)
    return done(at, f"code {row.target!r} made", row)


@router.post("/codebook/change", summary="Rename, move or describe a code")
def changed(sent: ChangedCode, at: At) -> Done:
    """Its items and the codes under it stay with it."""
    given = {"parent": sent.parent, "key": sent.key, "says": sent.says}
    changes = {name: value for name, value in given.items() if value is not None}
    rows = [codebook.change_code(at.desk, sent.name, changes, at.by(sent.reason))] if changes or not sent.new else []
    if sent.new is not None:
        rows.append(codebook.rename_code(at.desk, sent.name, sent.new, at.by(sent.reason)))
    return done(at, f"code {sent.new or sent.name!r} changed", *rows)


@router.post("/codebook/drop", summary="Drop a code")
def dropped(sent: DroppedCode, at: At) -> Done:
    """Items lose it; undo brings it back."""
    rows = codebook.drop_code(at.desk, sent.name, at.by(sent.reason), sent.children)
    return done(at, f"code {sent.name!r} dropped", *rows)
