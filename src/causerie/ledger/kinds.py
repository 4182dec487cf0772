"""What kind of thing is forecast, by words of the proposition (kinds.toml)."""

from __future__ import annotations

import functools
import re

from causerie.ledger.phrases import any_of, lists, numbers_in, opens
from causerie.vocabulary import ForecastKind

_FIRST_VERB = re.compile(
    r"^\S+(?: (?:will|shall|would|may|might|could|can|must|not|never|also|then|soon|now|certainly|definitely|probably"
    r"|still|going|to|are|am|is|all))*(?:'ll|'m|'re)?(?: (?:have|be)(?= \w+(?:ing|ed|en)\b))* (?P<verb>[\w'-]+)"
)
_ASIDE = re.compile(r", (?:who|which|whose) [^,]*,")
"""A clause put in, whose numbers are not what is forecast."""


@functools.lru_cache(maxsize=50_000)
def kind_of(proposition: str, conditional: bool, timed: bool, before: str = "") -> ForecastKind:
    """The kind of what a proposition says; `timed`: a time is named by which it is to be so.

    `before` are the words of its quote before it, which may promise it.
    """
    lower = _ASIDE.sub("", _plain(proposition))
    if conditional:
        return ForecastKind.CONDITIONAL
    if _promises(lower) or _promising().search(_plain(before)):
        return ForecastKind.COMMITMENT
    if any_of("kinds", "ability").search(lower):
        return ForecastKind.CAPABILITY
    if numbers_in(lower) or any_of("kinds", "quantities").search(lower):
        return ForecastKind.QUANTITY
    if not timed and any_of("kinds", "courses").search(lower):
        return ForecastKind.TREND
    return ForecastKind.EVENT


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


@functools.cache
def _promising() -> re.Pattern[str]:
    """Finds words of promise that open the way to what is promised, at the end of a text."""
    return re.compile(any_of("kinds", "promised").pattern + r"(?: \w+){0,3}$")


def _promises(lower: str) -> bool:
    """Whether the speaker says what the speaker's own side is going to do."""
    if any_of("kinds", "ability").search(lower):
        return False
    if opens("kinds", "own").match(lower) is None:
        return False
    if any_of("kinds", "promised").search(lower):
        return True
    verb = _FIRST_VERB.match(lower)
    return verb is not None and verb["verb"] not in lists("kinds")["befalls"]
