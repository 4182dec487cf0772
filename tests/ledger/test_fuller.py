"""What stands beside the words of a time and belongs to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.ledger.entering import EnterOptions, entered
from causerie.ledger.fuller import fuller
from causerie.vocabulary import Lack
from makers import document_of, forecast, mention_in, reading_of


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("It ends |by 11| May 2031.", "by 11 May 2031"),
        ("It ends |before 5| May.", "before 5 May"),
        ("It ends |in May| 2031.", "in May 2031"),
        ("It ends |on May 3|, 2031, at sea.", "on May 3, 2031"),
        ("It ends no |later| than 10 May 2031 at sea.", "no later than 10 May 2031"),
        ("It ends no |later| than the end of May.", "no later than the end of May"),
        ("It ends on or |before 1 March|.", "on or before 1 March"),
        ("It ends between 10 and |15 March|.", "between 10 and 15 March"),
        ("It ends between May and |July|.", "between May and July"),
        ("It ends |in 2031| or 2032.", "in 2031 or 2032"),
        ("It ends |this year| or next.", "this year or next"),
        ("It ends |at the end of 2031| or the beginning of 2032.", "at the end of 2031 or the beginning of 2032"),
        ("It ends, though probably not |before 2031|.", "not before 2031"),
        ("It ends |by 2 p.m.| tomorrow.", "by 2 p.m. tomorrow"),
        ("It ends |at midnight| on New Year's Eve.", "at midnight on New Year's Eve"),
        ("It ends |in 2031| at the earliest.", "in 2031 at the earliest"),
        ("It ends |in June| or later.", "in June or later"),
        ("It ends |by May| or the mayor goes.", "by May"),
        ("It ends |this year| or another.", "this year"),
        ("It ends |by Monday|, and rain will come.", "by Monday"),
        ("It is no |later| in Velm.", "later"),
        ("There will be no |next year|.", "next year"),
        ("It ends |by 11| votes to two.", "by 11"),
        ("A thaw |before Easter lies between 10 and 20 per cent|.", "before Easter"),
        ("A thaw |by May is about one in five|.", "by May"),
        ("It ends |before the year is out|.", "before the year is out"),
    ],
)
def test_fuller(marked: str, expected: str) -> None:
    before, words, behind = marked.split("|")
    text = before + words + behind
    assert fuller(text, len(before), len(before) + len(words), 0, len(text)) == expected


def test_fuller_leaves_the_not_of_what_is_forecast() -> None:
    text = "It will not end, not before 2031."
    start = text.index("before")
    assert fuller(text, start, len(text) - 1, 0, len(text), negated=True) == "before 2031"


def test_fuller_stays_within_the_sentence() -> None:
    text = "It ends by 11. May 2031 is far."
    assert fuller(text, 8, 13, 0, 14) == "by 11"


@given(st.text(max_size=30), st.text(min_size=1, max_size=20), st.text(max_size=30))
def test_fuller_holds_the_words(before: str, words: str, behind: str) -> None:
    text = before + words + behind
    found = fuller(text, len(before), len(before) + len(words), 0, len(text))
    assert words in found or words.startswith(found)


@pytest.mark.parametrize(
    ("text", "proposition", "horizon", "late"),
    [
        ("The pact will end by 11 May 2031.", "pact will end", "by 11", "2031-05-11"),
        ("The pact will end no later than 10 May 2031.", "pact will end", "later", "2031-05-10"),
        ("The pact will end on or before 1 March.", "pact will end", "before 1 March", "2031-03-01"),
        ("The pact will end, though not before 2033.", "pact will end", "before 2033", None),
        ("The pact will end in 2033 at the earliest.", "pact will end", "in 2033", None),
    ],
)
def test_entered_by_all_the_words(text: str, proposition: str, horizon: str, late: str | None) -> None:
    document = document_of(text, spoken="2031-01-15")
    one = forecast(text, text, proposition, horizon=mention_in(text, horizon))
    (entry,) = entered(document, reading_of(document, forecasts=(one,)), EnterOptions())
    assert (entry.deadlines.late if entry.deadlines else None) == late
    assert (Lack.DEADLINE in entry.lacks) is (late is None)
