"""The coded dev documents: F1 by kind with intervals, and how often the sign of a matched claim is right.

They are read off, never trained or tuned on. Coded by a language model after the coding manual.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from common import SHARED, Row, need, spread
from readings import read_files

from causerie.scoring import Counts, counts, figures, intervals
from causerie.scoring.counts import PLUS
from causerie.scoring.figures import SIGNED, summed

INVENTED = re.compile(r"t\d")
TARGETS = {
    SIGNED: ("0.50", "0.70"),
    "causal": ("0.48", "0.68"),
    "forecasts": ("0.60", "0.80"),
    "attributions": ("0.55", "0.75"),
    "relations": ("0.45", "0.60"),
    "speaker": ("0.95", ""),
    "role": ("0.97", ""),
}


def texts(part: str) -> list[Path]:
    """The coded texts of "train" or "dev"; their coding lies beside them."""
    return sorted(need(SHARED / "gold" / part).glob("*.txt"))


def real(path: Path) -> bool:
    """Whether a coded text is a real one, none that was invented."""
    return INVENTED.match(path.stem) is None


def counted(paths: list[Path], reader: str) -> dict[str, Counts]:
    """Counts of each document by the stem of its name."""
    found = read_files(paths, reader)
    return {path.stem: counts(json.loads(path.with_suffix(".json").read_text("utf-8")), found[path]) for path in paths}


def rows(reader: str) -> list[Row]:
    """Every kind, signed claims first, then speakers and polarity."""
    parts = list(counted(texts("dev"), reader).values())
    ends, found = intervals(parts), figures(parts)
    out = []
    for name, (floor, aim) in TARGETS.items():
        what = f"{name}, share of characters" if name in ("speaker", "role") else f"{name}, F1"
        out.append(Row(f"coded dev documents: {what}", f"{found[name]:.3f} {spread(*ends[name])}", floor, aim))
    total = summed(parts)
    hit = total["causal", "hit"] or 1
    figure = f"{total['causal', 'polarity'] / hit:.3f} (always +: {total['causal', PLUS] / hit:.3f})"
    return [*out, Row("coded dev documents: polarity of matched claims", figure, "0.90")]
