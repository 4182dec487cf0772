"""Links, claims and mentions as rows of a spreadsheet, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from causerie.values import Bundle, Evidence, Link, Map, Place, Quote
from causerie.views.exchange.drafts import SIGN_WORD, member, sign_of
from causerie.views.exchange.guard import guarded
from causerie.views.exchange.tables import Cells, Row
from causerie.vocabulary import Direction, Level, Part, Sign, Status, Strength

CLAIM = (
    "Source_ID", "Claim_ID", "Speaker", "Claim_Sign", "Status", "Certainty", "Quote", "Start", "End", "Date",
    "Condition", "Condition_Start", "Condition_End", "Horizon", "Horizon_Start", "Horizon_End", "Strength", "Reviewed",
    "Despite", "Despite_Start", "Despite_End",
)  # fmt: skip
DIGITS = 9
"""Digits of a share: Excel itself keeps 15 of a number."""
LINK = ("Sign", "Presence", "Plus", "Suggested", "Denied")
NOTED = ("Codes", "Memo")
"""What people wrote beside a claim for themselves; it is not read back."""
MENTION = ("Factor_ID", "Source_ID", "Claim_ID", "Part", "Direction", "Text", "Suggested")


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


def noted_cells(claim: Evidence, bundle: Bundle) -> Cells:
    """Codes and memo of a claim."""
    codes = "; ".join(bundle.codebook.tags.get(claim.claim, ()))
    return {"Codes": guarded(codes), "Memo": guarded(bundle.memos.get(claim.claim, ""))}


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


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"
