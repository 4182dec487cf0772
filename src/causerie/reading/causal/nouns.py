"""Links named by a noun or an adjective: "X is the cause of Y", "the reason for Y is X", "X has an
effect on Y", "X is essential for Y". Which words do so is data (`cues/causal_nouns.toml`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from spacy.tokens import Token

from causerie.reading.agents import is_person
from causerie.reading.causal.clauses import coordinated, happening
from causerie.reading.causal.draft import Draft, Part, part
from causerie.reading.causal.effects import clause_end, effects
from causerie.reading.causal.lexicon import cue_file, verbs
from causerie.reading.causal.roles import PERSONAL, doer, standing
from causerie.reading.causal.verbs import EMPTY, subject_part
from causerie.reading.frame import Frame, Sentence
from causerie.vocabulary import Sign

WAYS = frozenset(("way", "means", "method", "route", "path"))

Ways = Mapping[str, tuple[frozenset[str], str]]


@cache
def _ways(name: str) -> Ways:
    """Word (or "verb:noun") -> its prepositions and "up", "down" or "open"."""
    raw: dict[str, Any] = cue_file("nouns")[name]
    found: dict[str, tuple[frozenset[str], str]] = {}
    for way in ("up", "down", "open"):
        for entry in raw.get(way, "").split():
            word, _, preps = entry.rpartition(":")
            before, _ = found.get(word, (frozenset(), way))
            found[word] = (before | frozenset(preps.split(",")), way)
    return found


@cache
def _sets() -> tuple[frozenset[str], frozenset[str]]:
    raw = cue_file("nouns")["light"]
    return frozenset(raw["worse"].split()), frozenset(raw["better"].split())


def find(sentence: Sentence, frame: Frame) -> Iterator[Draft]:
    """The links that nouns and adjectives of a sentence name."""
    causes, results, light = _ways("cause"), _ways("effect"), _light()
    for token in sentence.span:
        lemma = token.lemma_.lower()
        if token.pos_ == "NOUN" and (lemma in causes or lemma in results):
            yield from _copula(sentence, frame, token, lemma)
        if token.pos_ in ("NOUN", "PROPN") and lemma in light:
            for verb in _carriers(token):
                yield from _carried(sentence, frame, token, verb, light[lemma])
        if lemma == "contribution" and token.pos_ == "NOUN":
            yield from _owned(sentence, token)
        if lemma == "reason":
            yield from _reason(sentence, token)
        if token.pos_ in ("ADJ", "VERB", "ADP") and (lemma in _ways("adjective") or lemma in _ways("adjective_from")):
            yield from _adjective(sentence, frame, token, lemma)


@cache
def _light() -> Mapping[str, Mapping[str, tuple[frozenset[str], str]]]:
    found: dict[str, dict[str, tuple[frozenset[str], str]]] = {}
    for pair, way in _ways("light").items():
        verb, _, noun = pair.partition(":")
        found.setdefault(noun, {})[verb] = way
    return found


def _complement(word: Token, preps: frozenset[str]) -> Token | None:
    """What the word's preposition holds: a noun or a gerund; for "to" an infinitive too."""
    for child in word.rights:
        if child.dep_ == "prep" and child.lower_ in preps:
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp") and c.i > child.i), None)
            if inner is not None:
                return inner
        if (
            "to" in preps
            and child.dep_ in ("xcomp", "relcl", "acl", "advcl")
            and any(c.tag_ == "TO" for c in child.lefts)
        ):
            return child
    return None


def _infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.tag_ == "TO" for c in verb.lefts)


def _aims(sentence: Sentence, word: Token, way: str) -> list[Part]:
    """The thing held, as parts: the object of a gerund that says which way it goes, else the words."""
    if word.pos_ != "VERB":
        return [part(sentence, word, flip=way == "down")]
    found = [e.part for e in effects(sentence, word, verbs()) if e.rule in ("verb.up", "verb.down", "verb.clause")]
    for joined in word.rights:
        if joined.dep_ == "conj" and joined.pos_ == "VERB":
            found += _aims(sentence, joined, way)
    return found or [Part(sentence, word.i, clause_end(word), word, way == "down", whole=True)]


def _copula(sentence: Sentence, frame: Frame, noun: Token, lemma: str) -> Iterator[Draft]:
    """ "X is the cause of Y" and "the cause of Y is X"."""
    be = noun.head
    served = (
        be if be.lower_ == "as" and be.head.lemma_.lower() in ("serve", "act", "function", "work", "stand") else None
    )
    be = served.head if served is not None else be
    table = "cause" if lemma in _ways("cause") else "effect"
    preps, way = _ways(table)[lemma]
    held = _complement(noun, preps) or (_by_which(noun) if lemma in WAYS else None)
    if held is None or (
        be.lemma_ not in ("be", "become", "remain", "constitute", "represent") and noun.dep_ != "attr" and not served
    ):
        return
    if noun.dep_ in ("attr", "dobj") or served is not None:
        other = standing(be, verbs().through)
        if other is None or other.token.lower_ in EMPTY | PERSONAL or is_person(other.token):
            return
        one = subject_part(sentence, frame, other, be)
    elif noun.dep_ in ("nsubj",) and be.lemma_ == "be":
        attr = next(
            (c for c in be.rights if c.dep_ in ("attr", "xcomp", "ccomp", "advcl") and c.pos_ not in ("ADJ",)), None
        )
        through = next((c for c in be.rights if c.dep_ == "prep" and c.lower_ in ("through", "by", "via")), None)
        if attr is None and through is not None and lemma in WAYS:
            attr = next((c for c in through.children if c.dep_ in ("pobj", "pcomp")), None)
        if attr is None or attr.lower_ in EMPTY:
            return
        one = part(sentence, attr, whole=attr.pos_ in ("VERB", "AUX"))
        one = replace(one, first=attr.i) if attr.tag_ == "VB" else one
    else:
        return
    for two in _aims(sentence, held, way):
        ends = (one, two) if table == "cause" else (two, one)
        yield Draft(f"noun.{table}", *ends, sentence.at(noun), be, sign=Sign.UNKNOWN if way == "open" else None)


def _by_which(noun: Token) -> Token | None:
    """ "The best way that we can do X", as if it were "to do X"."""
    return next((c for c in noun.rights if c.dep_ == "relcl" and c.pos_ == "VERB" and c.tag_ == "VB"), None)


def _carriers(noun: Token) -> Iterator[Token]:
    """The verb that the noun is the object of, before it or in a clause behind it."""
    if noun.dep_ in ("dobj", "nsubjpass"):
        yield noun.head
    for clause in noun.rights:
        if clause.dep_ in ("relcl", "acl"):
            yield clause
            yield from (c for c in clause.rights if c.dep_ == "xcomp")


def _owned(sentence: Sentence, noun: Token) -> Iterator[Draft]:
    """ "Orm's contribution to peace"."""
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    held = _complement(noun, frozenset(("to",)))
    if owner is None or held is None or owner.lower_ in ("my", "our", "your"):
        return
    for effect in _aims(sentence, held, "up"):
        first = owner.left_edge.i
        yield Draft("noun.owned", Part(sentence, first, owner.i + 1, owner), effect, sentence.at(noun), noun)


def _reason(sentence: Sentence, noun: Token) -> Iterator[Draft]:
    """ "One of the reasons that Y is that X"."""
    clause = next((c for c in noun.rights if c.dep_ in ("relcl", "acl") and c.pos_ in ("VERB", "AUX")), None)
    top = noun
    while top.dep_ in ("pobj", "prep") and top.head.i != top.i:
        top = top.head
    be = top.head
    if clause is not None and top.dep_ == "attr" and be.lemma_ == "be" and noun == top:
        yield from _because_of(sentence, be, clause, noun)
    if clause is None or top.dep_ != "nsubj" or be.lemma_ != "be":
        return
    why = next((c for c in be.rights if c.dep_ in ("advcl", "ccomp", "attr") and c.i > clause.i), None)
    if why is None:
        return
    effect = _opened(sentence, clause)
    causes = (
        [happening(sentence, each) for each in coordinated(why)]
        if why.pos_ in ("VERB", "AUX")
        else [part(sentence, why)]
    )
    for cause in causes:
        yield Draft("noun.reason", cause, effect, sentence.at(noun), be)


def _opened(sentence: Sentence, clause: Token) -> Part:
    """What the clause after "the reason that" says, without "that" or "why"."""
    effect = happening(sentence, clause)
    return replace(effect, first=effect.first + 1) if sentence.doc[effect.first].lower_ in ("that", "why") else effect


def _because_of(sentence: Sentence, be: Token, clause: Token, noun: Token) -> Iterator[Draft]:
    """ "X is the reason why Y"."""
    who = standing(be, verbs().through)
    if who is not None and who.token.lower_ not in EMPTY and who.token.i < be.i:
        yield Draft(
            "noun.reason", part(sentence, who.token, whole=who.clause), _opened(sentence, clause), sentence.at(noun), be
        )


def _carried(
    sentence: Sentence, frame: Frame, noun: Token, verb: Token, by_verb: Mapping[str, tuple[frozenset[str], str]]
) -> Iterator[Draft]:
    """ "X has an effect on Y", "the role played by X in doing Y"."""
    if verb.lemma_.lower() not in by_verb:
        return
    preps, way = by_verb[verb.lemma_.lower()]
    held = _complement(noun, preps)
    held = held if held is not None else _complement(verb, preps)
    subject = doer(verb, verbs().through)
    if (
        held is None
        or subject is None
        or subject.token.lower_ in (EMPTY | PERSONAL) - {"they"}
        or subject.token == noun
    ):
        return
    worse, better = _sets()
    adjectives = {c.lower_ for c in noun.subtree if c.pos_ == "ADJ" and c.i < noun.i}
    flip = "down" if adjectives & worse else "up" if adjectives & better else way
    none = any(c.lower_ in ("no", "little") for c in noun.lefts)
    cause = subject_part(sentence, frame, subject, verb)
    for effect in _aims(sentence, held, flip):
        sign = Sign.UNKNOWN if flip == "open" and held.pos_ != "VERB" else None
        yield Draft("noun.light", cause, effect, sentence.at(noun), verb, denied=none, sign=sign)


def _adjective(sentence: Sentence, frame: Frame, word: Token, lemma: str) -> Iterator[Draft]:
    """ "X is essential for Y", "Y is due to X"."""
    be = word.head
    if word.dep_ not in ("acomp", "attr", "oprd", "conj", "prep") or be.pos_ not in ("AUX", "VERB", "ADJ"):
        return
    be = be.head if be.pos_ == "ADJ" else be
    forward = lemma in _ways("adjective")
    preps, way = _ways("adjective" if forward else "adjective_from")[lemma]
    held = _complement(word, preps)
    if held is None and forward and "to" in preps and word.dep_ == "acomp":
        held = next((c for c in be.rights if c.dep_ == "xcomp" and c.i > word.i and _infinitive(c)), None)
    subject = (
        standing(be, verbs().through) if be.lemma_ in ("be", "become", "remain", "seem", "appear", "prove") else None
    )
    if held is None or subject is None or subject.token.lower_ in (EMPTY | PERSONAL) or is_person(subject.token):
        return
    if subject.token.lower_ == "it" and held.pos_ in ("VERB", "AUX") and held.dep_ != "pcomp":
        return
    one = subject_part(sentence, frame, subject, be)
    for two in _aims(sentence, held, way):
        ends = (one, two) if forward else (two, one)
        yield Draft("adjective", *ends, sentence.at(word), be, sign=Sign.UNKNOWN if way == "open" else None)
