"""What a view is given to show."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field

from causerie.values.claims import Document, Item, Quote, Reading
from causerie.values.ledger import Ledger
from causerie.values.maps import Chain, Chart, Map
from causerie.values.models import Outcome
from causerie.values.review import Codebook
from causerie.vocabulary import Act


@dataclass(frozen=True, slots=True)
class Found:
    """One item that answers a question, with how well it fits (0 to 1).

    `words` are those of the answer where the item is a question of the document itself.
    """

    score: float
    document: str
    item: Item
    because: str
    words: Quote | None = None


@dataclass(frozen=True, slots=True)
class Answering:
    """What the documents say to a question: ranked items; none when they do not answer it.

    `understood` says how the question was taken ("causes of: the strike"), never an answer of its own.
    """

    question: str
    understood: str
    found: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many items were left out because they are withheld, and how many that share words with these.

    `places`: where those words stand, by the id of the document.
    """

    withheld: int = 0
    beside: int = 0
    places: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a view shows: documents, their current readings after decisions, and what follows.

    `readings` stand in the order of `documents`, without rejected items and with edits applied.
    `aliases`, `reviewed`, `memos` and the tags of `codebook` are keyed by item id; an item absent from
    `reviewed` is unchecked. `factor_memos` are keyed by the labels that factors had.
    `map` is the union of all; `charts` tell whose maps it is made of, the main speakers' first, itself last.
    """

    documents: tuple[Document, ...]
    readings: tuple[Reading, ...]
    aliases: Mapping[str, str] = field(default_factory=dict)
    reviewed: Mapping[str, Act] = field(default_factory=dict)
    map: Map = field(default_factory=Map)
    chains: tuple[Chain, ...] = ()
    charts: tuple[Chart, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    ledger: Ledger | None = None
    memos: Mapping[str, str] = field(default_factory=dict)
    document_memos: Mapping[str, str] = field(default_factory=dict)
    factor_memos: Mapping[str, str] = field(default_factory=dict)
    codebook: Codebook = field(default_factory=Codebook)
    left_out: LeftOut = field(default_factory=LeftOut)


def without_notes(bundle: Bundle) -> Bundle:
    """The bundle without what people wrote for themselves: memos and codes of their own."""
    return dataclasses.replace(bundle, memos={}, document_memos={}, factor_memos={}, codebook=Codebook())
