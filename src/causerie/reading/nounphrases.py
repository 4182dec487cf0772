"""How somebody is named: the words of a noun phrase without article, apposition and relative clause."""

from __future__ import annotations

from spacy.tokens import Token

ARTICLES = frozenset(("the", "a", "an"))
RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))
_KEEP_RIGHT = frozenset(("prep", "acl", "nmod", "poss", "compound", "nummod", "amod"))
_LEAVE = frozenset(("appos", "relcl", "conj", "cc", "punct", "advcl", "parataxis"))


def noun_phrase(head: Token) -> tuple[int, int]:
    """First and end (exclusive) of the tokens that name `head`: modifiers before it, phrases after it.

    Appositions, relative clauses, coordinated nouns and whatever follows a comma stay out.
    """
    end = head.i + 1
    for child in head.rights:
        if child.i != end or child.dep_ not in _KEEP_RIGHT:
            break
        end = _cut(child)
    return _begin(head), end


def short_phrase(head: Token) -> tuple[int, int]:
    """The tokens that name `head` without anything after it."""
    return _begin(head), head.i + 1


def person_name(token: Token) -> tuple[int, int]:
    """The tokens of the recognised name that the token is in."""
    doc, first, end = token.doc, token.i, token.i + 1
    while first > 0 and doc[first].ent_iob_ == "I":
        first -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return first, end


def _begin(head: Token) -> int:
    first = head.left_edge.i
    for child in head.lefts:
        if child.dep_ in ("cc", "conj", "punct", "preconj", "mark", "advmod", "intj") and child.i < head.i - 1:
            first = max(first, child.right_edge.i + 1)
        else:
            break
    doc = head.doc
    if head.ent_type_ == "PERSON":
        first = _after_roles(head, first)
    while first < head.i and (doc[first].lower_ in ARTICLES or doc[first].is_punct or doc[first].is_space):
        first += 1
    return first


def _after_roles(head: Token, first: int) -> int:
    """Where a person's name begins after common nouns for what the person does: "sales chief Vera Lind"."""
    start = person_name(head)[0]
    roles = [at for at in range(first, start) if head.doc[at].pos_ == "NOUN" and head.doc[at].is_lower]
    return roles[-1] + 1 if roles else first


def _cut(child: Token) -> int:
    """End of a phrase after the head, before the first comma or relative clause inside it."""
    doc = child.doc
    for at in range(child.i, child.right_edge.i + 1):
        token = doc[at]
        relative = token.lower_ in RELATIVES and token.dep_.startswith("nsubj")
        if relative or token.dep_ == "relcl" or token.text in ',;:"()—–':
            return at
    return child.right_edge.i + 1


def subject(verb: Token) -> Token | None:
    """Who does what `verb` says: its subject, the noun a relative clause hangs on, or the subject of
    the verb that it is coordinated with or that governs it."""
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    if subjects:
        first, last = subjects[0], subjects[-1]
        if first.lower_ in RELATIVES and verb.dep_ == "relcl":
            return verb.head
        return last if last.pos_ == "PROPN" else first
    if verb.dep_ in ("relcl", "acl"):
        return verb.head if verb.tag_ != "TO" and not any(c.tag_ == "TO" for c in verb.lefts) else None
    if verb.dep_ in ("conj", "xcomp") or (verb.dep_ in ("advcl", "ccomp", "pcomp") and verb.tag_ == "VBG"):
        head = verb.head
        if head.pos_ == "ADP" and head.head != head:
            head = head.head
        return subject(head) if head.pos_ in ("VERB", "AUX", "ADJ") and head != verb else None
    return None


def named_apposition(head: Token) -> Token | None:
    """The proper name set beside a common noun ("its director, Vera Lind"), or None."""
    if head.pos_ == "PROPN":
        return None
    doc, after = head.doc, noun_phrase(head)[1]
    if after + 3 < len(doc) and doc[after].text == ",":
        after += doc[after + 1].lower_ == "the"
    if after + 2 < len(doc) and doc[after + 1].pos_ == "PROPN" and "," in (doc[after].text, doc[after - 1].text):
        last = after + 1
        while last + 1 < len(doc) and doc[last + 1].pos_ == "PROPN":
            last += 1
        if last + 1 < len(doc) and doc[last + 1].text == "," and last > after + 1:
            return doc[last]
    for child in head.rights:
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            return child
        if child.dep_ == "prep":
            for noun in child.rights:
                for inner in noun.rights:
                    if inner.dep_ == "appos" and inner.ent_type_ == "PERSON":
                        return inner
    return None
