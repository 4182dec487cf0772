"""What hangs on each item: a map's paths and loops on a claim, a score to come on a forecast.

Drawing a map takes seconds where there are many claims, so this is worked out once for each version of a
workspace and handed to the queue. Without it the words alone say how often a thing is named.
"""

from __future__ import annotations

import functools
import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from typing import Any

from causerie.assembly import linchpins_of, loops_of
from causerie.holding import voices
from causerie.pipeline.asof import LedgerOptions
from causerie.pipeline.bundling import bundle_of
from causerie.pipeline.desk import Where, reading_at
from causerie.pipeline.filtering import Filters
from causerie.pipeline.ledger import kept
from causerie.pipeline.mapping import OF_MAPS, ground
from causerie.values import CausalClaim, Entry, Forecast, Item, Link, Map, Reading, items_of
from causerie.values.review import Stake
from causerie.vocabulary import Outlook, Resolvable

LOOPS, PINS = 50, 25
Ends = tuple[str, str]


def stakes_of(where: Where, today: str) -> dict[str, Stake]:
    """What hangs on each causal claim and forecast, by the item's id, from the map and the ledger as of `today`."""
    with reading_at(where) as (_, state):
        bundle = bundle_of(state, Filters())
        merges = tuple(row for row in state.standing if row.act in OF_MAPS)
        history = state.history
    drawn = ground(bundle, merges).map
    ledger = kept(bundle, history, LedgerOptions(today, candidates=False))
    return {**_in_map(drawn), **{entry.id: _forecast(entry) for entry in ledger.entries}}


def stakes_by_words(readings: Iterable[Reading]) -> dict[str, Stake]:
    """The same from words alone, without map and ledger: cheap, and blind for two names of one thing."""
    items = [item for reading in readings for item in items_of(reading)]
    claims = [item for item in items if isinstance(item, CausalClaim)]
    ends = {claim.id: (_plain(claim.cause.text), _plain(claim.effect.text)) for claim in claims}
    reach = _reach(ends.values())
    alone = Counter(ends.values())
    part = numbers()["map"]
    found = {
        name: Stake(part["reach"] * reach[pair] * part["shared"] ** (alone[pair] - 1), _named(pair, reach))
        for name, pair in ends.items()
    }
    return found | {item.id: _by_itself(item) for item in items if not isinstance(item, CausalClaim)}


@functools.cache
def numbers() -> Mapping[str, Any]:
    """The numbers of the queue."""
    return tomllib.loads(files("causerie.pipeline").joinpath("queueing.toml").read_text("utf-8"))


def _in_map(drawn: Map) -> dict[str, Stake]:
    reach = _reach((link.cause, link.effect) for link in drawn.links)
    loops = {(link.cause, link.effect): loop.name for loop in loops_of(drawn, LOOPS)[0] for link in loop.links}
    pins = {(pin.link.cause, pin.link.effect): pin.paths for pin in linchpins_of(drawn, PINS)[0]}
    found: dict[str, Stake] = {}
    for link in (*drawn.links, *drawn.denied):
        stake = _of_link(link, reach, loops, pins)
        for claim in link.claims:
            if claim.claim not in found or stake.weight > found[claim.claim].weight:
                found[claim.claim] = stake
    return found


def _of_link(link: Link, reach: Mapping[Ends, float], loops: Mapping[Ends, str], pins: Mapping[Ends, float]) -> Stake:
    ends, part = (link.cause, link.effect), numbers()["map"]
    weight = (
        part["reach"] * reach.get(ends, 0.0) + part["loop"] * (ends in loops) + part["linchpin"] * pins.get(ends, 0)
    )
    held = max(1, len(voices(link)))
    return Stake(min(1.0, weight) * part["shared"] ** (held - 1), tuple(_why(link, ends, reach, loops, pins)))


def _why(
    link: Link, ends: Ends, reach: Mapping[Ends, float], loops: Mapping[Ends, str], pins: Mapping[Ends, float]
) -> Iterator[str]:
    if ends in pins:
        yield f"{pins[ends]:.0%} of the paths of the map lead through its link"
    elif reach.get(ends, 0.0) >= numbers()["told"]["consequence"]:
        yield "many paths lead through its link"
    if ends in loops:
        yield f"part of loop {loops[ends]}"
    if len(link.claims) == 1:
        yield "sole evidence of its link"


def _reach(ends: Iterable[Ends]) -> dict[Ends, float]:
    """For each link the paths of up to three links in which it is the middle one, from 0 to 1 by their logarithm."""
    own = set(ends)
    into, out = Counter(effect for _, effect in own), Counter(cause for cause, _ in own)
    paths = {(a, b): math.log1p(into[a] + out[b] + into[a] * out[b]) for a, b in own}
    most = max(paths.values(), default=0.0)
    return {pair: value / most if most else 0.0 for pair, value in paths.items()}


def _plain(text: str) -> str:
    words = text.casefold().split()
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words)


def _named(pair: Ends, reach: Mapping[Ends, float]) -> tuple[str, ...]:
    told = reach[pair] >= numbers()["told"]["consequence"]
    return ("what it names is named by many other claims",) if told else ()


def _by_itself(item: Item) -> Stake:
    if isinstance(item, Forecast):
        part = numbers()["forecast"]
        weight = part[item.resolvable.value] * (1.0 if item.horizon else part["timeless"])
        told = item.resolvable is Resolvable.YES and item.horizon is not None
        return Stake(weight, ("can be decided later",) if told else ())
    return Stake(numbers()["other"][_kind(item)])


def _kind(item: Item) -> str:
    return {"Attribution": "attribution", "ActorRelation": "relation", "Question": "question"}.get(
        type(item).__name__, "event"
    )


def _forecast(entry: Entry) -> Stake:
    part = numbers()["forecast"]
    weight = part[entry.decidable.value] * (1.0 if entry.counts else part["again"])
    when = entry.deadlines.default if entry.deadlines else ""
    if entry.outlook is Outlook.DUE:
        return Stake(part["due"] * (1.0 if entry.counts else part["again"]), (f"fell due {when}",))
    if entry.decidable is Resolvable.YES:
        return Stake(weight, (f"can be decided on {when}",) if when else ("can be decided later",))
    return Stake(weight)
