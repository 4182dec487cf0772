"""The file of pseudonyms: two columns, name and pseudonym, kept outside of the workspace by the user."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from causerie.errors import BadRequest
from causerie.pseudonyms import Names, decided_under, pseudonymised
from causerie.values import Bundle, Decision, without_notes
from causerie.voices import speakers

HEADER = ("name", "pseudonym")


def load_names(path: Path | None) -> Names:
    """The names of a file (.json: an object; else CSV); no names without a file. Raises BadRequest."""
    if path is None:
        return Names()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadRequest(f"--pseudonyms {path}: the file cannot be read as UTF-8 text") from error
    return names_in(str(path), data)


def names_in(name: str, data: bytes) -> Names:
    """The names in the content of a file of this name; raises BadRequest."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRequest(f"--pseudonyms {name}: the file cannot be read as UTF-8 text") from error
    pairs = _from_json(name, text) if name.lower().endswith(".json") else _from_csv(name, text)
    return Names({real: other for real, other in pairs.items() if real and other})


def _from_json(name: str, text: str) -> dict[str, str]:
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadRequest(f"--pseudonyms {name}: is not JSON ({error})") from error
    if not isinstance(data, dict):
        raise BadRequest(f'--pseudonyms {name}: expected an object, as {{"Ina Holt": "Speaker 1"}}')
    return {str(real).strip(): str(other).strip() for real, other in data.items()}


def _from_csv(name: str, text: str) -> dict[str, str]:
    try:
        rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text)) if any(map(str.strip, row))]
    except csv.Error as error:
        raise BadRequest(f"--pseudonyms {name}: is not CSV ({error})") from error
    if any(len(row) != len(HEADER) for row in rows):
        raise BadRequest(f"--pseudonyms {name}: expected two columns in each row, name and pseudonym")
    return {real: other for real, other in rows if (real.casefold(), other.casefold()) != HEADER}


def under_pseudonyms(bundle: Bundle, names: Names) -> Bundle:
    """The bundle with pseudonyms in the place of names; before its map is made."""
    if not names.pseudonyms:
        return bundle
    pairs = [pseudonymised(d, r, names) for d, r in zip(bundle.documents, bundle.readings, strict=True)]
    # Memos and codes are a person's own words, which may name anybody in any way: they stay at home.
    return dataclasses.replace(
        without_notes(bundle), documents=tuple(d for d, _ in pairs), readings=tuple(r for _, r in pairs)
    )


def decisions_under(decided: Iterable[Decision], bundle: Bundle, names: Names) -> tuple[Decision, ...]:
    """Decisions about factors with pseudonyms in the place of names; `bundle` is the one before it has any."""
    if not names.pseudonyms:
        return tuple(decided)
    return tuple(decided_under(decision, bundle.readings, names) for decision in decided)


def started(bundle: Bundle) -> tuple[str, int]:
    """The text of a file that gives every speaker a pseudonym, and how many there are."""
    names = speakers(bundle.readings)
    file = io.StringIO(newline="")
    rows = csv.writer(file)
    rows.writerow(HEADER)
    rows.writerows((name, f"Speaker {number}") for number, name in enumerate(names, 1))
    return file.getvalue(), len(names)


def start_file(bundle: Bundle, path: Path) -> int:
    """Write a file that gives every speaker a pseudonym; an existing file is never overwritten."""
    text, count = started(bundle)
    try:
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    except FileExistsError as error:
        raise BadRequest(f"{path} exists already and is not overwritten; name another file") from error
    return count
