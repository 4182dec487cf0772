"""A clause as one end of a claim: what it says happens, as a noun with a direction or as the clause.

"The price of maize will halve" names a thing that changes: the noun phrase, decrease. "The docks
will stand idle" names an event: the clause. Which verbs tell which way a thing goes is data
(`cues/change.toml`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Token

from causerie.reading.causal.draft import Part, part
from causerie.reading.frame import Sentence
from causerie.vocabulary import Direction

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
CLAUSES = frozenset({"advcl", "ccomp", "parataxis", "csubj", "relcl", "ROOT", "conj", "acl"})
MODALS = frozenset({"will", "'ll", "shall", "would", "'d", "could", "can", "may", "might", "should", "wo", "ca"})
WOULD = frozenset({"would", "'d", "could", "might", "should"})
AHEAD = MODALS - {"should"}
ASIDE = frozenset({"cc", "punct", "intj", "preconj", "mark", "discourse"})


@cache
def cues(name: str) -> dict[str, Any]:
    """The cue file `name`.toml of the package, read once."""
    return tomllib.loads(files("causerie.reading").joinpath("cues", f"{name}.toml").read_text("utf-8"))


@cache
def words(name: str, key: str) -> frozenset[str]:
    """A list of the cue file `name` as a set."""
    return frozenset(cues(name)[key])


def subject(head: Token) -> Token | None:
    """The subject of a clause: its own, else that of the verb it is coordinated with."""
    for child in head.children:
        if child.dep_ in SUBJECTS:
            return child
    return subject(head.head) if head.dep_ == "conj" and head.head != head else None


def has_subject(head: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in head.children)


def negated(head: Token) -> bool:
    """Whether the clause says "not" or "never" of itself."""
    return any(child.dep_ == "neg" for child in head.children)


def auxiliaries(head: Token) -> frozenset[str]:
    """The auxiliaries of a clause, in lower case, with those of the verb it shares them with."""
    own = frozenset(c.lower_ for c in head.children if c.dep_ in ("aux", "auxpass"))
    if not own and head.dep_ == "conj" and not has_subject(head):
        return auxiliaries(head.head)
    return own


def said(head: Token) -> Token:
    """The clause that is meant: below "I think that", "the trouble is that", "she told the inquiry that"."""
    if head.lemma_.lower() in words("change", "opinion") and (_own(head) or not auxiliaries(head) & MODALS):
        for child in head.children:
            if child.dep_ == "ccomp" and has_subject(child):
                return said(child)
            if child.dep_ == "acomp":
                return next((said(c) for c in child.rights if c.dep_ == "ccomp" and has_subject(c)), head)
        # "If X, she told the inquiry, Y would ...": the parser joins what is meant to the report put in between
        joined = (
            c for c in head.rights if c.dep_ in ("conj", "parataxis") and c.pos_ in ("VERB", "AUX") and has_subject(c)
        )
        return next(
            (
                c
                for c in joined
                if auxiliaries(c) & MODALS and not _own(head) and not any(k.dep_ == "cc" for k in head.children)
            ),
            head,
        )
    return head


def _own(head: Token) -> bool:
    who = subject(head)
    return (
        who is None or who.lower_ in ("i", "we", "you", "it", "one") or who.lemma_.lower() in words("change", "shell")
    )


def coordinated(head: Token) -> list[Token]:
    """The clause and the clauses joined to it by "and" or "but", in order."""
    found = [head]
    for child in head.rights:
        if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX"):
            found += coordinated(child)
    return found


def happenings(sentence: Sentence, head: Token, cut: tuple[Token, ...] = ()) -> Iterator[Part]:
    """What a main clause says happens: one part for each of its coordinated clauses.

    A later clause counts only where it goes on in the same mood and about something else than the
    first one brought up; "X would fall, and the fall of X would ..." draws a link of its own.
    """
    first = said(head)
    whole = happening(sentence, first, cut)
    yield whole
    for each in coordinated(first)[1:]:
        if each not in cut and not any(each.is_ancestor(c) for c in cut) and _goes_on(first, each, whole):
            yield happening(sentence, said(each), cut)


def _goes_on(first: Token, each: Token, whole: Part) -> bool:
    if any(t.text == ";" for t in first.doc[first.i : each.i]):
        return False
    who = next((c for c in each.children if c.dep_ in SUBJECTS), None)
    if who is None:
        return True
    if auxiliaries(first) & MODALS and not auxiliaries(each) & MODALS:
        return False
    nouns = {t.lemma_ for t in first.doc[whole.first : whole.end] if t.pos_ in ("NOUN", "PROPN")}
    return not any(t.lemma_ in nouns for t in who.subtree if t.pos_ in ("NOUN", "PROPN"))


def happening(sentence: Sentence, head: Token, cut: tuple[Token, ...] = ()) -> Part:
    """What one clause says happens: a noun and its direction where the verb tells it, else the clause."""
    return _thing(sentence, head) or clause(sentence, head, cut)


def _thing(sentence: Sentence, head: Token) -> Part | None:
    data = cues("change")
    who = next((c for c in head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    what = next((c for c in head.children if c.dep_ in ("dobj", "attr") and c.pos_ in ("NOUN", "PROPN", "NUM")), None)
    if any(c.dep_ == "expl" and c.lower_ == "there" for c in head.children):
        there = what if what is not None else who
        return _noun(sentence, there, head, Direction.INCREASE) if there is not None else None
    if negated(head):
        return None
    low = lowest(head)
    lemma = _lemma(low)
    if low != head and what is None:
        what = next((c for c in low.children if c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN", "NUM")), None)
    if what is not None:
        way = data["object"].get(lemma) or (data["own"].get(lemma) if who is not None and who.pos_ == "PRON" else None)
        return _noun(sentence, what, low, Direction(way)) if way else None
    if what is None and who is not None and who.pos_ in ("NOUN", "PROPN", "NUM"):
        way = data["subject"].get(lemma) or data["chance"].get(_predicate(head))
        return _noun(sentence, who, head, Direction(way)) if way else None
    return None


def _lemma(verb: Token) -> str:
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    return f"{verb.lemma_.lower()} {particle}".strip()


def _predicate(head: Token) -> str:
    """What a clause with "be" says of its subject: "possible", "a matter of time"."""
    if head.lemma_ != "be":
        return ""
    return next((c.lemma_.lower() for c in head.children if c.dep_ in ("acomp", "attr")), "")


def lowest(head: Token) -> Token:
    """The verb that says what happens: below "is likely to", "may begin to", "has to", "tends to"."""
    for child in head.rights:
        if child.dep_ == "xcomp" and child.pos_ == "VERB" and head.lemma_.lower() in words("change", "raising"):
            return lowest(child)
        if child.dep_ == "acomp" and child.lemma_.lower() in words("change", "raising"):
            return next((lowest(c) for c in child.rights if c.dep_ == "xcomp" and c.pos_ == "VERB"), head)
    return head


def _noun(sentence: Sentence, noun: Token, head: Token, way: Direction) -> Part | None:
    """The noun phrase with its direction; turned by a negation of its own ("there will be no coup")."""
    lacking = negated(head) or any(c.lower_ in ("no", "not", "fewer", "less") for c in noun.children)
    late = tuple(c for c in noun.children if c.dep_ in ("relcl", "acl") and c.i > noun.i + 12)
    skipped = tuple(c for c in noun.children if c.lower_ in ("no", "not"))
    return part(sentence, noun, without=late + skipped, direction=-way if lacking else way)


def clause(sentence: Sentence, head: Token, cut: tuple[Token, ...] = ()) -> Part:
    """The clause headed by `head` from its subject on, less what is joined, subordinate or aside, and its time."""
    aside = [c for c in head.children if c.dep_ in ASIDE or c in cut or _late(c)]
    aside += [c for c in head.rights if c.dep_ in ("conj", "parataxis") and c.pos_ in ("VERB", "AUX")]
    aside += [c for c in head.children if c.dep_ == "advcl" and _mark(c) in words("change", "apart")]
    whole = part(sentence, head, without=tuple(aside))
    first = max(whole.first, min([_start(head), head.i]))
    return replace(whole, first=first, end=_end(sentence, first, whole.end), whole=True)


def _start(head: Token) -> int:
    """Where the clause begins: at its subject, else at its verb; a relative pronoun stays."""
    return min((c.left_edge.i for c in head.children if c.dep_ in SUBJECTS), default=head.i)


def _late(child: Token) -> bool:
    """Whether this complement says by when; "for months" says how long and stays."""
    when = child.dep_ == "prep" and child.lower_ in ("by", "within", "before", "until", "after")
    return when and child.i > child.head.i and any(t.ent_type_ in ("DATE", "TIME") for t in child.subtree)


def _mark(head: Token) -> str:
    return next((c.lower_ for c in head.children if c.dep_ in ("mark", "advmod") and c.i < head.i), "")


def _end(sentence: Sentence, first: int, end: int) -> int:
    doc = sentence.doc
    while end - 1 > first and (doc[end - 1].is_punct or doc[end - 1].lower_ in words("change", "trailing")):
        end -= 1
    return end


def time_of(sentence: Sentence, head: Token) -> tuple[int, int] | None:
    """Where the clause says when: document offsets of "by Easter", "within a month", "tomorrow"."""
    for child in head.rights:
        if child.dep_ == "npadvmod" and child.ent_type_ in ("DATE", "TIME"):
            return sentence.place(child.left_edge.i, child.right_edge.i + 1)
        dated = child.dep_ == "prep" and child.lower_ in ("by", "within", "before", "after", "until", "in", "from")
        if dated and any(t.ent_type_ in ("DATE", "TIME") for t in child.subtree):
            return sentence.place(child.left_edge.i, child.right_edge.i + 1)
    return None


_TAG = re.compile(
    r", ?(?:is|was|are|were|do|does|did|wo|would|will|ca|can|could|has|have|had|should)(?:n't|nt)? "
    r"(?:it|they|he|she|we|you|i|there)\W*$",
    re.I,
)


def asks(sentence: Sentence) -> bool:
    """A question asserts nothing of itself; one that only ends in a tag ("isn't it?") says what it says."""
    text = sentence.text.rstrip("\"'”’)» ")
    return text.endswith("?") and _TAG.search(text[:-1].replace("’", "'")) is None
