"""What factor, and what link, a user means."""

from __future__ import annotations

import pytest

from causerie.errors import BadRequest, UnknownName
from causerie.pipeline.finding import Meant, finder
from causerie.values import Actor, Map
from causerie.vocabulary import Direction, Part
from makers import causal, document_of, reading_of
from small_maps import DOWN, UP, map_of, place

LABELS = {"p": "pressure on the council", "r": "resignation of the Mayor", "d": "dyke repairs", "g": "grain price"}
PLACES = [
    ("d", place("C4", Part.EFFECT, text="the dykes were repaired")),
    ("g", place("C5", Part.CAUSE, text="prices of the grain")),
]
DRAWN = map_of("p + r", "r - d", "d - g", places=PLACES, labels=LABELS)
ASHBY = reading_of(actors=(Actor("Mayor", ("Ashby",)),))
FIND = finder(DRAWN, [ASHBY])


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("pressure on the council", "p"),
        ("Pressure  on the COUNCIL", "p"),
        ("pressures on councils", "p"),
        ("council pressure", "p"),
        ("resignation of Ashby", "r"),
        ("dykes were repaired", "d"),
        ("price of grain", "g"),
        ("grain", "g"),
        ("g", "g"),
        ("repair", "d"),
    ],
)
def test_a_factor_is_found_by_label_case_inflection_order_alias_and_part(typed: str, found: str) -> None:
    assert FIND.factor(typed) == Meant(next(one for one in DRAWN.factors if one.id == found))


def test_a_clause_is_found_as_it_stands_before_its_normal_form() -> None:
    drawn = map_of("c + q", "p + q", labels={"c": "council", "p": "council did not want a quay", "q": "quarrel"})
    found = finder(drawn, [])
    assert found.factor("council did not want").factor.id == "p"
    assert found.factor("council").factor.id == "c"


def test_a_lack_typed_is_its_thing_though_a_clause_begins_so() -> None:
    drawn = map_of(
        "c + q", "p + q", labels={"c": "stone", "p": "lack of cut stone will delay the quay", "q": "quarrel"}
    )
    assert finder(drawn, []).factor("lack of stone").way(UP) is DOWN


def test_an_unknown_factor_gets_the_nearest_names_first_the_nearest() -> None:
    with pytest.raises(UnknownName, match=r'no factor "grain harvest".*nearest are: "grain price"'):
        FIND.factor("grain harvest")


def test_an_ambiguous_name_lists_what_it_may_be() -> None:
    two = map_of("a + b", labels={"a": "price of grain", "b": "price of hay"})
    with pytest.raises(BadRequest, match=r'may be any of 2 factors: "price of grain"; "price of hay"'):
        finder(two).factor("price")


def test_a_label_wins_over_a_mention_of_the_same_words() -> None:
    two = map_of(
        "a + b", labels={"a": "flood", "b": "water"}, places=[("b", place("C1", Part.EFFECT, text="the flood"))]
    )
    assert finder(two).factor("floods").factor.id == "a"


def test_an_empty_map_says_what_to_do() -> None:
    with pytest.raises(BadRequest, match="causerie read"):
        finder(Map()).factor("anything")


@pytest.mark.parametrize("typed", ["council pressure -> resignation", "council pressure → resignation of mayors"])
def test_a_link_is_two_factors_and_an_arrow(typed: str) -> None:
    assert FIND.link(typed) == ("p", "r")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("pressure", 'is no link; a link is written "A -> B"'),
        ("-> grain", "is no link"),
        (
            "council pressure -> grain",
            r'no link "pressure on the council" -> "grain price"; its links lead to: "resign',
        ),
        ("grain -> dykes", 'no link leaves "grain price"'),
    ],
)
def test_a_link_that_is_none_says_what_there_is(typed: str, says: str) -> None:
    with pytest.raises((BadRequest, UnknownName), match=says):
        FIND.link(typed)


TEXT = "The drought emptied the lake. The loss of the lake ruined the town. The price of grain fell."
READING = reading_of(
    document_of(TEXT),
    causal=(
        causal(TEXT, "The drought emptied the lake", "drought", "lake"),
        causal(TEXT, "The loss of the lake ruined the town", "loss of the lake", "town"),
    ),
)
FIRST, SECOND = (claim.id for claim in READING.causal)
DRY = map_of(
    "w + l",
    labels={"w": "wet weather", "l": "lake"},
    places=[
        ("w", place(FIRST, Part.CAUSE, DOWN, "drought")),
        ("l", place(FIRST, Part.EFFECT, DOWN, "lake")),
        ("l", place(SECOND, Part.CAUSE, UP, "loss of the lake")),
    ],
)


@pytest.mark.parametrize(
    ("typed", "factor", "way"),
    [
        ("wet weather", "w", UP),
        ("the drought", "w", DOWN),
        ("lack of rain", "w", DOWN),
        ("rain", "w", UP),
        ("lake", "l", UP),
        ("loss of the lake", "l", DOWN),
    ],
)
def test_words_for_the_opposite_push_the_factor_the_other_way(typed: str, factor: str, way: Direction) -> None:
    meant = finder(DRY, [READING]).factor(typed)
    assert (meant.factor.id, meant.way(UP), meant.way(DOWN)) == (factor, way, -way)
