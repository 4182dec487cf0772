"""Orders that are conditions: "Lower the tariff and the trade dries up"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from causerie.reading.causal.clauses import (
    AHEAD,
    auxiliaries,
    clause,
    cues,
    happenings,
    has_subject,
    negated,
    said,
    subject,
)
from causerie.reading.causal.draft import Draft, part
from causerie.reading.frame import Frame, Sentence
from causerie.vocabulary import Direction, Status


def find(sentence: Sentence, frame: Frame) -> Iterator[Draft]:
    """ "Lower the tariff and the trade dries up": an order that is the condition of what follows it."""
    data = cues("conditional")["order"]
    below = (c for c in sentence.root.children if c.dep_ in ("ccomp", "conj", "parataxis", "advcl"))
    for root in (sentence.root, *below):
        if root.tag_ != "VB" or auxiliaries(root) or subject(root) or root.lemma_.lower() in data["talk"]:
            continue
        then = [
            c
            for c in (*root.rights, root.head)
            if c != root and c.pos_ in ("VERB", "AUX") and has_subject(c) and c.i > root.i
        ]
        then = [c for c in then if c.dep_ in ("conj", "ROOT") and (c.tag_ in ("VBZ", "VBP") or auxiliaries(c) & AHEAD)]
        for main in then[:1]:
            joined = [t.lower_ for t in sentence.doc[root.i : main.left_edge.i + 1] if t.pos_ == "CCONJ"]
            if joined[-1:] == ["and"]:
                yield from _ordered(sentence, root, main)


def _ordered(sentence: Sentence, order: Token, main: Token) -> Iterator[Draft]:
    way = cues("conditional")["order"]["way"]
    what = next((c for c in order.children if c.dep_ == "dobj"), None)
    particle = next((c.lower_ for c in order.children if c.dep_ == "prt"), "")
    direction = way.get(f"{order.lemma_.lower()} {particle}".strip())
    cause = (
        part(sentence, what, direction=Direction(direction)) if direction and what else clause(sentence, order, (main,))
    )
    if negated(order):
        return
    for effect in happenings(sentence, main, (order,)):
        if effect.first >= cause.end:
            yield Draft("if.imperative", cause, effect, None, said(main), Status.CONDITIONAL)
