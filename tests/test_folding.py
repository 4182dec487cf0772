"""Words are folded for a search, sentences cut; every place is exact."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.folding import LONGEST, folded, sentences


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Flood", ["the", "flood"]),
        ("Café, Zürich", ["cafe", "zurich"]),
        ("cafe\u0301 e\u0301tude", ["cafe", "etude"]),
        ("STRASSE Straße", ["strasse", "strasse"]),
        ("İzmir", ["izmir"]),
        ("ﬁsh", ["fish"]),
        ("co\u00adoperate", ["cooperate"]),
        ("by-law isn't 3.5", ["by", "law", "isn", "t", "3", "5"]),
        ("שָׁלוֹם עולם", ["שלום", "עולם"]),
        ("🙂 → _", []),
    ],
)
def test_words_are_folded(text: str, words: list[str]) -> None:
    assert [word for word, _, _ in folded(text)] == words


@given(st.text(max_size=200))
def test_places_are_those_of_the_words(text: str) -> None:
    found = folded(text)
    assert all(0 <= start < end <= len(text) for _, start, end in found)
    assert all(one[2] <= other[1] for one, other in pairwise(found))
    assert all([word] == [again for again, _, _ in folded(text[start:end])] for word, start, end in found)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The mill stands. The weir fell!", ["The mill stands.", "The weir fell!"]),
        ("“It fell.” She wept.", ["“It fell.”", "She wept."]),
        ("It cost 3.5 marks e.g. here. Éva paid.", ["It cost 3.5 marks e.g. here.", "Éva paid."]),
        ("Ina Holt: no\nOle Brandt: yes\r\n\r\nend", ["Ina Holt: no", "Ole Brandt: yes", "end"]),
        ("  \n \n", []),
        ("", []),
    ],
)
def test_sentences_are_cut(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parts


@given(st.text(max_size=300))
def test_no_word_is_lost_between_sentences(text: str) -> None:
    places = list(sentences(text))
    assert all(one[1] <= other[0] for one, other in pairwise(places))
    assert [word for start, end in places for word, _, _ in folded(text[start:end])] == [w for w, _, _ in folded(text)]


def test_what_has_no_end_is_cut_between_words() -> None:
    text = "mill " * 1000
    places = list(sentences(text))
    assert all(end - start <= LONGEST for start, end in places)
    assert {text[start:end][-4:] for start, end in places} <= {"mill", "ill "}
    assert len(list(sentences("m" * 2500))) == 3
