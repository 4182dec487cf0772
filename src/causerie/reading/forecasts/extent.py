"""Where a proposition begins and ends: runs of tokens around the head of a clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
_CLAUSES = frozenset({"advcl", "relcl", "acl", "ccomp", "csubj", "csubjpass", "parataxis", "pcomp"})
_OPENERS = frozenset(
    {"because", "since", "as", "if", "unless", "so", "although", "though", "while", "whereas", "but", "once", "when"}
)
_ARTICLES = frozenset({"the", "a", "an"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})


@dataclass(frozen=True, slots=True)
class Extent:
    """The tokens first..end-1 of a paragraph's Doc; `anchor` is the one that ties them to a clause."""

    first: int
    end: int
    anchor: int


def stands_in(token: Token, head: Token) -> bool:
    """Whether the token belongs to the clause of `head` itself, or to the clause `head` is joined to."""
    heads = set(_joined(head))
    for step in _upward(token):
        if step.i in heads:
            return True
        if (step.dep_ in _CLAUSES and not _left(step)) or (step.dep_ == "conj" and step.pos_ in ("VERB", "AUX")):
            return False
    return False


def _left(token: Token) -> bool:
    """As in "there will be forty left in ten years": a participle that only completes what there is."""
    there = any(c.dep_ == "expl" for c in token.head.head.children)
    return token.dep_ == "acl" and token.tag_ == "VBN" and token.head.dep_ in ("attr", "dobj", "nsubj") and there


def _joined(head: Token) -> Iterator[int]:
    """The head, what it complements ("is likely to"), and, without a subject of its own, what it is joined to."""
    yield head.i
    while head.head.i != head.i and _shares_clause(head):
        head = head.head
        yield head.i


def _shares_clause(token: Token) -> bool:
    """Whether what stands beside the word above holds for this word: "a strike is likely before May"."""
    if token.pos_ in ("VERB", "AUX"):
        return token.dep_ == "xcomp" or (token.dep_ == "conj" and subject_of(token) is None)
    return token.dep_ in ("nsubj", "nsubjpass", "attr", "dobj", "conj", "pobj", "prep", "acomp")


def _upward(token: Token) -> Iterator[Token]:
    yield token
    while token.head.i != token.i:
        token = token.head
        yield token


def subject_of(head: Token) -> Token | None:
    """The clause's own subject."""
    return next((child for child in head.children if child.dep_ in SUBJECTS), None)


def shared_subject(head: Token) -> Token | None:
    """The clause's subject, its own or that of the verb it is joined to or complements."""
    while True:
        subject = subject_of(head)
        if subject is not None or head.dep_ not in ("conj", "xcomp"):
            return subject
        head = head.head


def listed_nouns(noun: Token) -> tuple[Token, ...]:
    """The noun and the members of the list that it opens.

    The parser hangs the members of a long list as further subjects, or as appositions of which the
    last has "and".
    """
    side = [t for t in noun.head.children if t.dep_ == noun.dep_ and noun.dep_ in ("nsubj", "nsubjpass")] or [noun]
    found = [member for start in side for member in _members(start)]
    return tuple(sorted(found, key=lambda t: t.i)) if found and found[0].i <= noun.i else (noun,)


def _members(noun: Token) -> list[Token]:
    found = [noun] if noun.pos_ in ("NOUN", "PROPN", "NUM") else []
    for child in noun.rights:
        if child.dep_ == "conj" or (child.dep_ == "appos" and any(c.dep_ == "cc" for c in child.rights)):
            found += _members(child)
    return found


def noun_extent(noun: Token, times: tuple[Extent, ...] = ()) -> Extent:
    """A noun phrase without its leading article, without a relative clause, list members or times behind it."""
    first = noun.left_edge.i
    while first < noun.i and (noun.doc[first].lower_ in _ARTICLES or noun.doc[first].is_punct):
        first += 1
    end = noun.right_edge.i + 1
    for child in noun.rights:
        if child.dep_ in ("conj", "cc", "punct", "parataxis", "advcl") or (
            child.dep_ in ("relcl", "appos") and _comma_before(child)
        ):
            end = child.left_edge.i
            break
    return Extent(first, _without_times(noun, end, times), noun.i)


def clause_extent(head: Token, times: tuple[Extent, ...] = ()) -> Extent:
    """The clause of a verb, from its subject to its last complement; times at its end stay out."""
    return Extent(_clause_start(head), clause_end(head, times), head.i)


def _clause_start(head: Token) -> int:
    subject = subject_of(head)
    if subject is None:
        return _without_subject(head)
    if subject.lower_ in _RELATIVE and head.dep_ == "relcl" and head.head.i < subject.i:
        return noun_extent(head.head).first if subject.i - head.head.i <= 2 else head.i
    first = min(subject.left_edge.i, head.i)
    for at in range(first + 1, subject.i):
        if (
            head.doc[at].text == ","
            and head.doc[at - 1].pos_ in ("NOUN", "PROPN")
            and head.doc[at + 1].pos_ in ("DET", "PRON", "PROPN", "NOUN")
        ):
            first = at + 1
    while first < subject.i and (
        head.doc[first].lower_ in _ARTICLES or head.doc[first].is_punct or head.doc[first].dep_ == "cc"
    ):
        first += 1
    return first


def _without_subject(head: Token) -> int:
    """From the shared subject where that is near and the verb has its own modal ("is gone and will not return")."""
    if any(c.dep_ == "aux" and c.tag_ == "MD" for c in head.children) and head.dep_ == "conj":
        shared = shared_subject(head)
        if shared is not None and head.i - shared.left_edge.i <= 1.2 * (head.right_edge.i + 1 - head.i) + 2:
            return shared.left_edge.i + (shared.left_edge.lower_ in _ARTICLES and shared.left_edge.i < shared.i)
    return head.i


def clause_end(head: Token, times: tuple[Extent, ...] = ()) -> int:
    """One past the last token of the clause behind its head."""
    end = head.i + 1
    limit = head.right_edge.i + 1
    if head.tag_ == "MD":
        return _ellipsis_end(head)
    at = head.i + 1
    while at < limit:
        token = head.doc[at]
        if _ends(token, head):
            break
        at += 1
        if not token.is_punct or token.text in ('"', "'", ")", "%"):
            end = at
    return _without_times(head, end, times)


def _ellipsis_end(modal: Token) -> int:
    """As in "They will not", "we may well": the modal with its adverbs."""
    end = modal.i + 1
    while (
        end < len(modal.doc)
        and modal.doc[end].dep_ in ("neg", "advmod")
        and modal.doc[end].lower_ in ("not", "n't", "never", "well")
    ):
        end += 1
    return end


def _without_times(head: Token, end: int, times: tuple[Extent, ...]) -> int:
    for extent in reversed(times):
        if extent.first > head.i and extent.end >= end > extent.first:
            end = extent.first
    return _trimmed(head, end)


def _trimmed(head: Token, end: int) -> int:
    """The end without stops, joining words or a closing quotation mark whose partner stands outside."""
    if end > head.i + 1 and head.doc[end - 1].text == '"' and _marks(head, end) % 2:
        end -= 1
    while (
        end > head.i + 1
        and (head.doc[end - 1].is_punct or head.doc[end - 1].dep_ in ("cc", "punct"))
        and head.doc[end - 1].text not in ('"', ")")
    ):
        end -= 1
    return end


def _marks(head: Token, end: int) -> int:
    return sum(token.text == '"' for token in head.doc[head.left_edge.i : end])


def _ends(token: Token, head: Token) -> bool:
    """Whether the clause stops before this token: another clause, or words after a comma, begin here."""
    if token.text in ("–", "—"):
        return not _closes_again(token, head)
    if token.text in (";", ":", "("):
        return True
    if token.text == ",":
        return not _list_goes_on(token)
    if token.lower_ in _OPENERS and (token.dep_ in ("mark", "advmod", "cc") or token.head.dep_ == "advcl"):
        clause = token.head
        return clause.dep_ in ("advcl", "conj", "ccomp", "parataxis") and clause.i != head.i
    if token.dep_ == "cc":
        return any(c.dep_ == "conj" and c.pos_ in ("VERB", "AUX") and c.i > token.i for c in token.head.children)
    return token.dep_ in ("parataxis", "advcl") and token.left_edge.i == token.i


def _closes_again(dash: Token, head: Token) -> bool:
    """Whether the dash opens an insertion behind which the clause goes on."""
    limit = head.right_edge.i + 1
    dashes = [t.i for t in dash.doc[head.i + 1 : limit] if t.text == dash.text]
    place = dashes.index(dash.i)
    if place % 2:
        return True
    return place + 1 < len(dashes) and dashes[place + 1] + 1 < limit and dashes[place + 1] - dash.i <= 15


def _list_goes_on(comma: Token) -> bool:
    """Whether the comma stands in a list of nouns or adjectives, or opens an insertion that closes again."""
    if comma.i + 1 >= len(comma.doc):
        return False
    following = comma.nbor(1)
    for step in _upward(following):
        if (
            step.dep_ == "conj"
            and step.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "ADV")
            and step.i > comma.i
            and step.head.i < comma.i
        ):
            return True
        if step.i < comma.i:
            return False
    return False


def _comma_before(token: Token) -> bool:
    first = token.left_edge.i
    return first > 0 and token.doc[first - 1].text == ","
