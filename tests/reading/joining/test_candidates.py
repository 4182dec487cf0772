"""What is kept of what rules and encoder propose."""

from __future__ import annotations

from causerie.reading.joining.candidates import Candidate
from causerie.reading.joining.weights import Weights
from causerie.values import Attribution, Mention, Quote

ITEM = Attribution(
    Mention("Ina Holt", 0, 8), Mention("says", 9, 13), Mention("it rains", 14, 22), Quote("Ina Holt", 0, 8)
)


def test_what_a_rule_reads_whole_is_kept_whatever_its_probability() -> None:
    weights = Weights(0.5, 0.1, {}, {}, {})
    assert Candidate(ITEM, rule=True, model=False, whole=True).likely(0.01, weights)
    assert not Candidate(ITEM, rule=True, model=False).likely(0.01, weights)
    assert Candidate(ITEM, rule=True, model=False).likely(0.5, weights)
