"""A loaded model: windows in, tags and states out.

Windows are run one at a time, several at once in threads. The weights are int8 and the scale of the
activations is found anew for all that a run holds, so that in a padded batch what stands in one
document would change the numbers of another; and on a CPU such a batch is no quicker (measured on 2
cores: 8,600 pieces a second in two threads, 8,700 at best in batches).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from causerie.encoder.files import ENCODER, HEADS, TOKENIZER, Model, described, folder_hash, shipped
from causerie.encoder.heads import Heads, load_heads
from causerie.encoder.scheme import BIO, SpanKind
from causerie.encoder.suggestions import Output
from causerie.encoder.windows import Window
from causerie.errors import SkipItem, Stop

MOST_THREADS = 4
TAGS = len(SpanKind) * len(BIO)


@dataclass(frozen=True, eq=False)
class Encoder:
    """A model ready to run. `reader` names it and its version. Close it when all is read."""

    model: Model
    reader: str
    tokenizer: Tokenizer
    heads: Heads
    session: Any
    pool: ThreadPoolExecutor

    def encode(self, windows: Sequence[Window]) -> list[Output]:
        """Tags and states of each window, in order; whatever else is given with it, a window's are the same."""
        return [one.result() for one in self.start(windows)]

    def start(self, windows: Sequence[Window]) -> list[Future[Output]]:
        """Begin to encode, in the background; a result raises SkipItem where the model fails on its window."""
        return [self.pool.submit(_run, self.session, window.ids) for window in windows]

    def close(self) -> None:
        """Let go of the threads; what has not been encoded yet is not."""
        self.pool.shutdown(wait=True, cancel_futures=True)


def load_shipped(name: str, threads: int | None = None) -> Encoder:
    """The encoder `name` of the package, its files checked; raises Stop where it cannot be loaded."""
    model = shipped(name)
    return _loaded(model, model.reader, threads)


def load_folder(folder: Path, threads: int | None = None) -> Encoder:
    """The encoder in a folder of one's own; the hash of its files is part of the reader's name. Raises Stop."""
    model = described(folder)
    return _loaded(model, f"{model.reader}+{folder_hash(folder)[:8]}", threads)


def _loaded(model: Model, reader: str, threads: int | None) -> Encoder:
    with _stopping(model.folder / TOKENIZER):
        tokenizer = Tokenizer.from_file(str(model.folder / TOKENIZER))
        tokenizer.no_padding()
        tokenizer.no_truncation()
    with _stopping(model.folder / HEADS):
        heads = load_heads(model.folder / HEADS, model.hidden)
    with _stopping(model.folder / ENCODER):
        session = _session(model.folder / ENCODER)
        tags, states = _encoded(session, (0, 0))
        if tags.shape != (2, TAGS) or states.shape != (2, model.hidden):
            raise ValueError(f"it gives tags {tags.shape} and states {states.shape}")
    pool = ThreadPoolExecutor(threads or min(os.cpu_count() or 1, MOST_THREADS), thread_name_prefix="encoder")
    return Encoder(model, reader, tokenizer, heads, session, pool)


def _session(path: Path) -> Any:
    # Imported on first use: who reads with rules alone need not wait for it.
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    # Windows differ in length; an arena would keep the memory of the longest for each thread.
    options.enable_cpu_mem_arena = False
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _encoded(session: Any, ids: Sequence[int]) -> Output:
    given = np.array([ids], np.int64)
    tags, states = session.run(["tags", "states"], {"input_ids": given, "attention_mask": np.ones_like(given)})
    return tags[0], states[0].astype(np.float16)


def _run(session: Any, ids: Sequence[int]) -> Output:
    try:
        return _encoded(session, ids)
    except Exception as error:
        if not _foreign(error):
            raise
        raise SkipItem(f"was not read: the encoder fails on it ({_line(error)})") from error


@contextmanager
def _stopping(path: Path) -> Iterator[None]:
    """What goes wrong with a file of a model is one line."""
    try:
        yield
    except (OSError, ValueError, LookupError, EOFError) as error:
        raise Stop(f"{path} cannot be used: {_line(error)}") from error
    except Exception as error:
        if not _foreign(error):
            raise
        raise Stop(f"{path} cannot be used: {_line(error)}") from error


def _foreign(error: Exception) -> bool:
    """The libraries raise errors of their own (onnxruntime), or bare ones (tokenizers), derived from Exception."""
    return type(error) is Exception or type(error).__module__.split(".")[0] in ("onnxruntime", "zipfile")


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
