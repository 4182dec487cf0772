"""Relations by office: "Vera Lind, treasurer of the guild", "its director, Vera Lind", "is a member of"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from causerie.reading.agents import is_agent, is_person, nouns
from causerie.reading.attributions.cues import reporting
from causerie.reading.frame import Frame, Sentence
from causerie.reading.nounphrases import named_apposition, subject
from causerie.reading.people import titles
from causerie.reading.relations.cues import relating
from causerie.reading.relations.link import Link, actor, named
from causerie.vocabulary import RelationKind

_OF = frozenset(("of", "at", "for", "in", "on", "with", "from"))
_LINKING = frozenset(("be", "become", "remain"))


def find(frame: Frame, sentence: Sentence) -> Iterator[Link]:
    """Every relation in the sentence that an office states, and every "body's office name"."""
    offices = relating().offices
    for token in sentence.span:
        if token.pos_ in ("NOUN", "PROPN") and (token.lemma_.lower() in offices or is_office(token)):
            yield from _office(sentence, token)
        if token.ent_type_ == "PERSON" and token.pos_ == "PROPN" and token.dep_ != "compound":
            yield from _title(sentence, token)
            yield from _of_body(sentence, token)
        if token.lemma_ == "be":
            yield from _listed(sentence, token)


def is_office(token: Token) -> bool:
    """Whether the noun is for a person, also where it is written like a name ("a Professor at")."""
    return is_person(token) if token.pos_ == "NOUN" else token.lemma_.lower() in nouns().persons


def _office(sentence: Sentence, office: Token) -> Iterator[Link]:
    bodies = list(_bodies(office))
    if not bodies:
        return
    how, holder = _holder(office)
    if holder is None or holder is office or not actor(holder):
        return
    for body in bodies:
        if body.i != holder.i:
            yield Link(f"relation.office.{how}", sentence, holder, body, RelationKind.PART_OF)


def _bodies(office: Token) -> Iterator[Token]:
    """The bodies that an office belongs to: after a preposition, or before it ("its", "the guild's")."""
    for child in office.children:
        if child.dep_ == "prep" and child.lower_ in _OF:
            for noun in child.rights:
                if noun.dep_ == "pobj" and named(noun):
                    yield noun
        elif (child.dep_ == "poss" and named(child)) or (child.dep_ == "compound" and _is_body(child, "ORG")):
            yield child


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
    if top != office and actor(top) and top.ent_type_ == "PERSON":
        return "listed", top
    return "", None


def _listed(sentence: Sentence, be: Token) -> Iterator[Link]:
    """ "The members elected were A, B and C": each name is part of the group."""
    group = subject(be)
    if group is None or group.i > be.i or group.tag_ not in ("NNS", "NNPS"):
        return
    if not is_agent(group) and group.lemma_.lower() not in relating().offices:
        return
    first = next((child for child in be.rights if child.dep_ == "attr" and child.ent_type_ == "PERSON"), None)
    if first is None:
        return
    for entity in sentence.span.ents:
        if entity.label_ == "PERSON" and entity.start > be.i and not _below_clause(entity.root, be):
            yield Link("relation.listed", sentence, entity.root, group, RelationKind.PART_OF)


def _below_clause(token: Token, top: Token) -> bool:
    """Whether a relative or adverbial clause stands between the word and `top`."""
    while token != top and token.head != token:
        if token.dep_ in ("relcl", "advcl", "acl", "ccomp"):
            return True
        token = token.head
    return False


def _title(sentence: Sentence, name: Token) -> Iterator[Link]:
    """ "Guild treasurer Vera Lind": the body and the office stand before the name."""
    before = [child for child in name.lefts if child.dep_ in ("compound", "nmod") and child.ent_type_ != "PERSON"]
    office = next((t for t in before if t.lemma_.lower() in relating().offices or is_office(t)), None)
    if office is None:
        return
    for title in [*before, *office.lefts]:
        if title.i < office.i and title.pos_ == "PROPN" and title.dep_ != "poss" and _is_body(title):
            yield Link("relation.title", sentence, name, title, RelationKind.PART_OF)
            return


def _of_body(sentence: Sentence, name: Token) -> Iterator[Link]:
    """ "Vera Lind of the guild said": news introduces whom it quotes by the body that they speak for."""
    if name.dep_ != "nsubj" or not reporting().verbs.get(name.head.lemma_.lower(), frozenset()) & {"clause", "tag"}:
        return
    for child in name.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "from", "at", "with"):
            for noun in child.rights:
                if noun.dep_ == "pobj" and noun.ent_type_ == "ORG":
                    yield Link("relation.of", sentence, name, noun, RelationKind.PART_OF)


def _is_body(title: Token, *kinds: str) -> bool:
    return title.ent_type_ in (kinds or ("ORG", "")) and title.lower_ not in titles().words
