from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.assembly.cues import directions, forms
from causerie.assembly.labels import goes, label_of, labelled
from causerie.values import FactorMention, Span
from causerie.vocabulary import Direction

UP, DOWN = Direction.INCREASE, Direction.DECREASE


@pytest.mark.parametrize("example", directions()["examples"], ids=lambda e: e["text"])
def test_direction_words_leave_the_label(example: dict[str, str]) -> None:
    found = labelled(example["text"], Direction(example["direction"]))
    assert found is not None
    assert found.text == example["label"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("price of oil", UP), ("the oil price", UP)),
        (("oil prices", UP), ("the price of oil", DOWN)),
        (("lack of harbour pilots", DOWN), ("harbour pilots", UP)),
        (("pilots are not paid", DOWN), ("pilots are paid", UP)),
        (("Rents rose", UP), ("rising rents", UP)),
        (("ferries stopped", DOWN), ("the ferry", UP)),
    ],
)
def test_one_thing_has_one_key(one: tuple[str, Direction], other: tuple[str, Direction]) -> None:
    first, second = labelled(*one), labelled(*other)
    assert first is not None
    assert second is not None
    assert first.key == second.key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("support of Arden for Velm", "support of Velm for Arden"),
        ("cheap bread", "bread"),
        ("not a single boat", "boat owners"),
    ],
)
def test_different_things_have_different_keys(one: str, other: str) -> None:
    first, second = labelled(one, UP), labelled(other, UP)
    assert first is not None
    assert second is not None
    assert first.key != second.key


@pytest.mark.parametrize(
    ("text", "direction", "turned", "inverted"),
    [
        ("pilots", UP, False, False),
        ("the quay", DOWN, False, False),
        ("lack of pilots", DOWN, False, False),
        ("drought", UP, True, True),
        ("the drought ended", DOWN, True, True),
        ("nobody repairs the quay", DOWN, False, True),
        ("collapse of the bridge", UP, True, True),
        ("end of the shortage of pilots", UP, False, False),
        ("the last foundry is bankrupt", DOWN, True, False),
        ("the last foundry is bankrupt", UP, False, False),
    ],
)
def test_words_for_a_lack_turn_the_thing_round(text: str, direction: Direction, turned: bool, inverted: bool) -> None:
    found = labelled(text, direction)
    assert found is not None
    assert (found.turned, found.inverted) == (turned, inverted)


@pytest.mark.parametrize("example", forms()["examples"], ids=lambda e: e["other"])
def test_two_wordings_are_one_thing_or_its_opposite(example: dict[str, str]) -> None:
    ways, keys = [], []
    for text in (example["one"], example["other"]):
        direction = goes(text, negated=False)
        found = labelled(text, direction)
        assert found is not None
        keys.append(found.key)
        ways.append(-direction if found.turned else direction)
    assert keys[0] == keys[1]
    assert (ways[0] is not ways[1]) is example["opposite"]


@pytest.mark.parametrize(
    ("text", "negated", "way"),
    [
        ("rents will rise", False, UP),
        ("the mill will close", False, DOWN),
        ("no ferry will sail", True, DOWN),
        ("ferries will sail", True, DOWN),
        ("the mill will not close", True, UP),
    ],
)
def test_a_forecast_goes_where_its_words_and_its_negation_say(text: str, negated: bool, way: Direction) -> None:
    assert goes(text, negated) is way


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("This is the old dispute", "This is the old dispute"),
        ("this old dispute", "old dispute"),
        ("to keep the quay", "quay"),
    ],
)
def test_a_demonstrative_that_is_the_subject_stays(text: str, label: str) -> None:
    found = labelled(text, UP)
    assert found is not None
    assert found.text.endswith(label)


def test_an_adjective_does_not_stand_alone() -> None:
    found = labelled("sustained economic growth", UP)
    assert found is not None
    assert found.text == "sustained economic growth"


def test_a_pronoun_is_read_by_what_it_refers_to() -> None:
    mention = FactorMention("it", 40, 42, UP, Span("the tollgate", 3, 15))
    found = label_of(mention.refers_to.text, UP, {})
    assert found is not None
    assert found.text == "tollgate"
    assert label_of("it", UP, {}) is None


def test_an_alias_counts_as_the_name() -> None:
    aliases = {("ldc",): ("lumen", "dock", "compani")}
    one, other = labelled("the LDC strike", UP, aliases), labelled("Lumen Dock Company strike", UP, aliases)
    assert one is not None
    assert other is not None
    assert one.key == other.key


def test_a_quotation_mark_keeps_its_partner() -> None:
    found = labelled("the “free port” of Velm", UP)
    assert found is not None
    assert found.text == "“free port” of Velm"


@given(st.text(max_size=60), st.sampled_from(Direction))
def test_a_label_is_made_of_the_words_given(text: str, direction: Direction) -> None:
    found = labelled(text, direction)
    if found is not None:
        assert found.key
        assert found.text in " ".join(text.split()) or " ".join(found.text.split()) in " ".join(text.split())
