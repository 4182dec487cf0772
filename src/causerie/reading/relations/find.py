"""All relations of a document: the constructions in turn, each pair of actors once a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from causerie.reading.frame import Frame, Sentence
from causerie.reading.nounphrases import ARTICLES, noun_phrase, person_name, short_phrase
from causerie.reading.pronouns import PLURAL, SINGULAR, antecedent
from causerie.reading.relations import groups, nominal, offices, states, titled, verbs
from causerie.reading.relations.link import Construction, Link
from causerie.reading.sources import Chain
from causerie.values import ActorRelation, Mention, Span

_PERSONAL = frozenset(("he", "she", "him", "her", "his"))
_BACK = 3
"""How many sentences a personal pronoun may look back, its own included."""
_MODIFYING = frozenset(("ADJ", "NOUN", "PROPN"))
CONSTRUCTIONS: tuple[Construction, ...] = (
    offices.find,
    titled.find,
    groups.find,
    verbs.find,
    nominal.find,
    states.find,
)


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
            tokens = list(sentence.span)
            for find in CONSTRUCTIONS:
                yield from find(sentence, tokens)


def _relation(frame: Frame, chain: Chain, link: Link) -> ActorRelation:
    a, b = mention(frame, link.sentence, link.a, link.b), mention(frame, link.sentence, link.b, link.a)
    source = chain(b.start or 0, b.end or 0)
    return ActorRelation(frame.quote(link.sentence), a, b, link.kind, source, link.rule)


def mention(frame: Frame, sentence: Sentence, token: Token, other: Token) -> Mention:
    """The name that a token heads, as it stands in the text, without the other actor of the relation."""
    start, end = sentence.place(*_extent(token, other))
    words = frame.words(start, end)
    return Mention(words.text, words.start, words.end, refers_to(frame, sentence, token))


def refers_to(frame: Frame, sentence: Sentence, token: Token) -> Span | None:
    """What a pronoun in the third person stands for, where that is plain."""
    if token.pos_ != "PRON":
        return None
    if token.lower_ in PLURAL or token.lower_ in SINGULAR:
        return antecedent(frame, sentence, token)
    return _only_person(frame, sentence, token) if token.lower_ in _PERSONAL else None


def _only_person(frame: Frame, sentence: Sentence, token: Token) -> Span | None:
    """The one person named in the sentence before the pronoun or in the nearest sentence before it, if there is one."""
    place: Sentence | None = sentence
    for _ in range(_BACK):
        if place is None:
            return None
        named = [e for e in place.span.ents if e.label_ == "PERSON" and (place is not sentence or e.end <= token.i)]
        if named:
            return frame.words(*place.place(named[0].start, named[0].end)) if len(named) == 1 else None
        place = frame.before(place)
    return None


def _extent(token: Token, other: Token) -> tuple[int, int]:
    first, end = noun_phrase(token)
    if token.ent_type_ == "PERSON":
        name = person_name(token)
        case = any(t.dep_ == "case" for t in token.doc[first : token.i])
        first, end = name if case else (min(first, token.i), max(name[1], token.i + 1))
    elif token.pos_ == "PROPN" and token.doc[end - 1].pos_ == "NUM" and end > token.i + 1:
        end = token.i + 1
    elif token.dep_ in ("compound", "nmod"):
        first, end = (_compound(token), end) if token.pos_ == "NOUN" else _name_before(token)
    elif token.pos_ == "NOUN":
        end = _told_apart(token, end)
    if first <= other.i < end:
        first, end = short_phrase(token)
    if first <= other.i < token.i:
        first = other.i + 1 + (other.i + 2 < token.i and token.doc[other.i + 1].tag_ == "POS")
        if token.doc[first].text == "-":
            # "Lorvania-backed rebels": the participle belongs to the other actor.
            first = min(first + 2, token.i)
    return first, end


def _compound(token: Token) -> int:
    """Where the words that go with a noun in front of another noun begin: "river party chairman"."""
    doc, at = token.doc, token.i
    while at > token.sent.start and (doc[at - 1].pos_ in _MODIFYING or doc[at - 1].text == "-"):
        at -= 1
    return at


def _name_before(token: Token) -> tuple[int, int]:
    """The name that stands in front of a noun: the recognised one, with the capitalised words before it."""
    first, end = person_name(token)
    doc = token.doc
    while first > token.sent.start and doc[first - 1].pos_ == "PROPN" and doc[first - 1].dep_ == "compound":
        first -= 1
    while first < token.i and (doc[first].is_lower or doc[first].lower_ in ARTICLES):
        first += 1
    return first, end


def _told_apart(noun: Token, end: int) -> int:
    """The end of a phrase with the clause that tells which one is meant: "the firm that sold it"."""
    for child in noun.rights:
        if child.dep_ == "relcl" and child.left_edge.i == end and child.left_edge.lower_ == "that":
            stop = next((t.i for t in noun.doc[end : child.right_edge.i + 1] if t.text in ",;:—–()"), None)
            return stop or child.right_edge.i + 1
    return end
