"""Whatever is typed means words or signs, never an operator."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.sought import MOST, Term, hay, holds, marks, terms


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Flood", [Term(("flood",), True)]),
        ("flood  BRIDGE flood", [Term(("flood",), True), Term(("bridge",), True)]),
        ('"Old Bridge" toll', [Term(("old", "bridge")), Term(("toll",), True)]),
        ("“old bridge”", [Term(("old", "bridge"))]),
        ('"old bridge', [Term(("old",), True), Term(("bridge",), True)]),
        ("by-law", [Term(("by", "law"), True)]),
        ("don't", [Term(("don", "t"))]),
        ("a", [Term(("a",))]),
        ("flood 🙂", [Term(("flood",), True), Term(literal="🙂")]),
        ("NOT (flood OR *) ^x col:y", None),
        ("-", [Term(literal="-")]),
        ("flood - bridge", [Term(("flood",), True), Term(("bridge",), True)]),
        ("   ", []),
        ('""', [Term(literal='""')]),
    ],
)
def test_what_is_typed_is_understood(typed: str, found: list[Term] | None) -> None:
    if found is None:
        assert [term.words for term in terms(typed)] == [
            ("not",), ("flood",), ("or",), ("x",), ("col", "y"),
        ]  # fmt: skip
    else:
        assert list(terms(typed)) == found


def test_too_many_words_are_cut_off() -> None:
    assert len(terms(" ".join(f"word{number}" for number in range(100)))) == MOST


@pytest.mark.parametrize(
    ("typed", "text", "there"),
    [
        ("flood", "The Floods came", ["Floods"]),
        ("flo came", "The Floods came", ["Floods", "came"]),
        ('"flood"', "The floods came", []),
        ("cafe", "au Café 🙂 Cafés", ["Café", "Cafés"]),
        ("🙂", "au Café 🙂 Cafés", ["🙂"]),
        ('"old bridge"', "the old, bridge and old bridge", ["old, bridge", "old bridge"]),
        ('"old bridge" bridge', "the old bridge", ["old bridge"]),
        ("it's", "It’s so", ["It’s"]),
    ],
)
def test_it_is_found_where_it_stands(typed: str, text: str, there: list[str]) -> None:
    assert [text[start:end] for start, end in marks(text, terms(typed))] == there
    assert holds(hay([text]), [text], terms(typed)) is bool(there)


def test_all_must_be_there_and_no_phrase_reaches_over_a_border() -> None:
    texts = ("the old", "bridge fell")
    assert holds(hay(texts), texts, terms("old bridge"))
    assert not holds(hay(texts), texts, terms('"old bridge"'))
    assert not holds(hay(texts), texts, terms("old mill"))


@given(st.text(max_size=60), st.text(max_size=120))
def test_marks_and_holding_agree(typed: str, text: str) -> None:
    wanted = terms(typed)
    if wanted:
        assert holds(hay([text]), [text], wanted) is all(marks(text, [one]) for one in wanted)
