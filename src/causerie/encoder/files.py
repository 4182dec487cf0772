"""The files of a model: which are shipped, whether they are the pinned ones, and what they say of themselves."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from causerie.encoder.scheme import VERSION
from causerie.errors import Stop

HOME = Path(str(files("causerie.encoder")))
PINS = HOME / "models.toml"
ENCODER, HEADS, TOKENIZER, CARD = "encoder.onnx", "heads.npz", "tokenizer.json", "model.json"
NEEDED = (ENCODER, HEADS, TOKENIZER, CARD)
"""The files without which a model cannot be loaded."""
WEIGHTS = "joining.toml"
"""How much the word of a model of one's own counts beside the rules; without it, as much as the package's."""
_NAME = re.compile(r"[\w.-]{1,40}")


@dataclass(frozen=True, slots=True)
class Model:
    """A folder with a model that can be loaded; `hidden` is the width of its states."""

    folder: Path
    name: str
    version: str
    hidden: int

    @property
    def reader(self) -> str:
        """How a reader with this model is called."""
        return f"{self.name}.{self.version}"


def shipped(name: str, home: Path = HOME / "models", pins: Path = PINS) -> Model:
    """The model `name` of the package; raises Stop where it is not shipped, incomplete or not as pinned."""
    pinned = tomllib.loads(pins.read_text("utf-8")).get(name)
    if not pinned:
        raise Stop(f"this version of causerie comes without the model {name}")
    folder = home / name
    for file, expected in pinned.items():
        found = file_hash(_present(folder / file))
        if found != expected:
            hashes = f"SHA-256 {found[:12]}..., expected {expected[:12]}..."
            raise Stop(f"the model {name} is damaged ({file}: {hashes}); install causerie again")
    return described(folder)


def described(folder: Path) -> Model:
    """The model in a folder, whatever its weights; raises Stop where a file lacks or it is for another scheme."""
    for file in NEEDED:
        _present(folder / file)
    try:
        card = json.loads((folder / CARD).read_text("utf-8"))
        model = Model(folder, str(card["name"]), str(card["version"]), int(card["hidden"]))
        scheme = card["scheme"]
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise Stop(f"{folder / CARD} does not describe a model (name, version, scheme, hidden): {error}") from error
    if scheme != VERSION:
        raise Stop(f"the model in {folder} marks by scheme {scheme}, this causerie by scheme {VERSION}; train it anew")
    if not (_NAME.fullmatch(model.name) and _NAME.fullmatch(model.version)):
        raise Stop(f"{folder / CARD}: name and version may hold letters, digits, '.', '-' and '_' only")
    return model


def folder_hash(folder: Path) -> str:
    """SHA-256 over the files of a model that make its readings, by which one unpinned model is told from another."""
    whole = hashlib.sha256()
    for file in (*NEEDED, *(name for name in (WEIGHTS,) if (folder / name).is_file())):
        whole.update(f"{file}\0{file_hash(folder / file)}\n".encode())
    return whole.hexdigest()


def file_hash(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def pins_of(folder: Path) -> str:
    """The table for `models.toml` that pins every file of a model's folder."""
    found = sorted(path for path in folder.iterdir() if path.is_file())
    return "\n".join([f"[{folder.name}]", *(f'"{path.name}" = "{file_hash(path)}"' for path in found), ""])


def _present(path: Path) -> Path:
    if not path.is_file():
        raise Stop(
            f"the model {path.parent.name} lacks its file {path}; install causerie again, or name another folder"
        )
    return path
