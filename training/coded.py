"""Our own codings of openly licensed texts, kept as offsets without words, joined with the texts again.

usage: python -m training.coded TEXTS_DIR        writes NAME.json beside each NAME.txt
       python -m training.coded TEXTS_DIR --keep  the other way: NAME.json into training/coded, words left out

Coded by a language model after the coding manual. The hash of the text is checked: offsets are of that text alone.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

Json = Any
HERE = Path(__file__).with_name("coded")
WORDS = ("text", "quote")
KINDS = ("attributions", "causal", "forecasts", "relations")


def bare(value: Json) -> Json:
    """The coding without words of the text."""
    if isinstance(value, dict):
        return {
            key: bare(inner) for key, inner in value.items() if (key not in WORDS and key != "source") or _place(inner)
        }
    return [bare(inner) for inner in value] if isinstance(value, list) else value


def _place(value: Json) -> bool:
    return isinstance(value, dict)


def worded(value: Json, text: str) -> Json:
    """The coding with its words, cut out of the text."""
    if isinstance(value, list):
        return [worded(inner, text) for inner in value]
    if not isinstance(value, dict):
        return value
    out = {key: worded(inner, text) for key, inner in value.items()}
    if out.get("start") is not None:
        out["text"] = text[out["start"] : out["end"]]
    return out


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def keep(folder: Path) -> int:
    """All codings of a folder into one file each, words left out."""
    HERE.mkdir(exist_ok=True)
    count = 0
    for path in sorted(folder.glob("*.txt")):
        if path.with_suffix(".json").exists():
            coding = json.loads(path.with_suffix(".json").read_text("utf-8"))
            whole = {"sha256": digest(path.read_text("utf-8")), **{kind: bare(coding[kind]) for kind in KINDS}}
            (HERE / f"{path.stem}.json").write_text(json.dumps(whole, separators=(",", ":")) + "\n", "utf-8")
            count += 1
    return count


def restore(folder: Path) -> int:
    """Codings beside their texts; those of other texts are said and left out."""
    count = 0
    for path in sorted(HERE.glob("*.json")):
        coding, place = json.loads(path.read_text("utf-8")), folder / f"{path.stem}.txt"
        if not place.exists() or digest(place.read_text("utf-8")) != coding.pop("sha256"):
            sys.stdout.write(f"skipped: {place} is not the text that was coded\n")
            continue
        text = place.read_text("utf-8")
        place.with_suffix(".json").write_text(json.dumps(worded(coding, text)) + "\n", "utf-8")
        count += 1
    return count


def main() -> int:
    folder = Path(sys.argv[1])
    count = keep(folder) if "--keep" in sys.argv[2:] else restore(folder)
    sys.stdout.write(f"{count} codings\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
