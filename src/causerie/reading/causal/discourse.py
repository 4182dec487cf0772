"""Links that a speaker draws between clauses or sentences: so, therefore, that is why, this means.

The first clause is the cause, the second the effect. A law of more and less is no effect of the
sentence before it, so that "as a result" before one links nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from causerie.reading.causal import comparative
from causerie.reading.causal.clauses import (
    MODALS,
    asks,
    auxiliaries,
    clause,
    coordinated,
    happening,
    happenings,
    has_subject,
    said,
    subject,
    words,
)
from causerie.reading.causal.draft import Draft, Part, part
from causerie.reading.frame import Frame, Sentence
from causerie.vocabulary import Direction, Status

VERBAL = ("VERB", "AUX")


def find(sentence: Sentence, frame: Frame) -> Iterator[Draft]:
    """The links of a sentence to what stands before it, in it or in the sentence before."""
    if asks(sentence):
        return
    for token in sentence.span:
        low = token.lower_
        if low in words("discourse", "connective"):
            yield from _connected(sentence, frame, token, token, low if low in ("so", "hence") else "therefore")
        elif low in ("why", "how"):
            yield from _is_why(sentence, token)
        elif token.lemma_ == "mean" and token.pos_ == "VERB":
            yield from _means(sentence, token)
        elif low == "otherwise":
            yield from _otherwise(sentence, frame, token)
        elif low in ("result", "consequence", "reason", "reasons"):
            first = _phrase(sentence, token)
            if first is not None:
                yield from _connected(sentence, frame, first, token, "as.a.result")


def _phrase(sentence: Sentence, last: Token) -> Token | None:
    """The first token of a connective of several words that ends here ("as a result")."""
    doc = sentence.doc
    if last.i - 2 < sentence.span.start or (last.i + 1 < len(doc) and doc[last.i + 1].lower_ == "of"):
        return None
    said_ = " ".join(doc[i].lower_ for i in range(last.i - 2, last.i + 1))
    return doc[last.i - 2] if said_ in words("discourse", "phrase") else None


def _connected(sentence: Sentence, frame: Frame, first: Token, last: Token, rule: str) -> Iterator[Draft]:
    if rule == "so" and not _joins(sentence, first):
        return
    effect = _second(sentence, first, last)
    if effect is None or any(True for _ in comparative.find(sentence, frame)):
        return
    start = (first.i <= sentence.span.start + 1) or all(
        sentence.doc[i].pos_ in ("CCONJ", "PUNCT", "SPACE") for i in range(sentence.span.start, first.i)
    )
    cause = None if start else _first(sentence, effect, first)
    if cause is None and (start or rule != "so"):
        cause = _before(sentence, frame)
        if rule == "so" and _talks(effect):
            return
    if cause is None:
        return
    cue = sentence.place(first.i, last.i + 1)
    here = cause.sentence.index == sentence.index
    for each in _effects(sentence, effect, (cause.head,) if here else ()):
        apart = not here or each.first >= cause.end or each.end <= cause.first
        if apart and not (rule == "so" and each.first < first.i):
            yield Draft(rule, cause, each, cue, said(effect), Status.ASSERTED)


def _effects(sentence: Sentence, effect: Token, skip: tuple[Token, ...]) -> Iterator[Part]:
    """What the second clause says happens; a clause joined to it with a subject of its own is another matter."""
    fresh = tuple(c for c in coordinated(effect)[1:] if has_subject(c))
    yield from happenings(sentence, effect, skip + fresh)


def _joins(sentence: Sentence, so: Token) -> bool:
    """Whether "so" joins two clauses, and is not "so many", "so that", "so do I"."""
    doc = sentence.doc
    after = doc[so.i + 1].lower_ if so.i + 1 < len(doc) else ""
    before = doc[so.i - 1] if so.i > sentence.span.start else None
    if after in words("discourse", "apart_after") or so.dep_ not in ("advmod", "cc", "mark", "dep", "ROOT", "prep"):
        return False
    return before is None or before.is_punct or before.lower_ in ("and", "or") or _enables(sentence, so)


def _enables(sentence: Sentence, so: Token) -> bool:
    """Whether "so" without a comma opens what can then be done: "left early so the others could rest"."""
    after = list(sentence.doc[so.i + 1 : min(so.i + 8, sentence.span.end)])
    opens = bool(after) and after[0].pos_ in ("PRON", "DET", "NOUN", "PROPN")
    modal = next((n for n, t in enumerate(after) if t.tag_ == "MD"), 0)
    return opens and modal > 0 and not any(t.is_punct or t.pos_ in ("VERB", "SCONJ") for t in after[:modal])


def _second(sentence: Sentence, first: Token, last: Token) -> Token | None:
    """The verb of the clause that the connective belongs to."""
    head = last
    while head.pos_ not in VERBAL and head.head != head:
        head = head.head
    if head.pos_ not in VERBAL:
        return None
    # a connective that hangs on the first clause belongs to the verb that follows it
    later = [c for c in coordinated(head)[1:] if c.i > last.i] if head.i < first.i else []
    if head.i < first.i and not any(
        c.lower_ in ("is", "are", "shall", "will", "be") or c.dep_ == "aux" for c in head.children if c.i < first.i
    ):
        return later[0] if later else None
    return later[0] if later and head.i < first.i else head


def _first(sentence: Sentence, effect: Token, connective: Token) -> Part | None:
    """The clause before the connective in the same sentence."""
    above = effect.head
    if (
        effect.dep_ in ("conj", "parataxis", "ccomp", "advcl", "dep")
        and above.i < connective.i
        and above.pos_ in VERBAL
    ):
        return _nearest(sentence, above, effect, connective)
    left = [
        c
        for c in effect.lefts
        if c.dep_ in ("ccomp", "parataxis", "advcl", "nsubj", "csubj") and c.pos_ in VERBAL and c.i < connective.i
    ]
    return _nearest(sentence, left[-1], effect, connective) if left else None


def _nearest(sentence: Sentence, head: Token, effect: Token, connective: Token) -> Part:
    """Of the clauses that end before the connective the last one that has a subject of its own."""
    chain = [c for c in coordinated(said(head)) if c.i < connective.i and c != effect]
    near = next((c for c in reversed(chain) if has_subject(c)), said(head))
    found = happening(sentence, near, (effect,))
    return (
        replace(found, end=min(found.end, connective.i))
        if found.first < connective.i
        else clause(sentence, near, (effect,))
    )


def _before(sentence: Sentence, frame: Frame) -> Part | None:
    """What the sentence before says; nothing where it asks or there is none."""
    previous = frame.before(sentence)
    if previous is None or asks(previous) or previous.root.pos_ not in VERBAL or previous.base != sentence.base:
        return None
    chain = coordinated(said(previous.root))
    but = [
        c for c in chain[1:] if has_subject(c) and any(k.dep_ == "cc" and k.lower_ == "but" for k in c.head.children)
    ]
    return happening(previous, but[-1] if but else chain[0])


def _talks(effect: Token) -> bool:
    """ "So I will talk about ...", "so it is said": no effect of anything."""
    who = subject(effect)
    if effect.lemma_ in ("be", "do", "have") and not any(c.i > effect.i and not c.is_punct for c in effect.children):
        return True
    order = effect.tag_ == "VB" and not auxiliaries(effect)
    return effect.lemma_ in words("discourse", "talk") or who is None or order


def _is_why(sentence: Sentence, why: Token) -> Iterator[Draft]:
    """ "That is why Y": the pronoun is the cause, the clause below "why" the effect."""
    below = why.head
    link = below.head
    if below.pos_ not in VERBAL or link.lemma_ != "be" or below.i < link.i or below == link:
        return
    who = next((c for c in link.children if c.dep_ in ("nsubj", "attr") and c.i < link.i), None)
    if who is None or who.lower_ not in words("discourse", "pointer") - {"it"}:
        return
    cause = Part(sentence, who.i, who.i + 1, who)
    for effect in happenings(sentence, below, (link,)):
        yield Draft("is.why", cause, effect, sentence.place(link.i, why.i + 1), below, Status.ASSERTED)


def _means(sentence: Sentence, verb: Token) -> Iterator[Draft]:
    """ "This means that Y", "fewer boats mean fewer fish"; what a person means is no link."""
    who = subject(verb)
    if who is None or who.i > verb.i or auxiliaries(verb) & {"do", "does", "did"}:
        return
    pointer = who.lower_ in words("discourse", "pointer")
    if who.pos_ == "PRON" and not pointer:
        return
    cause = Part(sentence, who.i, who.i + 1, who) if pointer else part(sentence, who)
    for child in verb.rights:
        if child.dep_ == "ccomp" and has_subject(child):
            for effect in happenings(sentence, child):
                yield Draft("means", cause, effect, sentence.at(verb), child, Status.ASSERTED)
        elif child.dep_ == "dobj" and child.pos_ in ("NOUN", "PROPN") and not pointer and not _definite(child):
            yield Draft("means", cause, part(sentence, child), sentence.at(verb), verb)
        elif child.dep_ in ("xcomp", "ccomp") and child.tag_ == "VBG":
            yield from _entails(sentence, verb, who, cause, child)


def _definite(noun: Token) -> bool:
    """ "X means the Y" tells what a word stands for."""
    return any(c.lower_ == "the" for c in noun.children)


def _entails(sentence: Sentence, verb: Token, who: Token, cause: Part, gerund: Token) -> Iterator[Draft]:
    """ "Ending X means freeing Y" links the first to the second; "that means mending Z" says what it takes."""
    if who.tag_ == "VBG" and gerund.lemma_ != who.lemma_:
        yield Draft("means", cause, clause(sentence, gerund), sentence.at(verb), verb, Status.ASSERTED)
    elif who.lower_ in ("that", "this", "it"):
        for each in coordinated(gerund):
            yield Draft("means.taking", clause(sentence, each), cause, sentence.at(verb), verb, Status.ASSERTED)


def _otherwise(sentence: Sentence, frame: Frame, token: Token) -> Iterator[Draft]:
    """ "X; otherwise Y": the lack of X brings Y."""
    effect = token.head
    if effect.pos_ not in VERBAL or token.i > effect.i or not auxiliaries(effect) & MODALS:
        return
    start = token.i <= sentence.span.start + 1
    cause = _before(sentence, frame) if start else _first(sentence, effect, token)
    who = subject(effect)
    if cause is None or who is None or token.i > who.i:
        return
    turned = replace(cause, direction=Direction.DECREASE, flip=False)
    for each in happenings(sentence, effect, (cause.head,)):
        yield Draft("otherwise", turned, each, sentence.at(token), said(effect), Status.CONDITIONAL)
