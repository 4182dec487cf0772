"""A table of measures: a line each, a column a reader, beside floor and aim; put between two marks of a page."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from common import HERE, Absent, Row
from readings import check, name_of

QUALITY = HERE.parent / "docs" / "quality.md"
Task = Callable[[str], list[Row]]


def usable(readers: Sequence[str]) -> tuple[list[str], list[str]]:
    """The readers that can be used here, and a line on each of the others."""
    found, lines = [], []
    for reader in readers:
        try:
            check(reader)
            found.append(reader)
        except Absent as reason:
            lines.append(f"{reader}: {reason}")
    return found, lines


def table(tasks: Mapping[str, Task], readers: Sequence[str]) -> str:
    """The table in Markdown. Each task is run for each reader; one that cannot be run says why in its line."""
    lines = [
        f"| measured | {' | '.join(name_of(reader) for reader in readers)} | floor | aim or peer |",
        "|---" * (len(readers) + 3) + "|",
    ]
    for name, task in tasks.items():
        lines += _lines(name, {reader: _attempt(name, task, reader) for reader in readers})
    return "\n".join(lines)


def _attempt(name: str, task: Task, reader: str) -> list[Row] | str:
    sys.stderr.write(f"{reader}: {name} ...\n")
    try:
        return task(reader)
    except Absent as reason:
        return str(reason)


def _lines(name: str, found: Mapping[str, list[Row] | str]) -> list[str]:
    cells: dict[str, dict[str, str]] = {}
    goals: dict[str, Row] = {}
    for reader, rows in found.items():
        for row in rows if isinstance(rows, list) else []:
            cells.setdefault(row.what, {})[reader] = row.figure
            goals.setdefault(row.what, row)
    reasons = {reader: reason for reader, reason in found.items() if isinstance(reason, str)}
    if not cells:
        return [f"| {name} | {' | '.join(reasons[reader] for reader in found)} | | |"]
    return [
        f"| {what} | {' | '.join(figures.get(r, reasons.get(r, '')) for r in found)} | {_goal(goals[what])} |"
        for what, figures in cells.items()
    ]


def _goal(row: Row) -> str:
    return f"{row.floor} | {row.aim}"


def write(mark: str, command: str, found: str, page: Path = QUALITY) -> None:
    """Put a table between `<!-- table: MARK -->` and `<!-- end of table -->` of a page."""
    begin, end = f"<!-- table: {mark} -->", "<!-- end of table -->"
    before, rest = page.read_text("utf-8").split(begin)
    after = rest.split(end, 1)[1]
    machine = f"Python {platform.python_version()}, {platform.machine()}"
    when = f"Measured {date.today().isoformat()} with `{command}`, {machine}.\n"
    page.write_text(f"{before}{begin}\n{when}\n{found}\n{end}{after}", "utf-8")
