"""What the encoder marks: kinds of spans, kinds of pairs, and the order of every label.

The order of the members is the order of the model's outputs: a change here makes new weights
necessary, and `VERSION` must change with it.
"""

from __future__ import annotations

from enum import Enum

from causerie.vocabulary import Direction, Level, RelationKind, Resolvable, Sign, Status

VERSION = 1
"""Of the scheme; a model made for another one is refused."""


class SpanKind(Enum):
    """What a run of words is in a claim (CODING.md 2 to 6)."""

    CAUSE = "cause"
    EFFECT = "effect"
    LINK = "link"  # the words that carry a causal link
    PROPOSITION = "proposition"
    CONDITION = "condition"
    HORIZON = "horizon"
    SOURCE = "source"
    SAYING = "saying"  # the words that report
    CONTENT = "content"
    ACTOR_A = "a"
    ACTOR_B = "b"
    HEDGE = "hedge"  # the words that say how surely


class PairKind(Enum):
    """Two spans that belong to one claim; the value names their kinds in order."""

    CAUSAL = "cause>effect"
    SOURCE = "source>content"
    SAYING = "saying>content"
    CONDITION = "proposition>condition"
    HORIZON = "proposition>horizon"
    RELATION = "a>b"

    @property
    def ends(self) -> tuple[SpanKind, SpanKind]:
        """The kinds of the two spans."""
        first, second = self.value.split(">")
        return SpanKind(first), SpanKind(second)


BIO = ("O", "B", "I")
"""The tags of one kind of span: outside, first piece, further piece (Ramshaw and Marcus 1995)."""

SIGNS = (Sign.PLUS, Sign.MINUS, Sign.UNKNOWN)
DIRECTIONS = (Direction.INCREASE, Direction.DECREASE)
STATUSES = (Status.ASSERTED, Status.CONDITIONAL, Status.COUNTERFACTUAL, Status.DENIED, Status.QUESTIONED)
LEVELS = (Level.CERTAIN, Level.LIKELY, Level.POSSIBLE, Level.UNLIKELY, Level.EXCLUDED)
RESOLVABLES = (Resolvable.YES, Resolvable.PARTLY, Resolvable.NO)
RELATIONS = tuple(RelationKind)

FIELDS: dict[str, int] = {
    "link": 1,
    "sign": len(SIGNS),
    "cause_way": len(DIRECTIONS),
    "effect_way": len(DIRECTIONS),
    "status": len(STATUSES),
    "level": len(LEVELS),
    "relation": len(RELATIONS),
}
"""What the pair head answers, and how many numbers each answer has; `link`: whether the two belong together."""

MARKS: dict[str, int] = {"stands": 1, "negated": 1, "level": len(LEVELS), "resolvable": len(RESOLVABLES)}
"""What the span head answers about one proposition; `stands`: whether it is a forecast at all."""
