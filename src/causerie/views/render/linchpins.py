"""Linchpins in text and as data: who alone holds a link, and what would be gone or turn without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from causerie.holding import voices
from causerie.values import Chain, Linchpin, Loop, Outcome, Response, Scenario
from causerie.views.drawing import follows
from causerie.views.markup import plural
from causerie.views.render.maps import Names, claim_line, step_data
from causerie.views.render.safe import safe

NONE = "no link of this map carries a tenth of its paths: nothing hangs on one link alone, or there are too few paths"


class Turned(Protocol):
    """A what-if result that is another one without a link."""

    @property
    def scenario(self) -> Scenario: ...
    @property
    def factor(self) -> str: ...
    @property
    def before(self) -> Response: ...
    @property
    def after(self) -> Response | None: ...


class Hanging(Protocol):
    """What hangs on a link, as the pipeline found it."""

    @property
    def pin(self) -> Linchpin: ...
    @property
    def pairs(self) -> int: ...
    @property
    def cut(self) -> Sequence[tuple[str, str]]: ...
    @property
    def chains(self) -> Sequence[Chain]: ...
    @property
    def loops(self) -> Sequence[Loop]: ...
    @property
    def turned(self) -> Sequence[Turned]: ...


def lost(one: Turned) -> str:
    """How a factor goes without the link."""
    way = follows.way(one.after) if one.after else None
    undetermined = one.after is not None and max(one.after.up, one.after.down) > 0
    return way or ("undetermined" if undetermined else "no longer moves")


def question(scenario: Scenario, labels: Mapping[str, str]) -> str:
    """A scenario as a question."""
    return follows.question(Outcome(scenario), follows.Names(labels))


def linchpin_lines(pins: Sequence[Hanging], names: Names, notes: Sequence[str]) -> Iterator[str]:
    """Linchpins for a terminal."""
    if not pins:
        yield NONE
    for one in pins:
        link = one.pin.link
        by = f"{safe(one.pin.holder)} alone" if one.pin.holder else plural(len(voices(link)), "speaker")
        yield f"{one.pin.paths:.0%} of paths: {names.path([link])}  [claimed by {by}]"
        yield from (claim_line(claim, names.aliases) for claim in link.claims)
        yield from (f"     without it: {line}" for line in _gone(one, names))
        yield ""
    yield from (f"({note})" for note in notes)


def _gone(one: Hanging, names: Names) -> Iterator[str]:
    if one.pairs:
        first = "; ".join(f"{names.labels[a]} -> {names.labels[b]}" for a, b in one.cut[:4])
        more = f"; and {one.pairs - 4} more" if one.pairs > 4 else ""
        yield f"{plural(one.pairs, 'pair')} of factors no longer joined: {first}{more}"
    for loop in one.loops:
        yield f"{loop.name} is broken: {names.path(loop.links)}"
    for turned in one.turned:
        asked = safe(question(turned.scenario, names.labels))
        raw = f" ({mark})" if (mark := follows.unchecked(turned.before)) else ""
        before = f"{follows.way(turned.before) or 'moves'}{raw}"
        yield f"{asked} {names.labels[turned.factor]}: {before}, then {lost(turned)}"


def linchpin_data(one: Hanging, names: Names) -> dict[str, Any]:
    """One linchpin as JSON data."""
    return {
        "paths": one.pin.paths,
        "holder": one.pin.holder,
        **step_data(one.pin.link, names),
        "pairs_lost": one.pairs,
        "cut": [{"from": names.labels[a], "to": names.labels[b]} for a, b in one.cut],
        "chains": [[names.labels[link.cause] for link in chain.links] for chain in one.chains],
        "loops": [
            {"name": loop.name, "factors": [names.labels[link.cause] for link in loop.links]} for loop in one.loops
        ],
        "turned": [
            {
                "question": question(turned.scenario, names.labels),
                "factor": names.labels[turned.factor],
                "before": follows.way(turned.before),
                "after": lost(turned),
                "unchecked": follows.unchecked(turned.before),
            }
            for turned in one.turned
        ],
    }
