"""Cause verbs: "X ruins Y", "Y is ruined by X", "X leads to Y", "Y stems from X", "X lets Y do Z".

Which verbs, and what becomes of the object, is data (`cues/causal_verbs.toml`). What people and
bodies do is an act and no claim, except with verbs that name a link by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from causerie.reading.causal.draft import Draft, Part, part
from causerie.reading.causal.lexicon import Verbs, verbs
from causerie.reading.causal.roles import Subject, acts_by_will, complement, doer, passive, standing, undergoer
from causerie.reading.frame import Frame, Sentence
from causerie.vocabulary import Direction, Sign

FLIP = {"down"}


def find(sentence: Sentence, frame: Frame) -> Iterator[Draft]:
    """The claims that the cause verbs of a sentence make."""
    known = verbs()
    for token in sentence.span:
        if token.pos_ in ("VERB", "AUX") and token.lemma_:
            yield from at_verb(sentence, token, known)


def at_verb(sentence: Sentence, verb: Token, known: Verbs) -> Iterator[Draft]:
    """The claims that one verb makes: its cause as it stands, with each effect that it names."""
    lemma = verb.lemma_.lower()
    if (way := _source_way(verb, lemma, known)) is not None:
        yield from _from(sentence, verb, *way, known)
        return
    found = list(effects(sentence, verb, known))
    if not found:
        return
    cause = causes(sentence, verb, known)
    if cause is None or _plain_act(cause, verb, lemma, known):
        return
    for rule, effect, sign in found:
        if effect.end <= cause.first or effect.first >= cause.end:
            yield Draft(rule, cause, effect, sentence.at(verb), verb, sign=sign)


def causes(sentence: Sentence, verb: Token, known: Verbs) -> Part | None:
    """What the verb says acts, as a part; None where nothing in the sentence does."""
    subject = doer(verb, known.through)
    if subject is None or subject.token.lower_ in ("what", "who", "there", "nothing", "none"):
        return None
    return subject_part(sentence, subject, verb)


def subject_part(sentence: Sentence, subject: Subject, verb: Token) -> Part:
    """The words of a subject: a relative pronoun where it hangs on a clause or after a comma."""
    if subject.relative is not None and subject.clause:
        at = subject.relative
        return Part(sentence, at.i, at.i + 1, at)
    cut = (_clause_root(verb, subject.token),) if subject.relative is not None else ()
    if subject.token.i < verb.i and not cut:
        cut = tuple(c for c in subject.token.children if c.dep_ in ("relcl", "acl") and (c == verb or c.is_ancestor(verb)))
    return part(sentence, subject.token, without=cut, whole=subject.clause)


def _clause_root(verb: Token, noun: Token) -> Token:
    at = verb
    while at.head != noun and at.head.i != at.i:
        at = at.head
    return at


def _plain_act(cause: Part, verb: Token, lemma: str, known: Verbs) -> bool:
    if not acts_by_will(cause.head):
        return False
    return cause.head.lower_ in ("i", "we", "he", "she", "you", "who") or lemma not in known.strong


def effects(sentence: Sentence, verb: Token, known: Verbs) -> Iterator[tuple[str, Part, Sign | None]]:
    """(rule, effect, sign) for what the verb says becomes of things."""
    lemma = verb.lemma_.lower()
    if lemma in known.clause and (clause := _object_clause(sentence, verb)) is not None:
        yield "verb.clause", _turned(clause, known.clause[lemma]), None
        return
    if lemma == "make" and (small := _small_clause(sentence, verb)) is not None:
        yield "verb.make", small, None
        return
    if (lost := _double(sentence, verb, known)) is not None:
        yield lost
        return
    yield from _prepositional(sentence, verb, lemma, known)
    yield from _objects(sentence, verb, lemma, known)


def _turned(effect: Part, way: str) -> Part:
    return Part(effect.sentence, effect.first, effect.end, effect.head, way in FLIP, effect.direction, whole=effect.whole)


def _object_clause(sentence: Sentence, verb: Token) -> Part | None:
    """ "Y to do Z", "Y do Z", "Y from doing Z" after the verb, in one run."""
    direct = undergoer(verb)
    for child in verb.rights:
        if child.dep_ in ("xcomp", "ccomp") and child.pos_ in ("VERB", "AUX") and child.tag_ in ("VB", "VBG", "VBN"):
            own = next((c for c in child.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            start = own if own is not None else direct if direct is not None and direct.i > verb.i else child
            if any(c.lower_ in ("that", "how", "what", "whether") for c in child.lefts if c.dep_ in ("mark", "advmod")):
                return None
            return Part(sentence, start.left_edge.i, _end(child), child, whole=True)
        if child.dep_ == "prep" and child.lower_ in ("from", "into") and any(c.dep_ == "pcomp" for c in child.children):
            start = direct if direct is not None and verb.i < direct.i < child.i else child
            inner = next(c for c in child.children if c.dep_ == "pcomp")
            return Part(sentence, start.left_edge.i, _end(inner), inner, whole=True)
    return None


def _end(head: Token) -> int:
    """Where the run of a clause ends, before what is joined to it or subordinate after a comma."""
    last = head.i
    for token in sorted(head.rights, key=lambda t: t.i):
        if token.dep_ in ("punct", "cc", "conj", "advcl", "parataxis") and token.dep_ != "punct":
            break
        if token.dep_ == "punct" and token.text in (",", ";", ":", "–", "—", "-"):
            break
        last = token.right_edge.i
    return max(last, head.i) + 1


def _small_clause(sentence: Sentence, verb: Token) -> Part | None:
    """ "makes Y longer": Y and its adjective; "makes Y possible": Y alone."""
    for child in verb.rights:
        if child.dep_ in ("ccomp", "oprd", "acomp", "xcomp") and child.pos_ in ("ADJ", "ADV"):
            own = next((c for c in (*child.children, *verb.children) if c.dep_ in ("nsubj", "dobj") and c.i > verb.i), None)
            if own is None:
                return None
            if child.lower_ in ("possible", "easy", "easier", "difficult", "harder", "impossible", "hard"):
                hard = child.lower_ not in ("possible", "easy", "easier")
                return part(sentence, own, direction=Direction.DECREASE if hard else None)
            return Part(sentence, own.left_edge.i, child.right_edge.i + 1, child, whole=True)
    return None


def _double(sentence: Sentence, verb: Token, known: Verbs) -> tuple[str, Part, Sign | None] | None:
    lemma = verb.lemma_.lower()
    direct = undergoer(verb)
    to_whom = next((c for c in verb.children if c.dep_ == "dative" and c.i > verb.i), None)
    if lemma in known.loss and direct is not None and direct.i > verb.i:
        return "verb.loss", part(sentence, direct, direction=Direction.DECREASE), None
    if lemma in known.gain and direct is not None and to_whom is not None and direct.i > verb.i:
        return "verb.gain", part(sentence, direct), None
    if lemma in known.loss_of and direct is not None:
        for _, lost in complement(verb, frozenset(("of",))):
            return "verb.loss", part(sentence, lost, direction=Direction.DECREASE), None
        inner = next((c for c in direct.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        lost_noun = next((c for c in inner.children if c.dep_ == "pobj"), None) if inner is not None else None
        if lost_noun is not None and lemma in ("rob", "deprive", "strip", "rid", "starve", "cure"):
            return "verb.loss", part(sentence, lost_noun, direction=Direction.DECREASE), None
    return None


def _prepositional(sentence: Sentence, verb: Token, lemma: str, known: Verbs) -> Iterator[tuple[str, Part, Sign | None]]:
    for child in verb.rights:
        if child.dep_ not in ("prep", "prt", "dative", "aux") or (lemma, child.lower_) not in known.to:
            continue
        way = known.to[lemma, child.lower_]
        for inner in child.children:
            if inner.dep_ in ("pobj", "pcomp") and inner.i > child.i:
                clause = inner.dep_ == "pcomp"
                yield "verb.to", part(sentence, inner, flip=way in FLIP, whole=clause), _sign(way)


def _objects(sentence: Sentence, verb: Token, lemma: str, known: Verbs) -> Iterator[tuple[str, Part, Sign | None]]:
    direct = undergoer(verb)
    if direct is None or direct.lower_ in ("itself", "themselves", "what"):
        return
    particle = next((c for c in verb.children if c.dep_ in ("prt", "advmod") and f"{lemma}_{c.lower_}" in known.plain), None)
    way = known.plain.get(f"{lemma}_{particle.lower_}" if particle is not None else lemma)
    goal = _goal(verb, direct) if lemma in known.result else None
    if goal is not None and way not in FLIP:
        yield "verb.result", Part(sentence, direct.left_edge.i, _end(goal), direct, whole=True), None
    elif way is not None and not (lemma in known.result and particle is None and lemma != "bring"):
        cut = tuple(c for c in direct.children if c.dep_ in ("relcl", "acl") and (c == verb or c.is_ancestor(verb)))
        yield f"verb.{way}", part(sentence, direct, without=cut, flip=way in FLIP), _sign(way)


def _goal(verb: Token, direct: Token) -> Token | None:
    """The second part of "keeps Y open", "drives Y into Z": what stands right after the object."""
    if passive(verb) or direct.i < verb.i:
        return None
    after = direct.right_edge.i + 1
    for child in verb.rights:
        if child.i > direct.i and child.left_edge.i == after and child.dep_ in (
            "prep", "oprd", "acomp", "advmod", "xcomp", "ccomp", "prt", "dative"
        ):
            return child
    return None


def _sign(way: str) -> Sign | None:
    return Sign.UNKNOWN if way == "open" else None


def _source_way(verb: Token, lemma: str, known: Verbs) -> tuple[Token, str] | None:
    for child in verb.rights:
        if child.dep_ in ("prep", "prt", "agent") and (lemma, child.lower_) in known.source:
            return child, known.source[lemma, child.lower_]
    return None


def _from(sentence: Sentence, verb: Token, prep: Token, way: str, known: Verbs) -> Iterator[Draft]:
    """ "Y stems from X": the subject is the effect."""
    subject = standing(verb, known.through)
    if subject is None or acts_by_will(subject.token):
        return
    effect = subject_part(sentence, subject, verb)
    for inner in prep.children:
        if inner.dep_ in ("pobj", "pcomp") and inner.pos_ in ("NOUN", "PROPN", "PRON", "VERB") and inner.ent_type_ not in ("DATE", "GPE"):
            yield Draft(f"verb.from.{way}", part(sentence, inner, whole=inner.dep_ == "pcomp"), effect, sentence.at(verb), verb, sign=_sign(way))
