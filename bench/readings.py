"""Readings by `causerie read --json`, in a process of its own, as any user gets them."""

from __future__ import annotations

import functools
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from common import Absent, Json

READERS = ("rules", "small", "large")
PROBE = "The drought caused the loss of the harvest."


def name_of(reader: str) -> str:
    """ "rules", "small" or "large"; for the folder of a model, the name that the model has."""
    if reader in READERS:
        return reader
    card: Json = json.loads((Path(reader) / "model.json").read_text("utf-8"))
    return str(card["name"])


def command(sources: Sequence[str], reader: str) -> list[str]:
    """The command line that reads sources with a reader."""
    return [sys.executable, "-m", "causerie", "read", *sources, "--json", "--reader", reader]


@functools.cache
def check(reader: str) -> None:
    """Raises Absent with the program's own line where the reader cannot be used."""
    done = subprocess.run(command(["-"], reader), input=PROBE.encode(), capture_output=True, check=False)
    if done.returncode:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise Absent(f"skipped: {' '.join(last) or f'reader {reader} failed'}")


def read_files(paths: Sequence[Path], reader: str) -> dict[Path, Json]:
    """The readings of files that hold one document each."""
    found = _read([str(path) for path in paths], reader)
    if len(found) != len(paths):
        raise Absent(f"skipped: {len(paths) - len(found)} of {len(paths)} documents could not be read")
    return dict(zip(paths, found, strict=True))


def read_texts(texts: Mapping[str, str], reader: str) -> dict[str, Json]:
    """The readings of texts by name; of a text that the program refuses, an empty one."""
    names = list(texts)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.jsonl"
        lines = (json.dumps({"id": str(at), "text": texts[name]}) for at, name in enumerate(names))
        path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        found = {row["id"]: row for row in _read([str(path)], reader)}
    return {name: found.get(str(at), {}) for at, name in enumerate(names)}


def _read(sources: list[str], reader: str) -> list[Json]:
    check(reader)
    done = subprocess.run(command(sources, reader), capture_output=True, check=False)
    return [row for line in done.stdout.splitlines() if "error" not in (row := json.loads(line))]
