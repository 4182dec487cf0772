"""How far two codings of the same items agree: the share on which they do, and Cohen's kappa.

Kappa is (po - pe) / (1 - pe): po the share on which the two agree, pe the share on which they would if each gave
its own verdicts as often but without looking. Source: J. Cohen, A coefficient of agreement for nominal scales,
Educational and Psychological Measurement 20 (1960), 37-46. It needs no library: two counts and one division.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from causerie.values.review import Agreement, Pair

NOTHING = "nothing was judged twice"
ONE_KIND = "both gave one and the same verdict on everything, so that chance alone would agree as well"


def agreement(pairs: Iterable[Pair]) -> Agreement:
    """Agreement over these pairs. Kappa is undefined for no pairs, and where chance alone would agree on all."""
    own = tuple(pairs)
    same = sum(pair.first == pair.second for pair in own)
    if not own:
        return Agreement(0, 0, None, NOTHING)
    by_chance = _by_chance(own)
    if by_chance == 1:
        return Agreement(len(own), same, None, ONE_KIND, own)
    kappa = (Fraction(same, len(own)) - by_chance) / (1 - by_chance)
    return Agreement(len(own), same, float(kappa), "", own)


def _by_chance(pairs: tuple[Pair, ...]) -> Fraction:
    first = Counter(pair.first for pair in pairs)
    second = Counter(pair.second for pair in pairs)
    return Fraction(sum(first[one] * second[one] for one in first), len(pairs) ** 2)
