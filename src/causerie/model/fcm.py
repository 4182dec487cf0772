"""Fuzzy cognitive maps (Kosko 1986): states of factors, step by step, for many sets of weights at once.

A factor without causes is no exception: it follows the rule like any other (so do PyFCM and fcmconfr);
`inputs_stay` keeps it at its start instead (so does FCMpy).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from causerie.model.blocks import Flow, Weights, flows
from causerie.model.draws import Bools, Floats, Ints
from causerie.vocabulary import Rule, Transfer

_FREE = float("nan")


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """How a map takes its steps: rule, transfer and its slope (lambda), and when it has come to rest.

    A set of weights rests at the first step that moves no factor by more than `tolerance` (None: it always takes
    all `steps`).
    """

    rule: Rule = Rule.MODIFIED
    transfer: Transfer = Transfer.SIGMOID
    slope: float = 1.0
    steps: int = 500
    tolerance: float | None = 1e-9
    inputs_stay: bool = False


_DEFAULT = Fuzzy()


@dataclass(frozen=True, slots=True)
class Rest:
    """Where each set of weights came to rest, after how many steps, whether at all, and the peak of each factor."""

    states: Floats
    steps: Ints
    rested: Bools
    peak: Floats


def settle(weights: Weights, start: Floats, fuzzy: Fuzzy = _DEFAULT, clamp: Floats | None = None) -> Rest:
    """Run each set from `start` (one state for all, or one for each) until it rests.

    `clamp`: the value at which a factor is kept, NaN where it is free; one row for all, or one for each set.
    """
    shape = len(weights.values), weights.size
    starts = np.broadcast_to(np.asarray(start, np.float64), shape)
    clamps = np.broadcast_to(_clamp(weights, clamp, starts, fuzzy), shape)
    parts = []
    for rows, flow in flows(weights):
        parts.append(_run(flow, starts[rows], fuzzy, clamps[rows]))
    return Rest(*(np.concatenate([getattr(part, name) for part in parts]) for name in Rest.__dataclass_fields__))


def trajectory(weights: Weights, start: Floats, steps: int, fuzzy: Fuzzy = _DEFAULT) -> Floats:
    """States of the only set of weights at steps 0 to `steps`, a row for each."""
    ((_, flow),) = flows(weights)
    clamp = _clamp(weights, None, np.asarray(start, np.float64)[None, :], fuzzy)
    states = [np.asarray(start, np.float64)[None, :]]
    for _ in range(steps):
        states.append(step(flow, states[-1], fuzzy, clamp))
    return np.concatenate(states)


def step(flow: Flow, states: Floats, fuzzy: Fuzzy, clamp: Floats) -> Floats:
    """The next states."""
    if fuzzy.rule is Rule.RESCALED:
        states = 2 * states - 1
    sums = flow(states)
    if fuzzy.rule is not Rule.KOSKO:
        sums += states
    found = squeezed(sums, fuzzy)
    np.copyto(found, clamp, where=~np.isnan(clamp))
    return found


def squeezed(sums: Floats, fuzzy: Fuzzy) -> Floats:
    """The transfer of sums into states; sums are used up. A sum of nought is 0 to both threshold transfers."""
    if fuzzy.transfer is Transfer.BIVALENT:
        return (sums > 0).astype(np.float64)
    if fuzzy.transfer is Transfer.TRIVALENT:
        return np.sign(sums)
    if fuzzy.transfer is Transfer.TANH:
        sums *= fuzzy.slope
        return np.tanh(sums, out=sums)
    sums *= -fuzzy.slope
    with np.errstate(over="ignore"):
        np.exp(sums, out=sums)
    sums += 1
    return np.reciprocal(sums, out=sums)


def contraction(matrix: Floats, fuzzy: Fuzzy = _DEFAULT) -> float:
    """Factor by which one step brings any two states nearer: below 1 there is one resting state, reached from all.

    Steepest slope of the transfer times the greatest singular value of what it is applied to (Knight, Lloyd &
    Penn 2014); infinite for the threshold transfers.
    """
    matrix = np.asarray(matrix, np.float64)
    kept = matrix if fuzzy.rule is Rule.KOSKO else matrix + np.eye(len(matrix))
    return steepest(fuzzy) * float(np.linalg.norm(kept, 2))


def steepest(fuzzy: Fuzzy) -> float:
    """The steepest slope of one step's transfer, the rescaling included."""
    if fuzzy.transfer in (Transfer.BIVALENT, Transfer.TRIVALENT):
        return float("inf")
    slope = fuzzy.slope / 4 if fuzzy.transfer is Transfer.SIGMOID else fuzzy.slope
    return 2 * slope if fuzzy.rule is Rule.RESCALED else slope


def _clamp(weights: Weights, clamp: Floats | None, starts: Floats, fuzzy: Fuzzy) -> Floats:
    found = np.full(weights.size, _FREE) if clamp is None else np.asarray(clamp, np.float64)
    if not fuzzy.inputs_stay:
        return found
    inputs = np.bincount(weights.effect, minlength=weights.size) == 0
    return np.where(inputs & np.isnan(found), starts, found)


def _run(flow: Flow, states: Floats, fuzzy: Fuzzy, clamp: Floats) -> Rest:
    states = np.where(np.isnan(clamp), states, clamp)
    peak, taken = states.copy(), np.full(len(states), fuzzy.steps)
    rested, final = np.zeros(len(states), np.bool_), states
    for number in range(1, fuzzy.steps + 1):
        new = step(flow, states, fuzzy, clamp)
        if fuzzy.tolerance is not None:
            now = ~rested & (np.abs(new - states).max(1, initial=0) <= fuzzy.tolerance)
            final = np.where(rested[:, None], final, new)
            taken[now], rested[now] = number, True
            np.maximum(peak, new, out=peak)
            if rested.all():
                break
        states = new
    return Rest(states if fuzzy.tolerance is None else final, taken, rested, peak)
