"""Maps of thousands of factors."""

import numpy as np
import pytest

from causerie.model import run
from causerie.model.options import RunOptions
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
