"""Decisions laid over entries, as of a day."""

from __future__ import annotations

import dataclasses

import pytest

from causerie.ledger.settling import settled
from causerie.ledger.standing import standing_of
from causerie.values import Entry
from causerie.vocabulary import Act, Lack, Level, Outlook, Result
from settling_cases import decision, entry, outcome

DAY = "2031-08-01"


def one(made: Entry, *decisions: object, as_of: str = DAY) -> Entry:
    (found,) = settled([made], {"a": decisions}, as_of)  # type: ignore[dict-item]
    return found


@pytest.mark.parametrize(
    ("made", "as_of", "expected"),
    [
        (entry(), "2031-06-29", Outlook.OPEN),
        (entry(), "2031-06-30", Outlook.DUE),
        (entry(deadlines=None), DAY, Outlook.NO_HORIZON),
        (entry(lacks=(Lack.PROPOSITION,)), DAY, Outlook.NO_PROPOSITION),
        (entry(lacks=(Lack.THRESHOLD,)), DAY, Outlook.DUE),
        (entry(outlook=Outlook.KNOWN_AT_PUBLICATION), DAY, Outlook.KNOWN_AT_PUBLICATION),
    ],
)
def test_where_an_entry_without_outcome_stands(made: Entry, as_of: str, expected: Outlook) -> None:
    assert one(made, as_of=as_of).outlook is expected


@pytest.mark.parametrize("result", list(Result))
def test_an_outcome_counts_from_its_day_on(result: Result) -> None:
    told = outcome(1, result, "2031-06-30")
    assert one(entry(), told).outlook is Outlook(result.value)
    before = one(entry(), told, as_of="2031-06-29")
    assert (before.outlook, before.resolutions, before.verdicts) == (Outlook.OPEN, (), None)


def test_the_day_of_an_outcome_makes_it_sensitive_to_the_horizon() -> None:
    found = one(entry(), outcome(1, Result.YES, "2031-07-10"))
    assert found.verdicts is not None
    assert found.verdicts.sensitive
    assert found.verdicts.default is Result.NO


def test_a_dispute_is_of_one_outcome_and_ends_with_the_next() -> None:
    told = [outcome(1, Result.YES, "2031-06-10"), decision(2, Act.DISPUTE, after={"of": 1}, reason="another mill")]
    found = one(entry(), *told)
    assert found.outlook is Outlook.DISPUTED
    assert found.resolution is not None
    assert found.resolution.dispute == "another mill"
    later = one(entry(), *told, outcome(3, Result.NO, "2031-06-30"))
    assert later.outlook is Outlook.NO
    assert [held.disputed for held in later.resolutions] == [True, False]
    assert one(entry(), told[1]).outlook is Outlook.DUE


def test_restatements_share_the_outcome_and_nothing_else() -> None:
    again = dataclasses.replace(entry("b"), group="a")
    told = {"b": (outcome(1, Result.NO, "2031-06-30", "b"), decision(2, Act.REPLY, "b", {"text": "Wait."}))}
    first, second = settled([entry(), again], told, DAY)
    assert first.outlook is second.outlook is Outlook.NO
    assert (first.reply, second.reply) == (None, "Wait.")


def test_sharpening_mends_what_is_lacking_and_keeps_the_words() -> None:
    made = entry(deadlines=None, lacks=(Lack.THRESHOLD, Lack.DEADLINE))
    found = one(
        made,
        decision(1, Act.SHARPEN, after={"deadline": "2031-07-31"}),
        decision(2, Act.SHARPEN, after={"threshold": "no flour"}),
    )
    assert found.outlook is Outlook.DUE
    assert found.lacks == ()
    assert found.sharpened is not None
    assert (found.sharpened.deadline, found.sharpened.threshold) == ("2031-07-31", "no flour")
    assert found.quote == made.quote
    assert found.deadlines is not None
    assert found.deadlines.default == "2031-07-31"
    assert not found.deadlines.imputed


def test_a_sharper_deadline_tells_what_it_stands_in_place_of() -> None:
    found = one(entry(), decision(1, Act.SHARPEN, after={"deadline": "2031-07-31"}))
    assert found.deadlines is not None
    assert found.deadlines.words == "in the summer"
    assert "2031-06-30" in found.deadlines.basis


@pytest.mark.parametrize(
    ("published", "result", "on", "expected"),
    [
        ("2031-06-20", Result.YES, "2031-06-10", Outlook.KNOWN_AT_PUBLICATION),
        ("2031-06-20", Result.YES, "2031-06-21", Outlook.YES),
        ("2031-06-20", Result.NO, "2031-06-30", Outlook.NO),
        ("2032-01-05", Result.NO, "2031-12-31", Outlook.KNOWN_AT_PUBLICATION),
        ("2032-01-05", Result.YES, "2032-01-07", Outlook.KNOWN_AT_PUBLICATION),
        ("2032-01-05", Result.AMBIGUOUS, "2031-12-31", Outlook.AMBIGUOUS),
    ],
)
def test_what_was_known_when_it_was_published_counts_neither_way(
    published: str, result: Result, on: str, expected: Outlook
) -> None:
    made = entry(uttered=f"2031-05-02/{published}")
    assert one(made, outcome(1, result, on), as_of="2032-02-01").outlook is expected


def test_an_outcome_does_not_undo_that_it_was_known_as_it_was_said() -> None:
    made = entry(outlook=Outlook.KNOWN_AT_PUBLICATION)
    for result in (Result.YES, Result.NO):
        assert one(made, outcome(1, result, "2031-06-30")).outlook is Outlook.KNOWN_AT_PUBLICATION


@pytest.mark.parametrize(
    ("result", "expected"), [(Result.YES, "yes, called unlikely"), (Result.NO, "no, called unlikely")]
)
def test_what_was_called_unlikely_neither_came_true_nor_failed_to(result: Result, expected: str) -> None:
    told = outcome(1, result, "2031-06-30" if result is Result.NO else "2031-05-20")
    assert one(entry(level=Level.UNLIKELY), told).outlook.value == expected


def test_that_nothing_happened_decides_nothing_before_the_deadline() -> None:
    told = dataclasses.replace(outcome(1, Result.NO, "2031-06-10"), at="2031-06-11T10:00:00Z")
    assert one(entry(), told, as_of="2031-06-20").outlook is Outlook.OPEN
    late = one(entry(), told)
    assert late.outlook is Outlook.DUE
    assert late.verdicts is not None
    assert not late.verdicts.sensitive
    assert standing_of(entry(), [told], [told]).held is None


def test_what_is_recorded_after_the_deadline_decides_from_the_deadline_on() -> None:
    told = outcome(1, Result.NO, "2031-06-10")
    assert told.at > "2031-06-30"
    before = one(entry(), told, as_of="2031-06-29")
    assert (before.outlook, before.verdicts) == (Outlook.OPEN, None)
    assert one(entry(), told, as_of="2031-06-30").outlook is Outlook.NO
    stands = standing_of(entry(), [told], [told])
    assert (stands.held, stands.held_from) == (Outlook.NO, "2031-06-30")


def test_that_nothing_happened_decides_nothing_without_a_deadline() -> None:
    told = outcome(1, Result.NO, "2031-06-10")
    assert one(entry(deadlines=None), told).outlook is Outlook.NO_HORIZON
    assert one(entry(deadlines=None, negated=True), told).outlook is Outlook.NO
    assert one(entry(deadlines=None), outcome(1, Result.YES, "2031-06-10")).outlook is Outlook.YES


def test_withheld_entries_are_marked() -> None:
    assert one(entry(), decision(1, Act.WITHHOLD)).withheld
    assert not one(entry()).withheld
