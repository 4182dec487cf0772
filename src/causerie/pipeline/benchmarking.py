"""How well a reader reads documents that a person has coded."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from causerie.codec import encode
from causerie.documents import load
from causerie.errors import BadRequest, CauserieError, Stop
from causerie.pipeline.readers import Tell
from causerie.pipeline.reading import ReadOptions, read_only
from causerie.scoring import Counts, Json, counts
from causerie.scoring.coding import checked

FACTORS = ".factors.json"
"""Ending of files that say which mentions are one factor; they hold no coding."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One coded document: its file, its length in words, and what was counted."""

    file: Path
    words: int
    counts: Counts


@dataclass(frozen=True, slots=True)
class Benchmark:
    """The name of the reader and what was counted in each document."""

    reader: str
    documents: tuple[Scored, ...]


def benchmark(files: Sequence[Path], options: ReadOptions, tell: Tell = lambda line: None) -> Benchmark:
    """Read the texts that belong to coded files and count. Raises Stop, naming the file, where one is not usable.

    Every file is checked before any text is read.
    """
    chosen = [path for path in files if not path.name.endswith(FACTORS)]
    if not chosen:
        raise BadRequest("no coded document given: expected FILE.json beside FILE.txt")
    coded = [(path, _coding(path, options)) for path in chosen]
    texts = [str(_text_of(path)) for path in chosen]
    found, reader = [], ""
    for (path, coding), outcome in zip(coded, read_only(texts, options, io.BytesIO(), tell), strict=True):
        if outcome.document is None or outcome.reading is None:
            raise Stop(f"{outcome.source}: {outcome.error}")
        reader = outcome.reading.reader
        found.append(Scored(path, len(outcome.document.text.split()), counts(coding, encode(outcome.reading))))
    return Benchmark(reader, tuple(found))


def _text_of(path: Path) -> Path:
    return path.with_suffix(".txt")


def _coding(path: Path, options: ReadOptions) -> Json:
    """The coding in a file, checked against the text beside it."""
    data = _json(path)
    text = _text_of(path)
    if text == path or not text.is_file():
        raise BadRequest(f"{path}: its text is not beside it: expected {text.name}")
    try:
        return checked(data, load(text, options.load).text)
    except BadRequest as error:
        raise BadRequest(f"{path}: {error}") from error
    except CauserieError as error:
        raise Stop(str(error)) from error


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise BadRequest(f"{path}: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise BadRequest(f"{path}: is not UTF-8 (byte {error.object[error.start]:#04x}); JSON must be") from error
    except RecursionError as error:
        raise BadRequest(f"{path}: is JSON nested too deeply") from error
    except ValueError as error:
        raise BadRequest(f"{path}: is not JSON: {error}") from error
