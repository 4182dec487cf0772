"""The candidates of coded documents: what rules and a fold's encoder propose, with features and the coding."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from causerie.codec import encode
from causerie.documents import LoadOptions, load
from causerie.encoder.scheme import PairKind
from causerie.encoder.session import Encoder
from causerie.encoder.suggest import suggest
from causerie.reading.attributions import explicit, find_attributions
from causerie.reading.causal import find_causal
from causerie.reading.forecasts import find_forecasts
from causerie.reading.frame import Frame, parse, plain
from causerie.reading.joining import attributions, causal, forecasts, relations
from causerie.reading.joining.asking import MarkScore, Suggestions
from causerie.reading.joining.candidates import Candidate
from causerie.reading.joining.hearing import Heard
from causerie.reading.joining.passages import passages
from causerie.reading.joining.weights import Weights
from causerie.reading.relations import find_relations
from causerie.reading.sources import chains
from causerie.reading.turns import find_turns
from causerie.vocabulary import ClaimKind

Json = dict[str, Any]
TEXT_RULES = 1e6
"""Weight of the text's own value while candidates are collected: nothing is voted yet."""
BLANK = {
    f"{name}.{voice}": TEXT_RULES
    for name in ("sign", "cause_way", "effect_way", "status", "level", "negated", "resolvable", "kind")
    for voice in ("rule", "words")
}
LEAST = {ClaimKind.CAUSAL: 0.12, ClaimKind.FORECAST: 0.1, ClaimKind.ATTRIBUTION: 0.1, ClaimKind.RELATION: 0.1}
"""Link probability from which a pair of the encoder alone is looked at."""
CAUSAL = ("sign", "status", "level", "cause_way", "effect_way")
"""What the encoder says of a causal claim."""
SAME = {
    ClaimKind.CAUSAL: causal.same,
    ClaimKind.FORECAST: forecasts.same,
    ClaimKind.ATTRIBUTION: attributions.same,
    ClaimKind.RELATION: relations.same,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One candidate in its JSON form; `said` is what the encoder says of its values, by name of value."""

    candidate: Candidate[Any]
    data: Json
    said: Mapping[str, Mapping[Any, float]]

    @property
    def rule(self) -> str:
        return str(self.candidate.item.rule)


@dataclass(frozen=True, slots=True)
class Coded:
    """A coded document with its candidates and the rules' own items; `tuned`: rules were written on it."""

    name: str
    tuned: bool
    gold: Json
    rows: Mapping[ClaimKind, Sequence[Row]]
    rules: Mapping[ClaimKind, Sequence[Json]]


def coded(path: Path, tuned: bool, nlp: Any, encoder: Encoder, bias: float) -> Coded:
    """The candidates of one text with its coding beside it."""
    document = load(path, LoadOptions())
    frame = parse(document, find_turns(document), nlp)
    said = suggest(plain(document.text), passages(frame), encoder)
    rows, rules = candidates(frame, said, bias)
    return Coded(path.stem, tuned, json.loads(path.with_suffix(".json").read_text("utf-8")), rows, rules)


def candidates(
    frame: Frame, said: Suggestions, bias: float
) -> tuple[dict[ClaimKind, list[Row]], dict[ClaimKind, list[Json]]]:
    """The candidates of each kind, and the items of the rules alone."""
    heard = Heard(frame, said, bias)
    reports = find_attributions(frame)
    chain = chains(frame, reports)
    blank = {kind: Weights(0.0, least, {}, {}, BLANK) for kind, least in LEAST.items()}
    claims, plans = find_causal(frame, chain), find_forecasts(frame, chain)
    told, ties = explicit(reports), find_relations(frame, chain)
    found: dict[ClaimKind, list[Candidate[Any]]] = {
        ClaimKind.CAUSAL: [*causal.candidates(heard, chain, blank[ClaimKind.CAUSAL], claims)],
        ClaimKind.FORECAST: [*forecasts.candidates(heard, chain, blank[ClaimKind.FORECAST], plans)],
        ClaimKind.ATTRIBUTION: [*attributions.candidates(heard, blank[ClaimKind.ATTRIBUTION], told)],
        ClaimKind.RELATION: [*relations.candidates(heard, chain, blank[ClaimKind.RELATION], ties)],
    }
    rows = {kind: _rows(said, kind, found[kind]) for kind in found}
    rules = zip(found, (claims, plans, told, ties), strict=True)
    return rows, {kind: [encode(item) for item in items] for kind, items in rules}


def _rows(said: Suggestions, kind: ClaimKind, found: Sequence[Candidate[Any]]) -> list[Row]:
    values = _said(said, kind, [one.item for one in found])
    return [Row(_clean(one), encode(one.item), value) for one, value in zip(found, values, strict=True)]


def _clean(one: Candidate[Any]) -> Candidate[Any]:
    """The candidate without the prior of its rule, which is learnt later."""
    return replace(one, features={name: value for name, value in one.features.items() if name != "family"})


def _said(said: Suggestions, kind: ClaimKind, items: Sequence[Any]) -> list[Mapping[str, Mapping[Any, float]]]:
    """What the encoder says of the values of items."""
    if kind is ClaimKind.FORECAST:
        marks = said.marks([forecasts.place(item) for item in items])
        return [_of_mark(mark) if mark is not None else {} for mark in marks]
    if kind is ClaimKind.CAUSAL:
        scores = said.pairs([(PairKind.CAUSAL, *causal.ends(item)) for item in items])
        return [{name: getattr(score, name) for name in CAUSAL} if score is not None else {} for score in scores]
    if kind is ClaimKind.RELATION:
        scores = said.pairs([(PairKind.RELATION, *relations.ends(item)) for item in items])
        return [{"kind": score.relation} if score is not None else {} for score in scores]
    return [{} for _ in items]


def _of_mark(mark: MarkScore) -> Mapping[str, Mapping[Any, float]]:
    negated = {True: mark.negated, False: 1 - mark.negated}
    return {"negated": negated, "level": mark.level, "resolvable": mark.resolvable}
