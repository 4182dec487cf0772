"""A model loaded and run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import tiny_model
from causerie.encoder.files import folder_hash
from causerie.encoder.scheme import SpanKind
from causerie.encoder.session import Encoder, load_folder
from causerie.encoder.suggest import suggest, suggest_all
from causerie.encoder.windows import Passage, windows
from causerie.errors import SkipItem, Stop

TEXTS = [
    ("The drought emptied the lake.", [Passage(0, 29, 0)]),
    ("", []),
    ("Why? The mill will close. " * 40, [Passage(at * 26, at * 26 + 25, at) for at in range(40)]),
    ("The mill.", [Passage(0, 9, 0)]),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_model.model(tmp_path_factory.mktemp("model") / "own")


@pytest.fixture(scope="module")
def encoder(folder: Path) -> Iterator[Encoder]:
    made = load_folder(folder, threads=2)
    yield made
    made.close()


def test_a_model_of_ones_own_is_named_by_its_files(encoder: Encoder, folder: Path) -> None:
    assert encoder.reader == f"small.v1+{folder_hash(folder)[:8]}"


def test_padding_and_truncation_of_the_tokenizer_are_off(encoder: Encoder) -> None:
    assert len(encoder.tokenizer.encode("the lake").ids) == 2
    assert len(encoder.tokenizer.encode("the lake " * 50).ids) == 100


def test_each_window_gets_its_own_tags_and_states(encoder: Encoder) -> None:
    text, passages = TEXTS[2]
    cut = windows(text, passages, encoder.tokenizer)
    outputs = encoder.encode(cut)
    assert len(outputs) == len(cut) > 1
    for window, (tags, states) in zip(cut, outputs, strict=True):
        assert tags.shape == (len(window.ids), len(SpanKind) * 3)
        assert states.shape == (len(window.ids), tiny_model.HIDDEN)
        assert (tags.dtype, states.dtype) == (np.float32, np.float16)


def test_many_texts_together_are_each_as_if_alone(encoder: Encoder) -> None:
    for (text, passages), together in zip(TEXTS, suggest_all(TEXTS, encoder), strict=True):
        alone = suggest(text, passages, encoder)
        assert together.text == text
        assert (together.tags == alone.tags).all()
        assert (together.states == alone.states).all()
        assert all(together.spots(kind) == alone.spots(kind) for kind in SpanKind)


def test_the_number_of_threads_changes_nothing(encoder: Encoder, folder: Path) -> None:
    single = load_folder(folder, threads=1)
    one, two = (suggest(*TEXTS[2], which) for which in (single, encoder))
    single.close()
    assert (one.tags == two.tags).all()
    assert (one.states == two.states).all()


def test_a_window_on_which_the_model_fails_costs_its_document_alone(encoder: Encoder) -> None:
    (window,) = windows("the lake", [Passage(0, 8, 0)], encoder.tokenizer)
    broken = type(window)((10_000, *window.ids[1:]), window.places, window.first, window.end)
    bad, good = encoder.start([broken, window])
    with pytest.raises(SkipItem, match="the encoder fails on it"):
        bad.result()
    assert len(good.result()[0]) == len(window.ids)


@pytest.mark.parametrize("file", ["encoder.onnx", "heads.npz", "tokenizer.json"])
@pytest.mark.parametrize("data", [b"", b"nothing of the kind", None], ids=["empty", "other", "half"])
def test_a_broken_file_is_one_line(tmp_path: Path, file: str, data: bytes | None) -> None:
    path = tiny_model.model(tmp_path / "own") / file
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if data is None else data)
    with pytest.raises(Stop) as caught:
        load_folder(tmp_path / "own")
    assert str(caught.value).startswith(f"{path} cannot be used: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("file", "other"), [("encoder.onnx", tiny_model.HIDDEN + 1), ("heads.npz", tiny_model.HIDDEN + 1)]
)
def test_parts_that_do_not_fit_are_refused(tmp_path: Path, file: str, other: int) -> None:
    folder = tiny_model.model(tmp_path / "own")
    wide = tiny_model.model(tmp_path / "wide", hidden=other)
    (folder / file).write_bytes((wide / file).read_bytes())
    with pytest.raises(Stop, match=f"{file} cannot be used: "):
        load_folder(folder)
