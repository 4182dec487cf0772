"""Dated and ordered past happenings."""

from __future__ import annotations

import pytest
from reading_of import frame_of
from spacy.language import Language

from causerie.reading.events import find_events


def nobody(start: int, end: int) -> tuple[str, ...]:
    return ()


def events(nlp: Language, text: str, date: str | None = None) -> list[tuple[str, str | None, str]]:
    found = find_events(frame_of(nlp, text, date=date), nobody)
    return [(e.when.text, e.when.value, e.what.text if e.what else "") for e in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 3 May 2021 the dam collapsed.", ("3 May 2021", "2021-05-03", "dam collapsed")),
        ("On 3 May the dam collapsed.", ("3 May", "XXXX-05-03", "dam collapsed")),
        ("The dam collapsed yesterday.", ("yesterday", None, "dam collapsed")),
        ("The miller left in 1998.", ("1998", "1998", "miller left")),
        ("Almost immediately the crew left.", ("Almost immediately", None, "crew left")),
        ("After the flood the crew left.", ("After the flood", None, "crew left")),
        ("Then the crew left.", ("Then", None, "crew left")),
    ],
)
def test_events_when_and_what(nlp: Language, text: str, expected: tuple[str, str | None, str]) -> None:
    assert events(nlp, text) == [expected]


def test_events_relative_date_needs_the_document_date(nlp: Language) -> None:
    assert events(nlp, "The dam collapsed yesterday.", "2024-06-14") == [("yesterday", "2024-06-13", "dam collapsed")]


@pytest.mark.parametrize(
    "text",
    [
        "The dam will collapse in 2050.",
        "In May the dam may collapse.",
        "Did the dam collapse in 2021?",
        "Had the dam collapsed in 2021, the mill would be gone.",
        "The dam never collapsed in 2021.",
        "The survey of 1709 pupils was long.",
        "The dam is old.",
    ],
)
def test_events_leave_what_did_not_happen(nlp: Language, text: str) -> None:
    assert events(nlp, text) == []


def test_events_offsets_and_source(nlp: Language) -> None:
    text = "😀 On 3 May 2021 the dam collapsed."
    (found,) = find_events(frame_of(nlp, text), lambda start, end: ("Edo Lark",))
    assert found.source == ("Edo Lark",)
    assert text[found.when.start : found.when.end] == "3 May 2021"
    assert found.what is not None
    assert text[found.what.start : found.what.end] == found.what.text
