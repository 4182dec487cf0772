"""Places of the text as pieces of windows, beside a search through all pieces."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import tiny_model
from causerie.encoder.pieces import pieces_of
from causerie.encoder.windows import Cut, Passage, Window, windows

TOKENIZER = tiny_model.tokenizer()
CUT = Cut(own=9, before=4, after=3, question=5, longest=12)
sentences = st.lists(
    st.tuples(st.text(alphabet="ab \u200bé漢.", min_size=1, max_size=25), st.integers(0, 1), st.booleans()),
    min_size=1,
    max_size=12,
)


def cut(given: list[tuple[str, int, bool]]) -> tuple[str, tuple[Window, ...]]:
    text, passages, turn = "", [], 0
    for words, step, asks in given:
        turn += step
        passages.append(Passage(len(text), len(text) + len(words), turn, asks))
        text += words + " "
    return text, windows(text, passages, TOKENIZER, CUT)


def covered(window: Window, place: tuple[int, int]) -> list[tuple[int, int, int]]:
    """The pieces of a window that a place covers, with where they stand in it."""
    places = enumerate(window.places)
    return [(at, s, e) for at, (s, e) in places if s >= 0 and s < place[1] and e > place[0]]


@settings(deadline=None)
@given(sentences, st.data())
def test_a_place_is_found_where_a_window_sees_all_of_it(
    given: list[tuple[str, int, bool]], data: st.DataObject
) -> None:
    text, found = cut(given)
    start = data.draw(st.integers(0, len(text) - 1))
    place = (start, data.draw(st.integers(start, min(start + 12, len(text)))))
    pieces = pieces_of(found)
    whole = {(s, e) for window in found for _, s, e in covered(window, place)}
    low, end = pieces.over(place)
    assert end - low == len(whole)
    for number, window in enumerate(found):
        here = covered(window, place)
        expected = (here[0][0], here[-1][0] + 1) if whole and {(s, e) for _, s, e in here} == whole else None
        if expected is not None and expected[1] - expected[0] > len(here):
            expected = None  # The place goes on from the question to the answer, over what divides them.
        assert pieces.within(number, (low, end)) == expected


@settings(deadline=None)
@given(sentences, st.data())
def test_the_owner_of_a_place_owns_its_first_piece(given: list[tuple[str, int, bool]], data: st.DataObject) -> None:
    text, found = cut(given)
    start = data.draw(st.integers(0, len(text) - 1))
    place = (start, data.draw(st.integers(start, len(text))))
    pieces = pieces_of(found)
    firsts = [
        (window.places[here[0][0]], number)
        for number, window in enumerate(found)
        if (here := [one for one in covered(window, place) if window.first <= one[0] < window.end])
    ]
    assert pieces.owner(place) == (min(firsts)[1] if firsts else None)


def test_no_windows_hold_no_piece() -> None:
    pieces = pieces_of(())
    assert pieces.over((0, 5)) == (0, 0)
    assert pieces.owner((0, 5)) is None
