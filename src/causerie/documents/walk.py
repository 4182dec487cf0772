"""The files of a folder that are read, in a fixed order, and names for documents that are not taken yet."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from causerie.documents.parts import clean
from causerie.documents.sniff import ENDINGS


def is_folder(path: Path) -> bool:
    """Whether the path is a folder; False where it cannot be looked at."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def walk(folder: Path) -> Iterator[tuple[Path, str | None]]:
    """(path, None) of each file to read, sorted, and (path, why not) of the others.

    Hidden files and folders are left out. A link to a folder is not followed, so no loop can arise.
    """
    found = False
    problems: list[tuple[Path, str]] = []
    for place, folders, names in os.walk(folder, onerror=lambda error: problems.append(_unopened(error))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in [name for name in folders if (Path(place) / name).is_symlink()]:
            yield Path(place) / name, "is a link to a folder, which is not followed; give that folder itself"
        for name in sorted(name for name in names if not name.startswith(".")):
            found = True
            path = Path(place) / name
            ending = path.suffix.lower()
            yield (
                path,
                None
                if ending in ENDINGS
                else f"is skipped: files ending in {ending!r} are not read"
                if ending
                else _NO_ENDING,
            )
    yield from problems
    if not found and not problems:
        yield folder, "is a folder without files to read"


_NO_ENDING = "is skipped: its name has no ending that says what it is"


def _unopened(error: OSError) -> tuple[Path, str]:
    return Path(error.filename or "."), f"cannot be opened: {(error.strerror or 'unknown reason').lower()}"


def printable(path: Path | str) -> str:
    """The path as text that can be printed: bytes of a name that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


class Names:
    """Ids for files in one run: the stem; with the folder, the ending or a number where that is taken."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def free(self, path: Path) -> str:
        """An id for the file that no document of the run has."""
        stem = clean(path.stem) or "document"
        candidates = (stem, clean(path.name), clean(str(path.with_suffix(""))), clean(str(path)))
        return next((name for name in candidates if name and name not in self._taken), None) or self._numbered(stem)

    def free_row(self, stem: str, row: str) -> str:
        """An id for a row of a table: its own, with the table's name where another document has it."""
        longer = clean(f"{stem}#{row}") or row
        return next((name for name in (row, longer) if name not in self._taken), None) or self._numbered(longer)

    def _numbered(self, name: str) -> str:
        return next(numbered for number in count(2) if (numbered := f"{name}-{number}") not in self._taken)

    def take(self, name: str) -> str:
        """The name, which no other file of the run gets from now on."""
        self._taken.add(name)
        return name
