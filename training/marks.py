"""Which spans the public corpora mark, each under a head of its own."""

from __future__ import annotations

AUXILIARY: dict[str, tuple[str, ...]] = {
    "cnc": ("cause", "effect", "signal"),
    "dcha": ("cause", "effect", "signal"),
    "counter": ("cause", "effect", "signal"),
    "because": ("cause", "effect", "signal"),
    "gdtb": ("cause", "effect", "signal"),
    "report": ("saying", "content", "source"),
}
"""Auxiliary heads and the kinds of spans that each corpus marks, in the order of the outputs."""
