"""Corrections by hand: exact words only, and sign and directions that agree."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.cutting import nearest
from causerie.edits import edited
from causerie.errors import BadRequest, QuoteNotFound
from causerie.values import ActorRelation, Attribution, CausalClaim, Forecast, Item, Question
from causerie.vocabulary import Direction, Level, RelationKind, Sign, Status, TakenUp
from makers import attribution, causal, document_of, forecast, mention_in, quote_in

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
        nearest(DOCUMENT, "", 0)


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


def at(words: str, near: int = 0) -> str:
    start = TEXT.index(words, near)
    return f"{start}:{start + len(words)}"


def test_a_flip_turns_the_sign_and_the_effect_and_twice_is_nothing() -> None:
    once = changed(CLAIM, flip="yes")
    assert isinstance(once, CausalClaim)
    assert (once.polarity, once.effect.direction, once.cause) == (Sign.PLUS, Direction.INCREASE, CLAIM.cause)
    assert changed(once, flip="yes") == CLAIM
    assert changed(CLAIM, flip="no") == CLAIM


def test_a_swap_takes_directions_along_and_twice_is_nothing() -> None:
    once = changed(CLAIM, swap="yes")
    assert isinstance(once, CausalClaim)
    assert (once.cause, once.effect, once.polarity, once.quote) == (
        CLAIM.effect,
        CLAIM.cause,
        CLAIM.polarity,
        CLAIM.quote,
    )
    assert changed(once, swap="yes") == CLAIM


def test_an_edge_is_moved_by_offsets_and_blanks_at_the_ends_fall_away() -> None:
    start = TEXT.index(" The drought ")
    after = changed(CLAIM, cause_at=f"{start}:{start + len(' The drought ')}")
    assert isinstance(after, CausalClaim)
    assert (after.cause.text, after.cause.start) == ("The drought", start + 1)
    assert after.quote == CLAIM.quote


def test_the_quote_grows_to_whole_sentences_with_a_mention() -> None:
    after = changed(CLAIM, cause_at=at("is old"))
    assert after.quote.text == "The lake is old. The drought emptied the lake."
    assert TEXT[after.quote.start : after.quote.end] == after.quote.text
    with_condition = changed(CLAIM, condition_at=at("if the lake stays dry"))
    assert with_condition.quote.text.endswith("if the lake stays dry.")


def test_a_mention_that_stood_outside_the_quote_does_not_pull_it() -> None:
    # An answer such as "Certainly." is the quote of a claim whose ends stand in the question.
    short = dataclasses.replace(CLAIM, quote=quote_in(TEXT, "Next year"))
    after = changed(short, cause_at=at("The drought"))
    assert after.quote == short.quote
    half = dataclasses.replace(CLAIM, quote=quote_in(TEXT, "The drought emptied"))
    assert changed(half, swap="yes").quote == half.quote


def test_a_quote_given_by_place_must_hold_what_it_held() -> None:
    wider = changed(CLAIM, quote_at=at("The lake is old. The drought emptied the lake."))
    assert wider.quote.text == "The lake is old. The drought emptied the lake."
    with pytest.raises(BadRequest, match='must hold "lake"'):
        changed(CLAIM, quote_at=at("The drought emptied"))


def test_the_words_of_certainty_and_of_an_attribution_have_places_too() -> None:
    told = attribution(TEXT, "The drought emptied the lake.", "drought", "emptied", "the lake")
    after = edited(DOCUMENT, told, {"source_at": at("The drought"), "content_at": at("lake", 30)})
    assert isinstance(after, Attribution)
    assert (after.source.text, after.content.text) == ("The drought", "lake")
    sure = changed(CLAIM, certainty="likely", certainty_at=at("emptied"))
    assert isinstance(sure, CausalClaim)
    assert (sure.certainty.level, sure.certainty.text) == (Level.LIKELY, "emptied")
    assert changed(sure, certainty_words="", certainty="certain") == CLAIM


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"cause_at": "12"}, "is no place"),
        ({"cause_at": "90:4000"}, "no text at 90-4000"),
        ({"cause_at": "9:9"}, "no text at"),
        ({"cause_at": f"{TEXT.index(' ')}:{TEXT.index(' ') + 1}"}, "no words"),
        ({"cause_at": at("lake", 30)}, "same words"),
        ({"proposition_at": "0:3"}, "has no proposition at"),
        ({"source_at": "0:3"}, "has no source at"),
        ({"flip": "yes", "polarity": "+"}, "not both"),
        ({"flip": "maybe"}, "none of yes, no"),
        ({"colour": "red"}, "has no colour"),
        ({"id": "x"}, "has no id"),
        ({"cause_at_direction": "increase"}, "has no cause at direction"),
    ],
)
def test_places_that_make_no_sense_are_refused(changes: dict[str, str], says: str) -> None:
    with pytest.raises((BadRequest, QuoteNotFound), match=says):
        edited(DOCUMENT, CLAIM, changes)


def test_an_undecided_sign_and_an_item_without_one_cannot_be_flipped() -> None:
    with pytest.raises(BadRequest, match="undecided"):
        changed(dataclasses.replace(CLAIM, polarity=Sign.UNKNOWN), flip="yes")
    with pytest.raises(BadRequest, match="no sign to flip"):
        changed(MILL, flip="yes")
    with pytest.raises(BadRequest, match="no cause and effect"):
        changed(MILL, swap="yes")


@given(st.data())
def test_whatever_edge_is_moved_all_words_stand_where_they_say(data: st.DataObject) -> None:
    part = data.draw(st.sampled_from(["cause", "effect", "condition", "cue", "horizon"]))
    start = data.draw(st.integers(0, len(TEXT) - 1))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    try:
        after = edited(DOCUMENT, CLAIM, {f"{part}_at": f"{start}:{end}"})
    except (BadRequest, QuoteNotFound):
        return
    moved = getattr(after, part)
    assert TEXT[moved.start : moved.end] == moved.text == TEXT[start:end].strip()
    quote = after.quote
    assert TEXT[quote.start : quote.end] == quote.text
    assert quote.start <= moved.start
    assert moved.end <= quote.end
    assert quote.start <= CLAIM.quote.start
    assert CLAIM.quote.end <= quote.end
