"""Accept, reject, withhold, undo, redo. Each is one call of the pipeline, as on the command line."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from causerie.pipeline.deciding import judge, redo, undo
from causerie.values import Decision
from causerie.views.web.api.models import Done, Named, Reason, Sent, done
from causerie.views.web.context import At, Here
from causerie.views.web.routers import api_router
from causerie.vocabulary import Act

router = api_router("decisions")


class Undone(Sent):
    """What to undo: a decision by its number, the last one on an item, or by default your own last one."""

    what: Annotated[str | None, Field(max_length=200, examples=["7", "C12"])] = None
    reason: Reason = ""


@router.post("/accept", summary="Say that codings are right")
def accept(named: Named, at: At) -> Done:
    """It says that the words mean what the coding says, never that the claim is true."""
    return _judged(at, Act.ACCEPT, named)


@router.post("/reject", summary="Say that codings are wrong")
def reject(named: Named, at: At) -> Done:
    """They are no longer shown; undo brings them back."""
    return _judged(at, Act.REJECT, named)


@router.post("/withhold", summary="Keep items out of what is shared")
def withhold(named: Named, at: At) -> Done:
    """They stay in the workspace, and out of a report that is shared."""
    return _judged(at, Act.WITHHOLD, named)


@router.post("/undo", summary="Undo a decision")
def undone(asked: Undone, at: At) -> Done:
    """An undo is a row of the log itself."""
    row = undo(at.desk, asked.what, at.by(asked.reason), own=asked.what is None)
    return done(at, f"decision {row.undoes}{_on(at, row)}", row)


@router.post("/redo", summary="Do again what you undid last")
def redone(at: At) -> Done:
    """It takes the undo back, unless you decided something else since."""
    row = redo(at.desk, at.by(), own=True)
    return done(at, f"undo {row.undoes}{_on(at, row)} taken back", row)


def _on(at: Here, row: Decision) -> str:
    name = at.desk.state().names.get(row.target)
    return f" on {name}" if name else ""


def _judged(at: Here, act: Act, named: Named) -> Done:
    rows = judge(at.desk, act, tuple(named.names), at.by(named.reason))
    return done(at, ", ".join(name.upper() for name in named.names[:8]), *rows)
