"""False alarms on texts that claim little: biography and travel, 3,178 words, coded in silence.json."""

from __future__ import annotations

import json
from hashlib import sha256

from common import HERE, SHARED, Absent, read_text, rows, say
from spacy.language import Language

from causerie.identity import overlap
from causerie.reading.parse import load_pipeline

CODED = HERE / "silence.json"


def texts() -> dict[str, str]:
    """The texts by id, their sentences joined by one blank."""
    found = {}
    for part in ("train", "dev"):
        for row in rows(SHARED / "data" / "gum" / f"{part}.jsonl"):
            found[row["id"]] = " ".join(sentence["text"] for sentence in row["sentences"])
    return found


def false_alarms(nlp: Language, show: bool = False) -> tuple[int, int, int]:
    """(claims that match no coded claim, claims in all, words read)."""
    false = claims = count = 0
    known = texts()
    for coded in json.loads(CODED.read_text("utf-8"))["documents"]:
        text = known[coded["id"]]
        if sha256(text.encode()).hexdigest() != coded["sha256"]:
            raise Absent(f"skipped: {coded['id']} is another text than the one coded")
        count += coded["words"]
        for claim in read_text(coded["id"], text, nlp).causal:
            ends = (claim.cause.start, claim.cause.end), (claim.effect.start, claim.effect.end)
            hit = any(
                overlap(ends[0], (a, b)) >= 0.5 and overlap(ends[1], (c, d)) >= 0.5 for a, b, c, d in coded["causal"]
            )
            claims, false = claims + 1, false + (not hit)
            if show:
                say("hit  " if hit else "FALSE", claim.rule, "|", claim.cause.text, "->", claim.effect.text)
    return false, claims, count


def main() -> None:
    try:
        false, claims, count = false_alarms(load_pipeline(), show=True)
    except Absent as reason:
        say(reason)
        return
    say(f"silence: {false} false of {claims} claims in {count} words = {1000 * false / count:.2f} per 1,000 words")


if __name__ == "__main__":
    main()
