"""Documents that were coded in other programs, brought in outside of requests; nothing of a file is kept until all of
it is understood.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from causerie.pipeline.desk import Desk
from causerie.pipeline.importing import Arrived, bring_in
from causerie.pipeline.worker import Failure, Progress, report
from causerie.views.exchange import read_documents
from causerie.views.markup import plural


def bring(desk: Desk, sources: tuple[str, ...], at: datetime.datetime) -> tuple[str, ...]:
    """Bring in the documents of these files with their items, and give their ids; tells what does not enter, and why.

    Raises BadRequest for a file that is none of such documents: then nothing of any file enters.
    """
    report(Progress(line="looking into the files"))
    brought = [one for path in sources for one in read_documents(Path(path))]
    arrived: list[Arrived] = []
    for one in bring_in(desk, brought, lambda: at):
        arrived.append(one)
        report(Progress(len(arrived), len(brought), _counted(arrived), _refused(arrived)))
    if not brought:
        report(Progress(line="the files hold no documents"))
    return tuple(one.name for one in arrived if one.kept)


def _counted(arrived: list[Arrived]) -> str:
    kept = [one for one in arrived if one.kept]
    return f"{plural(len(kept), 'document')}, {plural(sum(one.entered for one in kept), 'item')} entered"


def _refused(arrived: list[Arrived]) -> tuple[Failure, ...]:
    return tuple((one.name, line.removeprefix(f"{one.name}: ")) for one in arrived for line in one.refused)
