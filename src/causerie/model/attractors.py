"""All that a fuzzy cognitive map can come to: resting states and cycles, each with its share of the starts.

One question may have several answers, nearly opposite ones among them (Kosko 1988), so a run from one start
is never the whole.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from causerie.model.draws import Floats
from causerie.model.fcm import Fuzzy, step
from causerie.vocabulary import Transfer

_ALL = 5_000
"""Up to so many states of a threshold map every one is a start."""
_DENSE = 200
_PERIOD = 1_000
_ROOM = 50_000_000
_NEAR = 1e-4
_LEVELS = {
    Transfer.BIVALENT: (0.0, 1.0),
    Transfer.TRIVALENT: (-1.0, 0.0, 1.0),
    Transfer.SIGMOID: (0.0, 1.0),
    Transfer.TANH: (-1.0, 1.0),
}
_DEFAULT = Fuzzy()


@dataclass(frozen=True, slots=True)
class Attractor:
    """What a map ends in: one state, or several in turn, the least first; and how many of the starts lead there."""

    states: tuple[tuple[float, ...], ...]
    starts: int
    share: float

    @property
    def period(self) -> int:
        """1 for a resting state."""
        return len(self.states)


def attractors(
    matrix: Floats, fuzzy: Fuzzy = _DEFAULT, clamp: Floats | None = None, samples: int = 1_000, seed: int = 0
) -> tuple[Attractor, ...]:
    """Every attractor found, that of the most starts first.

    `matrix`: row causes column. `clamp`: values of factors kept, NaN for free ones. Starts: all states of a threshold
    map where they are few, else `samples` random ones. Starts that neither rest nor cycle within the steps of
    `fuzzy` are in none: the shares then sum to less than 1.
    """
    matrix = np.asarray(matrix, np.float64)
    clamp = np.full(len(matrix), np.nan) if clamp is None else np.asarray(clamp, np.float64)
    starts = starts_of(fuzzy.transfer, clamp, samples, seed)
    found: list[tuple[Floats, int]] = []
    for cycle in _cycles(_into(matrix), starts, fuzzy, clamp):
        same = next((at for at, (other, _) in enumerate(found) if _alike(cycle, other)), None)
        if same is None:
            found.append((_turned(cycle), 1))
        else:
            found[same] = found[same][0], found[same][1] + 1
    ordered = sorted(found, key=lambda one: (-one[1], one[0].tolist()))
    return tuple(
        Attractor(tuple(tuple(state) for state in cycle.tolist()), many, many / len(starts)) for cycle, many in ordered
    )


def starts_of(transfer: Transfer, clamp: Floats, samples: int, seed: int) -> Floats:
    """All states of a threshold map where they are few, else random ones; clamped factors at their values."""
    free = np.flatnonzero(np.isnan(clamp))
    levels = _LEVELS[transfer]
    threshold = transfer in (Transfer.BIVALENT, Transfer.TRIVALENT)
    if threshold and len(levels) ** len(free) <= _ALL:
        values = np.array(list(itertools.product(levels, repeat=len(free))))
    elif threshold:
        values = np.random.default_rng(seed).choice(levels, (samples, len(free)))
    else:
        values = np.random.default_rng(seed).uniform(levels[0], levels[-1], (samples, len(free)))
    starts = np.tile(clamp, (len(values), 1))
    starts[:, free] = values
    return starts


def _cycles(into: Floats | csr_array, states: Floats, fuzzy: Fuzzy, clamp: Floats) -> Iterator[Floats]:
    """Of each start that comes to rest or cycles after the steps of `fuzzy`, the states it goes through in turn."""

    def flow(some: Floats) -> Floats:
        found: Floats = (into @ some.T).T
        return found

    for _ in range(fuzzy.steps):
        states = step(flow, states, fuzzy, clamp)
    trail = [states]
    for _ in range(min(_PERIOD, max(2, _ROOM // max(1, states.size)))):
        states = step(flow, states, fuzzy, clamp)
        back = np.abs(states - trail[0]).max(1, initial=0) <= _NEAR / 10
        for number in np.flatnonzero(back):
            yield np.array([earlier[number] for earlier in trail])
        trail = [earlier[~back] for earlier in trail] if back.any() else trail
        states = states[~back]
        if not len(states):
            return
        trail.append(states)


def _into(matrix: Floats) -> Floats | csr_array:
    """Row effects, column causes; sparse from where that pays."""
    return matrix.T if len(matrix) <= _DENSE else csr_array(matrix.T)


def _alike(one: Floats, other: Floats) -> bool:
    """Whether two cycles are the same, wherever they begin."""
    if len(one) != len(other):
        return False
    return any(bool((np.abs(np.roll(one, shift, axis=0) - other) <= _NEAR).all()) for shift in range(len(one)))


def _turned(cycle: Floats) -> Floats:
    """The cycle begun at its least state."""
    states = cycle.tolist()
    return np.roll(cycle, -states.index(min(states)), axis=0)
