"""Mentions under one normal form, and groups of these taken as one factor."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from causerie.aliases import Aliases
from causerie.assembly.labels import Label, label_of
from causerie.assembly.mentions import Named
from causerie.vocabulary import Direction, FactorKind

Key = tuple[str, ...]
"""A normal form; of a mention that names nothing known, a form of its own."""

EXCERPT = 6
"""Words of the quote shown beside a pronoun that stands for nothing known."""


@dataclass(slots=True)
class Group:
    """Mentions of one normal form, each with its label."""

    key: Key
    mentions: list[tuple[Named, Label]] = field(default_factory=list)
    worded: tuple[str, bool] | None = None

    @property
    def wording(self) -> tuple[str, bool]:
        """The most frequent wording, the shortest of those, the first of those; one that names the thing itself first.

        True with it where only wordings of its lack or end are there.
        """
        if self.worded is None:
            plain = Counter(label.text for _, label in self.mentions if not label.inverted)
            counts = plain or Counter(label.text for _, label in self.mentions)
            self.worded = min(counts, key=lambda text: (-counts[text], len(text), text)), not plain
        return self.worded

    def way(self, mention: Named, label: Label) -> Direction:
        """Which way the thing that the key names goes in a mention."""
        return -mention.direction if label.turned else mention.direction


@dataclass(slots=True)
class Cluster:
    """Groups taken as one factor. A group with True goes the other way than the cluster's own direction.

    `name` is what a person calls it, with True where that names what goes the other way.
    """

    members: list[tuple[Group, bool]]
    name: tuple[str, bool] | None = None
    kind: FactorKind = FactorKind.OTHER

    @property
    def core(self) -> tuple[Group, bool]:
        """The group with the most mentions, the first by key of those."""
        return min(self.members, key=lambda one: (-len(one[0].mentions), one[0].key))

    @property
    def label(self) -> tuple[str, bool]:
        """The name given or the wording of the core; True where it goes against the cluster's direction."""
        if self.name is not None:
            return self.name
        group, flipped = self.core
        text, inverted = group.wording
        return text, inverted is not flipped

    @property
    def id(self) -> str:
        """The same whatever else is read, as long as the core is."""
        return "f" + hashlib.sha256("\0".join(self.core[0].key).encode()).hexdigest()[:10]

    def take(self, other: Cluster, flipped: bool) -> None:
        """Take in the groups of another cluster, which goes the other way if `flipped`."""
        self.members += [(group, flip is not flipped) for group, flip in other.members]
        if self.name is None and other.name is not None:
            self.name = other.name[0], other.name[1] is not flipped
        if self.kind is FactorKind.OTHER:
            self.kind = other.kind


def labelled(found: Iterable[Named], aliases: Aliases) -> Iterator[tuple[Named, Label]]:
    """Each mention with its label."""
    return ((one, label_of(one.words, one.worded, aliases) or _unknown(one)) for one in found)


def _unknown(mention: Named) -> Label:
    """A pronoun of which nobody knows what it stands for is a thing of its own."""
    start = " ".join(mention.quote.text.split()[:EXCERPT])
    return Label(("?", *mention.spot), f"{mention.text} (in “{start} …”)", False, False)


def spots(cluster: Cluster) -> Iterator[tuple[Named, Label, Group, bool]]:
    """Every mention of a cluster with its group, and whether the group is turned in it."""
    for group, flipped in cluster.members:
        for mention, label in group.mentions:
            yield mention, label, group, flipped
