"""Forecasts that a noun names: "a strike is likely", "the odds of a deal", "my guess is a freeze"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from causerie.reading.forecasts.candidate import Candidate
from causerie.reading.forecasts.condition import condition_of
from causerie.reading.forecasts.cues import cues
from causerie.reading.forecasts.extent import Extent, clause_extent, listed_nouns, noun_extent, subject_of
from causerie.vocabulary import Level

_PRONOUNS = frozenset({"it", "that", "this", "which", "what", "he", "she", "they", "there"})
_PRESENT = frozenset(
    {"is", "are", "'s", "'re", "seems", "seem", "looks", "look", "remains", "remain", "appears", "appear", "becomes"}
)


def nominal(token: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """The forecasts whose cue is this predicate or noun."""
    word = token.lower_
    if word in cues().predicates:
        yield from _predicate(token, times)
    elif word in ("ruled", "excluded"):
        yield from _ruled_out(token, times)
    elif word == "question" and _before(token, "out", "of", "the"):
        yield from _over(token.head, "out-of-the-question", times, Level.EXCLUDED)
    elif word == "be" and token.dep_ != "aux":
        yield from _may_be_that(token, times)
    elif (token.lemma_ in cues().chances or word == "odds") and token.pos_ == "NOUN":
        yield from _chance(token, times)
    elif token.lemma_ in cues().guesses and token.pos_ == "NOUN" and token.dep_ == "nsubj":
        yield from _guess(token, times)


def _before(token: Token, *words: str) -> bool:
    first = token.i - len(words)
    return first >= 0 and [t.lower_ for t in token.doc[first : token.i]] == list(words)


def _predicate(token: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    copula = token.head if token.dep_ in ("acomp", "attr", "oprd") else None
    if copula is None or copula.lower_ not in _PRESENT:
        return
    yield from _that_clause(token, copula, times)
    if copula.dep_ == "advcl" or any(c.dep_ == "xcomp" and c.i > token.i for c in token.children):
        return
    yield from _over(copula, f"predicate.{token.lower_}", times, None)


def _that_clause(word: Token, copula: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """A clause in the present tense: "it is conceivable that one line goes"; modal verbs have rules of their own."""
    for clause in dict.fromkeys((*word.children, *copula.children)):
        inside = list(clause.children)
        that = clause.dep_ in ("ccomp", "csubj", "advcl") and any(c.lower_ == "that" for c in inside)
        if (
            that
            and clause.i > word.i
            and clause.lemma_ != "be"
            and clause.tag_ in ("VBZ", "VBP")
            and not any(c.tag_ == "MD" for c in inside)
        ):
            yield Candidate(f"that-clause.{word.lower_}", clause, clause_extent(clause, times))


def _may_be_that(be: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """As in "It may well be that half of the lamps go out"."""
    subject = subject_of(be)
    modal = any(c.tag_ == "MD" and c.lower_ in ("may", "might", "could") for c in be.children)
    if modal and subject is not None and subject.lower_ == "it":
        yield from _that_clause(be, be, times)


def cleft(token: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """As in "What we may see is a long strike", "what I expect is": the noun behind the copula."""
    if token.lower_ not in ("is", "are", "'s"):
        return
    clause = next((c for c in token.children if c.dep_ == "csubj" and c.i < token.i), None)
    if clause is None or clause.left_edge.lower_ != "what":
        return
    inside = list(clause.subtree)
    words = {t.lower_ for t in inside}
    denied = bool(words & {"can", "ca", "can't"}) and any(t.dep_ == "neg" for t in inside)
    foretold = any(
        t.lemma_ in cues().expect or (t.tag_ == "MD" and t.lower_ in ("will", "'ll", "may", "might", "could"))
        for t in inside
    )
    if not denied and not foretold:
        return
    for child in token.children:
        if child.dep_ == "attr" and child.i > token.i and child.pos_ in ("NOUN", "PROPN"):
            for noun in listed_nouns(child):
                yield Candidate(
                    "cleft", noun, noun_extent(noun, times), None, False, Level.EXCLUDED if denied else None
                )


def _over(copula: Token, rule: str, times: tuple[Extent, ...], level: Level | None) -> Iterator[Candidate]:
    """The subject of a predicate: a noun phrase, or each member of a list."""
    while copula.pos_ == "ADP" and copula.head.i != copula.i:
        copula = copula.head
    subject = subject_of(copula)
    if (
        subject is None
        or subject.lower_ in _PRONOUNS
        or subject.pos_ not in ("NOUN", "PROPN", "NUM")
        or subject.i > copula.i
    ):
        return
    if subject.lemma_ in cues().chances:
        return
    for noun in listed_nouns(subject):
        yield Candidate(rule, noun, noun_extent(noun, times), condition_of(copula), False, level)


def _ruled_out(token: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """As in "X cannot be ruled out", "X can be excluded"."""
    modal = next((c for c in token.children if c.dep_ == "aux" and c.lower_ in ("can", "ca")), None)
    if modal is None:
        return
    negated = any(c.dep_ == "neg" for c in token.children)
    yield from _that_clause(token, token, times)
    yield from _over(token, "ruled-out", times, Level.POSSIBLE if negated else Level.EXCLUDED)


def _chance(noun: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """As in "the odds of a deal", "little chance of", "the chance that X breaks apart"."""
    level = _odds(noun)
    told_once = noun.head.tag_ == "VBD" and not _put_at(noun)
    if (noun.dep_ == "dobj" and noun.head.lemma_ not in _FACES) or told_once:
        return
    yield from _bare_clause(noun, times, level)
    if noun.dep_ == "conj":
        return
    if noun.dep_ == "nsubj" and noun.head.lemma_ != "be":
        return
    hangs = condition_of(noun.head) if noun.head.pos_ in ("VERB", "AUX") else None
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "for"):
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.pos_ in ("NOUN", "PROPN"):
                    for member in listed_nouns(inner):
                        yield Candidate(
                            f"chance.{_name(noun)}", member, noun_extent(member, times), hangs, False, level
                        )
                elif inner.dep_ == "pcomp":
                    yield Candidate(
                        f"chance.{_name(noun)}.ing", inner, clause_extent(inner, times), hangs, False, level
                    )
        elif child.dep_ in ("acl", "relcl", "ccomp") and child.pos_ in ("VERB", "AUX") and child.tag_ in ("VBZ", "VBP"):
            if not any(c.lower_ == "that" and c.dep_ == "mark" for c in child.children):
                continue
            yield Candidate(f"chance.{_name(noun)}.that", child, clause_extent(child, times), hangs, None, level)


def _name(noun: Token) -> str:
    """The noun as rules name it: "odds" have no singular."""
    return "odds" if noun.lower_ == "odds" else noun.lemma_


def _put_at(noun: Token) -> bool:
    """As in "I put the odds of a deal at one in four": the verb looks the same in the present and in the past."""
    behind = noun.doc[noun.i + 1 : noun.sent.end - 1]
    return noun.head.lower_ == "put" and any(t.lower_ == "at" and t.nbor(1).like_num for t in behind)


def _bare_clause(noun: Token, times: tuple[Extent, ...], level: Level | None) -> Iterator[Candidate]:
    """As in "There is a one in ten chance it passes", with odds in figures before the noun."""
    at = noun.i + 1
    if at >= noun.sent.end or not _numbered(noun.doc[noun.sent.start : at].text):
        return
    clause = noun.doc[at]
    while clause.head.left_edge.i == at and clause.head.i > noun.i and clause.head.i != clause.i:
        clause = clause.head
    inside = list(clause.children)
    subject = any(c.dep_ in ("nsubj", "nsubjpass") for c in inside) and not any(c.tag_ in ("WDT", "WP") for c in inside)
    told = clause.dep_ in ("relcl", "acl", "ccomp") and clause.tag_ in ("VBZ", "VBP") and subject
    if told and not any(c.tag_ == "MD" or c.lower_ == "that" for c in inside):
        yield Candidate(f"chance.{_name(noun)}.clause", clause, clause_extent(clause, times), None, None, level)


def _numbered(words: str) -> bool:
    """Whether odds in figures end the words: "a one in ten chance", "a 20 per cent chance"."""
    return re.search(r"(?:%|per ?cent|\w+ in (?:a )?\w+|\w+-in-\w+|fifty|50) \w+$", words, re.I) is not None


_FACES = frozenset({"see", "face", "run", "pose", "put", "cite", "carry", "have", "be", "give"})
_NUMBER = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "hundred": 100,
    "twenty": 20,
    "a": 1,
}
_IN = re.compile(r"\b(\w+) (?:chances? )?in (?:a )?(\w+)\b", re.I)
_PERCENT = re.compile(r"\b(\d+(?:\.\d+)?)[ \u00a0]?(?:%|per ?cent)", re.I)


def _odds(noun: Token) -> Level | None:
    """The level of odds in figures in the noun's sentence: "one in five", "70 per cent"; None without."""
    text = noun.sent.text
    percent = _PERCENT.search(text)
    share = float(percent[1]) / 100 if percent else None
    for match in _IN.finditer(text):
        top, bottom = _NUMBER.get(match[1].lower()), _NUMBER.get(match[2].lower())
        if top and bottom and top < bottom:
            share = top / bottom
    if share is None:
        words = {t.lower_ for t in noun.children}
        return Level.UNLIKELY if words & {"little", "small", "slim", "slight", "remote"} else None
    return Level.UNLIKELY if share < 0.45 else Level.POSSIBLE if share <= 0.55 else Level.LIKELY


def _guess(noun: Token, times: tuple[Extent, ...]) -> Iterator[Candidate]:
    """As in "My guess is a freeze, a commission and a brochure"."""
    copula = noun.head
    if copula.lower_ not in _PRESENT:
        return
    for child in copula.children:
        if child.dep_ == "attr" and child.pos_ in ("NOUN", "PROPN"):
            for member in listed_nouns(child):
                yield Candidate("guess", member, noun_extent(member, times), None, False, Level.LIKELY)
