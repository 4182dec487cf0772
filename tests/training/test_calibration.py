"""What is learnt from candidates: coefficients, weights of votes, and the file that the reader reads."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

import pytest
from training.calibrate import written
from training.calibration.regression import fitted
from training.calibration.voting import Ballot, held_out, weights

from causerie.reading.joining.votes import Poll
from causerie.reading.joining.weights import KINDS, Weights, joint


def drawn(count: int) -> tuple[list[dict[str, float]], list[bool]]:
    """Rows whose chance is the logistic function of 2 * link - 1, with a feature that means nothing."""
    chance = random.Random(7)
    rows = [{"link": chance.uniform(-2, 2), "spot": chance.choice((0.0, 1.0))} for _ in range(count)]
    labels = [chance.random() < 1 / (1 + 2.718281828 ** -(2 * row["link"] - 1)) for row in rows]
    return rows, labels


def test_the_coefficients_are_those_that_made_the_labels() -> None:
    rows, labels = drawn(4000)
    found = fitted(rows, labels, [1.0] * len(rows))
    assert found["link"] == pytest.approx(2, abs=0.25)
    assert found["constant"] == pytest.approx(-1, abs=0.25)
    assert abs(found.get("spot", 0.0)) < 0.25


def test_evidence_never_counts_against_an_item() -> None:
    rows, labels = drawn(400)
    turned = [not label for label in labels]
    assert "link" not in fitted(rows, turned, [1.0] * len(rows))
    free = [{"apart": row["link"]} for row in rows]
    assert fitted(free, turned, [1.0] * len(rows))["apart"] < 0


def test_rows_count_as_often_as_they_are_said_to() -> None:
    rows, labels = drawn(60)
    twice = fitted([*rows, *rows], [*labels, *labels], [1.0] * 120)
    assert fitted(rows, labels, [2.0] * 60)["link"] == pytest.approx(twice["link"], abs=0.02)


def test_a_record_is_taken_as_it_is() -> None:
    rows = [{"rule": 1.0, "family": 1.0}, {"rule": 1.0, "family": -1.0}] * 10
    assert fitted(rows, [True, False] * 10, [1.0] * 20)["family"] == 1.0


def ballots(own_right: bool) -> list[Ballot]:
    """Twenty items on which text and encoder disagree; one of them is always right."""
    said = {"+": 0.1, "-": 0.9}
    return [Ballot(f"d{at % 4}", "sign", True, "+", said, "+" if own_right else "-") for at in range(20)]


@pytest.mark.parametrize("own_right", [True, False])
def test_whoever_is_right_wins_the_vote(own_right: bool) -> None:
    cast = ballots(own_right)
    found = weights(cast)
    assert {one.value(found["sign.rule"], found["sign.model"]) for one in cast} == {cast[0].right}
    assert held_out(cast) == [one.right for one in cast]


def test_the_reader_votes_as_the_training_does() -> None:
    one = ballots(True)[0]
    for text in (0.0, 1.0, 2.0, 3.0):
        poll = Poll(Weights(0.5, 0.1, {}, {}, {"sign.rule": text, "sign.model": 1.0}), rule=True)
        assert poll.value("sign", one.own, one.said) == one.value(text, 1.0)


def test_without_the_encoder_the_text_has_its_way() -> None:
    assert Ballot("d", "sign", True, "+", {}, "-").value(0.0, 1.0) == "+"


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    out = tmp_path / "joining.toml"
    one = Weights(0.45, 0.1, {"constant": -1.25, "link": 0.5}, {"verb.up": 0.3}, {"sign.rule": 2.0})
    written(out, "small", 1.0, dict.fromkeys(KINDS, one))
    written(out, "large", 0.5, dict.fromkeys(KINDS, one))
    tables = tomllib.loads(out.read_text("utf-8"))
    assert set(tables) == {"small", "large"}
    back = joint(tables["small"])
    assert back.bias == 1.0
    assert back.of == dict.fromkeys(KINDS, one)
