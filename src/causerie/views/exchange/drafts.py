"""Rows of a file -> a map: the part that all formats share, so that all treat lacks and clashes alike."""

from __future__ import annotations

import dataclasses
import hashlib
import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from causerie.errors import BadRequest
from causerie.holding import claims_by
from causerie.presence import weigh
from causerie.values import Evidence, Factor, Link, Map, Quote
from causerie.vocabulary import FactorKind, Level, Sign, Status

T = TypeVar("T")
_SIGNS = {
    Sign.PLUS: ("+", "plus", "positive", "pos", "increases", "same", "s", "1", "+1"),
    Sign.MINUS: ("-", "−", "–", "minus", "negative", "neg", "decreases", "opposite", "o", "-1"),
    Sign.UNKNOWN: ("", "?", "unknown", "open", "0", "±", "+-", "+/-", "ambiguous", "neutral", "none"),
}
_WORDS = {word: sign for sign, words in _SIGNS.items() for word in words}
SIGN_WORD = {Sign.PLUS: "plus", Sign.MINUS: "minus", Sign.UNKNOWN: "unknown"}
"""Signs in the cells of a spreadsheet, where "-" would look like the start of a formula."""


@dataclass(frozen=True, slots=True)
class Edge:
    """What one row says: the ids of its ends, the link's sign, and a claim for or against it.

    `sign`, `presence` and `plus` are None where the file does not say; `denied` None: as the claims have it.
    """

    cause: str
    effect: str
    sign: Sign | None
    claims: tuple[Evidence, ...] = ()
    presence: float | None = None
    plus: float | None = None
    suggested: bool = False
    denied: bool | None = None


@dataclass(slots=True)
class _Sum:
    signs: set[Sign] = field(default_factory=set)
    claims: list[Evidence] = field(default_factory=list)
    presence: float | None = None
    plus: float | None = None
    suggested: bool = False
    denied: bool | None = None


def map_from(factors: Iterable[Factor], edges: Iterable[Edge]) -> Map:
    """The map of these rows: rows with the same ends are one link, which keeps every claim.

    Rows that clash in sign leave the link's sign open. A row without a claim is one that nobody named
    makes: quote "" at 0-0, no speaker.
    """
    sums: dict[tuple[str, str], _Sum] = {}
    for edge in edges:
        total = sums.setdefault((edge.cause, edge.effect), _Sum())
        total.signs |= {edge.sign} if edge.sign is not None else set()
        total.claims += edge.claims or (lacking(edge.sign or Sign.UNKNOWN),)
        total.presence = edge.presence if edge.presence is not None else total.presence
        total.plus = edge.plus if edge.plus is not None else total.plus
        total.suggested |= edge.suggested
        total.denied = edge.denied if edge.denied is not None else total.denied
    ordered = sorted(factors, key=lambda one: (one.label.casefold(), one.id))
    place = {factor.id: at for at, factor in enumerate(ordered)}
    pairs = sorted(sums.items(), key=lambda pair: (place[pair[0][0]], place[pair[0][1]]))
    drawn = Map(
        factors=tuple(ordered),
        links=tuple(_link(ends, total) for ends, total in pairs if not _denied(total)),
        denied=tuple(_link(ends, total) for ends, total in pairs if _denied(total)),
    )
    return dataclasses.replace(drawn, holders=tuple(name for name, _ in claims_by(drawn)))


def lacking(sign: Sign, document: str = "") -> Evidence:
    """A claim of which a file says nothing but the sign."""
    return Evidence(document, "", None, sign, Status.ASSERTED, Level.CERTAIN, Quote("", 0, 0))


def _link(ends: tuple[str, str], total: _Sum) -> Link:
    """A link; its shares are those of the file, else they follow from its claims as in a map of our own."""
    found = weigh(total.claims)
    signs = total.signs - {Sign.UNKNOWN}
    sign = found.sign if not total.signs else signs.pop() if len(signs) == 1 else Sign.UNKNOWN
    presence, plus = (found.presence, found.plus) if total.presence is None else (total.presence, total.plus)
    return Link(*ends, sign, tuple(total.claims), presence, plus, total.suggested)


def _denied(total: _Sum) -> bool:
    if total.denied is not None:
        return total.denied
    return not any(claim.supports for claim in total.claims)


class Registry:
    """The factors of a file, each made when it is first named, by its id or, without ids, by its label."""

    def __init__(self, known: tuple[Factor, ...] = ()) -> None:
        self._by_id = {factor.id: factor for factor in known}
        self._by_label = {factor.label: factor.id for factor in reversed(known)}

    def take(self, own: str, label: str, where: str, kind: FactorKind = FactorKind.OTHER) -> str:
        """The id of a factor; raises BadRequest where another label has the same id."""
        name = own or self._by_label.get(label) or factor_id(label)
        before = self._by_id.get(name)
        if before is None:
            self._by_id[name] = Factor(name, label or name, (), kind)
            self._by_label.setdefault(label or name, name)
        elif label and before.label != label:
            raise BadRequest(f"{where}: {label!r} and {before.label!r} have the same id {name!r}")
        return name

    def all(self) -> tuple[Factor, ...]:
        """All of them, in the order in which they were named."""
        return tuple(self._by_id.values())


def factor_id(label: str) -> str:
    """The id of a factor that a file names only by its label."""
    return "x" + hashlib.sha256(label.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def sign_of(text: str, where: str) -> Sign:
    """The sign that a word or glyph stands for; raises BadRequest naming `where` it stands."""
    found = _WORDS.get(text.strip().casefold())
    if found is None:
        raise BadRequest(f"{where}: {text!r} is no sign; use +, - or ?")
    return found


def loose_sign(text: str) -> Sign | None:
    """The sign that a type of connection stands for; None for types of a user's own, which are no signs."""
    return _WORDS.get(text.strip().casefold()) if text.strip() else None


def number_of(value: object, where: str, low: float, high: float) -> float:
    """A number from low to high; raises BadRequest naming `where` for anything else, NaN too."""
    try:
        number = float(value) if isinstance(value, int | float | str) and not isinstance(value, bool) else math.nan
    except (ValueError, OverflowError):
        number = math.nan
    if math.isnan(number):
        raise BadRequest(f"{where}: {value!r} is no number")
    if not low <= number <= high:
        raise BadRequest(f"{where}: {value} is outside {low:g} to {high:g}")
    return number


def weight_sign(value: object, where: str, stated: Sign | None = None) -> Sign:
    """The sign of a link with a weight from -1 to 1; a stated sign wins, but a negative weight is no plus."""
    weight = number_of(value, where, -1, 1)
    if stated is Sign.PLUS and weight < 0:
        raise BadRequest(f"{where}: the weight {value} contradicts the sign +")
    if stated in (Sign.PLUS, Sign.MINUS):
        return stated
    return Sign.UNKNOWN if weight == 0 else Sign.PLUS if weight > 0 else Sign.MINUS


def member(kind: type[T], value: str, where: str) -> T:
    """The member of a vocabulary with this value; raises BadRequest naming those there are."""
    try:
        return kind(value)  # type: ignore[call-arg]
    except ValueError as error:
        there = ", ".join(str(one) for one in kind)  # type: ignore[attr-defined]
        raise BadRequest(f"{where}: {value!r} is none of {there}") from error
