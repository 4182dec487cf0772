"""What a claim says to hold "despite" something: kept with the claim, never a link."""

from __future__ import annotations

import functools
import tomllib
from importlib.resources import files
from typing import Any

from causerie.values import CausalClaim, Quote


@functools.cache
def data() -> dict[str, Any]:
    """The cues and their examples, as in `concessions.toml`."""
    return tomllib.loads(files("causerie.assembly").joinpath("concessions.toml").read_text("utf-8"))


@functools.cache
def _cues() -> tuple[str, ...]:
    return tuple(f"{cue} " for cue in data()["cues"])


def conceded(claim: CausalClaim) -> Quote | None:
    """The words of the claim's quote that concede something, from their cue to the end of the clause."""
    lower = claim.quote.text.lower()
    for cue in _cues():
        at = lower.find(cue)
        if at >= 0 and (at == 0 or not lower[at - 1].isalnum()):
            return _clause(claim.quote, at, at + len(cue))
    return None


def _clause(quote: Quote, start: int, after: int) -> Quote | None:
    found = (quote.text.find(end, after) for end in data()["ends"])
    end = min((at for at in found if at >= 0), default=len(quote.text))
    words = quote.text[start:end].rstrip()
    return Quote(words, quote.start + start, quote.start + start + len(words)) if len(words) > after - start else None
