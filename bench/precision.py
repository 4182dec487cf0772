"""Precision of 200 causal claims drawn from public speeches (GUM) and Security Council speeches (UNSCon).

A claim is known by the places of its quote and ends, and what it says of them (sign, status): two readers that
make the same claim share its verdict. Every claim of the pool is ranked by a hash of its places, and the first 200
are the sample: it is fixed for one reader, and changes little when the reader changes. Each verdict stands in
precision_verdicts.csv with its reason; they were given by a language model after the coding manual. A claim without a
verdict is counted as unjudged, never as right.
usage: python bench/precision.py [--reader R] [--sheet FILE.csv]   (the latter writes what is still to be judged)
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from common import HERE, SHARED, Absent, Json, Row, named, say
from common import rows as lines
from readings import read_texts

from causerie.codec import decode
from causerie.identity import item_id
from causerie.values import CausalClaim

VERDICTS = HERE / "precision_verdicts.csv"
SOURCES = HERE.parent / "training" / "coded" / "SOURCES.tsv"
SIZE = 200
AROUND = 300
SPACED = ((" ,", ","), (" .", "."), (" - ", "-"), (" ;", ";"), (" 's", "'s"), (" ’ s", "’s"))
COLUMNS = ("claim", "verdict", "document", "rule", "reason")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A claim of the sample with the document and the text that it stands in."""

    document: str
    text: str
    claim: Json

    @property
    def place(self) -> str:
        """The id of the claim: a hash of the text and of the places of its quote and mentions."""
        return item_id(sha256(self.text.encode()).hexdigest(), decode(CausalClaim, self.claim))

    @property
    def key(self) -> str:
        """Sixteen hex digits that any reader's same claim has."""
        says = f"{self.place}|{self.claim['polarity']}|{self.claim['status']}"
        return sha256(says.encode()).hexdigest()[:16]


def coded_texts() -> str:
    """All texts of the coded documents, in one string: what must stay out of the pool."""
    return "\n".join(path.read_text("utf-8") for path in sorted((SHARED / "gold").glob("*/*.txt")))


def trained() -> frozenset[str]:
    """Ids of the documents that we coded ourselves, for training."""
    with SOURCES.open(encoding="utf-8", newline="") as file:
        return frozenset(row["document"] for row in csv.DictReader(file, delimiter="\t"))


def pool() -> Iterator[tuple[str, str]]:
    """(id, text) of the documents to draw from: none that is coded, or has a sentence in a coded one."""
    coded, seen = coded_texts(), trained()
    for part in ("train", "dev"):
        for row in lines(SHARED / "data" / "gum" / f"{part}.jsonl"):
            sentences = [s["text"] for s in row["sentences"]]
            if row["genre"] == "speech" and row["id"] not in seen and not _within(coded, sentences):
                yield row["id"], " ".join(sentences)
    for row in lines(SHARED / "data" / "unscon" / "speeches_edu.jsonl"):
        text = " ".join(edu["text"] for edu in row["edus"])
        for spaced, tight in SPACED:
            text = text.replace(spaced, tight)
        if row["id"] not in seen and not _within(coded, text.split(". ")):
            yield row["id"], text


def _within(coded: str, sentences: Iterable[str]) -> bool:
    """Whether a sentence that is long enough not to stand in two texts by chance is coded."""
    return any(len(sentence) > 60 and sentence in coded for sentence in sentences)


def sample(reader: str) -> list[Drawn]:
    """The first 200 claims of the pool in the order of a hash of their places."""
    texts = dict(pool())
    found = read_texts(texts, reader)
    claims = [Drawn(name, texts[name], claim) for name in texts for claim in found[name].get("causal", [])]
    return sorted(claims, key=lambda drawn: sha256(f"causerie {drawn.place}".encode()).digest())[:SIZE]


def verdicts() -> dict[str, bool]:
    """Claim -> whether it was judged right."""
    with VERDICTS.open(encoding="utf-8", newline="") as file:
        return {row["claim"]: row["verdict"] == "right" for row in csv.DictReader(file)}


def rows(reader: str) -> list[Row]:
    """Share of the judged claims of the sample that are right."""
    known = verdicts()
    judged = [known.get(drawn.key) for drawn in sample(reader)]
    right, wrong, open_ = judged.count(True), judged.count(False), judged.count(None)
    share = f"{right / (right + wrong):.3f} " if right + wrong else ""
    figure = f"{share}({right} right, {wrong} wrong, {open_} unjudged of {len(judged)})"
    return [Row("precision, fixed sample of 200 causal claims (speeches, UN)", figure, "0.80", "Eidos .736")]


def sheet(reader: str, path: Path) -> int:
    """Write the unjudged claims of the sample with the words around them; how many there are."""
    known = verdicts()
    still = [drawn for drawn in sample(reader) if drawn.key not in known]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*COLUMNS, "cause", "effect", "polarity", "status", "quote", "around"])
        writer.writerows(_line(drawn) for drawn in still)
    return len(still)


def _line(drawn: Drawn) -> list[str]:
    claim = drawn.claim
    ends = [f"{' = '.join(named(claim[name]))} [{claim[name]['direction']}]" for name in ("cause", "effect")]
    around = drawn.text[max(claim["start"] - AROUND, 0) : claim["end"] + AROUND // 3]
    head = [drawn.key, "", drawn.document, claim["rule"], ""]
    return [*head, *ends, claim["polarity"], claim["status"], claim["quote"], around]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", default="rules")
    parser.add_argument("--sheet", type=Path, help="write the unjudged claims of the sample to this CSV file")
    options = parser.parse_args()
    try:
        if options.sheet:
            say(f"{sheet(options.reader, options.sheet)} claims to judge, in {options.sheet}")
            return
        for row in rows(options.reader):
            say(row.what, row.figure)
    except Absent as reason:
        say(reason)


if __name__ == "__main__":
    main()
