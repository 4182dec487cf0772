"""What of the log is looked at, as an address says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Annotated, Any

from fastapi import Depends, Query

from causerie.pipeline.journal import LogFilters


@dataclass(frozen=True, slots=True)
class Look:
    """The filters, and which page of a hundred."""

    filters: LogFilters
    page: int

    @property
    def parts(self) -> Mapping[str, Any]:
        """The values of the address by name."""
        return asdict(self.filters)


def looked(
    person: Annotated[str, Query(max_length=80, description="Who decided.")] = "",
    act: Annotated[str, Query(max_length=40, description="What was done: accept, edit, resolve ...")] = "",
    item: Annotated[str, Query(max_length=300, description="Its name (C12), a document's id, or a factor.")] = "",
    since: Annotated[str, Query(max_length=10, description="From this day on (2031, 2031-05, 2031-05-02).")] = "",
    until: Annotated[str, Query(max_length=10, description="Up to and with this day.")] = "",
    words: Annotated[
        str, Query(max_length=300, description="Words of what it is about, its reason or what changed.")
    ] = "",
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> Look:
    """The dependency of what shows the log."""
    return Look(LogFilters(person.strip(), act, item.strip(), since.strip(), until.strip(), words.strip()), page)


Looked = Annotated[Look, Depends(looked)]
"""How an endpoint asks for it."""
