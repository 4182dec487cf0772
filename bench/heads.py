"""Sentence labels and spans by heads of the encoder that were trained on one corpus, for that corpus's own row.

Public corpora mark spans in their own way, so that a linear head on the encoder's states answers for each:
`bench/heads/CORPUS_READER.npz` with `tags.w` [H, 9], `tags.b` [9] (cause, effect, signal by O, B, I), `label.w`
[H] or [H, 1], `label.b` (on the state of the opening piece). They are no part of the package.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from common import HERE, Absent, need
from numpy.typing import NDArray
from readings import READERS, name_of

from causerie.encoder.maths import sigmoid, softmax
from causerie.encoder.session import Encoder, load_folder, load_shipped
from causerie.encoder.tags import best_tags, runs
from causerie.encoder.windows import Passage, windows
from causerie.errors import Stop
from causerie.reading.frame import plain

FOLDER = HERE / "heads"
KINDS = ("cause", "effect", "signal")
BATCH = 64
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Marked:
    """Words from start to end (offsets) under one kind, and the mean probability that they are."""

    kind: str
    start: int
    end: int
    sure: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The probability that a sentence is causal, its spans, and per kind the span that would be its best one."""

    label: float
    spans: tuple[Marked, ...]
    best: tuple[Marked, ...]

    def of(self, kind: str, at_least_one: bool = False) -> list[Marked]:
        """The spans of a kind; its best one where there is none and one is asked for."""
        found = [span for span in self.spans if span.kind == kind]
        return found or ([span for span in self.best if span.kind == kind] if at_least_one else [])


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """Weights for tags and label."""

    tags_w: Floats
    tags_b: Floats
    label_w: Floats
    label_b: float

    def answer(self, states: Floats, places: Sequence[tuple[int, int]]) -> Answer:
        """What the states of one sentence's pieces, with their places in it, say."""
        logits = (states @ self.tags_w + self.tags_b).reshape(len(places), len(KINDS), 3)
        text = np.array([start >= 0 for start, _ in places])
        tags = best_tags(logits[None], text[None])[0]
        inner = 1 - softmax(logits)[..., 0]
        spans = [_marked(kind, run, places, inner[:, at]) for at, kind in enumerate(KINDS) for run in runs(tags[:, at])]
        best = [
            _marked(kind, run, places, inner[:, at])
            for at, kind in enumerate(KINDS)
            if (run := best_run(logits[:, at], text)) is not None
        ]
        label = float(sigmoid(states[:1] @ self.label_w + np.float32(self.label_b))[0])
        return Answer(label, tuple(spans), tuple(best))


def _marked(kind: str, run: tuple[int, int], places: Sequence[tuple[int, int]], inner: Floats) -> Marked:
    return Marked(kind, places[run[0]][0], places[run[1] - 1][1], float(inner[run[0] : run[1]].mean()))


def best_run(logits: Floats, text: NDArray[np.bool_]) -> tuple[int, int] | None:
    """First and end of the run of pieces of the text that gains most over being outside; None without text.

    `logits` [T, 3] are outside, begin, inside of one kind.
    """
    gain = logits[:, 1:] - logits[:, :1]
    best, found = -np.inf, None
    at, first, total = 0, 0, -np.inf
    while at < len(text):
        if not text[at]:
            total = -np.inf
        elif total + gain[at, 1] > gain[at, 0]:
            total += gain[at, 1]
        else:
            first, total = at, gain[at, 0]
        if text[at] and total > best:
            best, found = total, (first, at + 1)
        at += 1
    return found


def sentences(texts: Sequence[str], corpus: str, reader: str) -> list[Answer]:
    """What the head of a corpus says of each text, a sentence each; Absent where there is no such head or encoder."""
    head, encoder = load_head(corpus, reader), _encoder(reader)
    answers = []
    for low in range(0, len(texts), BATCH):
        # A sentence that is longer than a window is answered from its first window.
        cut = [
            windows(plain(text), [Passage(0, len(text), 0)], encoder.tokenizer)[0] for text in texts[low : low + BATCH]
        ]
        outputs = encoder.encode(cut)
        answers += [
            head.answer(states.astype(np.float32), window.places)
            for window, (_, states) in zip(cut, outputs, strict=True)
        ]
    return answers


def load_head(corpus: str, reader: str) -> Head:
    """The head of a corpus on the encoder of a reader; Absent where it is not here."""
    if reader == "rules":
        raise Absent("skipped: the rules have no head")
    with np.load(need(FOLDER / f"{corpus}_{name_of(reader)}.npz"), allow_pickle=False) as file:
        parts = {name: np.asarray(file[name], np.float32) for name in ("tags.w", "tags.b", "label.w", "label.b")}
    return Head(parts["tags.w"], parts["tags.b"], parts["label.w"].reshape(-1), float(parts["label.b"].reshape(-1)[0]))


@functools.cache
def _encoder(reader: str) -> Encoder:
    try:
        return load_shipped(reader) if reader in READERS else load_folder(Path(reader))
    except Stop as error:
        raise Absent(f"skipped: {error}") from error
