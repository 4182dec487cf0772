"""How well a reader reads, as lines and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from causerie.scoring import Counts, figures, intervals, scores, shares
from causerie.scoring.figures import summed

ENOUGH = 5
"""Documents from which an interval over documents is shown."""
_NAMES = {"causal": "causal claims"}
_HEAD = f"{'':15}{'coded':>7}{'read':>7}{'matched':>9}{'precision':>11}{'recall':>8}{'F1':>7}"


def score_lines(parts: Sequence[Counts]) -> Iterator[str]:
    """A table by kind, then what the matched items agree in, and the turns."""
    total = summed(parts)
    ends = intervals(parts) if len(parts) >= ENOUGH else {}
    yield _HEAD + ("   95 % of F1" if ends else "")
    for name, score in scores(total).items():
        line = f"{_NAMES.get(name, name):15}{score.gold:7}{score.read:7}{score.hit:9}"
        if not score.gold and not score.read:
            yield f"{line}{'-':>11}{'-':>8}{'-':>7}"
            continue
        line += f"{score.precision:11.3f}{score.recall:8.3f}{score.f1:7.3f}"
        yield line + (f"   {ends[name][0]:.3f}-{ends[name][1]:.3f}" if ends else "")
    found = shares(total)
    if found:
        yield "\nOf the matched items, the share that agrees in:"
    for kind, each in found.items():
        yield f"{_NAMES.get(kind, kind):15}" + "  ".join(f"{name} {share:.3f}" for name, share in each.items())
    if total["turns", "all"]:
        all_ = figures(parts)
        yield f"\nTurns, by characters: speaker {all_['speaker']:.3f}, role {all_['role']:.3f}"


def score_data(parts: Sequence[Counts]) -> dict[str, Any]:
    """The same as data; intervals only where there are enough documents."""
    total = summed(parts)
    data: dict[str, Any] = {
        "scores": {
            name: {
                "coded": score.gold,
                "read": score.read,
                "matched": score.hit,
                "precision": round(score.precision, 4),
                "recall": round(score.recall, 4),
                "f1": round(score.f1, 4),
            }
            for name, score in scores(total).items()
        },
        "shares": {kind: {n: round(s, 4) for n, s in each.items()} for kind, each in shares(total).items()},
    }
    if total["turns", "all"]:
        data["turns"] = {name: round(figures(parts)[name], 4) for name in ("speaker", "role")}
    if len(parts) >= ENOUGH:
        data["intervals"] = {name: [round(end, 4) for end in ends] for name, ends in intervals(parts).items()}
    return data
