"""Reports that stand beside the clause they report: "as X says", "according to X", "in X's view"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from causerie.reading.attributions.cues import reporting
from causerie.reading.attributions.holder import holder_of, own_present, place_of
from causerie.reading.attributions.report import Place, Report
from causerie.reading.frame import Frame, Sentence
from causerie.reading.nounphrases import noun_phrase, subject
from causerie.reading.spans import trimmed


def find(frame: Frame, sentence: Sentence) -> Iterator[Report]:
    """Every report in the sentence that is set beside its content."""
    for token in sentence.span:
        word = token.lower_
        if word in ("as", "like"):
            yield from _as_says(frame, sentence, token)
        elif word == "according":
            yield from _according(sentence, token)
        elif word in ("in", "by"):
            yield from _in_view(sentence, token)


def _as_says(frame: Frame, sentence: Sentence, mark: Token) -> Iterator[Report]:
    """ "As the mayor says", "like she said", "as stipulated in the charter", "as has been reported"."""
    verb = mark.head
    if verb.lower_ in ("used", "likes", "like"):
        verb = next((c for c in verb.rights if c.dep_ == "xcomp"), verb)
    if mark.dep_ not in ("mark", "advmod", "prep") or verb.pos_ not in ("VERB", "AUX"):
        return
    clause = mark.head
    if verb.i < mark.i or clause.dep_ != "advcl":
        return
    kinds = reporting().verbs.get(verb.lemma_.lower())
    if not kinds or not kinds & {"clause", "judgement"} or own_present(frame, sentence, verb):
        return
    if any(child.dep_ in ("ccomp", "dobj") and child.lower_ != "it" for child in verb.rights):
        return
    holder = _in_document(sentence, verb)
    named = holder is not None
    if not named:
        named, holder = holder_of(sentence, verb)
    content = outside(sentence, clause.head, clause)
    if named and content:
        yield Report(f"attribution.as.{verb.lemma_.lower()}", sentence, holder, sentence.at(verb), content)


def _in_document(sentence: Sentence, verb: Token) -> Place | None:
    """The writing that a participle points to: "as laid down in the treaty"."""
    if verb.tag_ != "VBN" or subject(verb) is not None:
        return None
    for child in verb.rights:
        if child.dep_ in ("prep", "agent"):
            for noun in child.rights:
                if noun.dep_ == "pobj":
                    return place_of(sentence, noun)
    return None


def _according(sentence: Sentence, word: Token) -> Iterator[Report]:
    to = next((child for child in word.rights if child.lower_ == "to"), None)
    noun = next((child for child in to.rights if child.dep_ == "pobj"), None) if to is not None else None
    if to is None or noun is None:
        return
    content = outside(sentence, word.head, word)
    if content:
        start, _ = sentence.at(word)
        yield Report("attribution.according", sentence, place_of(sentence, noun), (start, sentence.at(to)[1]), content)


def _in_view(sentence: Sentence, word: Token) -> Iterator[Report]:
    """ "In their view", "in the eyes of many", "by his own account"."""
    noun = next((child for child in word.rights if child.dep_ == "pobj"), None)
    if noun is None or noun.lemma_.lower() not in reporting().views or word.head.pos_ not in ("VERB", "AUX", "ADJ"):
        return
    holder = possessor(sentence, noun)
    content = outside(sentence, word.head, word)
    if holder and content and not own(sentence, holder):
        yield Report("attribution.view", sentence, holder, sentence.at(noun), content)


def own(sentence: Sentence, holder: Place) -> bool:
    """Whether the holder is the speaker ("my view")."""
    return sentence.doc.text[holder[0] - sentence.base : holder[1] - sentence.base].lower() in ("my", "our")


def possessor(sentence: Sentence, noun: Token) -> Place | None:
    for child in noun.children:
        if child.dep_ == "poss":
            return sentence.place(*noun_phrase(child)) if child.pos_ != "PRON" else sentence.at(child)
        if child.dep_ == "prep" and child.lower_ == "of":
            for holder in child.rights:
                if holder.dep_ == "pobj":
                    return place_of(sentence, holder)
    return None


def outside(sentence: Sentence, clause: Token, without: Token) -> Place | None:
    """The longest run of the clause that `clause` heads on one side of `without`, coordinated clauses cut off."""
    low, high = without.left_edge.i, without.right_edge.i + 1
    while clause.pos_ not in ("VERB", "AUX") and clause.dep_ not in ("ROOT",) and clause.head != clause:
        clause = clause.head
    first, end = clause.left_edge.i, clause.right_edge.i + 1
    for child in clause.rights:
        if child.dep_ == "conj" and any(c.dep_ in ("nsubj", "nsubjpass") for c in child.lefts):
            end = min(end, child.left_edge.i)
    before, after = (first, min(low, end)), (max(high, first), end)
    best = max(before, after, key=lambda run: run[1] - run[0])
    if min(before[1] - before[0], after[1] - after[0]) > 1 and low > first:
        best = (first, end)
    if best[1] - best[0] < 1:
        return None
    first, end = trimmed(sentence, *best)
    return sentence.place(first, end)
