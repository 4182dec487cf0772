from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from assembling import Spent, growth, indra_python, measure, readings, row
from common import Absent
from synthetic import PER_DOCUMENT, QUOTE, claims

from causerie.identity import overlap
from causerie.vocabulary import Direction


def written(folder: Path, count: int) -> Path:
    path = folder / "claims.jsonl"
    path.write_text("".join(json.dumps(claim) + "\n" for claim in claims(count)), "utf-8")
    return path


def test_the_same_claims_for_the_same_seed() -> None:
    assert list(claims(60)) == list(claims(60))
    assert list(claims(60)) != list(claims(60, seed=2))


def test_most_forms_are_met_once_and_a_few_everywhere() -> None:
    said = Counter(claim[part]["text"] for claim in claims(1_000) for part in ("cause", "effect"))
    once = sum(count == 1 for count in said.values())
    assert 0.6 < len(said) / 2_000 < 0.9
    assert once > len(said) / 2
    assert said.most_common(1)[0][1] > 5


def test_mentions_stand_where_the_readings_have_them(tmp_path: Path) -> None:
    for reading in readings(written(tmp_path, 60)):
        assert len(reading.causal) == PER_DOCUMENT
        for claim in reading.causal:
            assert len(claim.quote.text) == QUOTE
            for end in (claim.cause, claim.effect):
                at = end.start - claim.quote.start
                assert claim.quote.text[at : at + len(end.text)] == end.text
            assert not overlap((claim.cause.start, claim.cause.end), (claim.effect.start, claim.effect.end))
            assert claim.polarity is Direction.sign(claim.cause.direction, claim.effect.direction)


def test_every_claim_comes_to_a_link(tmp_path: Path) -> None:
    found = measure(written(tmp_path, 40))
    assert found["seconds"] > 0
    assert "links" in found["made"]


def test_a_row_tells_ours_beside_the_other() -> None:
    one = row(1_000, Spent(1.0, 100.0, "10 factors"), Spent(6.0, 400.0, "9 unique"))
    assert "6.0x, 0.25 of the memory" in one.figure
    published = row(50_000, Spent(1.0, 100.0, "10 factors"), "INDRA cannot be installed here")
    assert "published, not measured: 24.8 s, 930 MB" in published.aim


def test_growth_is_an_exponent() -> None:
    (one,) = growth({10: Spent(1.0, 1.0, ""), 1_000: Spent(100.0, 1.0, "")})
    assert one.figure == "n^1.00"


def test_an_environment_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("INDRA_VENV", str(tmp_path))
    indra_python.cache_clear()
    with pytest.raises(Absent, match="INDRA is not in"):
        indra_python()
    indra_python.cache_clear()
