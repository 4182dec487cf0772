"""Map -> model: each link as a distribution of presence, sign and weight.

What strength words mean in numbers is data: strengths.toml.
"""

from __future__ import annotations

import functools
import math
import tomllib
from collections.abc import Mapping
from importlib.resources import files

from causerie.errors import BadRequest
from causerie.model.options import BuildOptions
from causerie.values import Influence, Link, Map, Model
from causerie.vocabulary import Sign

_PLUS = {Sign.PLUS: 1.0, Sign.MINUS: 0.0, Sign.UNKNOWN: 0.5}
_DEFAULT = BuildOptions()


def build(map_: Map, options: BuildOptions = _DEFAULT) -> Model:
    """The map made executable.

    A link nobody signs is + in half of the draws. A factor's influence on itself is left out: in the press
    engine self-limitation stands in its place. Two links of one pair (an import may hold them) become one
    that is as present as the more present and as often + as both on average.

    Raises BadRequest where a presence or share is no number from 0 to 1, or a link names no factor of the map.
    """
    ids = [factor.id for factor in map_.factors]
    at = {id_: position for position, id_ in enumerate(ids)}
    found: dict[tuple[int, int], list[Influence]] = {}
    for link in map_.links:
        if link.cause not in at or link.effect not in at:
            raise BadRequest(f"the link {_name(link)} names a factor that the map does not have")
        influence = _influence(link, at[link.cause], at[link.effect], options)
        if link.cause != link.effect and influence.presence > 0:
            found.setdefault((influence.cause, influence.effect), []).append(influence)
    return Model(tuple(ids), tuple(_joined(same) for same in found.values()))


def _influence(link: Link, cause: int, effect: int, options: BuildOptions) -> Influence:
    plus = _PLUS[link.sign] if link.plus is None else link.plus
    for name, number in (("presence", link.presence), ("share of +", plus)):
        if math.isnan(number) or not 0 <= number <= 1:
            raise BadRequest(f"the {name} of the link {_name(link)} is {number}; it must be a number from 0 to 1")
    low, high = weights_of(link)
    return Influence(cause, effect, link.presence if options.presence else 1.0, plus, low, high)


def weights_of(link: Link) -> tuple[float, float]:
    """The range of weights that the words of a link's claims give it; the whole range where they are silent."""
    said = {claim.strength for claim in link.claims if claim.strength is not None and claim.supports}
    ranges = [_strengths()[strength.value] for strength in said] or [_strengths()["silent"]]
    return min(low for low, _ in ranges), max(high for _, high in ranges)


def _joined(same: list[Influence]) -> Influence:
    first = same[0]
    return Influence(
        first.cause,
        first.effect,
        max(one.presence for one in same),
        sum(one.plus for one in same) / len(same),
        min(one.low for one in same),
        max(one.high for one in same),
    )


def _name(link: Link) -> str:
    return f'"{link.cause}" -> "{link.effect}"'


@functools.cache
def _strengths() -> Mapping[str, tuple[float, float]]:
    data = tomllib.loads(files("causerie.model").joinpath("strengths.toml").read_text("utf-8"))
    return {name: (row["low"], row["high"]) for name, row in data.items()}
