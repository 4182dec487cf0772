"""Which part of a workspace is asked for, as addresses and endpoints say it: what the command line's options are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import BaseModel, Field, field_validator

from causerie.errors import BadRequest
from causerie.pipeline.codebook import codebook
from causerie.pipeline.desk import Desk
from causerie.pipeline.filtering import Filters
from causerie.vocabulary import Level, Status
from causerie.voices import speakers

Text = Annotated[str, Field(max_length=300)]
Some = Annotated[list[Text], Field(max_length=50)]


class ItemsWanted(BaseModel):
    """Of which items; an empty part lets everything through, several values in one part are alternatives."""

    document: Annotated[Some, Field(description="Only these documents (D1, id or title).")] = []
    factor: Annotated[Some, Field(description="Only what names this thing.")] = []
    attribute: Annotated[Some, Field(description="Only documents with this value, as region=north.")] = []
    code: Annotated[Some, Field(description="Only what has this code of the codebook, or one under it.")] = []
    status: Annotated[list[Status], Field(max_length=len(Status))] = []
    certainty: Annotated[list[Level], Field(max_length=len(Level))] = []

    @field_validator("*", mode="before")
    @classmethod
    def _chosen(cls, given: Any) -> Any:
        """A field that was left alone sends an empty word."""
        return [one for one in given if not isinstance(one, str) or one.strip()] if isinstance(given, list) else given

    @property
    def filters(self) -> Filters:
        """The same for the pipeline; raises BadRequest for an attribute without a value."""
        return Filters(
            factors=_words(self.factor),
            statuses=tuple(self.status),
            certainties=tuple(self.certainty),
            attributes=tuple(map(_pair, self.attribute)),
            documents=_words(self.document),
            codes=_words(self.code),
        )

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The same as names and values of an address, without what is usual."""
        plain = self.model_dump(mode="json", exclude_defaults=True)
        every = (
            (name, one) for name, given in plain.items() for one in (given if isinstance(given, list) else [given])
        )
        return tuple((name, "1" if one is True else str(one)) for name, one in every if one)

    @classmethod
    def of(cls, filters: Filters, **more: Any) -> Self:
        """What would ask for these filters."""
        return cls(
            document=list(filters.documents),
            factor=list(filters.factors),
            attribute=[f"{key}={value}" for key, value in filters.attributes],
            code=list(filters.codes),
            status=list(filters.statuses),
            certainty=list(filters.certainties),
            **more,
        )


class PartWanted(ItemsWanted):
    """Of which items, and who says them."""

    speaker: Annotated[Some, Field(description="Only what these people say, or are said to say.")] = []

    @property
    def filters(self) -> Filters:
        """The same for the pipeline; raises BadRequest for an attribute without a value."""
        own = super().filters
        return Filters(
            _words(self.speaker),
            own.factors,
            own.statuses,
            own.certainties,
            own.attributes,
            own.documents,
            own.codes,
        )


def choices(desk: Desk) -> Mapping[str, Any]:
    """What the filters of a page offer."""
    shelf = desk.state().shelf
    return {
        "documents": [(one.alias, f"{one.alias} {one.document.title or one.document.id}") for one in shelf],
        "codes": [(one.name, " > ".join(one.path)) for one in codebook(desk).codes],
        "people": speakers([one.reading for one in shelf]),
        "status": [(one.value, one.value) for one in Status],
        "certainty": [(one.value, one.value) for one in reversed(Level)],
    }


def _words(given: list[str]) -> tuple[str, ...]:
    return tuple(one.strip() for one in given if one.strip())


def _pair(typed: str) -> tuple[str, str]:
    key, equals, value = typed.partition("=")
    if not equals or not key.strip():
        raise BadRequest(f"attribute {typed!r}: expected KEY=VALUE, as region=north")
    return key.strip(), value.strip()
