"""What pronouns stand for: the exact words elsewhere in the text (CODING.md 0).

"It" and "they" take the nearest fitting noun phrase, subjects before objects; "this" and "that"
take the clause before; a relative "which" takes what it hangs on. No words are better than wrong
ones: a pronoun that nothing fits gets None.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from causerie.reading.agents import is_person
from causerie.reading.frame import Frame, Sentence
from causerie.reading.spans import reach, trimmed
from causerie.values import Span
from causerie.vocabulary import Role

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
SINGULAR = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "these", "those", "themselves"})
POINTING = frozenset({"this", "that", "which"})
TIMES = frozenset({"DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "ORDINAL", "QUANTITY"})
REACH = 4
"""How many sentences back a pronoun may look."""
STEP = 0.75
"""What a sentence between takes off a noun's weight (set on coded interviews)."""
HOPS = 8
"""How often a pronoun may be handed on to the same one before it; without an end, long talks take forever."""
SPEECH = frozenset(
    [
        "say",
        "claim",
        "think",
        "argue",
        "tell",
        "warn",
        "insist",
        "believe",
        "maintain",
        "report",
        "write",
        "add",
        "note",
        "assert",
    ]
)
VAGUE = frozenset(
    [
        "thing",
        "way",
        "lot",
        "kind",
        "sort",
        "part",
        "fact",
        "case",
        "question",
        "reason",
        "point",
        "time",
        "year",
        "month",
        "day",
        "week",
        "one",
    ]
)


def antecedent(frame: Frame, sentence: Sentence, token: Token, hops: int = HOPS) -> Span | None:
    """The words elsewhere in the text that the pronoun `token` stands for, or None."""
    low = token.lower_
    if low == "which" or (low == "that" and token.tag_ == "WDT"):
        return _relative(frame, sentence, token)
    if low in ("this", "that") or (low == "it" and _sums_up(token)):
        return _clause_before(frame, sentence, token)
    if low in SINGULAR or low in PLURAL:
        return _noun_before(frame, sentence, token, hops)
    return None


def _sums_up(it: Token) -> bool:
    """Whether "it" takes up a whole statement: "it means that", "it follows that"."""
    return (
        it.dep_ == "nsubj"
        and it.head.lemma_ in ("mean", "follow", "happen")
        and any(c.dep_ == "ccomp" for c in it.head.children)
    )


def _relative(frame: Frame, sentence: Sentence, which: Token) -> Span | None:
    """The noun that a relative clause hangs on, or the clause before it."""
    clause = which.head
    while clause.dep_ not in ("relcl", "ROOT", "advcl", "ccomp", "conj") and clause.head != clause:
        clause = clause.head
    above = clause.head
    if above.pos_ in ("NOUN", "PROPN") and above.i < which.i:
        return _words(frame, sentence, above, (clause,))
    if above.pos_ in ("VERB", "AUX") and above.i < which.i:
        return _clause(frame, sentence, above, which.i)
    return _clause_before(frame, sentence, which)


def _clause_before(frame: Frame, sentence: Sentence, token: Token) -> Span | None:
    """The clause before a pronoun: in its sentence if there is one, else the sentence before."""
    verb = token.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    for above in (verb, *verb.ancestors):
        head = above.head
        if above.dep_ not in ("conj", "parataxis", "ccomp") or head.i >= token.i or head.pos_ not in ("VERB", "AUX"):
            continue
        if above.dep_ != "ccomp" or any(t.text in (";", ":") for t in sentence.doc[head.i : token.i]):
            return _clause(frame, sentence, head, token.i)
    left = [c for c in verb.lefts if c.dep_ in ("ccomp", "parataxis") and c.i < token.i]
    if left:
        return _clause(frame, sentence, left[-1], token.i)
    before = _previous(frame, sentence)
    return _clause(frame, before, before.root, before.span.end) if before is not None else None


def _previous(frame: Frame, sentence: Sentence) -> Sentence | None:
    """The sentence before in the same turn, else the last one that was put to the speaker."""
    before = frame.before(sentence)
    if before is not None or sentence.index == 0:
        return before
    other = frame.sentences[sentence.index - 1]
    return other if frame.turn_of(other).role is Role.INTERVIEWER else None


def _clause(frame: Frame, sentence: Sentence, head: Token, limit: int) -> Span | None:
    if head.pos_ not in ("VERB", "AUX"):
        return frame.words(sentence.start, sentence.end) if head.dep_ == "ROOT" and len(sentence.span) < 12 else None
    apart = tuple(
        c
        for c in head.children
        if c.dep_ in ("conj", "cc", "parataxis", "punct", "mark")
        or (c.dep_ == "advcl" and c.i < head.i)
        or c.i >= limit
    )
    first, end = reach(sentence, head, apart)
    start = min((c.left_edge.i for c in head.children if c.dep_ in SUBJECTS or c.dep_ == "expl"), default=first)
    first, end = trimmed(sentence, max(first, start), min(end, max(limit, head.i + 1)))
    return frame.words(*sentence.place(first, end))


def _noun_before(frame: Frame, sentence: Sentence, token: Token, hops: int) -> Span | None:
    """The noun phrase that fits best before a personal pronoun; what the same pronoun stood for just before."""
    plural = token.lower_ in PLURAL
    best: tuple[float, Sentence, Token] | None = None
    for distance, place in enumerate(_back(frame, sentence)):
        if distance == 1 and best is None and (same := _same_subject(place, token)) is not None:
            return antecedent(frame, place, same, hops - 1) if hops else None
        for noun in _nouns(place, token if distance == 0 else None):
            if _fits(noun, plural) and not _bound(noun, token):
                score = _weight(noun, token) - STEP * distance
                if best is None or score >= best[0]:
                    best = (score, place, noun)
    if best is None:
        return None
    relatives = tuple(c for c in best[2].children if c.dep_ in ("relcl", "appos", "acl"))
    return _words(frame, best[1], best[2], relatives)


def _same_subject(place: Sentence, token: Token) -> Token | None:
    """The subject of the sentence before, where it is the same pronoun: people go on about one thing."""
    if token.dep_ not in SUBJECTS:
        return None
    return next(
        (c for c in place.root.children if c.dep_ in SUBJECTS and c.lower_ == token.lower_ and not _empty(c)), None
    )


def _empty(it: Token) -> bool:
    """Whether "it" stands for nothing: "it is clear that", "it was the rain that", "it rained"."""
    head = it.head
    if head.lemma_ in ("rain", "snow", "take"):
        return True
    return head.lemma_ in ("be", "seem", "appear") and any(
        c.dep_ in ("ccomp", "xcomp", "advcl", "relcl") and c.i > head.i for c in head.subtree
    )


def _back(frame: Frame, sentence: Sentence) -> Iterator[Sentence]:
    """The sentence, those before it in its turn up to REACH, and the last words put to the speaker."""
    yield sentence
    first = max(0, sentence.index - REACH)
    near = [s for s in frame.sentences[first : sentence.index] if s.turn == sentence.turn]
    yield from reversed(near[-(REACH - 1) :])
    if len(near) >= REACH:
        return
    turn = sentence.turn - 1
    while turn >= 0 and frame.turns[turn].role is Role.INTERVIEWEE:
        turn -= 1
    if turn >= 0:
        yield from reversed(frame.in_turn(turn)[-2:])


def _nouns(place: Sentence, before: Token | None) -> Iterator[Token]:
    for token in place.span:
        if before is not None and token.i >= before.i:
            return
        if token.pos_ in ("NOUN", "PROPN") and token.dep_ not in (
            "compound",
            "npadvmod",
            "appos",
            "amod",
            "nmod",
            "poss",
        ):
            yield token


def _fits(noun: Token, plural: bool) -> bool:
    if noun.ent_type_ in TIMES | {"PERSON"} or noun.lemma_.lower() in VAGUE:
        return False
    many = noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN") for c in noun.children)
    return many if plural else noun.tag_ in ("NN", "NNP") and not is_person(noun)


def _bound(noun: Token, pronoun: Token) -> bool:
    """Whether the noun is the subject of the pronoun's own verb or holds the pronoun: it means another thing."""
    if noun.doc != pronoun.doc:
        return False
    return noun.is_ancestor(pronoun) or (noun.head == pronoun.head and noun.dep_ in SUBJECTS)


def _weight(noun: Token, pronoun: Token) -> float:
    """How likely a noun is taken up: subjects, then objects, then what hangs on a preposition; like by like."""
    if noun.head.lemma_ in SPEECH and noun.dep_ in SUBJECTS:
        return 0.0
    like = 0.5 if noun.dep_ == pronoun.dep_ or (noun.dep_ in SUBJECTS and pronoun.dep_ in SUBJECTS) else 0.0
    if noun.dep_ in SUBJECTS:
        return like + (3.0 if noun.head.dep_ in ("ROOT", "conj", "ccomp") else 2.0)
    if noun.dep_ in ("dobj", "conj", "oprd"):
        return like + 2.0
    return like + (1.0 if noun.dep_ in ("pobj", "attr") else 0.5)


def _words(frame: Frame, sentence: Sentence, noun: Token, apart: tuple[Token, ...]) -> Span:
    first, end = trimmed(sentence, *reach(sentence, noun, apart))
    return frame.words(*sentence.place(first, end))
