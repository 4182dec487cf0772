"""Readings against coded documents, by the rules of the coding manual; pure functions on their JSON form."""

from causerie.scoring.counts import Counts, counts, values
from causerie.scoring.figures import Scores, figures, intervals, macro_f1, scores, shares
from causerie.scoring.matching import KINDS, Json, matches

__all__ = [
    "KINDS",
    "Counts",
    "Json",
    "Scores",
    "counts",
    "figures",
    "intervals",
    "macro_f1",
    "matches",
    "scores",
    "shares",
    "values",
]
