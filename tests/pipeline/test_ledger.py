"""What of a ledger may leave the house."""

from __future__ import annotations

import dataclasses

from causerie.ledger.scoring import limits, with_scores
from causerie.pipeline.ledger import shared
from causerie.values import Ledger
from ledger_cases import came, made

LEAST = limits().least_score


def told(count: int, *more: object) -> Ledger:
    entries = tuple(came(f"f{number}", 55, 80, number % 3 > 0) for number in range(count))
    return with_scores(Ledger("2021-06-01", "ICD 203", (*entries, *more)))  # type: ignore[arg-type]


def held_back(ledger: Ledger, name: str) -> Ledger:
    entries = (dataclasses.replace(one, withheld=True) if one.id == name else one for one in ledger.entries)
    return with_scores(dataclasses.replace(ledger, entries=tuple(entries)))


def test_what_bears_on_no_score_is_left_out_and_leaves_the_score() -> None:
    ledger = told(LEAST, made("vague"))
    assert ledger.score is not None
    opened = shared(held_back(ledger, "vague"))
    assert (opened.score, opened.withheld, len(opened.entries)) == (ledger.score, 1, LEAST)


def test_a_score_is_made_anew_without_what_is_withheld() -> None:
    opened = shared(held_back(told(LEAST + 1), "f0"))
    assert opened.score is not None
    assert opened.score.n == LEAST
    assert opened.score == with_scores(dataclasses.replace(opened, score=None)).score


def test_too_few_left_say_the_true_reason() -> None:
    opened = shared(held_back(told(LEAST), "f0"))
    assert opened.score is None
    assert f"there are {LEAST - 1}" in opened.unscored
