"""An item that a person codes where no reader found one: its words are cut out of the stored text."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Mapping, Sequence

from causerie.cutting import Place, occurrences, place_of, sentences_around, span_at
from causerie.decisions import BY_HAND
from causerie.edits import AT, edited, refuse_same_ends
from causerie.errors import BadRequest
from causerie.identity import item_id
from causerie.values import (
    ActorRelation,
    Attribution,
    CausalClaim,
    Certainty,
    Document,
    FactorMention,
    Forecast,
    Item,
    Mention,
    Quote,
    Reading,
    Span,
)
from causerie.vocabulary import ClaimKind, Direction, Level, RelationKind, Resolvable, Sign, Status
from causerie.voices import voice

Pair = tuple[Span, ...]
NEEDED: Mapping[ClaimKind, tuple[str, ...]] = {
    ClaimKind.CAUSAL: ("cause", "effect"),
    ClaimKind.FORECAST: ("proposition",),
    ClaimKind.RELATION: ("a", "b"),
    ClaimKind.ATTRIBUTION: ("source", "content"),
}
"""The mentions without which an item of this kind says nothing."""


def coded(document: Document, reading: Reading, kind: ClaimKind, given: Mapping[str, str], person: str) -> Item:
    """The item that `given` describes, in the names that `causerie.edits` knows, with its id.

    Needed are the mentions of the kind, each by exact words (`cause`) or place (`cause_at`: "120:140"). By
    default the quote is the sentences that hold them all, the source who speaks there, the claim asserted and
    certain, a relation linked-to, both directions increase. Raises BadRequest and QuoteNotFound.
    """
    if kind not in NEEDED:
        raise BadRequest(f"a {kind.value} cannot be coded by hand; these can: {', '.join(NEEDED)}")
    needed, within = NEEDED[kind], _given_quote(document, given)
    spans = _placed(document, {name: _candidates(document, name, given, within) for name in needed}, within)
    quote = within or _sentences(document, reading, spans)
    item = _made(kind, spans, quote)
    rest = {name: value for name, value in given.items() if _owner(name) not in (*needed, "quote")}
    item = edited(document, item, rest, reading.turns) if rest else item
    refuse_same_ends(item)
    _refuse_same_words(item)
    item = _sourced(document, reading, item, given)
    return dataclasses.replace(item, id=item_id(document.sha256, item), rule=f"{BY_HAND} ({person})")


def _owner(name: str) -> str:
    return name.removesuffix(AT)


def _given_quote(document: Document, given: Mapping[str, str]) -> Quote | None:
    if given.get(f"quote{AT}"):
        found = span_at(document, *place_of(given[f"quote{AT}"], "quote"))
    elif given.get("quote"):
        found = _only(occurrences(document, given["quote"]), "quote", document)
    else:
        return None
    return Quote(found.text, found.start, found.end)


def _candidates(document: Document, name: str, given: Mapping[str, str], within: Quote | None) -> list[Span]:
    """Where a mention may stand: its place, or everywhere that its words stand, within the quote if there is one."""
    if given.get(f"{name}{AT}"):
        return [span_at(document, *place_of(given[f"{name}{AT}"], name))]
    if not given.get(name, "").strip():
        raise BadRequest(f"{name} is missing; give its exact words, or their place as in {name}{AT} 120:140")
    found = occurrences(document, given[name])
    inside = [one for one in found if within is not None and within.start <= one.start and one.end <= within.end]
    if within is not None and not inside:
        raise BadRequest(
            f"{name} does not stand in the quote; to code it there all the same, give its place: {name}{AT}"
        )
    return inside or found


def _placed(document: Document, where: Mapping[str, list[Span]], within: Quote | None) -> dict[str, Span]:
    """One place for each mention. Words that stand several times are taken where all stand in one sentence."""
    names = tuple(where)
    if len(names) == 1:
        return {names[0]: _only(where[names[0]], names[0], document)}
    together = list(_together(document, *where.values()))
    sentences = {place for place, _ in together}
    if len(sentences) > 1 and within is None:
        many = max(names, key=lambda name: len(where[name]))
        raise BadRequest(_ambiguous(many, len(sentences), document, "these words stand together in"))
    pairs = [pair for _, pair in together] or list(itertools.product(*where.values()))
    best = min(pairs, key=_apart)
    return dict(zip(names, best, strict=True))


def _together(document: Document, ones: Sequence[Span], others: Sequence[Span]) -> Iterator[tuple[Place, Pair]]:
    """Pairs of places in one sentence, with that sentence."""
    by_sentence: dict[Place, list[Span]] = {}
    for other in others:
        by_sentence.setdefault(sentences_around(document, [(other.start, other.end)]), []).append(other)
    for one in ones:
        place = sentences_around(document, [(one.start, one.end)])
        yield from ((place, (one, other)) for other in by_sentence.get(place, ()) if other != one)


def _apart(pair: Sequence[Span]) -> tuple[int, int]:
    """How far the two are apart, the same place farthest of all."""
    first, second = sorted(pair, key=lambda one: (one.start, one.end))
    same = (first.start, first.end) == (second.start, second.end)
    return (1 << 62 if same else max(0, second.start - first.end), first.start)


def _only(found: Sequence[Span], name: str, document: Document) -> Span:
    if len(found) > 1:
        raise BadRequest(_ambiguous(name, len(found), document, f'"{found[0].text}" stands in'))
    return found[0]


def _ambiguous(name: str, count: int, document: Document, what: str) -> str:
    say = f"say which: give {name}{AT}, as 120:140, or the whole sentence as quote"
    return f"{what} {count} places of {document.id}; {say}"


def _sentences(document: Document, reading: Reading, spans: Mapping[str, Span]) -> Quote:
    places = [(one.start, one.end) for one in spans.values()]
    return document.quote(*sentences_around(document, places, reading.turns))


def _made(kind: ClaimKind, spans: Mapping[str, Span], quote: Quote) -> Item:
    up, sure = Direction.INCREASE, Certainty(Level.CERTAIN)
    own = {name: (one.text, one.start, one.end) for name, one in spans.items()}
    if kind is ClaimKind.CAUSAL:
        ends = (FactorMention(*own["cause"], up), FactorMention(*own["effect"], up))
        return CausalClaim(quote, *ends, Sign.PLUS, Status.ASSERTED, sure)
    if kind is ClaimKind.FORECAST:
        return Forecast(quote, Mention(*own["proposition"]), False, sure, Resolvable.PARTLY)
    if kind is ClaimKind.RELATION:
        return ActorRelation(quote, Mention(*own["a"]), Mention(*own["b"]), RelationKind.LINKED_TO)
    return Attribution(Mention(*own["source"]), Mention(""), Mention(*own["content"]), quote)


def _refuse_same_words(item: Item) -> None:
    if isinstance(item, CausalClaim) and item.cause.text.casefold() == item.effect.text.casefold():
        raise BadRequest(f'cause and effect are the same words: "{item.cause.text}"; nothing leads to itself')


def _sourced(document: Document, reading: Reading, item: Item, given: Mapping[str, str]) -> Item:
    """The item with who speaks at its quote as its source, where none is given."""
    if isinstance(item, Attribution) or "source" in given:
        return item
    speaker = voice(document, reading, item)
    return dataclasses.replace(item, source=(speaker,) if speaker else ())  # type: ignore[arg-type]
