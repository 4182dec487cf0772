"""Command line of the corpora: see the package's docstring."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from training.corpora.build import SHARED, build

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m training.corpora", description="Public corpora as training rows.")
    parser.add_argument("out", type=Path, help="folder to write to")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder that holds data/")
    options = parser.parse_args()
    sys.stdout.writelines(line + "\n" for line in build(options.out, options.shared))
