"""Means and end: "to save the harvest we had to open the sluice", "use X to do Y", "X in order to Y".

Purpose is a claim only where it states a means (CODING.md 3): what a person merely goes, comes or
waits to do is not. Which verbs take an infinitive that is no end is data (`cues/causal_purpose.toml`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from causerie.reading.causal.clauses import clause, has_subject
from causerie.reading.causal.draft import Draft, Part, part
from causerie.reading.causal.lexicon import cue_file, verbs
from causerie.reading.causal.effects import effects as verb_effects
from causerie.reading.frame import Frame, Sentence

RAW = cue_file("purpose")
TOOLS = frozenset(RAW["tools"].split())
NEEDS = frozenset(RAW["needs"].split())
APART = frozenset(RAW["apart"].split())


def find(sentence: Sentence, frame: Frame) -> Iterator[Draft]:
    """The ends that the infinitives of a sentence state for their means."""
    for token in sentence.span:
        if token.lower_ == "to" and token.dep_ == "aux" and token.tag_ == "TO":
            yield from _infinitive(sentence, token, token.head)


def _infinitive(sentence: Sentence, to: Token, verb: Token) -> Iterator[Draft]:
    above = verb.head
    marked = to.i >= 2 and [sentence.doc[to.i - 2].lower_, sentence.doc[to.i - 1].lower_] in (["in", "order"], ["so", "as"])
    if above.i == verb.i or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return
    if verb.dep_ == "advcl" and above.pos_ in ("VERB", "AUX"):
        yield from _end(sentence, to, verb, above, marked)
    elif verb.dep_ in ("xcomp", "ccomp", "acl", "relcl", "advcl") and above.pos_ == "VERB" and above.lemma_.lower() in TOOLS:
        yield from _tool(sentence, to, verb, above)
    elif marked and above.pos_ in ("VERB", "AUX"):
        yield from _end(sentence, to, verb, above, True)
    elif verb.dep_ in ("relcl", "acl") and above.dep_ == "dobj" and above.head.lemma_.lower() in TOOLS:
        yield from _tool(sentence, to, verb, above.head)


def _end(sentence: Sentence, to: Token, verb: Token, above: Token, marked: bool) -> Iterator[Draft]:
    if not marked and (above.lemma_.lower() in APART or verb.lemma_.lower() in ("be", "say", "see")):
        return
    means = clause(sentence, above, (verb,))
    if to.i > above.i:
        means = replace(means, end=min(means.end, to.i - 2 if marked else to.i))
        direct = next((c for c in above.children if c.dep_ in ("dobj", "nsubjpass") and c.i < to.i), None)
        tool = above.lemma_.lower() in TOOLS and direct is not None
        if tool and direct is not None:
            means = part(sentence, direct, without=(verb,))
    rule = "purpose.order" if marked else "purpose.to"
    for effect in ends(sentence, verb):
        if effect.end <= means.first or effect.first >= means.end:
            yield Draft(rule, means, effect, sentence.at(to), above)


def _tool(sentence: Sentence, to: Token, verb: Token, above: Token) -> Iterator[Draft]:
    """ "use X to do Y": the tool is the cause."""
    direct = next((c for c in above.children if c.dep_ in ("dobj", "nsubjpass")), None)
    if direct is None or direct.pos_ == "PRON":
        return
    for effect in ends(sentence, verb):
        if effect.first > direct.i or to.i < direct.i:
            yield Draft("purpose.tool", part(sentence, direct, without=(verb,)), effect, sentence.at(to), above)


def ends(sentence: Sentence, verb: Token) -> Iterator[Part]:
    """What the infinitive aims at: the object of a verb that only says which way it goes, else the clause."""
    found = [e.part for e in verb_effects(sentence, verb, verbs()) if e.rule in ("verb.up", "verb.down")]
    if found:
        yield from found
    else:
        yield clause(sentence, verb)
    for joined in verb.rights:
        if joined.dep_ == "conj" and joined.pos_ == "VERB" and joined.tag_ in ("VB", "VBP") and not has_subject(joined):
            yield from ends(sentence, joined)


__all__ = ["ends", "find"]
