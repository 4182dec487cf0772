"""Conditions by the words that open them, where the parser ties an if-part to another word than the forecast."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from spacy.tokens import Doc, Span, Token

from causerie.reading.forecasts.extent import SUBJECTS, Extent, subject_of

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases by their first word, longest first."""
_INVERTED = frozenset({"should", "were", "had"})
_SHORTEST = 3
"""Words of an if-part with its opener, at least."""


@dataclass(frozen=True, slots=True)
class Condition:
    """The words of a condition, and whether it is open ("if it is") or not the case ("had it been")."""

    extent: Extent
    open: bool = True
    word: str = "if"


@dataclass(frozen=True, slots=True)
class Openers:
    """The words of `cues/condition.toml`."""

    clauses: Phrases
    nouns: Phrases
    behind: Phrases
    then: Phrases
    kept: frozenset[str]
    fixed: frozenset[str]
    idle: frozenset[str]
    suppose: frozenset[str]


@functools.cache
def openers() -> Openers:
    """The words as shipped."""
    data = tomllib.loads(files("causerie.reading").joinpath("cues/condition.toml").read_text("utf-8"))
    return Openers(
        clauses=_phrases(data["clauses"]),
        nouns=_phrases(data["nouns"]),
        behind=_phrases(data["behind"]),
        then=_phrases(data["then"]),
        kept=frozenset(data["kept"]),
        fixed=frozenset(data["fixed"]),
        idle=frozenset(data["idle"]),
        suppose=frozenset(data["suppose"]),
    )


def _phrases(said: Iterable[str]) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted((tuple(phrase.split()) for phrase in said), key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return {first: tuple(phrases) for first, phrases in found.items()}


def phrase_at(doc: Doc, at: int, phrases: Phrases) -> tuple[str, ...]:
    """The longest phrase that stands at a token; empty without one."""
    for words in phrases.get(doc[at].lower_, ()):
        if [token.lower_ for token in doc[at : at + len(words)]] == list(words):
            return words
    return ()


def start_of(sentence: Span) -> int:
    """The first token behind list signs, quotation marks and a joining word."""
    at = sentence.start
    while at + 1 < sentence.end and (
        not any(map(str.isalpha, sentence.doc[at].text)) or sentence.doc[at].lower_ in ("and", "but", "so", "or")
    ):
        at += 1
    return at


def opening(head: Token) -> Condition | None:
    """An if-part at the head of the sentence, up to its comma."""
    doc, first = head.doc, start_of(head.sent)
    start = _start(head)
    said = phrase_at(doc, first, openers().clauses) or phrase_at(doc, first, openers().nouns)
    if not said or head.dep_ == "advcl" or first >= start or (said == ("should",) and head.sent.text.endswith("?")):
        return None
    noun = said not in openers().clauses.get(said[0], ())
    comma = next((t.i for t in doc[first:start] if t.text == ","), start if noun else None)
    if comma is None or comma - first < _SHORTEST - noun or any(t.text == ";" for t in doc[comma : head.i]):
        return None
    if said == ("if",) and idle(doc, first):
        return None
    begin = first if noun or said[0] in openers().kept else first + len(said)
    return Condition(Extent(begin, comma, first), not pluperfect(doc[first:comma]), said[0])


def _start(head: Token) -> int:
    subject = subject_of(head)
    return min(head.i, subject.left_edge.i) if subject is not None else head.i


def behind(head: Token) -> Condition | None:
    """An if-part behind the clause, or an unless-clause right before it, that the parser ties to another word."""
    doc, start = head.doc, _start(head)
    for token in head.sent:
        said = phrase_at(doc, token.i, openers().behind)
        if said and token.dep_ == "mark" and said[0] == "unless" and token.i < start:
            end = token.head.right_edge.i + 1
            if start <= end + 2 and token.head.i < start:
                return _cut(doc, token.i, min(end, start), said[0])
        elif said and token.i > head.i + 1 and _hangs(head, token, said):
            return _cut(doc, token.i + len(said) * (said[0] not in openers().kept), _end(token), said[0])
        elif token.lower_ == "should" and token.i > head.i and doc[token.i - 1].text == "," and _turned(token):
            return _cut(doc, token.i + 1, _end(token), "should")
    return None


def _hangs(head: Token, token: Token, said: Sequence[str]) -> bool:
    """Whether the words may open a condition of the clause before: no other clause stands between or behind."""
    doc, clause = head.doc, token.head
    if said[0] == "if" and (idle(doc, token.i) or clause.dep_ != "advcl" or token.dep_ != "mark"):
        return False
    if doc[token.i - 1].dep_ in ("cc", "prep"):
        return False
    if said[0] == "unless":
        return not any(
            t.text == ";" or (t.dep_ == "cc" and t.head.pos_ in ("VERB", "AUX")) for t in doc[head.i : token.i]
        )
    end = _end(token)
    return not any(
        t.dep_ in SUBJECTS and t.lower_ not in ("that", "which", "who") and (head.i < t.i < token.i or t.i >= end)
        for t in head.sent
    )


def _turned(modal: Token) -> bool:
    """Whether a subject and an infinitive follow, as in "should the guild sign"."""
    following = modal.nbor(1) if modal.i + 1 < modal.sent.end else None
    verb = next((t for t in modal.doc[modal.i + 1 : modal.sent.end] if t.tag_ == "VB"), None)
    return following is not None and verb is not None and following.pos_ in ("DET", "NOUN", "PROPN", "PRON", "ADJ")


def _end(token: Token) -> int:
    """Where the clause that a word opens ends: at its last word, at latest at a semicolon or dash."""
    doc = token.doc
    last = token.head.right_edge.i + 1 if token.dep_ == "mark" else token.sent.end
    stop = next((t.i for t in doc[token.i : token.sent.end] if t.text in (";", "–", "—", ":")), token.sent.end)
    return min(last if last > token.i + 1 else token.sent.end, stop)


def _cut(doc: Doc, first: int, end: int, word: str) -> Condition | None:
    while end > first and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    if first < end and doc[first].lower_ == "that":
        first += 1
    return Condition(Extent(first, end, first), not pluperfect(doc[first:end]), word) if first < end else None


def turned(head: Token) -> Condition | None:
    """As in "and were it shut tomorrow, nobody would come": an auxiliary before its subject opens the clause."""
    start = _start(head)
    for token in head.sent:
        if token.i + 2 >= start:
            return None
        opens = token.i == start_of(head.sent) or (token.i > 0 and token.nbor(-1).dep_ == "cc")
        if opens and token.lower_ in _INVERTED and token.nbor(1).pos_ in ("DET", "NOUN", "PROPN", "PRON"):
            return _cut(head.doc, token.i + 1, start, token.lower_)
    return None


def idle(doc: Doc, at: int) -> bool:
    """As in "even if" behind what holds either way, "if anything", "as if": an "if" that supposes nothing."""
    following = " ".join(token.lower_ for token in doc[at + 1 : at + 3])
    closed = any(following == words or following.startswith((f"{words} ,", f"{words} .")) for words in openers().fixed)
    before = doc[at - 1] if at > 0 and at > doc[at].sent.start else None
    return closed or (before is not None and {before.lower_, before.lemma_} & openers().idle != set())


def pluperfect(words: Span) -> bool:
    """Whether an auxiliary "had" stands among the words."""
    return any(t.lower_ in ("had", "'d") and t.dep_ == "aux" for t in words)
