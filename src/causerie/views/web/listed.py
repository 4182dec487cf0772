"""The items of all documents as a list: of one kind, narrowed as the command line narrows them, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from pydantic import BaseModel, Field

from causerie.errors import BadRequest
from causerie.pipeline.filtering import Filters
from causerie.pipeline.remembering import remembered
from causerie.values import KIND_OF, Bundle, Event, Item
from causerie.values.people import Said
from causerie.views.render.items import Shown, shown
from causerie.views.render.lists import in_time
from causerie.views.web.context import Here
from causerie.views.web.people import Drawn, Line
from causerie.vocabulary import ClaimKind, Level, Status
from causerie.voices import holder, reported

PAGE = 50
ALL = "all"
"""In the place of a kind: items of every kind."""
_TYPE: dict[ClaimKind, type[Item]] = {kind: value for value, kind in KIND_OF.items()}
Text = Annotated[str, Field(max_length=300)]


class Listed(BaseModel):
    """Which items are wanted: the empty ones let everything through."""

    kind: Annotated[ClaimKind | Literal["all"], Field(description='A kind of items, or "all".')] = ClaimKind.CAUSAL
    speaker: Annotated[Text, Field(description="Only what this person says, or is said to say.")] = ""
    factor: Annotated[Text, Field(description="Only what names this thing.")] = ""
    status: Annotated[str, Field(pattern=f"^({'|'.join(Status)})?$")] = ""
    certainty: Annotated[str, Field(pattern=f"^({'|'.join(Level)})?$")] = ""
    document: Annotated[Text, Field(description="Only this document (D1, id or title).")] = ""
    code: Annotated[Text, Field(description="Only what has this code of the codebook, or one under it.")] = ""
    attribute: Annotated[Text, Field(description="Only documents with this value, as region=north.")] = ""
    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1

    @property
    def filters(self) -> Filters:
        """The same for the pipeline; raises BadRequest for an attribute without a value."""
        key, equals, value = self.attribute.partition("=")
        if self.attribute.strip() and (not equals or not key.strip()):
            raise BadRequest(f"attribute {self.attribute!r}: expected KEY=VALUE, as region=north")
        return Filters(
            speakers=_some(self.speaker),
            factors=_some(self.factor),
            statuses=(Status(self.status),) if self.status else (),
            certainties=(Level(self.certainty),) if self.certainty else (),
            attributes=((key.strip(), value.strip()),) if self.attribute.strip() else (),
            documents=_some(self.document),
            codes=_some(self.code),
        )

    def query(self, **changed: Any) -> str:
        """The same as the query of an address, without what is usual."""
        plain = {**self.model_dump(mode="json"), **changed}
        usual = Listed().model_dump(mode="json")
        return urlencode({key: value for key, value in plain.items() if value != usual[key]})

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out but other kinds."""
        return self.filters != Filters()


@dataclass(frozen=True, slots=True)
class Found:
    """The items of the kind that pass, those of the page among them, and how many pass of each kind.

    `total` counts the items, `speakers` the named people whose they are.
    """

    bundle: Bundle
    total: int
    speakers: int
    items: tuple[Shown, ...]
    counts: dict[ClaimKind, int]


def found(at: Here, wanted: Listed) -> Found:
    """The items asked for, in the order of the documents; events in the order of time.

    Raises UnknownName for a speaker, document or attribute that is not there. Kept until the workspace changes.
    """
    alike = wanted.model_copy(update={"page": 1})
    key = ("items", at.checked, alike.model_dump_json())
    bundle, every, people, counts = remembered(at.desk, key, lambda: _found(at, alike))
    items = every[(wanted.page - 1) * PAGE : wanted.page * PAGE]
    return Found(bundle, len(every), people, items, counts)


def _found(at: Here, wanted: Listed) -> tuple[Bundle, tuple[Shown, ...], int, dict[ClaimKind, int]]:
    bundle = at.desk.bundle(wanted.filters, at.checked)
    every = list(shown(bundle))
    counts = dict.fromkeys(ClaimKind, 0)
    for one in every:
        counts[KIND_OF[type(one.item)]] += 1
    kind = _TYPE[wanted.kind] if isinstance(wanted.kind, ClaimKind) else Item
    own = [one for one in every if isinstance(one.item, kind)]
    people = {holder(one.document, one.reading, one.item) for one in own} - {None}
    return bundle, tuple(in_time(own) if kind is Event else own), len(people), counts


def rows(at: Here, given: Found) -> tuple[Line, ...]:
    """The items of the page as a page shows them."""
    said = (_said(one) for one in given.items)
    return Drawn(at, given.bundle).lines(said)


def _said(one: Shown) -> Said:
    speaker = one.speaker
    return Said(one.document, one.reading, one.item, speaker, reported(one.item, speaker))


def _some(word: str) -> tuple[str, ...]:
    return (word.strip(),) if word.strip() else ()
