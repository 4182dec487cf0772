"""Proofs against a grid of weights on all maps of three factors."""

import itertools

import numpy as np
import pytest

from causerie.model import run
from causerie.model.exact import proved
from causerie.model.options import RunOptions
from causerie.model.scope import scope_of
from causerie.values import Influence, Model, Push, Scenario
from causerie.vocabulary import Direction, Share

UP = Direction.INCREASE
ENDS = [(i, j) for i in range(3) for j in range(3) if i != j]
GRID = (0.01, 0.99)
WORLD = Scenario(pushes=(Push("a", UP),))


def model_of(links, size=3):
    return Model(tuple("abcdefgh"[:size]), tuple(links))


def proofs_of(model, scenario=WORLD):
    """Ways proved of all factors that the push reaches."""
    scope = scope_of(model, scenario)
    ways = proved(model, scope, range(len(scope.nodes)))
    return {model.factors[node]: ways[at] for at, node in enumerate(scope.nodes)}


def proof(model, target, scenario=WORLD):
    return proofs_of(model, scenario)[target]


def grid_signs(pattern):
    """Signs of the adjoint's first column, and whether the draw is stable, at all points of the grid."""
    weights = np.array(list(itertools.product(*[[sign * w for w in GRID] if sign else [0.0] for sign in pattern])))
    matrices = np.tile(np.eye(3), (len(weights), 1, 1))
    for place, (cause, effect) in enumerate(ENDS):
        matrices[:, effect, cause] = -weights[:, place]
    m = matrices
    adjoint = np.stack(
        [
            m[:, 1, 1] * m[:, 2, 2] - m[:, 1, 2] * m[:, 2, 1],
            m[:, 1, 2] * m[:, 2, 0] - m[:, 1, 0] * m[:, 2, 2],
            m[:, 1, 0] * m[:, 2, 1] - m[:, 1, 1] * m[:, 2, 0],
        ],
        axis=1,
    )
    stable = np.linalg.eigvals(matrices).real.min(axis=1) > 0
    return np.where(np.abs(adjoint) < 1e-12, 0, np.sign(adjoint)), stable


def test_proved_all_sign_patterns_of_three_factors():
    """A proof holds at every stable point; without one, some point goes the other way or nowhere."""
    proofs = 0
    for pattern in itertools.product((-1, 0, 1), repeat=6):
        links = [Influence(*end, 1.0, float(sign > 0)) for end, sign in zip(ENDS, pattern, strict=True) if sign]
        signs, stable = grid_signs(pattern)
        ways = proofs_of(model_of(links))
        for target in range(3):
            way = ways.get("abc"[target])
            if way is None:
                assert (signs[:, target] == 0).all()
            elif way:
                proofs += 1
                assert (signs[stable, target] == way).all()
            else:
                assert len(set(signs[:, target].tolist()) - {0}) != 1
    assert proofs > 500


@pytest.mark.parametrize("uncertain", [{"presence": 0.5}, {"plus": 0.5}])
def test_proved_needs_every_choice_of_sign_and_presence(uncertain):
    sure = [Influence(0, 1), Influence(1, 2)]
    assert proof(model_of(sure), "c") == 1
    unsure = Influence(1, 2, **uncertain)
    assert proof(model_of([sure[0], unsure]), "c") == 0
    # a way round that is surely there settles it where the unsure link can only add
    round_ = [sure[0], unsure, Influence(0, 2)]
    assert proof(model_of(round_), "c") == (1 if "presence" in uncertain else 0)


def test_proved_by_the_order_of_weights():
    """A decisive influence outweighs a slight detour against it, whatever both weigh within their ranges."""
    slight = [Influence(0, 1, 1.0, 1.0, 0.0, 0.333), Influence(1, 2, 1.0, 0.0, 0.0, 1.0)]
    assert proof(model_of([*slight, Influence(0, 2, 1.0, 1.0, 0.8, 1.0)]), "c") == 1
    assert proof(model_of([*slight, Influence(0, 2, 1.0, 1.0, 0.0, 1.0)]), "c") == 0


def test_proved_for_a_sign_that_has_no_part():
    """Two detours over one unsure link cancel at no weight; a link beside the way does not matter."""
    links = [Influence(0, 1), Influence(0, 2, 0.2, 0.5)]
    assert proof(model_of(links), "b") == 1


def test_proved_of_two_pushes():
    links = [Influence(0, 2), Influence(1, 2, 1.0, 0.0)]
    both = Scenario(pushes=(Push("a", UP), Push("b", UP)))
    assert proof(model_of(links), "c", both) == 0
    against = Scenario(pushes=(Push("a", UP), Push("b", Direction.DECREASE)))
    assert proof(model_of(links), "c", against) == 1


def test_proved_searches_up_to_twenty_links():
    def ladder(many):
        return Model(tuple(f"f{i}" for i in range(many + 1)), tuple(Influence(i, i + 1, 1.0, 1.0) for i in range(many)))

    start = Scenario(pushes=(Push("f0", UP),))
    for many, way in ((20, 1), (21, 0)):
        model = ladder(many)
        assert proved(model, scope_of(model, start), [many]) == {many: way}


def test_run_says_every_draw_only_where_it_is_proved():
    """Beyond the search the same certainty is only that of the draws."""
    pairs = [(0, i) for i in range(1, 12)] + [(i, 12) for i in range(1, 12)]
    wide = Model(tuple(f"f{i}" for i in range(13)), tuple(Influence(*pair) for pair in pairs))
    words = {one.factor: one.word for one in run(wide, Scenario(pushes=(Push("f0", UP),))).responses}
    assert words["f1"] is Share.PROVED
    assert words["f12"] is Share.ALL


def test_run_without_search_proves_nothing():
    model = model_of([Influence(0, 1)])
    assert run(model, WORLD, RunOptions(prove=False)).responses[1].word is Share.ALL
    assert run(model, WORLD).responses[1].word is Share.PROVED
