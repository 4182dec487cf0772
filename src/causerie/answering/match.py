"""Items that answer what is asked, each with how well it fits and why. One function per kind of question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from causerie.answering.understand import Asked, Kind
from causerie.answering.weigh import Weights
from causerie.values import (
    ActorRelation,
    Attribution,
    CausalClaim,
    Document,
    Event,
    FactorMention,
    Forecast,
    Item,
    Mention,
    Reading,
    items_of,
)
from causerie.vocabulary import Status
from causerie.voices import voices

NEAR = 0.75
"""A hit in the words around a mention counts this much of one in the mention itself."""
WHOLE = 0.8
"""Fit from which the words around hold all that was asked, but for a word of little weight."""
FAR = 0.6
"""So does one in an item that bears on the question less directly."""

Hit = tuple[float, str]
"""How well an item fits, and why."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item where it stands."""

    document: Document
    reading: Reading
    item: Item


def candidates(documents: Iterable[Document], readings: Iterable[Reading]) -> Iterator[Candidate]:
    """Every item of every document."""
    for document, reading in zip(documents, readings, strict=True):
        for item in items_of(reading):
            yield Candidate(document, reading, item)


def hit(one: Candidate, asked: Asked, by: Weights) -> Hit:
    """How well an item answers; 0 where it does not."""
    return _BY_KIND[asked.kind](one, asked, by)


def said(mention: FactorMention | Mention | None) -> str:
    """The words of a mention with those that a pronoun stands for."""
    if mention is None:
        return ""
    return f"{mention.text} {mention.refers_to.text}" if mention.refers_to else mention.text


def _best(*hits: Hit) -> Hit:
    return max(hits, key=lambda one: one[0])


def _causes(one: Candidate, asked: Asked, by: Weights) -> Hit:
    item = one.item
    if not isinstance(item, CausalClaim):
        return 0.0, ""
    fit = by.fit(asked.stems, said(item.effect))
    around = NEAR * by.fit(asked.stems, f"{said(item.effect)} {item.quote.text}") if fit else 0.0
    return _status(
        item, _best((fit, "its effect is what is asked about"), (around, "its effect and the words around it"))
    )


def _effects(one: Candidate, asked: Asked, by: Weights) -> Hit:
    item = one.item
    if isinstance(item, CausalClaim):
        fit = by.fit(asked.stems, said(item.cause))
        around = NEAR * by.fit(asked.stems, f"{said(item.cause)} {item.quote.text}") if fit else 0.0
        return _status(
            item, _best((fit, "its cause is what is asked about"), (around, "its cause and the words around it"))
        )
    if isinstance(item, Forecast):
        return NEAR * by.fit(asked.stems, said(item.condition)), "a forecast on this condition"
    return 0.0, ""


def _if(one: Candidate, asked: Asked, by: Weights) -> Hit:
    item = one.item
    if isinstance(item, Forecast):
        return by.fit(asked.stems, said(item.condition)), "a forecast on this condition"
    if isinstance(item, CausalClaim):
        open_world = item.status in (Status.CONDITIONAL, Status.COUNTERFACTUAL)
        fit, because = _effects(one, asked, by)
        return (fit if open_world else 0.85 * fit), because
    return 0.0, ""


def _future(one: Candidate, asked: Asked, by: Weights) -> Hit:
    item = one.item
    if isinstance(item, Forecast):
        if not asked.stems:
            return 0.6, "a forecast"
        inside = by.fit(asked.stems, said(item.proposition))
        around = NEAR * by.fit(asked.stems, f"{said(item.proposition)} {said(item.condition)} {item.quote.text}")
        return _best((inside, "a forecast about it"), (around, "a forecast, and the words around it"))
    if isinstance(item, CausalClaim) and item.status is Status.CONDITIONAL:
        return FAR * by.fit(asked.stems, said(item.effect)), "a conditional effect on it"
    return 0.0, ""


def _who(one: Candidate, asked: Asked, by: Weights) -> Hit:
    item = one.item
    if isinstance(item, Attribution):
        return by.fit(asked.stems, said(item.content)), "words reported of somebody"
    held = by.fit(asked.stems, item.quote.text)
    around = (NEAR * held if held >= WHOLE else 0.0, "its words hold those of the question")
    if isinstance(item, CausalClaim):
        own = by.fit(asked.stems, f"{said(item.cause)} {said(item.effect)}")
        return _status(item, _best((own, "a claim of it"), around))
    if isinstance(item, Forecast):
        return _best((by.fit(asked.stems, said(item.proposition)), "a forecast of it"), around)
    if isinstance(item, ActorRelation):
        return 0.9 * by.fit(asked.stems, f"{said(item.a)} {said(item.b)} {item.quote.text}"), "a relation stated"
    return 0.0, ""


def _says(one: Candidate, asked: Asked, by: Weights) -> Hit:
    wanted = by.families(asked.name)
    names = (*voices(one.document, one.reading, one.item), *_sources(one.item))
    if not wanted or not any(wanted <= by.families(name) for name in names):
        return 0.0, ""
    because = "said by or reported of the one asked about"
    return (_free(one, asked, by)[0], because) if asked.stems else (0.6, because)


def _sources(item: Item) -> tuple[str, ...]:
    return (item.source.text,) if isinstance(item, Attribution) else ()


def _sure(one: Candidate, asked: Asked, by: Weights) -> Hit:
    if not isinstance(one.item, CausalClaim | Forecast):
        return 0.0, ""
    fit, _ = _who(one, asked, by)
    return fit, f"said as {one.item.certainty.level.value}"


def _relations(one: Candidate, asked: Asked, by: Weights) -> Hit:
    item = one.item
    if not isinstance(item, ActorRelation) or asked.relation not in ("", item.kind.value):
        return 0.0, ""
    return by.fit(asked.stems, f"{said(item.a)} {said(item.b)}"), f"a relation of it: {item.kind.value}"


def _when(one: Candidate, asked: Asked, by: Weights) -> Hit:
    item = one.item
    if isinstance(item, Event):
        return by.fit(
            asked.stems, f"{said(item.what)} {item.when.text} {item.when.value or ''} {item.quote.text}"
        ), "a dated event"
    return NEAR * by.fit(asked.stems, item.quote.text), "words on it"


def _free(one: Candidate, asked: Asked, by: Weights) -> Hit:
    parts = (
        getattr(one.item, name, None) for name in ("cause", "effect", "proposition", "condition", "content", "a", "b")
    )
    mentioned = " ".join(said(part) for part in parts if part is not None)
    found = _best(
        (by.fit(asked.stems, mentioned), "what it says is about it"),
        (0.9 * by.fit(asked.stems, f"{mentioned} {one.item.quote.text}"), "its words hold those of the question"),
    )
    return _status(one.item, found) if isinstance(one.item, CausalClaim) else found


def _status(claim: CausalClaim, found: Hit) -> Hit:
    """A denied or questioned claim is shown after the others, and as what it is."""
    fit, because = found
    return (fit, because) if claim.status.supports else (0.85 * fit, f"{because}; this is {claim.status.value}")


_BY_KIND: Mapping[Kind, Callable[[Candidate, Asked, Weights], Hit]] = {
    Kind.CAUSES: _causes,
    Kind.EFFECTS: _effects,
    Kind.FUTURE: _future,
    Kind.IF: _if,
    Kind.WHO: _who,
    Kind.SAYS: _says,
    Kind.SURE: _sure,
    Kind.RELATIONS: _relations,
    Kind.WHEN: _when,
    Kind.FREE: _free,
}
