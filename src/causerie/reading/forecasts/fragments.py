"""The parts of a short answer: what it says beside yes, no and hedges."""

from __future__ import annotations

from spacy.tokens import Token

from causerie.reading.certainty import hedges, normal
from causerie.reading.forecasts.cues import answer_words
from causerie.reading.forecasts.extent import SUBJECTS, Extent
from causerie.reading.frame import Sentence

LONGEST = 14
"""Answers with more words than this are read as sentences of their own."""
_WEIGHS = frozenset({"doubt", "rule", "exclude", "expect", "believe", "bet", "see", "fear", "guarantee", "find"})
_THINKS = frozenset({"think", "believe", "expect", "suppose", "hope", "say"})
_PLACES = SUBJECTS | {"dobj", "advmod", "ccomp", "attr"}
_STOPS = frozenset({",", ";", ":", ".", "!", "–", "—", "-", "...", "(", ")"})
_COUNTS = frozenset({"first", "firstly", "second", "secondly", "third", "thirdly", "finally", "last", "next"})
"""Words that open a list of things and so answer nothing by themselves."""
_OPENERS = frozenset(
    {"if", "unless", "provided", "because", "since", "as", "while", "although", "though", "so", "which", "who"}
)


def opens_with_no(sentence: Sentence) -> bool:
    """The parser keeps the stop of "No." in the word and runs on into the next sentence."""
    return sentence.span[0].text in ("No.", "Yes.")


def fragment(sentence: Sentence) -> Extent | None:
    """The words of an answer without a clause of its own, hedges and yes or no put aside if more is said."""
    if opens_with_no(sentence):
        return Extent(sentence.span.start, sentence.span.start + 1, sentence.span.start)
    whole = [piece for piece in pieces(sentence) if not _subordinate(sentence, piece)]
    said = [piece for piece in whole if not _aside(sentence, piece)]
    chosen = (said or whole)[:1]
    if not chosen or any(_has_clause(sentence, piece) for piece in said):
        return None
    first, end = chosen[0]
    if end - first == 1 and sentence.doc[first].lower_ in _COUNTS:
        return None
    if sentence.doc[first].lower_ in ("the", "a", "an", "but", "and", "then", "well") and end - first > 1:
        first += 1
    return Extent(first, end, first)


def pieces(sentence: Sentence) -> list[tuple[int, int]]:
    """The runs of tokens between commas, dashes and stops."""
    found: list[tuple[int, int]] = []
    first = None
    for token in sentence.span:
        if (token.text in _STOPS and token.tag_ != "HYPH") or token.is_space:
            if first is not None:
                found.append((first, token.i))
            first = None
        elif first is None:
            first = token.i
    if first is not None:
        found.append((first, sentence.span.end))
    return found


def _subordinate(sentence: Sentence, piece: tuple[int, int]) -> bool:
    return sentence.doc[piece[0]].lower_ in _OPENERS


def _aside(sentence: Sentence, piece: tuple[int, int]) -> bool:
    words = [normal(token) for token in sentence.doc[piece[0] : piece[1]]]
    phrase = " ".join(words)
    if phrase in answer_words().no or phrase in answer_words().yes:
        return True
    covered = {i for hedge in hedges(sentence) for i in range(hedge.first, hedge.end)}
    return all(i in covered for i in range(*piece))


def _has_clause(sentence: Sentence, piece: tuple[int, int]) -> bool:
    words = sentence.doc[piece[0] : piece[1]]
    return words[0].tag_ == "VB" or any(t.tag_ in ("VBZ", "VBP", "VBD", "MD") for t in words)


def about_it(sentence: Sentence) -> Extent | None:
    """The pronoun that a short sentence weighs: "I doubt it", "It is inevitable", "I think so"."""
    if not hedges(sentence) or len(sentence.span) > LONGEST or any(t.lower_ == "late" for t in sentence.span):
        return None
    for token in sentence.span:
        if token.lower_ in ("it", "that", "so") and token.dep_ in _PLACES and _is_weighed(sentence, token):
            return Extent(token.i, token.i + 1, token.i)
    return None


def _is_weighed(sentence: Sentence, pronoun: Token) -> bool:
    verb = pronoun.head
    if pronoun.lower_ == "so":
        return verb.lemma_ in _THINKS
    if pronoun.dep_ == "dobj":
        return verb.lemma_ in _WEIGHS
    if pronoun.dep_ in SUBJECTS:
        if any(t.lower_ == "that" and t.dep_ == "mark" for t in verb.subtree):
            return False
        modal = verb.lower_ in ("could", "might", "may") or verb.lemma_ in ("exclude", "rule")
        return modal or (verb.lemma_ == "be" and _hedged(sentence, verb))
    return True


def _hedged(sentence: Sentence, verb: Token) -> bool:
    """Whether a hedge stands beside the verb or is its predicate."""
    covered = {i for hedge in hedges(sentence) for i in range(hedge.first, hedge.end)}
    return any(c.i in covered and c.dep_ not in ("ccomp", "advcl") for c in verb.children)
