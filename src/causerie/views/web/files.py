"""A file that leaves the workspace. Light: the process that serves needs no writer of any format."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """A file: its name, its media type and its bytes."""

    name: str
    media: str
    data: bytes
