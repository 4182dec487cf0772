"""Mentions -> factors: those with one key are one factor, and so are those that a person merged."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from causerie.aliases import Aliases, aliases_of
from causerie.assembly.labels import Label, label_of, labelled
from causerie.assembly.mentions import Named, Spot, mentions
from causerie.decisions import standing
from causerie.values import Decision, Factor, Place, Reading, Suggestion
from causerie.vocabulary import Act, Direction

Encode = Callable[[Sequence[str]], Any]
"""Texts to rows of unit length, [N, width]; texts that mean much the same lie near one another."""

EXCERPT = 6
"""Words of the quote shown beside a pronoun that stands for nothing known."""


@dataclass(frozen=True, slots=True)
class MergeOptions:
    """How mentions are merged. `suggested`: by suggestions too, from `threshold` (None: as learned) on.

    `encode` is a sentence encoder; without it likeness is counted in words alone.
    """

    suggested: bool = True
    threshold: float | None = None
    encode: Encode | None = None


@dataclass(frozen=True, slots=True)
class At:
    """Where a mention went. `turned`: the factor as labelled goes the other way than the mention does.

    `suggested`: it is there only by a suggested merge.
    """

    factor: str
    turned: bool = False
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class Factors:
    """The factors in order of first mention (documents by id), where each mention went, and what may be merged."""

    factors: tuple[Factor, ...]
    at: Mapping[Spot, At]
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(slots=True)
class _Group:
    """Mentions under one key: where they are and how they are worded."""

    places: list[Named] = field(default_factory=list)
    plain: Counter[str] = field(default_factory=Counter)
    inverted: Counter[str] = field(default_factory=Counter)
    named: str | None = None

    def add(self, mention: Named, label: Label) -> None:
        self.places.append(mention)
        (self.inverted if label.inverted else self.plain)[label.text] += 1

    def take(self, other: _Group) -> None:
        self.places += other.places
        self.plain += other.plain
        self.inverted += other.inverted

    @property
    def label(self) -> str:
        """What a person named it; else the most frequent wording, the shortest of those, the first of those."""
        return self.named or min(
            self.plain or self.inverted, key=lambda text: (-(self.plain or self.inverted)[text], len(text), text)
        )

    @property
    def opposite(self) -> bool:
        """Whether the label names the lack or the end of the thing: then presence and lack change places."""
        return self.named is None and not self.plain


def factors_of(
    readings: Sequence[Reading], decisions: Iterable[Decision] = (), options: MergeOptions = MergeOptions()
) -> Factors:
    """The factors that these readings name, in causal claims and in forecasts."""
    aliases = aliases_of(sorted(readings, key=lambda one: one.id))
    groups: dict[tuple[str, ...], _Group] = {}
    for mention in mentions(readings):
        label = label_of(mention.words, mention.direction, aliases) or _unknown(mention)
        groups.setdefault(label.key, _Group()).add(mention, label)
    for decision in standing(decisions):
        if decision.act is Act.MERGE:
            _merge(groups, decision, aliases)
    return _factors(groups)


def _unknown(mention: Named) -> Label:
    """A pronoun of which nobody knows what it stands for is a thing of its own."""
    start = " ".join(mention.quote.text.split()[:EXCERPT])
    return Label(("?", *mention.spot), f"{mention.text} (in “{start} …”)", False)


def _merge(groups: dict[tuple[str, ...], _Group], decision: Decision, aliases: Aliases) -> None:
    """All factors that the decision names become one, under the label that it gives."""
    into = str(decision.after or decision.target)
    before = decision.before if isinstance(decision.before, list) else [decision.before]
    names = {str(name).casefold() for name in (*before, into) if name}
    keys = {key for name in names for key in _keys(name, aliases)}
    chosen = [key for key, group in groups.items() if key in keys or group.label.casefold() in names]
    if not chosen:
        return
    target = groups[chosen[0]]
    for key in chosen[1:]:
        target.take(groups.pop(key))
    target.named = into


def _keys(name: str, aliases: Aliases) -> Iterator[tuple[str, ...]]:
    for direction in Direction:
        label = labelled(name, direction, aliases)
        if label is not None:
            yield label.key


def _factors(groups: Mapping[tuple[str, ...], _Group]) -> Factors:
    made: list[Factor] = []
    at: dict[Spot, At] = {}
    for key, group in groups.items():
        factor = Factor(_id(key), group.label, tuple(_places(group)))
        made.append(factor)
        at |= dict.fromkeys((mention.spot for mention in group.places), At(factor.id, group.opposite))
    return Factors(tuple(made), at)


def _places(group: _Group) -> Iterator[Place]:
    for mention in group.places:
        direction = -mention.direction if group.opposite else mention.direction
        yield Place(*mention.spot, direction, mention.text)


def _id(key: tuple[str, ...]) -> str:
    return "f" + hashlib.sha256("\0".join(key).encode()).hexdigest()[:10]
