"""Maps: factors and the signed influences between them, with every claim for and against each.

Sources: Axelrod 1976 and Wrightson 1976 (factors, signs, paths), Kosko 1986 (loops).
"""

from __future__ import annotations

from dataclasses import dataclass

from causerie.values.claims import Quote
from causerie.vocabulary import Direction, FactorKind, Level, Part, Shared, Sign, Status, Strength, Verdict


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim as it bears on a link of a map. `sign` is the claim's between the factors as labelled.

    `condition` and `horizon` are the claim's own words ("unless the harbour opens"). `strength` is what
    words of the claim say of how strong the influence is; None where nothing is said. `despite` is what the
    claim concedes; it is no link. What an import lacks stays empty: a quote "" at 0-0, speaker None.
    """

    document: str
    claim: str
    speaker: str | None
    sign: Sign
    status: Status
    certainty: Level
    quote: Quote
    reviewed: bool = False
    condition: Quote | None = None
    horizon: Quote | None = None
    strength: Strength | None = None
    date: str | None = None
    despite: Quote | None = None

    @property
    def supports(self) -> bool:
        """Whether the claim speaks for the link: neither denied nor questioned, nor said to be unlikely."""
        return self.status.supports and self.certainty.rank >= Level.POSSIBLE.rank


@dataclass(frozen=True, slots=True)
class Place:
    """One mention as part of a factor: of which item, which part of it, and which way the factor goes there.

    `direction` is that of the factor as labelled: "no rain" in the factor "rain" goes down, and so does
    "drought" in it. `suggested`: it is in this factor only by a suggested merge.
    """

    document: str
    claim: str
    part: Part
    direction: Direction
    text: str
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class Factor:
    """Mentions taken as one thing. `kind` is set by hand (Axelrod 1976: policy, goal)."""

    id: str
    label: str
    mentions: tuple[Place, ...] = ()
    kind: FactorKind = FactorKind.OTHER

    @property
    def suggested(self) -> bool:
        """Whether some mention is here only by a suggested merge."""
        return any(place.suggested for place in self.mentions)


@dataclass(frozen=True, slots=True)
class Link:
    """An influence between two factors with every claim for and against it.

    `presence` (0 to 1) is how much speaks for there being an influence at all, `plus` the share of those
    who give a sign that give + (None where nobody does); the two are separate. `suggested`: without the
    suggested merges the link would end elsewhere.
    """

    cause: str
    effect: str
    sign: Sign
    claims: tuple[Evidence, ...] = ()
    presence: float = 1.0
    plus: float | None = None
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two factors that may be one, by the labels that they have without suggestions.

    `turned`: the one is the other's opposite. `score` 0 to 1. `verdict` is what a person said of it.
    """

    a: str
    b: str
    score: float
    reason: str
    turned: bool = False
    verdict: Verdict = Verdict.OPEN


@dataclass(frozen=True, slots=True)
class Map:
    """A causal (cognitive) map, computed from claims and decisions, never stored.

    `links` have at least one claim that speaks for them; `denied` hold those pairs of factors of which
    every claim denies or questions the influence. `holders` are those who hold a claim of a link.
    """

    factors: tuple[Factor, ...] = ()
    links: tuple[Link, ...] = ()
    holders: tuple[str, ...] = ()
    denied: tuple[Link, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """A path through a map: its links in order, and the sign of the whole (Axelrod 1976)."""

    links: tuple[Link, ...]
    sign: Sign


@dataclass(frozen=True, slots=True)
class Loop:
    """A closed path. `name` is R1, R2 ... where it feeds itself (sign +), B1 ... where it corrects itself."""

    name: str
    links: tuple[Link, ...]
    sign: Sign


@dataclass(frozen=True, slots=True)
class Linchpin:
    """A link that many paths hang on: their share of all paths of two links or more, and who alone holds it."""

    link: Link
    paths: float
    holder: str | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A map with what is found in it. `whose`: the one whose claims alone it holds; None: several people's union.

    `chains` are held by one speaker each, link by link; `across` only arise when several are joined.
    `notes` say what was left out to keep the search short. `speakers`: everybody with claims of links in
    what the map was drawn from, with their number, the most first.
    """

    map: Map
    whose: str | None = None
    chains: tuple[Chain, ...] = ()
    across: tuple[Chain, ...] = ()
    loops: tuple[Loop, ...] = ()
    linchpins: tuple[Linchpin, ...] = ()
    notes: tuple[str, ...] = ()
    speakers: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """One link in two maps, by the labels of its ends; a side that lacks it is None.

    A side that says nothing for the link but denies or questions it has it all the same, without a claim for it.
    """

    cause: str
    effect: str
    a: Link | None
    b: Link | None

    @property
    def clash(self) -> bool:
        """Whether both have it and sign it differently."""
        signs = {link.sign for link in (self.a, self.b) if link is not None} - {Sign.UNKNOWN}
        return len(signs) > 1

    @property
    def shared(self) -> Shared:
        """Who holds it, and whether they agree."""
        holds_a, holds_b = (_holds(link) for link in (self.a, self.b))
        if holds_a and holds_b:
            return Shared.CLASH if self.clash else Shared.BOTH
        if self.a is not None and self.b is not None:
            return Shared.DENIED
        return Shared.A if self.b is None else Shared.B


def _holds(link: Link | None) -> bool:
    return link is not None and any(claim.supports for claim in link.claims)
