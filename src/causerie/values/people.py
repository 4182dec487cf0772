"""Actors of all documents as they are told: names, relations, what they claim and what is claimed of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from causerie.values.claims import Document, Item, Reading
from causerie.vocabulary import RelationKind


@dataclass(frozen=True, slots=True)
class Said:
    """An item where it stands, and who says it: the voice of its turn, or whom that voice reports."""

    document: Document
    reading: Reading
    item: Item
    speaker: str | None
    reporting: tuple[str, ...] = ()

    @property
    def holder(self) -> str | None:
        """Whose claim it is: the innermost of those who are reported, else who utters it."""
        return self.reporting[-1] if self.reporting else self.speaker


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation to another actor. `outgoing`: this actor is the first of the two; None where it reads both ways."""

    kind: RelationKind
    other: str
    outgoing: bool | None
    said: tuple[Said, ...]

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who says so."""
        return holders(self.said)


@dataclass(slots=True)
class Person:
    """An actor of all documents. `named` is how often texts name them, `named_by` who does (themselves left out);
    `says` and `of` are items.
    """

    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    named: int = 0
    named_by: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    speaks: bool = False
    says: list[Said] = field(default_factory=list)
    of: list[Said] = field(default_factory=list)
    ties: tuple[Tie, ...] = ()

    @property
    def told_by(self) -> tuple[str, ...]:
        """Others who claim something of this actor."""
        return tuple(name for name in holders(self.of) if name != self.name)


def holders(said: Iterable[Said]) -> tuple[str, ...]:
    """Whose claims these are, each once."""
    return tuple(dict.fromkeys(one.holder for one in said if one.holder))


def inverse(kind: RelationKind, outgoing: bool | None) -> str:
    """A relation as it reads from one side of it."""
    return kind.value if outgoing is not False else _INVERSE.get(kind, kind.value)


_INVERSE: Mapping[RelationKind, str] = {
    RelationKind.PART_OF: "has as a part",
    RelationKind.SUPPORTS: "supported by",
    RelationKind.OPPOSES: "opposed by",
    RelationKind.CONTROLS: "controlled by",
}
