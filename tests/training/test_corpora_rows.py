from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.corpora.cut import sentences
from training.corpora.rows import apart, bare, hull, row, trimmed

SPANS = st.lists(st.tuples(st.sampled_from(["cause", "effect"]), st.integers(0, 30), st.integers(0, 30)))


def test_of_two_that_overlap_the_longer_stays() -> None:
    spans = [("cause", 0, 4), ("cause", 2, 9), ("effect", 3, 5)]
    assert apart(spans) == [["cause", 2, 9], ["effect", 3, 5]]


@given(SPANS)
def test_no_two_of_a_kind_overlap_and_each_was_given(spans: list[tuple[str, int, int]]) -> None:
    kept = [tuple(span) for span in apart(spans)]
    assert set(kept) <= set(spans)
    for kind, start, end in kept:
        assert [s for s in kept if s[0] == kind and s[1] < end and start < s[2]] == [(kind, start, end)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (" , the flood . ", "the flood"),
        ('"the flood (of May)"', "the flood (of May)"),
        ("(the flood", "the flood"),
        ("trade with the U.S.", "trade with the U.S."),
    ],
)
def test_edges_lose_blanks_and_punctuation(text: str, shown: str) -> None:
    place = trimmed(text, (0, len(text)))
    assert place is not None
    assert text[slice(*place)] == shown


def test_a_place_of_punctuation_alone_is_none() -> None:
    assert trimmed(" ... ", (0, 5)) is None


def test_a_broken_span_is_joined_unless_another_lies_between() -> None:
    assert hull([(0, 4), (8, 20)], [(30, 40)]) == (0, 20)
    assert hull([(0, 4), (8, 20)], [(5, 7)]) == (8, 20)


def test_sentences_alike_but_for_blanks_and_quotes_are_the_same() -> None:
    assert bare("“ The mill closed , ” he said .") == bare('"The mill closed," he said.')


def test_a_row_without_passages_is_one_sentence() -> None:
    made = row("own", "a", "Prices ‘rose’.", {})
    assert made["passages"] == [[0, 14, 0, False]]
    assert made["text"] == "Prices 'rose'."


def test_text_is_cut_at_stops_blank_lines_and_headings() -> None:
    text = "Ms. Orla:\n The mill closed. Mr. T. Venn left!\n\nNobody knew\nwhy. it"
    assert [text[a:b] for a, b in sentences(text)] == [
        "Ms. Orla:",
        "The mill closed.",
        "Mr. T. Venn left!",
        "Nobody knew\nwhy. it",
    ]
