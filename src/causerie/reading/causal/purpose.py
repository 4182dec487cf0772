"""Means and end: "to keep the mill dry they had to raise the wall", "use X to do Y", "X in order to Y".

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
from causerie.reading.causal.roles import acts_by_will, passive, standing
from causerie.reading.causal.verbs import subject_part
from causerie.reading.frame import Frame, Sentence

RAW = cue_file("purpose")
TOOLS = frozenset(RAW["tools"].split())
APART = frozenset(RAW["apart"].split())
TALK = frozenset(RAW["talk"].split())
MEANS = frozenset(RAW["means"].split())
MOTION = frozenset(RAW["motion"].split())
HELD = frozenset(RAW["held"].split())
MADE = frozenset(RAW["made"].split())
POWER = frozenset(RAW["power"].split())
NEEDED = frozenset(RAW["needed"].split())
HELPS = frozenset(("help", "try", "seek"))
LENGTHS = frozenset(RAW["lengths"].split())
PHRASES = tuple(tuple(text.split()) for text in RAW["phrases"])


def find(sentence: Sentence, frame: Frame) -> Iterator[Draft]:
    """The ends that the infinitives of a sentence state for their means."""
    for token in sentence.span:
        if token.lower_ == "to" and token.dep_ == "aux":
            yield from _infinitive(sentence, frame, token, token.head)
        elif token.lower_ in ("with", "for", "in") and token.dep_ == "prep":
            yield from _phrase(sentence, token)


def _infinitive(sentence: Sentence, frame: Frame, to: Token, verb: Token) -> Iterator[Draft]:
    above = verb.head
    doc = sentence.doc
    marked = to.i >= 2 and [doc[to.i - 2].lower_, doc[to.i - 1].lower_] in (["in", "order"], ["so", "as"])
    if above.i == verb.i or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return
    lemma = above.lemma_.lower()
    if verb.lemma_.lower() in TALK and (to.i < above.i or doc[to.i - 1].lower_ in (",", "so")):
        return
    if marked:
        while above.pos_ not in ("VERB", "AUX") and above.head.i != above.i:
            above = above.head
        yield from _end(sentence, to.i - 2, verb, above, "purpose.order")
    elif doc[to.i - 1].lower_ in NEEDED and to.i - 2 > sentence.span.start and doc[to.i - 2].pos_ == "NOUN":
        yield from _needed(sentence, to, verb, doc[to.i - 2])
    elif above.pos_ == "VERB" and lemma in TOOLS and verb.dep_ in ("xcomp", "ccomp", "acl", "relcl", "advcl"):
        yield from _tool(sentence, to, verb, above)
    elif verb.dep_ in ("relcl", "acl") and above.dep_ == "dobj" and above.head.lemma_.lower() in TOOLS:
        yield from _tool(sentence, to, verb, above.head)
    elif verb.dep_ in ("relcl", "acl") and lemma in MEANS:
        yield from _noun(sentence, to, verb, above)
    elif verb.dep_ in ("relcl", "acl") and lemma in POWER and above.dep_ == "dobj" and above.head.lemma_ == "have":
        yield from _power(sentence, frame, verb, above)
    elif verb.dep_ in ("xcomp", "advcl") and lemma in MADE and above.tag_ == "VBN":
        yield from _made(sentence, frame, to, verb, above)
    elif verb.dep_ in ("advcl", "xcomp") and lemma == "take" and _it(above):
        yield from _takes(sentence, to, verb, above)
    elif (
        verb.dep_ == "advcl"
        and above.pos_ in ("VERB", "AUX")
        and (lemma not in APART or _reaches(above, to))
        and not _takes_clause(sentence, above)
    ):
        yield from _end(sentence, to.i, verb, above, "purpose.to")


def _reaches(above: Token, to: Token) -> bool:
    """Whether a verb of motion names its goal, or a verb of getting its object, before the infinitive."""
    lemma = above.lemma_.lower()
    between = [c for c in above.rights if c.i < to.i]
    if lemma in MOTION:
        return any(c.dep_ == "prep" or c.lower_ == "together" for c in between)
    things = [c for c in between if c.dep_ == "dobj" and c.pos_ == "NOUN"]
    return lemma in HELD and any(not acts_by_will(c) and c.lemma_.lower() not in LENGTHS for c in things)


def _it(verb: Token) -> bool:
    return any(c.lower_ == "it" and c.dep_ in ("nsubj", "expl") for c in verb.lefts)


def _takes(sentence: Sentence, to: Token, verb: Token, above: Token) -> Iterator[Draft]:
    """ "It takes X to do Y"."""
    thing = next((c for c in above.rights if c.dep_ == "dobj" and c.i < to.i), None)
    if thing is None or thing.lemma_.lower() in LENGTHS or thing.pos_ == "PRON":
        return
    for effect in ends(sentence, verb):
        yield Draft("purpose.takes", part(sentence, thing, without=(verb,)), effect, sentence.at(above), above)


def _made(sentence: Sentence, frame: Frame, to: Token, verb: Token, above: Token) -> Iterator[Draft]:
    """ "A net made to hold whales": what is made is the cause."""
    made = above.head if above.dep_ == "acl" else None
    if made is None:
        who = standing(above, frozenset(), 3)
        made = who.token if who is not None and passive(above) and not who.clause else None
    if made is None or made.pos_ == "PRON" or acts_by_will(made) or made.i > to.i:
        return
    for effect in ends(sentence, verb):
        yield Draft("purpose.made", part(sentence, made, without=(above,)), effect, sentence.at(above), above)


def _needed(sentence: Sentence, to: Token, verb: Token, noun: Token) -> Iterator[Draft]:
    """ "The steps necessary to end the war": the noun right before the adjective is the cause."""
    if acts_by_will(noun):
        return
    cause = part(sentence, noun)
    cause = replace(cause, end=min(cause.end, to.i - 1))
    for effect in ends(sentence, verb):
        if effect.first > to.i - 1:
            yield Draft("purpose.needed", cause, effect, sentence.at(sentence.doc[to.i - 1]), verb)


def _power(sentence: Sentence, frame: Frame, verb: Token, noun: Token) -> Iterator[Draft]:
    """ "X has the potential to do Y"."""
    who = standing(noun.head, frozenset(("have",)), 3)
    if who is None or acts_by_will(who.token) or who.token.pos_ == "PRON":
        return
    for effect in ends(sentence, verb):
        if effect.first > noun.i:
            yield Draft("purpose.power", subject_part(sentence, frame, who, noun.head), effect, sentence.at(noun), verb)


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
    if (
        direct is None
        and above.head.pos_ == "NOUN"
        and ((above.dep_ == "relcl" and above.tag_ == "VBG") or (above.dep_, above.tag_) == ("acl", "VBN"))
    ):
        direct = above.head
    if direct is None or direct.pos_ == "PRON" or acts_by_will(direct):
        return
    cut = (verb, above) if direct == above.head else (verb,)
    for effect in ends(sentence, verb):
        if effect.first > direct.i or to.i < direct.i:
            yield Draft("purpose.tool", part(sentence, direct, without=cut), effect, sentence.at(to), above)


def _noun(sentence: Sentence, to: Token, verb: Token, noun: Token) -> Iterator[Draft]:
    """ "action to end the war": only where the infinitive says which way a thing goes."""
    below = next((c for c in verb.rights if c.dep_ == "xcomp" and c.tag_ == "VB" and not has_subject(c)), None)
    told = below if below is not None and verb.lemma_ in HELPS else verb
    found = [e.part for e in effects(sentence, told, verbs()) if e.rule in ("verb.up", "verb.down", "verb.clause")]
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
    below = next((c for c in verb.rights if c.dep_ == "xcomp" and not has_subject(c)), None)
    if verb.lemma_ in HELPS and below is not None and below.tag_ == "VB":
        yield from ends(sentence, below)
        return
    found = [e.part for e in effects(sentence, verb, verbs()) if e.rule in ("verb.up", "verb.down", "verb.that")]
    if found and not any(p.head.pos_ == "PRON" and not p.whole for p in found):
        yield from found
    else:
        yield _before_aside(clause(sentence, verb))
    for joined in verb.rights:
        if (
            joined.dep_ == "conj"
            and joined.pos_ == "VERB"
            and joined.tag_ in ("VB", "VBP", "VBG")
            and not has_subject(joined)
        ):
            yield from ends(sentence, joined)


def _before_aside(whole: Part) -> Part:
    """The clause up to a relative clause set off by a comma."""
    doc = whole.sentence.doc
    commas = (i for i in range(whole.head.i + 1, whole.end - 1) if doc[i].text == ",")
    return replace(whole, end=next((i for i in commas if doc[i + 1].tag_ in ("WDT", "WP", "WRB", "WP$")), whole.end))
