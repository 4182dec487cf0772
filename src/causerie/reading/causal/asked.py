"""What a question asks about causes: why something is so, what brings something about, whether X brings Y."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from causerie.reading.causal import because, clefts, conditional, nouns, phrases, verbs
from causerie.reading.causal.clauses import SUBJECTS, asks, auxiliaries, clause, has_subject, said, words
from causerie.reading.causal.draft import Draft, Part
from causerie.reading.causal.effects import Effect, effects
from causerie.reading.causal.lexicon import verbs as known_verbs
from causerie.reading.frame import Frame, Sentence
from causerie.vocabulary import Role, Status

FILE = "causal_answers"


@dataclass(frozen=True, slots=True)
class Asked:
    """The question before an answer: its last sentences, the nearest last, and how much of an answer came before.

    `own` where the speaker asks and answers alone.
    """

    sentences: tuple[Sentence, ...]
    position: int
    own: bool = False


def asked(frame: Frame, sentence: Sentence) -> Asked | None:
    """The question that this sentence helps to answer; None where nobody asked."""
    role = frame.turn_of(sentence).role
    position = sentence.index - frame.in_turn(sentence.turn)[0].index
    turn = sentence.turn - 1
    while turn >= 0 and frame.turns[turn].role is Role.INTERVIEWEE:
        turn -= 1
    if turn >= 0 and frame.turns[turn].role is Role.INTERVIEWER and role is Role.INTERVIEWEE:
        put = frame.in_turn(turn)[-3:]
        if put:
            return Asked(put, position)
    before = frame.before(sentence)
    return Asked((before,), 0, own=True) if before is not None and asks(before) else None


def why(question: Asked) -> Part | None:
    """What a why-question asks the reason of: its own clause, or the sentence before a bare "Why?"."""
    for at in range(len(question.sentences) - 1, -1, -1):
        sentence = question.sentences[at]
        for token in sentence.span:
            if token.lower_ in ("why", "how") and _opens(sentence, token):
                return _wanted(question, at, token)
        if not asks(sentence):
            return None
    return None


def _opens(sentence: Sentence, word: Token) -> bool:
    """Whether the word asks, unlike in "that is why"; "how" only in "how come", "how did you come to"."""
    doc = word.doc
    if word.dep_ not in ("advmod", "ROOT", "dep", "mark") or doc[min(word.i + 1, len(doc) - 1)].lower_ == "should":
        return False
    if not asks(sentence) and word.i > sentence.span.start:
        return False
    if (
        word.head.dep_ in ("ccomp", "advcl", "relcl", "pcomp")
        and word.head.head.i < word.i
        and word.head.head.lemma_ not in ("be",)
    ):
        return False
    if word.head.head.lemma_ == "be" and word.head.dep_ in ("ccomp", "advcl") and word.head.head.i < word.i:
        return False
    return word.lower_ == "why" or any(t.lemma_ == "come" for t in sentence.doc[word.i : word.i + 5])


def _wanted(question: Asked, at: int, word: Token) -> Part | None:
    sentence = question.sentences[at]
    head = _meant(word.head)
    rest = [t for t in sentence.doc[word.i + 1 : sentence.span.end] if t.is_alpha]
    if all(t.lower_ in words(FILE, "pointing") for t in rest):
        before = question.sentences[at - 1] if at else None
        return clause(before, said(before.root)) if before is not None and before.root.pos_ in ("VERB", "AUX") else None
    who = next((c for c in head.children if c.dep_ in SUBJECTS and c.i > word.i), None)
    # "Why did the ferry stop?" may be parsed as if "ferry stop" were a thing: the subject follows the auxiliary
    first = (
        who.left_edge.i
        if who is not None
        else word.i + 2
        if word.i + 2 <= head.i and word.nbor().pos_ == "AUX"
        else None
    )
    if first is None:
        return None
    whole = clause(sentence, head)
    return replace(whole, first=first, end=max(_before_aside(sentence, whole), head.i + 1))


def _meant(head: Token) -> Token:
    """Below "do you think" and "would you say"."""
    if head.lemma_ in ("think", "say", "suppose", "believe"):
        return next((c for c in head.children if c.dep_ == "ccomp"), head)
    return head


def _before_aside(sentence: Sentence, whole: Part) -> int:
    """Where the clause ends, before a relative clause or afterthought set off by a comma."""
    commas = (i for i in range(whole.head.i + 1, whole.end) if sentence.doc[i].text == ",")
    return next(commas, whole.end)


def claims(question: Asked, frame: Frame) -> Iterator[Draft]:
    """The links that the question puts, nearest sentence first: its own, else those of what stands before it."""
    for sentence in reversed(question.sentences):
        found = list(put(sentence, frame))
        yield from found
        if found or len([t for t in sentence.span if t.is_alpha]) > 6:
            return


def put(sentence: Sentence, frame: Frame) -> Iterator[Draft]:
    """The links that stand in a sentence, whether it asks or says."""
    conditions = list(conditional.conditions(sentence))
    if conditions:
        yield from conditions
        return
    for find in (because.find, phrases.find, clefts.find, verbs.find, nouns.find):
        yield from find(sentence, frame)


def what(question: Asked) -> Iterator[tuple[Effect, Status]]:
    """What "What ruined the fair?" asks the cause of, and in which mood."""
    sentence = question.sentences[-1]
    for token in sentence.span:
        if (
            token.tag_ in ("WP", "WDT")
            and token.dep_ == "nsubj"
            and token.head.dep_ in ("ROOT", "conj")
            and asks(sentence)
        ):
            verb = token.head
            yield from (
                (each, _mood(verb)) for each in effects(sentence, verb, known_verbs()) if each.part.first > token.i
            )


def mood(draft: Draft) -> Status:
    """The status of a link as it is put: what "would" makes of it."""
    if draft.status is not None and draft.status is not Status.DENIED:
        return draft.status
    return _mood(draft.head if draft.head is not None else draft.effect.head)


def _mood(head: Token) -> Status:
    aux = auxiliaries(head)
    if "have" in aux and aux & {"would", "could", "might"}:
        return Status.COUNTERFACTUAL
    return Status.CONDITIONAL if aux & {"would", "could"} else Status.ASSERTED


def condition(question: Asked, then: bool) -> Part | None:
    """The if-part of "And if X?", "What happens if X?", "Suppose X. What then?".

    `then`: the answer begins with "Then", so that the if-part of any question counts.
    """
    for sentence in reversed(question.sentences):
        for token in sentence.span:
            if (
                token.lower_ == "if"
                and token.dep_ == "mark"
                and token.i < token.head.i
                and has_subject(token.head)
                and asks(sentence)
            ):
                main = token.head.head
                happens = main.lemma_ == "happen" and any(c.tag_ == "WP" for c in main.children)
                return clause(sentence, token.head) if then or happens or token.head.dep_ == "ROOT" else None
            if token.lower_ in ("suppose", "supposing", "assume") and token.i <= sentence.span.start + 1:
                inner = next((c for c in token.children if c.dep_ == "ccomp" and has_subject(c)), None)
                return clause(sentence, inner) if inner is not None else None
    return None
