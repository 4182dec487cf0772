"""The folder of corpora: JSON Lines files by name, each hashed when it is read."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from training.corpora.rows import Json


class Missing(Exception):
    """A file of a corpus is not there; the message says which."""


@dataclass(frozen=True)
class Shelf:
    """Files below `root`; `hashes` fills with the SHA-256 of every file read."""

    root: Path
    hashes: dict[str, str] = field(default_factory=dict)

    def read(self, name: str) -> list[Json]:
        """The objects of `root/name`; raises Missing where there is no such file."""
        path = self.root / name
        if not path.is_file():
            raise Missing(f"no file {path}: put the corpus there, or name its folder with --shared")
        data = path.read_bytes()
        self.hashes[name] = hashlib.sha256(data).hexdigest()
        return [json.loads(line) for line in data.decode("utf-8").split("\n") if line.strip()]
