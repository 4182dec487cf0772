"""An entry of the ledger as pages and scripts show it: what was said in its place, by when, and what came of it.

Nothing here grades anybody, and "came true" means: what was forecast came about, a denial included. What was called
unlikely has a sign of its own, for nobody said that it would come.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from causerie.pipeline.state import State
from causerie.values import Bundle, Candidate, Document, Entry, Resolution
from causerie.views.drawing import settled
from causerie.views.report.cards import around
from causerie.vocabulary import Act, Outlook

MARKS: Mapping[Outlook, tuple[str, str]] = {
    Outlook.YES: ("yes", "✓"),
    Outlook.NO: ("no", "✕"),
    Outlook.UNLIKELY_NO: ("open", "◇"),
    Outlook.UNLIKELY_YES: ("open", "◆"),
    Outlook.AMBIGUOUS: ("open", "~"),
    Outlook.VOID: ("open", "∅"),
    Outlook.DISPUTED: ("open", "≠"),
    Outlook.DUE: ("due", "!"),
    Outlook.OPEN: ("open", "…"),
    Outlook.KNOWN_AT_PUBLICATION: ("open", "="),
    Outlook.NO_HORIZON: ("never", "–"),
    Outlook.NO_PROPOSITION: ("never", "–"),
}
"""The class and the sign that a status has; the words beside it tell the same."""
SHORT: Mapping[Outlook, str] = {
    Outlook.YES: "came true",
    Outlook.NO: "did not",
    Outlook.UNLIKELY_NO: "called unlikely, did not happen",
    Outlook.UNLIKELY_YES: "called unlikely, happened",
    Outlook.AMBIGUOUS: "ambiguous",
    Outlook.VOID: "void",
    Outlook.DISPUTED: "disputed",
    Outlook.DUE: "due",
    Outlook.OPEN: "open",
    Outlook.KNOWN_AT_PUBLICATION: "known before",
    Outlook.NO_HORIZON: "no deadline",
    Outlook.NO_PROPOSITION: "says nothing decidable",
}
"""The statuses in a word or two, for where they are chosen."""
CHECKED = {Act.ACCEPT: "accepted", Act.EDIT: "corrected by hand", Act.CODE: "coded by hand"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document stands in the workspace."""

    alias: str
    title: str
    document: Document


@dataclass(frozen=True, slots=True)
class Offer:
    """A passage of a later document that may tell what came of a forecast. `url`: of that document, if it has one."""

    says: str
    quote: str
    before: str
    after: str
    href: str
    title: str
    date: str
    url: str
    because: str


@dataclass(frozen=True, slots=True)
class Row:
    """One forecast with all that is shown beside it."""

    entry: Entry
    name: str
    href: str
    title: str
    document: str
    who: str
    reporting: tuple[str, ...]
    day: str
    before: str
    quote: tuple[str, str, str]
    after: str
    means: str
    what: str
    sure: str
    by_when: str
    condition: str
    kind: str
    lacks: tuple[str, ...]
    judged: tuple[tuple[str, str], ...]
    again: tuple[tuple[str, str, str, bool], ...]
    status: str
    turning: str
    mark: tuple[str, str]
    resolution: Resolution | None
    held: str
    earlier: tuple[str, ...]
    sourced: str
    reply: str
    checked: str
    topic: str


def _held(resolution: Resolution | None) -> str:
    """The outcome that holds as a form takes it, as JSON; "" for none."""
    if resolution is None:
        return ""
    sources = [{"url": one.url, "quote": one.quote, "date": one.date or ""} for one in resolution.sources]
    told = {"on": resolution.on, "note": resolution.note, "sources": sources, "disputed": resolution.disputed}
    return json.dumps(told)


class Rows:
    """Makes rows of the entries of a bundle."""

    def __init__(self, state: State, bundle: Bundle, topics: Mapping[str, str] | None = None) -> None:
        self.places = {
            one.document.id: Place(one.alias, one.document.title or one.document.id, one.document)
            for one in state.shelf
        }
        self._readings = {reading.id: reading for reading in bundle.readings}
        self._aliases = bundle.aliases
        self._reviewed = bundle.reviewed
        self._topics = topics or {}

    def row(self, entry: Entry, later: Sequence[Entry] = ()) -> Row:
        """The entry with what was said around it and, of `later`, where it was said again."""
        place = self.places[entry.document]
        before, after = around(place.document, entry.quote)
        sharper = entry.sharpened
        judged = (
            (("wording", sharper.wording), ("threshold", sharper.threshold), ("by", sharper.deadline))
            if sharper
            else ()
        )
        return Row(
            entry=entry,
            name=self.name(entry.id),
            href=self.href(entry.document, entry.id),
            title=place.title,
            document=place.alias,
            who=entry.speaker or settled.NOBODY,
            reporting=settled.reporting(entry),
            day=entry.uttered or "",
            before=before,
            quote=settled.parted(entry, entry.quote.text),
            after=after,
            means=self._means(entry),
            what=settled.what(entry),
            sure=settled.how_sure(entry),
            by_when=settled.by_when(entry),
            condition=entry.condition.text if entry.condition else "",
            kind=settled.kind(entry),
            lacks=tuple(lack.value for lack in entry.lacks),
            judged=tuple((name, words) for name, words in judged if words),
            again=tuple(
                (one.uttered or "", one.quote.text, self.href(one.document, one.id), bool(self._checked(one.id)))
                for one in later
            ),
            status=settled.status(entry),
            turning=settled.turning(entry).removeprefix("; "),
            mark=MARKS[entry.outlook],
            resolution=entry.resolution,
            held=_held(entry.resolution),
            earlier=settled.earlier(entry),
            sourced=settled.sourced(entry),
            reply=entry.reply or "",
            checked=self._checked(entry.id),
            topic=self._topics.get(entry.id, ""),
        )

    def offer(self, one: Candidate) -> Offer:
        """A passage as it is offered, with a sentence either side."""
        place = self.places[one.document]
        before, after = around(place.document, one.quote)
        return Offer(
            says=one.says.value,
            quote=one.quote.text,
            before=before,
            after=after,
            href=self.href(one.document, one.claim),
            title=place.title,
            date=place.document.date or "",
            url=place.document.url or "",
            because=one.because,
        )

    def name(self, item: str) -> str:
        """The name of an item in the workspace, its id where it has none."""
        return self._aliases.get(item, item)

    def href(self, document: str, item: str) -> str:
        """Where an item is read in its document; the document itself without a name."""
        place = self.places[document]
        alias = self._aliases.get(item)
        return f"/read/{place.alias}#{alias}" if alias else f"/read/{place.alias}"

    def _means(self, entry: Entry) -> str:
        """What the forecast takes up, where its own words only point to it ("Absolutely.")."""
        own = (one for one in self._readings[entry.document].forecasts if one.id == entry.id)
        return next((one.proposition.refers_to.text for one in own if one.proposition.refers_to), "")

    def _checked(self, item: str) -> str:
        act = self._reviewed.get(item)
        return CHECKED.get(act, "") if act else ""
