"""Causes in a prepositional phrase: "Y because of X", "Y due to X", "thanks to X, Y", "by doing X, Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from causerie.reading.causal.clauses import happening, said
from causerie.reading.causal.direction import ways
from causerie.reading.causal.draft import Draft, Part, part
from causerie.reading.causal.effects import effects
from causerie.reading.causal.lexicon import cue_file, verbs, word_set
from causerie.reading.causal.roles import acts_by_will, passive, standing
from causerie.reading.frame import Frame, Sentence
from causerie.vocabulary import Direction

FINITE = frozenset(("VBD", "VBZ", "VBP"))
CAREFUL = frozenset((("out", "of"), ("in", "the", "face", "of"), ("on", "the", "back", "of")))
HEEDED = {words: frozenset(nouns.split()) for words, nouns in cue_file("prepositions")["only"].items()}


@cache
def _phrases() -> tuple[dict[str, list[tuple[str, ...]]], frozenset[str]]:
    """The phrases by their first word, longest first, and the single words."""
    raw = cue_file("prepositions")
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted((tuple(text.split()) for text in raw["cause"]), key=len, reverse=True):
        by_first.setdefault(words[0], []).append(words)
    return by_first, frozenset(raw["single"])


def find(sentence: Sentence, frame: Frame) -> Iterator[Draft]:
    """The claims made by phrases of cause and by gerunds of means."""
    found = list(_found(sentence))
    yield from found
    if not any(d.effect.first > d.cause.end and d.cause.first < sentence.span.start + 8 for d in found):
        yield from _opening(sentence)


def _opening(sentence: Sentence) -> Iterator[Draft]:
    """ "Because of X, Y" by its commas, where the parser took Y for a list with X or for no clause."""
    by_first, _ = _phrases()
    first = sentence.span[0]
    words = next((w for w in by_first.get(first.lower_, ()) if _matches(sentence, first, w)), None)
    if words is None or words in CAREFUL:
        return
    start = first.i + len(words)
    comma = next((t for t in sentence.doc[start : sentence.span.end - 2] if t.text == ","), None)
    if comma is None or comma.i - start < 1 or any(t.tag_ in FINITE for t in sentence.doc[start : comma.i]):
        return
    rest = sentence.doc[comma.i + 1 : sentence.span.end]
    verb = next((t for t in rest if t.tag_ in FINITE and t.dep_ not in ("relcl", "aux", "auxpass")), None)
    verb = verb if verb is not None else next((t for t in rest if t.tag_ == "VBN" and t.dep_ == "acl"), None)
    if verb is None or rest[0].pos_ not in ("PRON", "DET", "NOUN", "PROPN", "ADJ") or verb.i == rest[0].i:
        return
    nouns = [t for t in sentence.doc[start : comma.i] if t.pos_ in ("NOUN", "PROPN", "PRON")]
    if not nouns:
        return
    cause = Part(sentence, start, comma.i, nouns[0])
    effect = Part(sentence, rest[0].i, sentence.span.end, verb, whole=True)
    yield Draft("phrase." + "-".join(words), cause, effect, sentence.place(first.i, start), verb)


def _found(sentence: Sentence) -> Iterator[Draft]:
    by_first, single = _phrases()
    for token in sentence.span:
        low = token.lower_
        if low in by_first:
            for words in by_first[low]:
                if _matches(sentence, token, words):
                    yield from _cause(sentence, token, token.i + len(words), " ".join(words))
                    break
        if (
            low == "based"
            and token.head.i > token.i
            and token.i + 1 < sentence.span.end
            and token.nbor().lower_ in ("on", "upon")
        ):
            yield from _cause(sentence, token, token.i + 2, "based on")
        if (
            low == "with"
            and token.dep_ == "prep"
            and any(c.dep_ == "pobj" and c.lemma_.lower() in ways().change for c in token.children)
        ):
            yield from _cause(sentence, token, token.i + 1, "with")
        if low in single and token.dep_ in ("prep", "advcl"):
            yield from _cause(sentence, token, token.i + 1, low)
        if low in ("by", "through", "in") and token.dep_ in ("prep", "agent"):
            yield from _means(sentence, token)


def _matches(sentence: Sentence, token: Token, words: tuple[str, ...]) -> bool:
    doc = sentence.doc
    end = token.i + len(words)
    return end < sentence.span.end and all(doc[token.i + n].lower_ == word for n, word in enumerate(words))


def _cause(sentence: Sentence, first: Token, end: int, words: str) -> Iterator[Draft]:
    last = sentence.doc[end - 1]
    noun = next((c for c in last.children if c.dep_ in ("pobj", "pcomp") and c.i >= end), None)
    noun = (
        noun
        if noun is not None
        else next((c for c in first.children if c.dep_ in ("pobj", "pcomp") and c.i >= end), None)
    )
    if (
        noun is None
        or noun.ent_type_ in ("DATE", "TIME", "CARDINAL", "PERCENT")
        or (words in HEEDED and noun.lemma_.lower() not in HEEDED[words])
    ):
        return
    inside = {t.i for t in sentence.doc[first.i : end]}
    anchor = first
    while anchor.i in inside and anchor.head.i != anchor.i:
        anchor = anchor.head
    if anchor.i in inside:
        return
    lacking = Direction.DECREASE if words in ("for want of", "for lack of", "in the absence of") else None
    cause = part(sentence, noun, whole=noun.dep_ == "pcomp", direction=lacking)
    rule = "phrase." + words.replace(" ", "-")
    for effect in _effects(sentence, anchor, first):
        if effect.end <= cause.first or effect.first >= cause.end:
            yield Draft(rule, cause, effect, sentence.place(first.i, end), _clause_of(anchor))


def _clause_of(anchor: Token) -> Token:
    at = anchor
    while (at.pos_ not in ("VERB", "AUX") or at.dep_ == "prep") and at.head.i != at.i:
        at = at.head
    return at


def _effects(sentence: Sentence, anchor: Token, first: Token) -> Iterator[Part]:
    """What the phrase hangs on: a clause, or a noun that is a subject, an object or alone."""
    top = first
    while top.head != anchor and top.head.i != top.i:
        top = top.head
    dated = any(t.ent_type_ == "DATE" or t.lemma_.lower() in TIMES for t in (anchor, *anchor.children))
    if anchor.pos_ in ("NOUN", "PROPN") and anchor.i < first.i and not dated:
        yield part(sentence, anchor, without=(top,))
        return
    clause = _clause_of(anchor)
    while top.head != clause and top.head.i != top.i:
        top = top.head
    if clause.pos_ in ("VERB", "AUX"):
        yield outcome(sentence, clause, top)


def outcome(sentence: Sentence, clause: Token, top: Token) -> Part:
    """What happens in the clause by the cause: what its verb acts on, its subject if it only is so, else all of it."""
    clause = said(clause)
    who = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if who is None or acts_by_will(who) or passive(clause):
        found = [e.part for e in effects(sentence, clause, verbs()) if e.rule in ("verb.up", "verb.down")]
        if found and not any(c.dep_ == "neg" for c in clause.children):
            return found[0]
    if (
        clause.lemma_ == "be"
        and not any(c.dep_ in ("attr", "acomp", "advmod", "expl") for c in clause.children)
        and top.head == clause
    ):
        above = standing(clause, verbs().through)
        if above is not None:
            return part(sentence, above.token)
    if (thing := _told(sentence, clause)) is not None:
        return thing
    whole = happening(sentence, clause, (top,))
    if (
        who is None
        and clause.dep_ == "xcomp"
        and (above := standing(clause.head, verbs().through, 2)) is not None
        and above.token.i < whole.first
    ):
        return replace(whole, first=above.token.left_edge.i, whole=True)
    return whole


EXPECTED = word_set("expected")
TIMES = word_set("times")
LESS = word_set("less")
MORE = word_set("more")


def _told(sentence: Sentence, clause: Token) -> Part | None:
    """ "A gain is expected", "output is lower": the thing alone, with its direction."""
    verb = (
        next((c for c in clause.rights if c.dep_ == "xcomp"), clause) if clause.lemma_.lower() in EXPECTED else clause
    )
    who = next(
        (
            c
            for at in (verb, clause)
            for c in at.lefts
            if c.dep_ in ("nsubj", "nsubjpass") and c.pos_ in ("NOUN", "PROPN")
        ),
        None,
    )
    if clause.dep_ == "xcomp" and who is None and clause.head.lemma_.lower() in EXPECTED:
        who = next((c for c in clause.head.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if who is None or any(c.dep_ == "neg" for at in (verb, clause) for c in at.children):
        return None
    state = next((c.lower_ for c in verb.rights if c.dep_ in ("acomp", "attr")), "")
    if state in LESS | MORE:
        return part(sentence, who, direction=Direction.DECREASE if state in LESS else Direction.INCREASE)
    return part(sentence, who) if clause.lemma_.lower() in EXPECTED and passive(clause) and verb == clause else None


def _means(sentence: Sentence, prep: Token) -> Iterator[Draft]:
    """ "By doing X, Y" and "Y by doing X"."""
    gerund = next((c for c in prep.children if c.dep_ == "pcomp" and c.tag_ == "VBG"), None)
    clause = prep.head
    if gerund is None or clause.pos_ not in ("VERB", "AUX"):
        return
    if prep.lower_ == "in":
        return
    for cause in gerunds(sentence, gerund):
        for effect in (outcome(sentence, clause, prep),):
            if effect.end <= cause.first or effect.first >= cause.end:
                yield Draft("means.by", cause, effect, sentence.at(prep), clause)


def gerunds(sentence: Sentence, head: Token) -> Iterator[Part]:
    """The gerund and those joined to it, each as a clause of its own."""
    joined = [c for c in head.rights if c.dep_ == "conj" and c.tag_ in ("VBG", "NN")]
    yield part(sentence, head, without=tuple(joined), whole=True)
    for each in joined:
        yield from gerunds(sentence, each)
