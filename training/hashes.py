"""SHA-256 of everything that training reads: coded documents, public corpora, our own codings.

usage: python -m training.hashes DATA_DIR [--keep]      (DATA_DIR: where `make rows` has written its rows)

Writes DATA_DIR/data.sha256 and says where it differs from the list in the repository, training/data.sha256,
which --keep writes anew. Both are lists for `sha256sum -c`, from the repository root. The texts of our own
codings are not listed: each coding holds the hash of its text, and is left out where that is another.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from training.coded import HERE as OWN
from training.gold import LEFT_OUT, SHARED, documents

ROOT = Path(__file__).resolve().parents[1]
LIST = Path(__file__).with_name("data.sha256")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    found = hashes(inputs(options.data / "hashes.json"))
    for path in (options.data / LIST.name, *((LIST,) if options.keep else ())):
        path.write_text(page(found), "utf-8")
    lines = list(differences(read(LIST.read_text("utf-8")), found))
    sys.stdout.writelines(f"{line}\n" for line in lines or [f"{len(found)} files, all as in {LIST.name}"])
    return 0


def inputs(corpora: Path, shared: Path = SHARED, own: Path = OWN) -> Iterator[Path]:
    """The files that rows are made of: of the corpora those that `training.corpora` has read."""
    for text in documents(shared / "gold" / "train", LEFT_OUT):
        yield from (text, text.with_suffix(".json"))
    if corpora.is_file():
        yield from (shared / "data" / name for name in json.loads(corpora.read_text("utf-8"))["read"])
    yield from sorted(own.glob("*.json"))


def hashes(paths: Iterable[Path], root: Path = ROOT) -> dict[str, str]:
    """The SHA-256 of each file, by its path from the repository root, in order of the paths."""
    found = {os.path.relpath(path, root): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
    return dict(sorted(found.items()))


def page(found: Mapping[str, str]) -> str:
    """The list as `sha256sum` writes it."""
    return "".join(f"{digest}  {path}\n" for path, digest in found.items())


def read(text: str) -> dict[str, str]:
    """The hashes of such a list by path."""
    pairs = (line.split("  ", 1) for line in text.splitlines())
    return {path: digest for digest, path in pairs}


def differences(kept: Mapping[str, str], found: Mapping[str, str]) -> Iterator[str]:
    """A line for each file that is not as listed."""
    for path in sorted({*kept, *found}):
        if path not in found:
            yield f"not there: {path}"
        elif path not in kept:
            yield f"not listed: {path}"
        elif kept[path] != found[path]:
            yield f"another: {path}"


if __name__ == "__main__":
    sys.exit(main())
