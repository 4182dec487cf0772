"""Copy trained models into the package and pin their hashes.

usage: python -m training.weights MODELS_DIR [small] [large]      (MODELS_DIR/SIZE/final is taken)
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "causerie" / "encoder"
FILES = ("encoder.onnx", "heads.npz", "tokenizer.json", "model.json")


def main() -> int:
    source = Path(sys.argv[1])
    for size in sys.argv[2:] or ("small", "large"):
        target = PACKAGE / "models" / size
        target.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            shutil.copy(source / size / "final" / name, target / name)
            digest = hashlib.sha256((target / name).read_bytes()).hexdigest()
            sys.stdout.write(f"{size} {name} {(target / name).stat().st_size / 1e6:.1f} MB {digest}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
