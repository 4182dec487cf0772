"""Conditions that a forecast takes over from the sentence before: "And if it fails? - Then it will close."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from causerie.reading.forecasts.supposing import idle, openers, phrase_at, start_of
from causerie.reading.frame import Frame, Sentence
from causerie.values import Forecast, Mention, Span

_SINCE = frozenset({"by", "until", "till", "since", "before", "from", "even"})
"""Words before "then" with which it names a time."""
_FARTHEST = 5
"""Sentences back to which a supposition holds for what is told in "would"."""


def carried(frame: Frame, forecasts: Sequence[Forecast]) -> tuple[Forecast, ...]:
    """The forecasts, in order, those that go on under a supposition of the sentence before with its condition."""
    found: list[Forecast] = []
    last: dict[int, Mention] = {}
    for one in forecasts:
        home = frame.sentence_at(one.proposition.start or 0)
        if home is not None and one.condition is None:
            one = replace(one, condition=_before(frame, home, last))
        if home is not None and one.condition is not None:
            last[home.index] = one.condition
        found.append(one)
    return tuple(found)


def _asks(sentence: Sentence) -> bool:
    return sentence.text.rstrip("\"'”’»)").endswith("?")


def _before(frame: Frame, home: Sentence, last: dict[int, Mention]) -> Mention | None:
    if not home.index:
        return None
    before = frame.sentences[home.index - 1]
    words = _supposed(frame, before)
    if words is not None:
        return Mention(words.text, words.start, words.end)
    goes_on = _then(home) or (_has(home, "would") and _has(before, "would"))
    if goes_on and before.turn == home.turn and before.index in last:
        return last[before.index]
    return _earlier(frame, home, last) if _has(home, "would") else None


def _earlier(frame: Frame, home: Sentence, last: dict[int, Mention]) -> Mention | None:
    """The supposition that an answer in "would" goes on under, a few sentences before, or in its question."""
    for index in range(home.index - 2, max(home.index - _FARTHEST, 0) - 1, -1):
        sentence = frame.sentences[index]
        if sentence.turn != home.turn:
            words = _supposed(frame, sentence) if _asks(sentence) else None
            return Mention(words.text, words.start, words.end) if words is not None else None
        if index in last and _has(sentence, "would"):
            return last[index]
    return None


def _supposed(frame: Frame, sentence: Sentence) -> Span | None:
    """The if-part of a question, or what the hearer is asked to suppose."""
    doc, first = sentence.doc, start_of(sentence.span)
    opener = doc[first]
    if opener.lower_ in openers().suppose:
        return _cut(frame, sentence, first + 1)
    if not _asks(sentence):
        return None
    at = next((t.i for t in sentence.span if t.lower_ == "if" and (t.dep_ == "mark" or t.i <= first + 1)), None)
    if at is None or (idle(doc, at) and doc[at - 1].lower_ not in ("what", "and", "but")):
        return None
    return _cut(frame, sentence, at + 1)


def _cut(frame: Frame, sentence: Sentence, first: int) -> Span | None:
    """The words from a token up to a comma that ends the clause, or to the end of the sentence."""
    doc, end = sentence.doc, sentence.span.end
    while first < end and (doc[first].is_punct or doc[first].lower_ in ("that", "though", "the")):
        first += 1
    stop = next((t.i for t in doc[first + 1 : end] if t.text in (",", ";", "–", "—", "?")), end)
    while stop > first and (doc[stop - 1].is_punct or doc[stop - 1].is_space):
        stop -= 1
    return frame.words(*sentence.place(first, stop)) if stop > first else None


def _then(sentence: Sentence) -> bool:
    """Whether the sentence goes on with "then" or "in that case"."""
    doc = sentence.doc
    return phrase_at(doc, start_of(sentence.span), openers().then) != () or any(
        t.lower_ == "then" and t.i > sentence.span.start and doc[t.i - 1].lower_ not in _SINCE for t in sentence.span
    )


def _has(sentence: Sentence, modal: str) -> bool:
    return any(t.tag_ == "MD" and t.lower_ in (modal, "'d") for t in sentence.span)
