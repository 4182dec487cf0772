"""Figures for yes-or-no answers: F1, MCC, and bootstrap intervals over the items."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
Answer = tuple[bool, bool]
"""What is so, and what was said."""


def f1(answers: Sequence[Answer]) -> float:
    """F1 of "yes"; 0 if nobody said yes and nothing is."""
    hit = sum(a and b for a, b in answers)
    said = sum(b for _, b in answers) + sum(a for a, _ in answers)
    return 2 * hit / said if said else 0.0


def precision(answers: Sequence[Answer]) -> float:
    """Share of "yes" that is right; 0 if nobody said yes."""
    said = [a for a, b in answers if b]
    return sum(said) / len(said) if said else 0.0


def recall(answers: Sequence[Answer]) -> float:
    """Share of what is so that was said; 0 if nothing is."""
    so = [b for a, b in answers if a]
    return sum(so) / len(so) if so else 0.0


def mcc(answers: Sequence[Answer]) -> float:
    """Correlation of what is so and what was said (Matthews 1975), -1 to 1; 0 where one of them never varies."""
    tp = sum(a and b for a, b in answers)
    tn = sum(not a and not b for a, b in answers)
    fp = sum(not a and b for a, b in answers)
    fn = sum(a and not b for a, b in answers)
    under = math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
    return (tp * tn - fp * fn) / under if under else 0.0


def interval(
    items: Sequence[T], figure: Callable[[Sequence[T]], float], times: int = 1000, seed: int = 0
) -> tuple[float, float]:
    """95 % bootstrap interval of a figure, items drawn with replacement."""
    chance = random.Random(seed)
    drawn = sorted(figure(chance.choices(items, k=len(items))) for _ in range(times))
    return drawn[int(0.025 * times)], drawn[int(0.975 * times) - 1]
