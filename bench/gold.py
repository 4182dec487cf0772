"""Score the reader on the coded documents (../shared/gold) with their own scorer.

usage: python bench/gold.py [--set dev|train|real] [--docs a,b] [--show KIND] [--misses N]

`--set real` is train without the invented documents. `--show causal` lists hits, misses and false
alarms of one kind. Skips with a reason where the gold is absent.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import json
import pickle
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from causerie.codec import decode, encode
from causerie.reading.frame import Frame, Sentence, _sentence, blocks, plain
from causerie.reading.parse import load_pipeline
from causerie.reading.read import read_frame
from causerie.reading.turns import find_turns
from causerie.values import Document, Turn

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = SHARED / "gold"
CACHE = Path(tempfile.gettempdir()) / "causerie-parses"


def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score", GOLD / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def documents(which: str) -> list[Path]:
    folder = GOLD / ("dev" if which == "dev" else "train")
    paths = sorted(folder.glob("*.txt"))
    if which == "real":
        paths = [p for p in paths if not p.stem[-1:].isdigit() and not p.stem[1:2].isdigit() or p.stem.startswith("un")]
    return paths


def load(path: Path) -> Document:
    raw = path.read_bytes()
    return Document(id=path.stem, text=raw.decode("utf-8"), sha256=sha256(raw).hexdigest())


def frame_of(document: Document, turns: tuple[Turn, ...] | None = None) -> Frame:
    """The parsed document; parses are kept in the temporary folder between development runs."""
    turns = find_turns(document) if turns is None else turns
    places = list(blocks(document.text, turns))
    nlp = load_pipeline()
    key = sha256(repr((document.text, [p[1:] for p in places])).encode()).hexdigest()
    file = CACHE / key
    if file.exists():
        docs = [Doc(nlp.vocab).from_bytes(b) for b in pickle.loads(file.read_bytes())]
    else:
        docs = list(nlp.pipe((plain(document.text[s:e]) for _, s, e in places), batch_size=64))
        CACHE.mkdir(exist_ok=True)
        file.write_bytes(pickle.dumps([d.to_bytes(exclude=["tensor", "user_data"]) for d in docs]))
    found: list[Sentence] = []
    for (turn, base, _), doc in zip(places, docs, strict=True):
        for span in doc.sents:
            if (s := _sentence(document.text, len(found), turn, base, span)) is not None:
                found.append(s)
    return Frame(document, turns, tuple(found))


def show(score: Any, kind: str, gold: dict, read: dict) -> None:
    likeness, props = score.KINDS[kind]
    chosen = score.pairs(gold.get(kind, []), read.get(kind, []), likeness)
    hit_g, hit_r = {id(g) for g, _ in chosen}, {id(r) for _, r in chosen}

    def line(x: dict) -> str:
        parts = [
            f"{k}={(x[k] or {}).get('text')!r}" + (f"/{x[k]['direction'][:3]}" if k in ("cause", "effect") else "")
            for k in ("cause", "effect", "proposition", "condition", "horizon", "source", "cue", "content", "a", "b")
            if isinstance(x.get(k), dict)
        ]
        extra = [str(x.get(k)) for k in ("polarity", "status", "negated", "kind", "resolvable", "rule") if k in x]
        return " | ".join(parts + extra + [str((x.get("certainty") or {}).get("level"))])

    for g, r in chosen:
        bad = [f"{n}: gold {of(g)} read {of(r)}" for n, of in props.items() if of(g) != of(r)]
        print("  HIT ", line(r), "   !!! " + "; ".join(bad) if bad else "")
    for g in gold.get(kind, []):
        if id(g) not in hit_g:
            print("  MISS", line(g), "\n        «" + g["quote"].replace("\n", " ")[:260] + "»")
    for r in read.get(kind, []):
        if id(r) not in hit_r:
            print("  FALSE", line(r), "\n        «" + r["quote"].replace("\n", " ")[:260] + "»")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", default="train", choices=["dev", "train", "real"])
    parser.add_argument("--docs", default="")
    parser.add_argument("--show", default="")
    parser.add_argument("--gold-turns", action="store_true", help="take the turns from the gold")
    options = parser.parse_args()
    if not GOLD.exists():
        print(f"skipped: no coded documents at {GOLD}")
        return 0
    score = scorer()
    files: list[str] = []
    with tempfile.TemporaryDirectory() as out:
        for path in documents(options.set):
            if options.docs and path.stem not in options.docs.split(","):
                continue
            gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
            turns = tuple(decode(Turn, turn) for turn in gold["turns"]) if options.gold_turns else None
            reading = encode(read_frame(frame_of(load(path), turns)))
            target = Path(out) / f"{path.stem}.json"
            target.write_text(json.dumps(reading), encoding="utf-8")
            files += [str(path.with_suffix(".json")), str(target)]
            if options.show:
                print(f"== {path.stem}")
                show(score, options.show, gold, reading)
        with contextlib.redirect_stdout(io.StringIO()) as table:
            score.main(files)
    print(table.getvalue())
    return 0


if __name__ == "__main__":
    sys.exit(main())
