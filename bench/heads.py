"""Sentence labels and spans by heads of the encoder that were trained on one corpus, for that corpus's own row.

Public corpora mark spans in their own way, so that for each a small head on the states of the same, unchanged
encoder answers: `bench/heads/CORPUS_READER.npz`, made by train_heads.py, run by layers.py and runs.py. The heads are
no part of the package.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from common import HERE, Absent, need
from layers import Member, members
from numpy.typing import NDArray
from readings import READERS, name_of
from runs import Run, averaged, best

from causerie.encoder.maths import sigmoid
from causerie.encoder.session import Encoder, load_folder, load_shipped
from causerie.encoder.windows import Passage, windows
from causerie.errors import Stop
from causerie.reading.frame import plain

FOLDER = HERE / "heads"
BATCH = 64
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Marked:
    """Words from start to end (offsets) under one kind."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The probability that a sentence is causal, and the relations that it has if it is: the likeliest first."""

    label: float
    relations: tuple[tuple[Marked, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """The members whose logits are averaged."""

    members: tuple[Member, ...]

    def answer(self, states: Floats, places: Sequence[tuple[int, int]]) -> Answer:
        """What the states of one sentence's pieces, with their places in it, say."""
        outputs = [member.logits(states) for member in self.members]
        text = np.array([start >= 0 for start, _ in places])
        ends = averaged([ends for ends, _ in outputs], text)
        return answered(ends, float(np.mean([label for _, label in outputs])), places)


def answered(ends: Floats, label: float, places: Sequence[tuple[int, int]]) -> Answer:
    """The answer in what the ends of runs are worth [T, SLOTS, 3, 3] and in the logit of the label."""
    text = np.array([start >= 0 for start, _ in places])
    relations = (marked(best(ends[:, slot], text), places) for slot in range(ends.shape[1]))
    return Answer(float(sigmoid(np.array([label], np.float32))[0]), tuple(relations))


def marked(found: Mapping[str, Run], places: Sequence[tuple[int, int]]) -> tuple[Marked, ...]:
    """Runs of pieces as words of the sentence."""
    return tuple(Marked(kind, places[first][0], places[last][1]) for kind, (first, last) in found.items())


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
        return Head(tuple(members(file)))


@functools.cache
def _encoder(reader: str) -> Encoder:
    try:
        return load_shipped(reader) if reader in READERS else load_folder(Path(reader))
    except Stop as error:
        raise Absent(f"skipped: {error}") from error
