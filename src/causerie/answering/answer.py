"""A question about the documents -> ranked items that answer it, in the speakers' own words.

Lexical, and nothing is written: where no item fits well enough, the documents do not answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language

from causerie.aliases import aliases_of
from causerie.answering.match import Candidate, candidates, hit
from causerie.answering.understand import Asked, Kind, shape, understand
from causerie.answering.weigh import Weights, weights
from causerie.values import Answer, Answering, Document, Forecast, Found, Question, Quote, Reading

ENOUGH = 0.5
"""Fit from which an item answers: words that carry half the weight of the topic, or more."""
SAME_QUESTION = 0.65
"""Fit from which a question of the document counts as the one asked."""
SHARED, SHARED_OTHER = 0.3, 0.7
"""Share of the document's own question that the one asked must hold: of the same kind, and of another."""
_LAST = re.compile(r"(?<=[.!?])\s+")
WITHIN = 0.1
"""What an item gains by standing in the answer to the same question."""
ANSWER = 420
"""Characters of an answer shown, up to the end of a sentence."""


def ask(question: str, documents: Iterable[Document], readings: Iterable[Reading], nlp: Language) -> Answering:
    """What the documents say to a question, best first; `found` is empty where they do not answer it.

    `readings` stand in the order of `documents`. `nlp` is the pipeline that the documents were read with.
    """
    documents, readings = tuple(documents), tuple(readings)
    aliases = aliases_of(readings)
    asked = understand(question, nlp, aliases)
    by = weights(_passages(documents), aliases)
    if not asked.stems and not _open(asked):
        return Answering(question, asked.understood)
    own = [one for one in candidates(documents, readings) if isinstance(one.item, Question)]
    same = [(fit, one) for one in own if (fit := _same(one, asked, by)) >= SAME_QUESTION]
    found = [*_questions(same), *_items(candidates(documents, readings), same, asked, by)]
    return Answering(question, asked.understood, tuple(_ranked(found)))


def _open(asked: Asked) -> bool:
    """Whether a question without a topic still asks for something: all that is to come, all that one says."""
    return asked.kind is Kind.FUTURE or (asked.kind is Kind.SAYS and bool(asked.name))


def _passages(documents: Sequence[Document]) -> Iterator[str]:
    for document in documents:
        yield from (line for line in document.text.split("\n") if line.strip())


def _same(one: Candidate, asked: Asked, by: Weights) -> float:
    """How far a question of the document is the one asked: the words of each that the other holds.

    One that asks something else of the topic ("Was it ...?" for "Why ...?") has to share more words.
    """
    if len(asked.stems) < 2 and asked.kind is Kind.FREE:
        return 0.0
    there = by.fit(asked.stems, one.item.quote.text)
    back = by.fit(tuple(by.families(one.item.quote.text)), " ".join((asked.topic, asked.name)))
    like = shape(_LAST.split(one.item.quote.text.strip())[-1]).kind is asked.kind
    return there if back >= (SHARED if like else SHARED_OTHER) else 0.0


def _questions(same: Iterable[tuple[float, Candidate]]) -> Iterator[Found]:
    for fit, one in same:
        assert isinstance(one.item, Question)
        for answer in one.item.answers:
            words = _words(one.document, answer)
            if words is not None:
                who = f" by {answer.speaker}" if answer.speaker else ""
                yield Found(fit, one.document.id, one.item, f"the document's own question, answered{who}", words)


def _words(document: Document, answer: Answer) -> Quote | None:
    """The first sentences of an answer, as they stand."""
    text = document.text[answer.start : answer.end]
    start = answer.start + len(text) - len(text.lstrip())
    text = text.strip()
    if len(text) > ANSWER:
        ends = [at for mark in ".!?" if (at := text.rfind(f"{mark} ", 0, ANSWER)) > 0]
        text = text[: max(ends) + 1] if ends else text[: text.rfind(" ", 0, ANSWER)]
    return document.quote(start, start + len(text)) if text else None


def _items(
    every: Iterable[Candidate], same: Sequence[tuple[float, Candidate]], asked: Asked, by: Weights
) -> Iterator[Found]:
    for one in every:
        if isinstance(one.item, Question):
            continue
        fit, because = hit(one, asked, by)
        if _inside(one, same) and (fit > 0 or _expected(one, asked)):
            fit = min(1.0, max(fit, ENOUGH) + WITHIN)
            because = f"{because or 'a forecast'}, in the answer to this question"
        if fit >= ENOUGH:
            yield Found(round(fit, 3), one.document.id, one.item, because)


def _expected(one: Candidate, asked: Asked) -> bool:
    """Whether an item needs no word of the topic where the topic's own question is being answered."""
    return asked.kind is Kind.FUTURE and isinstance(one.item, Forecast)


def _inside(one: Candidate, same: Iterable[tuple[float, Candidate]]) -> bool:
    quote = one.item.quote
    return any(
        question.document.id == one.document.id and answer.start <= quote.start and quote.end <= answer.end
        for _, question in same
        if isinstance(question.item, Question)
        for answer in question.item.answers
    )


def _ranked(found: Sequence[Found]) -> Iterator[Found]:
    """Best first, at equal fit in the order of the texts; the same words once."""
    seen: set[tuple[str, int, int]] = set()
    for one in sorted(found, key=lambda hit: -hit.score):
        words = one.words or one.item.quote
        place = (one.document, words.start, words.end)
        if place not in seen:
            seen.add(place)
            yield one
