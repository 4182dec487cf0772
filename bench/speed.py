"""Speed and memory: the whole reading against the bare pipeline object on the same text in one run.

Bare: all components, batch 64, one process, the same paragraphs. Start-up: CPU seconds of
`causerie --help` in a process of its own, the least of five.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time

from common import HERE, document, say
from spacy.language import Language

from causerie.reading.frame import blocks, plain
from causerie.reading.parse import load_pipeline
from causerie.reading.read import read
from causerie.reading.turns import find_turns

REPEAT = 14


def text() -> str:
    """The example texts over and over: some 20,000 words that travel with the repository."""
    parts = [path.read_text("utf-8") for path in sorted((HERE.parent / "examples").glob("*.txt"))]
    return "\n\n".join(parts * REPEAT)


def speeds(nlp: Language) -> tuple[int, float, float]:
    """(words, words/s of the bare pipeline, words/s of reading); the best of three each, interleaved."""
    whole = document("speed", text())
    count = len(whole.text.split())
    turns = find_turns(whole)
    paragraphs = [plain(whole.text[s:e]) for _, s, e in blocks(whole.text, turns)]
    bare, ours = [], []
    for _ in range(3):
        start = time.perf_counter()
        for _doc in nlp.pipe(paragraphs, batch_size=64):
            pass
        bare.append(time.perf_counter() - start)
        start = time.perf_counter()
        read(whole, nlp)
        ours.append(time.perf_counter() - start)
    return count, count / min(bare), count / min(ours)


def startup() -> float:
    """CPU seconds (user and system) of `causerie --help`."""
    spent = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "causerie", "--help"], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(spent)


def memory() -> float:
    """Peak resident memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    count, bare, ours = speeds(load_pipeline())
    say(f"speed: {count} words; bare {bare:.0f} words/s, reading {ours:.0f} words/s, ratio {ours / bare:.2f}")
    say(f"memory {memory():.0f} MB; causerie --help {startup():.2f} s of CPU")


if __name__ == "__main__":
    main()
