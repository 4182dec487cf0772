"""What a decision changed, in words."""

from __future__ import annotations

from typing import Any

import pytest

from causerie.changes import Change, changes, quoted_in
from causerie.values import Decision
from causerie.vocabulary import Act


def row(act: Act, before: Any = None, after: Any = None) -> Decision:
    return Decision(1, act, "a", "Ina", "2031-08-01T00:00:00Z", before=before, after=after)


ITEM = {"quote": "It rains.", "start": 0, "end": 9, "polarity": "-", "cause": {"text": "rain", "start": 3, "end": 7}}


@pytest.mark.parametrize("act", [Act.ACCEPT, Act.REJECT, Act.WITHHOLD])
def test_a_verdict_changes_nothing_of_the_item(act: Act) -> None:
    assert changes(row(act, ITEM)) == ()


def test_an_edit_tells_the_parts_that_differ_alone() -> None:
    after = {**ITEM, "polarity": "+", "cause": {"text": "heavy rain", "start": 0, "end": 10}}
    assert changes(row(Act.EDIT, ITEM, after)) == (Change("polarity", "-", "+"), Change("cause", "rain", "heavy rain"))


def test_an_outcome_tells_its_sources_by_number() -> None:
    after = {
        "result": "yes",
        "sources": [{"url": "https://a.example"}, {"url": "https://b.example"}],
        "condition": None,
    }
    found = changes(row(Act.RESOLVE, ITEM, after))
    assert [(one.part, one.after) for one in found] == [
        ("result", "yes"),
        ("source 1 url", "https://a.example"),
        ("source 2 url", "https://b.example"),
    ]


@pytest.mark.parametrize(("value", "words"), [(True, "yes"), (False, "no"), (3, "3"), (["a", "b"], "a; b")])
def test_values_have_words(value: Any, words: str) -> None:
    assert changes(row(Act.SCENARIO, None, {"kept": value})) == (Change("kept", "", words),)


@pytest.mark.parametrize(
    ("decision", "change"),
    [
        (row(Act.RENAME, "mill", "old mill"), Change("name", "mill", "old mill")),
        (row(Act.MERGE, ["mill", "mills"], "mill"), Change("factors", "mill; mills", "mill")),
        (row(Act.MEMO, None, {"on": "item", "text": "look again"}), Change("words", "", "look again")),
        (row(Act.REPLY, ITEM, {"text": "not so"}), Change("words", "", "not so")),
        (row(Act.EDIT, {"source": ["A"]}, {"source": ["A", "B"]}), Change("source", "A", "A › B")),
    ],
)
def test_what_is_put_in_the_place_of_what_has_its_name(decision: Decision, change: Change) -> None:
    assert changes(decision) == (change,)


def test_the_words_of_the_item_are_found() -> None:
    assert quoted_in(row(Act.ACCEPT, ITEM)) == "It rains."
    assert quoted_in(row(Act.MERGE, ["a", "b"], "a")) == ""
