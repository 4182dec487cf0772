"""Answers that make a question's words a claim: reasons given, links confirmed or rejected (CODING.md 0, 3, 7).

The quote is the answer; what it takes up stands in the question, outside the quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from causerie.reading.causal import asked
from causerie.reading.causal.asked import FILE, Asked
from causerie.reading.causal.clauses import asks, clause, cues, happening, happenings, has_subject, said, subject, words
from causerie.reading.causal.draft import Draft, Part, part
from causerie.reading.frame import Frame, Sentence, plain
from causerie.vocabulary import Direction, Role, Status

LONGEST = 14
"""A fragment with more words than this is no short answer."""
FURTHER = 6
"""How many sentences of an answer may open with "also" or "another" and add a reason."""
REACH = 12
"""How many sentences of an answer may still give a reason."""


def find(sentence: Sentence, frame: Frame) -> Iterator[Draft]:
    """The claims that a sentence makes by answering."""
    if asks(sentence) or frame.turn_of(sentence).role is Role.INTERVIEWER:
        return
    question = asked.asked(frame, sentence)
    if question is None or question.position > REACH:
        return
    wanted = asked.why(question)
    if wanted is not None:
        yield from _reasons(sentence, question, wanted)
    if question.position == 0 and not question.own:
        yield from _verdict(sentence, frame, question)
        yield from _what(sentence, frame, question)
        yield from _then(sentence, question)


def _answer(sentence: Sentence, rule: str, cause: Part, effect: Part, status: Status | None = None) -> Draft:
    """A claim whose quote, cue and certainty are the answer's."""
    return Draft(
        rule,
        cause,
        effect,
        (sentence.start, sentence.end),
        _point(sentence.root),
        status,
        first=sentence,
        last=sentence,
        spoken=sentence,
    )


def _reasons(sentence: Sentence, question: Asked, wanted: Part) -> Iterator[Draft]:
    """The reason that this sentence gives for what a why-question asks about."""
    because = next((t for t in sentence.span if t.lower_ == "because" and t.dep_ == "mark"), None)
    if because is not None and _alone(because):
        yield _answer(sentence, "answer.why", clause(sentence, because.head), wanted, Status.ASSERTED)
    elif question.position == 0 and because is None:
        for cause in _given(sentence):
            yield _answer(sentence, "answer.why", cause, wanted, Status.ASSERTED)
    elif because is None and question.position <= FURTHER and _further(sentence):
        for cause in _given(sentence):
            yield _answer(sentence, "answer.further", cause, wanted, Status.ASSERTED)


def _alone(because: Token) -> bool:
    """Whether the clause of "because" hangs on no other clause of its sentence."""
    head = because.head
    return head.dep_ == "ROOT" or head.head.pos_ not in ("VERB", "AUX")


def _further(sentence: Sentence) -> bool:
    text = plain(sentence.text).lower()
    if re.match(r"(?:and )?then\b", text):
        return _fragment(sentence) is not None
    return any(re.match(rf"(?:and |but )?{re.escape(word)}\b", text) for word in words(FILE, "further"))


def _given(sentence: Sentence) -> Iterator[Part]:
    """What a sentence offers as the reason: a fragment, the noun after "the reason is", or its clause."""
    root = sentence.root
    fragment = _fragment(sentence)
    if fragment is not None:
        yield fragment
        return
    if root.pos_ not in ("VERB", "AUX"):
        return
    inner = said(_point(root))
    if inner.tag_ == "VB" and not has_subject(inner) and any(c.lower_ == "to" for c in inner.children):
        yield replace(clause(sentence, inner), first=inner.i)
        return
    named = _named(sentence, inner)
    if named is not None:
        yield named
        return
    if subject(inner) is not None:
        there = any(c.dep_ == "expl" and c.lower_ == "there" for c in inner.children)
        yield happening(sentence, inner) if there else clause(sentence, inner)


def _point(root: Token) -> Token:
    """ "You may call me a cynic, but they lied": what stands behind "but" is the speaker's point."""
    if not any(c.lower_ == "but" and c.dep_ == "cc" for c in root.children):
        return root
    return next((c for c in root.rights if c.dep_ == "conj" and has_subject(c)), root)


def _named(sentence: Sentence, head: Token) -> Part | None:
    """The noun that "the reason is", "it is a combination of" names."""
    if head.lemma_ != "be":
        return None
    who = subject(head)
    what = next((c for c in head.children if c.dep_ == "attr" and c.i > head.i), None)
    if what is None or who is None:
        return None
    if what.lemma_.lower() in ("combination", "mix", "mixture"):
        of = next((c for c in what.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        what = next((c for c in of.children if c.dep_ == "pobj"), what) if of is not None else what
        return part(sentence, what)
    return part(sentence, what) if who.lemma_.lower() in words(FILE, "reason") else None


def _fragment(sentence: Sentence) -> Part | None:
    """The noun phrase of an answer without a verb: "Pique, mostly.", "With judges.", "For want of land."."""
    tokens = [t for t in sentence.span if t.is_alpha]
    root = sentence.root
    if not tokens or len(tokens) > LONGEST or _short(sentence) is not None:
        return None
    if root.pos_ == "ADP" and root.lower_ in ("because", "with", "through", "by", "from", "for", "due", "of"):
        root = next((c for c in root.children if c.dep_ in ("pobj", "pcomp")), root)
    if (
        root.pos_ not in ("NOUN", "PROPN")
        or root.lemma_.lower() in words(FILE, "reason")
        or any(c.dep_ in SUBJECT_OR_COPULA for c in root.children)
    ):
        return None
    whole = part(sentence, root)
    comma = next(
        (i for i in range(root.i + 1, whole.end) if sentence.doc[i].text in (",", ";", ":", "–", "—")), whole.end
    )
    return replace(whole, end=comma)


SUBJECT_OR_COPULA = ("nsubj", "nsubjpass", "cop", "expl")


def _verdict(sentence: Sentence, frame: Frame, question: Asked) -> Iterator[Draft]:
    """A short answer that confirms or rejects the links that the question puts."""
    verdict = _short(sentence)
    if verdict is None:
        return
    for draft in asked.claims(question, frame):
        if any(end.head.tag_ in ("WP", "WDT", "WRB") for end in (draft.cause, draft.effect)):
            continue
        if verdict != "no":
            again = _answer(sentence, "answer.yes", draft.cause, draft.effect, asked.mood(draft))
        elif draft.rule in ("if.then", "if.inverted"):
            # "If X, would Y? - No.": the speaker says that X would keep Y from happening
            lacking = replace(draft.effect, direction=Direction.DECREASE, flip=False)
            again = _answer(sentence, "answer.no", draft.cause, lacking, asked.mood(draft))
        else:
            again = _answer(sentence, "answer.no", draft.cause, draft.effect, Status.DENIED)
        yield replace(again, sign=draft.sign)


def _short(sentence: Sentence) -> str | None:
    """ "yes", "no" or "doubt" for a short answer or an answer that opens with one."""
    text = re.sub(r"[\"“”()]", "", plain(sentence.text).lower()).strip()
    for word in cues(FILE)["opening"]:
        text = re.sub(rf"^{re.escape(word)}[,.?]? +", "", text)
    first = re.split(r"[.!;:–—]| - ", text)[0].strip()
    whole = re.sub(r",", "", first).strip()
    head = first.split(",")[0].strip()
    if any(whole.startswith(opening) for opening in cues(FILE)["yes_starts"]):
        return "yes"
    for verdict in ("doubt", "no", "yes"):
        if whole in words(FILE, verdict) or head in words(FILE, verdict):
            return verdict
    return None


def _what(sentence: Sentence, frame: Frame, question: Asked) -> Iterator[Draft]:
    """ "What would bring the rate down? - Lower wages.": the fragment is the cause that was asked for."""
    fragment = _fragment(sentence)
    if fragment is None:
        return
    for effect, status in asked.what(question):
        yield replace(_answer(sentence, "answer.what", fragment, effect.part, status), sign=effect.sign)
    for draft in asked.claims(question, frame):
        if draft.effect.head.tag_ in ("WP", "WDT") and draft.cause.head.tag_ not in ("WP", "WDT"):
            yield _answer(sentence, "answer.what", draft.cause, fragment, asked.mood(draft))


def _then(sentence: Sentence, question: Asked) -> Iterator[Draft]:
    """ "And if X? - Then Y.": the question's condition and what the answer says will happen."""
    cause = asked.condition(question, sentence.span[0].lower_ == "then")
    if (
        cause is None
        or sentence.root.pos_ not in ("VERB", "AUX")
        or not has_subject(sentence.root)
        or _short(sentence) is not None
    ):
        return
    if any(t.lower_ in ("if", "unless") for t in sentence.span):
        return
    for effect in happenings(sentence, said(sentence.root)):
        yield Draft("answer.if", cause, effect, None, effect.head, Status.CONDITIONAL, first=sentence, last=sentence)
