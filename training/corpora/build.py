"""All corpora in one go: each is read, turned into rows and written, or skipped with its reason."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from training.corpora import because, cnc, counter, dcha, gdtb, report
from training.corpora.rows import Json
from training.corpora.shelf import Missing, Shelf

SHARED = Path(__file__).resolve().parents[3] / "shared"

CORPORA: dict[str, Callable[[Shelf], list[Json]]] = {
    "cnc": cnc.train,
    "cnc_dev": cnc.dev,
    "dcha": dcha.train,
    "dcha_dev": dcha.dev,
    "counter": counter.train,
    "because": because.rows,
    "gdtb": gdtb.rows,
    "report": report.rows,
}


def build(out: Path, shared: Path) -> Iterator[str]:
    """Write every corpus to `out`; yields one line of counts (or of reason to skip) for each."""
    out.mkdir(parents=True, exist_ok=True)
    shelf = Shelf(shared / "data")
    written: dict[str, str] = {}
    for name, make in CORPORA.items():
        try:
            rows = make(shelf)
        except Missing as reason:
            yield f"{name}: skipped: {reason}"
            continue
        data = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
        (out / f"{name}.jsonl").write_bytes(data)
        written[f"{name}.jsonl"] = hashlib.sha256(data).hexdigest()
        yield counts(name, rows)
    hashes = {"read": dict(sorted(shelf.hashes.items())), "written": written}
    (out / "hashes.json").write_text(json.dumps(hashes, indent=1) + "\n", "utf-8")


def counts(name: str, rows: list[Json]) -> str:
    """Rows, words, labels, spans of each kind and pairs, on one line."""
    words = sum(len(row["text"].split()) for row in rows)
    labels = Counter(row["aux"]["label"] for row in rows if row["aux"]["label"] is not None)
    kinds = Counter(kind for row in rows for kind, _, _ in row["aux"]["spans"])
    pairs = Counter(p.get("sign", p.get("status")) for row in rows for p in row["aux"].get("pairs", ()))
    parts = [f"{name}: {len(rows)} rows, {words} words"]
    parts += [f"causal {labels[1]} of {sum(labels.values())}"] if labels else []
    parts += [f"{kind} {n}" for kind, n in sorted(kinds.items())]
    parts += [f"pairs {sign} {n}" for sign, n in sorted(pairs.items(), key=str)]
    return ", ".join(parts)
