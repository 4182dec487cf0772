"""Small maps by hand, for tests of what is computed on maps and of how it is shown."""

from __future__ import annotations

from collections.abc import Sequence

from causerie.values import Evidence, Factor, Link, Map, Place, Quote
from causerie.vocabulary import Direction, Level, Part, Sign, Status

UP, DOWN = Direction.INCREASE, Direction.DECREASE


def evidence(claim: str, sign: Sign = Sign.PLUS, speaker: str | None = "Ina Holt", **more: object) -> Evidence:
    """A claim whose quote says which it is."""
    given = {"status": Status.ASSERTED, "certainty": Level.CERTAIN, "quote": Quote(f"words of {claim}", 0, 9)}
    return Evidence("quay", claim, speaker, sign, **(given | more))  # type: ignore[arg-type]


def link(text: str, presence: float = 1.0, claim: str = "", **more: object) -> Link:
    """A link as "a + b", "a - b" or "a ? b", with one claim, named after its ends unless told."""
    cause, sign, effect = text.split()
    name = claim or f"{cause}{effect}"
    plus = {"+": 1.0, "-": 0.0, "?": None}[sign]
    claims = (evidence(name, Sign(sign)),)
    return Link(cause, effect, Sign(sign), **({"claims": claims, "presence": presence, "plus": plus} | more))  # type: ignore[arg-type]


def place(claim: str, part: Part, direction: Direction = UP, text: str = "", document: str = "quay") -> Place:
    return Place(document, claim, part, direction, text or f"{part.value} of {claim}")


def map_of(*links: Link | str, places: Sequence[tuple[str, Place]] = (), labels: dict[str, str] | None = None) -> Map:
    """A map of these links; factors are labelled by their ids unless told, and have the places given."""
    made = tuple(link(one) if isinstance(one, str) else one for one in links)
    names = dict.fromkeys([*(end for one in made for end in (one.cause, one.effect)), *(name for name, _ in places)])
    factors = tuple(
        Factor(name, (labels or {}).get(name, name), tuple(own for factor, own in places if factor == name))
        for name in names
    )
    holders = dict.fromkeys(claim.speaker for one in made for claim in one.claims if claim.speaker)
    return Map(factors, made, tuple(holders))
