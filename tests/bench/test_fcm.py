from __future__ import annotations

import fcm
import numpy as np
import pytest
from common import Absent

MINE = {"seconds": 0.5, "memory": 100.0, "links": 9, "states": [0.25, 0.5]}


def test_the_first_set_is_what_the_peer_gets() -> None:
    cause, effect, values = fcm.weights_of(20)
    matrix = fcm.matrix_of(20)
    assert values.shape == (fcm.SETS, np.count_nonzero(matrix))
    assert (matrix[cause, effect] == values[0]).all()
    assert not matrix.diagonal().any()


def test_measure_gives_states_of_the_first_set() -> None:
    found = fcm.measure(20)
    assert len(found["states"]) == 20
    assert found["seconds"] > 0
    assert 0 < found["memory"] < 1_000


def test_a_row_says_how_much_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fcm, "ours", lambda size: MINE)
    monkeypatch.setattr(fcm, "peer", lambda size: {"seconds": 0.05, "states": [0.25, 0.5], "steps": fcm.STEPS})
    assert fcm.row(100).figure == "500.0 ms, 100 MB, 100x"


def test_a_row_without_the_peer_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(size: int) -> None:
        raise Absent("fcmpy cannot be installed here (no network?)")

    monkeypatch.setattr(fcm, "ours", lambda size: MINE)
    monkeypatch.setattr(fcm, "peer", absent)
    row = fcm.row(100)
    assert row.figure == "500.0 ms, 100 MB"
    assert "cannot be installed" in row.aim


def test_states_that_differ_are_no_comparison(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fcm, "ours", lambda size: MINE)
    monkeypatch.setattr(fcm, "peer", lambda size: {"seconds": 0.05, "states": [0.25, 0.6], "steps": fcm.STEPS})
    with pytest.raises(AssertionError, match="differ"):
        fcm.row(100)
