"""Claims as a map's pages show them: whose, the words with a sentence either side, and how they are coded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from causerie.holding import speakers, voices
from causerie.values import Bundle, CausalClaim, Document, Evidence, Link
from causerie.views.drawing.told import GLYPH
from causerie.views.report.cards import NOBODY, around, chips
from causerie.vocabulary import Act, Level, Sign, Status

VERB = {Sign.PLUS: "raises", Sign.MINUS: "lowers", Sign.UNKNOWN: "affects"}
CLASS = {Sign.PLUS: "plus", Sign.MINUS: "minus", Sign.UNKNOWN: "open"}
_ACTS = {Act.ACCEPT: "accepted", Act.EDIT: "corrected by hand", Act.WITHHOLD: "withheld", Act.CODE: "coded by hand"}


@dataclass(frozen=True, slots=True)
class ClaimTold:
    """One claim. `href` opens it in its text; `act` is what a person said of its coding, "" where nobody did."""

    alias: str
    href: str
    speaker: str
    document: str
    date: str
    before: str
    quote: str
    after: str
    chips: tuple[str, ...]
    sign: str
    mark: str
    supports: bool
    checked: bool
    act: str


@dataclass(frozen=True, slots=True)
class LinkTold:
    """A link with its claims for and against. Counts are of speakers; `voices` leaves out copies of one text."""

    cause: str
    effect: str
    cause_id: str
    effect_id: str
    sign: str
    mark: str
    verb: str
    speakers: tuple[str, ...]
    voices: int
    presence: float
    plus: float | None
    suggested: bool
    checked: bool
    claims: tuple[ClaimTold, ...]
    against: tuple[ClaimTold, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What claims are told from: documents by id, claims by document and id, and their names."""

    documents: Mapping[str, Document]
    claims: Mapping[tuple[str, str], CausalClaim]
    bundle: Bundle
    names: Mapping[str, str]

    @staticmethod
    def of(bundle: Bundle, names: Mapping[str, str]) -> Shelf:
        """`names` are the aliases of documents (D3) by id."""
        found = {
            (reading.id, claim.id or f"causal[{number}]"): claim
            for reading in bundle.readings
            for number, claim in enumerate(reading.causal)
        }
        return Shelf({one.id: one for one in bundle.documents}, found, bundle, names)

    def link(self, link: Link, labels: Mapping[str, str]) -> LinkTold:
        """A link with all its claims."""
        told = [self.claim(one) for one in link.claims]
        return LinkTold(
            cause=labels[link.cause],
            effect=labels[link.effect],
            cause_id=link.cause,
            effect_id=link.effect,
            sign=GLYPH[link.sign],
            mark=CLASS[link.sign],
            verb=VERB[link.sign],
            speakers=speakers(link),
            voices=len(voices(link)),
            presence=link.presence,
            plus=link.plus,
            suggested=link.suggested,
            checked=any(one.reviewed for one in link.claims),
            claims=tuple(one for one in told if one.supports),
            against=tuple(one for one in told if not one.supports),
        )

    def claim(self, one: Evidence) -> ClaimTold:
        """A claim as it bears on a link."""
        document = self.documents.get(one.document)
        item = self.claims.get((one.document, one.claim))
        before, after = around(document, one.quote) if document else ("", "")
        alias = self.bundle.aliases.get(one.claim, "")
        act = self.bundle.reviewed.get(one.claim)
        return ClaimTold(
            alias=alias,
            href=f"/read/{quote(self.names.get(one.document, ''), safe='')}#{quote(alias, safe='')}",
            speaker=one.speaker or NOBODY,
            document=(document.title if document else None) or one.document,
            date=one.date or "",
            before=before,
            quote=one.quote.text,
            after=after,
            chips=chips(item) if item else _chips(one),
            sign=GLYPH[one.sign],
            mark=CLASS[one.sign],
            supports=one.supports,
            checked=one.reviewed,
            act=_ACTS.get(act, "") if act else "",
        )


def _chips(one: Evidence) -> tuple[str, ...]:
    status = () if one.status is Status.ASSERTED else (one.status.value,)
    return (*status, "certain" if one.certainty is Level.CERTAIN else one.certainty.value)


def best(claims: Iterable[ClaimTold]) -> ClaimTold | None:
    """The claim to quote where there is room for one: checked before unchecked."""
    return next(iter(sorted(claims, key=lambda one: (not one.supports, not one.checked))), None)
