"""What holds with or without a thing: "without X, Y", "with X, Y would"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from causerie.reading.causal.clauses import AHEAD, WOULD, auxiliaries, cues, happenings, negated, said, subject
from causerie.reading.causal.draft import Draft, part
from causerie.reading.frame import Sentence
from causerie.vocabulary import Direction, Status


def with_or_without(sentence: Sentence, prep: Token) -> Iterator[Draft]:
    """The claims of a "with" or "without": a noun before the clause that holds with or without it."""
    main, noun = prep.head, next((c for c in prep.children if c.dep_ == "pobj"), None)
    if noun is None or noun.pos_ not in ("NOUN", "PROPN", "PRON") or main.pos_ not in ("VERB", "AUX"):
        return
    lacking = prep.lower_ == "without"
    if prep.dep_ != "prep" or noun.lemma_.lower() in cues("conditional")["apart"]["without"]:
        return
    if not (_opens(prep, main) and (lacking or auxiliaries(main) & AHEAD)) and not (lacking and _averts(main)):
        return
    cause = replace(part(sentence, noun), direction=Direction.DECREASE if lacking else Direction.INCREASE)
    for effect in happenings(sentence, main, (prep,)):
        if effect.first >= cause.end or effect.end <= cause.first:
            rule = "if.without" if lacking else "if.with"
            yield Draft(rule, cause, effect, sentence.at(prep), said(main), _status(main, lacking))


def _opens(prep: Token, main: Token) -> bool:
    who = subject(main)
    return who is not None and prep.i < who.i and prep.i < main.i


def _averts(main: Token) -> bool:
    """ "They would not have come without a guide"."""
    return negated(main) and bool(auxiliaries(main) & WOULD)


def _status(main: Token, lacking: bool) -> Status:
    """What would be without a thing that is there is counterfactual; what will be is open; what was, asserted."""
    then = auxiliaries(main)
    now = any(c.lower_ in ("now", "today", "still") for c in main.children)
    if then & WOULD and ("have" in then or now or (lacking and then & {"would", "'d"})):
        return Status.COUNTERFACTUAL
    plain = then & {"can", "ca", "could"} or main.tag_ == "VBD"
    return Status.ASSERTED if plain else Status.CONDITIONAL
