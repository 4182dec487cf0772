"""One actor at length on a terminal: names, relations, what is claimed of them and what they claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from causerie.codec import encode
from causerie.values import Bundle
from causerie.values.people import Person, Said, holders, inverse
from causerie.views.markup import plural
from causerie.views.render.items import NOBODY, UNCHECKED, coding
from causerie.views.render.safe import quoted, safe


def person_lines(one: Person, bundle: Bundle) -> list[str]:
    """The actor in lines; claims with their words and their coding."""
    also = f"; also {', '.join(safe(alias) for alias in one.aliases)}" if one.aliases else ""
    country = f" ({one.country})" if one.country else ""
    others = [said for said in one.of if said.holder != one.name]
    by = holders(others)
    ties = (
        f"  {inverse(tie.kind, tie.outgoing)} {safe(tie.other)}  [{', '.join(map(safe, tie.speakers)) or NOBODY}]"
        for tie in one.ties
    )
    namers = f" by {plural(len(one.named_by), 'speaker')}" if one.named_by else ""
    where = ", ".join(safe(name) for name in one.documents) or "no document"
    return [
        f"{safe(one.name)}{country}: named {plural(one.named, 'time')}{namers} in {where}{also}",
        *(("Relations:", *ties) if one.ties else ()),
        f"Claimed of them, by {plural(len(by), 'speaker')}:" if others else "Nobody else claims anything of them.",
        *_claims(others, bundle),
        "They claim:" if one.says else "They claim nothing in these documents.",
        *_claims(one.says, bundle),
    ]


def _claims(said: Iterable[Said], bundle: Bundle) -> Iterator[str]:
    for one in said:
        passed = f" (reporting {', '.join(safe(name) for name in one.reporting)})" if one.reporting else ""
        marked = "" if bundle.reviewed.get(one.item.id) in ("accept", "edit", "code") else f"{UNCHECKED}: "
        name = bundle.aliases.get(one.item.id, "-")
        yield f"  {name:<5}{safe(one.speaker or NOBODY)}{passed}: {quoted(one.item.quote.text)}"
        yield f"       {marked}{coding(one.item)}  [document {safe(one.document.id)}]"


def person_data(one: Person, bundle: Bundle) -> dict[str, Any]:
    """The same as JSON data."""
    others = [said for said in one.of if said.holder != one.name]
    relations = [
        {
            "relation": inverse(tie.kind, tie.outgoing),
            "other": tie.other,
            "speakers": list(tie.speakers),
            "claims": [_data(said, bundle) for said in tie.said],
        }
        for tie in one.ties
    ]
    return {
        "name": one.name,
        "aliases": list(one.aliases),
        "country": one.country,
        "named": one.named,
        "named_by": list(one.named_by),
        "documents": list(one.documents),
        "relations": relations,
        "claims": [_data(said, bundle) for said in one.says],
        "claimed_of": [_data(said, bundle) for said in others],
        "claimed_by": list(holders(others)),
    }


def _data(said: Said, bundle: Bundle) -> dict[str, Any]:
    alias = bundle.aliases.get(said.item.id, "-")
    beside = {"alias": alias, "document": said.document.id, "speaker": said.speaker, "reporting": list(said.reporting)}
    return {**beside, **encode(said.item)}
