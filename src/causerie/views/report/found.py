"""What was found in a map, as the page tells it: chains, loops and linchpins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from causerie.holding import alone, holders, joined
from causerie.values import Chain, Linchpin, Link, Loop
from causerie.views.markup import plural
from causerie.views.report.told import Ends, Told, by_whom
from causerie.vocabulary import Sign

_CHAIN = {
    Sign.PLUS: "taken together: more of the first, more of the last",
    Sign.MINUS: "taken together: more of the first, less of the last",
    Sign.UNKNOWN: "taken together: the direction is open",
}
_LOOP = {
    Sign.PLUS: "feeds itself: what it does to a thing comes back to it with the same sign",
    Sign.MINUS: "corrects itself: what it does to a thing comes back to it with the opposite sign",
    Sign.UNKNOWN: "whether it feeds or corrects itself is open, since a sign is",
}


@dataclass(frozen=True, slots=True)
class ToldChain:
    """A chain in order, what its signs come to, and a warning where several people had to be joined for it."""

    links: tuple[Told, ...]
    whole: str
    trap: str


@dataclass(frozen=True, slots=True)
class ToldLoop:
    """A loop by its name, what it does, who holds it, and a warning where nobody holds it whole."""

    name: str
    links: tuple[Told, ...]
    whole: str
    trap: str


@dataclass(frozen=True, slots=True)
class ToldPin:
    """A link that many paths hang on, their share in per cent, and who claims it."""

    link: Told
    percent: int
    by: str


def told_chain(chain: Chain, told: Mapping[Ends, Told]) -> ToldChain:
    """A chain with the words of its links."""
    return ToldChain(_links(chain.links, told), _held(_CHAIN[chain.sign], chain.links), _trap(chain.links, "chain"))


def told_loop(loop: Loop, told: Mapping[Ends, Told]) -> ToldLoop:
    """A loop with the words of its links."""
    whole = _held(_LOOP[loop.sign], loop.links)
    return ToldLoop(loop.name, _links(loop.links, told), whole, _trap(loop.links, "loop"))


def told_pin(pin: Linchpin, told: Mapping[Ends, Told]) -> ToldPin:
    """A linchpin with its words."""
    return ToldPin(told[pin.link.cause, pin.link.effect], round(100 * pin.paths), by_whom(pin.link))


def _links(links: Sequence[Link], told: Mapping[Ends, Told]) -> tuple[Told, ...]:
    return tuple(told[link.cause, link.effect] for link in links)


def _held(words: str, links: Sequence[Link]) -> str:
    by = holders(links)
    return f"{words}; held whole by {', '.join(by)}" if by else words


def _trap(links: Sequence[Link], what: str) -> str:
    """A by one and B by another is nobody's A to B: said wherever no one speaker claims every link."""
    if alone(links):
        return ""
    people = plural(joined(links), "speaker")
    return f"No one speaker claims this whole {what}: it is put together from what {people} said."
