"""How far a search for paths can go before it gets too long: the number of walks bounds it from above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LONGEST = 8
"""Links in a path at most: a longer one cannot be told."""


def reach(following: Mapping[str, Sequence[str]], most: int, longest: int = LONGEST) -> int:
    """The greatest length up to which all walks together are at most `most` links long; 0 if not even 1.

    A walk may come back to where it was, so no search for simple paths or circles takes more steps.
    """
    ending = dict.fromkeys(following, 1)
    steps = 0
    for length in range(1, longest + 1):
        further: dict[str, int] = dict.fromkeys(following, 0)
        for start, walks in ending.items():
            for end in following[start]:
                further[end] += walks
        steps += sum(further.values())
        if steps > most:
            return length - 1
        ending = further
    return longest
