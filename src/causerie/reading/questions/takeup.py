"""Whether an answer takes a question up: yes, partly, or evaded, with the reason's name.

The rules are tried in order, each a sign that a reader could point at. They say whether the answer
speaks to the question, never whether it is true or complete.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from causerie.reading.frame import Sentence, plain
from causerie.reading.questions.cues import anywhere, opening, table
from causerie.vocabulary import TakenUp

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_ANAPHORS = frozenset(["it", "they", "he", "she", "that", "this", "these", "those", "them", "there"])
_PLACES = frozenset(["GPE", "LOC", "FAC"])
_TIMES = frozenset(["DATE", "TIME"])
_AMOUNTS = frozenset(["CARDINAL", "QUANTITY", "PERCENT", "MONEY"])
_PEOPLE = frozenset(["PERSON", "ORG", "NORP", "GPE"])
_MEASURES = frozenset(["many", "much", "long", "often", "far", "soon", "old", "big", "high", "likely"])
_ASKED_BY = {"when": _TIMES, "where": _PLACES, "who": _PEOPLE, "whom": _PEOPLE, "whose": _PEOPLE}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a question was taken up and by which rule."""

    taken_up: TakenUp
    rule: str


def judge(question: Sequence[Sentence], answer: Sequence[Sentence]) -> Verdict:
    """How an answer (its sentences) meets a question (its sentences, the asking one last)."""
    if not answer:
        return Verdict(TakenUp.EVADED, "question.unanswered")
    head = plain(answer[0].text).lower()
    shared = overlap(question, answer)
    if anywhere("evades", "phrases").search(" ".join(plain(s.text).lower() for s in answer[:2])) is not None:
        stays = len(answer) >= 2 and shared >= 0.5
        return Verdict(TakenUp.PARTLY if stays else TakenUp.EVADED, "question.evasive-words")
    if head.endswith("?") and len(answer) <= 2 and len(head.split()) > 2:
        return Verdict(TakenUp.EVADED, "question.counter-question")
    direct = _direct(question[-1], answer, head)
    if direct is not None:
        return Verdict(TakenUp.YES, direct)
    if _hearer(question[-1], answer[0]):
        return Verdict(TakenUp.YES, "question.speaks-of-self")
    if shared > 0:
        return Verdict(TakenUp.YES, "question.shared-words")
    if _anaphoric(answer[0]):
        return Verdict(TakenUp.YES, "question.pronoun")
    if _fragment(answer[0]):
        return Verdict(TakenUp.YES, "question.fragment")
    return Verdict(TakenUp.PARTLY, "question.no-shared-words")


def _direct(question: Sentence, answer: Sequence[Sentence], head: str) -> str | None:
    """The rule by which an answer is of the kind that the question word asks for."""
    word = wh_word(question)
    if word is None or word == "whether":
        return _polar(head)
    first = answer[:3]
    low = " ".join(plain(s.text).lower() for s in first)
    if word in ("why", "how") and anywhere("kinds", "why").search(low) is not None:
        return "question.reason-given"
    wanted = _AMOUNTS | _TIMES if word == "how" and _counts(question) else _ASKED_BY.get(word)
    if wanted and any(e.label_ in wanted for s in first for e in s.span.ents):
        return f"question.{word}-given"
    return (
        "question.open" if word in ("what", "how") and sum(content(t) is not None for t in question.span) <= 1 else None
    )


def _polar(head: str) -> str | None:
    """The rule by which the first sentence of an answer says yes, no, or how likely."""
    for part, rule in (("confirms", "confirmed"), ("denies", "denied")):
        if opening(part, "words").match(head) is not None:
            return f"question.{rule}"
    return "question.graded" if anywhere("grades", "words").search(head) is not None else None


def _hearer(question: Sentence, first: Sentence) -> bool:
    """Whether a question about "you" gets an answer that begins with "I" or "we"."""
    asked = any(t.lower_ in ("you", "your", "yours", "yourself") for t in question.span)
    return asked and any(t.lower_ in ("i", "we", "my", "our", "me", "us") for t in list(first.span)[:12])


def wh_word(question: Sentence) -> str | None:
    """The question word that heads a question, in small letters; None for yes/no questions."""
    for token in list(question.span)[:8]:
        if token.tag_ in ("WDT", "WP", "WP$", "WRB"):
            return token.lower_
        if token.pos_ in ("AUX", "VERB") and token.i == question.span.start:
            return None
    return None


def _counts(question: Sentence) -> bool:
    words = [t.lower_ for t in question.span]
    return any(a == "how" and b in _MEASURES for a, b in pairwise(words))


def overlap(question: Sequence[Sentence], answer: Sequence[Sentence]) -> float:
    """Share of the question's content words that come back in the answer."""
    asked = {key for s in question for t in s.span if (key := content(t))}
    if not asked:
        return 0.0
    said = {key for s in answer for t in s.span if (key := content(t))}
    return len(asked & said) / len(asked)


def content(token: Token) -> str | None:
    """The lemma of a word with content of its own, in small letters; None for all others."""
    if token.pos_ not in _CONTENT or len(token) < 3:
        return None
    lemma = token.lemma_.lower()
    return None if lemma in table()["light"]["lemmas"] or token.is_stop else lemma


def _anaphoric(sentence: Sentence) -> bool:
    first = [t for t in sentence.span if t.is_alpha][:4]
    return any(t.lower_ in _ANAPHORS for t in first)


def _fragment(sentence: Sentence) -> bool:
    words = [t for t in sentence.span if t.is_alpha]
    return len(words) <= 6 and not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in words)
