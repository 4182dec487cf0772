"""One item in two lines: whose words, and beside them how they are coded, and by whom.

A machine's reading is never put into a person's mouth: the words are quoted, the coding is marked
as unchecked. "Name said that ..." stands only where somebody accepted the coding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from causerie.chances import in_words, own_number
from causerie.codec import encode
from causerie.per_cent import Range
from causerie.values import (
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
    Reading,
    items_of,
)
from causerie.views.render.safe import quoted, safe
from causerie.vocabulary import CHECKED, Act, Level, Sign, Status
from causerie.voices import reported, verb, voice

UNCHECKED = "machine reading, unchecked"
NOBODY = "(speaker not named)"
_DECIDED = {
    Act.ACCEPT: "accepted",
    Act.EDIT: "edited by hand",
    Act.CODE: "coded by hand",
    Act.WITHHOLD: "withheld",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """An item with all that is said beside it. `act` is what a person decided, None if unchecked."""

    alias: str
    item: Item
    document: Document
    reading: Reading
    act: Act | None = None
    memo: str = ""
    codes: tuple[str, ...] = ()
    chance: Range | None = None
    """The speaker's own number, in per cent, where the reading at hand does not tell it."""

    @property
    def own(self) -> Range | None:
        """The number by which the speaker says how likely it is."""
        return self.chance or own_number(self.item, self.reading.forecasts)

    @property
    def speaker(self) -> str | None:
        return voice(self.document, self.reading, self.item)


def shown(bundle: Bundle, kind: type[Item] | None = None) -> Iterator[Shown]:
    """The items of a bundle in the order of its documents, of one kind or of all."""
    for document, reading in zip(bundle.documents, bundle.readings, strict=True):
        for item in items_of(reading):
            if kind is None or isinstance(item, kind):
                alias = bundle.aliases.get(item.id, "-")
                codes = bundle.codebook.tags.get(item.id, ())
                yield Shown(
                    alias, item, document, reading, bundle.reviewed.get(item.id), bundle.memos.get(item.id, ""), codes
                )


def lines(one: Shown) -> list[str]:
    """The item for a list."""
    detail = "; ".join([*_marks(one.item, one.own), *_provenance(one)])
    name, words = _name(one), quoted(one.item.quote.text)
    noted = [f"     {line}" for line in _noted(one)]
    if one.act in CHECKED and not isinstance(one.item, Question):
        return [f"{one.alias:<5}{name} {verb(one.item)} {coding(one.item)}", f"     {words}  [{detail}]", *noted]
    return [f"{one.alias:<5}{name}: {words}", f"     {UNCHECKED}: {coding(one.item)}  [{detail}]", *noted]


def _noted(one: Shown) -> Iterator[str]:
    """What people wrote beside the item for themselves."""
    if one.codes:
        yield f"codes: {', '.join(safe(name) for name in one.codes)}"
    if one.memo:
        yield f"memo: {safe(one.memo)}"


def coding(item: Item) -> str:
    """The coding in one short form."""
    if isinstance(item, CausalClaim):
        return f"{_end(item.cause)} -> {_end(item.effect)} ({item.polarity.value})"
    if isinstance(item, Forecast):
        return f"{_end(item.proposition)} (forecast{', negated' if item.negated else ''})"
    if isinstance(item, Attribution):
        return f"{safe(item.source.text) or 'somebody'} ({safe(item.cue.text) or '...'}): {safe(item.content.text)}"
    if isinstance(item, ActorRelation):
        return f"{_end(item.a)} -- {item.kind.value} -- {_end(item.b)}"
    if isinstance(item, Question):
        return f"taken up: {item.taken_up.value}"
    return f"{item.when.value or 'no date'} ({safe(item.when.text)})" + (f": {_end(item.what)}" if item.what else "")


def _end(mention: FactorMention | Mention) -> str:
    """Words as they stand, and what a pronoun among them stands for."""
    stands_for = f" [= {safe(mention.refers_to.text)}]" if mention.refers_to else ""
    return f"{safe(mention.text)}{stands_for}"


def _marks(item: Item, own: Range | None) -> list[str]:
    """What else the coding says: status, certainty with its words, condition, horizon."""
    found = []
    if isinstance(item, CausalClaim) and item.status is not Status.ASSERTED:
        found.append(item.status.value)
    if isinstance(item, CausalClaim | Forecast):
        found.append(certainty(item.certainty, own))
        found += [f"{name}: {quoted(part.text)}" for name, part in _conditions(item) if part is not None and part.text]
    if isinstance(item, Forecast):
        found.append(f"can be settled: {item.resolvable.value}")
    return found


def _conditions(item: CausalClaim | Forecast) -> tuple[tuple[str, Mention | None], ...]:
    return ("condition", item.condition), ("when", item.horizon)


def certainty(value: Certainty, own: Range | None = None) -> str:
    """The level, and the words that carry it; "unhedged" where there are none and the level is the highest.

    Where the speaker gave a number (`own`), that and the words: the level is then but a guess.
    """
    if own is not None:
        return in_words(own) + (f" ({quoted(value.text)})" if value.text else "")
    without = "unhedged" if value.level is Level.CERTAIN else "no hedge marked"
    return f"{value.level.value} ({quoted(value.text) if value.text else without})"


def _provenance(one: Shown) -> list[str]:
    found = [f"document {safe(one.document.id)}"]
    if one.document.translated_from:
        found.append(f"translated from {safe(one.document.translated_from)}")
    if one.act is not None:
        found.append(_DECIDED[one.act])
    return found


def _name(one: Shown) -> str:
    name = safe(one.speaker or NOBODY)
    others = [] if isinstance(one.item, Attribution | Question) else reported(one.item, one.speaker)
    return f"{name} (reporting {', '.join(safe(other) for other in others)})" if others else name


def as_data(one: Shown) -> dict[str, Any]:
    """The item as JSON data, with what a list shows beside it."""
    decided = one.act.value if one.act else None
    beside = {"alias": one.alias, "document": one.document.id, "speaker": one.speaker, "reviewed": decided}
    noted = {"memo": one.memo, "codes": list(one.codes)}
    return {**beside, **encode(one.item), **{name: value for name, value in noted.items() if value}}


def signed(sign: Sign) -> str:
    """A sign as an arrow."""
    return {Sign.PLUS: "--(+)-->", Sign.MINUS: "--(-)-->", Sign.UNKNOWN: "--(?)-->"}[sign]
