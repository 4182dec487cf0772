"""Forecasts: what a speaker says will, may or will not be the case (CODING.md 4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from causerie.reading.certainty import certainty_of
from causerie.reading.forecasts.answers import answer, weighs
from causerie.reading.forecasts.candidate import Candidate
from causerie.reading.forecasts.carried import carried
from causerie.reading.forecasts.condition import condition_of
from causerie.reading.forecasts.expected import expected
from causerie.reading.forecasts.extent import SUBJECTS, Extent, subject_of
from causerie.reading.forecasts.horizon import horizon_of, times, year_of
from causerie.reading.forecasts.modals import TOLD
from causerie.reading.forecasts.nominal import cleft, nominal
from causerie.reading.forecasts.resolvable import likeliest
from causerie.reading.forecasts.scheduled import scheduled
from causerie.reading.forecasts.verbal import verbal
from causerie.reading.frame import Frame, Sentence
from causerie.reading.pronouns import antecedent
from causerie.reading.sources import Chain
from causerie.values import Forecast, Mention, Span
from causerie.vocabulary import Level, Role

_RULES = (verbal, expected, nominal, cleft, scheduled)


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate with what lies outside its sentence: what it stands for, the question that it answers."""

    candidate: Candidate
    refers_to: Span | None = None
    question: Sentence | None = None


def find_forecasts(frame: Frame, chain: Chain) -> tuple[Forecast, ...]:
    """All forecasts of a document, in order of their propositions, each naming the rule that found it."""
    found: dict[tuple[int, int], Forecast] = {}
    last: tuple[int, Forecast] | None = None
    told = year_of(frame.document.date)
    for sentence in frame.sentences:
        if sentence.text.endswith("?"):
            continue
        before = last[1] if last and last[0] == sentence.index - 1 else None
        spans = times(sentence, told)
        for one in _candidates(frame, sentence, spans, before):
            forecast = dress(frame, sentence, one, spans, chain)
            found.setdefault((forecast.proposition.start or 0, forecast.proposition.end or 0), forecast)
            last = (sentence.index, forecast)
    return carried(frame, [found[key] for key in sorted(found)])


def _candidates(
    frame: Frame, sentence: Sentence, spans: tuple[Extent, ...], before: Forecast | None
) -> Iterator[Found]:
    answered = answer(frame, sentence)
    if answered is not None:
        yield Found(answered.candidate, answered.refers_to, answered.question)
        return
    weighing = weighs(sentence) if before is not None else None
    if weighing is not None and before is not None:
        said = before.proposition
        yield Found(weighing, Span(said.text, said.start or 0, said.end or 0))
        return
    for token in sentence.span:
        if token.pos_ in _MUTE:
            continue
        for rule in _RULES:
            for candidate in rule(token, spans):
                if candidate.rule.startswith(TOLD) and frame.turn_of(sentence).role is not Role.NARRATOR:
                    continue
                yield Found(candidate, stands_for(frame, sentence, candidate))


def stands_for(frame: Frame, sentence: Sentence, candidate: Candidate) -> Span | None:
    """What the subject stands for, where it is a bare pronoun."""
    subject = subject_of(candidate.head)
    if subject is None or subject.i != candidate.extent.first or subject.pos_ != "PRON":
        return None
    return antecedent(frame, sentence, subject) if subject.lower_ in _PRONOUNS else None


_MUTE = frozenset({"DET", "PUNCT", "PRON", "PROPN", "SPACE", "CCONJ", "NUM"})
"""Parts of speech that introduce no forecast."""
_NOBODY = frozenset({"nobody", "nothing", "none", "neither"})
_NO = frozenset({"no", "neither", "none", "not"})
_PRONOUNS = frozenset({"it", "he", "she", "they", "this", "that", "these", "those"})


def dress(frame: Frame, sentence: Sentence, one: Found, spans: tuple[Extent, ...], chain: Chain) -> Forecast:
    """The forecast with all that its clause says; `spans` are the times of the sentence."""
    candidate = one.candidate
    proposition = replace(_mention(frame, sentence, candidate.extent), refers_to=one.refers_to)
    certainty = certainty_of(sentence, candidate.head)
    if candidate.level is not None:
        certainty = replace(certainty, level=candidate.level)
    horizon = _horizon(frame, sentence, one, spans)
    negated = _negated(candidate) if candidate.negated is None else candidate.negated
    when = horizon.text if horizon else None
    asked = one.question.root if one.question else None
    return Forecast(
        quote=frame.quote(sentence),
        proposition=proposition,
        negated=negated and certainty.level is not Level.EXCLUDED,
        certainty=certainty,
        resolvable=likeliest(sentence, candidate.head, candidate.extent, when, asked),
        condition=_condition(frame, sentence, one),
        horizon=horizon,
        source=chain(proposition.start or 0, proposition.end or 0),
        rule=f"forecasts.{candidate.rule}",
    )


def _horizon(frame: Frame, sentence: Sentence, one: Found, spans: tuple[Extent, ...]) -> Mention | None:
    """The time in the clause; in a short answer any time, else the question's, as for "It will not."."""
    extent = horizon_of(sentence, one.candidate.head, spans, one.candidate.extent)
    if extent is None and one.question is None and one.candidate.head.tag_ == "MD" and sentence.index:
        return _asked(frame, frame.sentences[sentence.index - 1])
    if one.question is None or extent is not None:
        return _mention(frame, sentence, extent) if extent else None
    if spans:
        return _mention(frame, sentence, spans[0])
    return _asked(frame, one.question)


def _asked(frame: Frame, question: Sentence) -> Mention | None:
    """The time in a question; what is no question gives none."""
    asked = times(question, year_of(frame.document.date)) if question.text.endswith("?") else ()
    return _mention(frame, question, asked[0]) if asked else None


def _condition(frame: Frame, sentence: Sentence, one: Found) -> Mention | None:
    if one.candidate.condition is not None:
        return _mention(frame, sentence, one.candidate.condition.extent)
    asked = condition_of(one.question.root) if one.question is not None else None
    return _mention(frame, one.question, asked.extent) if asked is not None and one.question is not None else None


def _mention(frame: Frame, sentence: Sentence, extent: Extent) -> Mention:
    start, end = sentence.place(extent.first, extent.end)
    if extent.end - extent.first == 1 and end - start > 1 and frame.document.text[end - 1] == ".":
        end -= 1
    return Mention(frame.document.text[start:end], start, end)


def _negated(candidate: Candidate) -> bool:
    """Whether the clause itself denies that it will happen."""
    return any(_negates(child, candidate.head) for child in candidate.head.children)


def _negates(child: Token, head: Token) -> bool:
    if child.dep_ == "neg":
        return child.i + 1 >= len(head.doc) or head.doc[child.i + 1].lower_ != "only"
    if child.dep_ in SUBJECTS and child.i < head.i:
        return child.lower_ in _NOBODY or child.left_edge.lower_ in _NO
    return child.dep_ in ("attr", "dobj") and child.left_edge.lower_ in ("no", "nothing", "nobody")
