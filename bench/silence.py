"""False alarms on texts that claim little: biography and travel, 3,178 words, coded in silence.json."""

from __future__ import annotations

import argparse
import json
from hashlib import sha256

from common import HERE, SHARED, Absent, Json, Row, say
from common import rows as lines
from readings import read_texts

from causerie.identity import overlap

CODED = HERE / "silence.json"


def texts() -> dict[str, str]:
    """The texts by id, their sentences joined by one blank."""
    found = {}
    for part in ("train", "dev"):
        for row in lines(SHARED / "data" / "gum" / f"{part}.jsonl"):
            found[row["id"]] = " ".join(sentence["text"] for sentence in row["sentences"])
    return found


def coded() -> list[tuple[Json, str]]:
    """The codings with their texts."""
    known, found = texts(), []
    for one in json.loads(CODED.read_text("utf-8"))["documents"]:
        text = known[one["id"]]
        if sha256(text.encode()).hexdigest() != one["sha256"]:
            raise Absent(f"skipped: {one['id']} is another text than the one coded")
        found.append((one, text))
    return found


def founded(claim: Json, one: Json) -> bool:
    """Whether a claim has both ends of a coded one by half."""
    ends = [(claim[name]["start"], claim[name]["end"]) for name in ("cause", "effect")]
    return any(overlap(ends[0], (a, b)) >= 0.5 and overlap(ends[1], (c, d)) >= 0.5 for a, b, c, d in one["causal"])


def false_alarms(reader: str, show: bool = False) -> tuple[int, int, int]:
    """(claims that match no coded claim, claims in all, words read)."""
    false = claims = count = 0
    pairs = coded()
    readings = read_texts({one["id"]: text for one, text in pairs}, reader)
    for one, _ in pairs:
        count += one["words"]
        for claim in readings[one["id"]].get("causal", []):
            hit = founded(claim, one)
            claims, false = claims + 1, false + (not hit)
            if show:
                ends = claim["cause"]["text"], "->", claim["effect"]["text"]
                say("hit  " if hit else "FALSE", claim["rule"], "|", *ends)
    return false, claims, count


def rows(reader: str) -> list[Row]:
    """False claims per 1,000 words."""
    false, claims, count = false_alarms(reader)
    figure = f"{1000 * false / count:.2f} ({false} of {claims})"
    return [Row("silence: unfounded claims per 1,000 words", figure, "below 3")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", default="rules")
    try:
        false, claims, count = false_alarms(parser.parse_args().reader, show=True)
    except Absent as reason:
        say(reason)
        return
    say(f"silence: {false} false of {claims} claims in {count} words = {1000 * false / count:.2f} per 1,000 words")


if __name__ == "__main__":
    main()
