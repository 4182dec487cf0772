"""The ledger: what was forecast, by when, how surely, and what came of it.

Entries are computed from forecasts and decisions; what a person adds (an outcome, a sharper wording)
is a decision on the forecast, so it is appended, undone and kept when documents are read again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from causerie.values.claims import Quote
from causerie.vocabulary import ForecastKind, Lack, Level, Outlook, Resolvable, Result


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The days (ISO 8601) by which a forecast is to be judged: at the earliest, by default, at the latest.

    `edtf` keeps the precision of what was said ("2020-04" for "in April"); `words` are the speaker's,
    `basis` says where the days come from, `imputed` that they come from a table and not from the speaker.
    `zone` is the time zone in which the days count.
    """

    early: str
    default: str
    late: str
    edtf: str
    words: str
    basis: str
    imputed: bool = False
    zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Source:
    """Where it is written what happened: an address, the words, and the day on which it was written."""

    url: str
    quote: str = ""
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a person recorded. `on` is the day on which what decided it happened (ISO 8601 or EDTF).

    `result` YES: the proposition came about, a "not" in it included; words of likelihood are no part of it.
    `disputed`: somebody objects, with `dispute` as the reason. `number` is that of the decision.
    """

    result: Result
    on: str
    sources: tuple[Source, ...]
    note: str = ""
    person: str = ""
    at: str = ""
    number: int = 0
    disputed: bool = False
    dispute: str = ""

    @property
    def places(self) -> int:
        """How many addresses its sources name; one that is named twice is one source."""
        return len({one.url.partition("#")[0].rstrip("/").casefold() for one in self.sources})


@dataclass(frozen=True, slots=True)
class Sharpened:
    """What an analyst made of the speaker's words so that it can be judged; the words themselves stay."""

    wording: str | None = None
    threshold: str | None = None
    deadline: str | None = None
    person: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The result as of each deadline, None where it was undecided then; `sensitive` when they differ.

    What is undecided by the default deadline is not told at all yet, so nothing of it turns on the deadline.
    """

    early: Result | None
    default: Result | None
    late: Result | None

    @property
    def sensitive(self) -> bool:
        return self.default is not None and len({self.early, self.default, self.late}) > 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One forecast in the ledger. `id` is the forecast's; `uttered` an EDTF date or interval, None if unknown.

    `range` in per cent, only where the speaker gave a number or a word that `scale` holds; `own_number`
    tells which. `lacks` say what keeps it from being decided. `group` is the id of the first statement of
    the same forecast by the same speaker; restatements count once. `topic` is the factor that it is about.
    """

    id: str
    document: str
    quote: Quote
    proposition: Quote
    negated: bool
    speaker: str | None
    source: tuple[str, ...]
    uttered: str | None
    kind: ForecastKind
    level: Level
    certainty: str | None
    condition: Quote | None = None
    range: tuple[float, float] | None = None
    scale: str | None = None
    own_number: bool = False
    deadlines: Deadlines | None = None
    lacks: tuple[Lack, ...] = ()
    group: str = ""
    topic: str | None = None
    sharpened: Sharpened | None = None
    resolutions: tuple[Resolution, ...] = ()
    verdicts: Verdicts | None = None
    outlook: Outlook = Outlook.OPEN
    reply: str | None = None
    withheld: bool = False
    resolvable: Resolvable | None = None
    """What the reader says of it; `decidable` is what follows from `lacks`."""

    @property
    def decidable(self) -> Resolvable:
        """No without a happening or a record of it, partly where something else is lacking, else yes."""
        if any(lack.fatal for lack in self.lacks):
            return Resolvable.NO
        return Resolvable.PARTLY if self.lacks else Resolvable.YES

    @property
    def holder(self) -> str | None:
        """Whose forecast it is: who is reported to make it, else who speaks. Counts and scores are by holder."""
        return self.source[-1] if self.source else self.speaker

    @property
    def counts(self) -> bool:
        """Whether it is the first statement of its forecast."""
        return self.group in ("", self.id)

    @property
    def resolution(self) -> Resolution | None:
        """The one that holds: the last."""
        return self.resolutions[-1] if self.resolutions else None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage of a later document that may tell what came of a forecast; never a resolution by itself."""

    entry: str
    document: str
    claim: str
    quote: Quote
    says: Result
    score: float
    because: str


@dataclass(frozen=True, slots=True)
class Murphy:
    """The Brier score parted: `reliability` (0 best) - `resolution` + `uncertainty` is the score (Murphy 1973).

    The bins are what speakers said, so that it is exact but for rounding.
    """

    reliability: float
    resolution: float
    uncertainty: float


@dataclass(frozen=True, slots=True)
class Score:
    """Mean scores of `n` resolved forecasts, each with the interval that the ranges imply.

    Brier in the 0-to-1 binary form, log score as -ln p; `base_rate` is the share that came true, and
    `reference` the Brier score of always saying it; `no_change` that of saying that nothing changes.
    """

    n: int
    brier: float
    brier_low: float
    brier_high: float
    log: float
    log_low: float
    log_high: float
    base_rate: float
    reference: float
    no_change: float
    murphy: Murphy | None = None

    @property
    def skill(self) -> float | None:
        """1 - Brier / reference: above 0 better than always saying the base rate; None where that has no error."""
        return 1 - self.brier / self.reference if self.reference else None


@dataclass(frozen=True, slots=True)
class Bin:
    """Forecasts said to be equally likely: `low` to `high` per cent, how many, and how many came true."""

    low: float
    high: float
    n: int
    came: int
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """All entries as of one day, what may decide them, and the score where one may be told.

    `scores` are of speakers who have enough resolved forecasts; `curve` is empty where there are too few.
    """

    as_of: str
    scale: str
    entries: tuple[Entry, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    score: Score | None = None
    unscored: str = ""
    """Why there is no score, in words."""
    scores: tuple[tuple[str, Score], ...] = ()
    curve: tuple[Bin, ...] = ()
    withheld: int = 0
    """How many statements were left out because they are withheld; scores are of the rest."""
    unchecked: int = 0
    """How many were left out because nobody accepted them, or because they share words with what is withheld."""

    @property
    def shared(self) -> tuple[Entry, ...]:
        """The entries that nobody withheld; where the first statement of a forecast is, the next one is the first."""
        first: dict[str, str] = {}
        left = (entry for entry in self.entries if not entry.withheld)
        return tuple(replace(one, group=first.setdefault(one.group or one.id, one.id)) for one in left)
