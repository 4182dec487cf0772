"""Claims -> map: mentions merged into factors, links with the claims for and against, what is found in them."""

from causerie.assembly.chains import joined_chains, longest_chains, own_chains
from causerie.assembly.compare import compare
from causerie.assembly.linchpins import linchpins_of
from causerie.assembly.links import MapOptions, assemble
from causerie.assembly.loops import loops_of
from causerie.assembly.part import part_of
from causerie.assembly.severing import severed

__all__ = [
    "MapOptions",
    "assemble",
    "compare",
    "joined_chains",
    "linchpins_of",
    "longest_chains",
    "loops_of",
    "own_chains",
    "part_of",
    "severed",
]
