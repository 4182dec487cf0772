"""What an outcome comes to at three deadlines."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.ledger.phrases import lists
from causerie.ledger.verdicts import doubted, happened, lasts, told_as, turned, verdicts
from causerie.values import Quote, Resolution
from causerie.vocabulary import Level, Outlook, Result
from settling_cases import BY_JUNE, SOURCE, entry

YES, NO, AMBIGUOUS, VOID = Result.YES, Result.NO, Result.AMBIGUOUS, Result.VOID


@pytest.mark.parametrize(
    ("result", "negated", "on", "expected"),
    [
        (YES, False, "2031-05-20", (YES, YES, YES)),
        (YES, False, "2031-05-31", (YES, YES, YES)),
        (YES, False, "2031-06-15", (NO, YES, YES)),
        (YES, False, "2031-09-01", (NO, NO, YES)),
        (YES, False, "2032-02-01", (NO, NO, NO)),
        (NO, False, "2031-05-30", (None, None, None)),
        (NO, False, "2031-06-15", (NO, None, None)),
        (NO, False, "2031-06", (NO, NO, None)),
        (NO, False, "2031-07-15", (NO, NO, None)),
        (NO, False, "2031-12-31", (NO, NO, NO)),
        (NO, True, "2031-06-15", (YES, NO, NO)),
        (YES, True, "2031-05-15", (None, None, None)),
        (YES, True, "2032-06-15", (YES, YES, YES)),
        (VOID, False, "2031-06-15", (VOID, VOID, VOID)),
        (YES, False, "2031", (AMBIGUOUS, AMBIGUOUS, YES)),
    ],
)
def test_what_happened_after_a_deadline_had_not_happened_by_then(
    result: Result, negated: bool, on: str, expected: tuple[Result | None, Result | None, Result | None]
) -> None:
    found = verdicts(Resolution(result, on, (SOURCE,)), BY_JUNE, negated)
    assert (found.early, found.default, found.late) == expected
    assert found.sensitive == (expected[1] is not None and len(set(expected)) > 1)


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ("2031-05-02", (None, None, None)),
        ("2031-06-15T09:00:00+00:00", (NO, None, None)),
        ("2031-07-01T09:00:00+00:00", (NO, NO, None)),
        ("2034-01-01T09:00:00+00:00", (NO, NO, NO)),
    ],
)
def test_what_never_came_is_decided_once_somebody_records_it_after_the_deadline(
    recorded: str, expected: tuple[Result | None, Result | None, Result | None]
) -> None:
    found = verdicts(Resolution(NO, "2031-05-02", (SOURCE,), at=recorded), BY_JUNE, False)
    assert (found.early, found.default, found.late) == expected


@pytest.mark.parametrize("result", list(Result))
def test_only_one_of_two_opposite_forecasts_has_something_happen(result: Result) -> None:
    assert happened(result, False) == happened(-result, True)
    assert not (happened(result, False) and happened(result, True))


@pytest.mark.parametrize("case", lists("lasting")["examples"], ids=lambda case: case["words"])
def test_what_goes_on_until_it_stops(case: dict[str, Any]) -> None:
    assert lasts(case["words"]) is case["lasts"]


@pytest.mark.parametrize(
    ("words", "negated", "expected"),
    [
        ("The mill will close", False, False),
        ("The mill will close", True, True),
        ("The schools will stay closed", False, True),
        ("The truce will hold", True, False),
    ],
)
def test_an_end_decides_against_what_lasts_and_a_happening_against_a_denial(
    words: str, negated: bool, expected: bool
) -> None:
    assert turned(entry(proposition=Quote(words, 0, len(words)), negated=negated)) is expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"level": Level.CERTAIN}, False),
        ({"level": Level.POSSIBLE}, False),
        ({"level": Level.UNLIKELY}, True),
        ({"level": Level.EXCLUDED}, True),
        ({"level": Level.LIKELY, "range": (5, 20)}, True),
        ({"level": Level.UNLIKELY, "range": (55, 80)}, False),
        ({"level": Level.UNLIKELY, "range": (40, 59)}, True),
        ({"level": Level.POSSIBLE, "range": (45, 55)}, False),
        ({"level": Level.POSSIBLE, "range": (50, 50)}, False),
        ({"level": Level.POSSIBLE, "range": (0, 10)}, True),
    ],
)
def test_who_called_it_unlikely_is_told_apart(parts: dict[str, Any], expected: bool) -> None:
    one = entry(**parts)
    assert doubted(one) is expected
    yes, no = (Outlook.UNLIKELY_YES, Outlook.UNLIKELY_NO) if expected else (Outlook.YES, Outlook.NO)
    assert (told_as(one, YES), told_as(one, NO)) == (yes, no)
    assert (told_as(one, VOID), told_as(one, AMBIGUOUS)) == (Outlook.VOID, Outlook.AMBIGUOUS)


@given(st.sampled_from(Level), st.sampled_from(Result))
def test_how_likely_it_was_called_never_changes_whether_it_came(level: Level, result: Result) -> None:
    assert told_as(entry(level=level), result).came is {YES: True, NO: False}.get(result)
