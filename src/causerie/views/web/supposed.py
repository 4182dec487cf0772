"""A what-if question in the address of a page: each factor with what happens to it, whose map, how it is run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Query
from pydantic import Field

from causerie.dates import check_date
from causerie.pipeline.supposing import Ask, Question, Running, Whose
from causerie.views.web.maps.wanted import Reviewed
from causerie.views.web.parted import ItemsWanted
from causerie.vocabulary import Engine, Rule, Transfer

WAYS: tuple[tuple[str, str], ...] = (
    ("up", "goes up"),
    ("down", "goes down"),
    ("hold", "is held still"),
    ("seen-up", "was seen to go up"),
    ("seen-down", "was seen to go down"),
    ("without", "is taken out"),
)
"""What may happen to a factor: the name in the address, and how the page says it."""
EVERYBODY = "*"
"""In place of a speaker: the joined map of all."""
ROWS = 12
LONG = 500


class ClaimsOf(ItemsWanted):
    """Of which claims the map is drawn."""

    reviewed: Reviewed = Reviewed.ANY
    since: Annotated[str, Field(max_length=30, description="EDTF: 2031, 2031-05, 2031-05-02.")] = ""
    until: Annotated[str, Field(max_length=30)] = ""
    apart: Annotated[bool, Field(description="Without the suggested merges of factors.")] = False

    @property
    def claims(self) -> dict[str, Any]:
        """The same as fields of a question; raises BadRequest for a day or an attribute that is none."""
        return {
            "suggested": not self.apart,
            "accepted": self.reviewed is Reviewed.CHECKED,
            "unchecked": self.reviewed is Reviewed.UNCHECKED,
            "since": check_date(self.since.strip(), "since") if self.since.strip() else None,
            "until": check_date(self.until.strip(), "until") if self.until.strip() else None,
            "filters": self.filters,
        }

    @classmethod
    def asked(cls, question: Question) -> ClaimsOf:
        """What a question asks for."""
        checked = Reviewed.CHECKED if question.accepted else Reviewed.ANY
        return cls.of(
            question.filters,
            reviewed=Reviewed.UNCHECKED if question.unchecked else checked,
            since=question.since or "",
            until=question.until or "",
            apart=not question.suggested,
        )


@dataclass(frozen=True, slots=True)
class Supposed:
    """The address as it is typed: rows of (factor, way), the claim that is played, whose map, how it is run, and of
    which claims. `whose`: speakers, or "*" alone for the joined map of all.
    """

    rows: tuple[tuple[str, str], ...] = ()
    claim: str = ""
    whose: tuple[str, ...] = ()
    running: Running = field(default_factory=Running)
    of: ClaimsOf = field(default_factory=ClaimsOf)

    @property
    def empty(self) -> bool:
        """Whether nothing was asked yet."""
        return not self.rows and not self.claim

    @property
    def question(self) -> Question:
        """The same as the pipeline takes it."""
        of = {name: tuple(factor for factor, way in self.rows if way == name) for name, _ in WAYS}
        seen = tuple(f"{factor} {way}" for way in ("up", "down") for factor in of[f"seen-{way}"])
        ask = Ask(of["up"], of["down"], of["hold"], seen, of["without"], self.claim or None)
        everybody = EVERYBODY in self.whose
        whose = Whose(() if everybody else self.whose, everybody)
        return Question(ask, whose, self.running, **self.of.claims)

    @property
    def query(self) -> str:
        """The address's part after the "?"."""
        run = self.running
        rows = [pair for factor, way in self.rows for pair in (("f", factor), ("way", way))]
        given = {
            "claim": self.claim,
            "samples": run.samples,
            "seed": run.seed,
            "engine": run.engine.value if run.engine is not Engine.PRESS else "",
            "rule": run.rule.value if run.rule else "",
            "transfer": run.transfer.value if run.transfer else "",
            "presence": _NAMED[run.presence],
        }
        whose = [("whose", name) for name in self.whose]
        return urlencode([*rows, *whose, *((name, value) for name, value in given.items() if value), *self.of.pairs])


_PRESENCE: dict[str, bool | None] = {"": None, "yes": True, "no": False}
_NAMED = {value: name for name, value in _PRESENCE.items()}


def supposed_of(question: Question) -> Supposed:
    """A question, kept by somebody, as an address."""
    ask, whose = question.ask, question.whose
    rows = [(factor, way) for way in ("up", "down") for factor in getattr(ask, way)]
    rows += [(factor, "hold") for factor in ask.held]
    rows += list(_observed(ask.given))
    rows += [(factor, "without") for factor in ask.without]
    named = (EVERYBODY,) if whose.union else whose.speakers
    return Supposed(tuple(rows), ask.claim or "", named, question.running, ClaimsOf.asked(question))


def _observed(given: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for typed in given:
        factor, _, way = typed.rpartition(" ")
        yield factor, f"seen-{way if way in ('up', 'down') else 'up'}"


Typed = Annotated[str, Query(max_length=LONG)]


def _of(wanted: Annotated[ClaimsOf, Query()]) -> ClaimsOf:
    return wanted


def _supposed(
    of: Annotated[ClaimsOf, Depends(_of)],
    f: Annotated[list[Typed] | None, Query(max_length=ROWS)] = None,
    way: Annotated[list[Typed] | None, Query(max_length=ROWS)] = None,
    claim: Annotated[str, Query(max_length=20)] = "",
    whose: Annotated[list[Typed] | None, Query(max_length=ROWS)] = None,
    samples: Annotated[str, Query(pattern=r"^\d{0,6}$")] = "",
    seed: Annotated[str, Query(pattern=r"^\d{0,9}$")] = "",
    engine: Engine = Engine.PRESS,
    rule: Annotated[Rule | None, Query()] = None,
    transfer: Annotated[Transfer | None, Query()] = None,
    presence: Annotated[str, Query(pattern="^(yes|no|)$")] = "",
) -> Supposed:
    known = {name for name, _ in WAYS}
    pairs = zip(f or (), way or (), strict=False)
    rows = tuple((" ".join(factor.split()), one) for factor, one in pairs if factor.strip() and one in known)
    fuzzy = engine is Engine.FCM
    running = Running(
        int(samples) if samples else None,
        int(seed or 0),
        engine,
        rule if fuzzy else None,
        transfer if fuzzy else None,
        _PRESENCE[presence],
    )
    people = tuple(dict.fromkeys(name.strip() for name in whose or () if name.strip()))
    return Supposed(rows, claim.strip().upper(), people, running, of)


Asked = Annotated[Supposed, Depends(_supposed)]
"""How an endpoint asks for it."""
