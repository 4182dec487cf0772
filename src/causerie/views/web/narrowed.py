"""To which of its items a document's page is narrowed: kind, who says them, status, and what people said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Query

from causerie.values import KIND_OF, Item
from causerie.views.web.context import Here
from causerie.views.web.folders import Folder
from causerie.views.web.leaves import KINDS
from causerie.vocabulary import Act, Status

UNCHECKED, CHECKED, REJECTED = "unchecked", "checked", "rejected"
ACTS = {
    "accepted": Act.ACCEPT,
    "corrected": Act.EDIT,
    "by-hand": Act.CODE,
    REJECTED: Act.REJECT,
    "withheld": Act.WITHHOLD,
}
STATES = (
    ("", "not rejected"),
    (UNCHECKED, "unchecked"),
    (CHECKED, "checked, by any act"),
    ("accepted", "accepted as read"),
    ("corrected", "corrected"),
    ("by-hand", "coded by hand"),
    (REJECTED, "rejected"),
    ("withheld", "withheld from what is shared"),
)
"""What people may have said of an item: the value in the address, and how the page says it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which items are shown. An empty part lets everything through, but for what was rejected."""

    kind: tuple[str, ...] = ()
    speaker: str = ""
    status: str = ""
    reviewed: str = ""

    @property
    def rejected(self) -> bool:
        """Whether what people found wrongly coded is wanted, which is not shown otherwise."""
        return self.reviewed == REJECTED

    def keeps(self, folder: Folder, item: Item) -> bool:
        """Whether an item is one of those asked for."""
        return (
            (not self.kind or KIND_OF[type(item)].value in self.kind)
            and (not self.speaker or self.speaker in folder.voices(item))
            and (not self.status or getattr(item, "status", None) == self.status)
            and self._stands(folder, item)
        )

    def _stands(self, folder: Folder, item: Item) -> bool:
        if self.reviewed in (UNCHECKED, CHECKED):
            return folder.checked(item) is (self.reviewed == CHECKED)
        return not self.reviewed or folder.act(item) is ACTS[self.reviewed]


def _wanted(
    kind: Annotated[list[str] | None, Query(max_length=20)] = None,
    speaker: Annotated[str, Query(max_length=300)] = "",
    status: Annotated[str, Query(max_length=20)] = "",
    reviewed: Annotated[str, Query(pattern=f"^({'|'.join(value for value, _ in STATES)})$")] = "",
) -> Wanted:
    return Wanted(tuple(one for one in kind or () if one in KINDS), speaker, status, reviewed)


Asked = Annotated[Wanted, Depends(_wanted)]
"""How a page asks for it."""


def own(folder: Folder, wanted: Wanted) -> Sequence[Item]:
    """The items from which those that are wanted are taken: a document's own, or what was rejected of it."""
    return folder.rejected if wanted.rejected else folder.ordered


def kept(at: Here, folder: Folder, wanted: Wanted, items: Sequence[Item] | None = None) -> list[Item]:
    """Those of the items that are asked for, by default of all of the document's."""
    found = own(folder, wanted) if items is None else items
    bare = at.checked and not wanted.rejected
    return [item for item in found if wanted.keeps(folder, item) and (not bare or folder.checked(item))]


def choices(folder: Folder) -> dict[str, list[tuple[str, str]]]:
    """What the list can be narrowed to."""
    there = (*folder.ordered, *folder.rejected)
    kinds = dict.fromkeys(KIND_OF[type(item)].value for item in there)
    voices = dict.fromkeys(name for item in there for name in folder.voices(item))
    return {
        "kind": [(one, KINDS[one]) for one in KINDS if one in kinds],
        "speaker": [("", "every speaker"), *((one, one) for one in sorted(voices))],
        "status": [("", "every status"), *((one.value, one.value) for one in Status)],
        "reviewed": list(STATES),
    }
