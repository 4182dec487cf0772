"""Memos and codes of the user's own as they stand, for whoever looks for their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from causerie.values import Decision
from causerie.vocabulary import Act


@dataclass(frozen=True, slots=True)
class Notes:
    """Memos by the id of an item (as decisions name it), the id of a document, the label of a factor; codes by item."""

    items: Mapping[str, str]
    documents: Mapping[str, str]
    factors: Mapping[str, str]
    codes: Mapping[str, tuple[str, ...]]

    def memo(self, *ids: str) -> str:
        """The memo on an item, under any of its ids; "" where there is none."""
        return next((self.items[one] for one in ids if one in self.items), "")

    def on(self, *ids: str) -> tuple[str, ...]:
        """All that was noted on an item, under any of its ids."""
        memo = self.memo(*ids)
        return (*((memo,) if memo else ()), *(code for one in ids for code in self.codes.get(one, ())))


def notes_of(held: Iterable[Decision]) -> Notes:
    """The notes that decisions which hold come to."""
    memos: dict[str, dict[str, str]] = {"item": {}, "document": {}, "factor": {}}
    codes: dict[str, dict[str, None]] = {}
    for row in held:
        after = row.after if isinstance(row.after, Mapping) else {}
        if row.act is Act.MEMO:
            own = memos[str(after["on"])]
            own.pop(row.target, None)
            if after["text"]:
                own[row.target] = str(after["text"])
        elif row.act is Act.TAG:
            codes.setdefault(row.target, {}).pop(str(after["code"]), None)
            if after["on"]:
                codes[row.target][str(after["code"])] = None
    tagged = {item: tuple(own) for item, own in codes.items() if own}
    return Notes(memos["item"], memos["document"], memos["factor"], tagged)
