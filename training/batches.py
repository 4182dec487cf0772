"""From training rows to batches: windows, tags, and pairs with negatives drawn from the text."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tokenizers import Tokenizer

from causerie.encoder.scheme import (
    BIO,
    DIRECTIONS,
    LEVELS,
    RELATIONS,
    RESOLVABLES,
    SIGNS,
    STATUSES,
    PairKind,
    SpanKind,
)
from causerie.encoder.windows import Cut, Passage, Window, windows
from training.marks import AUXILIARY

Json = dict[str, Any]
Place = tuple[int, int]
KINDS = [k.value for k in SpanKind]
PAIRS = [k.value for k in PairKind]
ORDERS: dict[str, tuple[Any, ...]] = {
    "sign": SIGNS,
    "cause_way": DIRECTIONS,
    "effect_way": DIRECTIONS,
    "status": STATUSES,
    "level": LEVELS,
    "relation": RELATIONS,
}
IGNORED = -100
STANDARD = Cut()
ENOUGH, TOO_LITTLE = 0.5, 0.34
"""Two places are the same from the first Dice coefficient on, others below the second; between them is no lesson."""


@dataclass
class Example:
    """One window with what is to be learnt from it. Places are piece indices."""

    window: Window
    tags: dict[int, list[int]]
    pairs: list[tuple[int, list[int], int, dict[str, int]]] = field(default_factory=list)
    props: list[tuple[list[int], int, dict[str, int]]] = field(default_factory=list)
    head: str = ""
    aux: dict[int, list[int]] = field(default_factory=dict)
    label: int | None = None


def examples(row: Json, tokenizer: Tokenizer, rng: random.Random, cut: Cut = STANDARD) -> Iterator[Example]:
    """The windows of a row; borders and negatives differ with the state of `rng`."""
    passages = [Passage(*p) for p in row["passages"]]
    shift = rng.randrange(0, cut.own - 32) if len(passages) > 1 else 0
    for window in windows(row["text"], passages, tokenizer, cut, shift):
        yield _example(row, window, rng)


def _example(row: Json, window: Window, rng: random.Random) -> Example:
    example = Example(window, {})
    if "aux" not in row:
        for at, kind in enumerate(KINDS):
            if kind != SpanKind.LINK.value:
                example.tags[at] = _tags(window, [s[1:] for s in row["spans"] if s[0] == kind])
        example.pairs = list(_pairs(row, window, rng))
        example.props = list(_props(row, window, rng))
        return example
    aux = row["aux"]
    example.head, example.label = aux["head"], aux.get("label")
    for at, kind in enumerate(AUXILIARY[aux["head"]]):
        example.aux[at] = _tags(window, [s[1:] for s in aux["spans"] if s[0] == kind])
    if aux["head"] in ("cnc", "because"):
        example.tags[KINDS.index("link")] = example.aux[2]
    for pair in aux.get("pairs", ()):
        made = _made(window, pair["kind"], tuple(pair["first"]), tuple(pair["second"]), 1, _labels(pair))
        if made:
            example.pairs.append(made)
            example.pairs += _turned(made) if aux["head"] == "because" else []
    return example


def _turned(made: tuple[int, list[int], int, dict[str, int]]) -> list[tuple[int, list[int], int, dict[str, int]]]:
    kind, ends, _, _ = made
    return [(kind, [*ends[2:], *ends[:2]], 0, {})]


def _tags(window: Window, places: Sequence[Sequence[int]]) -> list[int]:
    """BIO numbers of the window's own pieces, IGNORED elsewhere; of overlapping places the longer one."""
    out = [IGNORED] * len(window.ids)
    out[window.first : window.end] = [0] * (window.end - window.first)
    for start, end in sorted(places, key=lambda p: p[0] - p[1]):
        found = pieces(window, (start, end))
        if found is None or any(t > 0 for t in out[found[0] : found[1]]):
            continue
        for at in range(*found):
            if out[at] != IGNORED:
                # A span that began before the window's own pieces goes on in them.
                out[at] = BIO.index("B") if at == found[0] else BIO.index("I")
    return out


def pieces(window: Window, place: Place) -> tuple[int, int] | None:
    """First and end of the pieces that a place covers, in one run; None where the window lacks some of it."""
    covered = [at for at, (s, e) in enumerate(window.places) if s >= 0 and s < place[1] and e > place[0]]
    if not covered or window.places[covered[0]][0] > place[0] or window.places[covered[-1]][1] < place[1]:
        return None
    return covered[0], covered[-1] + 1


def _labels(item: Json) -> dict[str, int]:
    return {name: [str(o) for o in order].index(item[name]) for name, order in ORDERS.items() if item.get(name)}


def _made(
    window: Window, kind: str, first: Place | None, second: Place, label: int, labels: dict[str, int]
) -> tuple[int, list[int], int, dict[str, int]] | None:
    """A pair by pieces, if the window holds both ends and owns the later one."""
    b = pieces(window, second)
    a = pieces(window, first) if first is not None else (-1, -1)
    if a is None or b is None or not window.first <= max(a[0], b[0]) < window.end:
        return None
    return PAIRS.index(kind), [*a, *b], label, labels


def dice(a: Sequence[int], b: Sequence[int]) -> float:
    common = min(a[1], b[1]) - max(a[0], b[0])
    return 2 * common / (a[1] - a[0] + b[1] - b[0]) if common > 0 else 0.0


def _pairs(row: Json, window: Window, rng: random.Random) -> Iterator[tuple[int, list[int], int, dict[str, int]]]:
    low, high = window.places[window.first][0], window.places[window.end - 1][1]
    near = [c for c in row["chunks"] if c[0] < high and c[1] > low]
    for kind in PAIRS:
        gold = [p for p in row["pairs"] if p["kind"] == kind and _inside(p, low - 400, high + 50)]
        rules = [p for p in (*row["wrong"], *row["right"]) if p["kind"] == kind and _inside(p, low - 400, high + 50)]
        for first, second in _candidates(kind, gold, rules, near, rng):
            same = [(_likeness(first, second, g), n) for n, g in enumerate(gold)]
            best, at = max(same, default=(0.0, -1))
            if TOO_LITTLE < best < ENOUGH:
                continue
            labels = _labels(gold[at]) if best >= ENOUGH else {}
            made = _made(window, kind, first, second, int(best >= ENOUGH), labels)
            if made:
                yield made


def _inside(pair: Json, low: int, high: int) -> bool:
    return bool(pair["second"][0] < high and pair["second"][1] > low)


def _likeness(first: Place | None, second: Place, gold: Json) -> float:
    if (first is None) != (gold["first"] is None):
        return 0.0
    one = 1.0 if first is None else dice(first, gold["first"])
    return min(one, dice(second, gold["second"]))


def _candidates(
    kind: str, gold: list[Json], rules: list[Json], near: list[list[int]], rng: random.Random
) -> set[tuple[Place | None, Place]]:
    """Positives, the other combinations of gold ends, ends turned round or replaced by phrases, the rules' claims."""
    both = [*gold, *rules]
    firsts = {tuple(p["first"]) if p["first"] else None for p in both}
    seconds = {tuple(p["second"]) for p in both}
    found: set[Any] = {(tuple(p["first"]) if p["first"] else None, tuple(p["second"])) for p in both}
    mixed = [(a, b) for a in sorted(firsts, key=str) for b in sorted(seconds) if a is None or dice(a, b) == 0]
    found |= set(rng.sample(mixed, min(len(mixed), 30)))
    for pair in gold:
        first, second = pair["first"], pair["second"]
        if kind in ("cause>effect", "a>b") and first:
            found.add((tuple(second), tuple(first)))
        for chunk in rng.sample(near, min(len(near), 3)):
            found |= {(tuple(first) if first else None, tuple(chunk)), (tuple(chunk), tuple(second))}
        around = [c for c in near if dice(c, second) >= 0.4 or (first and dice(c, first) >= 0.4)]
        for chunk in rng.sample(around, min(len(around), 3)):
            if dice(chunk, second) >= 0.4:
                found.add((tuple(first) if first else None, tuple(chunk)))
            else:
                found.add((tuple(chunk), tuple(second)))
    if len(near) > 1:
        for _ in range(4):
            a, b = rng.sample(near, 2)
            found.add((tuple(a), tuple(b)))
    return {(a, b) for a, b in found if a is None or dice(a, b) == 0}


def _props(row: Json, window: Window, rng: random.Random) -> Iterator[tuple[list[int], int, dict[str, int]]]:
    gold = row["props"]
    low, high = window.places[window.first][0], window.places[window.end - 1][1]
    near = [c for c in row["chunks"] if low <= c[0] and c[1] <= high]
    places = {tuple(p["place"]) for p in gold if low <= p["place"][0] < high}
    places |= {tuple(w) for w in row["wrong_props"] if low <= w[0] < high}
    around = [c for c in near if any(dice(c, p) >= 0.4 for p in places)]
    others = [c for c in near if c not in around and c[1] - c[0] > 20]
    others += [s[1:] for s in row["spans"] if s[0] in ("effect", "content") and low <= s[1] < high]
    for sample, most in ((around, 10), (others, 10)):
        places |= {tuple(c) for c in rng.sample(sample, min(len(sample), most))}
    for place in sorted(places):
        best, at = max(((dice(place, g["place"]), n) for n, g in enumerate(gold)), default=(0.0, -1))
        found = pieces(window, place)
        if found is None or TOO_LITTLE < best < ENOUGH or not window.first <= found[0] < window.end:
            continue
        stands = int(best >= ENOUGH)
        labels = {}
        if stands:
            item = gold[at]
            labels = {
                "negated": int(item["negated"]),
                "level": [str(o) for o in LEVELS].index(item["level"]),
                "resolvable": [str(o) for o in RESOLVABLES].index(item["resolvable"]),
            }
        yield list(found), stands, labels


def batched(found: list[Example], budget: int, rng: random.Random) -> Iterator[list[Example]]:
    """Batches of windows of like length, at most `budget` pieces with padding, in random order."""
    rng.shuffle(found)
    groups: list[list[Example]] = []
    for low in range(0, len(found), 256):
        pool = sorted(found[low : low + 256], key=lambda e: len(e.window.ids))
        batch: list[Example] = []
        for example in pool:
            if batch and (len(batch) + 1) * len(example.window.ids) > budget:
                groups.append(batch)
                batch = []
            batch.append(example)
        groups.append(batch)
    rng.shuffle(groups)
    yield from groups
