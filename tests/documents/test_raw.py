"""Bytes under limits."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.documents.raw import check_file, first_bytes, lines, put_back, read_file, read_stream
from causerie.errors import UnreadableDocument


@given(st.lists(st.binary(max_size=30).map(lambda line: line.replace(b"\n", b"").replace(b"\r", b""))))
def test_lines_are_those_of_the_file(rows: list[bytes]) -> None:
    data = b"".join(row + b"\n" for row in rows)
    assert list(lines(io.BytesIO(data), 100)) == [(row, True) for row in rows]


@given(st.integers(1, 50), st.lists(st.integers(0, 200), max_size=6))
def test_a_line_over_the_limit_is_one_entry(limit: int, sizes: list[int]) -> None:
    data = b"\n".join(b"x" * size for size in sizes)
    found = [whole for line, whole in lines(io.BytesIO(data), limit)]
    expected = [size <= limit for size in sizes]
    assert found == (expected[:-1] if sizes and not sizes[-1] else expected)


@given(st.binary(max_size=300), st.integers(0, 300))
def test_put_back_gives_the_whole_stream(data: bytes, taken: int) -> None:
    stream = io.BytesIO(data)
    head = stream.read(taken)
    assert put_back(head, stream).read() == data


def test_first_bytes_stop_at_a_line_end() -> None:
    class Slow(io.BytesIO):
        def read1(self, size: int | None = -1, /) -> bytes:
            return super().read(1)

    assert first_bytes(Slow(b"\nab\ncd"), 100) == b"\nab\n"
    assert first_bytes(io.BytesIO(b""), 100) == b""


def test_read_stream_stops_at_the_limit() -> None:
    assert read_stream(io.BytesIO(b"45"), 5, b"123") == b"12345"
    with pytest.raises(UnreadableDocument, match="too large"):
        read_stream(io.BytesIO(b"456"), 5, b"123")


def test_read_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"12345")
    assert (check_file(path), read_file(path, 5)) == (5, b"12345")
    with pytest.raises(UnreadableDocument, match="may have"):
        read_file(path, 4)
    with pytest.raises(UnreadableDocument, match="does not exist"):
        read_file(tmp_path / "b.txt", 4)
    with pytest.raises(UnreadableDocument, match="no regular file"):
        check_file(tmp_path)
