"""Precision of 100 causal claims drawn from news (GUM) and Security Council speeches (UNSCon).

Every claim of the pool is ranked by a hash of its id, and the first 100 are the sample: it is fixed
for one reader, and changes little when the reader changes. Each verdict stands in precision_verdicts.csv
with its reason; a claim without a verdict is counted as unjudged, never as right.
usage: python bench/precision.py [--unjudged]   (the latter prints what is still to be judged)
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from hashlib import sha256

from common import HERE, SHARED, Absent, named, read_text, rows, say
from spacy.language import Language

from causerie.reading.parse import load_pipeline
from causerie.values import CausalClaim

VERDICTS = HERE / "precision_verdicts.csv"
SIZE = 100
SPACED = ((" ,", ","), (" .", "."), (" - ", "-"), (" ;", ";"), (" 's", "'s"), (" ’ s", "’s"))


def coded_texts() -> str:
    """All texts of the coded documents, in one string: what must stay out of the pool."""
    return "\n".join(path.read_text("utf-8") for path in sorted((SHARED / "gold").glob("*/*.txt")))


def pool() -> Iterator[tuple[str, str]]:
    """(id, text) of the documents to draw from, those with a sentence in the coded ones left out."""
    coded = coded_texts()
    for part in ("train", "dev"):
        for row in rows(SHARED / "data" / "gum" / f"{part}.jsonl"):
            sentences = [s["text"] for s in row["sentences"]]
            if row["genre"] == "news" and not any(len(s) > 60 and s in coded for s in sentences):
                yield row["id"], " ".join(sentences)
    for row in rows(SHARED / "data" / "unscon" / "speeches_edu.jsonl"):
        text = " ".join(edu["text"] for edu in row["edus"])
        for spaced, tight in SPACED:
            text = text.replace(spaced, tight)
        if not any(len(s) > 60 and s in coded for s in text.split(". ")):
            yield row["id"], text


def sample(nlp: Language) -> list[tuple[str, CausalClaim]]:
    """The first 100 claims of the pool in the order of a hash of their ids."""
    claims = [(name, claim) for name, text in pool() for claim in read_text(name, text, nlp).causal]
    return sorted(claims, key=lambda pair: sha256(f"causerie {pair[1].id}".encode()).digest())[:SIZE]


def verdicts() -> dict[str, bool]:
    """Claim id -> whether it was judged right."""
    with VERDICTS.open(encoding="utf-8", newline="") as lines:
        return {row["claim"]: row["verdict"] == "right" for row in csv.DictReader(lines)}


def precision(nlp: Language) -> tuple[int, int, int]:
    """(right, wrong, unjudged) of the sample."""
    known = verdicts()
    drawn = [known.get(claim.id) for _, claim in sample(nlp)]
    return drawn.count(True), drawn.count(False), drawn.count(None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unjudged", action="store_true")
    options = parser.parse_args()
    try:
        nlp = load_pipeline()
        if options.unjudged:
            known = verdicts()
            for name, claim in sample(nlp):
                if claim.id not in known:
                    say(claim.id, name, claim.rule, claim.status, claim.polarity)
                    ends = [f"{' = '.join(named(end))} [{end.direction}]" for end in (claim.cause, claim.effect)]
                    say("   ", " -> ".join(ends))
                    say("   ", claim.quote.text.replace("\n", " "))
            return
        right, wrong, unjudged = precision(nlp)
    except Absent as reason:
        say(reason)
        return
    say(f"precision: {right} right, {wrong} wrong, {unjudged} unjudged of {SIZE}")


if __name__ == "__main__":
    main()
