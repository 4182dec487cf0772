"""By when something is said to happen: the words of a clause that name a time to come."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from spacy.tokens import Span, Token

from causerie.dates import MONTHS, WORDS
from causerie.reading.forecasts.calendar import day_at, range_at
from causerie.reading.forecasts.extent import Extent, stands_in, subject_of
from causerie.reading.frame import Sentence

_YEAR = re.compile(r"(?:1[89]|2[01])\d\d$")
_TIMES = {"DATE", "TIME"}
_APART = ("relcl", "acl", "advcl", "appos")
"""How what is no part of a time hangs on it."""


@dataclass(frozen=True, slots=True)
class _Words:
    prepositions: frozenset[str]
    open: frozenset[str]
    clauses: frozenset[str]
    adverbs: frozenset[str]
    units: frozenset[str]
    parts: frozenset[str]
    edges: frozenset[str]
    reaches: frozenset[str]
    ordinals: frozenset[str]
    feasts: frozenset[str]
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
        edges=frozenset(data["edges"]),
        reaches=frozenset(data["reaches"]),
        ordinals=frozenset(data["ordinals"]),
        feasts=frozenset(data["feasts"]),
        phrases=phrases,
    )


def times(sentence: Sentence, told: int | None = None) -> tuple[Extent, ...]:
    """The phrases of a sentence that name a time, in order, none inside another; `told` is the year of telling."""
    found: list[Extent] = []
    for token in sentence.span:
        if found and token.i < found[-1].end:
            continue
        extent = _phrase(sentence, token) or _timed(sentence, token)
        if extent is not None and not no_horizon(sentence.doc[extent.first : extent.end], told):
            found.append(extent)
    return tuple(found)


def year_of(date: str | None) -> int | None:
    """The year of an EDTF date, None where there is none."""
    return int(date[:4]) if date and date[:4].isdigit() else None


def no_horizon(words: Span, told: int | None) -> bool:
    """Whether words with a unit of time name none to come.

    A rate ("nine crowns an hour", "every year"), a share ("by three quarters"), a time of day ("in the evening"),
    a length ("for twenty minutes"), a time that is over ("in the past decade", a year before the telling).
    """
    lower = [token.lower_ for token in words]
    noun = words[-1]
    if lower[0] in ("every", "each") or lower in _DAYTIMES:
        return True
    if lower[0] in ("a", "an") and noun.i == words[0].i + 1 and _after_amount(words[0]):
        return True
    if lower[0] == "for" and noun.lemma_.lower() in _words().units and _lasts(words):
        return True
    if lower[0] == "by" and noun.lemma_.lower() in ("quarter", "second") and any(token.like_num for token in words):
        return True
    if any(word in ("past", "recent", "previous") for word in lower):
        return True
    if lower[-1] == "elections" and noun.left_edge.pos_ != "DET" and not any(t.ent_type_ in _TIMES for t in words):
        return "next" not in lower and "coming" not in lower
    if _of(words, "generation", "generations"):
        return True
    years = [int(word) for word in lower if _YEAR.match(word)]
    return bool(years) and told is not None and max(years) < told


def _lasts(words: Span) -> bool:
    """As in "for up to ten days": how long, not by when; "for the next ten days" says both."""
    counted = any(t.pos_ == "NUM" and not _YEAR.match(t.text) for t in words)
    return counted and not any(t.lower_ in ("next", "coming", "first", "following", "more", "another") for t in words)


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


def horizon_of(sentence: Sentence, head: Token, spans: tuple[Extent, ...], said: Extent | None = None) -> Extent | None:
    """The first of the times that stands in the clause of `head` (not in another clause of it).

    `said` is what the forecast reaches: a time within it, or right behind it, is its own too.
    """
    own = next((extent for extent in spans if stands_in(sentence.doc[extent.anchor], head)), None)
    return own or _opening(sentence, head, spans) or (_within(sentence, said, spans) if said is not None else None)


def _within(sentence: Sentence, said: Extent, spans: tuple[Extent, ...]) -> Extent | None:
    """A time right behind a forecast, or in a part of it that tells nothing for itself: "the vote set for 3 May"."""
    for extent in spans:
        if said.first <= extent.first and extent.end <= said.end:
            if not any(_tells(step) for step in _between(sentence.doc[extent.anchor], said)):
                return extent
        elif extent.first == said.end:
            return extent
    return None


def _between(token: Token, said: Extent) -> Iterator[Token]:
    """The words above a token, as far as they stand within the forecast, its head left out."""
    while said.first <= token.head.i < said.end and token.head.i not in (token.i, said.anchor):
        token = token.head
        yield token


def _tells(token: Token) -> bool:
    """Whether the word heads a clause that tells of something else."""
    return token.pos_ in ("VERB", "AUX") and (token.tag_ in ("VBD", "VBZ", "VBP") or subject_of(token) is not None)


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
    if _YEAR.match(token.text) or (token.ent_type_ in _TIMES and not _unknown(token)):
        return True
    if word == "time" and any(c.dep_ == "poss" and c.lemma_.lower() in _words().units for c in token.children):
        return True
    return word in _words().units and word not in _words().parts and token.pos_ in ("NOUN", "PROPN")


def _unknown(token: Token) -> bool:
    """Whether it is a name that is no time, whatever the tagger takes it for: "in early Velm"."""
    word = token.lower_.rstrip(".")
    if token.pos_ != "PROPN" or any(sign.isdigit() for sign in word):
        return False
    return not (
        word in _words().units or word in _words().feasts or word in MONTHS or word in WORDS["weekdays"]["names"]
    )


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


def _timed(sentence: Sentence, token: Token) -> Extent | None:
    """A time as the parser ties it; a day of the calendar whatever the parser makes of it: "on 3 May | Velm will"."""
    words = _words()
    if (ends := range_at(token, words.feasts)) is not None and ends[1] <= sentence.span.end:
        return Extent(*ends, token.i)
    day, tied = day_at(token, words.prepositions | words.open), _from(sentence, token)
    if day is None or (tied is not None and tied.end >= day[1] and token.doc[day[1]].pos_ != "PROPN"):
        return tied
    return Extent(day[0], day[1], token.i)


def _from(sentence: Sentence, token: Token) -> Extent | None:
    word = token.lower_
    if token.dep_ in ("prep", "pcomp", "mark") or token.pos_ in ("ADP", "SCONJ"):
        return _preposition(token, word)
    if word == "soon" and token.i + 1 < sentence.span.end and token.nbor(1).lower_ == "as":
        return None
    if word == "now" and token.i > sentence.span.start and token.nbor(-1).tag_ == "MD":
        return Extent(token.i, token.i + 1, token.i)
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
    told = (c for c in noun.rights if c.dep_ in _APART or (c.dep_ == "conj" and c.pos_ in ("VERB", "AUX")))
    clauses = [c.left_edge.i for c in told]
    end = min([*clauses, noun.right_edge.i + 1])
    if noun.lower_ == "mid" and end + 1 < len(noun.doc) and noun.doc[noun.i + 1].text == "-":
        return noun.i + 3
    end = next((t.i for t in noun.doc[noun.i + 1 : end] if t.is_punct), end)
    return end - (noun.doc[end - 1].dep_ == "cc")


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
        if word == "while" and (subject_of(clause) is None or token.i == token.sent.start):
            return None
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
    if noun.lower_ in ("term", "run") and any(c.lower_ in words.reaches for c in noun.lefts):
        return Extent(token.i, _end(noun), token.i)
    if noun.lemma_.lower() in words.edges and any(c.lower_ == "of" for c in noun.rights):
        return Extent(token.i, _end(noun), token.i) if word in ("at", "on", "by", "with") else None
    named = is_time(noun) or _numbered(noun) or (noun.lemma_.lower() in words.parts and any(is_time(t) for t in inner))
    return Extent(token.i, _end(noun), token.i) if named and (word != "to" or is_time(noun)) else None
