"""Workspaces whose maps are made by hand: who says that what drives what, each claim a sentence of its document."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

from causerie.pipeline.importing import bring_in
from causerie.values import Brought, CausalClaim, Certainty, Document, FactorMention, Quote
from causerie.vocabulary import Direction, Level, Sign, Status
from web_server import clock

Said = tuple[str, str, str, Sign, Status]
UP, DOWN = Sign.PLUS, Sign.MINUS
_PLAIN = "That is what the people of the town said to us when we asked them about it, and it was written down at once."
"""Around made-up words, so that the text is taken for English."""
_VERB = {Sign.PLUS: "raises", Sign.MINUS: "lowers", Sign.UNKNOWN: "moves"}


def said(speaker: str, cause: str, effect: str, sign: Sign = UP, status: Status = Status.ASSERTED) -> Said:
    """That somebody says that one thing drives another."""
    return speaker, cause, effect, sign, status


TOWN = (
    ("Ina Holt", "harbour tolls", "rents", UP, Status.ASSERTED),
    ("Ina Holt", "rents", "street protests", UP, Status.ASSERTED),
    ("Ina Holt", "street protests", "harbour tolls", DOWN, Status.ASSERTED),
    ("Ina Holt", "rents", "bakeries", DOWN, Status.ASSERTED),
    ("Ina Holt", "snow", "fish catches", DOWN, Status.ASSERTED),
    ("Tor Velling", "harbour tolls", "rents", UP, Status.ASSERTED),
    ("Tor Velling", "rents", "bakeries", UP, Status.ASSERTED),
    ("Tor Velling", "street protests", "harbour tolls", DOWN, Status.DENIED),
    ("Tor Velling", "bakeries", "school meals", UP, Status.ASSERTED),
    ("Tor Velling", "council quarrels", "bridge repairs", DOWN, Status.ASSERTED),
)
"""Two speakers who share a link, sign one differently, and of whom one denies what the other says."""


def grown(path: Path, claims: Iterable[Said]) -> Path:
    """A workspace with these claims: one document for each speaker, one sentence for each claim."""
    by: dict[str, list[Said]] = {}
    for one in claims:
        by.setdefault(one[0], []).append(one)
    arrived = list(bring_in(path, [_brought(number, own) for number, own in enumerate(by.values())], clock))
    refused = [line for one in arrived for line in one.refused]
    assert not refused, refused[:3]
    return path


def _brought(number: int, own: list[Said]) -> Brought:
    speaker, text, items = own[0][0], "", []
    for _, cause, effect, sign, status in own:
        not_ = "never " if status is Status.DENIED else ""
        sentence = f"{cause} {not_}{_VERB[sign]} {effect}."
        start = len(text)
        items.append(_claim(speaker, sentence, start, (cause, effect), (sign, status)))
        text += f"{sentence} {_PLAIN}\n"
    document = Document(
        id=f"talk{number}", text=text, sha256=f"{number:064}", title=f"Talk of {speaker}", spoken="2031-05-02"
    )
    return Brought((document.id,), document, None, tuple(items))


def _claim(speaker: str, sentence: str, start: int, ends: tuple[str, str], how: tuple[Sign, Status]) -> CausalClaim:
    cause, effect = ends
    at = start + len(sentence) - 1 - len(effect)
    return CausalClaim(
        quote=Quote(sentence, start, start + len(sentence)),
        cause=FactorMention(cause, start, start + len(cause), Direction.INCREASE),
        effect=FactorMention(effect, at, at + len(effect), Direction.INCREASE),
        polarity=how[0],
        status=how[1],
        certainty=Certainty(Level.CERTAIN),
        rule="test",
        source=(speaker,),
    )


def many(factors: int, links: int, speakers: int = 6, seed: int = 7) -> list[Said]:
    """A large map of one speaker after another: most things have few links, a few have many."""
    chance = random.Random(seed)
    names = list(dict.fromkeys(f"{_word(chance)} {_word(chance)}" for _ in range(2 * factors)))[:factors]
    people = [f"{_word(chance).title()} {_word(chance).title()}" for _ in range(speakers)]
    pairs: dict[tuple[str, str], None] = {}
    for at in range(1, factors):
        pairs[names[int(at * chance.random() ** 2)], names[at]] = None
    while len(pairs) < links:
        pairs[chance.choice(names), chance.choice(names[: factors // 5])] = None
    return [said(chance.choice(people), a, b, chance.choice((UP, UP, DOWN))) for a, b in pairs if a != b]


def _word(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(3))
