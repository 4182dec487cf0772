"""The numbers of thresholds.toml, each documented there."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Thresholds:
    """One field for each entry of thresholds.toml."""

    still: float
    most: float
    fewest: int
    links: int
    path_links: int
    paths: int
    hinge_draws: int
    hinge_move: float
    dense: int
    large: int
    large_draws: int
    huge: int
    huge_draws: int
    huge_stable: int
    batch: int


THRESHOLDS = Thresholds(**tomllib.loads(files("causerie.model").joinpath("thresholds.toml").read_text("utf-8")))
