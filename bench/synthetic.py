"""Claims made up to measure assembly: as many as wanted, always the same for a seed, as JSON Lines.

What repeats how often follows the coded documents: of 2,000 mentions some 1,500 normal forms, most of them met once,
a few everywhere (Zipf); twenty claims to a document, two or three speakers in it, many of them heard again elsewhere;
one claim in thirty copied word for word into another document. Words are made of syllables, so no topic is favoured.

Every mention is of a concept in a tree of three levels, which is what other programs are told (`grounding`); ours
is told the words alone, which name the concept with more or less around it.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from common import Json

QUOTE = 200
"""Characters of each quote."""
PER_DOCUMENT = 20
COPIED = 1 / 30
AGAINST = 0.08
"""Share of the claims about one pair that sign it the other way."""
BRANCHES = (8, 7, 7)
WORDS = 30_000
UP = ("rise in", "growth of", "increase in", "more")
DOWN = ("decline in", "lack of", "loss of", "fall in", "less")
VERBS = ("leads to", "brings", "causes", "feeds", "results in", "drives")
STATUS = {"asserted": 75, "conditional": 12, "counterfactual": 5, "denied": 6, "questioned": 2}
LEVELS = {"certain": 60, "likely": 20, "possible": 16, "unlikely": 4}
AROUND = {0: 40, 1: 30, 2: 18, 3: 8, 4: 4}
"""How many words stand around the concept's own."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Concept:
    """A place in the tree and the words that name it."""

    path: str
    words: tuple[str, ...]


@dataclass(slots=True)
class World:
    """What claims are made of: words, concepts and speakers, the frequent ones first."""

    chance: random.Random
    words: list[str]
    concepts: list[Concept]
    speakers: list[str]
    signs: dict[tuple[str, str], str] = field(default_factory=dict)

    def word(self) -> str:
        return _zipf(self.chance, self.words, 8)

    def concept(self) -> Concept:
        return _zipf(self.chance, self.concepts, 12)


def claims(count: int, seed: int = 1) -> Iterator[Json]:
    """So many claims, document by document."""
    world = _world(count, seed)
    kept: list[Json] = []
    for number in range(count):
        place, document = number % PER_DOCUMENT, f"d{number // PER_DOCUMENT:05}"
        if place == 0:
            speakers = [_zipf(world.chance, world.speakers, 20) for _ in range(world.chance.choice((2, 2, 3)))]
        copied = kept and world.chance.random() < COPIED
        claim = world.chance.choice(kept) if copied else _claim(world, speakers)
        if len(kept) < PER_DOCUMENT * 50:
            kept.append(claim)
        yield claim | {"document": document, "id": f"c{number:06}", "start": place * (QUOTE + 1)}


def _zipf(chance: random.Random, some: Sequence[T], shift: int) -> T:
    """One of them, the n-th about as often as 1 / (n + shift) has it."""
    top = (len(some) + shift) / shift
    return some[min(int(shift * (top ** chance.random() - 1)), len(some) - 1)]


def _world(count: int, seed: int) -> World:
    chance = random.Random(seed)
    words = _words(chance, WORDS)
    names = itertools.islice(zip(words[2::3], words[3::3], strict=False), max(count // PER_DOCUMENT, 3))
    speakers = [f"{one.capitalize()} {other.capitalize()}" for one, other in names]
    return World(chance, words, _concepts(chance, words), speakers)


def _words(chance: random.Random, count: int) -> list[str]:
    syllables = ["".join(pair) for pair in itertools.product("bdfgklmnprstv", ("a", "e", "i", "o", "u", "ar", "on"))]
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join(chance.choices(syllables, k=chance.choice((2, 3, 3, 4))))] = None
    return list(found)


def _concepts(chance: random.Random, words: Sequence[str]) -> list[Concept]:
    """The nodes of the tree, general ones mostly first; each is named by one or two words."""
    paths = [
        "/".join(f"n{at}" for at in place)
        for depth in range(1, len(BRANCHES) + 1)
        for place in itertools.product(*(range(wide) for wide in BRANCHES[:depth]))
    ]
    paths.sort(key=lambda path: chance.random() * (1 + path.count("/")) ** 2)
    return [Concept(path, tuple(_zipf(chance, words, 200) for _ in range(chance.choice((1, 1, 2))))) for path in paths]


def _claim(world: World, speakers: Sequence[str]) -> Json:
    chance = world.chance
    cause, effect = world.concept(), world.concept()
    while effect is cause:
        effect = world.concept()
    usual = world.signs.setdefault((cause.path, effect.path), "+" if chance.random() < 0.75 else "-")
    sign = usual if chance.random() >= AGAINST else "-+"[usual == "-"]
    up = chance.random() < 0.8
    ends = [_mention(world, cause, up), _mention(world, effect, up is (sign == "+"))]
    quote = _quote(world, ends[0]["text"], ends[1]["text"])
    return {
        "quote": quote,
        "cause": ends[0] | {"at": 0},
        "effect": ends[1] | {"at": quote.index(ends[1]["text"], len(ends[0]["text"]))},
        "sign": sign,
        "status": chance.choices(list(STATUS), list(STATUS.values()))[0],
        "level": chance.choices(list(LEVELS), list(LEVELS.values()))[0],
        "speaker": chance.choice(speakers),
    }


def _mention(world: World, concept: Concept, up: bool) -> Json:
    """Words that name the concept, most often with others before, sometimes with a word for its direction."""
    more = world.chance.choices(list(AROUND), list(AROUND.values()))[0]
    text = " ".join([*(world.word() for _ in range(more)), *concept.words])
    if more > 1 and world.chance.random() < 0.3:
        first, rest = text.split(" ", 1)
        text = f"{rest} of {first}"
    if world.chance.random() < 0.15:
        text = f"{world.chance.choice(UP if up else DOWN)} {text}"
    return {"text": text, "direction": "increase" if up else "decrease", "grounding": concept.path}


def _quote(world: World, cause: str, effect: str) -> str:
    """A sentence that begins with the cause, of the length that all have."""
    text = f"{cause} {world.chance.choice(VERBS)} {effect},"
    while len(text) < QUOTE:
        text += f" {world.word()}"
    return f"{text[: QUOTE - 1].rstrip()}.".ljust(QUOTE, ".")
