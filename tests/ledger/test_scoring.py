"""Scores against published worked examples, and who gets none."""

from __future__ import annotations

import dataclasses
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.ledger.scoring import brier, curve, limits, log_score, murphy, scorable, score, with_scores
from causerie.values import Ledger, Verdicts
from causerie.vocabulary import ForecastKind, Outlook, Result
from ledger_cases import JUNE, came, made


@pytest.mark.parametrize(
    ("low", "high", "true", "expected"),
    [
        # "Likely" and "almost certain" of ICD 203, each with the interval of its range.
        (55, 80, True, (0.106, 0.040, 0.203)),
        (55, 80, False, (0.456, 0.303, 0.640)),
        (95, 99, False, (0.941, 0.903, 0.980)),
        # A number of the speaker's own has no interval: Brier's perfect, worst and uncommitted forecasts (1950).
        (100, 100, True, (0, 0, 0)),
        (100, 100, False, (1, 1, 1)),
        (50, 50, True, (0.25, 0.25, 0.25)),
        (70, 70, True, (0.09, 0.09, 0.09)),
        (30, 30, True, (0.49, 0.49, 0.49)),
    ],
)
def test_brier_of_one_forecast(low: float, high: float, true: bool, expected: tuple[float, ...]) -> None:
    assert brier(came("a", low, high, true)) == pytest.approx(expected, abs=0.0006)


BRIER_1950 = ((0.7, 0), (0.9, 1), (0.8, 1), (0.4, 1), (0.2, 0), (0.0, 0), (0.0, 0), (0.0, 0), (0.0, 0), (0.1, 0))
"""Brier (1950), table 1: probability of rain on ten occasions, and whether it rained. He gives P = 0.19."""


def test_brier_of_the_table_in_brier_1950() -> None:
    entries = [came(f"r{at}", 100 * p, 100 * p, bool(o)) for at, (p, o) in enumerate(BRIER_1950)]
    found = score(entries)
    assert 2 * found.brier == pytest.approx(0.19, abs=0.0005)
    assert found.base_rate == pytest.approx(0.3)
    assert found.reference == pytest.approx(0.21)
    assert found.skill == pytest.approx(1 - 0.095 / 0.21)


def test_log_score_is_held_within_the_clamp() -> None:
    assert log_score(came("a", 100, 100, False))[0] == pytest.approx(-math.log(0.01))
    assert log_score(came("a", 0, 0, True))[0] == pytest.approx(-math.log(0.01))
    assert log_score(came("a", 50, 50))[0] == pytest.approx(math.log(2))
    middle, low, high = log_score(came("a", 55, 80))
    assert (middle, low, high) == pytest.approx((-math.log(0.675), -math.log(0.8), -math.log(0.55)))


def test_murphy_parts_by_hand() -> None:
    """Two bins, 0.2 (one of five came) and 0.8 (three of five): worked by hand after Murphy (1973)."""
    entries = [came(f"a{at}", 20, 20, at < 1) for at in range(5)] + [came(f"b{at}", 80, 80, at < 3) for at in range(5)]
    parts = murphy(entries)
    assert parts.reliability == pytest.approx(0.5 * 0 + 0.5 * 0.04)
    assert parts.resolution == pytest.approx(0.04)
    assert parts.uncertainty == pytest.approx(0.24)
    assert score(entries).brier == pytest.approx(0.22)


_ENTRY = st.tuples(st.sampled_from([(1, 5), (20, 45), (55, 80), (70, 70), (95, 99)]), st.booleans(), st.booleans())


@given(st.lists(_ENTRY, min_size=1, max_size=40))
def test_parts_add_up_and_the_interval_holds_the_score(drawn: list[tuple[tuple[int, int], bool, bool]]) -> None:
    entries = [came(f"e{at}", *ends, true, negated=no) for at, (ends, true, no) in enumerate(drawn)]
    found = score(entries)
    assert found.murphy is not None
    parts = found.murphy
    assert parts.reliability - parts.resolution + parts.uncertainty == pytest.approx(found.brier, abs=1e-9)
    assert found.brier_low <= found.brier <= found.brier_high
    assert found.log_low <= found.log <= found.log_high
    assert sum(one.n for one in curve(entries)) == found.n


def test_nothing_changes_agrees_with_who_denies_a_happening() -> None:
    assert score([came("a", 80, 80, True, negated=True)]).no_change == 0
    assert score([came("a", 80, 80, True)]).no_change == 1


@pytest.mark.parametrize(
    "other",
    [
        made("x", outlook=Outlook.YES),
        made("x", range=(55, 80), outlook=Outlook.OPEN),
        made("x", range=(55, 80), outlook=Outlook.AMBIGUOUS),
        made("x", range=(55, 80), outlook=Outlook.DISPUTED),
        made("x", range=(55, 80), outlook=Outlook.KNOWN_AT_PUBLICATION),
        came("x", 55, 80, group="f0"),
        came("x", 55, 80, verdicts=Verdicts(Result.NO, Result.YES, Result.YES)),
        came("x", 55, 80, kind=ForecastKind.CAPABILITY),
        came("x", 55, 80, kind=ForecastKind.COMMITMENT),
        came("x", 55, 80, kind=ForecastKind.TREND),
        came("x", 55, 80, deadlines=None),
        came("x", 20, 45, deadlines=None),
    ],
    ids=lambda entry: f"{entry.outlook}-{entry.kind}-{entry.group}-{entry.deadlines is None}",
)
def test_what_never_enters_a_score(other: object) -> None:
    assert scorable([other, came("y", 55, 80)]) == (came("y", 55, 80),)  # type: ignore[list-item]


def test_no_score_under_twenty_five_and_no_curve_under_thirty() -> None:
    def kept(count: int) -> Ledger:
        entries = tuple(came(f"e{at}", 55, 80, at % 2 == 0) for at in range(count))
        return with_scores(Ledger("2021-01-01", "ICD 203", entries))

    few, some, many = kept(24), kept(25), kept(30)
    assert few.score is None
    assert few.scores == ()
    assert "needs 25" in few.unscored
    assert "are 24" in few.unscored
    assert some.score is not None
    assert some.score.n == 25
    assert some.unscored == ""
    assert some.curve == ()
    assert [name for name, _ in some.scores] == ["Mara Vell"]
    assert [(one.n, one.came) for one in many.curve] == [(30, 15)]


def test_no_score_beside_a_name_with_too_few_of_its_own() -> None:
    entries = tuple(came(f"e{at}", 55, 80, speaker=f"Person {at % 2}") for at in range(30))
    ledger = with_scores(Ledger("2021-01-01", "ICD 203", entries))
    assert ledger.score is not None
    assert ledger.scores == ()


def test_unscored_says_why() -> None:
    entries = (
        made("a", outlook=Outlook.YES),
        came("b", 55, 80, verdicts=Verdicts(Result.NO, Result.YES, Result.YES)),
        came("c", 55, 80, kind=ForecastKind.CAPABILITY),
        came("d", 55, 80),
        came("e", 55, 80, deadlines=None),
        came("f", 20, 45, False),
    )
    told = with_scores(Ledger("2021-01-01", "Kent 1964", entries)).unscored
    assert "there are 2" in told
    assert "Of 6 that came or did not" in told
    assert "1 say by no time" in told
    assert "1 give no number and no word of Kent 1964" in told
    assert "1 turn on the deadline" in told
    assert "1 speak of what somebody is able to" in told
    assert "none of these forecasts" in with_scores(Ledger("2021-01-01", "ICD 203", (made(),))).unscored


def test_limits_are_data() -> None:
    small = dataclasses.replace(limits(), least_score=2, least_curve=2)
    entries = (came("a", 55, 80), came("b", 55, 80))
    assert with_scores(Ledger("2021-01-01", "ICD 203", entries), small).score is not None


def test_what_somebody_reports_counts_as_that_of_whom_it_is_reported() -> None:
    told = ("Pia Morrow", "Roe Marsh")
    entries = tuple(came(f"e{at}", 55, 80, speaker=told[0], source=told) for at in range(30))
    assert [name for name, _ in with_scores(Ledger("2021-01-01", "ICD 203", entries)).scores] == ["Roe Marsh"]


def test_what_was_called_unlikely_and_stayed_away_scores_well() -> None:
    entry = came("a", 20, 45, False)
    assert entry.outlook is Outlook.UNLIKELY_NO
    assert brier(entry)[0] == pytest.approx(0.325**2)
    assert score([entry, came("b", 20, 45, True)]).base_rate == 0.5


def test_a_number_that_comes_with_a_later_statement_is_scored_by_that_statement() -> None:
    first = made("a", outlook=Outlook.NO, deadlines=JUNE)
    turning = came("b", 70, 70, group="a", uttered="2020-04-20", verdicts=Verdicts(Result.NO, Result.NO, Result.YES))
    later = came("c", 70, 70, group="a", uttered="2020-04-02")
    again = came("d", 90, 90, group="a", uttered="2020-05-02")
    assert scorable([first, turning, again, later]) == (later,)
    assert scorable([first, turning]) == ()
    assert scorable([came("a", 60, 60), later]) == (came("a", 60, 60),)
    told = with_scores(Ledger("2021-01-01", "ICD 203", (first, turning))).unscored
    assert "1 turn on the deadline" in told
    assert "give no number" not in told
