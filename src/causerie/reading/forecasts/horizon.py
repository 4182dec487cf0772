"""By when something is said to happen: the words of a clause that name a time to come."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from spacy.tokens import Token

from causerie.reading.forecasts.extent import Extent, stands_in
from causerie.reading.frame import Sentence

_YEAR = re.compile(r"(?:1[89]|2[01])\d\d$")
_TIMES = {"DATE", "TIME"}


@dataclass(frozen=True, slots=True)
class _Words:
    prepositions: frozenset[str]
    open: frozenset[str]
    clauses: frozenset[str]
    adverbs: frozenset[str]
    units: frozenset[str]
    parts: frozenset[str]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]


@functools.cache
def _words() -> _Words:
    data = tomllib.loads(files("causerie.reading").joinpath("cues/horizon.toml").read_text("utf-8"))
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in data["phrases"]:
        words = tuple(phrase.split())
        phrases[words[0]] = (*phrases.get(words[0], ()), words)
    return _Words(
        prepositions=frozenset(data["prepositions"]),
        open=frozenset(data["open"]),
        clauses=frozenset(data["clauses"]),
        adverbs=frozenset(data["adverbs"]),
        units=frozenset(data["units"]),
        parts=frozenset(data["parts"]),
        phrases=phrases,
    )


def times(sentence: Sentence) -> tuple[Extent, ...]:
    """The phrases of a sentence that name a time, in order, none inside another."""
    found: list[Extent] = []
    for token in sentence.span:
        if found and token.i < found[-1].end:
            continue
        extent = _phrase(sentence, token) or _from(sentence, token)
        if extent is not None:
            found.append(extent)
    return tuple(found)


def horizon_of(sentence: Sentence, head: Token, spans: tuple[Extent, ...]) -> Extent | None:
    """The first of the times that stands in the clause of `head` (not in another clause of it)."""
    return next((extent for extent in spans if stands_in(sentence.doc[extent.anchor], head)), None)


def is_time(token: Token) -> bool:
    """Whether a noun or number names a time."""
    word = token.lemma_.lower()
    if _in_compound(token):
        return False
    if _YEAR.match(token.text) or token.ent_type_ in _TIMES:
        return True
    return word in _words().units and word not in _words().parts and token.pos_ in ("NOUN", "PROPN")


def _in_compound(token: Token) -> bool:
    """Whether the word is part of a hyphened one that names no time: "generations-long"."""
    if token.i + 1 < len(token.doc) and token.nbor(1).text == "-" and not token.nbor(1).whitespace_:
        return not token.whitespace_ and token.pos_ == "NOUN"
    return token.i > 0 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_ and token.pos_ == "NOUN"


def _phrase(sentence: Sentence, token: Token) -> Extent | None:
    for words in _words().phrases.get(token.lower_, ()):
        end = token.i + len(words)
        if end <= sentence.span.end and all(token.doc[token.i + n].lower_ == word for n, word in enumerate(words)):
            return Extent(token.i, end, token.i)
    return None


def _from(sentence: Sentence, token: Token) -> Extent | None:
    word = token.lower_
    if token.dep_ in ("prep", "pcomp", "mark") or token.pos_ in ("ADP", "SCONJ"):
        return _preposition(token, word)
    if word in _words().adverbs and token.pos_ in ("ADV", "NOUN") and token.dep_ != "pobj":
        return Extent(token.i, token.i + 1, token.i)
    if token.dep_ in ("npadvmod", "tmod") and is_time(token) and token.head.lower_ not in ("ago", "earlier"):
        return _phrase_around(token)
    left = [child for child in token.lefts if child.dep_ in ("amod", "det") and child.lower_ in ("next", "this")]
    if not left and token.right_edge.i == token.i and token.i + 1 < sentence.span.end and word in ("next", "this"):
        head = token.head
        if head.dep_ in ("npadvmod", "tmod") and is_time(head):
            return _phrase_around(head)
    return None


def _phrase_around(noun: Token) -> Extent:
    return Extent(noun.left_edge.i, _end(noun), noun.i)


def _end(noun: Token) -> int:
    """Where the noun phrase ends, without a clause or an afterthought behind it."""
    clauses = [c.left_edge.i for c in noun.rights if c.dep_ in ("relcl", "acl", "advcl", "appos")]
    end = min([*clauses, noun.right_edge.i + 1])
    return next((t.i for t in noun.doc[noun.i + 1 : end] if t.is_punct), end)


def _preposition(token: Token, word: str) -> Extent | None:
    words = _words()
    if token.dep_ == "mark" and word in words.clauses:
        clause = token.head
        return Extent(clause.left_edge.i, clause.right_edge.i + 1 - clause.right_edge.is_punct, clause.head.i)
    noun = next((c for c in token.children if c.dep_ in ("pobj", "pcomp") and c.i > token.i), None)
    if noun is None:
        return None
    if word in words.open and noun.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
        return Extent(token.i, _end(noun), token.i)
    if word not in words.prepositions:
        return None
    inner = token.doc[token.i + 1 : _end(noun)]
    named = is_time(noun) or (noun.lemma_.lower() in words.parts and any(is_time(t) for t in inner))
    return Extent(token.i, _end(noun), token.i) if named and (word != "to" or is_time(noun)) else None
