"""Reading with the models that the package ships."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language

from causerie.codec import encode
from causerie.documents import document_of_text
from causerie.encoder import files, session
from causerie.encoder.files import NEEDED, shipped
from causerie.pipeline.ahead import Begun, finished
from causerie.pipeline.explaining import threshold
from causerie.pipeline.readers import ENCODERS, PREFERRED, Reader, reader_of
from causerie.pipeline.reading import ReadOptions, read_only
from causerie.reading.joining.weights import KINDS
from causerie.values import KIND_OF, Document, Item, Reading, items_of
from command_line import line_of, run

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.txt"))
TALK = "Q: Why is the lake dry?\n\nA: The drought emptied it. Next year the mill will probably close."


@pytest.fixture(scope="module", params=ENCODERS)
def reader(request: pytest.FixtureRequest, nlp: Language) -> Iterator[Reader]:
    """A reader of the package, its model loaded once."""
    made = reader_of(request.param, nlp)
    yield made
    made.close()


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [document_of_text(path.read_text("utf-8"), path.stem) for path in EXAMPLES]


@pytest.fixture(scope="module")
def readings(reader: Reader, documents: list[Document]) -> list[Reading]:
    return [reader.read(document) for document in documents]


def joined(reading: Reading) -> list[Item]:
    """The items on which rules and encoder decide together."""
    return [item for item in items_of(reading) if KIND_OF[type(item)] in KINDS]


def test_every_quote_stands_in_the_text(documents: list[Document], readings: list[Reading]) -> None:
    for document, reading in zip(documents, readings, strict=True):
        assert len(joined(reading)) > 10
        for item in joined(reading):
            places = [value for value in _places(encode(item)) if value[0] is not None]
            assert places
            for text, start, end in places:
                assert document.text[start:end] == text
                assert any(map(str.isalnum, text))


def _places(value: object) -> Iterator[tuple[str, int, int]]:
    """Everything in an item's JSON form that names words with their place."""
    if isinstance(value, dict):
        if {"start", "end"} <= set(value):
            yield value["text" if "text" in value else "quote"], value["start"], value["end"]
        for inner in value.values():
            yield from _places(inner)


def test_items_say_who_found_them_and_how_sure_that_is(reader: Reader, readings: list[Reading]) -> None:
    items = [item for reading in readings for item in joined(reading)]
    finders = {item.found_by for item in items}  # type: ignore[union-attr]
    both = ("rules.v1", reader.name)
    assert {both} <= finders <= {("rules.v1",), (reader.name,), both}
    for item in items:
        least = threshold(reader.name, item)
        assert least is not None
        assert item.probability is not None  # type: ignore[union-attr]
        assert least - 0.0005 <= item.probability <= 1, "rounded to three digits"  # type: ignore[union-attr]


def test_reading_twice_gives_the_same(reader: Reader, documents: list[Document], readings: list[Reading]) -> None:
    assert [reader.read(document) for document in documents] == readings


def test_documents_begun_together_are_read_as_alone(
    reader: Reader, documents: list[Document], readings: list[Reading]
) -> None:
    begun = [Begun(document, reader.begin(document)) for document in documents]
    together = [finished(reader, document, one) for document, one in zip(documents, begun, strict=True)]
    assert together == readings


def test_many_files_are_read_as_each_alone(tmp_path: Path) -> None:
    for at, path in enumerate(EXAMPLES * 2):
        shutil.copy(path, tmp_path / f"{at}-{path.name}")
    found = list(read_only([str(tmp_path)], ReadOptions(reader="small"), io.BytesIO()))
    alone = list(read_only([str(path) for path in EXAMPLES], ReadOptions(reader="small"), io.BytesIO()))
    assert [items_of(one.reading) for one in found if one.reading] == [
        items_of(one.reading) for one in alone * 2 if one.reading
    ]


def test_the_preferred_reader_is_the_one_of_a_request_that_names_none(nlp: Language) -> None:
    assert ReadOptions().reader == PREFERRED
    assert PREFERRED in ENCODERS


@pytest.fixture
def damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small model that is read in its place, and the current folder with a talk."""
    copy = tmp_path / "models" / "small"
    shutil.copytree(shipped("small").folder, copy)
    monkeypatch.setattr(session, "shipped", lambda name: files.shipped(name, tmp_path / "models"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talk.txt").write_text(TALK, "utf-8")
    return copy


def spoil(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def test_a_whole_copy_reads(damaged: Path) -> None:
    assert json.loads(run("read", "talk.txt", "--json", "--reader", "small").stdout)["reader"] == "small.v1"


@pytest.mark.parametrize("name", NEEDED)
def test_one_changed_bit_is_one_line_and_status_2(damaged: Path, name: str) -> None:
    spoil(damaged / name)
    line = line_of(run("read", "talk.txt", "--json", "--reader", "small"))
    assert line.startswith(f"causerie: the model small is damaged ({name}: SHA-256 ")
    assert "install causerie again" in line
    assert line.rstrip().endswith("--reader rules, or --rules-if-missing")


def test_rules_go_on_alone_with_a_note(damaged: Path) -> None:
    spoil(damaged / "heads.npz")
    result = run("read", "talk.txt", "--json", "--reader", "small", "--rules-if-missing")
    assert result.exit_code == 0
    assert result.stderr.startswith("note: read by rules alone, without the reader small (the model small is damaged")
    reading = json.loads(result.stdout)
    assert reading["reader"] == "rules.v1"
    assert reading["causal"]
    assert reading["notes"][-1] == result.stderr.removeprefix("note: ").rstrip("\n")
