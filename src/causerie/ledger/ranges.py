"""How likely a word of the chosen scale says that a forecast is, in per cent.

Nothing is made up: "possible", "could", "I am afraid" and an unhedged "will" have no range. The range is that
of the forecast coming as it was said, a negation in it included.
"""

from __future__ import annotations

from causerie.per_cent import Range
from causerie.scales import scale_word

EXTREME = 10
"""In per cent: of what is denied to be so close to certain or to excluded, nothing follows ("it is not certain")."""


def by_scale(words: str, negated: bool, scale: str, before: str = "", behind: str = "") -> Range | None:
    """The range of a word of the scale in `words`, the certainty as said; `before` and `behind` stand around it.

    "Not likely" is the turned range of "likely", unless the forecast is a negated one: then "not" is its own.
    """
    found = scale_word(words, scale, before, behind)
    if found is None:
        return None
    low, high = found.range
    if found.holds_not:
        return (100 - high, 100 - low) if negated else (low, high)
    denials = found.not_before + found.not_behind - negated
    if denials != 1:
        return low, high
    return (100 - high, 100 - low) if EXTREME < (low + high) / 2 < 100 - EXTREME else None
