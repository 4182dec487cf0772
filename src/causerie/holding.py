"""Who holds a link, and who holds a whole path of links.

"A leads to B" by one speaker and "B leads to C" by another is nobody's "A leads to C" (the transitivity
trap): what joins several speakers is told apart from what one of them holds alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from causerie.presence import voice_of
from causerie.values import Link, Map


def votes(link: Link) -> int:
    """Claims that speak for the link; denied and questioned ones do not."""
    return sum(claim.supports for claim in link.claims)


def speakers(link: Link) -> tuple[str, ...]:
    """Who claims the link, each once, in order; claims of nobody named are not counted here."""
    return tuple(dict.fromkeys(claim.speaker for claim in link.claims if claim.supports and claim.speaker))


def voices(link: Link) -> frozenset[str]:
    """Keys of whoever claims the link, those without a name among them."""
    return frozenset(voice_of(claim) for claim in link.claims if claim.supports)


def alone(links: Iterable[Link]) -> frozenset[str]:
    """Keys of those who claim every one of the links by themselves."""
    return frozenset.intersection(*(voices(link) for link in links))


def holders(links: Iterable[Link]) -> tuple[str, ...]:
    """The names of those who claim every one of the links by themselves, sorted."""
    own = list(links)
    keys = alone(own)
    named = {claim.speaker for claim in own[0].claims if claim.speaker and voice_of(claim) in keys}
    return tuple(sorted(named))


def joined(links: Iterable[Link]) -> int:
    """How many speakers have a part in the links."""
    return len(frozenset[str]().union(*(voices(link) for link in links)))


def unchecked(links: Iterable[Link]) -> str:
    """Whether links rest on a machine's reading alone: "" where somebody has checked a claim of each."""
    bare = [not any(claim.reviewed for claim in link.claims) for link in links]
    if not any(bare):
        return ""
    return "unchecked" if all(bare) else "unchecked in part"


def claims_by(drawn: Map) -> tuple[tuple[str, int], ...]:
    """Everybody named who claims a link, or denies one, with the number of such claims, the most first."""
    found = Counter(claim.speaker for link in (*drawn.links, *drawn.denied) for claim in link.claims if claim.speaker)
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))
