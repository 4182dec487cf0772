"""How surely something is said (CODING.md 5): the hedges that scope over a clause, and their level.

A hedge scopes over a clause when it is one of its own words (an adverb, a modal), or when the clause
is its complement ("I think that ...", "it is doubtful that ..."), or when it is put in between commas.
The words are data: cues/hedges.toml.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from spacy.tokens import Token

from causerie.reading.frame import Sentence
from causerie.values import Certainty
from causerie.vocabulary import Level

_UP = {"ccomp", "xcomp", "csubj", "csubjpass", "acl", "pcomp", "oprd", "attr", "acomp"}
"""Relations through which a word above a clause speaks about the clause."""
_UP_NOUN = _UP | {"nsubj", "nsubjpass", "dobj", "pobj", "prep", "dative", "appos", "compound", "amod", "conj"}
_OTHER_CLAUSE = {"advcl", "relcl", "acl", "ccomp", "conj", "csubj", "csubjpass", "pcomp", "parataxis", "xcomp"}
_PUT_IN = {"parataxis", "ccomp", "intj"}
_MODALS = {"may", "might", "can", "could", "should"}
_SEEM = {"seem", "appear", "risk", "threaten"}
_SURPRISED = {"surprised", "amazed", "astonished", "astonishing", "surprising", "stunned", "shocked"}
_NEGATORS = {"not", "never", "no"}
_NEGATED = {
    Level.CERTAIN: Level.POSSIBLE,
    Level.LIKELY: Level.UNLIKELY,
    Level.POSSIBLE: Level.EXCLUDED,
    Level.UNLIKELY: Level.LIKELY,
    Level.EXCLUDED: Level.POSSIBLE,
}
"""What "not" makes of a predicate: "not certain" leaves it possible, "not impossible" too."""


@dataclass(frozen=True, slots=True)
class Hedge:
    """One hedge of a sentence: the tokens first..end-1 of its Doc, and the level they carry."""

    level: Level
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class _Words:
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Level], ...]]
    predicates: Mapping[str, Level]
    verbs: Mapping[str, Level]
    nouns: frozenset[str]


@functools.cache
def _words() -> _Words:
    data = tomllib.loads(files("causerie.reading").joinpath("cues/hedges.toml").read_text("utf-8"))
    phrases: dict[str, list[tuple[tuple[str, ...], Level]]] = {}
    predicates: dict[str, Level] = {}
    verbs: dict[str, Level] = {}
    for level in Level:
        for phrase in data[level]["phrases"]:
            words = tuple(phrase.split())
            phrases.setdefault(words[0], []).append((words, level))
        predicates |= dict.fromkeys(data[level]["adjectives"], level)
        verbs |= dict.fromkeys(data[level]["verbs"], level)
    longest_first = {word: tuple(sorted(found, key=lambda f: -len(f[0]))) for word, found in phrases.items()}
    return _Words(longest_first, predicates, verbs, frozenset(data["nouns"]))


def certainty_of(sentence: Sentence, head: Token, told: Sequence[tuple[int, int]] = ()) -> Certainty:
    """The certainty with which the clause (or the noun phrase) headed by `head` is said.

    Of several hedges the one farthest from certain counts; an unhedged clause is certain, without words. What others
    believe is no hedge where it is itself what is told: in the tokens of `told`, or as the verb of the clause.
    """
    governors = _governors(head)
    scoping = [
        hedge
        for hedge in hedges(sentence)
        if _scopes(sentence, hedge, governors) and not _told_of(sentence, hedge, head, told)
    ]
    if not scoping:
        return Certainty(Level.CERTAIN)
    hedge = min(scoping, key=lambda h: (h.level.rank, h.first - h.end))
    start, end = sentence.place(hedge.first, hedge.end)
    return Certainty(hedge.level, sentence.text[start - sentence.start : end - sentence.start], start, end)


def hedges(sentence: Sentence) -> tuple[Hedge, ...]:
    """All hedges of a sentence, in order, the longest at each place; looked for once."""
    kept, key = sentence.doc.user_data, f"hedges {sentence.span.start} {sentence.span.end}"
    if key not in kept:
        kept[key] = tuple(_hedges(sentence))
    found: tuple[Hedge, ...] = kept[key]
    return found


def _hedges(sentence: Sentence) -> list[Hedge]:
    found: list[Hedge] = []
    taken = -1
    said = tuple(normal(token) for token in sentence.span)
    for at, token in enumerate(sentence.span):
        if token.i < taken:
            continue
        hedge = _phrase(token, said, at) or _predicate(token)
        if hedge is not None:
            taken = hedge.end
            if found and hedge.first < found[-1].end:
                found.pop()
            found.append(hedge)
    return found


def _told_of(sentence: Sentence, hedge: Hedge, head: Token, told: Sequence[tuple[int, int]]) -> bool:
    """Whether the words are what is told of others, and no hedge: "people believe the rumour"."""
    verb = sentence.doc[hedge.first]
    one = hedge.end - hedge.first == 1 and verb.pos_ == "VERB"
    if not one or verb.lemma_ not in _words().verbs or verb.lemma_ in _SEEM:
        return False
    object_alone = any(c.dep_ == "dobj" for c in verb.rights) and not any(c.dep_ in _UP for c in verb.rights)
    own = verb.i == head.i or any(first <= verb.i < end for first, end in told)
    return own and object_alone


def _phrase(token: Token, said: tuple[str, ...], at: int) -> Hedge | None:
    for words, level in _words().phrases.get(said[at], ()):
        if said[at : at + len(words)] == words:
            if len(words) == 1 and token.lower_ in _words().predicates:
                return _predicate(token)
            if _idle(token, words):
                return None
            return Hedge(level, token.i, token.i + len(words))
    return None


def normal(token: Token) -> str:
    """The word as cue files write it: "ca" is "can", "n't" is "not", "'d" is "would"."""
    word = token.norm_.lower()
    return _SPELLED.get(word, word)


_SPELLED = {"'d": "would", "'ll": "will", "'m": "am", "'re": "are", "'ve": "have"}


def _idle(token: Token, words: tuple[str, ...]) -> bool:
    """Words that look like a modal and are none: the month of May, a can, the might of an army."""
    if len(words) > 1 or words[0] not in _MODALS:
        return False
    courteous = words[0] == "should" and token.head.lemma_ in ("like", "say")
    inverted = token.i == token.sent.start and token.head.dep_ == "advcl"
    return token.tag_ != "MD" or courteous or inverted


def _predicate(token: Token) -> Hedge | None:
    word = token.lower_
    if token.pos_ in ("ADJ", "VERB", "ADV") and word in _words().predicates:
        predicate = token.head if token.dep_ in ("acomp", "attr", "oprd") else token
        return _negatable(_words().predicates[word], token, predicate)
    if token.pos_ == "VERB" and token.lemma_ in _words().verbs and _holds(token):
        return _opinion(token, _words().verbs[token.lemma_])
    return None


def _holds(verb: Token) -> bool:
    """Whether the verb reports a view: not "an expected visit", nor "she appears in court"."""
    if verb.lemma_ in _SEEM:
        return any(c.dep_ in ("xcomp", "ccomp", "acomp", "oprd") and c.i > verb.i for c in verb.children)
    return verb.tag_ != "VBN" or any(c.dep_ in ("auxpass", "aux") for c in verb.children)


def _opinion(verb: Token, level: Level) -> Hedge | None:
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if any(c.dep_ == "neg" for c in verb.children):
        return _negatable(level, verb, verb)
    if subject is not None and subject.lower_ in ("i", "we") and subject.i < verb.i and verb.i - subject.i <= 4:
        return Hedge(level, subject.i, verb.i + 1)
    return Hedge(level, verb.i, verb.i + 1)


def _negatable(level: Level, token: Token, predicate: Token) -> Hedge:
    negator = next((c for c in predicate.children if c.dep_ == "neg" and c.i <= token.i), None)
    before = token.nbor(-1) if token.i > token.sent.start else None
    if negator is None and before is not None and before.lower_ in _NEGATORS:
        negator = before
    if negator is None:
        return Hedge(level, token.i, token.i + 1)
    auxiliary = negator.i > token.sent.start and negator.nbor(-1).pos_ == "AUX" and predicate.i == token.i
    return Hedge(_NEGATED[level], negator.i - auxiliary, token.i + 1)


def _governors(head: Token) -> dict[int, bool]:
    """The head and the words above it whose hedges speak about it; True where a modal verb there does, too.

    A modal belongs to its own verb, and so does its "not": "we can say that it rains" does not make the rain
    possible, "he cannot deny that it rains" does not exclude it; "it may be that it rains" makes it possible.
    """
    found = {head.i: True}
    token = head
    own = True
    while token.head.i != token.i and _governed(token):
        own = own and (token.dep_ not in ("ccomp", "acl", "relcl", "advcl") or token.head.lemma_ in ("be", "happen"))
        token = token.head
        found[token.i] = own
    return found


def _governed(token: Token) -> bool:
    """Whether what the word above says of certainty holds for this word too."""
    above = token.head
    if token.dep_ in ("acl", "relcl", "appos") and token.pos_ in ("VERB", "AUX"):
        return above.lemma_.lower() in _words().nouns
    if token.dep_ == "advcl":
        return above.lower_ in _SURPRISED or any(c.lower_ in _SURPRISED and c.i > above.i for c in above.children)
    if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX"):
        return not any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in token.children)
    return token.dep_ in (_UP if token.pos_ in ("VERB", "AUX") else _UP_NOUN)


def _scopes(sentence: Sentence, hedge: Hedge, governors: Mapping[int, bool]) -> bool:
    return any(_reaches(token, governors) for token in sentence.doc[hedge.first : hedge.end])


def _reaches(token: Token, governors: Mapping[int, bool]) -> bool:
    """Whether the token stands in the clause of a governor, not in another clause below it."""
    if token.pos_ == "ADV" and token.head.pos_ in ("NUM", "NOUN", "PROPN") and token.head.i not in governors:
        return False
    for at, step in enumerate(_upward(token)):
        if step.i in governors:
            return governors[step.i] or (token.tag_ != "MD" and token.dep_ != "neg")
        cleft = step.dep_ in ("csubj", "csubjpass") and step.head.i in governors
        if step.dep_ in _OTHER_CLAUSE and not cleft and not (at == 0 and step.dep_ in _PUT_IN):
            return False
    return False


def _upward(token: Token) -> Iterator[Token]:
    yield token
    while token.head.i != token.i:
        token = token.head
        yield token
