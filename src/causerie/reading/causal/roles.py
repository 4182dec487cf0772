"""Who or what a verb says acts, and on what: its logical subject and object, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from causerie.reading.agents import is_body, is_person
from causerie.reading.causal.lexicon import word_set

RELATIVE = frozenset(("which", "that", "who", "whom", "what"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass"))
THINGS = word_set("things")
PERSONAL = word_set("personal")


@dataclass(frozen=True, slots=True)
class Subject:
    """The token that acts. `clause` tells that it heads a clause and is taken whole; `relative` is the
    relative pronoun through which a noun before it acts, `loose` after a comma."""

    token: Token
    clause: bool = False
    relative: Token | None = None
    loose: bool = False


def passive(verb: Token) -> bool:
    """Whether what stands as the verb's subject or noun suffers what the verb says."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    bare = verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "dobj") for c in verb.children)
    return bare and (verb.dep_ in ("acl", "advcl", "amod") or (verb.dep_ == "conj" and passive(verb.head)))


def own_subject(verb: Token) -> Token | None:
    """The verb's own subject: of two before it the nearer one, for the first only calls on somebody."""
    found = [c for c in verb.children if c.dep_ in SUBJECTS]
    before = [c for c in found if c.i < verb.i]
    return before[-1] if before else next(iter(found), None)


def doer(verb: Token, through: frozenset[str], depth: int = 0) -> Subject | None:
    """What the verb says acts: its subject, its by-phrase, or what it shares with the verb above it."""
    if passive(verb):
        return _by(verb)
    return standing(verb, through, depth)


def _by(verb: Token) -> Subject | None:
    for child in verb.children:
        if child.dep_ in ("agent", "prep") and child.lower_ == "by" and child.i > verb.i:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return Subject(inner)
                if inner.dep_ == "pcomp":
                    return Subject(inner, clause=True)
    return None


def standing(verb: Token, through: frozenset[str], depth: int = 0) -> Subject | None:
    """The verb's subject as it stands, without turning passives; through at most four verbs above."""
    subject = own_subject(verb)
    if subject is not None:
        return _resolved(verb, subject)
    if (fronted := _fronted(verb)) is not None:
        return Subject(fronted, clause=True)
    if depth > 4 or verb.head.i == verb.i:
        return None
    return _inherited(verb, through, depth)


def _resolved(verb: Token, subject: Token) -> Subject:
    if subject.lower_ in RELATIVE and subject.dep_ != "csubj":
        clause = verb
        while clause.dep_ in ("conj", "xcomp") and clause.head.i != clause.i:
            clause = clause.head
        if clause.dep_ == "relcl" and clause.head.i < subject.i:
            loose = clause.doc[subject.i - 1].text in (",", "-", "–", "—", ";") or clause.head.pos_ in ("VERB", "AUX")
            return Subject(clause.head, clause=clause.head.pos_ in ("VERB", "AUX"), relative=subject, loose=loose)
    return Subject(subject, clause=subject.dep_ in ("csubj", "csubjpass") or subject.tag_ == "VBG")


def _fronted(verb: Token) -> Token | None:
    """ "To go on would lead to ruin": the infinitive or gerund that the parser takes for no subject."""
    if verb.dep_ not in ("ROOT", "ccomp") or verb.tag_ not in ("VB", "VBZ", "VBD", "VBP"):
        return None
    if verb.tag_ in ("VB", "VBP") and not any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.lefts):
        return None
    first = next((c for c in verb.lefts if c.dep_ not in ("punct", "cc", "advmod", "prep")), None)
    if first is None or first.dep_ != "advcl" or first.tag_ not in ("VB", "VBG") or verb.doc[first.i + 1].text == ",":
        return None
    last = first.right_edge
    return first if verb.doc[last.i + 1].text != "," else None


def _inherited(verb: Token, through: frozenset[str], depth: int) -> Subject | None:
    head = verb.head
    if (
        verb.dep_ in ("xcomp", "ccomp")
        and head.pos_ == "ADJ"
        and head.lemma_.lower() in through
        and head.dep_ in ("acomp", "oprd")
    ):
        return standing(head.head, through, depth + 1)
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return standing(head, through, depth + 1) if not passive(head) or own_subject(head) else None
    if verb.dep_ in ("xcomp", "ccomp") and verb.tag_ in ("VB", "VBG", "VBN") and _raises(verb, head, through):
        return _by(head) if passive(head) and head.lemma_ not in through else standing(head, through, depth + 1)
    if verb.dep_ == "acl" and (verb.tag_ == "VBG" or (verb.tag_ == "VBN" and verb.lemma_.lower() in through)):
        return Subject(head)
    if (
        verb.dep_ == "acl"
        and verb.tag_ in ("VBN", "VBD")
        and head.head.pos_ == "VERB"
        and _before(verb) in (",", "and", "or", "but")
    ):
        return standing(head.head, through, depth + 1)
    if (
        verb.dep_ in ("advcl", "xcomp")
        and verb.tag_ == "VBG"
        and head.pos_ in ("VERB", "AUX")
        and (_before(verb) in (",", "thus", "thereby") or (passive(head) and head.i < verb.i))
    ):
        if any(c.dep_ == "mark" for c in verb.children):
            return None
        if passive(head):
            return Subject(head, clause=True)
        above = standing(head, through, depth + 1)
        acts = above is not None and acts_by_will(above.token)
        return Subject(head, clause=True) if acts and head.pos_ == "VERB" and not passive(head) else above
    if (
        verb.dep_ == "pcomp"
        and head.lower_ in ("in", "at", "to", "of")
        and head.dep_ == "prep"
        and head.head.lemma_ in through
    ):
        return standing(head.head, through, depth + 1) if head.head.pos_ == "VERB" else None
    return None


def _before(verb: Token) -> str:
    return verb.doc[verb.left_edge.i - 1].lower_ if verb.left_edge.i > 0 and verb.left_edge.i > verb.head.i else ""


def _raises(verb: Token, head: Token, through: frozenset[str]) -> bool:
    between = [c for c in head.children if c.dep_ in ("dobj", "nsubj") and head.i < c.i < verb.i]
    return head.lemma_.lower() in through and not between


def undergoer(verb: Token) -> Token | None:
    """What the verb says is acted on: its object, or the subject of its passive."""
    if passive(verb):
        subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
        if subject is not None:
            return verb.head if subject.lower_ in RELATIVE and verb.dep_ == "relcl" else subject
        if verb.dep_ == "acl":
            return verb.head
        if verb.dep_ == "conj" and passive(verb.head):
            return undergoer(verb.head)
        if verb.dep_ in ("advcl", "xcomp") and verb.head.i != verb.i:
            above = standing(verb.head, frozenset(), 3)
            return above.token if above is not None and above.relative is None and not above.clause else None
        return None
    direct = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if direct is None and verb.tag_ == "VBG":
        direct = next((c for c in verb.rights if c.dep_ == "acomp" and c.pos_ == "NOUN"), None)
    if direct is not None and direct.lower_ in RELATIVE and direct.i < verb.i and verb.dep_ == "relcl":
        return verb.head
    if direct is None and verb.dep_ == "conj" and own_subject(verb) is None and verb.head.pos_ == "VERB":
        return None
    return direct


def complement(verb: Token, prepositions: frozenset[str]) -> Iterator[tuple[Token, Token]]:
    """The (preposition, object) pairs of a verb for the prepositions asked for."""
    for child in verb.children:
        if child.dep_ in ("prep", "prt", "dative", "agent") and child.lower_ in prepositions:
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield child, inner


def acts_by_will(token: Token) -> bool:
    """Whether the word is for people or a body: what they do is an act, no cause at work."""
    if token.pos_ == "PRON":
        return token.lower_ in PERSONAL
    if token.lower_ in PERSONAL:
        return not (token.lower_ == "one" and any(c.dep_ in ("det", "amod") for c in token.lefts))
    return is_person(token) or (is_body(token) and token.lemma_.lower() not in THINGS)
