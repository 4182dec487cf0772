"""What an outcome comes to at three deadlines."""

from __future__ import annotations

import pytest

from causerie.ledger.verdicts import happened, verdicts
from causerie.values import Resolution
from causerie.vocabulary import Result
from settling_cases import BY_JUNE, SOURCE

YES, NO, AMBIGUOUS, VOID = Result.YES, Result.NO, Result.AMBIGUOUS, Result.VOID


@pytest.mark.parametrize(
    ("result", "negated", "on", "expected"),
    [
        (YES, False, "2031-05-20", (YES, YES, YES)),
        (YES, False, "2031-05-31", (YES, YES, YES)),
        (YES, False, "2031-06-15", (NO, YES, YES)),
        (YES, False, "2031-09-01", (NO, NO, YES)),
        (YES, False, "2032-02-01", (NO, NO, NO)),
        (NO, False, "2031-06-15", (NO, NO, NO)),
        (NO, True, "2031-06-15", (YES, NO, NO)),
        (YES, True, "2031-06-15", (YES, YES, YES)),
        (VOID, False, "2031-06-15", (VOID, VOID, VOID)),
        (YES, False, "2031", (AMBIGUOUS, AMBIGUOUS, YES)),
    ],
)
def test_what_happened_after_a_deadline_had_not_happened_by_then(
    result: Result, negated: bool, on: str, expected: tuple[Result, Result, Result]
) -> None:
    found = verdicts(Resolution(result, on, (SOURCE,)), BY_JUNE, negated)
    assert (found.early, found.default, found.late) == expected
    assert found.sensitive == (len(set(expected)) > 1)


@pytest.mark.parametrize("result", list(Result))
def test_only_one_of_two_opposite_forecasts_has_something_happen(result: Result) -> None:
    assert happened(result, False) == happened(-result, True)
    assert not (happened(result, False) and happened(result, True))
