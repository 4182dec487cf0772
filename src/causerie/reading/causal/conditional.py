"""Conditions said to bring something about: if, unless, once, provided, had X, should X.

CODING.md 3 and 7: the words that open the condition stay out of the cause; what "unless" and
"without" open is a decrease. Open conditions are conditional, those that are not the case
counterfactual.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from causerie.reading.causal.clauses import (
    AHEAD,
    WOULD,
    asks,
    auxiliaries,
    clause,
    coordinated,
    cues,
    happenings,
    has_subject,
    lowest,
    said,
    subject,
    time_of,
)
from causerie.reading.causal.draft import Draft, Part, part
from causerie.reading.causal.effects import effects
from causerie.reading.causal.lexicon import verbs
from causerie.reading.causal.presence import with_or_without
from causerie.reading.frame import Frame, Sentence
from causerie.vocabulary import Direction, Status

ATTACHED = frozenset({"advcl", "ccomp", "dep", "parataxis", "conj"})


def find(sentence: Sentence, frame: Frame) -> Iterator[Draft]:
    """The conditions of a sentence with what each is said to bring about; a question says nothing."""
    if not asks(sentence):
        yield from conditions(sentence)


def conditions(sentence: Sentence) -> Iterator[Draft]:
    """The conditions of a sentence, asserted or asked."""
    marks = cues("conditional")["mark"]
    for token in sentence.span:
        low = token.lower_
        if low in marks:
            yield from _marked(sentence, token, marks[low]["rule"], marks[low].get("turned", False))
        elif low in ("had", "should", "were"):
            yield from _inverted(sentence, token)
        elif low == "long":
            yield from _as_long_as(sentence, token)
        elif low in ("without", "with"):
            yield from with_or_without(sentence, token)
        elif low == "as":
            yield from _along(sentence, token)
        elif low in ("when", "where", "whenever", "wherever"):
            yield from _whenever(sentence, token)


def _marked(sentence: Sentence, mark: Token, rule: str, turned: bool) -> Iterator[Draft]:
    if mark.lower_ in ("provided", "providing", "assuming") and mark.dep_ != "mark":
        yield from _participle(sentence, mark, rule)
        return
    head = mark.head
    if mark.dep_ not in ("mark", "advmod") or mark.i > head.i or _reduced(head) or _idiom(sentence, mark, head):
        return
    if head.dep_ == "ROOT":
        yield from _joined(sentence, rule, mark, head, turned)
        return
    if head.dep_ not in ATTACHED or (
        head.dep_ == "ccomp" and head.head.lemma_ in cues("conditional")["apart"]["finding"]
    ):
        return
    main = _main(head, mark)
    if main is not None and rule == "if.then" and _wants(head) and _needs(main):
        yield from _wanted(sentence, mark, head, main)
        return
    if main is None or (rule == "if.once" and (main.i < mark.i or not _lawlike(head, main))):
        return
    yield from _drafts(sentence, rule, head, main, (mark.i, mark.i + 1), turned)


def _reduced(head: Token) -> bool:
    """ "If possible", "if worn at all": an if-part without a subject says when advice holds, not what brings what."""
    return not has_subject(head) and (head.pos_ in ("ADJ", "ADV") or head.tag_ in ("VBG", "VBN"))


def _joined(sentence: Sentence, rule: str, mark: Token, head: Token, turned: bool) -> Iterator[Draft]:
    """ "If X and Y, Z will": the parser joins the main clause to the condition; it begins after a comma."""
    doc = sentence.doc
    for main in coordinated(head)[1:]:
        comma = next((i for i in range(main.i - 1, head.i, -1) if doc[i].text == ","), None)
        if not has_subject(main):
            continue
        if _wants(head) and "must" in auxiliaries(main):
            yield from _wanted(sentence, mark, head, main)
            return
        if comma is None or not (auxiliaries(main) & AHEAD or main.lower_ == "going"):
            continue
        end = next((i for i in range(head.i, comma + 1) if doc[i].text == ","), comma)
        whole = replace(clause(sentence, head), end=end)
        cause = replace(whole, direction=Direction.DECREASE) if turned else whole
        for effect in happenings(sentence, main):
            yield Draft(rule, cause, effect, sentence.at(mark), said(main), _status(rule, head, main))
        return


def _wants(head: Token) -> bool:
    """Whether an if-part names an aim: "if you want to", "if we are serious about"."""
    serious = head.lemma_ == "be" and any(c.dep_ == "acomp" and c.lemma_ == "serious" for c in head.children)
    return serious or head.lemma_ in ("want", "wish", "hope", "aim", "intend")


def _needs(main: Token) -> bool:
    return (
        bool(auxiliaries(main) & {"must", "should"})
        or main.lemma_ == "need"
        or (main.lemma_ == "have" and any(c.dep_ == "xcomp" for c in main.children))
    )


def _wanted(sentence: Sentence, mark: Token, head: Token, main: Token) -> Iterator[Draft]:
    """ "If you want to heal the town, you must mend the bridge": what is needed is the cause of what is wanted."""
    low = lowest(main)
    thing = next((c for c in low.children if c.dep_ == "dobj"), None)
    cause = (
        part(sentence, thing)
        if low.lemma_ in ("have", "need") and thing is not None
        else clause(sentence, low, (head,))
    )
    if low == main:
        cause = replace(cause, first=max(cause.first, low.i))
    aims = [c for c in head.subtree if c.dep_ in ("xcomp", "pcomp") and c.pos_ == "VERB" and c.i > head.i]
    for aim in aims[:1]:
        for effect in (e for each in coordinated(aim) for e in _aimed(sentence, each)):
            if effect.first >= cause.end or effect.end <= cause.first:
                yield Draft("if.wanted", cause, effect, sentence.at(mark), main, Status.ASSERTED)


def _aimed(sentence: Sentence, verb: Token) -> list[Part]:
    """What an aim makes of things ("heal the town": the town), else the aim in its own words."""
    return [each.part for each in effects(sentence, verb, verbs())] or [clause(sentence, verb)]


def _main(head: Token, mark: Token) -> Token | None:
    """The clause that the condition is for, below the verb of saying that it was attached to."""
    main = head.head
    inner = [c for c in main.children if c.dep_ == "ccomp" and main.i < c.i < mark.i and c != head]
    return inner[-1] if inner else main if main.pos_ in ("VERB", "AUX") else None


def _idiom(sentence: Sentence, mark: Token, head: Token) -> bool:
    data = cues("conditional")["apart"]
    doc = sentence.doc
    before = doc[mark.i - 1].lower_ if mark.i > sentence.span.start else ""
    after = doc[mark.i + 1].lower_ if mark.i + 1 < len(doc) else ""
    who = subject(head)
    talk = who is not None and who.lower_ in ("you", "i") and head.lemma_ in data["talk"] and head.i - mark.i < 4
    talk |= any(c.dep_ == "acomp" and c.lemma_ in data["talk"] for c in head.children)
    return before in data["before"] or after in data["after"] or (mark.lower_ == "if" and talk)


def _drafts(
    sentence: Sentence,
    rule: str,
    head: Token,
    main: Token,
    cue: tuple[int, int],
    turned: bool,
    status: Status | None = None,
    cut: tuple[Token, ...] = (),
) -> Iterator[Draft]:
    if not _states(main):
        return
    status = status or _status(rule, head, main)
    for cause in _causes(sentence, head, turned):
        if cause.first <= main.i < cause.end:
            continue
        for effect in happenings(sentence, main, (head, *cut)):
            if effect.end <= cause.first or effect.first >= cause.end:
                yield Draft(
                    rule,
                    cause,
                    effect,
                    sentence.place(*cue),
                    said(main),
                    status,
                    horizon=time_of(sentence, effect.head),
                )


def _states(main: Token) -> bool:
    """Whether the main clause states something: no order, no norm, no mere judgement of the condition."""
    inner = said(main)
    if inner.tag_ == "VB" and not auxiliaries(inner) and not has_subject(inner) and inner.dep_ != "conj":
        return False
    if "must" in auxiliaries(inner) or ("should" in auxiliaries(inner) and inner.lemma_ == "be"):
        return False
    judge = cues("conditional")["apart"]["judge"]
    near = [main.lemma_, *(c.lemma_ for c in main.children if c.dep_ in ("acomp", "attr", "advmod"))]
    return inner.lemma_ != "let" and not any(word in judge for word in near)


def _causes(sentence: Sentence, head: Token, turned: bool) -> Iterator[Part]:
    """The if-part: one cause, or one for each member joined by "or"."""
    joined = [c for c in head.rights if c.dep_ == "conj" and c.pos_ in ("VERB", "AUX")]
    apart = any(c.dep_ == "cc" and c.lower_ == "or" for c in head.children)
    whole = clause(sentence, head)
    if joined and not apart:
        whole = replace(whole, end=max(whole.end, *(clause(sentence, c).end for c in joined)))
    for each in [whole, *(clause(sentence, c) for c in joined if apart)]:
        yield replace(each, direction=Direction.DECREASE, flip=False) if turned else each


def _status(rule: str, head: Token, main: Token) -> Status:
    then, when = auxiliaries(said(main)), auxiliaries(head)
    if "have" in then or "'ve" in then:
        return Status.COUNTERFACTUAL if then & WOULD else Status.CONDITIONAL
    if not then & WOULD:
        return Status.ASSERTED if rule in ("if.when", "if.once") and not then & AHEAD else Status.CONDITIONAL
    to_be = any("to" in auxiliaries(c) for c in head.children if c.dep_ in ("xcomp", "advcl"))
    unreal = head.tag_ == "VBD" and head.lemma_ in cues("conditional")["unreal"] and "to" not in when and not to_be
    return (
        Status.COUNTERFACTUAL
        if unreal or (when & {"had", "'d"} and head.tag_ in ("VBN", "VBD"))
        else Status.CONDITIONAL
    )


def _participle(sentence: Sentence, mark: Token, rule: str) -> Iterator[Draft]:
    """ "Provided that X", where the parser takes the word for a verb."""
    head = next((c for c in mark.rights if c.dep_ == "ccomp" and has_subject(c)), None)
    if head is None:
        return
    if mark.dep_ in ("advcl", "prep"):
        yield from _drafts(sentence, rule, head, mark.head, (mark.i, mark.i + 1), False)
    elif mark.dep_ == "ROOT" and mark.i > sentence.span.start + 1:
        before = Part(sentence, sentence.span.start, mark.i, sentence.doc[mark.i - 1], whole=True)
        yield Draft(rule, clause(sentence, head), before, sentence.place(mark.i, mark.i + 1), mark, Status.CONDITIONAL)


def _inverted(sentence: Sentence, verb: Token) -> Iterator[Draft]:
    """ "Had X stayed", "Should X fall", "Were X to pay": the verb before its subject opens the condition."""
    head = verb.head if verb.dep_ in ("aux", "auxpass") else verb
    who = next((c for c in head.children if c.dep_ in ("nsubj", "nsubjpass", "expl") and c.i > verb.i), None)
    if who is None or head.dep_ not in ("advcl", "ccomp") or who.left_edge.i != verb.i + 1 or head.head.i == head.i:
        return
    main = head.head
    if main.pos_ not in ("VERB", "AUX") or (head.dep_ == "ccomp" and not auxiliaries(main) & AHEAD):
        return
    status = Status.COUNTERFACTUAL if verb.lower_ == "had" else None
    if verb.lower_ == "were" and any(c.lower_ == "to" for c in head.children):
        status = Status.CONDITIONAL
    for draft in _drafts(sentence, "if.inverted", head, main, (verb.i, verb.i + 1), False, status):
        yield replace(draft, cause=replace(draft.cause, first=max(draft.cause.first, who.left_edge.i)))


def _as_long_as(sentence: Sentence, long: Token) -> Iterator[Draft]:
    doc = sentence.doc
    if not (
        sentence.span.start < long.i < len(doc) - 2
        and doc[long.i - 1].lower_ in ("as", "so")
        and doc[long.i + 1].lower_ == "as"
    ):
        return
    head = doc[long.i + 1].head
    main = long.head if long.head != head else head.head
    if head.pos_ in ("VERB", "AUX") and main.pos_ in ("VERB", "AUX") and head != main and has_subject(head):
        yield from _drafts(sentence, "if.provided", head, main, (long.i - 1, long.i + 2), False, cut=(long,))


def _lawlike(head: Token, main: Token) -> bool:
    """Present or future in both parts and not about what "I" did: a law or an expectation, no story."""
    present = head.tag_ in ("VBZ", "VBP") or any(
        c.tag_ in ("VBZ", "VBP") for c in head.children if c.dep_ in ("aux", "auxpass")
    )
    then = said(main)
    ahead = (
        then.tag_ in ("VBZ", "VBP")
        or bool(auxiliaries(then) & AHEAD)
        or any(c.tag_ in ("VBZ", "VBP") for c in then.children if c.dep_ in ("aux", "auxpass"))
    )
    return present and ahead


def _along(sentence: Sentence, mark: Token) -> Iterator[Draft]:
    """ "As rents rise, families leave": a movement and what goes along with it, both in the present."""
    head = mark.head
    if (
        mark.dep_ != "mark"
        or head.dep_ != "advcl"
        or head.lemma_ not in cues("comparative")["moves"]
        or not has_subject(head)
    ):
        return
    main = head.head
    if main.pos_ in ("VERB", "AUX") and mark.i < head.i < main.i and _lawlike(head, main):
        yield from _drafts(sentence, "comparative.along", head, main, (mark.i, mark.i + 1), False, Status.ASSERTED)


def _whenever(sentence: Sentence, mark: Token) -> Iterator[Draft]:
    """ "When X happens, Y happens" as a law: first in its sentence, both in the present, X no person of the talk."""
    head = mark.head
    if mark.dep_ != "advmod" or head.dep_ != "advcl" or mark.i > head.i or head.head.pos_ not in ("VERB", "AUX"):
        return
    who, then = subject(head), subject(head.head)
    if (
        who is None
        or then is None
        or who.i > then.i
        or who.lower_ in ("i", "we", "you")
        or not _lawlike(head, head.head)
    ):
        return
    yield from _drafts(sentence, "if.when", head, head.head, (mark.i, mark.i + 1), False)
