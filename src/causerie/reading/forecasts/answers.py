"""Short answers that confirm, deny or fill in the forecast in a question (CODING.md 4).

"Will it hold? - Hardly.": the quote is the answer, `refers_to` the question's clause.
"""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files

from causerie.reading.certainty import Hedge, hedges, normal
from causerie.reading.forecasts.candidate import Candidate
from causerie.reading.forecasts.condition import Condition
from causerie.reading.forecasts.extent import SUBJECTS, Extent
from causerie.reading.frame import Frame, Sentence
from causerie.values import Span
from causerie.vocabulary import Level

_LONGEST = 14
"""Answers with more words than this are read as sentences of their own."""
_WEIGHS = frozenset({"doubt", "rule", "exclude", "expect", "believe", "bet", "see", "fear", "guarantee", "find"})
_STOPS = frozenset({",", ";", ":", ".", "!", "–", "—", "-", "...", "(", ")"})
_OPENERS = frozenset({"if", "unless", "provided", "because", "since", "as", "while", "although", "though", "so", "which", "who"})


@dataclass(frozen=True, slots=True)
class _Words:
    future: re.Pattern[str]
    hypothesis: re.Pattern[str]
    not_future: re.Pattern[str]
    no: frozenset[str]
    yes: frozenset[str]


@functools.cache
def _words() -> _Words:
    data = tomllib.loads(files("causerie.reading").joinpath("cues/answers.toml").read_text("utf-8"))
    return _Words(
        future=_any_of(data["future"]),
        hypothesis=_any_of(data["hypothesis"]),
        not_future=_any_of(data["not_future"]),
        no=frozenset(data["no"]),
        yes=frozenset(data["yes"]),
    )


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


@dataclass(frozen=True, slots=True)
class Answered:
    """A short answer as a candidate, with the question's clause that it takes up."""

    candidate: Candidate
    refers_to: Span | None
    question: Sentence


def answer(frame: Frame, sentence: Sentence) -> Answered | None:
    """The forecast that this sentence makes of the question before it, if it is a short answer to one."""
    if len(sentence.span) > _LONGEST and not _opens_with_no(sentence):
        return None
    question = _question(frame, sentence)
    if question is None:
        return None
    pronoun = _about_it(sentence)
    extent = pronoun or _fragment(sentence)
    if extent is None:
        return None
    head = sentence.doc[extent.anchor]
    kind = "answer.it" if pronoun else "answer.fragment"
    candidate = Candidate(kind, head, extent, _proviso(sentence), _denies(sentence, extent), _level(sentence, extent))
    return Answered(candidate, _clause(frame, question), question)


def _proviso(sentence: Sentence) -> Condition | None:
    """"Probably, if it stays mild.": the condition in a short answer."""
    for first, end in _pieces(sentence):
        word = sentence.doc[first].lower_
        if word in ("if", "unless", "provided") and end - first > 1:
            return Condition(Extent(first + (word != "unless"), end, first), True, word)
    return None


def _opens_with_no(sentence: Sentence) -> bool:
    """The parser keeps the stop of "No." in the word and runs on into the next sentence."""
    return sentence.span[0].text in ("No.", "Yes.")


def _question(frame: Frame, sentence: Sentence) -> Sentence | None:
    """The question on what is to come that this sentence answers, directly or after another short answer."""
    before = _previous(frame, sentence)
    for _ in range(3):
        if before is None:
            return None
        if not _asks(before):
            short = before.turn == sentence.turn and len(before.span) <= _LONGEST and _fragment(before) is not None
            if not short:
                return None
        elif asks_future(before):
            return before
        elif _follows_up(before):
            return before if _future_before(frame, before) else None
        elif len(before.span) > 8:
            return None
        before = _previous(frame, before)
    return None


def _previous(frame: Frame, sentence: Sentence) -> Sentence | None:
    return frame.sentences[sentence.index - 1] if sentence.index else None


def _asks(sentence: Sentence) -> bool:
    return sentence.text.rstrip("\"'”’»)").endswith("?")


def _follows_up(question: Sentence) -> bool:
    """"And the islands?", "A hundred, then?": a question without a verb asks on in the tense of the one before."""
    return len(question.span) <= 8 and not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in question.span)


def _future_before(frame: Frame, question: Sentence) -> bool:
    recent = frame.sentences[max(0, question.index - 6) : question.index]
    asked = [sentence for sentence in recent if _asks(sentence)]
    return bool(asked) and asks_future(asked[-1])


def asks_future(question: Sentence) -> bool:
    """Whether a question asks about what is to come."""
    text = " ".join(normal(token) for token in question.span)
    if _words().not_future.search(text):
        return False
    return bool(_words().future.search(text)) or (" if " in f" {text} " and bool(_words().hypothesis.search(text)))


def _about_it(sentence: Sentence) -> Extent | None:
    """"I doubt it", "It is inevitable", "I wouldn't rule it out", "I think so": the pronoun is what is weighed."""
    if not hedges(sentence) or len(sentence.span) > _LONGEST or any(t.lower_ == "late" for t in sentence.span):
        return None
    for token in sentence.span:
        if token.lower_ in ("it", "that", "so") and token.dep_ in ("dobj", "nsubj", "nsubjpass", "advmod", "ccomp", "attr"):
            verb = token.head
            if token.lower_ == "so" and verb.lemma_ not in ("think", "believe", "expect", "suppose", "hope", "say"):
                continue
            if token.dep_ == "dobj" and verb.lemma_ not in _WEIGHS:
                continue
            if token.dep_ in SUBJECTS and not (verb.lemma_ in ("be", "exclude", "rule") or verb.lower_ in ("could", "might", "may")):
                continue
            return Extent(token.i, token.i + 1, token.i)
    return None


def _fragment(sentence: Sentence) -> Extent | None:
    """The words of an answer without a clause of its own, hedges and yes or no put aside if more is said."""
    if _opens_with_no(sentence):
        return Extent(sentence.span.start, sentence.span.start + 1, sentence.span.start)
    pieces = [piece for piece in _pieces(sentence) if not _subordinate(sentence, piece)]
    said = [piece for piece in pieces if not _aside(sentence, piece)]
    chosen = (said or pieces)[:1]
    if not chosen or any(_has_clause(sentence, piece) for piece in said):
        return None
    first, end = chosen[0]
    if sentence.doc[first].lower_ in ("the", "a", "an", "but", "and", "then", "well") and end - first > 1:
        first += 1
    return Extent(first, end, first)


def _pieces(sentence: Sentence) -> list[tuple[int, int]]:
    """The runs of tokens between commas, dashes and stops."""
    pieces: list[tuple[int, int]] = []
    first = None
    for token in sentence.span:
        if (token.text in _STOPS and token.tag_ != "HYPH") or token.is_space:
            if first is not None:
                pieces.append((first, token.i))
            first = None
        elif first is None:
            first = token.i
    if first is not None:
        pieces.append((first, sentence.span.end))
    return pieces


def _subordinate(sentence: Sentence, piece: tuple[int, int]) -> bool:
    return sentence.doc[piece[0]].lower_ in _OPENERS


def _aside(sentence: Sentence, piece: tuple[int, int]) -> bool:
    words = [normal(token) for token in sentence.doc[piece[0] : piece[1]]]
    phrase = " ".join(words)
    if phrase in _words().no or phrase in _words().yes:
        return True
    covered = {i for hedge in hedges(sentence) for i in range(hedge.first, hedge.end)}
    return all(i in covered for i in range(*piece))


def _has_clause(sentence: Sentence, piece: tuple[int, int]) -> bool:
    words = sentence.doc[piece[0] : piece[1]]
    return words[0].tag_ == "VB" or any(t.tag_ in ("VBZ", "VBP", "VBD", "MD") for t in words)


def _level(sentence: Sentence, extent: Extent) -> Level | None:
    """The level of the hedge in the answer that is farthest from certain."""
    if _opens_with_no(sentence):
        return Level.CERTAIN
    found: tuple[Hedge, ...] = hedges(sentence)
    return min((hedge.level for hedge in found), key=lambda level: level.rank, default=Level.CERTAIN)


def _denies(sentence: Sentence, extent: Extent) -> bool:
    if _opens_with_no(sentence):
        return sentence.span[0].text == "No."
    level = _level(sentence, extent)
    if level in (Level.EXCLUDED, Level.UNLIKELY) or (level is Level.POSSIBLE and extent.end - extent.first == 1):
        return False
    words = [normal(token) for token in sentence.span if not token.is_punct]
    return bool(words) and (words[0] in ("no", "not", "never", "nothing", "nobody", "none") or words[-1] in ("no", "not"))


def _clause(frame: Frame, question: Sentence) -> Span | None:
    """The question's clause without the verb that stands before its subject."""
    tokens = [token for token in question.span if not token.is_space]
    start = tokens[0]
    if start.tag_ in ("MD", "VBZ", "VBP", "VBD") or start.lower_ in ("is", "are", "do", "does"):
        tokens = tokens[1:]
    elif start.lower_ in ("and", "but", "so"):
        tokens = tokens[1:]
        if tokens and tokens[0].tag_ in ("MD", "VBZ", "VBP"):
            tokens = tokens[1:]
    while tokens and (tokens[-1].is_punct or tokens[-1].is_space):
        tokens.pop()
    while len(tokens) > 1 and (tokens[0].lower_ in ("the", "a", "an") or tokens[0].is_punct):
        tokens = tokens[1:]
    if not tokens:
        return None
    return frame.words(*question.place(tokens[0].i, tokens[-1].i + 1))


def weighs(sentence: Sentence) -> Candidate | None:
    """"We doubt it.": the forecast of the sentence before, weighed by another word."""
    extent = _about_it(sentence)
    if extent is None or sentence.doc[extent.first].lower_ == "so":
        return None
    return Candidate("weighs-it", sentence.doc[extent.anchor], extent, None, False, _level(sentence, extent))
