"""Short answers that confirm, deny or fill in the forecast in a question (CODING.md 4).

"Will it hold? - Hardly.": the quote is the answer, `refers_to` the question's clause.
"""

from __future__ import annotations

from dataclasses import dataclass

from causerie.reading.certainty import hedges, normal
from causerie.reading.forecasts.asked import clause, question
from causerie.reading.forecasts.candidate import Candidate
from causerie.reading.forecasts.extent import Extent
from causerie.reading.forecasts.fragments import LONGEST, about_it, fragment, opens_with_no, pieces
from causerie.reading.forecasts.supposing import Condition
from causerie.reading.frame import Frame, Sentence
from causerie.values import Span
from causerie.vocabulary import Level, Role

_NO = frozenset({"no", "not", "never", "nothing", "nobody", "none"})


@dataclass(frozen=True, slots=True)
class Answered:
    """A short answer as a candidate, with the question's clause that it takes up."""

    candidate: Candidate
    refers_to: Span | None
    question: Sentence


def answer(frame: Frame, sentence: Sentence) -> Answered | None:
    """The forecast that this sentence makes of the question before it, if it is a short answer to one."""
    if len(sentence.span) > LONGEST and not opens_with_no(sentence):
        return None
    asked = question(frame, sentence)
    if asked is None:
        return None
    if frame.turn_of(sentence).role is Role.NARRATOR and sentence.text[-1].isalnum():
        return None
    pronoun = about_it(sentence)
    extent = pronoun or fragment(sentence)
    if extent is None:
        return None
    head = sentence.doc[extent.anchor]
    kind = "answer.it" if pronoun else "answer.fragment"
    candidate = Candidate(kind, head, extent, _proviso(sentence), _denies(sentence, extent), _level(sentence))
    return Answered(candidate, clause(frame, asked), asked)


def _proviso(sentence: Sentence) -> Condition | None:
    """The condition in a short answer: "Probably, if it stays mild."."""
    for first, end in pieces(sentence):
        word = sentence.doc[first].lower_
        if word in ("if", "unless", "provided") and end - first > 1:
            return Condition(Extent(first + (word != "unless"), end, first), True, word)
    return None


def _level(sentence: Sentence) -> Level:
    """The level of the hedge in the answer that is farthest from certain."""
    if opens_with_no(sentence):
        return Level.CERTAIN
    return min((hedge.level for hedge in hedges(sentence)), key=lambda level: level.rank, default=Level.CERTAIN)


def _denies(sentence: Sentence, extent: Extent) -> bool:
    if opens_with_no(sentence):
        return sentence.span[0].text == "No."
    level = _level(sentence)
    if level in (Level.EXCLUDED, Level.UNLIKELY) or (level is Level.POSSIBLE and extent.end - extent.first == 1):
        return False
    words = [normal(token) for token in sentence.span if not token.is_punct]
    return bool(words) and (words[0] in _NO or words[-1] in ("no", "not"))


def weighs(sentence: Sentence) -> Candidate | None:
    """The forecast of the sentence before, weighed by another word: "We doubt it."."""
    extent = about_it(sentence)
    if extent is None or sentence.doc[extent.first].lower_ == "so":
        return None
    return Candidate("weighs-it", sentence.doc[extent.anchor], extent, None, False, _level(sentence))
