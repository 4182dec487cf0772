"""An item as the page shows it: whose words, the words, and beside them the coding and who vouches for it.

A machine's reading is never put into a person's mouth: until somebody has accepted the coding, the
card says `Name: "exact words"` and marks the coding as unchecked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from causerie.chances import in_words, own_number
from causerie.per_cent import Range
from causerie.scales import range_of
from causerie.values import (
    KIND_OF,
    ActorRelation,
    Attribution,
    Bundle,
    CausalClaim,
    Certainty,
    Document,
    FactorMention,
    Forecast,
    Item,
    Mention,
    Question,
    Quote,
    Reading,
    items_of,
)
from causerie.views.report.options import ReportOptions
from causerie.vocabulary import CHECKED, Act, Direction, Level, Sign, Status
from causerie.voices import reported, verb, voice

UNCHECKED = "machine reading, unchecked"
_DECIDED = {
    Act.ACCEPT: "accepted",
    Act.EDIT: "corrected",
    Act.CODE: "added",
    Act.WITHHOLD: "withheld",
}
NOBODY = "Speaker not named"
_SIGN = {Sign.PLUS: "+", Sign.MINUS: "−", Sign.UNKNOWN: "?"}
EVEN = 50
_END = re.compile(r"[.!?…][\"”»’)\]]*\s+|\n\s*")
_REACH = 400
"""Characters looked at for the sentence before and the one after a quote."""


@dataclass(frozen=True, slots=True)
class Card:
    """One item on the page. `before` and `after` are the sentences either side of the quote."""

    item: Item
    kind: str
    key: str
    alias: str
    document: Document
    speaker: str
    reporting: tuple[str, ...]
    quote: str
    cut: bool
    before: str
    after: str
    coding: str
    verb: str
    checked: bool
    act: str
    chips: tuple[str, ...]

    @property
    def named(self) -> bool:
        """Whether it is known whose words these are."""
        return self.speaker != NOBODY

    @property
    def holder(self) -> str:
        """Whose claim it is: the innermost of those who are reported, else who speaks."""
        return self.reporting[-1] if self.reporting else self.speaker


@dataclass(frozen=True, slots=True)
class Deck:
    """All cards of a bundle, by (document, item id) and by document."""

    cards: Mapping[tuple[str, str], Card]
    of: Mapping[str, tuple[Card, ...]] = field(default_factory=dict)

    def kind(self, kind: type[Item]) -> Iterator[Card]:
        """The cards of one kind, document by document."""
        return (card for cards in self.of.values() for card in cards if isinstance(card.item, kind))


def deck(bundle: Bundle, options: ReportOptions) -> Deck:
    """A card for every item. Keys of items are unique on the page, even if a text was loaded twice."""
    cards: dict[tuple[str, str], Card] = {}
    of: dict[str, tuple[Card, ...]] = {}
    for number, (document, reading) in enumerate(zip(bundle.documents, bundle.readings, strict=True), start=1):
        own: list[Card] = []
        counts: dict[type, int] = {}
        for item in items_of(reading):
            counts[type(item)] = counts.get(type(item), -1) + 1
            # A map made of items without ids names them as the coding manual does: causal[3].
            name = item.id or f"{KIND_OF[type(item)].value}[{counts[type(item)]}]"
            card = _card(f"{number}-{len(own) + 1}", item, (document, reading), bundle, options)
            cards[document.id, name] = card
            own.append(card)
        of[document.id] = tuple(own)
    return Deck(cards, of)


def _card(key: str, item: Item, place: tuple[Document, Reading], bundle: Bundle, options: ReportOptions) -> Card:
    document, reading = place
    speaker = voice(document, reading, item)
    act = bundle.reviewed.get(item.id)
    words = item.quote.text if not options.share else shortened(item.quote.text, options.short)
    before, after = ("", "") if options.share else around(document, item.quote)
    return Card(
        item=item,
        kind=KIND_OF[type(item)].value,
        key=key,
        alias=bundle.aliases.get(item.id, ""),
        document=document,
        speaker=speaker or NOBODY,
        reporting=() if isinstance(item, Attribution | Question) else reported(item, speaker),
        quote=words,
        cut=words != item.quote.text,
        before=before,
        after=after,
        coding=coding(item),
        verb=verb(item),
        checked=act in CHECKED,
        act=_DECIDED.get(act, "") if act else "",
        chips=chips(item, own_number(item, reading.forecasts)),
    )


def coding(item: Item) -> str:
    """The coding in one short form, in the speaker's words."""
    match item:
        case CausalClaim():
            return f"{end_of(item.cause)} → {end_of(item.effect)} ({_SIGN[item.polarity]})"
        case Forecast():
            return words_of(item.proposition) + (" (negated)" if item.negated else "")
        case Attribution():
            return f"{item.source.text or 'somebody'}: {item.content.text}"
        case ActorRelation():
            return f"{words_of(item.a)} — {item.kind.value} — {words_of(item.b)}"
        case Question():
            return f"answer takes it up: {item.taken_up.value}"
        case _:
            return f"{item.when.value or item.when.text}" + (f": {words_of(item.what)}" if item.what else "")


def end_of(mention: FactorMention) -> str:
    """A cause or an effect, with an arrow down where it shrinks, ends or is lacking."""
    return words_of(mention) + (" ↓" if mention.direction is Direction.DECREASE else "")


def words_of(mention: FactorMention | Mention) -> str:
    """The words of a mention, and those that a pronoun stands for."""
    return f"{mention.text} [= {mention.refers_to.text}]" if mention.refers_to else mention.text


def chips(item: Item, own: Range | None = None) -> tuple[str, ...]:
    """What else the coding says, each in a few words; `own` is the speaker's own number, in per cent."""
    found = []
    if isinstance(item, CausalClaim) and item.status is not Status.ASSERTED:
        found.append(item.status.value)
    if isinstance(item, CausalClaim | Forecast):
        found.append(sure(item.certainty, own))
    if isinstance(item, CausalClaim):
        found += [
            f"{name}: {part.text}"
            for name, part in (("if", item.condition), ("when", item.horizon))
            if part and part.text
        ]
    return tuple(found)


def sure(certainty: Certainty, own: Range | None = None) -> str:
    """The level of certainty and the words that carry it; where the speaker gave a number, that in its place."""
    if own is not None:
        return in_words(own) + (f": “{certainty.text}”" if certainty.text else "")
    if not certainty.text:
        # A level set by hand may have no words; only what is certain without any is unhedged.
        return f"{certainty.level.value} ({'unhedged' if certainty.level is Level.CERTAIN else 'no hedge marked'})"
    return f"{certainty.level.value}: “{certainty.text}”{in_percent(certainty)}"


def in_percent(certainty: Certainty) -> str:
    """The range of the word said, " (55–80%)", only if the scale itself holds the word.

    None either where the coding takes the word the other way round ("it is not likely" read as unlikely).
    """
    found = range_of(certainty.text or "")
    if found is None or (found[0] >= EVEN and certainty.level.rank < Level.POSSIBLE.rank):
        return ""
    return "" if found[1] <= EVEN and certainty.level.rank > Level.POSSIBLE.rank else f" ({found[0]}–{found[1]}%)"


def shortened(text: str, most: int) -> str:
    """The text, or its first words: never more than `most` characters."""
    if len(text) <= most:
        return text
    cut = text.rfind(" ", 0, most)
    return text[: cut if cut > most // 2 else most].rstrip()


def around(document: Document, quote: Quote) -> tuple[str, str]:
    """The sentence before the quote and the one after it, "" at the ends of the text."""
    text = document.text
    low = max(0, quote.start - _REACH)
    before = text[low : quote.start].rstrip()
    starts = (
        [0, *(match.end() for match in _END.finditer(before))] if low == 0 else [m.end() for m in _END.finditer(before)]
    )
    after = text[quote.end : quote.end + _REACH]
    skipped = len(after) - len(after.lstrip(' \t\r\n.!?…"”»’)–—-'))
    end = _END.search(after, skipped)
    first = before[starts[-1] :] if starts else before[-120:]
    return first, after[: end.end() if end else len(after)].strip()
