"""Corrections by hand: exact words only, and sign and directions that agree."""

from __future__ import annotations

import pytest

from causerie.edits import edited, place
from causerie.errors import BadRequest, QuoteNotFound
from causerie.values import ActorRelation, CausalClaim, Forecast, Item, Question
from causerie.vocabulary import Direction, Level, RelationKind, Sign, Status, TakenUp
from makers import causal, document_of, forecast, mention_in, quote_in

TEXT = "The lake is old. The drought emptied the lake. Next year the mill will close if the lake stays dry."
DOCUMENT = document_of(TEXT)
CLAIM = causal(TEXT, "The drought emptied the lake.", "drought", "lake")
MILL = forecast(TEXT, "Next year the mill will close if the lake stays dry.", "mill will close")


def changed(item: Item, **changes: str) -> Item:
    return edited(DOCUMENT, item, changes)


def test_a_sign_alone_turns_the_effect() -> None:
    after = changed(CLAIM, polarity="+")
    assert isinstance(after, CausalClaim)
    assert (after.polarity, after.cause.direction, after.effect.direction) == (
        Sign.PLUS,
        Direction.INCREASE,
        Direction.INCREASE,
    )


def test_a_direction_alone_turns_the_sign() -> None:
    after = changed(CLAIM, cause_direction="decrease")
    assert isinstance(after, CausalClaim)
    assert after.polarity is Sign.PLUS


def test_a_sign_with_the_direction_of_the_effect_turns_the_cause() -> None:
    after = changed(CLAIM, polarity="-", effect_direction="increase")
    assert isinstance(after, CausalClaim)
    assert after.cause.direction is Direction.DECREASE


def test_an_open_sign_goes_with_any_directions() -> None:
    after = changed(CLAIM, polarity="?")
    assert isinstance(after, CausalClaim)
    assert (after.polarity, after.effect) == (Sign.UNKNOWN, CLAIM.effect)


def test_sign_and_both_directions_must_agree() -> None:
    with pytest.raises(BadRequest, match="does not go with"):
        changed(CLAIM, polarity="+", cause_direction="increase", effect_direction="decrease")


def test_words_are_taken_where_they_stand_nearest_to_the_quote() -> None:
    after = changed(CLAIM, effect="the lake", status="conditional", certainty="likely")
    assert isinstance(after, CausalClaim)
    start, end = after.effect.start, after.effect.end
    assert TEXT[start:end] == "the lake"
    assert start == TEXT.index("the lake.")
    assert (after.status, after.certainty.level) == (Status.CONDITIONAL, Level.LIKELY)


def test_words_that_do_not_stand_in_the_text_are_refused() -> None:
    with pytest.raises(QuoteNotFound, match="exact words"):
        changed(CLAIM, cause="rain")
    with pytest.raises(BadRequest, match="empty"):
        place(DOCUMENT, "", 0)


def test_parts_of_a_forecast() -> None:
    after = changed(MILL, negated="yes", horizon="Next year", condition="if the lake stays dry", resolvable="partly")
    assert isinstance(after, Forecast)
    assert after.negated
    assert after.horizon == mention_in(TEXT, "Next year")
    assert after.condition == mention_in(TEXT, "if the lake stays dry")
    without = edited(DOCUMENT, after, {"horizon": ""})
    assert isinstance(without, Forecast)
    assert without.horizon is None


def test_a_chain_of_sources() -> None:
    after = changed(MILL, source="The Harbour Post > Ina Holt")
    assert isinstance(after, Forecast)
    assert after.source == ("The Harbour Post", "Ina Holt")


def test_relations_and_questions() -> None:
    relation = ActorRelation(
        quote_in(TEXT, "The lake is old."), mention_in(TEXT, "lake"), mention_in(TEXT, "old"), RelationKind.SUPPORTS
    )
    after = changed(relation, kind="opposes", b="The lake")
    assert isinstance(after, ActorRelation)
    assert (after.kind, after.b.text) == (RelationKind.OPPOSES, "The lake")
    question = changed(Question(quote_in(TEXT, "The lake"), None, TakenUp.YES), taken_up="evaded")
    assert isinstance(question, Question)
    assert question.taken_up is TakenUp.EVADED


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({}, "nothing to change"),
        ({"polarity": "plus"}, r"none of \+, -, \?"),
        ({"status": "true"}, "none of asserted"),
        ({"certainty": "sure"}, "none of excluded"),
        ({"cause_direction": "up"}, "none of increase"),
        ({"negated": "yes"}, "has no negated"),
        ({"taken_up": "yes"}, "has no taken up"),
        ({"kind": "supports"}, "has no kind"),
    ],
)
def test_what_makes_no_sense_is_refused(changes: dict[str, str], says: str) -> None:
    with pytest.raises(BadRequest, match=says):
        edited(DOCUMENT, CLAIM, changes)
