"""Bytes of files and of standard input, never more than the limit, never from what could block."""

from __future__ import annotations

import io
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from causerie.documents.options import MEGA
from causerie.errors import UnreadableDocument

BLOCK = 65_536


def check_file(path: Path) -> int:
    """The size of a regular file in bytes; raises UnreadableDocument where there is none."""
    try:
        status = path.stat()
    except FileNotFoundError as error:
        raise UnreadableDocument("does not exist") from error
    except (OSError, ValueError) as error:
        raise UnreadableDocument(_reason(error)) from error
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableDocument("is no regular file; pipe its content into `causerie read -`")
    return status.st_size


def read_file(path: Path, limit: int) -> bytes:
    """All bytes of a file; the size is checked before anything is read."""
    size = check_file(path)
    if size > limit:
        raise UnreadableDocument(too_large(size, limit))
    try:
        with path.open("rb") as file:
            return read_stream(file, limit)
    except OSError as error:
        raise UnreadableDocument(_reason(error)) from error


def read_stream(stream: BinaryIO, limit: int, head: bytes = b"") -> bytes:
    """The rest of a stream after `head`; raises UnreadableDocument as soon as it is over the limit."""
    data = head + stream.read(limit + 1 - len(head))
    if len(data) > limit:
        raise UnreadableDocument(too_large(None, limit))
    return data


def too_large(size: int | None, limit: int) -> str:
    """The line about a document that is over the limit."""
    known = f"has {size / MEGA:,.0f} MB" if size is not None else "is too large"
    return f"{known}: one document may have {limit / MEGA:,.0f} MB; split it, or put its parts into a .jsonl file"


def lines(stream: BinaryIO, limit: int) -> Iterator[tuple[bytes, bool]]:
    """(line without its end, whether it is whole) in constant memory; of a line over the limit, its beginning."""
    while line := stream.readline(limit + 2):
        words = line.rstrip(b"\r\n")
        if not line.endswith(b"\n") and len(line) > limit:
            while (more := stream.readline(BLOCK)) and not more.endswith(b"\n"):
                pass
        yield (words, True) if len(words) <= limit else (words[:BLOCK], False)


def first_bytes(stream: BinaryIO, enough: int) -> bytes:
    """The beginning of a stream up to the end of a line: rows that arrive one by one are not waited for."""
    read = getattr(stream, "read1", stream.read)
    head = b""
    while len(head) < enough and b"\n" not in head.lstrip():
        block = read(enough - len(head))
        if not block:
            break
        head += block
    return head


class _Rest(io.RawIOBase):
    """A stream whose first bytes were already taken from it."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = head, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._head:
            read = getattr(self._stream, "read1", self._stream.read)
            self._head = read(min(len(buffer), BLOCK))
        part, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


def put_back(head: bytes, stream: BinaryIO) -> BinaryIO:
    """The stream as it was before `head` was read from it."""
    return io.BufferedReader(_Rest(head, stream))


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, PermissionError):
        return "cannot be opened: permission denied"
    return f"cannot be opened: {getattr(error, 'strerror', None) or error}"
