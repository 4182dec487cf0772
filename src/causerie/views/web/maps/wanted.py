"""Which map is wanted, as addresses say it: the same words on the page and in the JSON endpoints."""

from __future__ import annotations

import dataclasses
from enum import StrEnum
from typing import Annotated, Any
from urllib.parse import urlencode

from pydantic import BaseModel, Field, field_validator

from causerie.dates import check_date
from causerie.pipeline.looking import FARTHEST, Look
from causerie.pipeline.mapping import View
from causerie.pipeline.supposing import Whose
from causerie.views.web.maps.picture import FACTORS
from causerie.vocabulary import Level, Status

EVERYBODY = "*"
MOST_FACTORS = 1000
Text = Annotated[str, Field(max_length=300)]
Some = Annotated[list[Text], Field(max_length=50)]


class Reviewed(StrEnum):
    """Which claims, by whether a person checked their coding."""

    ANY = "any"
    CHECKED = "checked"
    UNCHECKED = "unchecked"


REVIEWED = (
    (Reviewed.ANY.value, "checked or not"),
    (Reviewed.CHECKED.value, "checked by somebody"),
    (Reviewed.UNCHECKED.value, "not checked yet"),
)
"""As pages call them."""


class ClaimsWanted(BaseModel):
    """Of which claims maps are drawn; the empty ones let everything through."""

    certainty: Annotated[list[Level], Field(max_length=len(Level))] = []
    status: Annotated[list[Status], Field(max_length=len(Status))] = []
    reviewed: Reviewed = Reviewed.ANY
    since: Annotated[str, Field(max_length=30, description="EDTF: 2031, 2031-05, 2031-05-02.")] = ""
    until: Annotated[str, Field(max_length=30)] = ""
    apart: Annotated[bool, Field(description="Without the suggested merges of factors.")] = False

    @field_validator("certainty", "status", mode="before")
    @classmethod
    def _chosen(cls, given: Any) -> Any:
        """A menu without a choice sends an empty word."""
        return [one for one in given if one != ""] if isinstance(given, list) else given

    @property
    def view(self) -> View:
        """The same for the pipeline; raises BadRequest for a day that is none."""
        return View(
            suggested=not self.apart,
            accepted=self.reviewed is Reviewed.CHECKED,
            unchecked=self.reviewed is Reviewed.UNCHECKED,
            since=check_date(self.since, "since") if self.since else None,
            until=check_date(self.until, "until") if self.until else None,
            certainties=tuple(self.certainty),
            statuses=tuple(self.status),
        )

    @property
    def query(self) -> str:
        """The same as the query of an address, without what is usual."""
        plain = self.model_dump(mode="json", exclude_defaults=True)
        pairs = {key: "1" if value is True else value for key, value in plain.items()}
        return urlencode({key: value for key, value in pairs.items() if value not in ("", [], [""])}, doseq=True)


class SidesWanted(ClaimsWanted):
    """Two speakers or documents, and of which claims their maps are drawn."""

    a: Annotated[Text, Field(description="A speaker, or a document (D1, title or id).")] = ""
    b: Annotated[Text, Field(description="A speaker, or a document (D1, title or id).")] = ""

    def of(self, a: str, b: str) -> str:
        """The query of these two, of the same claims."""
        return self.model_copy(update={"a": a, "b": b}).query


class MapWanted(ClaimsWanted):
    """Whose map, of which claims. Without `speaker` it is the map of the one who claims most."""

    speaker: Annotated[Some, Field(description='Names; "*" joins everybody.')] = []
    document: Annotated[Some, Field(description="Aliases (D1), titles or ids.")] = []
    factors: Annotated[int, Field(ge=2, le=MOST_FACTORS, description="Factors drawn at most.")] = FACTORS
    around: Annotated[Some, Field(description="Only what lies near these factors.")] = []
    steps: Annotated[int, Field(ge=1, le=FARTHEST)] = 1

    def look(self, checked: bool) -> Look:
        """The same for the pipeline; `checked` as the frame has it."""
        names = tuple(name for name in self.speaker if name.strip())
        everybody = EVERYBODY in names
        documents = tuple(name for name in self.document if name.strip())
        view = dataclasses.replace(self.view, documents=documents)
        around = tuple(name for name in self.around if name.strip())
        return Look(Whose(() if everybody else names, everybody), view, checked, around, self.steps)

    @property
    def whose(self) -> str:
        """The one speaker named, or "*"; "" where it is whoever claims most, or several."""
        return self.speaker[0] if len(self.speaker) == 1 else ""

    @property
    def whole(self) -> str:
        """The query of the map of which this shows what is near some factors."""
        return self.model_copy(update={"around": [], "steps": 1}).query

    @property
    def narrowed(self) -> int:
        """How many filters stand, besides whose map it is."""
        usual = MapWanted()
        names = ("document", "certainty", "status", "reviewed", "since", "until", "apart", "around")
        return sum(getattr(self, name) != getattr(usual, name) for name in names)
