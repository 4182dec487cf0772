"""`make bench-ledger`: how forecasts enter the ledger, measured.

usage: python bench/ledger.py [--reader R] [--set dev|train|real] [--only agreement|horizons|scales|size|workspace]

- agreement: what matched forecasts of the coded documents and of the reader have in common, over all documents;
- horizons: the table of tests/ledger/horizons.csv;
- scales: words of each scale beside the ranges of the standard, as published tables give them;
- size: entering, the first page of 50, what is due and counts of 25,000 to 100,000 entries; seconds and megabytes;
- workspace: the same through a workspace file and the command line, each in a process of its own: seconds of the
  processor and megabytes, after the index was made, whose cost stands first; 1,000 to 100,000 entries.

dev is there to be read off: nothing is learnt from it.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from coded import real, texts
from common import HERE, SHARED, Absent, Json, Row, rows, say
from readings import READERS, read_files

from causerie.identity import ENOUGH, with_ids
from causerie.identity import overlap as alike
from causerie.ledger.deadlines import deadline
from causerie.ledger.entering import entries_of
from causerie.ledger.options import EnterOptions
from causerie.scales import range_of, scale_names
from causerie.scoring import matches
from causerie.store import aliases, documents
from causerie.store.database import opened, transaction
from causerie.values import Certainty, Deadlines, Document, Entry, Forecast, Mention, Quote, Reading, items_of
from causerie.vocabulary import Level, Resolvable

AIM = "0.85"
SCALES = {"ICD-203": "ICD 203", "Kent-1964": "Kent 1964", "IPCC-AR5": "IPCC"}
SIZES = (25_000, 50_000, 100_000)
FILES = (1_000, 10_000, 100_000)
MEGABYTE = 1024


def agreement(part: str, reader: str) -> Iterator[Row]:
    """Shares of the matched forecasts whose values agree; the text of horizons where both have one."""
    paths = [path for path in texts("dev" if part == "dev" else "train") if part != "real" or real(path)]
    found = read_files(paths, reader)
    agree: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for path in paths:
        gold = json.loads(path.with_suffix(".json").read_text("utf-8"))["forecasts"]
        for coded, said in matches("forecasts", gold, found[path]["forecasts"]):
            for name, same in _compared(coded, said):
                of[name] += 1
                agree[name] += same
    for name, aim in (*((name, AIM) for name in VALUES), ("text of the horizon", "0.80")):
        yield Row(f"{part}: {name} of matched forecasts", _share(agree[name], of[name]), aim)


VALUES: dict[str, Callable[[Json], Any]] = {
    "negation": lambda item: bool(item["negated"]),
    "condition": lambda item: bool(item.get("condition")),
    "horizon": lambda item: bool(item.get("horizon")),
    "resolvability": lambda item: item["resolvable"],
}


def _compared(coded: Json, said: Json) -> Iterator[tuple[str, bool]]:
    for name, value in VALUES.items():
        yield name, value(coded) == value(said)
    if coded.get("horizon") and said.get("horizon"):
        one, other = ((item["horizon"]["start"], item["horizon"]["end"]) for item in (coded, said))
        yield "text of the horizon", alike(one, other) >= ENOUGH


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part} of {whole})" if whole else "none"


def horizons() -> Iterator[Row]:
    """How many expressions of the table get the expected days and precision."""
    table = HERE.parent / "tests" / "ledger" / "horizons.csv"
    expected = list(csv.DictReader(table.read_text("utf-8").splitlines()))
    right = sum(_days(row) == tuple(row[name] for name in ("early", "default", "late", "edtf")) for row in expected)
    yield Row("expressions of time that become the expected deadlines", _share(right, len(expected)), "0.95")


def _days(row: dict[str, str]) -> tuple[str, ...]:
    found = deadline(row["words"], row["uttered"])
    return (found.early, found.default, found.late, found.edtf) if isinstance(found, Deadlines) else ("",) * 4


def scales() -> Iterator[Row]:
    """Words of published tables within the ranges that those give; words that we do not take are counted apart."""
    published = list(rows(SHARED / "data" / "probability_words" / "standards.jsonl"))
    for standard, scale in SCALES.items():
        taken = [
            (row["low"] <= found[0] and found[1] <= row["high"])
            for row in published
            if row["standard"] == standard
            for words in row["terms"]
            if (found := range_of(words, scale)) is not None
        ]
        yield Row(f"{scale}: words within the published range", _share(sum(taken), len(taken)), "1.00")
    for scale in scale_names():
        drawn = [range_of(words, scale) for words in ("possible", "could", "I am afraid", "will")]
        yield Row(f"{scale}: words without a number that get a range", str(sum(one is not None for one in drawn)), "0")


def _corpus(number: int) -> tuple[tuple[Document, ...], tuple[Reading, ...]]:
    """Invented documents with so many forecasts, fifty each, of many wordings, times and certainties."""
    times = ("soon", "by 2025", "within three weeks", "in April", "next spring", "eventually", "before the vote")
    sure = ("probably", "very likely", "perhaps", "")
    documents, readings = [], []
    for at in range(number // 50):
        text, forecasts = "", []
        for n in range(50):
            proposition, when, how = f"quay {at * 7 + n} of Velm will close", times[(at + n) % 7], sure[n % 4]
            line = f"The {proposition} {when} {how}. "
            start = len(text)
            place = {words: start + line.index(words) for words in (proposition, when)}
            mentions = {words: Mention(words, found, found + len(words)) for words, found in place.items()}
            certainty = Certainty(Level.LIKELY, how, start + line.index(how), start + line.index(how) + len(how))
            forecasts.append(
                Forecast(
                    quote=Quote(line.strip(), start, start + len(line.strip())),
                    proposition=mentions[proposition],
                    negated=False,
                    certainty=certainty if how else Certainty(Level.CERTAIN),
                    resolvable=Resolvable.YES,
                    horizon=mentions[when],
                    source=(f"Speaker {n % 9}",),
                )
            )
            text += line
        document = Document(f"d{at}", text, f"d{at}", spoken=f"20{10 + at % 15}-0{at % 9 + 1}-1{at % 9}")
        reading = Reading(document.id, None, document.spoken, "en", "test.v1", forecasts=tuple(forecasts))
        documents.append(document)
        readings.append(with_ids(reading, document.sha256))
    return tuple(documents), tuple(readings)


def size() -> Iterator[Row]:
    """Seconds and peak megabytes of entering, and seconds of what is asked of entries that are there."""
    for number in SIZES:
        documents, readings = _corpus(number)
        entries, seconds = _timed(lambda d=documents, r=readings: entries_of(d, r, EnterOptions()))  # type: ignore[misc]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
        yield Row(f"{number:,} entries: entering", f"{seconds:.2f} s, {peak:.0f} MB at the peak")
        for name, asked in ASKED.items():
            _, seconds = _timed(lambda a=asked, e=entries: a(e))  # type: ignore[misc]
            yield Row(f"{number:,} entries: {name}", f"{seconds:.3f} s", "1 s")


ASKED: dict[str, Callable[[tuple[Entry, ...]], Any]] = {
    "first page of 50": lambda entries: [e for e, _ in zip((e for e in entries if e.counts), range(50), strict=False)],
    "due in 2022": lambda entries: [e for e in entries if e.deadlines and e.deadlines.default <= "2022-12-31"],
    "counts": lambda entries: Counter((e.outlook, e.speaker) for e in entries if e.counts),
}


def workspace() -> Iterator[Row]:
    """Seconds of the processor and peak megabytes of the commands, on workspaces of several sizes."""
    for number in FILES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "quays.db"
            _kept(path, number)
            for name, words in COMMANDS.items():
                seconds, peak = _ran([*words, "-w", str(path)])
                aim = "" if name.startswith(("index", "causerie resolve")) else "1 s, 500 MB"
                yield Row(f"{number:,} entries: {name}", f"{seconds:.2f} s, {peak:.0f} MB", aim)


COMMANDS: dict[str, tuple[str, ...]] = {
    "index, made once": ("forecasts", "--page", "1"),
    "causerie forecasts --page 1": ("forecasts", "--page", "1"),
    "causerie due --page 1": ("due", "--page", "1"),
    "index by the map, made once": ("ledger",),
    "causerie ledger, with counts": ("ledger",),
    "causerie resolve": ("resolve", "F1", "yes", "--on", "2024-01-01", "--source", "https://post.example/quay"),
    "causerie forecasts --page 1, after it": ("forecasts", "--page", "1"),
}


def _kept(path: Path, number: int) -> None:
    with opened(path, write=True) as db, transaction(db):
        for document, reading in zip(*_corpus(number), strict=True):
            kept = documents.add(db, document, "2026-01-01T00:00:00Z")
            documents.put_reading(db, kept.number, reading, "2026-01-01T00:00:00Z")
            aliases.give(db, kept.number, items_of(reading), {})


def _ran(words: list[str]) -> tuple[float, float]:
    """Seconds of the processor and peak megabytes of a command in a process of its own."""
    done = subprocess.Popen([sys.executable, "-m", "causerie", *words], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(done.pid, 0)
    if status:
        raise SystemExit(f"causerie {' '.join(words)} failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / MEGABYTE


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    start = time.process_time()
    done = work()
    return done, time.process_time() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", default=READERS[0])
    parser.add_argument("--set", dest="part", default="dev", choices=["dev", "train", "real"])
    parser.add_argument("--only", action="append", choices=["agreement", "horizons", "scales", "size", "workspace"])
    options = parser.parse_args()
    tasks: dict[str, Callable[[], Iterator[Row]]] = {
        "agreement": lambda: agreement(options.part, options.reader),
        "horizons": horizons,
        "scales": scales,
        "size": size,
        "workspace": workspace,
    }
    for name, task in tasks.items():
        if options.only and name not in options.only:
            continue
        try:
            for row in task():
                say(f"{row.what:62} {row.figure:34} {row.floor}")
        except Absent as reason:
            say(f"{name}: {reason}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
