"""Scores of forecasts whose likelihood the speaker said, by a number or by a word of the chosen scale.

Brier score in the 0-to-1 binary form, (p - o)^2: 0 is best, 0.25 what an even chance always gets; Brier's own
form over two categories is twice that (Brier 1950). Log score -ln p of what came. A word is a range, so the
middle of it is scored and the ends give the interval. Nothing that a table or a reader put in is scored.
The formulas are a line each; the libraries that have them bring xarray or polars along, so none is used.
"""

from __future__ import annotations

import dataclasses
import functools
import math
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files

from causerie.dates import bounds
from causerie.ledger.grouping import NEVER
from causerie.values import Bin, Entry, Ledger, Murphy, Score
from causerie.vocabulary import ForecastKind

Interval = tuple[float, float, float]
"""A value with the lowest and highest that the range implies."""


@dataclass(frozen=True, slots=True)
class Limits:
    """From how many on a score and a curve are told, and between which probabilities the log score is taken."""

    least_score: int
    least_curve: int
    clamp: tuple[float, float]
    kinds: frozenset[ForecastKind]


@functools.cache
def limits() -> Limits:
    """The limits as shipped: scoring.toml."""
    data = tomllib.loads(files("causerie.ledger").joinpath("scoring.toml").read_text("utf-8"))
    low, high = data["clamp"]
    kinds = frozenset(map(ForecastKind, data["kinds"]))
    return Limits(data["least_score"], data["least_curve"], (low, high), kinds)


def with_scores(ledger: Ledger, limited: Limits | None = None) -> Ledger:
    """The ledger with score, scores of speakers and curve where there is enough for them, else with why not."""
    limited = limited or limits()
    entries = scorable(ledger.entries, limited)
    by_speaker: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.holder:
            by_speaker[entry.holder].append(entry)
    enough = len(entries) >= limited.least_score
    return dataclasses.replace(
        ledger,
        score=score(entries, limited) if enough else None,
        unscored="" if enough else why_not(ledger, len(entries), limited),
        scores=tuple((name, score(own, limited)) for name, own in sorted(by_speaker.items()) if _many(own, limited)),
        curve=curve(entries) if len(entries) >= limited.least_curve else (),
    )


def _many(entries: Sequence[Entry], limited: Limits) -> bool:
    return len(entries) >= limited.least_score


def scorable(entries: Iterable[Entry], limited: Limits | None = None) -> tuple[Entry, ...]:
    """Those that came or not by their deadline, once each, whatever the deadline taken, and whose likelihood the
    speaker said. What has no deadline can come true and never fail, so a score of it would flatter.
    """
    kinds = (limited or limits()).kinds
    return tuple(
        entry
        for entry in spoken_for(entries)
        if entry.range is not None
        and entry.outlook.came is not None
        and entry.deadlines is not None
        and entry.kind in kinds
        and not (entry.verdicts and entry.verdicts.sensitive)
    )


def spoken_for(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The statement of each forecast that is scored: the first, or else the first one with a likelihood.

    It is scored by its own words and its own deadline.
    """
    every = tuple(entries)
    said: dict[str, Entry] = {}
    for entry in sorted((one for one in every if one.group and one.range is not None), key=_when):
        said.setdefault(entry.group, entry)
    return tuple(entry if entry.range else said.get(entry.group, entry) for entry in every if entry.counts)


def _when(entry: Entry) -> tuple[str, bool]:
    """When it was said, as statements of one forecast are ordered: without a day last, on one day those with a time
    first.
    """
    return bounds(entry.uttered)[0].isoformat() if entry.uttered else NEVER, entry.deadlines is None


def brier(entry: Entry) -> Interval:
    """The Brier score of one entry that has a range and came or not."""
    return _ends(entry, lambda p, came: (p - came) ** 2)


def log_score(entry: Entry, clamp: tuple[float, float] | None = None) -> Interval:
    """The log score of one entry, in nats."""
    least, most = clamp or limits().clamp

    def of(p: float, came: int) -> float:
        held = min(max(p, least), most)
        return -math.log(held if came else 1 - held)

    return _ends(entry, of)


def _ends(entry: Entry, of: Callable[[float, int], float]) -> Interval:
    # Both scores rise or fall over the whole of a range, so the extremes lie at its ends.
    if entry.range is None:
        raise ValueError(f"{entry.id} has no likelihood to score")
    low, high = (end / 100 for end in entry.range)
    came = int(entry.outlook.came is True)
    ends = of(low, came), of(high, came)
    return of((low + high) / 2, came), min(ends), max(ends)


def score(entries: Sequence[Entry], limited: Limits | None = None) -> Score:
    """The mean scores of entries that can be scored, beside the base rate and "nothing changes"; ValueError for none.

    "Nothing changes" says of each happening that it will not come: where the speaker denies it, as the speaker does.
    """
    if not entries:
        raise ValueError("no entry to score")
    limited = limited or limits()
    n = len(entries)
    came = sum(entry.outlook.came is True for entry in entries) / n
    changed = sum((entry.outlook.came is True) is not entry.negated for entry in entries) / n
    means = [_means([of(entry) for entry in entries]) for of in (brier, lambda one: log_score(one, limited.clamp))]
    return Score(n, *means[0], *means[1], came, came * (1 - came), changed, murphy(entries))


def _means(found: Sequence[Interval]) -> Interval:
    middle, low, high = (math.fsum(column) / len(found) for column in zip(*found, strict=True))
    return middle, low, high


def murphy(entries: Sequence[Entry]) -> Murphy:
    """Reliability, resolution and uncertainty of the middles of the ranges (Murphy 1973, over bins of equal p)."""
    n = len(entries)
    rate = sum(entry.outlook.came is True for entry in entries) / n
    bins = [(one.n, (one.low + one.high) / 200, one.came / one.n) for one in curve(entries)]
    return Murphy(
        reliability=math.fsum(count * (p - share) ** 2 for count, p, share in bins) / n,
        resolution=math.fsum(count * (share - rate) ** 2 for count, _, share in bins) / n,
        uncertainty=rate * (1 - rate),
    )


def curve(entries: Iterable[Entry]) -> tuple[Bin, ...]:
    """What came of the forecasts that were said to be equally likely: one bin for each range that was said."""
    bins: dict[tuple[float, float], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.range is not None:
            bins[entry.range].append(entry)
    return tuple(
        Bin(low, high, len(own), sum(one.outlook.came is True for one in own), _words(own))
        for (low, high), own in sorted(bins.items(), key=lambda pair: (sum(pair[0]), pair[0]))
    )


def _words(entries: Iterable[Entry]) -> tuple[str, ...]:
    said = Counter(entry.certainty for entry in entries if entry.certainty)
    return tuple(words for words, _ in said.most_common(3))


def why_not(ledger: Ledger, ready: int, limited: Limits | None = None) -> str:
    """Why no score is told, in words."""
    limited = limited or limits()
    settled = [entry for entry in spoken_for(ledger.entries) if entry.outlook.came is not None]
    if not settled:
        return "No score: none of these forecasts has come true or failed yet."
    likely = [entry for entry in settled if entry.range is not None]
    silent, timeless = len(settled) - len(likely), sum(entry.deadlines is None for entry in likely)
    turns = sum(bool(entry.verdicts and entry.verdicts.sensitive) for entry in likely if entry.deadlines)
    other = len(likely) - ready - timeless - turns
    reasons = [
        f"{silent} give no number and no word of {ledger.scale}" if silent else "",
        f"{timeless} say by no time, so that they could not fail" if timeless else "",
        f"{turns} turn on the deadline that is taken" if turns else "",
        f"{other} speak of what somebody is able to, promises or tends to" if other else "",
    ]
    told = "; ".join(reason for reason in reasons if reason)
    return (
        f"No score: it needs {limited.least_score} forecasts that came or did not and whose likelihood the speaker "
        f"said, and there {'is' if ready == 1 else 'are'} {ready or 'none'}. Of {len(settled)} that came or did not, "
        f"{told or 'all were said with a likelihood'}."
    )
