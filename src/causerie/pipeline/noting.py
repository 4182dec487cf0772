"""Memos and codes of the user's own as they stand, for whoever looks for their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from causerie.codes import DOCUMENT, FACTOR, ITEM, codebook_of, memos_of, told
from causerie.values import Decision
from causerie.values.review import Memo


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
    rows = tuple(held)
    found: dict[str, defaultdict[str, list[Memo]]] = {on: defaultdict(list) for on in (ITEM, DOCUMENT, FACTOR)}
    for memo in memos_of(rows):
        if memo.on in found:
            found[memo.on][memo.target].append(memo)
    items, documents, factors = ({name: told(own) for name, own in found[on].items()} for on in found)
    return Notes(items, documents, factors, codebook_of(rows).tags)
