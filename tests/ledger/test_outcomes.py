"""What may be recorded of a forecast, and what may not."""

from __future__ import annotations

import pytest

from causerie.ledger.outcomes import already, faults, sharpening_faults
from causerie.ledger.settling import settled
from causerie.values import Quote, Resolution, Sharpened, Source
from causerie.vocabulary import Act, Result
from settling_cases import SOURCE, decision, entry, outcome

TODAY = "2031-08-01"
IF = entry(condition=Quote("if the river dries", 0, 18))


def columns(made: Resolution, condition: bool | None = None, of: object = None) -> list[str]:
    return [column for column, _ in faults(of or entry(), made, TODAY, condition)]  # type: ignore[arg-type]


@pytest.mark.parametrize("on", ["2031-06-10", "2031-06", "2031", "2031-08-01", "2031-06-01/2031-06-03"])
def test_a_day_that_has_come_is_taken(on: str) -> None:
    assert columns(Resolution(Result.YES, on, (SOURCE,))) == []


@pytest.mark.parametrize("on", ["2031-02-30", "soon", "", "2031-08-02", "2032", "2031-05-01", "2031-07-02/2031-07-01"])
def test_a_day_that_is_none_or_to_come_or_too_early_is_refused(on: str) -> None:
    assert columns(Resolution(Result.YES, on, (Source(SOURCE.url),))) == ["on"]


@pytest.mark.parametrize("url", ["https://post.example/a", "http://post.example", "doi:10.1000/182", "urn:isbn:123"])
def test_an_address_is_taken(url: str) -> None:
    assert columns(Resolution(Result.YES, "2031-06-10", (Source(url),))) == []


@pytest.mark.parametrize(
    "url", ["", "post", "javascript:alert(1)", "https://", "https://a b.example", "http://[", "doi:"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    assert columns(Resolution(Result.YES, "2031-06-10", (Source(url),))) == ["source"]


def test_an_outcome_needs_a_source_and_its_date_must_be_one() -> None:
    assert columns(Resolution(Result.YES, "2031-06-10", ())) == ["source"]
    for date in ("2031-13-01", "2031-09-01"):
        assert columns(Resolution(Result.YES, "2031-06-10", (Source("https://a.example", "", date),))) == [
            "source_date"
        ]


@pytest.mark.parametrize(
    ("result", "dates", "found"),
    [
        (Result.YES, ("2031-06-09",), ["source_date"]),
        (Result.YES, ("2031-06-09", "2031-06-12"), ["source_date"]),
        (Result.YES, ("2031-06-10", "2031-06", None), []),
        (Result.NO, ("2031-05-30", "2031-06-10"), []),
        (Result.NO, ("2031-05-30", None), []),
        (Result.NO, ("2031-05-30", "2031-06-01"), ["source_date"]),
        (Result.AMBIGUOUS, ("2031-05",), ["source_date"]),
    ],
)
def test_no_source_tells_of_a_day_to_come(result: Result, dates: tuple[str | None, ...], found: list[str]) -> None:
    sources = tuple(Source(f"https://post.example/{number}", "", date) for number, date in enumerate(dates))
    assert columns(Resolution(result, "2031-06-10", sources)) == found


def test_only_a_conditional_forecast_has_a_condition() -> None:
    told = Resolution(Result.YES, "2031-06-10", (SOURCE,))
    assert columns(told, True) == ["condition"]
    assert columns(told, True, IF) == []


@pytest.mark.parametrize("result", list(Result))
def test_a_condition_that_failed_makes_void_and_nothing_else(result: Result) -> None:
    told = Resolution(result, "2031-06-10", (SOURCE,))
    assert columns(told, False, IF) == ([] if result is Result.VOID else ["condition"])
    assert columns(told, True, IF) == (["condition"] if result is Result.VOID else [])


def test_void_says_why() -> None:
    assert columns(Resolution(Result.VOID, "2031-06-10", (SOURCE,))) == ["note"]
    assert columns(Resolution(Result.VOID, "2031-06-10", (SOURCE,), "The mill was torn down.")) == []


def test_an_outcome_stands_in_the_way_of_another_until_it_is_disputed() -> None:
    assert already(entry(), "F1") == ""
    first = outcome(4, Result.NO, "2031-06-30")
    (held,) = settled([entry()], {"a": [first]}, TODAY)
    assert already(held, "F1").startswith("F1 has an outcome already: no on 2031-06-30, recorded by Ina on 2031-07-01")
    (objected,) = settled([entry()], {"a": [first, decision(5, Act.DISPUTE, after={"of": 4})]}, TODAY)
    assert already(objected, "F1") == ""


@pytest.mark.parametrize(
    ("made", "column"),
    [
        (Sharpened(), ""),
        (Sharpened(wording=" "), ""),
        (Sharpened(deadline="2031-02-30"), "deadline"),
        (Sharpened(deadline="2031"), "deadline"),
        (Sharpened(deadline="2031-05-01"), "deadline"),
    ],
)
def test_what_sharpens_nothing_is_refused(made: Sharpened, column: str) -> None:
    assert next(sharpening_faults(entry(), made))[0] == column


def test_an_outcome_freezes_the_wording() -> None:
    made = Sharpened(wording="the mill sells no flour", deadline="2031-07-01")
    assert list(sharpening_faults(entry(), made)) == []
    (resolved,) = settled([entry()], {"a": [outcome(4, Result.NO, "2031-06-30")]}, TODAY)
    ((_, problem),) = sharpening_faults(resolved, made)
    assert "frozen" in problem
    assert "decision 4" in problem
