"""A question -> what is asked of what. The shapes of questions are data: shapes.toml."""

from __future__ import annotations

import dataclasses
import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Any

from spacy.language import Language

from causerie.aliases import Aliases, named
from causerie.words import stem, table


class Kind(StrEnum):
    """What is asked of the topic."""

    CAUSES = "causes"
    EFFECTS = "effects"
    FUTURE = "future"
    IF = "if"
    WHO = "who"
    SAYS = "says"
    SURE = "sure"
    RELATIONS = "relations"
    WHEN = "when"
    FREE = "free"


_TOLD = {
    Kind.CAUSES: "causes of: {topic}",
    Kind.EFFECTS: "effects of: {topic}",
    Kind.FUTURE: "what is to come of: {topic}",
    Kind.IF: "what follows if: {topic}",
    Kind.WHO: "who says: {topic}",
    Kind.SAYS: "what {name} says of: {topic}",
    Kind.SURE: "how surely it is said: {topic}",
    Kind.RELATIONS: "relations of: {topic}",
    Kind.WHEN: "when: {topic}",
    Kind.FREE: "anything on: {topic}",
}
_GROUPS = {"TOPIC?": "(?P<topic>.*)", "TOPIC": "(?P<topic>.+)", "NAME": "(?P<name>.+?)"}
_KEPT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "X", "ADV"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked. `stems`: the word families of the topic, each once, names of actors for their aliases.

    `relation`: the kind of relation asked for, "" for any.
    """

    kind: Kind
    topic: str
    name: str
    stems: tuple[str, ...]
    relation: str = ""

    @property
    def understood(self) -> str:
        """How the question was taken, in a few words."""
        return _TOLD[self.kind].format(topic=self.topic or "anything", name=self.name)


@functools.cache
def data() -> Mapping[str, Any]:
    """The shapes, the words that only ask, and the examples."""
    return tomllib.loads(files("causerie.answering").joinpath("shapes.toml").read_text("utf-8"))


@functools.cache
def _shapes() -> tuple[tuple[Asked, re.Pattern[str]], ...]:
    return tuple(
        (Asked(Kind(shape["kind"]), "", "", (), shape.get("relation", "")), _pattern(like))
        for shape in data()["shapes"]
        for like in shape["like"]
    )


def _pattern(like: str) -> re.Pattern[str]:
    parts = re.split(r"(TOPIC\??|NAME)", like)
    return re.compile("".join(_GROUPS.get(part, part) for part in parts), re.IGNORECASE)


def shape(question: str) -> Asked:
    """What is asked by the first shape that fits the whole question; its topic not yet taken apart."""
    plain = " ".join(question.replace("’", "'").split()).rstrip(" ?!.")
    for asked, pattern in _shapes():
        match = pattern.fullmatch(plain)
        if match is not None:
            groups = match.groupdict()
            topic, name = ((groups.get(part) or "").strip() for part in ("topic", "name"))
            return dataclasses.replace(asked, topic=topic, name=name)
    return Asked(Kind.FREE, plain, "", ())


def understand(question: str, nlp: Language, aliases: Aliases) -> Asked:
    """What is asked, with the words of the topic that carry meaning."""
    asked = shape(question)
    return dataclasses.replace(asked, stems=tuple(dict.fromkeys(named(_content(asked.topic, nlp), aliases))))


def _content(topic: str, nlp: Language) -> list[str]:
    """Stems of the lemmas that carry meaning; where the parser sees none, of all words that do."""
    empty, asking = table("empty"), set(data()["words"]["asking"])
    tokens = [token for token in nlp(topic) if not token.is_punct and not token.is_space] if topic else []
    kept = [token for token in tokens if token.pos_ in _KEPT and token.lemma_.lower() not in empty | asking]
    kept = kept or [token for token in tokens if token.lower_ not in empty | asking]
    return [stem((token.text if token.pos_ == "PROPN" else token.lemma_).lower()) for token in kept]
