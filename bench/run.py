"""`make bench`: one table of the reader that is used by default, and of the rules, measured in this run.

usage: python bench/run.py [--reader R ...] [--write]   (--write puts the table into docs/quality.md)
"""

from __future__ import annotations

import argparse
import sys

import coded
import eidos
import precision
import sdai
import silence
import speed
from common import say
from table import table, usable, write

from causerie.pipeline.reading import ReadOptions

TASKS = {
    "speed": speed.rows,
    "coded dev documents": coded.rows,
    "expected edges": eidos.rows,
    "precision": precision.rows,
    "translation": sdai.rows,
    "silence": silence.rows,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", dest="readers", action="append", help="which reader; may be given again")
    parser.add_argument("--write", action="store_true", help="put the table into docs/quality.md")
    options = parser.parse_args()
    readers, missing = usable(options.readers or list(dict.fromkeys([ReadOptions().reader, "rules"])))
    found = "\n".join([table(TASKS, readers), *(f"\n{line}" for line in missing)])
    say(found)
    if options.write:
        write("make bench", "make bench", found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
