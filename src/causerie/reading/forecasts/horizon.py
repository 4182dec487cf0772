"""By when something is said to happen: the words of a clause that name a time to come."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from spacy.tokens import Span, Token

from causerie.reading.forecasts.extent import Extent, stands_in, subject_of
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
    ordinals: frozenset[str]
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
        ordinals=frozenset(data["ordinals"]),
        phrases=phrases,
    )


def times(sentence: Sentence, told: int | None = None) -> tuple[Extent, ...]:
    """The phrases of a sentence that name a time, in order, none inside another; `told` is the year of telling."""
    found: list[Extent] = []
    for token in sentence.span:
        if found and token.i < found[-1].end:
            continue
        extent = _phrase(sentence, token) or _from(sentence, token)
        if extent is not None and not no_horizon(sentence.doc[extent.first : extent.end], told):
            found.append(extent)
    return tuple(found)


def year_of(date: str | None) -> int | None:
    """The year of an EDTF date, None where there is none."""
    return int(date[:4]) if date and date[:4].isdigit() else None


def no_horizon(words: Span, told: int | None) -> bool:
    """Whether words with a unit of time name none to come.

    A rate ("nine crowns an hour", "every year"), a share ("by three quarters"), a time of day ("in the evening"),
    a time that is over ("in the past decade", a year before the telling).
    """
    lower = [token.lower_ for token in words]
    noun = words[-1]
    if lower[0] in ("every", "each") or lower in _DAYTIMES:
        return True
    if lower[0] in ("a", "an") and noun.i == words[0].i + 1 and _after_amount(words[0]):
        return True
    if lower[0] == "by" and noun.lemma_.lower() in ("quarter", "second") and any(token.like_num for token in words):
        return True
    if any(word in ("past", "recent", "previous") for word in lower) or (
        lower[0] == "on" and lower[1:] == ["elections"]
    ):
        return True
    if _of(words, "generation", "generations"):
        return True
    years = [int(word) for word in lower if _YEAR.match(word)]
    return bool(years) and told is not None and max(years) < told


def _of(words: Span, *nouns: str) -> bool:
    """As in "in the next generation of children": people, not a time."""
    return any(t.lower_ in nouns and t.i + 1 < words.end and t.nbor(1).lower_ == "of" for t in words)


_DAYTIMES = tuple(
    words.split()
    for words in ("in the morning", "in the evening", "in the afternoon", "at night", "by night", "by day")
)


def _after_amount(article: Token) -> bool:
    """As in "nine crowns an hour", "twice a week": an amount stands right before the article."""
    if article.i == article.sent.start:
        return False
    before = article.nbor(-1)
    return before.lower_ in ("once", "twice", "times", "%") or (
        before.pos_ in ("NOUN", "PROPN", "NUM", "SYM") and any(t.like_num for t in (before, *before.lefts))
    )


def horizon_of(sentence: Sentence, head: Token, spans: tuple[Extent, ...]) -> Extent | None:
    """The first of the times that stands in the clause of `head` (not in another clause of it)."""
    own = next((extent for extent in spans if stands_in(sentence.doc[extent.anchor], head)), None)
    return own or _opening(sentence, head, spans)


def _opening(sentence: Sentence, head: Token, spans: tuple[Extent, ...]) -> Extent | None:
    """The time at the head of a sentence, for a clause that is joined to its first one by "and" or "but".

    As in "In ten years nobody will ask, and somebody else will be mayor".
    """
    first = sentence.span.start
    if not spans or spans[0].first != first:
        return None
    if _leads(sentence, head, spans[0]):
        return spans[0]
    if head.dep_ != "conj" or head.head.i > head.i:
        return None
    above = head.head
    while above.dep_ == "conj" and above.head.i != above.i:
        above = above.head
    return spans[0] if stands_in(sentence.doc[spans[0].anchor], above) else None


def _leads(sentence: Sentence, head: Token, span: Extent) -> bool:
    """Whether the clause of the head begins right behind the time, whatever the parser ties it to."""
    subject = subject_of(head)
    return subject is not None and 0 <= subject.left_edge.i - span.end <= 1 and head.i > span.end


def is_time(token: Token) -> bool:
    """Whether a noun or number names a time."""
    word = token.lemma_.lower()
    if _in_compound(token):
        return False
    if _YEAR.match(token.text) or token.ent_type_ in _TIMES:
        return True
    if word == "time" and any(c.dep_ == "poss" and c.lemma_.lower() in _words().units for c in token.children):
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
    if word == "soon" and token.i + 1 < sentence.span.end and token.nbor(1).lower_ == "as":
        return None
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


def _numbered(noun: Token) -> bool:
    """A day by its number: "by the tenth", "on the first of May"."""
    if noun.lower_ not in _words().ordinals or noun.left_edge.lower_ != "the" or noun.left_edge.i != noun.i - 1:
        return False
    behind = [t for t in noun.doc[noun.i + 1 : noun.right_edge.i + 1] if not t.is_punct]
    return not behind or (behind[0].lower_ == "of" and behind[-1].lemma_.lower() in _words().units)


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
    if word == "by" and noun.lower_ == "time" and any(c.dep_ in ("relcl", "acl") for c in noun.children):
        return Extent(token.i, noun.right_edge.i + 1, token.i)
    named = is_time(noun) or _numbered(noun) or (noun.lemma_.lower() in words.parts and any(is_time(t) for t in inner))
    return Extent(token.i, _end(noun), token.i) if named and (word != "to" or is_time(noun)) else None
