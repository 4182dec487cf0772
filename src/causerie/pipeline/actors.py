"""Who is spoken of and who speaks: under which names, with whom in which relation, with what to say and said of them.

Actors of several documents under one name are one. What is claimed of somebody is what others, or they
themselves, say in words that name them; it is counted by who says it, not by how often.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from causerie.errors import UnknownName
from causerie.identity import anchors
from causerie.pipeline.state import known
from causerie.values import (
    ActorRelation,
    Attribution,
    Bundle,
    CausalClaim,
    Document,
    Forecast,
    Item,
    Mention,
    Reading,
    Span,
    items_of,
)
from causerie.values.people import Person, Said, Tie, holders
from causerie.vocabulary import RelationKind
from causerie.voices import reported, speakers, voice, voice_at

CLAIMS = (CausalClaim, Forecast, ActorRelation, Attribution)
"""What somebody can claim."""


def people(bundle: Bundle) -> tuple[Person, ...]:
    """All actors of a bundle, with all that belongs to each; those who speak first, then the most often named."""
    named = _Names(bundle)
    for document, reading in zip(bundle.documents, bundle.readings, strict=True):
        places = _Places(reading, named)
        for item in items_of(reading):
            if isinstance(item, CLAIMS):
                _place(item, document, reading, named, places)
    found = tuple(named.people.values())
    for one in found:
        one.ties = tuple(_ties(one, named))
        one.named_by = tuple(name for name in one.named_by if name != one.name)
    return tuple(sorted(found, key=lambda one: (not one.speaks, -one.named, one.name)))


def person(bundle: Bundle, typed: str) -> Person:
    """The actor of this name or alias, whatever the case; raises UnknownName with those that there are."""
    return one_of(people(bundle), typed)


def one_of(found: Sequence[Person], typed: str) -> Person:
    """The one that is meant among actors that are known already; raises UnknownName as `person` does."""
    wanted = typed.strip().casefold()
    exact = [one for one in found if one.name.casefold() == wanted]
    near = exact or [one for one in found if wanted in {alias.casefold() for alias in one.aliases}]
    if len(near) == 1:
        return near[0]
    names = [one.name for one in (near or found)]
    raise UnknownName(f"no actor {typed!r}; {known('actors', names)}")


class _Names:
    """All actors by name, and the name that an alias in a document stands for."""

    def __init__(self, bundle: Bundle) -> None:
        self.people: dict[str, Person] = {}
        self._alias: dict[tuple[str, str], str] = {}
        for document, reading in zip(bundle.documents, bundle.readings, strict=True):
            for actor in reading.actors:
                one = self.named(actor.name)
                one.aliases = tuple(dict.fromkeys((*one.aliases, *(a for a in actor.aliases if a != one.name))))
                one.country = one.country or actor.country
                one.named += len(actor.mentions)
                naming = (voice_at(document, reading, span.start) for span in actor.mentions)
                one.named_by = tuple(dict.fromkeys((*one.named_by, *filter(None, naming))))
                one.documents = tuple(dict.fromkeys((*one.documents, reading.id)))
                for alias in (actor.name, *actor.aliases):
                    self._alias[reading.id, alias.casefold()] = one.name
            for name in speakers([reading]):
                one = self.named(self.stands_for(reading.id, name))
                one.speaks = True
                one.documents = tuple(dict.fromkeys((*one.documents, reading.id)))

    def named(self, name: str) -> Person:
        """The actor of this name, made on first use."""
        return self.people.setdefault(name.casefold(), Person(name))

    def known(self, name: str | None) -> Person | None:
        """The actor of this name, if there is one."""
        return self.people.get(name.casefold()) if name else None

    def stands_for(self, document: str, words: str) -> str:
        """The name that words stand for in a document; the words where they are no alias there."""
        return self._alias.get((document, words.casefold()), words)


class _Places:
    """Where the actors of a document are named."""

    def __init__(self, reading: Reading, named: _Names) -> None:
        found = sorted(
            (span.start, span.end, named.named(actor.name).name) for actor in reading.actors for span in actor.mentions
        )
        self._starts = [start for start, _, _ in found]
        self._found = found

    def inside(self, start: int, end: int) -> Iterator[str]:
        """The actors named between two offsets."""
        for at in range(bisect_left(self._starts, start), bisect_right(self._starts, end - 1)):
            if self._found[at][1] <= end:
                yield self._found[at][2]


def _place(item: Item, document: Document, reading: Reading, named: _Names, places: _Places) -> None:
    """Puts an item to whoever says it and to whomever it names."""
    uttered = voice(document, reading, item)
    passed = _reported(item, uttered)
    said = Said(document, reading, item, uttered, passed)
    saying = {named.stands_for(document.id, name) for name in (uttered, *passed) if name}
    for name in sorted(saying):
        if (one := named.known(name)) is not None:
            one.says.append(said)
    for name in dict.fromkeys(found for start, end in _spans(item) for found in places.inside(start, end)):
        named.named(name).of.append(said)


def _reported(item: Item, uttered: str | None) -> tuple[str, ...]:
    if isinstance(item, Attribution):
        return (item.source.text,) if item.source.text else ()
    return reported(item, uttered)


def _spans(item: Item) -> Iterator[tuple[int, int]]:
    """The places of what is claimed: mentions, and what pronouns in them stand for; who claims it is not meant."""
    if isinstance(item, Attribution):
        if item.content.start is not None and item.content.end is not None:
            yield item.content.start, item.content.end
        return
    yield from anchors(item)
    for name in ("cause", "effect", "proposition", "a", "b"):
        stands: Span | None = getattr(getattr(item, name, None), "refers_to", None)
        if stands is not None:
            yield stands.start, stands.end


def _ties(one: Person, named: _Names) -> Iterator[Tie]:
    """The relations of an actor; one that reads both ways is put together from both sides."""
    found: dict[tuple[RelationKind, str, bool | None], list[Said]] = defaultdict(list)
    for said in one.of:
        item = said.item
        if not isinstance(item, ActorRelation):
            continue
        ends = tuple(_end(side, said.document.id, named) for side in (item.a, item.b))
        for at, name in enumerate(ends):
            if name.casefold() == one.name.casefold() and ends[1 - at].casefold() != name.casefold():
                found[item.kind, ends[1 - at], None if item.kind.symmetric else at == 0].append(said)
    for (kind, other, outgoing), said_so in sorted(found.items(), key=lambda pair: (_heard(pair[1]), pair[0][:2])):
        yield Tie(kind, other, outgoing, tuple(said_so))


def _heard(said: Sequence[Said]) -> tuple[int, int]:
    """Sorts first what most speakers say, and of that what is said most often."""
    return -len(holders(said)), -len(said)


def _end(side: Mention, document: str, named: _Names) -> str:
    """The actor at one end of a relation: by what a pronoun stands for, else by the words."""
    words = side.refers_to.text if side.refers_to else side.text
    return named.stands_for(document, words)
