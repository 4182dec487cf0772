"""The report of texts that stay outside of the workspace, with what others decided of them."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import TypeVar

from causerie.errors import BadRequest
from causerie.pipeline.deciding import By
from causerie.pipeline.desk import Desk
from causerie.pipeline.labels import person_in, read_labels
from causerie.pipeline.reading import ReadOptions
from causerie.pipeline.rebuilding import Rebuild, rebuild
from causerie.pipeline.worker import Progress
from causerie.pipeline.worker import report as tell
from causerie.views.exchange import outcomes_csv
from causerie.views.web.files import Written
from causerie.views.web.leaving import report
from causerie.views.web.leavings import Elsewhere

Row = TypeVar("Row")


def page(desk: Desk, sources: tuple[str, ...], at: datetime.datetime, asked: Elsewhere) -> Written:
    """The page of these texts, read into a workspace of their own that is gone afterwards; `desk` is left alone.

    Raises BadRequest for a file that cannot be read, and for decisions or outcomes of other texts.
    """
    try:
        labels = _read("decisions", read_labels, asked.decisions)
        told = _read("outcomes", outcomes_csv.read, asked.outcomes)
        wanted = Rebuild(sources, asked.reader or ReadOptions().reader, labels, told)
        by = By(person_in(labels) or asked.person, lambda: at, "brought with the text")
        with tempfile.TemporaryDirectory(prefix="causerie-") as folder:
            own = Path(folder) / "page.db"
            tell(Progress(line="reading"))
            rebuild(own, wanted, by, lambda line: tell(Progress(line=line)))
            tell(Progress(line="writing the page"))
            made = report(own, asked.leaving)
    except BadRequest as error:
        raise BadRequest(_without_folders(str(error), sources)) from error
    name = PurePath(sources[0]).stem if len(sources) == 1 else "texts"
    return Written(f"{name}.html", made.media, made.data)


def _read(what: str, read: Callable[[bytes], tuple[Row, ...]], data: bytes) -> tuple[Row, ...]:
    try:
        return read(data) if data else ()
    except BadRequest as error:
        raise BadRequest(f"{what}: {error}; nothing was read") from error


def _without_folders(line: str, sources: tuple[str, ...]) -> str:
    """A line that names files as they were sent, not where they waited."""
    for one in sources:
        line = line.replace(one, PurePath(one).name)
    return line
