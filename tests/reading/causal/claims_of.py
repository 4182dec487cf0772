"""Claims that the constructions find in a short text, as one voice or as an interview."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

from spacy.language import Language

from causerie.reading.causal.find import find_causal
from causerie.reading.frame import Frame, parse
from causerie.values import CausalClaim, Document, Turn
from causerie.vocabulary import Role

_VOICES = {"Q": Role.INTERVIEWER, "A": Role.INTERVIEWEE}


def frame_of(text: str, nlp: Language) -> Frame:
    """The parsed text; paragraphs that open with "Q: " or "A: " are turns."""
    turns = tuple(
        Turn(m.start(2), m.end(2), None, _VOICES[m.group(1)])
        for m in re.finditer(r"^([QA]): (.+)$", text, re.MULTILINE)
    )
    return parse(Document("d", text, "0"), turns or (Turn(0, len(text), None, Role.NARRATOR),), nlp)


def claims_of(text: str, nlp: Language) -> tuple[CausalClaim, ...]:
    return find_causal(frame_of(text, nlp), lambda start, end: ())


def examples(name: str) -> list[dict[str, Any]]:
    """The examples of a cue file."""
    found: list[dict[str, Any]] = tomllib.loads(
        files("causerie.reading").joinpath("cues", f"{name}.toml").read_text("utf-8")
    )["example"]
    return found


def holds(example: dict[str, Any], claims: tuple[CausalClaim, ...]) -> bool:
    """Whether one of the claims is the example's: its words, and its rule, sign and status where it names them."""
    return any(
        claim.cause.text == example["cause"]
        and claim.effect.text == example["effect"]
        and claim.rule == example["rule"]
        and claim.polarity == example.get("polarity", claim.polarity)
        and claim.status == example.get("status", claim.status)
        for claim in claims
    )
