"""The ledger on the page: first the list of what was said and what came of it, then counts, then a score if any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from causerie.values import Bundle, Entry, Forecast, Ledger, Resolution
from causerie.views.drawing import settled
from causerie.views.drawing.calibration import draw_calibration
from causerie.views.drawing.deadlines import TimeOptions, draw_deadlines
from causerie.views.drawing.settled import By, Tally
from causerie.views.report.cards import Card, Deck, shortened
from causerie.views.report.options import ReportOptions
from causerie.vocabulary import CHECKED, Outlook

LISTED = 400
"""Forecasts told on a page at most; `causerie export` writes all."""
TALLIES = 30
_MARKS = {
    Outlook.YES: ("yes", "✓"),
    Outlook.NO: ("no", "✕"),
    Outlook.UNLIKELY_NO: ("open", "◇"),
    Outlook.UNLIKELY_YES: ("open", "◆"),
    Outlook.DISPUTED: ("open", "≠"),
    Outlook.VOID: ("open", "∅"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One forecast with what came of it. `quote`: before, in and after what is forecast; `mark`: class and sign."""

    card: Card | None
    day: str
    who: str
    quote: tuple[str, str, str]
    cut: bool
    means: str
    sure: str
    by_when: str
    condition: str
    kind: str
    lacks: str
    judged: str
    again: tuple[tuple[str, str], ...]
    status: str
    turning: str
    mark: tuple[str, str]
    resolution: Resolution | None
    sourced: str
    earlier: tuple[str, ...]
    reply: str


@dataclass(frozen=True, slots=True)
class Counted:
    """The counts by speaker, document, topic or period, how many more there are, and how many of one forecast each."""

    by: By
    tallies: tuple[Tally, ...]
    more: int
    single: int


@dataclass(frozen=True, slots=True)
class Kept:
    """The ledger as the page tells it."""

    summary: str
    left_out: str
    meaning: str
    as_of: str
    rows: tuple[Row, ...]
    more: int
    undecidable: str
    counts: tuple[tuple[str, int], ...]
    counted: tuple[Counted, ...]
    svg: str
    score: tuple[str, ...]
    scores: tuple[tuple[str, tuple[str, ...]], ...]
    unscored: str
    curve: str
    tellers: tuple[str, ...]


def kept(bundle: Bundle, deck: Deck, options: ReportOptions) -> Kept | None:
    """What the page tells of the bundle's ledger; None without one."""
    ledger = bundle.ledger
    if ledger is None:
        return None
    entries = settled.counted(ledger.entries)
    later = settled.again(ledger.entries)
    score = ledger.score
    return Kept(
        summary=settled.summary(ledger),
        left_out=_left_out(ledger),
        meaning=settled.MEANING,
        as_of=ledger.as_of,
        rows=tuple(_row(entry, later.get(entry.id, ()), deck, options) for entry in entries[:LISTED]),
        more=max(len(entries) - LISTED, 0),
        undecidable=settled.undecidable(entries),
        counts=tuple((settled.STATUS[status], count) for status, count in settled.statuses(entries)),
        counted=_counted(bundle, ledger),
        svg=draw_deadlines(entries, TimeOptions(ledger.as_of, checked=_checked(bundle))),
        score=settled.score_lines(score, ledger.scale) if score else (),
        scores=tuple((name, settled.score_lines(one, ledger.scale)) for name, one in ledger.scores),
        unscored=ledger.unscored,
        curve=draw_calibration(ledger.curve),
        tellers=() if options.share else _tellers(entries),
    )


def _checked(bundle: Bundle) -> frozenset[str]:
    """The items whose coding a person found right."""
    return frozenset(item for item, act in bundle.reviewed.items() if act in CHECKED)


def _left_out(ledger: Ledger) -> str:
    """How many forecasts are not told here, and why; scores are of those that are."""
    reasons = (
        (ledger.withheld, "withheld"),
        (ledger.unchecked, "that nobody accepted, or that share words with what is withheld"),
    )
    told = " and ".join(f"{count} {why}" for count, why in reasons if count)
    return f"Left out: {told}; counts and scores are of the rest." if told else ""


def _tellers(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Who recorded the outcomes that hold."""
    people = (entry.resolution.person for entry in entries if entry.resolution)
    return tuple(dict.fromkeys(name for name in people if name))


def _counted(bundle: Bundle, ledger: Ledger) -> tuple[Counted, ...]:
    """The counts, but those that would have one row only. A topic of one forecast tells no more than the list does."""
    made = (_counts(by, settled.tallies(ledger.entries, by, bundle.documents)) for by in By)
    return tuple(one for one in made if one.by is By.SPEAKER or len(one.tallies) + one.single > 1)


def _counts(by: By, tallies: Sequence[Tally]) -> Counted:
    told = [one for one in tallies if one.entries > 1 or by is not By.TOPIC]
    return Counted(by, tuple(told[:TALLIES]), max(len(told) - TALLIES, 0), len(tallies) - len(told))


def _row(entry: Entry, later: Sequence[Entry], deck: Deck, options: ReportOptions) -> Row:
    quote = _short(entry.quote.text, options)
    sharper = entry.sharpened
    judged = (sharper.wording, sharper.threshold, sharper.deadline) if sharper else ()
    card = deck.cards.get((entry.document, entry.id))
    return Row(
        card=card,
        day=entry.uttered or "",
        who=entry.speaker or (card.speaker if card else settled.NOBODY),
        quote=settled.parted(entry, quote),
        cut=quote != entry.quote.text,
        means=_means(card),
        sure=settled.how_sure(entry),
        by_when=settled.by_when(entry),
        condition=entry.condition.text if entry.condition else "",
        kind=settled.kind(entry),
        lacks=settled.lacks(entry),
        judged="; ".join(part for part in judged if part),
        again=tuple((one.uttered or "", _short(one.quote.text, options)) for one in later),
        status=settled.status(entry),
        turning=settled.turning(entry).removeprefix("; "),
        mark=_MARKS.get(entry.outlook, ("open", "–" if entry.outlook.undecidable else "…")),
        resolution=entry.resolution,
        sourced=settled.sourced(entry),
        earlier=settled.earlier(entry),
        reply=entry.reply or "",
    )


def _short(text: str, options: ReportOptions) -> str:
    return shortened(text, options.short) if options.share else text


def _means(card: Card | None) -> str:
    """What the forecast takes up, where its own words only point to it ("Absolutely.")."""
    item = card.item if card else None
    return item.proposition.refers_to.text if isinstance(item, Forecast) and item.proposition.refers_to else ""
