"""Claims -> map: mentions merged into factors, links with the claims for and against, chains."""

from causerie.assembly.chains import longest_chains
from causerie.assembly.links import assemble

__all__ = ["assemble", "longest_chains"]
