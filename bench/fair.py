"""FairEval: span scores in which a nearly right span counts as one error, not two (Ortmann 2022, LREC).

Spans are compared in four steps: same words and label (right), same words with another label (label
error), overlapping words with the same label (boundary error), overlapping words with another label
(both); what is left is a false positive or a false negative. In the boundary steps the shortest
spans come first, each takes the most alike span of the other side, and a span that is left over may
still pair with words of a taken one that no other span has claimed. Each of the three error kinds
weighs half a false positive and half a false negative. Written from the definitions in the paper.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

Errors = Counter[str]
"""Numbers of TP, LE, BE, LBE, FP and FN."""
HALVES = ("LE", "BE", "LBE")


@dataclass(slots=True, eq=False)
class _Marked:
    """A labelled run of words first..last, and those of them that no counted pair has claimed."""

    label: str
    first: int
    last: int
    left: set[int] = field(init=False)

    def __post_init__(self) -> None:
        self.left = set(range(self.first, self.last + 1))

    @property
    def ends(self) -> tuple[int, int]:
        return self.first, self.last

    def meets(self, other: _Marked) -> bool:
        return self.first <= other.last and other.first <= self.last and self.ends != other.ends


Span = tuple[str, int, int]
"""Label, first word, last word."""
_Fits = Callable[[_Marked, _Marked], bool]


def errors(target: Iterable[Span], system: Iterable[Span]) -> Errors:
    """Numbers of each kind for the spans of one text, coded against found."""
    wanted, found = [_Marked(*span) for span in target], [_Marked(*span) for span in system]
    total: Errors = Counter()
    total["TP"] = _same(wanted, found, lambda t, s: t.label == s.label and t.ends == s.ends)
    total["LE"] = _same(wanted, found, lambda t, s: t.label != s.label and t.ends == s.ends)
    wanted.sort(key=lambda span: span.last - span.first)
    found.sort(key=lambda span: span.last - span.first)
    seen: tuple[list[_Marked], list[_Marked]] = ([], [])
    total["BE"] = _overlapping(wanted, found, seen, lambda t, s: t.label == s.label and t.meets(s))
    total["LBE"] = _overlapping(wanted, found, seen, lambda t, s: t.label != s.label and t.meets(s))
    total["FN"], total["FP"] = len(wanted), len(found)
    return total


def _same(wanted: list[_Marked], found: list[_Marked], fits: _Fits) -> int:
    """Pairs of spans with the same words, taken out of both lists."""
    count = 0
    for target in list(wanted):
        match = next((span for span in found if fits(target, span)), None)
        if match is not None:
            wanted.remove(target)
            found.remove(match)
            count += 1
    return count


def _overlapping(
    wanted: list[_Marked], found: list[_Marked], seen: tuple[list[_Marked], list[_Marked]], fits: _Fits
) -> int:
    """Overlapping pairs: both new, then a new target with words of a counted span, then a new span likewise."""
    seen_wanted, seen_found = seen
    count = 0
    for target in list(wanted):
        match = _most_alike(target, [span for span in found if fits(target, span)])
        if match is not None:
            wanted.remove(target)
            found.remove(match)
            _claim(target, match)
            seen_wanted.append(target)
            seen_found.append(match)
            count += 1
    count += _left_over(wanted, seen_found, seen_wanted, fits)
    return count + _left_over(found, seen_wanted, seen_found, lambda span, target: fits(target, span))


def _left_over(rest: list[_Marked], counted: list[_Marked], seen: list[_Marked], fits: _Fits) -> int:
    """Spans of `rest` that share unclaimed words with a counted span of the other side, taken out of `rest`."""
    count = 0
    for span in list(rest):
        match = _most_alike(span, [other for other in counted if fits(span, other) and span.left & other.left])
        if match is not None:
            rest.remove(span)
            _claim(span, match)
            seen.append(span)
            count += 1
    return count


def _claim(one: _Marked, two: _Marked) -> None:
    common = one.left & two.left
    one.left -= common
    two.left -= common


def _most_alike(span: _Marked, others: list[_Marked]) -> _Marked | None:
    """Most words in common, then fewest words besides, then the shortest, then the first."""
    return min(
        others,
        key=lambda other: (
            -len(span.left & other.left),
            len(span.left - other.left),
            len(other.left - span.left),
            other.last - other.first,
        ),
        default=None,
    )


def precision(total: Errors) -> float:
    """Share of right spans among those found, half errors weighing one half; 0 if there are none."""
    all_ = total["TP"] + total["FP"] + sum(total[name] for name in HALVES) / 2
    return total["TP"] / all_ if all_ else 0.0


def recall(total: Errors) -> float:
    """Share of coded spans found, half errors weighing one half; 0 if there are none."""
    all_ = total["TP"] + total["FN"] + sum(total[name] for name in HALVES) / 2
    return total["TP"] / all_ if all_ else 0.0


def f1(total: Errors) -> float:
    """Harmonic mean of precision and recall."""
    p, r = precision(total), recall(total)
    return 2 * p * r / (p + r) if p + r else 0.0
