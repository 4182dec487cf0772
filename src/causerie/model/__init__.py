"""Maps made executable: sampled press perturbation, signs along paths, fuzzy cognitive maps."""

from causerie.model.attractors import Attractor, attractors
from causerie.model.blocks import Weights, weights_from
from causerie.model.build import build
from causerie.model.draws import sampled
from causerie.model.fcm import Fuzzy, contraction, settle, trajectory
from causerie.model.options import BuildOptions, RunOptions
from causerie.model.run import run

__all__ = [
    "Attractor",
    "BuildOptions",
    "Fuzzy",
    "RunOptions",
    "Weights",
    "attractors",
    "build",
    "contraction",
    "run",
    "sampled",
    "settle",
    "trajectory",
    "weights_from",
]
