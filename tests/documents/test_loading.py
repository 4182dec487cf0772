"""Sources to documents: order, ids, options, and one line for whatever is wrong."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.documents import Limits, Loaded, LoadOptions, document_of_text, load, load_all
from causerie.documents.sniff import Kind
from causerie.errors import UnreadableDocument
from causerie.vocabulary import MarkKind

Write = Callable[[str, "bytes | str"], Path]
GERMAN = "Die Regierung der Insel hat gestern beschlossen, die Fähre einzustellen, weil der Hafen versandet ist. " * 4
ENGLISH = "The council of the island decided to stop the ferry because the harbour is silting up. "


def results(*sources: object, options: LoadOptions | None = None, stdin: bytes = b"") -> list[Loaded]:
    return list(load_all([str(source) for source in sources], options, io.BytesIO(stdin)))


def test_a_text_file_is_stored_as_it_is(write: Write) -> None:
    text = "The mill\u00a0burnt. 🙂 “Who did it?”\n\n– Nobody.\n"
    path = write("mill.txt", text)
    document = load(path)
    assert document.text == text
    assert document.id == "mill"
    assert document.sha256 == hashlib.sha256(text.encode()).hexdigest()
    start = text.index("Who")
    assert document.quote(start, start + 3).text == "Who"


def test_every_reference_text_is_stored_as_it_is(shared: Path) -> None:
    paths = [shared / "seed" / "kabul.txt", *sorted((shared / "gold" / "train").glob("*.txt"))]
    for path in paths:
        assert load(path).text == path.read_bytes().decode()


def test_the_hash_is_of_the_original_bytes(write: Write) -> None:
    data = b"\xef\xbb\xbfOne.\r\nTwo.\r\n"
    document = load(write("a.txt", data))
    assert (document.text, document.sha256) == ("One.\nTwo.\n", hashlib.sha256(data).hexdigest())


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60).filter(
        lambda text: bool(text.strip("\ufeff\u200b").strip())
    )
)
def test_a_text_in_memory_is_kept(text: str) -> None:
    stored = document_of_text(text, "x").text
    assert stored == text.removeprefix("\ufeff")


def test_options_fill_what_the_file_lacks(write: Write) -> None:
    options = LoadOptions("2021-08", "https://tarn.example/1", "Tarn Post", "Mina Ovel", "Tarnish")
    document = load(write("a.txt", "The mill burnt."), options)
    assert (document.spoken, document.date, document.url) == ("2021-08", "2021-08", "https://tarn.example/1")
    assert (document.outlet, document.speaker, document.translated_from) == ("Tarn Post", "Mina Ovel", "Tarnish")


def test_what_the_file_states_stays_and_a_note_says_so(write: Write) -> None:
    path = write("a.jsonl", '{"id": "r", "text": "The mill burnt.", "date": "2020-01-02", "speaker": "Ina Velt"}\n')
    document = load(path, LoadOptions(date="2021", speaker="Mina Ovel"))
    assert (document.date, document.speaker) == ("2020-01-02", "Ina Velt")
    assert any("--date 2021 not used" in note and "2020-01-02" in note for note in document.notes)
    assert any("--speaker Mina Ovel not used" in note for note in document.notes)


def test_a_given_day_of_the_talk_goes_before_a_day_found_in_the_lead(write: Write) -> None:
    path = write("a.txt", "The mill\n\nSaturday, October 19, 2013\n\nIt burnt down last week.")
    assert load(path).date == "2013-10-19"
    assert load(path, LoadOptions(date="2013-10-12")).date == "2013-10-12"


def test_a_missing_date_is_never_guessed_and_its_price_is_said(write: Write) -> None:
    document = load(write("a.txt", "On 3 May the mill burnt. Next year it will stand again."))
    assert document.date is None
    assert any("no date" in note and "causerie date" in note for note in document.notes)


def test_a_year_alone_is_kept_and_its_price_is_said(write: Write) -> None:
    document = load(write("a.txt", "The mill burnt."), LoadOptions(date="2021"))
    assert document.date == "2021"
    assert any("dated only 2021" in note for note in document.notes)


def test_german_is_not_read_as_english(write: Write) -> None:
    (loaded,) = results(write("a.txt", GERMAN))
    assert loaded.document is None
    assert "is in German, not read as English" in (loaded.error or "")


def test_a_short_text_is_read_in_any_language(write: Write) -> None:
    assert load(write("a.txt", "Die Mühle ist abgebrannt.")).text == "Die Mühle ist abgebrannt."


def test_a_mixed_text_is_judged_by_its_greater_part(write: Write) -> None:
    document = load(write("a.txt", ENGLISH * 12 + GERMAN))
    assert any("partly in German" in note for note in document.notes)
    with pytest.raises(UnreadableDocument, match="German"):
        load(write("b.txt", ENGLISH * 3 + GERMAN * 3))


def test_rows_give_one_result_each_in_order_with_their_ids(write: Write) -> None:
    rows = [
        '{"id": "a", "text": "The mill burnt.", "site": "Low Marren", "age": 41, "tags": ["x", "y"], "gone": null}',
        '{"id": 7, "text": 5}',
        "",
        "not json",
        '{"text": "It was rebuilt."}',
        '{"id": "d", "text": "  "}',
        f'{{"id": "de", "text": "{GERMAN}"}}',
    ]
    found = results(write("talks.jsonl", "\n".join(rows)))
    assert [loaded.id for loaded in found] == ["a", "7", "talks#3", "talks#4", "d", "de"]
    assert [loaded.document is not None for loaded in found] == [True, False, False, True, False, False]
    assert [bool(loaded.error) for loaded in found] == [False, True, True, False, True, True]
    first = found[0].document
    assert first is not None
    assert first.attributes == {"site": "Low Marren", "age": "41", "tags": '["x", "y"]'}
    assert found[0].source.endswith("talks.jsonl#1")


class Endless(io.RawIOBase):
    """A stream of rows without end."""

    def __init__(self) -> None:
        self.rows, self.rest = 0, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self.rest:
            self.rest = f'{{"id": "{self.rows}", "text": "The mill burnt again."}}\n'.encode()
            self.rows += 1
        part, self.rest = self.rest[: len(buffer)], self.rest[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


def test_rows_stream() -> None:
    source = Endless()
    found = load_all(["-"], stdin=io.BufferedReader(source))
    assert [next(found).id for _ in range(5)] == ["0", "1", "2", "3", "4"]
    assert source.rows < 100


def test_a_row_over_the_limit_is_said_and_the_next_is_read(write: Write) -> None:
    long_row = '{"id": "long", "text": "' + "x" * 5000 + '"}'
    path = write("a.jsonl", long_row + "\n" + '{"id": "short", "text": "It burnt."}\n')
    found = results(path, options=LoadOptions(limits=Limits(row_bytes=1000)))
    assert [(loaded.id, loaded.document is None) for loaded in found] == [("long", True), ("short", False)]
    assert "1,000 bytes" in (found[0].error or "")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"The mill burnt.\n", "The mill burnt.\n"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nThe mill burnt.\n", "The mill burnt."),
        (b'{"id": "x", "text": "The mill burnt."}', "The mill burnt."),
        (b"<!doctype html><html><body><p>The mill burnt.</p></body></html>", "The mill burnt."),
    ],
)
def test_standard_input(data: bytes, text: str) -> None:
    (loaded,) = results("-", stdin=data)
    assert loaded.document is not None
    assert loaded.document.text == text
    assert loaded.source.startswith("-")


def test_standard_input_over_the_limit_is_refused() -> None:
    (loaded,) = results("-", stdin=b"words " * 1000, options=LoadOptions(limits=Limits(file_bytes=2000)))
    assert "too large" in (loaded.error or "")


def test_a_closed_standard_input_is_said() -> None:
    (loaded,) = load_all(["-"])
    assert "not open" in (loaded.error or "")


def test_a_folder_is_read_in_order_and_the_rest_is_said(write: Write, tmp_path: Path) -> None:
    write("b.txt", "The mill burnt.")
    write("a/mill.md", "# The mill\n\nIt burnt.")
    write("a/photo.png", b"\x89PNG")
    write(".hidden.txt", "Nothing.")
    write("c.txt", b"\x00\x01")
    found = results(tmp_path)
    assert [(os.path.relpath(loaded.source, tmp_path), loaded.document is not None) for loaded in found] == [
        ("b.txt", True),
        ("c.txt", False),
        ("a/mill.md", True),
        ("a/photo.png", False),
    ]
    assert ".png" in (found[3].error or "")


def test_documents_of_one_name_have_ids_of_their_own(write: Write, tmp_path: Path) -> None:
    for name in ("a/mill.txt", "b/mill.txt", "b/mill.md"):
        write(name, f"The mill of {name} burnt.")
    ids = [loaded.id for loaded in results(tmp_path)]
    assert len(set(ids)) == 3
    assert ids[0] == "mill"


def test_a_file_that_was_not_read_leaves_its_name_to_the_next(write: Write) -> None:
    found = results(write("a/mill.txt", b""), write("b/mill.txt", "It burnt."))
    assert [loaded.id for loaded in found] == [None, "mill"]


def test_a_loop_of_folders_ends(write: Write, tmp_path: Path) -> None:
    write("a/mill.txt", "It burnt.")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    found = results(tmp_path)
    assert [loaded.document is not None for loaded in found].count(True) == 1
    assert any("link to a folder" in (loaded.error or "") for loaded in found)


def test_a_name_that_is_no_utf8_can_be_printed(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("The cafe burnt.")
    (loaded,) = results(tmp_path)
    assert loaded.document is not None
    assert loaded.source.encode().endswith(b"caf\xef\xbf\xbd.txt")
    assert loaded.document.id == "caf\ufffd"


@pytest.mark.parametrize("name", ["nowhere.txt", "no\x00where.txt", "x" * 5000])
def test_a_path_that_is_no_file(tmp_path: Path, name: str) -> None:
    (loaded,) = results(tmp_path / name)
    assert loaded.document is None
    assert loaded.error
    assert "\n" not in loaded.line


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (loaded,) = results(tmp_path / "pipe.txt")
    assert "no regular file" in (loaded.error or "")


def test_a_file_that_may_not_be_read(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("a.txt", "It burnt.")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (loaded,) = results(path)
    assert loaded.error == "cannot be opened: permission denied"


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    (loaded,) = results(path)
    assert "100 MB" in (loaded.error or "")


def test_a_long_text_is_refused(write: Write) -> None:
    options = LoadOptions(limits=Limits(text=1000))
    (loaded,) = results(write("a.txt", ENGLISH * 20), options=options)
    assert "1,000" in (loaded.error or "")


def test_a_table_gives_one_document_for_each_respondent(write: Write) -> None:
    table = "id,Name,Why did it burn?\nr1,Mina Ovel,Nobody cleaned it.\nr2,Ina Velt,\n,,Wind.\n"
    found = results(write("north.csv", table), write("south.csv", table))
    assert [loaded.id for loaded in found] == ["r1", "r2", "3", "south#r1", "south#r2", "south#3"]
    assert [loaded.document is None for loaded in found] == [False, True, False] * 2
    assert found[0].document is not None
    assert [turn.speaker for turn in found[0].document.turns] == [None, "Mina Ovel"]
    assert found[0].source.endswith("north.csv#1")


def test_respondents_who_answer_alike_are_two_documents_and_a_copy_is_the_same(write: Write) -> None:
    table = "id,Why did it burn?\nr1,Wind.\nr2,Wind.\n"
    found = results(write("north.csv", table), write("copy.csv", table))
    hashes = [loaded.document.sha256 for loaded in found if loaded.document]
    assert hashes[0] != hashes[1]
    assert hashes[:2] == hashes[2:]


def test_a_file_under_a_wrong_name_is_read_and_said(write: Write) -> None:
    document = load(write("talk.txt", "<!DOCTYPE html><html><body><p>The mill burnt.</p></body></html>"))
    assert document.text == "The mill burnt."
    assert document.notes[0] == "named .txt but read as what it is: web page"


@pytest.mark.parametrize("failure", [RecursionError(), MemoryError(), IndexError("boom\nat once")])
def test_a_reader_that_fails_gives_one_line(
    write: Write, monkeypatch: pytest.MonkeyPatch, failure: BaseException
) -> None:
    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr("causerie.documents.loading.READERS", {Kind.TEXT: fail})
    (loaded, other) = results(write("a.txt", "It burnt."), write("b.csv", "id,Why?\n1,Wind.\n"))
    assert loaded.error
    assert "\n" not in loaded.line
    assert other.document is not None


def test_load_wants_one_document(write: Write, tmp_path: Path) -> None:
    rows = write("two.jsonl", '{"text": "One."}\n{"text": "Two."}\n')
    with pytest.raises(UnreadableDocument, match="several documents"):
        load(rows)
    with pytest.raises(UnreadableDocument, match=r"empty\.txt: is empty"):
        load(write("empty.txt", ""))


def test_markup_and_control_characters_in_metadata_are_plain_text(write: Write) -> None:
    path = write("a.jsonl", '{"text": "It burnt.", "speaker": "<b>Mina</b>\\u001b[31m\\n Ovel", "x": "\\ud800"}\n')
    document = load(path)
    assert document.speaker == "<b>Mina</b> [31m Ovel"
    assert document.attributes["x"] == "\ufffd"


def test_marks_and_metadata_reach_the_document(write: Write) -> None:
    document = load(write("a.txt", "Talk on the mill\n\nThe Tarn Post, 4 May 2024\n\n– It [the mill] burnt.\n"))
    assert (document.title, document.published, document.language) == ("Talk on the mill", "2024-05-04", "en")
    assert [(mark.kind, document.text[mark.start : mark.end]) for mark in document.marks] == [
        (MarkKind.INSERTION, "[the mill]")
    ]
