"""Copy trained models into the package and pin their hashes.

usage: python -m training.weights MODELS_DIR [small] [large]      (MODELS_DIR/SIZE/final is taken)
"""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "causerie" / "encoder"
FILES = ("encoder.onnx", "heads.npz", "model.json", "tokenizer.json")
PINS = PACKAGE / "models.toml"


def pinned(page: str, size: str, hashes: dict[str, str]) -> str:
    """The page of pins with the table of one model written anew, or added at its end."""
    table = "\n".join([f"[{size}]", *(f'"{name}" = "{digest}"' for name, digest in hashes.items()), ""])
    old = re.compile(rf"^\[{re.escape(size)}\]\n(?:[^\[\n].*\n)*", re.MULTILINE)
    return old.sub(lambda _: table, page, count=1) if old.search(page) else f"{page.rstrip()}\n\n{table}"


def main() -> int:
    source = Path(sys.argv[1])
    for size in sys.argv[2:] or ("small", "large"):
        target = PACKAGE / "models" / size
        target.mkdir(parents=True, exist_ok=True)
        hashes = {}
        for name in FILES:
            shutil.copy(source / size / "final" / name, target / name)
            hashes[name] = hashlib.sha256((target / name).read_bytes()).hexdigest()
            sys.stdout.write(f"{size} {name} {(target / name).stat().st_size / 1e6:.1f} MB {hashes[name]}\n")
        PINS.write_text(pinned(PINS.read_text("utf-8"), size, hashes), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
