"""Rows of spreadsheets for claims, links, factors and mentions, written and read by name of column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from causerie.errors import BadRequest
from causerie.values import Evidence, Factor, Link, Map, Place, Quote
from causerie.views.exchange.drafts import SIGN_WORD, member, number_of, sign_of
from causerie.views.exchange.guard import guarded, unguarded
from causerie.vocabulary import Direction, Level, Part, Sign, Status, Strength

Cell = str | int | float | None
Cells = dict[str, Cell]
"""One row by name of column."""

CLAIM = (
    "Source_ID", "Claim_ID", "Speaker", "Claim_Sign", "Status", "Certainty", "Quote", "Start", "End", "Date",
    "Condition", "Condition_Start", "Condition_End", "Horizon", "Horizon_Start", "Horizon_End", "Strength", "Reviewed",
    "Despite", "Despite_Start", "Despite_End",
)  # fmt: skip
DIGITS = 9
"""Digits of a share: Excel itself keeps 15 of a number."""
LINK = ("Sign", "Presence", "Plus", "Suggested", "Denied")
MENTION = ("Factor_ID", "Source_ID", "Claim_ID", "Part", "Direction", "Text", "Suggested")

_SAME: Mapping[str, tuple[str, ...]] = {
    "cause": ("from", "from_label", "influencing", "source_label"),
    "effect": ("to", "to_label", "influenced", "target_label"),
    "sign": ("type", "polarity", "link_sign"),
    "quote": ("description", "reasoning", "label_text"),
    "source_id": ("document", "statement_id", "source_document"),
    "speaker": ("who", "said_by", "holder"),
    "weight": ("strength_value", "link_weight"),
}
"""Names that other programs give to the same columns."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as read: its number in the file, and its cells by name of column in small letters."""

    number: int
    cells: Mapping[str, object]
    sheet: str = ""

    def text(self, name: str) -> str:
        """The text of a cell, "" where there is none."""
        found = next((value for own in (name, *_SAME.get(name, ())) if (value := self.cells.get(own)) is not None), "")
        return unguarded(found) if isinstance(found, str) else _plain(found)

    def where(self, name: str) -> str:
        """Where a cell stands, for a message."""
        place = f"sheet {self.sheet}, row {self.number}" if self.sheet else f"row {self.number}"
        used = next((own for own in (name, *_SAME.get(name, ())) if own in self.cells), name)
        return f"{place}, column {used}"

    def number_in(self, name: str, low: float, high: float) -> float | None:
        """A number, None where the cell is empty."""
        text = self.text(name)
        return number_of(text, self.where(name), low, high) if text.strip() else None

    def flag(self, name: str) -> bool | None:
        """Yes or no, None where the cell is empty."""
        text = self.text(name).strip().casefold()
        if text in ("yes", "true", "1"):
            return True
        if text in ("no", "false", "0"):
            return False
        if text:
            raise BadRequest(f"{self.where(name)}: {text!r} is neither yes nor no")
        return None


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def rows_of(header: Sequence[object], lines: Iterable[tuple[int, Sequence[object]]], sheet: str = "") -> Iterator[Row]:
    """Rows under a header; raises BadRequest for a row with more cells than the header has."""
    names = [_name(cell) for cell in header]
    twice = next((name for name in names if name and names.count(name) > 1), None)
    if twice:
        raise BadRequest(f"{f'sheet {sheet}, ' if sheet else ''}row 1: has two columns {twice!r}")
    for number, line in lines:
        cells = [cell for cell in line if cell not in (None, "")]
        if not cells:
            continue
        extra = [cell for cell in line[len(names) :] if cell not in (None, "")]
        if extra:
            place = f"sheet {sheet}, " if sheet else ""
            raise BadRequest(f"{place}row {number}: has {len(line)} cells, and the header has {len(names)}")
        yield Row(number, {n: c for n, c in zip(names, line, strict=False) if n and c not in (None, "")}, sheet)


def _name(cell: object) -> str:
    return str(cell if cell is not None else "").strip().casefold().replace(" ", "_")


def require(header: Sequence[object], names: Sequence[str], sheet: str = "") -> None:
    """Raises BadRequest unless each of the columns is there, under one of its names."""
    there = [_name(cell) for cell in header]
    for name in names:
        if not set(there) & {name, *_SAME.get(name, ())}:
            place = f"sheet {sheet}: " if sheet else "row 1: "
            others = f" (or {', '.join(_SAME[name][:2])})" if name in _SAME else ""
            shown = ", ".join(one for one in there[:12] if one) or "no names at all"
            raise BadRequest(f"{place}lacks a column {name}{others}; it has: {shown}")


def link_cells(link: Link, denied: bool) -> Cells:
    """What a link says beside its ends."""
    return {
        "Sign": SIGN_WORD[link.sign],
        "Presence": round(link.presence, DIGITS),
        "Plus": None if link.plus is None else round(link.plus, DIGITS),
        "Suggested": _yes(link.suggested),
        "Denied": _yes(denied),
    }


def claim_cells(claim: Evidence) -> Cells:
    """A claim in its columns."""
    cells: Cells = {
        "Source_ID": guarded(claim.document),
        "Claim_ID": guarded(claim.claim),
        "Speaker": guarded(claim.speaker or ""),
        "Claim_Sign": SIGN_WORD[claim.sign],
        "Status": claim.status.value,
        "Certainty": claim.certainty.value,
        **_quote_cells("Quote", claim.quote),
        "Date": guarded(claim.date or ""),
        **_quote_cells("Condition", claim.condition),
        **_quote_cells("Horizon", claim.horizon),
        **_quote_cells("Despite", claim.despite),
        "Strength": claim.strength.value if claim.strength else "",
        "Reviewed": _yes(claim.reviewed),
    }
    return cells


def claim_in(row: Row, sign: Sign) -> Evidence | None:
    """The claim of a row; None where it has none. `sign` holds where the row gives the claim no own."""
    if not any(row.text(name.lower()) for name in (*CLAIM[:3], "Status", "Quote")):
        return None
    own = row.text("claim_sign")
    status, level, strength = row.text("status"), row.text("certainty"), row.text("strength")
    return Evidence(
        document=row.text("source_id"),
        claim=row.text("claim_id"),
        speaker=row.text("speaker") or None,
        sign=sign_of(own, row.where("claim_sign")) if own else sign,
        status=member(Status, status.strip().casefold(), row.where("status")) if status else Status.ASSERTED,
        certainty=member(Level, level.strip().casefold(), row.where("certainty")) if level else Level.CERTAIN,
        quote=_quote_in(row, "quote", "start", "end") or Quote("", 0, 0),
        reviewed=bool(row.flag("reviewed")),
        condition=_quote_in(row, "condition", "condition_start", "condition_end"),
        horizon=_quote_in(row, "horizon", "horizon_start", "horizon_end"),
        strength=member(Strength, strength.strip().casefold(), row.where("strength")) if strength else None,
        date=row.text("date") or None,
        despite=_quote_in(row, "despite", "despite_start", "despite_end"),
    )


def _quote_cells(name: str, quote: Quote | None) -> Cells:
    first, last = ("Start", "End") if name == "Quote" else (f"{name}_Start", f"{name}_End")
    if quote is None:
        return {name: "", first: None, last: None}
    return {name: guarded(quote.text), first: quote.start, last: quote.end}


def _quote_in(row: Row, name: str, first: str, last: str) -> Quote | None:
    """The words of a cell with their offsets, 0 to 0 where the row has none."""
    text, start, end = row.text(name), row.number_in(first, 0, 1e12), row.number_in(last, 0, 1e12)
    if not text and start is None:
        return None
    return Quote(text, int(start or 0), int(end or 0))


def mention_rows(drawn: Map) -> Iterator[Cells]:
    """Each mention of each factor: where it stands, and which way the factor goes there."""
    for factor in drawn.factors:
        for place in factor.mentions:
            yield {
                "Factor_ID": guarded(factor.id),
                "Source_ID": guarded(place.document),
                "Claim_ID": guarded(place.claim),
                "Part": place.part.value,
                "Direction": place.direction.value,
                "Text": guarded(place.text),
                "Suggested": _yes(place.suggested),
            }


def mentions_in(rows: Iterable[Row]) -> dict[str, tuple[Place, ...]]:
    """The mentions by the id of their factor."""
    found: dict[str, list[Place]] = {}
    for row in rows:
        place = Place(
            row.text("source_id"),
            row.text("claim_id"),
            member(Part, row.text("part"), row.where("part")),
            member(Direction, row.text("direction"), row.where("direction")),
            row.text("text"),
            bool(row.flag("suggested")),
        )
        found.setdefault(row.text("factor_id"), []).append(place)
    return {name: tuple(places) for name, places in found.items()}


def labels(factors: Iterable[Factor]) -> dict[str, str]:
    """Labels by id."""
    return {factor.id: factor.label for factor in factors}


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"
