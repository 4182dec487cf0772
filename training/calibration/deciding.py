"""The regression of one kind, learnt and checked document-wise.

**Unseen text.** Rules were written with the documents of `gold/train` in view, so that a rule is right
there more often than elsewhere. Three things keep that out of the weights: a feature `tuned` (found by
a rule, in a document in view) takes up what rules owe to it, and is left out of what ships; the record
of a rule's family is taken as a difference within its own set of documents and shrunk; documents given
by `--also`, which no rule was written on, count double. The threshold is the highest near the best F1 over
out-of-document probabilities computed without `tuned`, as on unseen text.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from causerie.identity import ENOUGH
from causerie.reading.joining.weights import Weights, family
from causerie.scoring.matching import LIKENESS, matches
from causerie.vocabulary import ClaimKind
from training.calibration.regression import fitted
from training.calibration.table import SAME, Coded, Row

FIELD = {
    ClaimKind.CAUSAL: "causal",
    ClaimKind.FORECAST: "forecasts",
    ClaimKind.ATTRIBUTION: "attributions",
    ClaimKind.RELATION: "relations",
}
SHRINK = 8.0
"""How many finds of average worth are added to a family's record."""
UNSEEN = 2.0
"""How much a document counts that no rule was written on."""
STEPS = [at / 40 for at in range(4, 37)]
"""Thresholds that are tried."""
TUNED = "tuned"


@dataclass(frozen=True, slots=True)
class Sample:
    """One candidate with its label: whether it matches any coded item."""

    row: Row
    document: Coded
    right: bool


@dataclass(frozen=True, slots=True)
class Scored:
    """A document's candidates that are no repetition, likeliest first, with probabilities."""

    document: Coded
    rows: tuple[tuple[float, Row], ...]

    def above(self, threshold: float) -> list[Row]:
        return [row for p, row in self.rows if p >= threshold]


def samples(documents: Iterable[Coded], kind: ClaimKind) -> list[Sample]:
    """All candidates of a kind."""
    like = LIKENESS[FIELD[kind]]
    return [
        Sample(row, one, any(like(item, row.data) >= ENOUGH for item in one.gold.get(FIELD[kind], [])))
        for one in documents
        for row in one.rows[kind]
    ]


def records(known: Sequence[Sample]) -> dict[str, float]:
    """The prior log odds of each family of rules: its record against that of all rules on the same documents."""
    ruled = [one for one in known if one.row.candidate.rule]
    share = {flag: _share([one for one in ruled if one.document.tuned is flag]) for flag in (True, False)}
    groups: dict[str, list[Sample]] = defaultdict(list)
    for one in ruled:
        groups[family(one.row.rule)].append(one)
    found = {}
    for name, group in sorted(groups.items()):
        expected = sum(share[one.document.tuned] for one in group) / len(group)
        right = sum(one.right for one in group) + SHRINK * expected
        found[name] = _odds(right / (len(group) + SHRINK)) - _odds(expected)
    return found


def _share(group: Sequence[Sample]) -> float:
    return (sum(one.right for one in group) + 1) / (len(group) + 2)


def _odds(p: float) -> float:
    return math.log(p / (1 - p))


def features(one: Sample, priors: Mapping[str, float]) -> dict[str, float]:
    """The features of a candidate, with its family's record and whether rules were tuned on its document."""
    found = dict(one.row.candidate.features)
    if one.row.candidate.rule:
        found |= {"family": priors.get(family(one.row.rule), 0.0), TUNED: float(one.document.tuned)}
    return found


def learnt(known: Sequence[Sample]) -> tuple[dict[str, float], dict[str, float]]:
    """Coefficients, `tuned` among them, and the records of families; each document's rows see only others' records."""
    by_document = {
        name: records([s for s in known if s.document.name != name])
        for name in dict.fromkeys(one.document.name for one in known)
    }
    rows = [features(one, by_document[one.document.name]) for one in known]
    counts = [1.0 if one.document.tuned else UNSEEN for one in known]
    return fitted(rows, [one.right for one in known], counts), records(known)


def scored(kind: ClaimKind, known: Sequence[Sample], weights: Weights) -> list[Scored]:
    """Candidates by document with probabilities by the weights, repetitions left out."""
    same: Any = SAME[kind]
    found = []
    for name in dict.fromkeys(one.document.name for one in known):
        mine = [one for one in known if one.document.name == name]
        rated = [(weights.probability(_shipped(one, weights)), one.row) for one in mine]
        kept: list[tuple[float, Row]] = []
        for p, row in sorted(rated, key=lambda pair: -pair[0]):
            if not any(same(row.candidate.item, other.candidate.item) for _, other in kept):
                kept.append((p, row))
        found.append(Scored(mine[0].document, tuple(kept)))
    return found


def _shipped(one: Sample, weights: Weights) -> dict[str, float]:
    """Features as the reader itself computes them: without `tuned`."""
    return {name: value for name, value in features(one, weights.rules).items() if name != TUNED}


def weights_of(known: Sequence[Sample], least: float) -> Weights:
    """What is learnt from candidates, with no threshold and no votes yet."""
    coefficients, priors = learnt(known)
    return Weights(0.0, least, {n: v for n, v in coefficients.items() if n != TUNED}, priors, {})


def out_of_document(kind: ClaimKind, known: Sequence[Sample], least: float) -> list[Scored]:
    """Each document scored by weights that were learnt from the others."""
    found = []
    for name in dict.fromkeys(one.document.name for one in known):
        weights = weights_of([one for one in known if one.document.name != name], least)
        found += scored(kind, [one for one in known if one.document.name == name], weights)
    return found


def f1(hit: int, read: int, gold: int) -> float:
    """Harmonic mean of precision and recall, 0 to 1."""
    return 2 * hit / (read + gold) if read + gold else 0.0


def counted(kind: ClaimKind, parts: Iterable[tuple[Coded, Sequence[Any]]]) -> tuple[int, int, int]:
    """Hits, items read and items coded, over documents with what was read in JSON form."""
    hit = read = gold = 0
    for document, items in parts:
        coded = document.gold.get(FIELD[kind], [])
        hit += len(matches(FIELD[kind], coded, list(items)))
        read += len(items)
        gold += len(coded)
    return hit, read, gold


SLACK = {ClaimKind.CAUSAL: 0.005}
"""F1 that counts as no difference, where there are enough candidates to see that the top of the curve is flat."""


def score_at(kind: ClaimKind, found: Sequence[Scored], threshold: float) -> float:
    """F1 of the candidates from a threshold on."""
    return f1(*counted(kind, [(one.document, [row.data for row in one.above(threshold)]) for one in found]))


def threshold_of(kind: ClaimKind, found: Sequence[Scored]) -> float:
    """The highest threshold whose F1, smoothed over its neighbours, is the best, or within `SLACK` of it.

    The curve is flat at its top; of thresholds that cross-validation cannot tell apart the one that claims
    least is taken, since a wrong claim costs a reader more than a missing one.
    """
    scores = [score_at(kind, found, step) for step in STEPS]
    smooth = [sum(scores[max(at - 2, 0) : at + 3]) / len(scores[max(at - 2, 0) : at + 3]) for at in range(len(scores))]
    return max(step for step, value in zip(STEPS, smooth, strict=True) if value >= max(smooth) - SLACK.get(kind, 0.0))
