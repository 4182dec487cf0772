"""A model of a few kilobytes in the shipped form, made without torch: random, but the same each time.

The ONNX file is written by hand (protocol buffers: a key of field number and wire type, then the value),
so that no test needs the onnx package.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from causerie.encoder.heads import EXTRA
from causerie.encoder.scheme import BIO, FIELDS, MARKS, VERSION, SpanKind

HIDDEN = 8
WIDTH = 6
LETTERS = "abcdefghijklmnopqrstuvwxyz"
WORDS = (
    "the",
    "drought",
    "empti",
    "##ed",
    "lake",
    "mill",
    "will",
    "close",
    "because",
    "of",
    "?",
    ".",
    ",",
    "why",
    "is",
)
INT64, FLOAT = 7, 1


def tokenizer(mpnet: bool = False) -> Tokenizer:
    """A tokenizer like BERT's, or like MPNet's, whose vocabulary has signs of its own beside BERT's."""
    signs = ["<s>", "<pad>", "</s>"] if mpnet else []
    signs += ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    vocabulary = [*signs, *WORDS, *LETTERS, *(f"##{letter}" for letter in LETTERS)]
    made = Tokenizer(models.WordPiece({word: at for at, word in enumerate(vocabulary)}, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


def heads(seed: int = 0, hidden: int = HIDDEN) -> dict[str, NDArray[np.float16]]:
    """The arrays of heads.npz."""
    draw = np.random.default_rng(seed)
    found = {}
    for name, given, answers in (
        ("pair", 4 * hidden + EXTRA, sum(FIELDS.values())),
        ("span", 3 * hidden, sum(MARKS.values())),
    ):
        shapes = {"w1": (given, WIDTH), "b1": (WIDTH,), "w2": (WIDTH, answers), "b2": (answers,)}
        found.update({f"{name}.{part}": draw.normal(size=shape).astype(np.float16) for part, shape in shapes.items()})
    return found


def model(folder: Path, name: str = "small", hidden: int = HIDDEN, scheme: int = VERSION) -> Path:
    """Write a model into a folder: the state of a piece is a row of a table, its tags a product with it."""
    folder.mkdir(parents=True, exist_ok=True)
    # A file as it is published: padding and truncation are set in it, and must be unset.
    made = tokenizer()
    made.enable_padding(length=16)
    made.enable_truncation(16)
    made.save(str(folder / "tokenizer.json"))
    draw = np.random.default_rng(1)
    rows = made.get_vocab_size()
    table = draw.normal(size=(rows, hidden)).astype(np.float32)
    weights = draw.normal(size=(hidden, len(SpanKind) * len(BIO))).astype(np.float32)
    (folder / "encoder.onnx").write_bytes(onnx(table, weights))
    np.savez(folder / "heads.npz", **heads(hidden=hidden))
    card = {"name": name, "version": "v1", "scheme": scheme, "hidden": hidden, "base": "none"}
    (folder / "model.json").write_text(json.dumps(card), "utf-8")
    return folder


def onnx(table: NDArray[np.float32], weights: NDArray[np.float32]) -> bytes:
    """states = table[input_ids]; tags = states @ weights."""
    graph = b"".join(
        (
            _bytes(1, _node("Gather", ("table", "input_ids"), "states")),
            _bytes(1, _node("MatMul", ("states", "weights"), "tags")),
            _bytes(2, b"tiny"),
            _bytes(5, _tensor("table", table)),
            _bytes(5, _tensor("weights", weights)),
            _bytes(11, _named("input_ids", INT64, ("B", "T"))),
            _bytes(11, _named("attention_mask", INT64, ("B", "T"))),
            _bytes(12, _named("tags", FLOAT, ("B", "T", weights.shape[1]))),
            _bytes(12, _named("states", FLOAT, ("B", "T", table.shape[1]))),
        )
    )
    return _number(1, 8) + _bytes(7, graph) + _bytes(8, _bytes(1, b"") + _number(2, 17))


def _node(kind: str, given: tuple[str, ...], gives: str) -> bytes:
    return b"".join(_bytes(1, name.encode()) for name in given) + _bytes(2, gives.encode()) + _bytes(4, kind.encode())


def _tensor(name: str, values: NDArray[np.float32]) -> bytes:
    sizes = b"".join(_number(1, size) for size in values.shape)
    return sizes + _number(2, FLOAT) + _bytes(8, name.encode()) + _bytes(9, values.tobytes())


def _named(name: str, kind: int, sizes: tuple[str | int, ...]) -> bytes:
    dimensions = (_number(1, size) if isinstance(size, int) else _bytes(2, size.encode()) for size in sizes)
    shape = b"".join(_bytes(1, one) for one in dimensions)
    return _bytes(1, name.encode()) + _bytes(2, _bytes(1, _number(1, kind) + _bytes(2, shape)))


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    parts = []
    while value > 127:
        parts.append(value & 127 | 128)
        value >>= 7
    return bytes([*parts, value])
