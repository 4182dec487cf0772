"""Clauses of reason and result: "Y because X", "since X, Y", "X, so Y", "so many X that Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from causerie.reading.causal.clauses import (
    SUBJECTS,
    clause,
    coordinated,
    happening,
    happenings,
    has_subject,
    negated,
    said,
)
from causerie.reading.causal.draft import Draft, Part
from causerie.reading.causal.effects import effects
from causerie.reading.causal.lexicon import cue_file, verbs
from causerie.reading.frame import Frame, Sentence

RAW = cue_file("because")
CAUSE: dict[str, str] = RAW["cause"]
EFFECT: dict[str, str] = RAW["effect"]
ASIDE = frozenset(RAW["aside"].split())
STATES = frozenset(("possible", "so", "true"))
HOLDING = frozenset(RAW["holding"].split())
FULL = frozenset(("attr", "acomp", "dobj", "ccomp", "xcomp"))
TELLING = frozenset(RAW["telling"].split())
PERFECT = frozenset(("has", "have", "'ve", "'s"))


def find(sentence: Sentence, frame: Frame) -> Iterator[Draft]:
    """The reasons and results that the clauses of a sentence give of each other."""
    for token in sentence.span:
        low = token.lower_
        if low in CAUSE and token.dep_ in ("mark", "prep", "advmod"):
            yield from _reason(sentence, token, CAUSE[low])
        elif low in EFFECT:
            if low == "so" and _followed(token, "that"):
                yield from _result(sentence, token)
            if low == "so":
                yield from _degree(sentence, token)


def _reason(sentence: Sentence, mark: Token, rule: str) -> Iterator[Draft]:
    head = mark.head
    if mark.dep_ != "mark" or head.dep_ not in ("advcl", "ccomp", "conj", "parataxis") or head.i <= mark.i:
        return
    if any(c.tag_ == "TO" for c in head.children) or not has_subject(head):
        return
    main = _main(sentence, mark, head)
    if main is None or (rule == "since" and _in_time(head, main)) or (rule == "as" and not _given(mark, head, main)):
        return
    place = sentence.at(mark)
    denied = mark.i > sentence.span.start and sentence.doc[mark.i - 1].lower_ == "not"
    for cause in _coordinated(sentence, head):
        for effect in results(sentence, main, head):
            if effect.end <= cause.first or effect.first >= cause.end:
                yield Draft(rule, cause, _less(effect, mark), place, main, denied=denied)


def results(sentence: Sentence, main: Token, reason: Token) -> list[Part]:
    """What the reason is given for: the thing that a change verb acts on, else the clause."""
    who = next((c for c in main.lefts if c.dep_ == "nsubj"), None)
    if main.lemma_ == "be" and who is not None and any(c.lower_ in STATES for c in main.rights if c.dep_ == "acomp"):
        return [Part(sentence, who.left_edge.i, who.right_edge.i + 1, who)]
    if not negated(main):
        found = [e.part for e in effects(sentence, main, verbs()) if e.rule in ("verb.up", "verb.down")]
        if found:
            return found
    return list(happenings(sentence, main, (reason,)))


def _main(sentence: Sentence, mark: Token, head: Token) -> Token | None:
    """The clause that the reason is for: below a verb of saying, and the nearest of several joined."""
    main = head.head
    if main.pos_ not in ("VERB", "AUX"):
        if main.dep_ not in ("acomp", "attr", "oprd") or main.head.pos_ not in ("VERB", "AUX"):
            return None
        main = main.head
    main = said(main)
    joined = [c for c in coordinated(main) if c.i < mark.i and has_subject(c)]
    return joined[-1] if joined and main.i < mark.i else main


def _given(mark: Token, head: Token, main: Token) -> bool:
    """Whether "as" gives a reason: after the main clause and a comma, with a state that is told, no report or time."""
    if mark.i < main.i or mark.nbor(-1).text != "," or head.lemma_.lower() in TELLING:
        return False
    holds = head.lemma_.lower() in HOLDING or negated(head) or any(c.dep_ in ("auxpass", "neg") for c in head.children)
    modal = any(c.tag_ == "MD" for c in head.children)
    done = any(c.dep_ == "auxpass" for c in head.lefts)
    full = any(c.dep_ in FULL or (done and c.dep_ in ("prep", "agent")) for c in head.rights)
    return (holds or modal) and full and any(c.dep_ in SUBJECTS and c.i < head.i for c in head.children)


def _in_time(head: Token, main: Token) -> bool:
    """Whether "since" tells the time: "has lived there since the war ended"."""
    perfect = any(c.lower_ in PERFECT for c in main.children if c.dep_ == "aux")
    past = head.tag_ == "VBD" or any(c.dep_ == "auxpass" and c.tag_ == "VBD" for c in head.children)
    return perfect and past and not any(c.dep_ == "aux" for c in head.children)


def _coordinated(sentence: Sentence, head: Token) -> Iterator[Part]:
    for each in coordinated(head):
        if each.i == head.i or has_subject(each):
            yield clause(sentence, each)


def _less(effect: Part, mark: Token) -> Part:
    """The effect without "only", "just", "simply" before the word that opens the reason."""
    end = effect.end
    while end - 1 > effect.first and end <= mark.i and effect.sentence.doc[end - 1].lower_ in ASIDE:
        end -= 1
    return replace(effect, end=end)


def _followed(token: Token, word: str) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().lower_ == word


def _result(sentence: Sentence, word: Token) -> Iterator[Draft]:
    """ "X, so Y" and "X so that Y": the clause before the word and the clause after it."""
    head = word.head
    if head.pos_ not in ("VERB", "AUX") or head.i < word.i or word.dep_ not in ("advmod", "mark", "cc"):
        return
    first = min(
        (c.left_edge.i for c in head.children if c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj")), default=head.i
    )
    opens = word.i < first and word.i > sentence.span.start
    if not opens or not has_subject(head):
        return
    before = _before(head, word)
    if before is None or not (
        word.dep_ != "advmod" or sentence.doc[word.i - 1].text in (",", ";", "and", "–", "—", "-")
    ):
        return
    for cause in [happening(sentence, before, (head,))] if before.i < word.i else []:
        cut = replace(cause, end=min(cause.end, word.i))
        for effect in happenings(sentence, head):
            if effect.first >= cut.end:
                yield Draft("so", cut, effect, sentence.at(word), head)


def _before(head: Token, word: Token) -> Token | None:
    """The clause that the result follows from: the last one before the word."""
    above = head.head
    if head.dep_ in ("conj", "advcl", "ccomp", "parataxis") and above.pos_ in ("VERB", "AUX") and above.i < word.i:
        joined = [c for c in coordinated(above) if c.i < word.i and has_subject(c)]
        return joined[-1] if joined else above
    left = [c for c in head.children if c.dep_ in ("ccomp", "parataxis", "advcl") and c.i < word.i and has_subject(c)]
    return left[-1] if left and left[-1].dep_ != "advcl" else None


def _degree(sentence: Sentence, so: Token) -> Iterator[Draft]:
    """ "so many come that the wells run dry"."""
    if so.dep_ != "advmod" or so.head.pos_ not in ("ADJ", "ADV") or so.head.lower_ == "far":
        return
    for token in sentence.doc[so.i + 1 : sentence.span.end]:
        if (
            token.lower_ == "that"
            and token.dep_ == "mark"
            and token.head.dep_ in ("advcl", "ccomp")
            and has_subject(token.head)
        ):
            above = token.head.head
            main = above if above.pos_ in ("VERB", "AUX") else above.head
            if main.pos_ in ("VERB", "AUX") and main.i < token.i and (so.is_ancestor(main) or main.is_ancestor(so)):
                yield Draft(
                    "so.that",
                    clause(sentence, main, (token.head,)),
                    happening(sentence, token.head),
                    sentence.at(so),
                    token.head,
                )
            return
