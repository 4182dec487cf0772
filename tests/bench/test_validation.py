from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import validation
from common import Absent


def forecast(at: int, level: str, probability: float | None = None) -> dict[str, Any]:
    place = {"text": "", "start": at, "end": at + 8}
    return {"proposition": place, "certainty": {"level": level}, "probability": probability}


CODED = {"forecasts": [forecast(0, "certain"), forecast(20, "likely")]}
READ = {"forecasts": [forecast(0, "certain", 0.97), forecast(20, "possible", 0.82), forecast(40, "likely", 0.78)]}


def test_bins_hold_how_many_and_how_many_right() -> None:
    assert validation.bins([(CODED, READ)]) == {"0.8": [2, 1], "1.0": [1, 1]}


def test_claims_without_a_probability_are_in_no_bin() -> None:
    assert validation.bins([(CODED, CODED)]) == {}


def test_figures_of_documents() -> None:
    found = validation.measured([(CODED, READ), (CODED, CODED)])
    assert found["documents"] == 2
    assert found["f1"]["forecasts"] == round(2 * 4 / (4 + 5), 4)
    assert found["certainty"] == pytest.approx((1 + 2 / 3 + 0) / 3, abs=1e-4)


def test_kept_figures_are_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "kept.json"
    monkeypatch.setattr(validation, "KEPT", kept)
    with pytest.raises(Absent):
        validation.rows("small")
    kept.write_text(json.dumps({"small": validation.measured([(CODED, READ)])}), "utf-8")
    figures = {row.what: row.figure for row in validation.rows("small")}
    assert figures["calibration: claims given 0.75 to 0.85 that are right"].startswith("0.50 (0.8: 1/2")
    with pytest.raises(Absent):
        validation.rows("large")


def test_folds_without_models_are_no_folds(tmp_path: Path) -> None:
    with pytest.raises(Absent):
        list(validation.held_out(tmp_path))
