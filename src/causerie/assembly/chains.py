"""The longest chains of a map: simple paths, told link by link, by one speaker or only by several joined.

Finding the longest simple path is hard in general, so the search is bounded: from every start it
follows the best supported links first and gives up after `STEPS` steps in all. Sources: Axelrod 1976
(sign of a path). A to B by one speaker and B to C by another is nobody's A to C (the transitivity
trap), so the chains that one speaker holds are looked for in that speaker's links alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import mul

from causerie.assembly.walks import LONGEST
from causerie.holding import alone, voices, votes
from causerie.values import Chain, Link, Map

STEPS = 20_000
"""Links tried in all, over all starts."""
SHORTEST = 2
_VOICES = 50
"""Speakers whose own chains are looked for at most, those with most links first."""

Path = tuple[Link, ...]
Ends = tuple[str, str]


def longest_chains(drawn: Map, limit: int) -> tuple[Chain, ...]:
    """Up to `limit` chains, longest first, then best supported; none shares half of its links with one before."""
    return _chosen(_found(drawn.links), limit)


def own_chains(drawn: Map, limit: int) -> tuple[Chain, ...]:
    """The same, of those that one speaker holds by himself from end to end."""
    by_voice: dict[str, list[Link]] = {}
    for link in drawn.links:
        for voice in voices(link):
            by_voice.setdefault(voice, []).append(link)
    first = sorted(by_voice, key=lambda voice: (-len(by_voice[voice]), voice))[:_VOICES]
    return _chosen([path for voice in first for path in _found(by_voice[voice])], limit)


def joined_chains(drawn: Map, limit: int) -> tuple[Chain, ...]:
    """The same, of those that nobody holds by himself: they arise only when several speakers are joined."""
    return _chosen([path for path in _found(drawn.links) if not alone(path)], limit)


def _chosen(paths: Iterable[Path], limit: int) -> tuple[Chain, ...]:
    by_length: dict[int, list[Path]] = {}
    for path in paths:
        by_length.setdefault(len(path), []).append(path)
    chosen: list[Path] = []
    through: dict[Ends, list[int]] = {}
    """Which of the chosen go through a link."""
    held = _Votes()
    for length in sorted(by_length, reverse=True) if limit else ():
        by_length[length].sort(key=lambda path: (-held.least(path), [(link.cause, link.effect) for link in path]))
        for path in by_length[length]:
            if len(chosen) == limit:
                return _told(chosen)
            ends = {(link.cause, link.effect) for link in path}
            common = Counter(at for one in ends for at in through.get(one, ()))
            if all(2 * number < length for number in common.values()):
                for one in ends:
                    through.setdefault(one, []).append(len(chosen))
                chosen.append(path)
    return _told(chosen)


def _told(chosen: Iterable[Path]) -> tuple[Chain, ...]:
    return tuple(Chain(path, reduce(mul, (link.sign for link in path))) for path in chosen)


class _Votes:
    """How many claims speak for each link, counted once: a link is in very many paths."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Link, int]] = {}
        """By `id`, with the link, so that no other one gets its number."""

    def of(self, link: Link) -> int:
        """Those of a link."""
        found = self._known.get(id(link))
        if found is None:
            found = self._known[id(link)] = link, votes(link)
        return found[1]

    def least(self, path: Path) -> int:
        """The support of a chain's weakest link."""
        return min(self.of(link) for link in path)


def _found(links: Sequence[Link]) -> Iterator[Path]:
    following = _following(links)
    steps = max(STEPS // (len(following) or 1), 50)
    return (path for start in _starts(following) for path in _paths(start, following, steps))


def _following(links: Sequence[Link]) -> Mapping[str, list[Link]]:
    held: dict[int, int] = {}
    out: dict[str, list[Link]] = {}
    for link in links:
        held[id(link)] = votes(link)
        if link.cause != link.effect and held[id(link)]:
            out.setdefault(link.cause, []).append(link)
            out.setdefault(link.effect, [])
    for own in out.values():
        own.sort(key=lambda link: (-held[id(link)], link.effect))
    return out


def _starts(following: Mapping[str, list[Link]]) -> Iterator[str]:
    """Factors that nothing drives first; inside a loop every factor is a start."""
    driven = {link.effect for links in following.values() for link in links}
    yield from (name for name in following if name not in driven)
    yield from (name for name in following if name in driven)


def _paths(start: str, following: Mapping[str, list[Link]], steps: int) -> Iterator[Path]:
    """Simple paths from `start` that cannot go on (or are as long as allowed), depth first, bounded."""
    open_paths: list[Path] = [()]
    while open_paths and steps > 0:
        steps -= 1
        path = open_paths.pop()
        here = path[-1].effect if path else start
        seen = {start, *(link.effect for link in path)}
        further = [link for link in following[here] if link.effect not in seen] if len(path) < LONGEST else []
        if not further and len(path) >= SHORTEST:
            yield path
        open_paths += [(*path, link) for link in reversed(further)]
