"""Plain texts of openly licensed documents that were coded for training, rebuilt from the corpora.

usage: python -m training.corpora.texts OUT_DIR
The codings lie in training/coded as offsets without words; this writes NAME.txt for each, and checks its hash there.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

Json = dict[str, Any]
SHARED = Path(__file__).resolve().parents[3] / "shared"
_NAMES = {
    "interview": "cocktail dungeon",
    "news": "clock crane expo flag ie9 lanterns warhol worship homeopathic nasa sensitive",
    "academic": "economics discrimination census librarians salinity replication",
    "court": "property fire loan insanity",
}
GUM = tuple(f"{genre}_{name}" for genre, names in _NAMES.items() for name in names.split())
UNSC = 48
"""Speeches of the Security Council that are taken: those of 180 to 420 words, spread evenly over the corpus."""
_BEFORE = re.compile(r"\s+([,.;:!?)\]%]|n't\b|'s\b|'re\b|'ve\b|'ll\b|'d\b|'m\b|’s\b)")
_AFTER = re.compile(r"([(\[])\s+")
_HYPHEN = re.compile(r"(?<=\w) - (?=\w)")


def joined(tokens: str) -> str:
    """Words set apart by blanks, as they are written."""
    text = _AFTER.sub(r"\1", _BEFORE.sub(r"\1", " ".join(tokens.split())))
    return _HYPHEN.sub("-", text)


def gum(item: Json) -> str:
    """Sentences of one speaker in paragraphs of four; an interview's turns open with the speaker's name."""
    talk = item["genre"] == "interview"
    paragraphs: list[list[str]] = []
    speaker: Any = object()
    for sentence in item["sentences"]:
        new = sentence["speaker"] != speaker
        heading = sentence["s_type"] == "frag" and not talk
        if new or heading or len(paragraphs[-1]) >= 4 or not paragraphs:
            paragraphs.append([])
        text = sentence["text"].strip()
        named = new and talk and sentence["speaker"]
        paragraphs[-1].append(f"{sentence['speaker'].replace('_', ' ')}: {text}" if named else text)
        if heading:
            paragraphs.append([])
        speaker = sentence["speaker"]
    return "\n\n".join(" ".join(p) for p in paragraphs if p) + "\n"


def unsc(item: Json) -> str:
    return joined(" ".join(edu["text"] for edu in item["edus"])) + "\n"


def texts() -> dict[str, str]:
    """All texts by name."""
    found = {}
    for part in ("train", "dev", "test"):
        for line in (SHARED / "data" / "gum" / f"{part}.jsonl").open(encoding="utf-8"):
            item = json.loads(line)
            if item["id"].removeprefix("GUM_") in GUM:
                found[item["id"].removeprefix("GUM_")] = gum(item)
    speeches = [json.loads(line) for line in (SHARED / "data" / "unscon" / "speeches_edu.jsonl").open(encoding="utf-8")]
    right = [s for s in speeches if 180 <= sum(len(e["text"].split()) for e in s["edus"]) <= 420]
    coded = [p.read_text("utf-8") for p in (SHARED / "gold" / "train").glob("un*.txt")]
    right = [s for s in right if not _known(unsc(s), coded)]
    step = len(right) / UNSC
    for at in range(UNSC):
        speech = right[int(at * step)]
        found[f"unsc_{at:02}"] = unsc(speech)
    return dict(sorted(found.items()))


def _known(text: str, coded: list[str]) -> bool:
    """Whether a speech is one of the coded documents: they share their letters here and there."""
    bare = "".join(c for c in text.casefold() if c.isalnum())
    probes = [bare[at : at + 40] for at in range(0, len(bare) - 40, 97)]
    others = ["".join(c for c in other.casefold() if c.isalnum()) for other in coded]
    return any(sum(p in other for p in probes) >= 2 for other in others)


def main() -> int:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    for name, text in texts().items():
        (out / f"{name}.txt").write_text(text, "utf-8")
        sys.stdout.write(f"{hashlib.sha256(text.encode()).hexdigest()[:16]} {name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
