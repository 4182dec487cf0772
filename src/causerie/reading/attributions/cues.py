"""The cue words of reports, from `cues/reporting.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Cues:
    """For each reporting verb the constructions that it takes, and the words of the other reports."""

    verbs: dict[str, frozenset[str]]
    about: dict[str, frozenset[str]]
    judged: dict[str, frozenset[str]]
    called: dict[str, frozenset[str]]
    felt: dict[str, frozenset[str]]
    views: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    shown: frozenset[str]
    wishes: frozenset[str]
    pronominal: frozenset[str]
    human: frozenset[str]
    scanty: frozenset[str]
    winning: frozenset[str]
    passive: frozenset[str]
    answers: frozenset[str]
    measured: frozenset[str]


_WORDS = (
    *("views", "nouns", "adjectives", "shown", "wishes", "pronominal"),
    *("human", "scanty", "winning", "passive", "answers", "measured"),
)
VERB_KINDS = ("clause", "request", "infinitive", "object", "judgement", "tag")


@cache
def reporting() -> Cues:
    """The cues as shipped."""
    raw = tomllib.loads(files("causerie.reading").joinpath("cues/reporting.toml").read_text("utf-8"))
    verbs: dict[str, set[str]] = {}
    for kind in VERB_KINDS:
        for lemma in raw[kind]:
            verbs.setdefault(lemma, set()).add(kind)
    about, judged, called, felt = (
        {word: frozenset(prepositions) for word, prepositions in raw[kind].items()}
        for kind in ("about", "judged", "called", "felt")
    )
    for verb in about:
        verbs.setdefault(verb, set()).add("about")
    words = {kind: frozenset(raw[kind]) for kind in _WORDS}
    return Cues({lemma: frozenset(kinds) for lemma, kinds in verbs.items()}, about, judged, called, felt, **words)
