"""Reports by a noun or an adjective: "the minister's claim that", "fears that", "is convinced that"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from causerie.reading.agents import is_agent
from causerie.reading.attributions.clauses import own, possessor
from causerie.reading.attributions.cues import reporting
from causerie.reading.attributions.holder import holder_of, own_present, place_of
from causerie.reading.attributions.report import Place, Report
from causerie.reading.frame import Frame, Sentence
from causerie.reading.nounphrases import subject
from causerie.reading.spans import trimmed

_NAMED = frozenset(("ORG", "PERSON", "GPE", "NORP"))


def find(frame: Frame, sentence: Sentence) -> Iterator[Report]:
    """Every report in the sentence whose cue is a noun or an adjective."""
    cues = reporting()
    for token in sentence.span:
        lemma = token.lemma_.lower()
        if token.pos_ == "NOUN" and lemma in cues.nouns:
            yield from _noun(sentence, token, lemma)
        elif token.pos_ == "NOUN" and lemma in cues.called:
            yield from _called(sentence, token, lemma)
        elif lemma in cues.adjectives and token.pos_ in ("ADJ", "VERB"):
            yield from _adjective(frame, sentence, token, lemma)


def _noun(sentence: Sentence, noun: Token, lemma: str) -> Iterator[Report]:
    content = _that_clause(sentence, noun)
    if content is None:
        return
    holder = possessor(sentence, noun)
    if holder and own(sentence, holder):
        return
    named = [c for c in noun.lefts if c.dep_ in ("compound", "nmod") and c.ent_type_ in _NAMED]
    if holder is None and named:
        holder = place_of(sentence, named[-1])
    if holder is None and noun.dep_ == "pobj" and noun.head.lower_ == "in" and (who := subject(noun.head.head)):
        holder = place_of(sentence, who)
    yield Report(f"attribution.noun.{lemma}", sentence, holder, sentence.at(noun), content)


def _called(sentence: Sentence, noun: Token, lemma: str) -> Iterator[Report]:
    """ "His calls for a new pump", "the guild's criticism of the mayor"."""
    holder = possessor(sentence, noun)
    words = reporting().called[lemma]
    if holder is None or own(sentence, holder):
        return
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in words and child.right_edge.i > child.i:
            content = sentence.place(*trimmed(sentence, child.i + 1, child.right_edge.i + 1))
            yield Report(f"attribution.called.{lemma}", sentence, holder, sentence.at(noun), content)
            return


def _adjective(frame: Frame, sentence: Sentence, word: Token, lemma: str) -> Iterator[Report]:
    be = word.head if word.dep_ == "acomp" else word
    if be == word and not any(child.dep_ in ("auxpass", "aux") and child.lemma_ == "be" for child in word.lefts):
        return
    content = _that_clause(sentence, word) or (_that_clause(sentence, be) if be != word else None)
    if content is None and be != word:
        content = _felt(sentence, word, lemma)
    if content is None or own_present(frame, sentence, be):
        return
    named, holder = holder_of(sentence, be) if be != word else _subject_place(sentence, word)
    who = subject(be) if be != word else None
    if named and holder and (who is None or who.pos_ == "NOUN" or is_agent(who)):
        yield Report(f"attribution.adjective.{lemma}", sentence, holder, sentence.at(word), content)


def _felt(sentence: Sentence, word: Token, lemma: str) -> Place | None:
    """What somebody is "critical of" or "opposed to"."""
    for child in word.rights:
        if child.dep_ == "prep" and child.lower_ in reporting().felt.get(lemma, ()) and child.right_edge.i > child.i:
            return sentence.place(*trimmed(sentence, child.i + 1, child.right_edge.i + 1))
    return None


def _subject_place(sentence: Sentence, word: Token) -> tuple[bool, Place | None]:
    for child in word.lefts:
        if child.dep_ in ("nsubj", "nsubjpass"):
            return True, place_of(sentence, child)
    return False, None


def _that_clause(sentence: Sentence, word: Token) -> Place | None:
    for child in word.rights:
        clause = child.dep_ in ("acl", "ccomp")
        if clause and any((c.lower_ == "that" and c.i == word.i + 1) or _bare(c, word) for c in child.lefts):
            return sentence.place(*trimmed(sentence, child.left_edge.i, child.right_edge.i + 1))
    return None


def _bare(subject_of_clause: Token, word: Token) -> bool:
    """Whether a clause follows its noun without "that": "fears they would stay"."""
    return subject_of_clause.dep_ == "nsubj" and subject_of_clause.left_edge.i == word.i + 1
