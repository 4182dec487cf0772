"""Maps made executable, and what is refused."""

import math
import tomllib
from importlib.resources import files

import pytest

from causerie.errors import BadRequest
from causerie.model import BuildOptions, build
from causerie.model.build import weights_of
from causerie.model.thresholds import THRESHOLDS
from causerie.values import Evidence, Factor, Influence, Link, Map, Quote
from causerie.vocabulary import Level, Sign, Status, Strength

FACTORS = tuple(Factor(id_, id_) for id_ in ("hay", "milk", "cheese"))


def said(strength, status=Status.ASSERTED):
    return Evidence("d", "c", "Ana", Sign.PLUS, status, Level.CERTAIN, Quote("q", 0, 1), strength=strength)


def test_build_keeps_presence_sign_and_order():
    links = (Link("hay", "milk", Sign.PLUS, presence=0.7, plus=0.9), Link("milk", "cheese", Sign.MINUS, plus=0.0))
    model = build(Map(FACTORS, links))
    assert model.factors == ("hay", "milk", "cheese")
    assert model.influences == (Influence(0, 1, 0.7, 0.9), Influence(1, 2, 1.0, 0.0))


@pytest.mark.parametrize(("sign", "plus"), [(Sign.PLUS, 1.0), (Sign.MINUS, 0.0), (Sign.UNKNOWN, 0.5)])
def test_build_takes_the_sign_of_a_link_where_no_share_is_given(sign, plus):
    assert build(Map(FACTORS, (Link("hay", "milk", sign),))).influences[0].plus == plus


def test_build_may_take_all_links_as_there():
    links = (Link("hay", "milk", Sign.PLUS, presence=0.2),)
    assert build(Map(FACTORS, links), BuildOptions(presence=False)).influences[0].presence == 1


def test_build_leaves_out_self_links_and_links_that_are_never_there():
    links = (Link("hay", "hay", Sign.PLUS), Link("hay", "milk", Sign.PLUS, presence=0.0))
    assert build(Map(FACTORS, links)).influences == ()


def test_build_joins_clashing_links_of_one_pair():
    links = (Link("hay", "milk", Sign.PLUS, presence=0.5), Link("hay", "milk", Sign.MINUS, presence=0.8))
    assert build(Map(FACTORS, links)).influences == (Influence(0, 1, 0.8, 0.5),)


def test_build_of_an_empty_map_is_an_empty_model():
    assert build(Map()).factors == ()


@pytest.mark.parametrize("number", [math.nan, math.inf, -0.1, 1.1])
@pytest.mark.parametrize("field", ["presence", "plus"])
def test_build_refuses_numbers_out_of_range(field, number):
    with pytest.raises(BadRequest, match='"hay" -> "milk"'):
        build(Map(FACTORS, (Link("hay", "milk", Sign.PLUS, **{field: number}),)))


def test_build_refuses_links_to_nowhere():
    with pytest.raises(BadRequest, match='"hay" -> "wool"'):
        build(Map(FACTORS, (Link("hay", "wool", Sign.PLUS),)))


@pytest.mark.parametrize(
    ("claims", "range_"),
    [
        ((), (0, 1)),
        ((said(None),), (0, 1)),
        ((said(Strength.SLIGHT),), (0, 0.333)),
        ((said(Strength.STRONG), said(None)), (0.5, 1)),
        ((said(Strength.SLIGHT), said(Strength.DECISIVE)), (0, 1)),
        ((said(Strength.DECISIVE, Status.DENIED),), (0, 1)),
    ],
)
def test_weights_of_a_link_follow_its_words(claims, range_):
    assert weights_of(Link("hay", "milk", Sign.PLUS, claims)) == range_


def test_strengths_have_a_range_for_every_word():
    rows = tomllib.loads(files("causerie.model").joinpath("strengths.toml").read_text("utf-8"))
    assert set(rows) == {"silent", *(strength.value for strength in Strength)}
    assert all(0 <= row["low"] < row["high"] <= 1 for row in rows.values())
    lows = [rows[strength.value]["low"] for strength in (Strength.SLIGHT, Strength.STRONG, Strength.DECISIVE)]
    assert lows == sorted(lows)


def test_thresholds_make_sense():
    assert 0.5 < THRESHOLDS.most < 1
    assert THRESHOLDS.fewest == 100
    assert THRESHOLDS.links == 20
    assert THRESHOLDS.still == 1e-5
