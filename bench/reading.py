"""`make bench-reading`: every measure of reading for every reader that is here, beside its floor and aim, in one run.

usage: python bench/reading.py [--reader R ...] [--folds DIR] [--only TASK ...] [--write]

`--folds` names a folder with READER/fold0, READER/fold1, ...: cross-validation is then run, else its kept figures are
shown. `--write` puts the table into docs/quality.md. What needs a corpus, model or head that is not on this machine
says so in its line.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path

import coded
import debates
import denials
import eidos
import news
import politics
import precision
import sdai
import silence
import speed
import validation
from common import say
from readings import READERS
from table import Task, table, usable, write


def tasks(folds: Path | None) -> dict[str, Task]:
    """Every task by its name, in the order of the table."""
    return {
        "speed": speed.rows,
        "coded": coded.rows,
        "validation": partial(validation.rows, folds=folds),
        "edges": eidos.rows,
        "precision": precision.rows,
        "translation": sdai.rows,
        "politics": politics.rows,
        "news": news.rows,
        "debates": debates.rows,
        "denials": denials.rows,
        "silence": silence.rows,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", dest="readers", action="append", help="which reader; may be given again")
    parser.add_argument("--folds", type=Path, help="run cross-validation with the models in this folder")
    parser.add_argument("--only", action="append", choices=list(tasks(None)), help="only this task; may be given again")
    parser.add_argument("--write", action="store_true", help="put the table into docs/quality.md")
    options = parser.parse_args()
    if options.write and (options.only or options.readers):
        parser.error("--write puts the whole table into the page: leave out --only and --reader")
    readers, missing = usable(options.readers or READERS)
    chosen = {name: task for name, task in tasks(options.folds).items() if not options.only or name in options.only}
    found = "\n".join([table(chosen, readers), *(f"\n{line}" for line in missing)])
    say(found)
    if options.write:
        write("make bench-reading", "make bench-reading", found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
