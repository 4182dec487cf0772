"""The words that introduce forecasts, from cues/forecast.toml."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass, fields
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Cues:
    """Sets of lemmas; what each is for stands in the data file."""

    wish: frozenset[str]
    phrase_verbs: frozenset[str]
    expect: frozenset[str]
    bound: frozenset[str]
    plan: frozenset[str]
    ahead: frozenset[str]
    states: frozenset[str]
    predicates: frozenset[str]
    chances: frozenset[str]
    guesses: frozenset[str]
    opinion: frozenset[str]
    courtesy: frozenset[str]
    habit: frozenset[str]
    told: frozenset[str]
    follow: frozenset[str]
    looks_back: frozenset[str]
    lasting: frozenset[str]
    resolved: frozenset[str]
    goals: frozenset[str]


@functools.cache
def cues() -> Cues:
    """The cues, read once."""
    data = tomllib.loads(files("causerie.reading").joinpath("cues/forecast.toml").read_text("utf-8"))
    return Cues(**{field.name: frozenset(data[field.name]) for field in fields(Cues)})


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """Patterns of questions on what is to come, and answers in one or two words."""

    future: re.Pattern[str]
    hypothesis: re.Pattern[str]
    not_future: re.Pattern[str]
    no: frozenset[str]
    yes: frozenset[str]


@functools.cache
def answer_words() -> AnswerWords:
    """The words of questions and short answers, read once from cues/answers.toml."""
    data = tomllib.loads(files("causerie.reading").joinpath("cues/answers.toml").read_text("utf-8"))
    return AnswerWords(
        future=_any_of(data["future"]),
        hypothesis=_any_of(data["hypothesis"]),
        not_future=_any_of(data["not_future"]),
        no=frozenset(data["no"]),
        yes=frozenset(data["yes"]),
    )


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b")
