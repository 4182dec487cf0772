"""Speed and memory of one reader: the whole reading against the bare pipeline object on the same text in one run.

Measured in a process of its own, by the functions that `causerie read --json` stands on. Bare: all components,
batch 64, the same paragraphs. Start-up: a fresh process that reads one sentence, from call to end, the least of
three, the program being compiled; for the help page the CPU seconds. Memory: the most the measuring process ever
held, on Linux.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from common import HERE, Absent, Row, say
from readings import PROBE, check, command, name_of

REPEAT = 14
FLOORS = {"rules": "", "small": "2,000", "large": "700"}


def text() -> str:
    """The example texts over and over: some 20,000 words that travel with the repository."""
    parts = [path.read_text("utf-8") for path in sorted((HERE.parent / "examples").glob("*.txt"))]
    return "\n\n".join(parts * REPEAT)


def measure(reader: str) -> dict[str, float]:
    """words, words/s bare and reading (best of three each, interleaved), and megabytes; in this process."""
    # Imported here: the parent process must stay small, and needs none of it.
    from causerie.pipeline.reading import ReadOptions, read_only
    from causerie.reading.frame import blocks, plain
    from causerie.reading.parse import load_pipeline
    from causerie.reading.turns import find_turns
    from causerie.values import Document

    whole, nlp = text(), load_pipeline()
    turns = find_turns(Document(id="speed", text=whole, sha256=""))
    paragraphs = [plain(whole[s:e]) for _, s, e in blocks(whole, turns)]
    options = ReadOptions(reader=reader)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "speed.txt"
        path.write_text(whole, "utf-8")
        bare, ours = [], []
        for _ in range(3):
            start = time.perf_counter()
            for _doc in nlp.pipe(paragraphs, batch_size=64):
                pass
            bare.append(time.perf_counter() - start)
            start = time.perf_counter()
            for outcome in read_only([str(path)], options, io.BytesIO()):
                assert outcome.reading is not None, outcome.error
            ours.append(time.perf_counter() - start)
    count = len(whole.split())
    return {"words": count, "bare": count / min(bare), "ours": count / min(ours), "memory": memory()}


def memory() -> float:
    """The most memory that this process ever held, in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def startup(reader: str) -> float:
    """Seconds from calling the program to the end of reading one sentence, in a fresh process.

    As with an installed program, Python need not compile it: the first of four runs keeps what was compiled.
    """
    spent = []
    with tempfile.TemporaryDirectory() as compiled:
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        kept["PYTHONPYCACHEPREFIX"] = compiled
        for _ in range(4):
            start = time.perf_counter()
            subprocess.run(command(["-"], reader), input=PROBE.encode(), check=True, capture_output=True, env=kept)
            spent.append(time.perf_counter() - start)
    return min(spent[1:])


def help_seconds() -> float:
    """CPU seconds (user and system) of `causerie --help`."""
    spent = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "causerie", "--help"], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(spent)


def child(reader: str) -> dict[str, float]:
    """The measures of a reader, taken in a process of its own."""
    check(reader)
    given = [sys.executable, str(HERE / "speed.py"), "--reader", reader, "--json"]
    done = subprocess.run(given, capture_output=True, check=False)
    if done.returncode:
        raise Absent(f"skipped: {(done.stderr.decode().strip().splitlines() or ['the measuring process failed'])[-1]}")
    found: dict[str, float] = json.loads(done.stdout)
    return found


def rows(reader: str) -> list[Row]:
    """Words per second, the ratio to the bare pipeline, memory and start-up."""
    found = child(reader)
    return [
        Row(
            "speed: words/s, one process",
            f"{found['ours']:.0f} (bare spaCy {found['bare']:.0f})",
            FLOORS[name_of(reader)],
        ),
        Row("speed: ratio to bare spaCy", f"{found['ours'] / found['bare']:.2f}"),
        Row("memory: most ever held, MB", f"{found['memory']:.0f}", "600"),
        Row("start-up: one sentence in a fresh process, s", f"{startup(reader):.2f}", "2"),
        Row("start-up: causerie --help, s of CPU", f"{help_seconds():.2f}", "0.30"),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", default="rules")
    parser.add_argument("--json", action="store_true", help="measure here and print the numbers")
    options = parser.parse_args()
    if options.json:
        say(json.dumps(measure(options.reader)))
        return
    try:
        for row in rows(options.reader):
            say(row.what, row.figure)
    except Absent as reason:
        say(reason)


if __name__ == "__main__":
    main()
