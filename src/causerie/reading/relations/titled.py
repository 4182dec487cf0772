"""Relations by a description before or after a name: "guild treasurer Vera Lind", "Lorvanian captain Ivo Marsh",
"Vera Lind, Lorvania captain"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from causerie.reading.agents import is_body, is_person, nouns
from causerie.reading.frame import Sentence
from causerie.reading.nounphrases import person_name
from causerie.reading.people import titles
from causerie.reading.relations.cues import relating
from causerie.reading.relations.link import Link, named
from causerie.vocabulary import RelationKind

_BEFORE = frozenset(("NOUN", "PROPN", "ADJ"))
_PEOPLES = ("ian", "ean", "ish", "ese")
_PREFIXES = frozenset(("-", "co", "vice", "ex"))
_FAR = 6
"""How many words before an office its body may stand."""


def find(sentence: Sentence, tokens: Sequence[Token]) -> Iterator[Link]:
    """Every relation in the sentence between a named person and the body that stands in their title."""
    for entity in sentence.span.ents:
        if entity.label_ != "PERSON" or entity.root.pos_ != "PROPN":
            continue
        name = entity.root
        office = _office_before(name)
        if office is not None and (body := _owner(name) or _owner(office) or body_of(office)) is not None:
            for person in _persons(office, name):
                yield Link("relation.title", sentence, person, body, RelationKind.PART_OF)


def is_office(token: Token) -> bool:
    """Whether the noun is for a person or a place in a body, also where it is written like a name."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    lemma = token.lemma_.lower()
    cues = relating()
    if lemma in cues.offices or lemma in cues.national:
        return True
    if lemma in cues.kin:
        return False
    return is_person(token) if token.pos_ == "NOUN" else lemma in nouns().persons


def body_of(office: Token) -> Token | None:
    """The body named in front of an office, in the same phrase, nearest first, or None.

    A minister's portfolio ("transport minister") is none, nor the nationality of who holds no office of the
    nation ("a Lorvanian pianist").
    """
    doc, at = office.doc, office.i - 1
    first = max(office.sent.start, office.i - _FAR)
    while at >= first and (doc[at].pos_ in _BEFORE or doc[at].lower_ in _PREFIXES):
        if _names_body(doc[at], office):
            return doc[at]
        at -= 1
    return None


def _names_body(token: Token, office: Token) -> bool:
    if token.dep_ == "poss" or token.lower_ in titles().words or token.nbor().text == "-":
        return False
    lemma = office.lemma_.lower()
    if token.ent_type_ in ("GPE", "NORP"):
        return token.text[:1].isupper() and lemma in relating().national
    if token.pos_ == "ADJ":
        return lemma in relating().national and token.is_title and token.lower_.endswith(_PEOPLES)
    if token.pos_ == "NOUN":
        return is_body(token) and not token.ent_type_ and token.i + 1 == office.i
    if token.pos_ != "PROPN" or (lemma in relating().portfolios and not (office.is_lower and token.ent_type_ == "ORG")):
        return False
    return token.ent_type_ == "ORG" or (token.ent_type_ in ("", "LOC") and office.is_lower)


def _owner(head: Token) -> Token | None:
    """Whose office it is, where that stands as a possessive: "Lorvania's premier Vera Lind", "its director"."""
    return next((child for child in head.lefts if child.dep_ == "poss" and named(child)), None)


def _office_before(name: Token) -> Token | None:
    """The office that stands right before the name, with at most a comma between."""
    doc, at = name.doc, person_name(name)[0] - 1
    low = name.sent.start
    while at >= low and doc[at].text.lower().strip(".") in ("mr", "mrs", "ms", "dr", "sir"):
        at -= 1
    if at >= low and doc[at].text == "," and name.dep_ == "appos" and name.head.i == at - 1:
        at -= 1
    return doc[at] if at >= low and is_office(doc[at]) else None


def _persons(office: Token, name: Token) -> list[Token]:
    """The name, and after a plural title ("councillors A, B and C") the names set beside it."""
    if office.tag_ not in ("NNS", "NNPS"):
        return [name]
    others = [e.root for e in name.sent.ents if e.label_ == "PERSON" and e.start > name.i]
    return [name, *(o for o in others if o.dep_ in ("conj", "appos") and _joined(o, name))]


def _joined(token: Token, name: Token) -> bool:
    while token.dep_ in ("conj", "appos", "pobj", "prep") and token.i > name.i:
        token = token.head
    return token.i <= name.i
