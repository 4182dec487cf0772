"""What people make of a coding beside the coding: what waits for them, memos, codes, and how far they agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from causerie.values.claims import Item
from causerie.vocabulary import ClaimKind


@dataclass(frozen=True, slots=True)
class Stake:
    """How much hangs on an item, from 0 to 1, and why in words."""

    weight: float
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item that nobody has checked. `score` orders them; `reasons` say in words why it stands where it does."""

    alias: str
    document: str
    item: Item
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How many items of a kind were checked or rejected, of how many."""

    kind: ClaimKind
    reviewed: int
    total: int


@dataclass(frozen=True, slots=True)
class Queue:
    """The first of what waits, the most pressing first; how many wait in all; and what is done, by kind."""

    items: tuple[Waiting, ...]
    waiting: int
    progress: tuple[Progress, ...]

    @property
    def reviewed(self) -> int:
        """Items checked or rejected."""
        return sum(one.reviewed for one in self.progress)

    @property
    def total(self) -> int:
        """Items there are, rejected ones too."""
        return sum(one.total for one in self.progress)


@dataclass(frozen=True, slots=True)
class Memo:
    """A note of a person's on an item, a factor or a document. `about` is its alias (C12, D3) or the factor's label."""

    on: str
    target: str
    text: str
    person: str
    at: str
    number: int
    about: str = ""
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """A code of the user's own. `path` is its name under its parents', the topmost first.

    `used` counts the items that have it, `within` those that have it or a code under it, and `speakers` those whose
    claims the latter are; of `unchecked` of them nobody found the coding right.
    """

    name: str
    parent: str | None = None
    key: str | None = None
    says: str = ""
    path: tuple[str, ...] = ()
    used: int = 0
    within: int = 0
    unchecked: int = 0
    speakers: int = 0

    @property
    def depth(self) -> int:
        """0 for a code without a parent."""
        return len(self.path) - 1


@dataclass(frozen=True, slots=True)
class Codebook:
    """All codes, parents before their children, siblings by name; the names of an item's codes by the item's id."""

    codes: tuple[Code, ...] = ()
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pair:
    """One item that was judged twice: what was said first and second."""

    target: str
    first: str
    second: str
    alias: str = ""
    document: str | None = None
    kind: ClaimKind | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two codings of the same items agree: `same` of `n`, and Cohen's kappa.

    `kappa` is None where it is not defined, and `undefined` says why.
    """

    n: int
    same: int
    kappa: float | None = None
    undefined: str = ""
    pairs: tuple[Pair, ...] = ()

    @property
    def share(self) -> float | None:
        """The share on which they agree; None where there is nothing to compare."""
        return self.same / self.n if self.n else None

    @property
    def differ(self) -> tuple[Pair, ...]:
        """The items on which they do not agree."""
        return tuple(one for one in self.pairs if one.first != one.second)


@dataclass(frozen=True, slots=True)
class Between:
    """Agreement of two persons: on verdicts over the items that both judged, on signs where both gave one."""

    one: str
    other: str
    verdicts: Agreement
    signs: Agreement


@dataclass(frozen=True, slots=True)
class Recheck:
    """A random sample of a person's own earlier verdicts, to be judged once more without seeing them.

    `items` are those not yet judged again; `consistency` compares what was said first and second of the others.
    """

    person: str
    seed: int
    size: int
    items: tuple[Waiting, ...]
    consistency: Agreement
