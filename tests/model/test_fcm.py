"""Fuzzy cognitive maps against published figures, and against steps taken by hand."""

import math

import numpy as np
import pytest

from causerie.model import build, run
from causerie.model.blocks import Weights, weights_from
from causerie.model.draws import draws
from causerie.model.fcm import Fuzzy, contraction, settle, trajectory
from causerie.model.options import RunOptions
from causerie.values import Factor, Influence, Link, Map, Model, Push, Scenario
from causerie.vocabulary import Direction, Engine, Rule, Share, Sign, Transfer
from model_cases import CASES, matrix


def rest(case, clamp=None):
    fuzzy = Fuzzy(Rule(case["rule"]), tolerance=case["tolerance"], steps=1_000)
    return settle(weights_from(matrix(case["map"])), np.array(case["start"]), fuzzy, clamp)


@pytest.mark.parametrize("case", CASES["rests"], ids=lambda case: case["name"])
def test_settle_reaches_published_states(case):
    found = rest(case, np.array(case["clamp"]) if "clamp" in case else None)
    assert found.rested.all()
    assert found.steps[0] == case["steps"]
    half = 0.5 * 10 ** -case["decimals"]
    if "final" in case:
        assert np.abs(found.states[0] - case["final"]).max() <= half
    if "peak" in case:
        assert np.abs(found.peak[0] - case["peak"]).max() <= half


@pytest.mark.parametrize(
    "case", [case for case in CASES["rests"] if "over_free" in case], ids=lambda case: case["name"]
)
def test_settle_clamped_against_free(case):
    found = rest(case, np.array(case["clamp"])).states[0] - rest(case).states[0]
    found[0] = case["over_free"][0]  # a kept factor is shown at the value it is kept at
    assert np.abs(found - case["over_free"]).max() <= 0.5 * 10 ** -case["decimals"]


def test_trajectory_follows_published_steps():
    states = np.array(CASES["steps_of_eight"]["states"])
    found = trajectory(weights_from(matrix("eight")), states[0], len(states) - 1)
    assert np.abs(found - states).max() < 1e-6


def test_trajectory_of_a_cycle():
    states = np.array(CASES["turning"]["states"])
    fuzzy = Fuzzy(Rule.KOSKO, Transfer.TRIVALENT)
    assert (trajectory(weights_from(matrix("turning")), states[0], len(states) - 1, fuzzy) == states).all()


@pytest.mark.parametrize(("slope", "factor"), CASES["contraction"].items())
def test_contraction_to_four_decimals(slope, factor):
    assert round(contraction(matrix("eight"), Fuzzy(Rule.KOSKO, slope=float(slope))), 4) == factor


def test_contraction_below_one_brings_two_starts_together():
    fuzzy = Fuzzy(Rule.KOSKO, slope=2)
    both = [settle(weights_from(matrix("eight")), np.full(8, start), fuzzy).states for start in (0.0, 1.0)]
    assert np.abs(both[0] - both[1]).max() < 1e-8


def test_contraction_of_threshold_transfers_promises_nothing():
    assert math.isinf(contraction(matrix("three"), Fuzzy(transfer=Transfer.BIVALENT)))


def test_settle_of_sampled_weights_spans_the_published_range():
    case = CASES["between"]
    low, high = np.array(case["low"]), np.array(case["high"])
    links = [(int(i), int(j)) for i, j in np.argwhere(low != 0)]
    model = Model(("a", "b", "c"), tuple(influence(low[link], high[link], *link) for link in links))
    (drawn,) = draws(model, 4_000, seed=1, rows=4_000)
    weights = Weights(3, np.array([i for i, _ in links]), np.array([j for _, j in links]), drawn)
    states = settle(weights, np.ones(3), Fuzzy(Rule.KOSKO)).states
    assert np.abs(states.min(0) - case["least"]).max() <= 0.01
    assert np.abs(states.max(0) - case["greatest"]).max() <= 0.01


def influence(low, high, cause, effect):
    plus = float(low > 0)
    return Influence(cause, effect, 1.0, plus, *sorted((abs(float(low)), abs(float(high)))))


def by_hand(weights, state, rule, transfer, slope):
    """One step, factor by factor, in plain Python."""
    squeeze = {
        Transfer.SIGMOID: lambda x: 1 / (1 + math.exp(-slope * x)),
        Transfer.TANH: lambda x: math.tanh(slope * x),
        Transfer.BIVALENT: lambda x: 1.0 if x > 0 else 0.0,
        Transfer.TRIVALENT: lambda x: (x > 0) - (x < 0),
    }[transfer]
    seen = [2 * x - 1 for x in state] if rule is Rule.RESCALED else state
    keep = 0 if rule is Rule.KOSKO else 1
    size = range(len(state))
    return [squeeze(sum(seen[i] * weights[i][j] for i in size) + keep * seen[j]) for j in size]


@pytest.mark.parametrize("transfer", Transfer)
@pytest.mark.parametrize("rule", Rule)
def test_settle_all_sign_patterns_of_three_factors(rule, transfer):
    """Every pattern of +, - and 0 among three factors, all in one batch, against steps by hand."""
    patterns = np.array(np.meshgrid(*[[-1.0, 0.0, 1.0]] * 6)).reshape(6, -1).T
    cause, effect = np.nonzero(~np.eye(3, dtype=bool))
    start = np.array([1.0, 0.0, 1.0])
    fuzzy = Fuzzy(rule, transfer, slope=1.5, steps=7, tolerance=None)
    found = settle(Weights(3, cause, effect, patterns), start, fuzzy).states
    for pattern, state in zip(patterns, found, strict=True):
        weights = np.zeros((3, 3))
        weights[cause, effect] = pattern
        expected = start.tolist()
        for _ in range(7):
            expected = by_hand(weights.tolist(), expected, rule, transfer, 1.5)
        assert np.abs(state - expected).max() < 1e-9


def test_settle_a_factor_without_causes_follows_the_rule_unless_it_stays():
    weights = weights_from(np.array([[0.0, 0.7], [0.0, 0.0]]))
    start = np.array([0.9, 0.1])
    assert settle(weights, start, Fuzzy(Rule.KOSKO)).states[0, 0] == 0.5
    assert settle(weights, start, Fuzzy(Rule.KOSKO, inputs_stay=True)).states[0, 0] == 0.9


def test_settle_does_not_depend_on_how_many_sets_run_together(monkeypatch):
    rng = np.random.default_rng(5)
    cause, effect = np.nonzero(rng.random((12, 12)) < 0.3)
    weights = Weights(12, cause, effect, rng.uniform(-1, 1, (40, len(cause))))
    whole = settle(weights, np.full(12, 0.5))
    monkeypatch.setattr("causerie.model.blocks.BLOCK", 50)
    parts = settle(weights, np.full(12, 0.5))
    assert (whole.states == parts.states).all()
    assert (whole.steps == parts.steps).all()


def test_settle_says_which_sets_never_rest():
    found = settle(weights_from(matrix("turning")), np.ones(2), Fuzzy(Rule.KOSKO, Transfer.TRIVALENT, steps=50))
    assert not found.rested.any()


@pytest.mark.parametrize("rule", Rule)
def test_run_pushes_a_fuzzy_map(rule):
    ids = ("rain", "grass", "dust")
    links = (Link("rain", "grass", Sign.PLUS), Link("grass", "dust", Sign.MINUS))
    model = build(Map(tuple(Factor(id_, id_) for id_ in ids), links))
    options = RunOptions(samples=300, engine=Engine.FCM, rule=rule)
    up = run(model, Scenario(pushes=(Push("rain", Direction.INCREASE),)), options)
    assert up.engine is Engine.FCM
    assert [one.direction for one in up.responses] == [Direction.INCREASE, Direction.INCREASE, Direction.DECREASE]
    held = run(model, Scenario(pushes=(Push("rain", Direction.DECREASE),), held=("grass",)), options)
    assert [one.word for one in held.responses[1:]] == [Share.STILL, Share.STILL]


def test_run_says_where_a_fuzzy_map_may_rest_elsewhere():
    model = Model(("a", "b"), (Influence(0, 1), Influence(1, 0)))
    options = RunOptions(samples=200, engine=Engine.FCM, rule=Rule.RESCALED, slope=4)
    note = run(model, Scenario(pushes=(Push("a", Direction.INCREASE),)), options).note
    assert "200 of 200 draws may have more than one resting state" in note
    assert "shares of starts by where they end: 100.0%." in note


def test_run_of_a_fuzzy_map_gives_the_share_of_starts_of_each_ending():
    """Kosko's map of South Africa: from 255 of 256 starts it ends in one state, from one in nearly the opposite."""
    africa = matrix("africa")
    links = tuple(Influence(int(i), int(j), 1.0, float(africa[i, j] > 0), 1.0, 1.0) for i, j in np.argwhere(africa))
    model = Model(tuple(f"f{i}" for i in range(9)), links)
    options = RunOptions(samples=100, engine=Engine.FCM, rule=Rule.KOSKO, transfer=Transfer.BIVALENT)
    found = run(model, Scenario(pushes=(Push("f0", Direction.INCREASE),)), options)
    assert "shares of starts by where they end: 99.6%, 0.4%." in found.note
    assert [one.up for one in found.responses] == CASES["africa"]["255"]
