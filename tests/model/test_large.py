"""Maps of thousands of factors."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.sparse import csr_array

from causerie.model import run
from causerie.model.effort import Effort
from causerie.model.options import RunOptions
from causerie.model.sparse import rests
from causerie.model.thresholds import THRESHOLDS
from causerie.values import Influence, Model, Push, Scenario
from causerie.vocabulary import Direction, Engine, Share

UP = Direction.INCREASE


def tangle(size, degree, seed=0):
    """Random links, one long ring among them so that all factors loop together."""
    pairs = {(i, (i + 1) % size) for i in range(size)}
    pairs |= {(int(a), int(b)) for a, b in np.random.default_rng(seed).integers(0, size, (int(size * degree), 2))}
    links = (Influence(a, b, 1.0, float((a + b) % 3 > 0)) for a, b in sorted(pairs) if a != b)
    return Model(tuple(f"f{i}" for i in range(size)), tuple(links))


def test_run_on_two_thousand_factors_in_a_chain():
    model = Model(
        tuple(f"f{i}" for i in range(2_000)), tuple(Influence(i, i + 1, 1.0, float(i != 2)) for i in range(1_999))
    )
    found = run(model, Scenario(pushes=(Push("f0", UP),)), RunOptions(samples=200))
    assert len(found.responses) == 2_000
    assert [one.word for one in found.responses[:21]] == [Share.PROVED] * 21
    assert [one.direction for one in found.responses[2:4]] == [UP, -UP]
    # so far away that what arrives is no change
    assert found.responses[-1].still == 1


@pytest.mark.parametrize("engine", [Engine.PRESS, Engine.PATHS, Engine.FCM])
def test_run_on_two_thousand_factors_of_which_one_group_loops(engine):
    found = run(tangle(2_000, 0.3), Scenario(pushes=(Push("f7", UP),)), RunOptions(samples=120, engine=engine))
    assert found.engine is engine
    assert found.stable > 100
    assert len(found.responses) == 2_000
    assert {one.factor: one for one in found.responses}["f8"].down > 0.5  # 7 + 8 makes a link of -


def test_run_makes_fewer_draws_of_large_groups_and_says_so():
    found = run(tangle(600, 0), Scenario(pushes=(Push("f0", UP),)), RunOptions(samples=700, hinges=0))
    assert (found.draws, found.stable) == (500, 500)
    assert "600 factors of this map loop together: 500 draws were made, not 700." in found.note


def brink(size, plus, seed=3):
    """Random links, three for each factor: at the brink of stability where half of them are +."""
    ends = np.random.default_rng(seed).integers(0, size, (3 * size, 2))
    pairs = sorted({(int(cause), int(effect)) for cause, effect in ends if cause != effect})
    return Model(tuple(f"f{i}" for i in range(size)), tuple(Influence(*pair, 1.0, plus) for pair in pairs))


FIRST = Scenario(pushes=(Push("f1", UP),))


def test_run_gives_up_early_on_a_large_group_that_hardly_ever_rests():
    found = run(brink(600, 1.0), FIRST, RunOptions(hinges=0))
    assert (found.engine, found.draws, found.stable, found.kept) == (Engine.PATHS, 100, 0, 100)
    assert "Only 0 of the first 100 draws are stable, too few to go on" in found.note
    assert "100 draws were made, not 2,000" in found.note


def test_run_makes_no_more_draws_of_huge_groups_than_enough(monkeypatch):
    monkeypatch.setattr("causerie.model.effort.THRESHOLDS", replace(THRESHOLDS, large=50, huge=50))
    model = brink(80, 0.5)
    found = run(model, FIRST, RunOptions(hinges=0))
    assert 120 <= found.stable < found.draws < 300
    assert found.draws % 50 == 0
    whole = run(model, FIRST, RunOptions(samples=found.draws, hinges=0))
    assert found.responses == whole.responses


def test_run_of_huge_groups_does_not_depend_on_chunks(monkeypatch):
    monkeypatch.setattr("causerie.model.effort.THRESHOLDS", replace(THRESHOLDS, large=50, huge=50))
    model = brink(80, 0.5)
    whole = run(model, FIRST, RunOptions(hinges=0))
    for name in ("draws.ROOM", "press.ROOM", "blocks.BLOCK"):
        monkeypatch.setattr(f"causerie.model.{name}", 5_000)
    assert run(model, FIRST, RunOptions(hinges=0)) == whole


@pytest.mark.parametrize(
    ("made", "stable", "over"),
    [(50, 0, False), (100, 0, True), (100, 20, True), (100, 25, False), (150, 119, False), (150, 120, True)],
)
def test_effort_ends_with_enough_stable_draws_or_no_hope_of_them(made, stable, over):
    assert Effort(300, 50, 120).over(made, stable) is over
    assert Effort(2_000).over(made, stable) is False


def test_rests_finds_the_rightmost_of_many_eigenvalues_close_together():
    """Eigenvalues of a random matrix fill a disc; the limit lies a hair to either side of the rightmost."""
    rng = np.random.default_rng(4)
    for _ in range(3):
        matrix = np.where(rng.random((400, 400)) < 0.01, rng.uniform(-1, 1, (400, 400)), 0)
        rightmost = np.linalg.eigvals(matrix).real.max()
        assert rests(csr_array(matrix), rightmost + 1e-3)
        assert not rests(csr_array(matrix), rightmost - 1e-3)
