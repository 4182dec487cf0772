"""Decisions laid over readings: they find their claims again, and none is lost."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.codec import encode
from causerie.decisions import decide, standing
from causerie.identity import anchors
from causerie.values import KIND_OF, Decision, Item, Reading, items_of
from causerie.vocabulary import Act, Level, Sign
from makers import causal, document_of, forecast, reading_of

TEXT = "The drought emptied the lake. The empty lake ruined the fishermen. The mill will close."
DOCUMENT = document_of(TEXT)
DROUGHT = causal(TEXT, "The drought emptied the lake.", "drought", "lake")
FISHERMEN = causal(TEXT, "The empty lake ruined the fishermen.", "empty lake", "fishermen")
MILL = forecast(TEXT, "The mill will close.", "mill will close")
READING = reading_of(DOCUMENT, causal=(DROUGHT, FISHERMEN), forecasts=(MILL,))
ONE, TWO, THREE = items_of(READING)
# What a later reader might make of the first claim: the article belongs to the mention.
WIDER = causal(TEXT, "The drought emptied the lake.", "The drought", "the lake", rule="other")
LATER = reading_of(DOCUMENT, "test.v2", causal=(WIDER,))
WITHOUT = reading_of(DOCUMENT, "test.v3", forecasts=(MILL,))


def decision(number: int, act: Act, item: Item, after: Item | None = None, **more: Any) -> Decision:
    return Decision(
        number,
        act,
        item.id,
        "Ina",
        "2031-05-03T10:00:00Z",
        DOCUMENT.id,
        KIND_OF[type(item)],
        anchors(item),
        encode(item),
        encode(after) if after else None,
        **more,
    )


def undo(number: int, undoes: int) -> Decision:
    return Decision(number, Act.UNDO, "any", "Ina", "2031-05-03T10:00:00Z", DOCUMENT.id, undoes=undoes)


def test_without_decisions_a_reading_stays_as_it_is() -> None:
    assert decide(READING, ()).reading == READING
    assert decide(READING, ()).reviewed == {}


def test_accepted_is_reviewed_and_rejected_is_gone() -> None:
    decided = decide(READING, [decision(1, Act.ACCEPT, ONE), decision(2, Act.REJECT, TWO)])
    assert decided.reading.causal == (ONE,)
    assert decided.reviewed == {ONE.id: Act.ACCEPT}


def test_the_last_verdict_counts() -> None:
    rows = [decision(1, Act.REJECT, ONE), decision(2, Act.ACCEPT, ONE)]
    assert decide(READING, rows).reviewed == {ONE.id: Act.ACCEPT}
    assert ONE not in decide(READING, [*rows, decision(3, Act.REJECT, ONE)]).reading.causal


def test_withheld_stands_beside_the_verdict() -> None:
    rows = [decision(1, Act.WITHHOLD, ONE), decision(2, Act.ACCEPT, ONE)]
    assert decide(READING, rows).reviewed == {ONE.id: Act.WITHHOLD}
    assert decide(READING, [*rows, undo(3, 1)]).reviewed == {ONE.id: Act.ACCEPT}


def test_an_edit_replaces_the_coding_and_keeps_the_name() -> None:
    assert isinstance(ONE, type(DROUGHT))
    after = dataclasses.replace(ONE, polarity=Sign.PLUS)
    decided = decide(READING, [decision(1, Act.EDIT, ONE, after)])
    assert decided.reading.causal[0].polarity is Sign.PLUS
    assert decided.reading.causal[0].id == ONE.id
    assert decided.reading.causal[0].rule == "test, edited by hand (Ina)"
    assert decided.reviewed == {ONE.id: Act.EDIT}


def test_accepting_an_edit_keeps_the_edit() -> None:
    assert isinstance(ONE, type(DROUGHT))
    after = dataclasses.replace(ONE, polarity=Sign.PLUS)
    decided = decide(READING, [decision(1, Act.EDIT, ONE, after), decision(2, Act.ACCEPT, ONE)])
    assert decided.reading.causal[0].polarity is Sign.PLUS
    assert decided.reviewed == {ONE.id: Act.ACCEPT}


def test_decisions_on_another_document_change_nothing() -> None:
    other = dataclasses.replace(decision(1, Act.REJECT, ONE), document="elsewhere")
    assert decide(READING, [other]).reading == READING


def test_a_decision_finds_its_claim_in_a_later_reading() -> None:
    (wider,) = LATER.causal
    assert wider.id != ONE.id
    decided = decide(LATER, [decision(1, Act.ACCEPT, ONE)])
    assert decided.reading == LATER
    assert decided.reviewed == {wider.id: Act.ACCEPT}
    assert decided.found_as == {ONE.id: wider.id}


def test_a_rejection_holds_for_the_claim_in_a_later_reading() -> None:
    assert decide(LATER, [decision(1, Act.REJECT, ONE)]).reading.causal == ()


@pytest.mark.parametrize("act", [Act.ACCEPT, Act.EDIT])
def test_where_nothing_matches_the_claim_stays_as_the_persons_own(act: Act) -> None:
    decided = decide(WITHOUT, [decision(1, act, ONE, ONE if act is Act.EDIT else None)])
    (own,) = decided.reading.causal
    assert own == dataclasses.replace(DROUGHT, id=ONE.id, rule="by hand (Ina)")
    assert decided.reviewed == {ONE.id: act}
    assert decided.reading.forecasts == WITHOUT.forecasts


@pytest.mark.parametrize("act", [Act.REJECT, Act.WITHHOLD])
def test_where_nothing_matches_nothing_is_left_to_reject_or_withhold(act: Act) -> None:
    decided = decide(WITHOUT, [decision(1, act, ONE)])
    assert decided.reading == WITHOUT
    assert decided.reviewed == {}


def test_a_decision_never_takes_an_item_of_another_kind() -> None:
    same_place = forecast(TEXT, "The drought emptied the lake.", "drought emptied the lake")
    reading = reading_of(DOCUMENT, forecasts=(same_place,))
    assert decide(reading, [decision(1, Act.REJECT, ONE)]).reading == reading


def test_two_decisions_do_not_share_one_claim() -> None:
    (wider,) = LATER.causal
    rows = [decision(1, Act.REJECT, ONE), decision(2, Act.ACCEPT, wider)]
    decided = decide(LATER, rows)
    assert decided.reading == LATER
    assert decided.reviewed == {wider.id: Act.ACCEPT}


def test_an_undone_undo_undoes_nothing() -> None:
    rows = [decision(1, Act.REJECT, ONE), undo(2, 1), undo(3, 2)]
    assert [row.number for row in standing(rows[:2])] == []
    assert [row.number for row in standing(rows)] == [1]


ROWS = st.lists(st.integers(0, 8), max_size=8).map(
    lambda targets: [
        undo(number, target) if 0 < target < number else decision(number, Act.REJECT, ONE)
        for number, target in enumerate(targets, 1)
    ]
)


@given(ROWS)
def test_a_further_undo_takes_out_exactly_what_it_names(rows: list[Decision]) -> None:
    held = standing(rows)
    for row in held:
        assert standing([*rows, undo(len(rows) + 1, row.number)]) == tuple(one for one in held if one is not row)


@given(ROWS, st.randoms())
def test_what_stands_does_not_depend_on_the_order_of_rows(rows: list[Decision], random: Any) -> None:
    mixed = list(rows)
    random.shuffle(mixed)
    assert standing(mixed) == standing(rows)


@given(st.lists(st.tuples(st.sampled_from([Act.ACCEPT, Act.REJECT, Act.WITHHOLD]), st.integers(0, 2)), max_size=6))
def test_every_item_is_shown_or_was_rejected(acts: list[tuple[Act, int]]) -> None:
    items = (ONE, TWO, THREE)
    rows = [decision(number, act, items[at]) for number, (act, at) in enumerate(acts, 1)]
    shown = {item.id for item in items_of(_decided(rows))}
    for item in items:
        verdicts = [row.act for row in rows if row.target == item.id and row.act is not Act.WITHHOLD]
        assert (item.id in shown) == (not verdicts or verdicts[-1] is Act.ACCEPT)


def _decided(rows: list[Decision]) -> Reading:
    return decide(READING, rows).reading


def test_a_claim_found_by_its_edited_words_is_not_doubled() -> None:
    assert isinstance(ONE, type(DROUGHT))
    edited = causal(TEXT, "The drought emptied the lake.", "drought emptied the lake", "lake")
    reader_agrees = reading_of(DOCUMENT, "test.v4", causal=(edited,))
    decided = decide(reader_agrees, [decision(1, Act.EDIT, ONE, edited)])
    assert len(decided.reading.causal) == 1
    assert decided.reviewed == {reader_agrees.causal[0].id: Act.EDIT}


def test_levels_of_a_kept_claim_are_as_decided() -> None:
    assert isinstance(ONE, type(DROUGHT))
    unsure = dataclasses.replace(ONE, certainty=dataclasses.replace(ONE.certainty, level=Level.POSSIBLE))
    (own,) = decide(WITHOUT, [decision(1, Act.EDIT, ONE, unsure)]).reading.causal
    assert own.certainty.level is Level.POSSIBLE
