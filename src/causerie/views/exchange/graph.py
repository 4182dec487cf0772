"""Claims and mentions inside formats that know only nodes and edges: as JSON text in a field of their own."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from causerie.codec import decode, encode
from causerie.errors import BadRequest
from causerie.values import Evidence, Factor, Link, Map, Place
from causerie.views.exchange.drafts import Edge, loose_sign, number_of, sign_of, weight_sign
from causerie.views.exchange.drafts import lacking as lacking_claim
from causerie.vocabulary import FactorKind, Sign

T = TypeVar("T")


def packed(values: Sequence[Evidence] | Sequence[Place]) -> list[str]:
    """Each value as one line of JSON."""
    return [json.dumps(encode(value), ensure_ascii=False, separators=(",", ":")) for value in values]


def unpacked(kind: type[T], data: Any, where: str) -> tuple[T, ...]:
    """The values that `packed` wrote, from its list or from the list as JSON text."""
    try:
        lines = json.loads(data) if isinstance(data, str) else data
        found = [json.loads(line) if isinstance(line, str) else line for line in lines or []]
    except (json.JSONDecodeError, TypeError, RecursionError) as error:
        raise BadRequest(f"{where}: is not as it was written ({error})") from error
    try:
        return tuple(decode(kind, one) for one in found)
    except BadRequest as error:
        raise BadRequest(f"{where}: {error}") from error


def pairs_of(drawn: Map) -> list[tuple[Link, bool]]:
    """The links of a map, and after them those that are only denied."""
    return [*((link, False) for link in drawn.links), *((link, True) for link in drawn.denied)]


def told(link: Link) -> str:
    """The quotes for a link and against it, for people."""
    return "\n".join(
        f"“{claim.quote.text}” ({claim.speaker or 'nobody named'}; {claim.status.value}, {claim.certainty.value})"
        for claim in link.claims
        if claim.quote.text
    )


def factor_in(data: Mapping[str, Any], name: str, label: str, where: str) -> Factor:
    """The factor of a node with these fields."""
    kind = str(data.get("kind") or "")
    mentions = unpacked(Place, data.get("mentions"), f"{where}, mentions")
    known = kind in {one.value for one in FactorKind}
    return Factor(name, label, mentions, FactorKind(kind) if known else FactorKind.OTHER)


def edge_in(data: Mapping[str, Any], ends: tuple[str, str], where: str, quote: str = "") -> Edge:
    """The link of an edge with these fields; `quote` where the file has no claims of its own."""
    stated = data.get("sign", data.get("polarity"))
    sign = sign_of(text_in(stated), f"{where}, sign") if stated is not None else loose_sign(text_in(data.get("type")))
    if data.get("weight") is not None:
        sign = weight_sign(data["weight"], f"{where}, weight", sign)
    packed_claims = unpacked(Evidence, data.get("claims"), f"{where}, claims")
    claims = packed_claims or foreign(data, sign or Sign.UNKNOWN, quote)
    return Edge(
        *ends,
        sign,
        claims,
        presence=_share(data, "presence", where),
        plus=_share(data, "plus", where),
        suggested=_flag(data.get("suggested")),
        denied=_flag(data["denied"]) if "denied" in data else None,
    )


def foreign(data: Mapping[str, Any], sign: Sign, quote: str) -> tuple[Evidence, ...]:
    """The claim of an edge of another program: its words as they stand there, without a place in a text."""
    words = text_in(data.get("quote") or quote)
    speaker, document = text_in(data.get("speaker")), text_in(data.get("source_id") or data.get("source"))
    if not (words or speaker or document):
        return ()
    made = lacking_claim(sign, document)
    return (_replaced(made, words, speaker),)


def _replaced(claim: Evidence, words: str, speaker: str) -> Evidence:
    data = encode(claim)
    data["quote"]["text"] = words
    data["speaker"] = speaker or None
    return decode(Evidence, data)


def text_in(value: Any) -> str:
    """A field as text, "" where it is absent."""
    return "" if value is None else str(value)


def unique(drawn: Map) -> dict[str, str]:
    """A name for each factor that no other one has: its label, with a number where labels are the same."""
    taken: set[str] = set()
    names: dict[str, str] = {}
    for factor in drawn.factors:
        name, number = factor.label, 1
        while name in taken:
            number += 1
            name = f"{factor.label} ({number})"
        taken.add(name)
        names[factor.id] = name
    return names


def _share(data: Mapping[str, Any], name: str, where: str) -> float | None:
    value = data.get(name)
    return None if value is None else number_of(value, f"{where}, {name}", 0, 1)


def _flag(value: Any) -> bool:
    return value is True or str(value).casefold() in ("true", "yes", "1")


def list_in(data: Any, name: str, where: str = "") -> list[Mapping[str, Any]]:
    """A list of objects in JSON data; raises BadRequest for anything else."""
    found = data.get(name) if isinstance(data, Mapping) else None
    if not isinstance(found, list) or not all(isinstance(one, Mapping) for one in found):
        raise BadRequest(f"{where}lacks a list {name!r} of objects")
    return found


__all__ = [
    "edge_in",
    "factor_in",
    "foreign",
    "list_in",
    "packed",
    "pairs_of",
    "text_in",
    "told",
    "unique",
    "unpacked",
]
