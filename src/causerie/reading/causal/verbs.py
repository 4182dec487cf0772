"""Cause verbs: "X ruins Y", "Y is ruined by X", "X leads to Y", "Y stems from X", "X lets Y do Z".

Which verbs, and what becomes of the object, is data (`cues/causal_verbs.toml`). What people and
bodies do is an act and no claim, except with verbs that name a link by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from causerie.reading.agents import is_person
from causerie.reading.causal.clauses import clause
from causerie.reading.causal.draft import Draft, Part, part
from causerie.reading.causal.effects import effects
from causerie.reading.causal.lexicon import Verbs, verbs, word_set
from causerie.reading.causal.roles import PERSONAL, Subject, acts_by_will, doer, standing
from causerie.reading.frame import Frame, Sentence
from causerie.reading.nounphrases import noun_phrase
from causerie.reading.pronouns import antecedent
from causerie.reading.spans import reach
from causerie.vocabulary import Direction, Sign

EMPTY = word_set("empty")
ACTS = word_set("acts")
ENTAIL = word_set("entail")
NAMED_THINGS = word_set("named_things")
NO_CAUSE = frozenset(("DATE", "TIME", "CARDINAL", "GPE"))


def find(sentence: Sentence, frame: Frame) -> Iterator[Draft]:
    """The claims that the cause verbs of a sentence make."""
    known = verbs()
    for token in sentence.span:
        if token.pos_ in ("VERB", "AUX"):
            yield from at_verb(sentence, frame, token, known)
        if token.tag_ in ("VBN", "JJ", "VBD") and token.lower_.endswith("ed"):
            yield from _felt(sentence, token, known)


def at_verb(sentence: Sentence, frame: Frame, verb: Token, known: Verbs) -> Iterator[Draft]:
    """The claims that one verb makes: its cause as it stands, with each effect that it names."""
    lemma = verb.lemma_.lower()
    if (way := _source_way(verb, lemma, known)) is not None:
        yield from _from(sentence, frame, verb, *way, known)
        return
    if lemma in known.need:
        yield from _need(sentence, frame, verb, known)
        return
    found = list(effects(sentence, verb, known))
    subject = doer(verb, known.through) if found else None
    if subject is None or subject.token.lower_ in EMPTY or _timed(verb, subject.token):
        return
    subject, denied = _meant(subject, known)
    name = "" if found[0].rule == "verb.make" else lemma
    if (_plain_act(subject.token, name, known) and not _brings(subject, lemma, known)) or _who(
        frame, sentence, subject.token, lemma
    ):
        return
    cause = subject_part(sentence, frame, subject, verb)
    if (
        no := next((c for c in cause.head.lefts if c.lower_ == "no"), None)
    ) is not None and cause.first == no.i < cause.head.i:
        cause, denied = replace(cause, first=no.i + 1, direction=Direction.INCREASE), True
    for effect in found:
        if effect.part.end <= cause.first or effect.part.first >= cause.end:
            yield Draft(
                effect.rule,
                cause,
                effect.part,
                sentence.at(verb),
                verb,
                denied=denied != effect.denied,
                sign=effect.sign,
            )


def _timed(verb: Token, subject: Token) -> bool:
    """ "filled by March", "beaten by 300 votes": a time or an amount after "by"."""
    return subject.ent_type_ in ("DATE", "TIME", "CARDINAL", "PERCENT", "MONEY") and subject.i > verb.i


def _felt(sentence: Sentence, word: Token, known: Verbs) -> Iterator[Draft]:
    """ "She is alarmed by X": the feeling, as a clause, is the effect."""
    stem = word.lemma_.lower()
    stems = {stem, stem.removesuffix("d"), stem.removesuffix("ed")}
    if not any(known.plain.get(s) == "feeling" for s in stems):
        return
    by = next((c for c in word.rights if c.dep_ in ("agent", "prep") and c.lower_ == "by"), None)
    inner = next((c for c in by.children if c.dep_ in ("pobj", "pcomp")), None) if by is not None else None
    be = word.head if word.dep_ in ("acomp", "attr", "oprd") else word
    who = next((c for c in be.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if by is None or inner is None or who is None:
        return
    effect = Part(sentence, who.left_edge.i, word.i + 1, word, direction=Direction.INCREASE, whole=True)
    yield Draft("verb.feeling", part(sentence, inner, whole=inner.dep_ == "pcomp"), effect, sentence.at(word), be)


def _meant(subject: Subject, known: Verbs) -> tuple[Subject, bool]:
    """The cause behind "the one thing that", and whether "it is not X that" denies it."""
    be = subject.token.head
    if subject.relative is None or subject.token.dep_ not in ("attr", "nsubj") or be.lemma_ != "be":
        return subject, False
    who = next((c for c in be.children if c.dep_ in ("nsubj", "csubj") and c.i < be.i), None)
    denied = any(c.dep_ == "neg" for c in be.children)
    if who is not None and subject.token.dep_ == "attr" and subject.token.lemma_.lower() in known.shell:
        return Subject(who, clause=who.dep_ == "csubj"), denied
    return subject, denied and who is not None and who.lower_ == "it"


def subject_part(sentence: Sentence, frame: Frame, subject: Subject, verb: Token) -> Part:
    """The words of a subject: the relative pronoun where it hangs on a clause or after a comma."""
    at = subject.relative
    if at is not None and (subject.clause or subject.loose):
        first, end = (
            reach(sentence, subject.token, (_clause_root(verb, subject.token),))
            if subject.clause
            else noun_phrase(subject.token)
        )
        return Part(sentence, at.i, at.i + 1, at, refers_to=frame.words(*sentence.place(first, end)))
    if at is not None:
        return part(sentence, subject.token, without=(_clause_root(verb, subject.token),))
    if (
        subject.clause
        and (below := _clause_root(verb, subject.token)).dep_ in ("advcl", "xcomp")
        and below.i > verb.head.i
    ):
        return clause(sentence, subject.token, (below,))
    cut = tuple(c for c in subject.token.children if c.dep_ in ("relcl", "acl") and (c == verb or c.is_ancestor(verb)))
    return part(sentence, subject.token, without=cut, whole=subject.clause)


def _clause_root(verb: Token, noun: Token) -> Token:
    at = verb
    while at.head != noun and at.head.i != at.i:
        at = at.head
    return at


def _plain_act(subject: Token, lemma: str, known: Verbs) -> bool:
    """Whether the verb only tells what somebody does."""
    if subject.lower_ in PERSONAL or is_person(subject):
        return True
    named = (
        subject.pos_ == "PROPN"
        and subject.text[0].isupper()
        and subject.ent_type_ not in ("EVENT", "LAW", "WORK_OF_ART")
    )
    named = named and subject.lemma_.lower() not in NAMED_THINGS and not any(c.isdigit() for c in subject.text)
    named = named and (lemma in ACTS or not _opens(subject))
    return (named or acts_by_will(subject)) and lemma not in known.strong


def _brings(subject: Subject, lemma: str, known: Verbs) -> bool:
    """Whether "which" after a comma stands for all that the clause says: "gave to Orm, which allowed it to"."""
    which = subject.relative
    return which is not None and which.lower_ == "which" and subject.loose and lemma in ENTAIL


def _opens(word: Token) -> bool:
    """Whether a capital may only be due to the start of the sentence."""
    return word.i == word.sent.start and not word.ent_type_


def _who(frame: Frame, sentence: Sentence, subject: Token, lemma: str) -> bool:
    """Whether "they" stands for somebody who acts, as far as the text tells."""
    if subject.lower_ not in ("they", "them"):
        return False
    span = antecedent(frame, sentence, subject)
    home = frame.sentence_at(span.start) if span is not None else None
    if span is None or home is None:
        return lemma in ACTS
    inside = [t for t in home.span if span.start <= home.base + t.idx < span.end]
    heads = [t for t in inside if t.head not in inside]
    return any(t.pos_ != "VERB" and (acts_by_will(t) or t.pos_ == "PROPN") for t in heads)


def _source_way(verb: Token, lemma: str, known: Verbs) -> tuple[Token, str] | None:
    for child in verb.rights:
        if child.dep_ in ("prep", "prt", "agent") and (lemma, child.lower_) in known.source:
            return child, known.source[lemma, child.lower_]
    return None


def _from(sentence: Sentence, frame: Frame, verb: Token, prep: Token, way: str, known: Verbs) -> Iterator[Draft]:
    """ "Y stems from X": the subject is the effect."""
    subject = standing(verb, known.through)
    if subject is None or acts_by_will(subject.token) or subject.token.lower_ in EMPTY:
        return
    effect = subject_part(sentence, frame, subject, verb)
    sign = Sign.UNKNOWN if way == "open" else None
    for inner in prep.children:
        if (
            inner.dep_ in ("pobj", "pcomp")
            and inner.pos_ in ("NOUN", "PROPN", "PRON", "VERB", "AUX")
            and inner.ent_type_ not in NO_CAUSE
        ):
            cause = part(sentence, inner, whole=inner.dep_ == "pcomp")
            yield Draft(f"verb.from.{way}", cause, effect, sentence.at(verb), verb, sign=sign)


def _need(sentence: Sentence, frame: Frame, verb: Token, known: Verbs) -> Iterator[Draft]:
    """ "Y requires X": what is needed is the cause."""
    subject = standing(verb, known.through)
    need = next((c for c in verb.rights if c.dep_ in ("dobj", "xcomp", "ccomp") and c.tag_ != "VB"), None)
    if (
        subject is None
        or need is None
        or acts_by_will(subject.token)
        or subject.token.pos_ == "PROPN"
        or subject.token.lower_ in EMPTY
    ):
        return
    effect = subject_part(sentence, frame, subject, verb)
    if need.pos_ != "VERB" and need.lower_ in PERSONAL:
        return
    yield Draft("verb.need", part(sentence, need, whole=need.pos_ == "VERB"), effect, sentence.at(verb), verb)
