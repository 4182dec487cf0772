"""Relations that two actors share: "talks between A and B", "a partnership of A with B"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from causerie.reading.frame import Frame, Sentence
from causerie.reading.nounphrases import subject
from causerie.reading.relations.cues import relating
from causerie.reading.relations.link import Link, actor
from causerie.vocabulary import RelationKind


def find(frame: Frame, sentence: Sentence) -> Iterator[Link]:
    """Every relation in the sentence that a shared noun states."""
    shared = relating().nouns
    for token in sentence.span:
        if token.pos_ == "NOUN" and (kind := shared.get(token.lemma_.lower())):
            yield from _shared(sentence, token, kind)


def _shared(sentence: Sentence, noun: Token, kind: RelationKind) -> Iterator[Link]:
    rule = f"relation.shared.{noun.lemma_.lower()}"
    for prep in noun.rights:
        if prep.dep_ != "prep":
            continue
        for b in prep.rights:
            if b.dep_ != "pobj" or not actor(b):
                continue
            if prep.lower_ == "between":
                for other in b.conjuncts:
                    if actor(other):
                        yield Link(rule, sentence, b, other, kind)
            elif prep.lower_ in ("with", "against"):
                a = _of(noun)
                if a is not None and actor(a):
                    yield Link(rule, sentence, a, b, kind)


def _of(noun: Token) -> Token | None:
    """Whose noun it is: "our dispute", "the guild's talks", or the subject of "has talks"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((n for n in child.rights if n.dep_ == "pobj"), None)
    return subject(noun.head) if noun.dep_ == "dobj" and noun.head.pos_ == "VERB" else None

