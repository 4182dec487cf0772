"""What the ends of a causal claim name, as far as it bears on whether the claim is right.

Causing stands between happenings (CODING.md 2). An end that is a pronoun for somebody names none, one that
is a person or a body hardly any; a verb phrase without a subject ("easing the tension") often does.
"""

from __future__ import annotations

from causerie.reading.agents import is_agent
from causerie.reading.causal.direction import ways
from causerie.reading.frame import Frame
from causerie.reading.joining.places import Run, run_at
from causerie.values import CausalClaim, FactorMention

THINGS = frozenset(("NOUN", "PROPN", "NUM"))


def naming(frame: Frame, claim: CausalClaim) -> dict[str, float]:
    """Features of the ends, by the names of `joining.toml`.

    `somebody`: how many are a pronoun that stands for nothing in the text. `subjectless`: how many are a verb phrase
    without its subject. `agent_effect`: 1 if the effect is somebody who can act.
    """
    runs = [(end, run_at(frame, end.start, end.end)) for end in (claim.cause, claim.effect)]
    effect = runs[1][1]
    return {
        "somebody": float(sum(run is not None and _pronoun(end, run) for end, run in runs)),
        "subjectless": float(sum(run is not None and _subjectless(run) for _, run in runs)),
        "agent_effect": float(effect is not None and not _verbal(effect) and is_agent(effect.head)),
    }


def _pronoun(end: FactorMention, run: Run) -> bool:
    return run.end - run.first == 1 and run.head.pos_ == "PRON" and end.refers_to is None


def _subjectless(run: Run) -> bool:
    if not _verbal(run) or not any(t.pos_ in THINGS for t in run.sentence.doc[run.first : run.end]):
        return False
    return not any(c.dep_.startswith(("nsubj", "csubj")) and run.first <= c.i < run.end for c in run.head.children)


def _verbal(run: Run) -> bool:
    return run.head.pos_ in ("VERB", "AUX")


def loses(frame: Frame, end: FactorMention) -> bool:
    """Whether the head of an end is a noun for an ending, a loss or a lack ("shortage of flour"): it says which way
    the thing goes, whatever else is said of it."""
    run = run_at(frame, end.start, end.end)
    return run is not None and run.head.pos_ == "NOUN" and run.head.lemma_.lower() in ways().nouns
