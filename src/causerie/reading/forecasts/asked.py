"""Questions on what is to come, and which of them a short answer answers."""

from __future__ import annotations

from causerie.reading.certainty import normal
from causerie.reading.forecasts.cues import answer_words
from causerie.reading.forecasts.fragments import LONGEST, fragment
from causerie.reading.frame import Frame, Sentence
from causerie.values import Span
from causerie.vocabulary import Role


def question(frame: Frame, sentence: Sentence) -> Sentence | None:
    """The question on what is to come that this sentence answers, directly or after another short answer."""
    before = _previous(frame, sentence)
    for _ in range(3):
        if before is None or _headline(frame, before, sentence):
            return None
        if not _asks(before):
            short = before.turn == sentence.turn and len(before.span) <= LONGEST and fragment(before) is not None
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


def _headline(frame: Frame, before: Sentence, sentence: Sentence) -> bool:
    """Whether the sentence before is a title, or a narrator's question of another paragraph: it waits for no answer."""
    return frame.turn_of(before).role is Role.NARRATOR and before.base != sentence.base


def _asks(sentence: Sentence) -> bool:
    return sentence.text.rstrip("\"'”’»)").endswith("?")


def _follows_up(question: Sentence) -> bool:
    """A question without a verb asks on in the tense of the one before: "And the islands?"."""
    return len(question.span) <= 8 and not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in question.span)


def _future_before(frame: Frame, question: Sentence) -> bool:
    recent = frame.sentences[max(0, question.index - 6) : question.index]
    asked = [sentence for sentence in recent if _asks(sentence)]
    return bool(asked) and asks_future(asked[-1])


def asks_future(question: Sentence) -> bool:
    """Whether a question asks about what is to come."""
    text = " ".join(normal(token) for token in question.span)
    if answer_words().not_future.search(text) or _of_the_past(question):
        return False
    return bool(answer_words().future.search(text)) or (
        " if " in f" {text} " and bool(answer_words().hypothesis.search(text))
    )


def _of_the_past(question: Sentence) -> bool:
    """Whether the question opens with a past tense: "Was the fire inevitable?"."""
    opener = next((t for t in question.span if t.pos_ in ("AUX", "VERB")), None)
    return opener is not None and opener.tag_ == "VBD" and not any(t.tag_ == "MD" for t in question.span)


def clause(frame: Frame, question: Sentence) -> Span | None:
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
