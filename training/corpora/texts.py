"""Plain texts of openly licensed documents that were coded for training, rebuilt from the corpora.

usage: python -m training.corpora.texts OUT_DIR
The codings lie in training/coded as offsets without words; this writes NAME.txt for each, and checks its hash there.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]
SHARED = Path(__file__).resolve().parents[3] / "shared"
_NAMES = {
    "interview": "brotherhood cocktail dungeon gaming herrick mckenzie messina onion",
    "news": "afghan clock crane defector expo flag hackers homeopathic ie9 imprisoned lanterns nasa sensitive soccer "
    "taxes warhol worship",
    "academic": "economics discrimination census librarians salinity replication",
    "court": "property fire loan insanity",
}
GUM = tuple(f"{genre}_{name}" for genre, names in _NAMES.items() for name in names.split())
HEARING = 650
"""Words after which a run of turns ends."""
_SPEAKER = re.compile(r"(?:The|Mr|Mrs|Ms|Dr|Senator|Chairman)\b[^:\n]{0,40}[:.]\n")
UNSC = 48
"""Of the Security Council speeches of 180 to 420 words these many, spread evenly over the corpus, come first."""
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


def hearings() -> Iterator[tuple[str, str]]:
    """The congressional hearings of BECAUSE in runs of whole turns, a new one begun after so many words."""
    number = 0
    for line in (SHARED / "data" / "because" / "because21_open.jsonl").open(encoding="utf-8"):
        item = json.loads(line)
        if not item["doc"].startswith("CongressionalHearings"):
            continue
        run: list[str] = []
        for turn in _turns(item["text"]):
            run.append(turn)
            if sum(len(part.split()) for part in run) >= HEARING:
                yield f"hearing_{number:02}", "\n\n".join(run) + "\n"
                number, run = number + 1, []
        if run:
            yield f"hearing_{number:02}", "\n\n".join(run) + "\n"
            number += 1


def _turns(text: str) -> list[str]:
    """Paragraphs, those of one speaker together, each turn on one line that opens with the speaker."""
    parts: list[str] = []
    for block in re.split(r"\n\s*\n", text):
        flat = " ".join(block.split())
        if _SPEAKER.match(block.strip()) or not parts:
            parts.append(flat)
        elif flat:
            parts[-1] += " " + flat
    return parts


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
    spread = [int(at * len(right) / UNSC) for at in range(UNSC)]
    others = [at for at in range(len(right)) if at not in set(spread)]
    for number, at in enumerate(spread + others):
        found[f"unsc_{number:02}"] = unsc(right[at])
    return dict(sorted({**found, **dict(hearings())}.items()))


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
