"""How strong a claim says that the influence is, from a table of cues; None where it says nothing."""

from __future__ import annotations

import functools
import string
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from causerie.values import CausalClaim
from causerie.vocabulary import Strength
from causerie.words import Word, words

_ORDER = (Strength.DECISIVE, Strength.STRONG, Strength.SLIGHT)
_MARKS = {ord(mark): " " for mark in string.punctuation + "“”’«»…–—" if mark not in "'-"}
_LONGEST = 4
"""Words of the longest cue."""


@dataclass(frozen=True, slots=True)
class _Cues:
    """Cues by their words; `changes` alone count within the effect.

    `heads` are all first words, `tells` the longest word of each: few quotes hold any of these.
    """

    anywhere: Mapping[tuple[str, ...], Strength]
    changes: Mapping[tuple[str, ...], Strength]
    heads: frozenset[str]
    tells: frozenset[str]
    negators: frozenset[str]


@functools.cache
def data() -> dict[str, Any]:
    """The cues and their examples, as in `strength.toml`."""
    return tomllib.loads(files("causerie.assembly").joinpath("strength.toml").read_text("utf-8"))


@functools.cache
def _cues() -> _Cues:
    changes = {tuple(cue.split()): one for one in _ORDER for cue in data()[one.value]["changes"]}
    said = {
        tuple(cue.split()): one
        for one in _ORDER
        for cue in (*data()[one.value]["words"], *data()[one.value]["phrases"])
    }
    every = (*changes, *said)
    heads, tells = frozenset(cue[0] for cue in every), frozenset(max(cue, key=len) for cue in every)
    return _Cues(said | changes, changes, heads, tells, frozenset(data()["negators"]["words"]))


def strength_of(claim: CausalClaim) -> Strength | None:
    """What the words of the claim say of how strong the influence is."""
    cues = _cues()
    # Nearly every quote has no such word: it is told apart before anything is cut into words.
    if cues.tells.isdisjoint(claim.quote.text.casefold().translate(_MARKS).split()):
        return None
    found = {strength for strength, spot in _found(claim, cues) if not _inside(spot, claim)}
    return next((one for one in _ORDER if one in found), None)


def _found(claim: CausalClaim, cues: _Cues) -> list[tuple[Strength, tuple[int, int, bool]]]:
    """Cues in the quote: where they stand in the document, and whether they are of those for changes."""
    said = words(claim.quote.text)
    lower = [word.lower for word in said]
    out = []
    for at, word in enumerate(lower):
        if word not in cues.heads or (at and _takes_back(lower[at - 1], cues)):
            continue
        for length in range(1, min(_LONGEST, len(lower) - at) + 1):
            cue = tuple(lower[at : at + length])
            if cue in cues.anywhere:
                out.append((cues.anywhere[cue], _spot(claim, said, at, length, cue in cues.changes)))
    return out


def _takes_back(word: str, cues: _Cues) -> bool:
    return word in cues.negators or word.endswith("n't")


def _spot(claim: CausalClaim, said: Sequence[Word], at: int, length: int, change: bool) -> tuple[int, int, bool]:
    start = claim.quote.start
    return start + said[at].start, start + said[at + length - 1].end, change


def _inside(spot: tuple[int, int, bool], claim: CausalClaim) -> bool:
    """Whether the words belong to what the claim is about, not to how the one drives the other."""
    start, end, change = spot
    if start < claim.cause.end and claim.cause.start < end:
        return True
    return not change and start < claim.effect.end and claim.effect.start < end
