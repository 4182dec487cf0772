"""Long work: what runs, how far it is, and a way to stop it."""

from __future__ import annotations

from pydantic import BaseModel
from starlette.responses import Response

from causerie.errors import BadRequest, UnknownName
from causerie.pipeline.working import Job, ReadDone
from causerie.pipeline.working import JobState as Stands
from causerie.views.markup import plural
from causerie.views.web.context import At, Here
from causerie.views.web.files import Written
from causerie.views.web.routers import api_router
from causerie.views.web.wording import as_on_pages

SHOWN = 6
"""Documents that the line of a job names."""
router = api_router("long work")


class Failure(BaseModel):
    """One document that was not read, and why."""

    source: str
    error: str


class JobState(BaseModel):
    """A piece of long work. `state`: waiting, running, done, failed or cancelled; `line`: what it is at, or came to;
    `file`: the name of what it made.
    """

    id: str
    kind: str
    title: str
    state: str
    done: int
    total: int
    line: str
    error: str | None
    failures: list[Failure]
    file: str | None
    version: int


class Jobs(BaseModel):
    """All that runs or ran since the server started."""

    jobs: list[JobState]


@router.get("/jobs", summary="List long work")
def jobs(at: At) -> Jobs:
    """What runs and what is done, the newest last."""
    return Jobs(jobs=[state(at, job) for job in at.workers.jobs()])


@router.get("/jobs/{job}", summary="How far long work is")
def job(job: str, at: At) -> JobState:
    """Its progress, and what failed with its reason."""
    return state(at, at.workers.job(job))


@router.post("/jobs/{job}/cancel", summary="Stop long work")
def cancel(job: str, at: At) -> JobState:
    """What was read until now is kept; nothing is half-written."""
    at.workers.cancel(job)
    return state(at, at.workers.job(job))


@router.post("/jobs/{job}/dismiss", summary="Take ended work out of the list")
def dismiss(job: str, at: At) -> Jobs:
    """What failed has been seen; the other work is listed."""
    at.workers.dismiss(job)
    return jobs(at)


@router.get("/jobs/{job}/file", summary="The file that long work made", response_class=Response)
def file(job: str, at: At) -> Response:
    """A report, or an export, as soon as it is written."""
    found = at.workers.job(job)
    if isinstance(found.result, Written):
        return attached(found.result)
    if found.state is Stands.DONE:
        raise UnknownName(f"{found.title}: there is no file, or none any more; have it written again")
    raise BadRequest(f"{found.title}: {found.error or f'there is no file; it is {found.state.value}'}")


def attached(made: Written) -> Response:
    """A file, to be saved and not shown."""
    name = made.name.replace('"', "")
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(made.data, media_type=made.media, headers=headers)


def state(at: Here, job: Job) -> JobState:
    """A job as JSON."""
    line = _read(at, job.result) if isinstance(job.result, ReadDone) else job.line
    failed = [Failure(source=source, error=as_on_pages(error)) for source, error in job.failures]
    return JobState(
        id=job.id,
        kind=job.kind,
        title=job.title,
        state=job.state,
        done=job.done,
        total=job.total,
        line=line,
        error=as_on_pages(job.error) if job.error else None,
        failures=failed,
        file=job.result.name if isinstance(job.result, Written) else None,
        version=at.desk.version,
    )


def _read(at: Here, done: ReadDone) -> str:
    """What came of reading, by the names that the documents have; what was here already is not a new document."""
    names = {one.document.id: one.alias for one in at.desk.state().shelf}
    found = [names[one] for one in dict.fromkeys(done.documents) if one in names]
    shown = ", ".join(found[:SHOWN]) + (f" and {len(found) - SHOWN} more" if len(found) > SHOWN else "")
    notes = "".join(f"; {as_on_pages(note)}" for note in done.notes[:SHOWN])
    if done.known and done.known == done.read:
        return f"already here as {shown}: nothing changed{notes}"
    known = f"; {done.known} of them were here already" if done.known else ""
    return f"{plural(done.read, 'document')} read: {shown}{known}{notes}" if done.read else "nothing was read"
