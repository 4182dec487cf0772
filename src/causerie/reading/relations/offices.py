"""Relations by office: "Vera Lind, treasurer of the guild", "its director, Vera Lind", "is a member of"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from causerie.reading.agents import is_body
from causerie.reading.attributions.cues import reporting
from causerie.reading.frame import Sentence
from causerie.reading.nounphrases import named_apposition, subject
from causerie.reading.relations.cues import relating
from causerie.reading.relations.link import Link, actor, named
from causerie.reading.relations.mood import real
from causerie.reading.relations.titled import body_of, is_office
from causerie.vocabulary import RelationKind

_OF = frozenset(("of", "at", "for", "in", "on", "with", "from", "to", "within"))
_LINKING = frozenset(("be", "become", "remain"))


def find(sentence: Sentence, tokens: Sequence[Token]) -> Iterator[Link]:
    """Every relation in the sentence that an office states."""
    for token in tokens:
        part = token.pos_
        if part not in ("NOUN", "PROPN"):
            continue
        if is_office(token):
            yield from _office(sentence, token)
        if part == "NOUN":
            if is_body(token):
                yield from _called(sentence, token)
        elif (kind := token.ent_type_) == "ORG":
            yield from _within(sentence, token)
        elif kind == "PERSON" and token.dep_ != "compound":
            yield from _of_body(sentence, token)


def _office(sentence: Sentence, office: Token) -> Iterator[Link]:
    bodies = _bodies(office)
    if not bodies:
        return
    how, holder = _holder(office)
    if holder is None or holder is office or not actor(holder):
        return
    for body in bodies:
        if body.i != holder.i:
            yield Link(f"relation.office.{how}", sentence, holder, body, RelationKind.PART_OF)


def _bodies(office: Token) -> list[Token]:
    """The bodies that an office belongs to: after a preposition, or else before it ("its", "the guild's")."""
    after: dict[str, list[Token]] = {}
    for child in office.children:
        if child.dep_ == "poss" and named(child):
            return [child]
        if child.dep_ == "prep" and child.lower_ in _OF:
            nouns = [noun for noun in child.rights if noun.dep_ == "pobj" and _whole(noun, office, child.lower_)]
            after.setdefault(child.lower_, []).extend(nouns)
    if after.get("of"):
        return after["of"]
    if found := [noun for nouns in after.values() for noun in nouns]:
        return found
    body = body_of(office) or _after_comma(office)
    return [body] if body is not None else []


def _after_comma(office: Token) -> Token | None:
    """The organisation set after an office: "Vera Lind, treasurer, Guild of Pilots"."""
    doc, at = office.doc, office.i + 1
    if at + 1 < office.sent.end and doc[at].text == ",":
        at += 1 + (doc[at + 1].lower_ == "the")
        for entity in office.sent.ents:
            if entity.start <= at < entity.end and entity.label_ == "ORG":
                return entity.root
    return None


def _whole(noun: Token, office: Token, preposition: str) -> bool:
    """Whether the noun is for a body, and not for what the office deals with ("professor of Law")."""
    if noun.pos_ == "NOUN" and noun.lemma_ in ("society", "world", "nation", "public"):
        return False
    if preposition == "in" and (noun.ent_type_ == "NORP" or noun.ent_type_ == "GPE"):
        return False
    if office.lemma_.lower() in relating().portfolios:
        return is_body(noun)
    return named(noun)


def _holder(office: Token) -> tuple[str, Token | None]:
    """How the office is tied to whoever holds it, and who that is."""
    top = office
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    if top.dep_ == "appos":
        return "apposition", top.head
    if (name := named_apposition(office)) is not None:
        return "named", name
    if top.dep_ == "attr" and top.head.lemma_ in _LINKING and not any(c.dep_ == "neg" for c in top.head.children):
        return "copula", subject(top.head)
    if top.dep_ in ("oprd", "attr") and top.head.lemma_.lower() in relating().naming and real(top.head):
        return "elected", _named(top.head)
    if top.dep_ == "pobj" and top.head.lower_ == "as" and top.head.head.pos_ in ("VERB", "AUX") and real(top.head.head):
        return "as", _named(top.head.head)
    if top != office and actor(top) and top.ent_type_ == "PERSON":
        return "listed", top
    return "", None


def _within(sentence: Sentence, body: Token) -> Iterator[Link]:
    """ "The Tarn Institute at Lorne University": one organisation within another."""
    for child in body.rights:
        if child.dep_ == "prep" and child.lower_ in ("at", "within"):
            for whole in child.rights:
                if whole.dep_ == "pobj" and whole.ent_type_ == "ORG":
                    yield Link("relation.within", sentence, body, whole, RelationKind.PART_OF)


def _called(sentence: Sentence, body: Token) -> Iterator[Link]:
    """ "Its research arm, the Tarn Institute": a named body that belongs to another."""
    name = next((c for c in body.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and c.ent_type_ != "PERSON"), None)
    if name is None:
        return
    for child in body.children:
        whole = child if child.dep_ == "poss" else None
        if child.dep_ == "prep" and child.lower_ in ("of", "within") and child.i < name.i:
            whole = next((noun for noun in child.rights if noun.dep_ == "pobj"), None)
        if whole is not None and named(whole):
            yield Link("relation.called", sentence, name, whole, RelationKind.PART_OF)


def _named(verb: Token) -> Token | None:
    """Who is made something: the subject of the passive or of a verb without an object, else the object."""
    whom = next((child for child in verb.children if child.dep_ == "dobj"), None)
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.lefts)
    return subject(verb) if passive or whom is None else whom


def _of_body(sentence: Sentence, name: Token) -> Iterator[Link]:
    """ "Vera Lind of the guild said": news introduces whom it quotes by the body that they speak for."""
    if name.dep_ != "nsubj" or not reporting().verbs.get(name.head.lemma_.lower(), frozenset()) & {"clause", "tag"}:
        return
    for child in name.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "from", "at", "with"):
            for noun in child.rights:
                if noun.dep_ == "pobj" and noun.ent_type_ == "ORG":
                    yield Link("relation.of", sentence, name, noun, RelationKind.PART_OF)
