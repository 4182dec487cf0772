"""Means and end: "to save the harvest we had to open the sluice", "use X to do Y", "X in order to Y".

Purpose is a claim only where it states a means (CODING.md 3): what a person merely goes, comes or
waits to do is not. Which verbs take an infinitive that is no end is data (`cues/causal_purpose.toml`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from causerie.reading.causal.clauses import clause, has_subject, negated
from causerie.reading.causal.draft import Draft, Part, part
from causerie.reading.causal.effects import effects
from causerie.reading.causal.lexicon import cue_file, verbs
from causerie.reading.causal.roles import acts_by_will
from causerie.reading.frame import Frame, Sentence

RAW = cue_file("purpose")
TOOLS = frozenset(RAW["tools"].split())
APART = frozenset(RAW["apart"].split())
TALK = frozenset(RAW["talk"].split())
MEANS = frozenset(RAW["means"].split())
PHRASES = tuple(tuple(text.split()) for text in RAW["phrases"])


def find(sentence: Sentence, frame: Frame) -> Iterator[Draft]:
    """The ends that the infinitives of a sentence state for their means."""
    for token in sentence.span:
        if token.lower_ == "to" and token.dep_ == "aux" and token.tag_ == "TO":
            yield from _infinitive(sentence, token, token.head)
        elif token.lower_ in ("with", "for", "in") and token.dep_ == "prep":
            yield from _phrase(sentence, token)


def _infinitive(sentence: Sentence, to: Token, verb: Token) -> Iterator[Draft]:
    above = verb.head
    doc = sentence.doc
    marked = to.i >= 2 and [doc[to.i - 2].lower_, doc[to.i - 1].lower_] in (["in", "order"], ["so", "as"])
    if above.i == verb.i or verb.lemma_.lower() in TALK or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return
    lemma = above.lemma_.lower()
    if marked:
        while above.pos_ not in ("VERB", "AUX") and above.head.i != above.i:
            above = above.head
        yield from _end(sentence, to.i - 2, verb, above, "purpose.order")
    elif above.pos_ == "VERB" and lemma in TOOLS and verb.dep_ in ("xcomp", "ccomp", "acl", "relcl", "advcl"):
        yield from _tool(sentence, to, verb, above)
    elif verb.dep_ in ("relcl", "acl") and above.dep_ == "dobj" and above.head.lemma_.lower() in TOOLS:
        yield from _tool(sentence, to, verb, above.head)
    elif verb.dep_ in ("relcl", "acl") and lemma in MEANS:
        yield from _noun(sentence, to, verb, above)
    elif (
        verb.dep_ == "advcl"
        and above.pos_ in ("VERB", "AUX")
        and lemma not in APART
        and not _takes_clause(sentence, above)
    ):
        yield from _end(sentence, to.i, verb, above, "purpose.to")


def _takes_clause(sentence: Sentence, verb: Token) -> bool:
    """Whether the infinitive belongs to the verb: "leads them to sell"."""
    return any(effect.rule == "verb.clause" for effect in effects(sentence, verb, verbs()))


def _end(sentence: Sentence, at: int, verb: Token, above: Token, rule: str) -> Iterator[Draft]:
    means = _means(sentence, at, verb, above)
    if means is None:
        return
    for effect in ends(sentence, verb):
        if effect.end <= means.first or effect.first >= means.end:
            yield Draft(rule, means, effect, sentence.place(at, verb.i), above)


def _means(sentence: Sentence, at: int, verb: Token, above: Token) -> Part | None:
    """The clause that is the means, or the noun that a participle or relative clause tells of."""
    if above.dep_ in ("acl", "relcl") and at > above.i and above.head.pos_ in ("NOUN", "PROPN", "PRON"):
        noun = part(sentence, above.head, without=(verb,))
        return replace(noun, end=min(noun.end, at), whole=True) if noun.first < at else None
    lessened = [e.part for e in effects(sentence, above, verbs()) if e.rule == "verb.down"]
    if (
        lessened
        and not negated(above)
        and all(p.end <= at or at < above.i for p in lessened)
        and lessened[0].head.pos_ != "PRON"
    ):
        return lessened[0]
    means = clause(sentence, above, (verb,))
    means = replace(means, end=min(means.end, at)) if at > above.i else means
    return means if means.end - means.first > 1 or at < above.i else None


def _tool(sentence: Sentence, to: Token, verb: Token, above: Token) -> Iterator[Draft]:
    """ "use X to do Y": the tool is the cause."""
    direct = next((c for c in above.children if c.dep_ in ("dobj", "nsubjpass")), None)
    if direct is None or direct.pos_ == "PRON" or acts_by_will(direct):
        return
    for effect in ends(sentence, verb):
        if effect.first > direct.i or to.i < direct.i:
            yield Draft("purpose.tool", part(sentence, direct, without=(verb,)), effect, sentence.at(to), above)


def _noun(sentence: Sentence, to: Token, verb: Token, noun: Token) -> Iterator[Draft]:
    """ "action to end the war": only where the infinitive says which way a thing goes."""
    found = [e.part for e in effects(sentence, verb, verbs()) if e.rule in ("verb.up", "verb.down", "verb.clause")]
    for effect in found:
        yield Draft("purpose.noun", part(sentence, noun, without=(verb,)), effect, sentence.at(to), verb)


def _phrase(sentence: Sentence, prep: Token) -> Iterator[Draft]:
    """ "X with a view to doing Y"."""
    doc = sentence.doc
    for words in PHRASES:
        end = prep.i + len(words)
        if end < sentence.span.end and all(doc[prep.i + n].lower_ == word for n, word in enumerate(words)):
            verb, above = doc[end], prep.head
            if verb.pos_ == "VERB" and above.pos_ in ("VERB", "AUX"):
                means = clause(sentence, above, (prep,))
                for effect in ends(sentence, verb):
                    yield Draft(
                        "purpose.view",
                        replace(means, end=min(means.end, prep.i)),
                        effect,
                        sentence.place(prep.i, end),
                        above,
                    )


def ends(sentence: Sentence, verb: Token) -> Iterator[Part]:
    """What the infinitive aims at: the object of a verb that only says which way it goes, else the clause."""
    found = [e.part for e in effects(sentence, verb, verbs()) if e.rule in ("verb.up", "verb.down", "verb.that")]
    if found and not any(p.head.pos_ == "PRON" and not p.whole for p in found):
        yield from found
    else:
        yield clause(sentence, verb)
    for joined in verb.rights:
        if (
            joined.dep_ == "conj"
            and joined.pos_ == "VERB"
            and joined.tag_ in ("VB", "VBP", "VBG")
            and not has_subject(joined)
        ):
            yield from ends(sentence, joined)
