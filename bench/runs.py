"""From what the ends of runs are worth to the best runs: one cause, one effect and at most one signal a relation.

For each of a relation's three kinds a piece has three numbers: what it is worth to open a run, to be in it, to close
it. A run's worth is the sum. No signal is the run of the opening piece alone. A head has some slots, one a relation.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

KINDS = ("cause", "effect", "signal")
Floats = NDArray[np.float32]
Run = tuple[int, int]
"""First and last piece."""
NEVER = np.float32(-1e9)


def worths(ends: Floats, text: NDArray[np.bool_]) -> Floats:
    """What each run from a first to a last piece is worth [T, T], for one kind's numbers [T, 3]."""
    sums = np.cumsum(ends[:, 1])
    found = (ends[:, 0] - sums + ends[:, 1])[:, None] + (ends[:, 2] + sums)[None]
    found[~np.triu(np.ones(found.shape, bool)) | ~text[:, None] | ~text[None]] = NEVER
    return np.asarray(found, np.float32)


def best(ends: Floats, text: NDArray[np.bool_]) -> dict[str, Run]:
    """The runs of one relation [T, 3, 3]: the best cause and effect that share no piece, the signal if there is one."""
    if not text.any():
        return {}
    cause, effect, signal = (worths(ends[:, kind], text) for kind in range(len(KINDS)))
    ahead, behind = _apart(cause, effect), _apart(effect, cause)
    found: dict[str, Run] = {}
    if max(ahead[0], behind[0]) > NEVER / 2:
        one, two = ahead[1:] if ahead[0] >= behind[0] else (behind[2], behind[1])
        found |= {"cause": one, "effect": two}
    if signal.max() > ends[0, 2].sum():
        found["signal"] = _at(signal)
    return found


def _apart(one: Floats, two: Floats) -> tuple[np.float32, Run, Run]:
    """The best of the first kind with the best of the second behind it: their worth and runs."""
    closing = np.maximum.accumulate(one.max(0))
    opening = np.maximum.accumulate(two.max(1)[::-1])[::-1]
    if len(closing) < 2:
        return NEVER, (0, 0), (0, 0)
    cut = int((closing[:-1] + opening[1:]).argmax()) + 1
    first, last = _at(one[:cut, :cut]), _at(two[cut:, cut:])
    return closing[cut - 1] + opening[cut], first, (last[0] + cut, last[1] + cut)


def _at(worth: Floats) -> Run:
    first, last = np.unravel_index(int(worth.argmax()), worth.shape)
    return int(first), int(last)


def averaged(every: Sequence[Floats], text: NDArray[np.bool_]) -> Floats:
    """The mean of members' numbers [T, SLOTS, 3, 3], each member's slots put in the order that fits the first's."""
    slots = range(every[0].shape[1])
    found = [[best(ends[:, slot], text) for slot in slots] for ends in every]
    orders = [
        max(permutations(slots), key=lambda order: sum(_alike(found[0][n], one[at]) for n, at in enumerate(order)))
        for one in found
    ]
    return np.asarray(np.mean([ends[:, order] for ends, order in zip(every, orders, strict=True)], axis=0), np.float32)


def _alike(one: dict[str, Run], two: dict[str, Run]) -> float:
    """The share of pieces in common, over causes and effects."""
    return sum(_common(one[kind], two[kind]) for kind in KINDS[:2] if kind in one and kind in two)


def _common(one: Run, two: Run) -> float:
    both = min(one[1], two[1]) - max(one[0], two[0]) + 1
    return max(both, 0) / (max(one[1], two[1]) - min(one[0], two[0]) + 1)
