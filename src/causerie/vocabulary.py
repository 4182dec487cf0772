"""The closed vocabularies of the coding manual, each an Enum that carries its own algebra.

Sources: Axelrod 1976 (signs multiply along a path), CODING.md sections 3 to 6.
"""

from __future__ import annotations

from enum import StrEnum


class Sign(StrEnum):
    """Sign of an influence. Multiplication composes influences along a path."""

    PLUS = "+"
    MINUS = "-"
    UNKNOWN = "?"

    def __mul__(self, other: object) -> Sign:
        """Sign of a path of two links (Axelrod 1976): like signs give +, unlike signs -, ? absorbs."""
        if not isinstance(other, Sign):
            return NotImplemented
        if Sign.UNKNOWN in (self, other):
            return Sign.UNKNOWN
        return Sign.PLUS if self is other else Sign.MINUS

    def __neg__(self) -> Sign:
        """The opposite sign; unknown stays unknown."""
        return self * Sign.MINUS


class Direction(StrEnum):
    """Which way a mentioned thing goes: it grows, begins, is there; or shrinks, ends, is lacking."""

    INCREASE = "increase"
    DECREASE = "decrease"

    def __neg__(self) -> Direction:
        return Direction.DECREASE if self is Direction.INCREASE else Direction.INCREASE

    def sign(self, other: Direction) -> Sign:
        """Polarity of a claim from the directions of its two ends: + when alike, - when not."""
        return Sign.PLUS if self is other else Sign.MINUS


class Status(StrEnum):
    """In which world a claim is made."""

    ASSERTED = "asserted"
    CONDITIONAL = "conditional"
    COUNTERFACTUAL = "counterfactual"
    DENIED = "denied"
    QUESTIONED = "questioned"

    def under(self, outer: Status) -> Status:
        """Status of a claim of this status inside a frame of status `outer`.

        An asserting frame changes nothing; any other frame wins over an assertion; two
        non-asserting frames keep the outer one, except that a denial of a denial asserts.
        """
        if outer is Status.ASSERTED:
            return self
        if self is Status.DENIED and outer is Status.DENIED:
            return Status.ASSERTED
        return outer

    @property
    def supports(self) -> bool:
        """Whether a claim of this status speaks for a link (denied and questioned ones do not)."""
        return self not in (Status.DENIED, Status.QUESTIONED)


class Level(StrEnum):
    """Level of verbal certainty, from excluded to certain (CODING.md 5)."""

    EXCLUDED = "excluded"
    UNLIKELY = "unlikely"
    POSSIBLE = "possible"
    LIKELY = "likely"
    CERTAIN = "certain"

    @property
    def rank(self) -> int:
        """0 (excluded) to 4 (certain)."""
        return _RANKS[self]

    def __neg__(self) -> Level:
        """The level of the opposite proposition: certain turns excluded, likely unlikely."""
        return list(Level)[4 - self.rank]

    def __and__(self, other: Level) -> Level:
        """Two hedges on one claim: the one farther from certain, on the doubting side first."""
        return self if self.rank <= other.rank else other


_RANKS = {level: rank for rank, level in enumerate(Level)}


class Role(StrEnum):
    """Role of the voice of a turn."""

    INTERVIEWER = "interviewer"
    INTERVIEWEE = "interviewee"
    NARRATOR = "narrator"

    @property
    def asks(self) -> bool:
        """Whether sentences of this voice that end in a question mark are put to somebody."""
        return self is Role.INTERVIEWER


class Resolvable(StrEnum):
    """Whether a stranger could later decide a forecast from public records."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class RelationKind(StrEnum):
    """Kind of a relation between two actors; `symmetric` ones read both ways."""

    PART_OF = "part-of"
    SUPPORTS = "supports"
    OPPOSES = "opposes"
    CONTROLS = "controls"
    LINKED_TO = "linked-to"
    LIKENED_TO = "likened-to"

    @property
    def symmetric(self) -> bool:
        return self in (RelationKind.LINKED_TO, RelationKind.LIKENED_TO)


class TakenUp(StrEnum):
    """Whether the answer takes the question up."""

    YES = "yes"
    PARTLY = "partly"
    EVADED = "evaded"


class MarkKind(StrEnum):
    """What a loader knows about a run of the stored text that the text alone may not show."""

    HEADING = "heading"
    CAPTION = "caption"
    BOLD = "bold"
    INSERTION = "insertion"
    TIMESTAMP = "timestamp"
    LABEL = "label"
    FURNITURE = "furniture"
    SIGN = "sign"
    """Signs of a markup language within running text, such as ** in Markdown."""

    @property
    def spoken(self) -> bool:
        """Whether words under this mark may be the speaker's own."""
        return self is MarkKind.BOLD


class ClaimKind(StrEnum):
    """The kinds of item a reading holds; the letter starts the item's alias in a workspace."""

    CAUSAL = "causal"
    FORECAST = "forecast"
    ATTRIBUTION = "attribution"
    RELATION = "relation"
    QUESTION = "question"
    EVENT = "event"

    @property
    def letter(self) -> str:
        return {"causal": "C", "forecast": "F", "attribution": "A", "relation": "R", "question": "Q", "event": "E"}[
            self.value
        ]


class Act(StrEnum):
    """What a person can decide about a claim or factor. A decision is never changed, only undone."""

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    OPPOSE = "oppose"
    REFUSE = "refuse"
    TYPE = "type"
    SHARPEN = "sharpen"
    RESOLVE = "resolve"
    DISPUTE = "dispute"
    REPLY = "reply"
    WITHHOLD = "withhold"
    DATE = "date"
    """When a document was spoken or published, told afterwards."""
    CODE = "code"
    """An item coded by hand that no reader found."""
    MEMO = "memo"
    TAG = "tag"
    CODEBOOK = "codebook"
    """A code of the user's own is made, moved under another, described or dropped."""
    RECHECK = "recheck"
    """An item judged once more without seeing the first judgement; it changes nothing, it measures."""
    SCENARIO = "scenario"
    ASK = "ask"
    """A question of the user's own, kept."""
    UNDO = "undo"


CHECKED = (Act.ACCEPT, Act.EDIT, Act.CODE)
"""Acts after which an item is checked: a person found its coding right, mended it, or made it."""


class Part(StrEnum):
    """Which part of an item names a factor."""

    CAUSE = "cause"
    EFFECT = "effect"
    PROPOSITION = "proposition"


class FactorKind(StrEnum):
    """What a factor is to those who act, set by hand (Axelrod 1976): what they can turn, what they want."""

    POLICY = "policy"
    GOAL = "goal"
    OTHER = "other"


class Strength(StrEnum):
    """How strong an influence is said to be."""

    SLIGHT = "slight"
    STRONG = "strong"
    DECISIVE = "decisive"


class Shared(StrEnum):
    """Which of two sides holds a link, and whether they agree on it."""

    BOTH = "both"
    CLASH = "signs differ"
    DENIED = "one denies"
    A = "only the first"
    B = "only the second"


class Verdict(StrEnum):
    """What a person said of a suggestion."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class Engine(StrEnum):
    """What computes a what-if: sampled press perturbation, signs along paths, or a fuzzy cognitive map."""

    PRESS = "press"
    PATHS = "paths"
    FCM = "fcm"


class Share(StrEnum):
    """In how much of what was tried a factor goes one way. Never a likelihood of the world."""

    PROVED = "in every draw"
    """Proved by trying all signs, presences and orders of weight that decide it."""
    ALL = "in all draws made"
    MOST = "in most draws"
    UNDETERMINED = "undetermined"
    STILL = "not touched"


class ForecastKind(StrEnum):
    """What kind of thing is forecast. Only events and quantities can be scored directly."""

    EVENT = "event"
    QUANTITY = "quantity"
    CAPABILITY = "capability"
    CONDITIONAL = "conditional"
    COMMITMENT = "commitment"
    TREND = "trend"


class Lack(StrEnum):
    """What a forecast lacks to be decided, in words that an editor understands."""

    PROPOSITION = "says nothing that can happen or not"
    SUBJECT = "does not say who or what"
    THRESHOLD = "does not say how much is enough"
    DEADLINE = "does not say by when"
    UNDATED = "says by when only through a happening whose day is not known"
    PAST = "names a time before the day on which it was said"
    NO_SUCH_DAY = "names a day that does not exist"
    UTTERANCE = "the day on which it was said is not known"
    SOURCE = "no public record would tell"

    @property
    def fatal(self) -> bool:
        """Whether what lacks it can never be decided, however it is read."""
        return self in (Lack.PROPOSITION, Lack.SOURCE)


class Hemisphere(StrEnum):
    """Where on earth a speaker's seasons are; spring begins in March in the north, in September in the south."""

    NORTHERN = "northern"
    SOUTHERN = "southern"


class Result(StrEnum):
    """What came of the proposition of a forecast, a "not" in it included. `-` turns it for the opposite one.

    Words of likelihood are no part of it: after "it is unlikely that the mill closes", yes says that it closed.
    """

    YES = "yes"
    NO = "no"
    AMBIGUOUS = "ambiguous"
    VOID = "void"

    def __neg__(self) -> Result:
        return {Result.YES: Result.NO, Result.NO: Result.YES}.get(self, self)


class Outlook(StrEnum):
    """Where an entry of the ledger stands on a day."""

    OPEN = "open"
    DUE = "due"
    YES = "yes"
    """It was said to come, and came."""
    NO = "no"
    """It was said to come, and did not."""
    UNLIKELY_YES = "yes, called unlikely"
    """It was called unlikely, and came all the same."""
    UNLIKELY_NO = "no, called unlikely"
    """It was called unlikely, and did not come: nobody said that it would."""
    AMBIGUOUS = "ambiguous"
    VOID = "void"
    KNOWN_AT_PUBLICATION = "known at publication"
    NO_HORIZON = "no horizon"
    NO_PROPOSITION = "no proposition"
    DISPUTED = "disputed"

    @property
    def undecidable(self) -> bool:
        """Whether nobody could ever decide it as it was said."""
        return self in (Outlook.NO_HORIZON, Outlook.NO_PROPOSITION)

    @property
    def came(self) -> bool | None:
        """Whether what the forecast speaks of came about, however likely it was called; None where that is not told."""
        if self in (Outlook.YES, Outlook.UNLIKELY_YES):
            return True
        return False if self in (Outlook.NO, Outlook.UNLIKELY_NO) else None


class Rule(StrEnum):
    """How a fuzzy cognitive map takes a step; x are the states, W the weights, f the transfer."""

    KOSKO = "kosko"
    """x' = f(x W): Kosko 1986."""
    MODIFIED = "modified-kosko"
    """x' = f(x W + x): a factor also keeps what it was (Stylios & Groumpos 2004)."""
    RESCALED = "rescaled"
    """x' = f((2x - 1) W + 2x - 1): nothing known is a half, not a nought (Papageorgiou 2011)."""


class Transfer(StrEnum):
    """What squeezes a sum of influences into a state of a factor."""

    SIGMOID = "sigmoid"
    TANH = "tanh"
    BIVALENT = "bivalent"
    TRIVALENT = "trivalent"
