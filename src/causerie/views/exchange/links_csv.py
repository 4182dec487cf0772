"""Links as CSV, one row a claim: read by Excel, R, Causal Map and Kumu (columns Cause and Effect, or From and To).

A factor without links has a row of its own with an empty Effect. In a file without ids a label is a factor.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from causerie.errors import BadRequest
from causerie.values import Bundle, Map
from causerie.views.exchange.bounds import text_of
from causerie.views.exchange.claim_rows import CLAIM, LINK, NOTED, claim_cells, claim_in, link_cells, noted_cells
from causerie.views.exchange.content import Content
from causerie.views.exchange.drafts import Edge, Registry, loose_sign, map_from, member, sign_of, weight_sign
from causerie.views.exchange.guard import guarded
from causerie.views.exchange.tables import Cells, Row, labels, require, rows_of
from causerie.vocabulary import FactorKind, Sign

ENDS = ("Cause", "Effect")
IDS = ("Link_ID", "Cause_ID", "Effect_ID", "Cause_Kind", "Effect_Kind")
COLUMNS = (*ENDS, *LINK, *CLAIM, *NOTED, *IDS)


def write(content: Content) -> bytes:
    """The map as CSV in UTF-8 with a byte order mark, without which Excel mistakes the encoding."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(_rows(content.map, content.bundle))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _rows(drawn: Map, bundle: Bundle) -> Iterator[Cells]:
    names = labels(drawn.factors)
    kinds = {factor.id: factor.kind for factor in drawn.factors}
    linked: set[str] = set()
    pairs = [*((link, False) for link in drawn.links), *((link, True) for link in drawn.denied)]
    for number, (link, denied) in enumerate(pairs, 1):
        linked |= {link.cause, link.effect}
        ends: Cells = {
            "Link_ID": number,
            "Cause": guarded(names[link.cause]),
            "Effect": guarded(names[link.effect]),
            "Cause_ID": guarded(link.cause),
            "Effect_ID": guarded(link.effect),
            "Cause_Kind": kinds[link.cause].value,
            "Effect_Kind": kinds[link.effect].value,
            **link_cells(link, denied),
        }
        yield from ({**ends, **claim_cells(claim), **noted_cells(claim, bundle)} for claim in link.claims)
        if not link.claims:
            yield ends
    for factor in drawn.factors:
        if factor.id not in linked:
            yield {"Cause": guarded(factor.label), "Cause_ID": guarded(factor.id), "Cause_Kind": factor.kind.value}


def read(data: bytes) -> Map:
    """The map of a CSV file of links; raises BadRequest with row and column for what cannot be understood."""
    header, lines = table_of(text_of(data))
    require(header, ("cause", "effect"))
    return map_of_links(rows_of(header, lines))


def table_of(text: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Header and numbered rows; comma, semicolon or tab, whichever the header uses most."""
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = next(reader, [])
        lines = [(number, line) for number, line in enumerate(reader, 2)]
    except csv.Error as error:
        raise BadRequest(f"row {reader.line_num}: no CSV ({error})") from error
    return header, lines


def map_of_links(rows: Iterable[Row]) -> Map:
    """The map of rows that each name a cause and an effect."""
    factors = Registry()
    edges = [edge for row in rows if (edge := edge_in(row, factors)) is not None]
    return map_from(factors.all(), edges)


def edge_in(row: Row, factors: Registry, claims: Iterable[Row] | None = None) -> Edge | None:
    """The link of a row, with the claims of these rows (None: of the row itself); None for a row that is a factor."""
    cause = _factor(row, "cause", factors)
    if not row.text("effect") and not row.text("effect_id"):
        return None
    effect = _factor(row, "effect", factors)
    sign = sign_in(row)
    found = (claim_in(one, sign or Sign.UNKNOWN) for one in ((row,) if claims is None else claims))
    return Edge(
        cause,
        effect,
        sign,
        claims=tuple(claim for claim in found if claim is not None),
        presence=row.number_in("presence", 0, 1),
        plus=row.number_in("plus", 0, 1),
        suggested=bool(row.flag("suggested")),
        denied=row.flag("denied"),
    )


def sign_in(row: Row) -> Sign | None:
    """The sign that a row states, by word or by the sign of a weight; None where it states none."""
    text = row.text("sign")
    sign = sign_of(text, row.where("sign")) if text.strip() else loose_sign(row.text("type"))
    weight = row.text("weight")
    return weight_sign(weight, row.where("weight"), sign) if weight.strip() else sign


def _factor(row: Row, end: str, factors: Registry) -> str:
    """The id of the factor at an end of the row, which is made where it is new."""
    own = row.text(f"{end}_id")
    label = row.text(end) if own else " ".join(row.text(end).split())
    if not own and not label:
        raise BadRequest(f"{row.where(end)}: is empty; a link needs a cause and an effect")
    kind = row.text(f"{end}_kind")
    chosen = member(FactorKind, kind, row.where(f"{end}_kind")) if kind else FactorKind.OTHER
    return factors.take(own, label, row.where(end), chosen)
