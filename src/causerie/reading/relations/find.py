"""All relations of a document: the constructions in turn, each pair of actors once a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from causerie.reading.frame import Frame, Sentence
from causerie.reading.nounphrases import noun_phrase, person_name, short_phrase
from causerie.reading.relations import offices, shared, verbs
from causerie.reading.relations.link import Construction, Link
from causerie.reading.sources import Chain
from causerie.values import ActorRelation, Mention

CONSTRUCTIONS: tuple[Construction, ...] = (offices.find, verbs.find, shared.find)


def find_relations(frame: Frame, chain: Chain) -> tuple[ActorRelation, ...]:
    """What sentences say outright of how two actors stand to each other, in order."""
    found: dict[tuple[int, int, int], ActorRelation] = {}
    for link in _links(frame):
        key = (link.sentence.index, link.a.i, link.b.i)
        if key not in found:
            found[key] = _relation(frame, chain, link)
    return tuple(sorted(found.values(), key=lambda r: (r.quote.start, r.a.start or 0, r.b.start or 0)))


def _links(frame: Frame) -> Iterator[Link]:
    for sentence in frame.sentences:
        if not sentence.text.endswith("?"):
            for find in CONSTRUCTIONS:
                yield from find(frame, sentence)


def _relation(frame: Frame, chain: Chain, link: Link) -> ActorRelation:
    a, b = mention(frame, link.sentence, link.a, link.b), mention(frame, link.sentence, link.b, link.a)
    source = chain(b.start or 0, b.end or 0)
    return ActorRelation(frame.quote(link.sentence), a, b, link.kind, source, link.rule)


def mention(frame: Frame, sentence: Sentence, token: Token, other: Token) -> Mention:
    """The name that a token heads, as it stands in the text, without the other actor of the relation."""
    first, end = noun_phrase(token)
    if token.ent_type_ == "PERSON" and any(t.dep_ == "case" for t in token.doc[first : token.i]):
        first, end = person_name(token)
    if first <= other.i < end:
        first, end = short_phrase(token)
    if first <= other.i < token.i:
        first = other.i + 1 + (other.i + 2 < token.i and token.doc[other.i + 1].tag_ == "POS")
    start, end = sentence.place(first, end)
    words = frame.words(start, end)
    return Mention(words.text, words.start, words.end)
