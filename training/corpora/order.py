"""Which of a relation's two arguments is the cause, and where its words begin behind the connective."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def _marks() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("markers.toml").read_text("utf-8"))


def _phrases(kind: str) -> list[list[str]]:
    return sorted((phrase.split() for phrase in _marks()[kind]["words"]), key=lambda p: -len(p))


def opening(words: list[str], kind: str) -> int:
    """How many words at the start are openers and a marker of `kind`; 0 when there is no marker."""
    lower = [w.lower() for w in words]
    at = 0
    while at < len(lower):
        for phrase in _phrases(kind):
            if lower[at : at + len(phrase)] == phrase:
                return at + len(phrase)
        if lower[at] not in _marks()["openers"]:
            return 0
        at += 1
    return 0


def cause_first(sense: str, first: list[str], second: list[str]) -> bool | None:
    """Whether the first of two arguments (in the order of the text) is the cause; None for senses without one.

    A result follows; a reason, a condition or a means stands where its marker does, else behind; an aim too.
    """
    if sense.startswith(("contingency.cause.result", "contingency.cause+belief.result")):
        return True
    if sense.startswith(("contingency.cause.reason", "contingency.cause+belief.reason")):
        return _fronted("reason", first, second) or (not opening(second, "reason") and _participle(first))
    if sense.startswith("contingency.condition"):
        return _fronted("condition", first, second)
    if sense.startswith("contingency.purpose.arg1"):
        return _fronted("means", first, second) or (not opening(second, "means") and bool(opening(second, "goal")))
    if sense.startswith("contingency.purpose"):
        return not _fronted("goal", first, second)
    return None


def unmarked(sense: str, words: list[str], is_cause: bool) -> int:
    """How many words at the start of an argument are openers and the connective."""
    family = "condition" if "condition" in sense else "cause" if "cause" in sense else "purpose"
    kinds = {"cause": ("result", "reason"), "condition": ("then", "condition"), "purpose": ("goal", "means")}[family]
    return opening(words, kinds[is_cause]) or linking(words)


def linking(words: list[str]) -> int:
    """How many words at the start only link the clause to what stands before it."""
    known = _marks()["linking"]
    return next((at for at, word in enumerate(words) if word.lower() not in known), 0)


def _fronted(kind: str, first: list[str], second: list[str]) -> bool:
    return bool(opening(first, kind)) and not opening(second, kind)


def _participle(words: list[str]) -> bool:
    return words[0].lower().endswith("ing") and words[-1] == ","
