"""Mentions -> factors: those with one key are one factor, and so are those that a person merged."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from causerie.aliases import Aliases, aliases_of
from causerie.assembly.labels import Label, label_of, labelled
from causerie.decisions import standing
from causerie.values import CausalClaim, Decision, Factor, FactorMention, Place, Reading
from causerie.vocabulary import Act, Direction, Part

Key = tuple[str, str, str]
"""(document, claim id, "cause" | "effect")."""

EXCERPT = 6
"""Words of the quote shown beside a pronoun that stands for nothing known."""


@dataclass(slots=True)
class _Group:
    """Mentions under one key: where they are and how they are worded."""

    places: list[tuple[Key, FactorMention]] = field(default_factory=list)
    plain: Counter[str] = field(default_factory=Counter)
    inverted: Counter[str] = field(default_factory=Counter)
    named: str | None = None

    def add(self, place: Key, mention: FactorMention, label: Label) -> None:
        self.places.append((place, mention))
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


@dataclass(frozen=True, slots=True)
class Factors:
    """The factors in order of first mention, where each mention went, and which labels name a lack."""

    factors: tuple[Factor, ...]
    at: Mapping[Key, str]
    opposite: frozenset[str]


def factors_of(readings: Sequence[Reading], decisions: Iterable[Decision]) -> Factors:
    """The factors of the causal claims of these readings."""
    aliases = aliases_of(readings)
    groups: dict[tuple[str, ...], _Group] = {}
    for place, mention, claim in mentions(readings):
        label = label_of(mention, aliases) or _unknown(mention, claim, place)
        groups.setdefault(label.key, _Group()).add(place, mention, label)
    for decision in standing(decisions):
        if decision.act is Act.MERGE:
            _merge(groups, decision, aliases)
    return _factors(groups)


def mentions(readings: Iterable[Reading]) -> Iterator[tuple[Key, FactorMention, CausalClaim]]:
    """Each end of each causal claim, in order."""
    for reading in readings:
        for number, claim in enumerate(reading.causal):
            name = claim.id or f"causal[{number}]"
            yield (reading.id, name, "cause"), claim.cause, claim
            yield (reading.id, name, "effect"), claim.effect, claim


def _unknown(mention: FactorMention, claim: CausalClaim, place: Key) -> Label:
    """A pronoun of which nobody knows what it stands for is a thing of its own."""
    start = " ".join(claim.quote.text.split()[:EXCERPT])
    return Label(("?", *place), f"{mention.text} (in “{start} …”)", False)


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
    at: dict[Key, str] = {}
    opposite: set[str] = set()
    for key, group in groups.items():
        factor = Factor(_id(key), group.label, tuple(_places(group)))
        made.append(factor)
        at |= dict.fromkeys((place for place, _ in group.places), factor.id)
        if group.opposite:
            opposite.add(factor.id)
    return Factors(tuple(made), at, frozenset(opposite))


def _places(group: _Group) -> Iterator[Place]:
    for (document, claim, part), mention in group.places:
        direction = -mention.direction if group.opposite else mention.direction
        yield Place(document, claim, Part(part), direction, mention.text)


def _id(key: tuple[str, ...]) -> str:
    return "f" + hashlib.sha256("\0".join(key).encode()).hexdigest()[:10]
