"""Documents of GUM as texts with sentences, turns and the place of every token."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from training.corpora.rows import Json, Place
from training.corpora.shelf import Shelf

LEAST, MOST = 8, 12
"""Sentences of a row."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence: its place, and the tokens first..end-1 of the document in it."""

    start: int
    end: int
    turn: int
    asks: bool
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Laid:
    """A document: its sentences joined with a blank; `places` of its tokens, None where they could not be found."""

    name: str
    text: str
    pieces: tuple[Piece, ...]
    places: tuple[Place | None, ...]


@cache
def _choice() -> tuple[frozenset[str], frozenset[str]]:
    known = tomllib.loads(Path(__file__).with_name("gum.toml").read_text("utf-8"))
    return frozenset(known["genres"]), frozenset(known["left_out"])


def documents(shelf: Shelf) -> Iterator[Json]:
    """The documents whose licence and use allow training, in the corpus's order."""
    for part in ("train", "dev", "test"):
        yield from (d for d in shelf.read(f"gum/{part}.jsonl") if wanted(d))


def wanted(document: Json) -> bool:
    """Whether a document is of an open genre and not kept for measuring."""
    genres, left_out = _choice()
    return document["genre"] in genres and document["id"].removeprefix("GUM_") not in left_out


def laid(document: Json) -> Laid:
    """The document's text, and where its sentences and tokens stand in it."""
    tokens = [t for unit in document["edus"] for t in unit["text"].split(" ")]
    sentences = document["sentences"]
    turns, asking = _turns(document)
    starts = [s["tok0"] for s in sentences] + [len(tokens)]
    places: list[Place | None] = []
    pieces, at = [], 0
    for number, sentence in enumerate(sentences):
        first, last = starts[number], starts[number + 1]
        places += _found(sentence["text"], tokens[first:last], at)
        end = at + len(sentence["text"])
        pieces.append(Piece(at, end, turns[number], turns[number] in asking, first, last))
        at = end + 1
    return Laid(document["id"], " ".join(s["text"] for s in sentences), tuple(pieces), tuple(places))


def _found(text: str, tokens: Sequence[str], base: int) -> list[Place | None]:
    """Places of the tokens, which with blanks apart must spell the text; otherwise None for each."""
    found: list[Place | None] = []
    at = 0
    for token in tokens:
        while at < len(text) and text[at].isspace():
            at += 1
        if not text.startswith(token, at):
            return [None] * len(tokens)
        found.append((base + at, base + at + len(token)))
        at += len(token)
    return found if not text[at:].strip() else [None] * len(tokens)


def _turns(document: Json) -> tuple[list[int], set[int]]:
    """The number of the turn of each sentence, and the turns in which an interviewer asks."""
    speakers = [s["speaker"] for s in document["sentences"]]
    turns: list[int] = []
    for at, speaker in enumerate(speakers):
        turns.append(0 if at == 0 else turns[-1] + (speaker != speakers[at - 1]))
    last = {turn: at for at, turn in enumerate(turns)}
    closing = {turn: document["sentences"][at]["text"].rstrip(' "”').endswith("?") for turn, at in last.items()}
    if document["genre"] != "interview":
        return turns, set()
    askers = Counter(speakers[last[turn]] for turn, asks in closing.items() if asks)
    asker = max(askers, key=lambda s: (askers[s], str(s)), default=None)
    return turns, {turn for turn, asks in closing.items() if asks and speakers[last[turn]] == asker}


def cuts(laid_: Laid, links: Sequence[Place]) -> list[range]:
    """Runs of LEAST to MOST sentences (the last may be shorter or take a short rest); cut where the fewest links
    (first and last sentence of a relation) are torn, the later place winning."""
    count, low, runs = len(laid_.pieces), 0, []
    while count - low > MOST:
        ends = range(low + LEAST, min(low + MOST, count - 1) + 1)
        high = min(ends, key=lambda e: (sum(a < e <= b for a, b in links), -e))
        runs.append(range(low, high))
        low = high
    if runs and count - low < LEAST // 2:
        runs[-1] = range(runs[-1].start, count)
    elif low < count:
        runs.append(range(low, count))
    return runs


def passages(laid_: Laid, run: range) -> list[list[int | bool]]:
    """The sentences of a run, counted from its start."""
    base = laid_.pieces[run.start].start
    return [
        [p.start - base, p.end - base, p.turn, p.asks and _closes(laid_, at)]
        for at, p in ((at, laid_.pieces[at]) for at in run)
    ]


def _closes(laid_: Laid, at: int) -> bool:
    piece = laid_.pieces[at]
    return laid_.text[piece.start : piece.end].rstrip(' "”').endswith("?")
