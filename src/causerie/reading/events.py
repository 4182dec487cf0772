"""Dated or ordered past happenings: "On 3 May the pump failed", "then the crew left"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from causerie.reading.frame import Frame, Sentence
from causerie.reading.sources import Chain
from causerie.reading.spans import trimmed
from causerie.reading.times import cues, find_times
from causerie.values import Event, Mention, When

_MODALS = ("will", "'ll", "wo", "would", "'d", "can", "could", "might", "may", "should", "must", "shall")
_UNREAL = frozenset((*_MODALS, "to", "if", "unless", "whether"))


@dataclass(frozen=True, slots=True)
class _Dated:
    """A place that dates or orders a clause, with the clause's verb."""

    start: int
    end: int
    value: str | None
    verb: Token
    rule: str


def find_events(frame: Frame, chain: Chain) -> tuple[Event, ...]:
    """The dated or ordered past happenings of a document, in order; one for each clause.

    `when.value` is EDTF, None where the text only orders the happening or the day of telling is unknown.
    """
    found = ((sentence, dated) for sentence in frame.sentences for dated in _dated(frame, sentence))
    return tuple(_event(frame, chain, sentence, dated) for sentence, dated in found)


def _dated(frame: Frame, sentence: Sentence) -> Iterator[_Dated]:
    if sentence.text.endswith("?"):
        return
    seen: set[int] = set()
    text = _text(sentence)
    for dated in (*_by_date(frame, sentence, text), *_by_order(sentence, text)):
        if dated.verb.i not in seen:
            seen.add(dated.verb.i)
            yield dated


def _text(sentence: Sentence) -> str:
    """The sentence as it was parsed, in plain characters; offsets in it are those in the sentence."""
    low = sentence.base + sentence.span.start_char
    return sentence.span.text[sentence.start - low : sentence.end - low]


def _by_date(frame: Frame, sentence: Sentence, text: str) -> Iterator[_Dated]:
    for time in find_times(text, frame.document.date):
        start, end = sentence.start + time.start, sentence.start + time.end
        verb = _verb_at(sentence, start, end)
        if verb is not None and happened(verb):
            yield _Dated(start, end, time.value, verb, "event.dated")


def _verb_at(sentence: Sentence, start: int, end: int) -> Token | None:
    span = sentence.doc.char_span(start - sentence.base, end - sentence.base, alignment_mode="expand")
    if span is None or _counts(span[-1]):
        return None
    return _clause_of(span.root)


def _counts(token: Token) -> bool:
    """Whether the last word of what looks like a date is a number of things: "1709 pupils"."""
    return token.dep_ == "nummod" and token.head.i > token.i and token.head.pos_ == "NOUN"


def _clause_of(token: Token) -> Token | None:
    """The verb of the clause that a word stands in."""
    while token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "auxpass"):
        if token.head == token:
            return None
        token = token.head
    return token


def happened(verb: Token) -> bool:
    """Whether the verb tells a fact of the past: past tense or perfect, not denied, not conditional."""
    helpers = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass", "mark", "neg")]
    if any(child.lower_ in _UNREAL or child.dep_ == "neg" for child in helpers):
        return False
    if any(child.lower_ == "had" and _before_subject(verb, child) for child in helpers):
        return False
    if verb.dep_ == "xcomp" or (verb.dep_ == "advcl" and verb.tag_ == "VBG"):
        return False
    past = {"VBD", "VBN"} if any(child.dep_ in ("aux", "auxpass") for child in helpers) else {"VBD"}
    if verb.tag_ in past and not any(child.tag_ in ("VBZ", "VBP") and child.lemma_ == "be" for child in helpers):
        return True
    if verb.tag_ == "VBG" and any(child.lower_ in ("was", "were", "been") for child in helpers):
        return True
    if verb.tag_ in ("VBN", "VB") and any(child.tag_ == "VBD" for child in helpers):
        return True
    return verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBN") and not helpers and happened(verb.head)


def _before_subject(verb: Token, helper: Token) -> bool:
    """Whether a helping verb stands before the subject, as in "Had the crew stayed"."""
    return any(child.dep_.startswith("nsubj") and child.i > helper.i for child in verb.lefts)


@cache
def _order() -> tuple[re.Pattern[str], frozenset[str], frozenset[str]]:
    """Phrases, adverbs and prepositions that order a happening."""
    phrases = "|".join(sorted(cues()["phrases"], key=len, reverse=True))
    return re.compile(rf"\b(?i:{phrases})\b"), frozenset(cues()["adverbs"]), frozenset(cues()["prepositions"])


def _by_order(sentence: Sentence, text: str) -> Iterator[_Dated]:
    phrases, adverbs, prepositions = _order()
    for match in phrases.finditer(text):
        yield from _ordered(sentence, sentence.start + match.start(), sentence.start + match.end())
    for token in sentence.span:
        word = token.lower_
        if word in adverbs and token.dep_ == "advmod" and _heads(sentence, token):
            yield from _ordered(sentence, *sentence.at(token))
        elif word in prepositions and token.dep_ in ("prep", "mark"):
            top = token if token.dep_ == "prep" else token.head
            if token.dep_ == "prep" and token.head.pos_ in ("VERB", "AUX") and token.right_edge.i > token.i:
                yield from _ordered(sentence, *sentence.place(token.i, _phrase_end(token)))
            elif top.dep_ == "advcl" and happened(top):
                place = sentence.place(*trimmed(sentence, top.left_edge.i, top.right_edge.i + 1))
                if top.head.pos_ in ("VERB", "AUX") and happened(top.head):
                    yield _Dated(sentence.at(token)[0], place[1], None, top.head, "event.ordered")


def _phrase_end(token: Token) -> int:
    """End of a prepositional phrase, before its first comma."""
    for at in range(token.i + 1, token.right_edge.i + 1):
        if token.doc[at].text in ",;:":
            return at
    return token.right_edge.i + 1


def _heads(sentence: Sentence, token: Token) -> bool:
    """Whether an adverb stands at the head of its clause."""
    before = token.i - sentence.span.start
    if token.head.pos_ != "VERB":
        return False
    return before == 0 or sentence.doc[token.i - 1].lower_ in ("and", "but", ",", ";")


def _ordered(sentence: Sentence, start: int, end: int) -> Iterator[_Dated]:
    verb = _verb_at(sentence, start, end)
    if verb is not None and happened(verb):
        yield _Dated(start, end, None, verb, "event.ordered")


def _event(frame: Frame, chain: Chain, sentence: Sentence, dated: _Dated) -> Event:
    what = _what(frame, sentence, dated)
    words = frame.words(dated.start, dated.end)
    when = When(words.text, words.start, words.end, dated.value)
    place = (what.start or 0, what.end or 0) if what else (dated.start, dated.end)
    return Event(frame.quote(sentence), when, what, chain(*place), dated.rule)


def _what(frame: Frame, sentence: Sentence, dated: _Dated) -> Mention | None:
    """The clause that tells the happening, less the dating words at its ends and clauses hung on it."""
    verb = dated.verb
    first, end = verb.left_edge.i, verb.right_edge.i + 1
    for child in verb.lefts:
        if child.dep_ in ("ccomp", "parataxis") and sentence.doc[child.right_edge.i + 1].text in ";:":
            first = child.right_edge.i + 2
    for child in verb.rights:
        if child.dep_ == "conj" and any(c.dep_.startswith("nsubj") for c in child.lefts):
            end = min(end, child.left_edge.i)
    first, end = max(first, sentence.span.start), min(end, sentence.span.end)
    low, high = sentence.place(first, end)
    if low <= dated.start < dated.end <= high:
        low, high = _without(low, high, dated, sentence.at(verb)[0])
    span = sentence.doc.char_span(low - sentence.base, high - sentence.base, alignment_mode="contract")
    if span is None or not len(span):
        return None
    first, end = trimmed(sentence, span.start, span.end)
    while end - 1 > first and sentence.doc[end - 1].pos_ in ("ADP", "SCONJ", "DET"):
        end -= 1
    words = frame.words(*sentence.place(first, end))
    return Mention(words.text, words.start, words.end)


def _without(low: int, high: int, dated: _Dated, verb: int) -> tuple[int, int]:
    """The side of the dating words on which the verb stands; both sides where little is left of that one."""
    side = (low, dated.start) if verb < dated.start else (dated.end, high)
    return side if side[1] - side[0] > (high - low) / 4 else (low, high)
