"""Press perturbation against published shares, and against Cramer's rule on all maps of three factors."""

import itertools
import math

import numpy as np
import pytest

from causerie.model import run
from causerie.model.draws import draws
from causerie.model.options import RunOptions
from causerie.model.press import pressed
from causerie.model.scope import scope_of
from causerie.values import Influence, Model, Push, Scenario
from causerie.vocabulary import Direction, Engine, Share
from model_cases import CASES

UP, DOWN = Direction.INCREASE, Direction.DECREASE
SNOWSHOE = CASES["snowshoe"]
DRAWS = 20_000


def snowshoe(name):
    """The model with its own sampled self-limitation as links of a factor to itself."""
    nodes = SNOWSHOE["nodes"]
    links = [*SNOWSHOE["links"], *SNOWSHOE["models"][name]["more"]]
    ends = [(nodes.index(link[0]), nodes.index(link[2]), float(link[1] == "+")) for link in links]
    return Model(tuple(nodes), tuple(Influence(cause, effect, 1.0, plus) for cause, effect, plus in ends))


def press(model, pushed, given=(), seed=11):
    options = RunOptions(samples=DRAWS, seed=seed, limit=0.0, hinges=0, prove=False)
    return run(model, Scenario(pushes=(Push(pushed, UP),), given=given), options)


def errors(share, draws):
    """Three standard errors of a share; of a sure one, three draws."""
    return 3 * math.sqrt(share * (1 - share) / draws) if 0 < share < 1 else 3 / draws


@pytest.mark.parametrize("name", SNOWSHOE["models"])
def test_run_reaches_published_shares(name):
    case = SNOWSHOE["models"][name]
    for pushed, rises in case["rises"].items():
        found = press(snowshoe(name), pushed)
        assert found.engine is Engine.PRESS
        assert abs(found.stable / DRAWS - case["stable"]) <= errors(case["stable"], DRAWS)
        for response, share in zip(found.responses, rises, strict=True):
            assert abs(response.up - share) <= errors(share, found.stable)


def test_run_with_an_observation_weighs_models():
    seen = SNOWSHOE["observed"]
    given = (Push(seen["falls"], DOWN),)
    models = {name: case for name, case in SNOWSHOE["models"].items() if "prior" in case}
    kept = {
        name: case["prior"] * press(snowshoe(name), seen["pushed"], given).kept / DRAWS for name, case in models.items()
    }
    for name, case in models.items():
        assert abs(kept[name] / sum(kept.values()) - case["posterior"]) <= 0.01


def minor(matrix, row, column):
    rest = [[value for j, value in enumerate(line) if j != column] for i, line in enumerate(matrix) if i != row]
    return rest[0][0] * rest[1][1] - rest[0][1] * rest[1][0]


def determinant(matrix):
    return sum((-1) ** j * matrix[0][j] * minor(matrix, 0, j) for j in range(3))


def by_cramer(matrix, pushed):
    """Response of three factors to a push on one: column of the inverse, by cofactors."""
    whole = determinant(matrix)
    return [(-1) ** (i + pushed) * minor(matrix, pushed, i) / whole for i in range(3)]


def is_stable(matrix):
    """Hurwitz on the characteristic polynomial of the negative of a 3 by 3 matrix."""
    trace = sum(matrix[i][i] for i in range(3))
    pairs = sum(minor(matrix, i, i) for i in range(3))
    return trace > 0 and determinant(matrix) > 0 and trace * pairs > determinant(matrix)


def test_pressed_all_sign_patterns_of_three_factors():
    ends = [(i, j) for i in range(3) for j in range(3) if i != j]
    rng = np.random.default_rng(2)
    for pattern in itertools.product((-1, 0, 1), repeat=6):
        links = [(end, sign) for end, sign in zip(ends, pattern, strict=True) if sign]
        model = Model(("a", "b", "c"), tuple(Influence(*end, 1.0, float(sign > 0)) for end, sign in links))
        scope = scope_of(model, Scenario(pushes=(Push("a", UP),)))
        drawn = rng.random((4, len(links))) * [sign for _, sign in links]
        found, stable = pressed(scope, drawn[:, scope.links], 1.0)
        for row, draw in enumerate(drawn):
            matrix = np.eye(3)
            for ((cause, effect), _), weight in zip(links, draw, strict=True):
                matrix[effect, cause] -= weight
            reach = np.zeros(3)
            reach[scope.nodes] = found[row]
            assert stable[row] == is_stable(only(matrix, scope.nodes))
            if stable[row]:
                assert np.abs(reach - by_cramer(matrix.tolist(), 0)).max() < 1e-9


def only(matrix, nodes):
    """The matrix without the loops of factors that the push does not reach."""
    found = np.eye(3)
    found[np.ix_(nodes, nodes)] = matrix[np.ix_(nodes, nodes)]
    return found.tolist()


def test_pressed_sparse_and_dense_agree(monkeypatch):
    rng = np.random.default_rng(8)
    ends = np.argwhere((rng.random((30, 30)) < 0.1) & ~np.eye(30, dtype=bool))
    model = Model(tuple(map(str, range(30))), tuple(Influence(int(i), int(j), 0.7, 0.5, 0.0, 1.5) for i, j in ends))
    scope = scope_of(model, Scenario(pushes=(Push("0", UP),)))
    assert max(len(group.nodes) for group in scope.groups) > 10
    (drawn,) = draws(model, 60, seed=1)
    dense, firm = pressed(scope, drawn[:, scope.links], 1.0)
    monkeypatch.setattr("causerie.model.press.SPARSE_FROM", 1)
    sparse, held = pressed(scope, drawn[:, scope.links], 1.0)
    assert (firm == held).all()
    assert 0 < firm.sum() < len(firm)
    assert np.abs(dense - sparse).max() < 1e-6


def chain(*signs):
    """a -> b -> c ... with the signs given."""
    ids = tuple("abcdefghij"[: len(signs) + 1])
    return Model(ids, tuple(Influence(i, i + 1, 1.0, float(sign > 0)) for i, sign in enumerate(signs)))


def test_run_does_not_respond_upstream():
    found = run(chain(1, -1), Scenario(pushes=(Push("b", UP),)))
    assert [one.word for one in found.responses] == [Share.STILL, Share.PROVED, Share.PROVED]
    assert [one.direction for one in found.responses] == [None, UP, DOWN]


def test_run_counts_unstable_draws_and_gives_way_to_paths():
    strong = [Influence(i, j, 1.0, 1.0, 0.9, 1.0) for i, j in itertools.permutations(range(3), 2)]
    found = run(Model(("a", "b", "c"), tuple(strong)), Scenario(pushes=(Push("a", DOWN),)))
    assert (found.engine, found.stable, found.kept) == (Engine.PATHS, 0, 2_000)
    assert "Only 0 of 2,000 draws are stable" in found.note
    assert [one.down for one in found.responses] == [1, 1, 1]


def test_run_with_half_of_the_draws_unstable_counts_them():
    mutual = Model(("a", "b"), (Influence(0, 1, 1.0, 1.0, 0.0, 2.0), Influence(1, 0, 1.0, 1.0, 0.0, 2.0)))
    found = run(mutual, Scenario(pushes=(Push("a", UP),)), RunOptions(samples=8_000))
    # both weights even in (0, 2]; stable where their product is below 1
    share = (1 + math.log(4)) / 4
    assert abs(found.stable / 8_000 - share) <= errors(share, 8_000)
    assert found.kept == found.stable
