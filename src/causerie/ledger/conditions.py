"""Whether a length of time counts from the day on which a condition is met, and not from the day of speaking."""

from __future__ import annotations

import functools
import re

from causerie.ledger.phrases import any_of, whole
from causerie.ledger.timewords import plain
from causerie.words import table


@functools.lru_cache(maxsize=10_000)
def starts_the_clock(condition: str, horizon: str) -> bool:
    """Whether `condition` is a happening from which `horizon`, a length of time, counts.

    Not where the time is told from now ("in the next two years"), nor where things only stay as they are ("if the
    drought goes on", "unless the dykes are mended"): then the clock runs already.
    """
    if any_of("conditions", "from_now").search(plain(horizon)):
        return False
    said = plain(condition)
    return not any_of("conditions", "lasting").search(said) and not _denying().search(said)


@functools.cache
def _denying() -> re.Pattern[str]:
    return whole((*table("negators"), "unless"))
