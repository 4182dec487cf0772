"""Maps made executable: sampled press perturbation, signs along paths, fuzzy cognitive maps."""

from causerie.model.build import build
from causerie.model.draws import sampled
from causerie.model.options import BuildOptions, RunOptions
from causerie.model.run import run

__all__ = ["BuildOptions", "RunOptions", "build", "run", "sampled"]
