"""`make bench`: one table of the reader that is used by default, and of the rules, measured in this run.

usage: python bench/run.py [--reader R ...] [--only PART ...] [--without PART ...] [--write]

`--only` and `--without` take or leave out parts: assembly and the fuzzy maps run for minutes, and make environments
for those that they are measured beside. `--write` puts the whole table into docs/quality.md.
"""

from __future__ import annotations

import argparse
import functools
import sys
from collections.abc import Mapping

import assembling
import behaviour
import coded
import eidos
import factors
import fcm
import precision
import sdai
import silence
import speed
from common import Row, say
from table import Task, table, usable, write

from causerie.pipeline.reading import ReadOptions


@functools.cache
def _factors() -> tuple[Row, ...]:
    return tuple(factors.table("dev"))


def _merging(_reader: str) -> list[Row]:
    """Which coded mentions are one factor; the same whoever reads."""
    return list(_factors())


TASKS: Mapping[str, Task] = {
    "speed": speed.rows,
    "coded": coded.rows,
    "edges": eidos.rows,
    "precision": precision.rows,
    "translation": sdai.rows,
    "silence": silence.rows,
    "factors": _merging,
    "behaviour": behaviour.rows,
    "assembly": assembling.rows,
    "fcm": fcm.rows,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", dest="readers", action="append", help="which reader; may be given again")
    parser.add_argument("--only", action="append", choices=list(TASKS), help="only this part; may be given again")
    parser.add_argument("--without", action="append", default=[], choices=list(TASKS), help="leave this part out")
    parser.add_argument("--write", action="store_true", help="put the table into docs/quality.md")
    options = parser.parse_args()
    if options.write and (options.only or options.without or options.readers):
        parser.error("--write puts the whole table into the page: leave out --only, --without and --reader")
    readers, missing = usable(options.readers or list(dict.fromkeys([ReadOptions().reader, "rules"])))
    chosen = {name: TASKS[name] for name in options.only or TASKS if name not in options.without}
    found = "\n".join([table(chosen, readers), *(f"\n{line}" for line in missing)])
    say(found)
    if options.write:
        write("make bench", "make bench", found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
