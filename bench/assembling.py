"""Assembly of 1,000, 10,000 and 50,000 claims with their evidence, beside INDRA 1.24 on the same statements.

usage: python bench/assembling.py [--claims N ...] [--profile N]

The claims are those of `synthetic.py`. Ours merges by normal form and by suggestion (words alone: beyond some
thousand forms no meanings are compared), and puts every claim with its quote, sign and voice to its link. INDRA is
told which concept of a tree each mention names; it puts duplicates together, builds the graph of refinements and
works out beliefs (`indra_assembly.py`, in an environment of its own: INDRA_VENV, else one made in the folder for
temporary files). Each runs in a process of its own: seconds of the processor for assembly alone, and the most memory
that the process ever held, the given statements with it. Growth: the exponent of time from each size to the next.
"""

from __future__ import annotations

import argparse
import functools
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from common import HERE, Absent, Row, say
from common import rows as lines_of

SIZES = (1_000, 10_000, 50_000)
INDRA = "indra==1.24.0"
PUBLISHED = {1_000: (0.25, None), 10_000: (5.8, None), 50_000: (24.8, 930)}
"""Seconds and megabytes of INDRA with refinement where it was measured before, for where it cannot be had."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of the processor, megabytes, and what came out, in words."""

    seconds: float
    memory: float
    made: str


def readings(path: Path) -> list[Any]:
    """The claims of a file as readings, one for each document."""
    from causerie.values import Reading

    return [
        Reading(name, None, None, "en", "synthetic", causal=tuple(map(_claim, claims)))
        for name, claims in groupby(lines_of(path), key=lambda one: one["document"])
    ]


def _claim(given: dict[str, Any]) -> Any:
    from causerie.values import CausalClaim, Certainty, FactorMention, Quote
    from causerie.vocabulary import Direction, Level, Sign, Status

    start = given["start"]
    ends = []
    for part in ("cause", "effect"):
        text, at = given[part]["text"], start + given[part]["at"]
        ends.append(FactorMention(text, at, at + len(text), Direction(given[part]["direction"])))
    return CausalClaim(
        Quote(given["quote"], start, start + len(given["quote"])),
        *ends,
        Sign(given["sign"]),
        Status(given["status"]),
        Certainty(Level(given["level"])),
        (given["speaker"],),
        id=given["id"],
    )


def measure(path: Path) -> dict[str, Any]:
    """Our assembly, in this process."""
    # Imported here: the parent process must stay small, and needs none of it.
    from causerie.assembly import assemble

    found = readings(path)
    assemble(found[:1])
    begun = time.process_time()
    drawn = assemble(found)
    seconds = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    links = len(drawn.links) + len(drawn.denied)
    made = f"{len(drawn.factors):,} factors, {links:,} links, {len(drawn.suggestions):,} suggestions"
    return {"seconds": seconds, "memory": memory, "made": made}


def child(python: Path | str, script: str, path: Path) -> Spent:
    """What a script measures in a process of its own; Absent where it fails."""
    call = [str(python), str(HERE / script), "--child", str(path)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Absent(f"{script} fails: {(done.stderr.strip().splitlines() or ['no message'])[-1]}")
    return Spent(**json.loads(done.stdout.splitlines()[-1]))


@functools.cache
def indra_python() -> Path:
    """The interpreter of INDRA's environment, made if there is none."""
    home = Path(os.environ.get("INDRA_VENV") or Path(tempfile.gettempdir()) / "causerie-indra-venv")
    python = home / "bin" / "python"
    if not (home / "ready").exists() and not os.environ.get("INDRA_VENV"):
        venv.create(home, with_pip=True, clear=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", INDRA]
        if subprocess.run(pip, capture_output=True, check=False).returncode:
            raise Absent("INDRA cannot be installed here (no network?)")
        (home / "ready").touch()
    if not python.exists():
        raise Absent(f"INDRA is not in {home}")
    return python


def ours(path: Path) -> Spent:
    return child(sys.executable, "assembling.py", path)


def indra(path: Path) -> Spent:
    return child(indra_python(), "indra_assembly.py", path)


def run(sizes: Iterable[int]) -> tuple[dict[int, Spent], dict[int, Spent | str]]:
    """Ours and INDRA at every size, one after the other; of INDRA the reason where it cannot be measured."""
    from synthetic import claims

    mine: dict[int, Spent] = {}
    theirs: dict[int, Spent | str] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "claims.jsonl"
            with path.open("w", encoding="utf-8") as out:
                out.writelines(json.dumps(claim) + "\n" for claim in claims(size))
            mine[size], theirs[size] = ours(path), _or_reason(indra, path)
    return mine, theirs


def _or_reason(tried: Callable[[Path], Spent], path: Path) -> Spent | str:
    try:
        return tried(path)
    except Absent as reason:
        return str(reason)


def row(size: int, mine: Spent, theirs: Spent | str) -> Row:
    """Ours beside INDRA's of this run, else beside what was published."""
    what = f"assembly of {size:,} claims: CPU s, most memory"
    figure = f"{mine.seconds:.2f} s, {mine.memory:,.0f} MB ({mine.made})"
    if isinstance(theirs, str):
        seconds, memory = PUBLISHED.get(size, (None, None))
        told = f"{seconds} s{f', {memory} MB' if memory else ''}" if seconds else "no figure"
        return Row(what, figure, aim=f"5x INDRA, half its memory; {theirs}; published, not measured: {told}")
    gain, part = theirs.seconds / mine.seconds, mine.memory / theirs.memory
    other = f"INDRA {theirs.seconds:.2f} s, {theirs.memory:,.0f} MB ({theirs.made})"
    return Row(what, f"{figure}: {gain:.1f}x, {part:.2f} of the memory", aim=f"5x, 0.50: {other}")


def growth(mine: dict[int, Spent]) -> Iterable[Row]:
    """The exponent from each size to the next, beside that of n log n."""
    sizes = sorted(mine)
    for less, more in pairwise(sizes):
        exponent = math.log(mine[more].seconds / mine[less].seconds) / math.log(more / less)
        most = math.log(more * math.log(more) / (less * math.log(less))) / math.log(more / less)
        what = f"assembly: growth from {less:,} to {more:,} claims"
        yield Row(what, f"n^{exponent:.2f}", aim=f"n log n: n^{most:.2f}")


@functools.cache
def _rows() -> tuple[Row, ...]:
    mine, theirs = run(SIZES)
    return (*(row(size, mine[size], theirs[size]) for size in mine), *growth(mine))


def rows(_reader: str = "") -> list[Row]:
    """A row for each size and two for growth; assembly is the same whoever reads."""
    return list(_rows())


def profiled(size: int) -> None:
    """Where the time of our assembly goes."""
    import cProfile

    from synthetic import claims

    from causerie.assembly import assemble

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.jsonl"
        path.write_text("".join(json.dumps(claim) + "\n" for claim in claims(size)), "utf-8")
        found = readings(path)
    cProfile.runctx("assemble(found)", {"assemble": assemble, "found": found}, {}, sort="tottime")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--claims", type=int, nargs="+", default=SIZES, help="how many")
    parser.add_argument("--profile", type=int, help="profile ours with so many claims")
    options = parser.parse_args()
    if options.child:
        say(json.dumps(measure(options.child)))
        return 0
    if options.profile:
        profiled(options.profile)
        return 0
    mine, theirs = run(options.claims)
    for one in (*(row(size, mine[size], theirs[size]) for size in mine), *growth(mine)):
        say(f"{one.what}: {one.figure} (aim {one.aim})")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
