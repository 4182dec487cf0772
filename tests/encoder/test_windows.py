"""Texts cut for the encoder."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tiny_model
from causerie.encoder.windows import Cut, Passage, Window, windows, windows_of

BERT, MPNET = tiny_model.tokenizer(), tiny_model.tokenizer(mpnet=True)
CUT = Cut(own=12, before=4, after=3, question=5, longest=20)
MOST = CUT.longest + CUT.before + CUT.after + CUT.question + 3
"""The own pieces, the context, and the pieces that open, divide and close."""

word = st.text(alphabet="abcdé ñ漢😀\u200b.?", min_size=1, max_size=9)
sentence = st.lists(word, min_size=1, max_size=14).map(" ".join)
turns = st.lists(st.tuples(st.lists(sentence, min_size=1, max_size=5), st.booleans()), min_size=1, max_size=5)


def text_of(turns: list[tuple[list[str], bool]]) -> tuple[str, list[Passage]]:
    """The text of turns of sentences; in turns that ask the last sentence is a question."""
    text, passages = "", []
    for turn, (sentences, asking) in enumerate(turns):
        for at, one in enumerate(sentences):
            asks = asking and at == len(sentences) - 1
            passages.append(Passage(len(text), len(text) + len(one), turn, asks))
            text += one + " "
    return text, passages


def pieces_of(text: str, passage: Passage) -> list[tuple[int, tuple[int, int]]]:
    one = BERT.encode(text[passage.start : passage.end], add_special_tokens=False)
    return [(i, (passage.start + a, passage.start + b)) for i, (a, b) in zip(one.ids, one.offsets, strict=True)]


def own(window: Window) -> list[tuple[int, tuple[int, int]]]:
    return list(zip(window.ids, window.places, strict=True))[window.first : window.end]


@settings(deadline=None)
@given(turns, st.integers(0, 11))
def test_every_piece_of_every_sentence_is_owned_once_in_order(turns: list[tuple[list[str], bool]], shift: int) -> None:
    text, passages = text_of(turns)
    found = [piece for window in windows(text, passages, BERT, CUT, shift) for piece in own(window)]
    assert found == [piece for passage in passages for piece in pieces_of(text, passage)]


@settings(deadline=None)
@given(turns, st.integers(0, 11))
def test_a_sentence_that_fits_is_owned_by_one_window(turns: list[tuple[list[str], bool]], shift: int) -> None:
    text, passages = text_of(turns)
    cut = windows(text, passages, BERT, CUT, shift)
    for passage in passages:
        pieces = pieces_of(text, passage)
        if 0 < len(pieces) <= CUT.longest:
            owners = [window for window in cut if set(pieces) & set(own(window))]
            assert len(owners) == 1
            assert set(pieces) <= set(own(owners[0]))


@settings(deadline=None)
@given(turns, st.integers(0, 11))
def test_windows_keep_to_their_bounds(turns: list[tuple[list[str], bool]], shift: int) -> None:
    text, passages = text_of(turns)
    lengths = [len(pieces_of(text, passage)) for passage in passages]
    for window in windows(text, passages, BERT, CUT, shift):
        assert len(window.ids) == len(window.places) <= MOST
        assert 0 < window.end - window.first <= max(CUT.own, min(CUT.longest, max(lengths)))
        assert window.places[0] == window.places[-1] == (-1, -1)
        assert (window.ids[0], window.ids[-1]) == (BERT.token_to_id("[CLS]"), BERT.token_to_id("[SEP]"))


@settings(deadline=None)
@given(turns)
def test_what_a_window_sees_stands_where_it_says(turns: list[tuple[list[str], bool]]) -> None:
    text, passages = text_of(turns)
    known = {piece for passage in passages for piece in pieces_of(text, passage)}
    for window in windows(text, passages, BERT, CUT):
        seen = [piece for piece in zip(window.ids, window.places, strict=True) if piece[1] != (-1, -1)]
        assert set(seen) <= known
        assert len(seen) == len(set(seen))
        assert [place for _, place in seen] == sorted(place for _, place in seen)


def test_a_text_without_sentences_has_no_windows() -> None:
    assert windows("", [], BERT) == ()


def test_what_holds_no_piece_is_left_out() -> None:
    assert windows("\u200b", [Passage(0, 1, 0)], BERT) == ()


@pytest.mark.parametrize(
    ("tokenizer", "signs"), [(BERT, ("[CLS]", "[SEP]")), (MPNET, ("<s>", "</s>"))], ids=["BERT", "MPNet"]
)
def test_windows_open_and_close_as_the_encoder_learnt_it(tokenizer: object, signs: tuple[str, str]) -> None:
    (window,) = windows("the lake", [Passage(0, 8, 0)], tokenizer)  # type: ignore[arg-type]
    assert [tokenizer.id_to_token(i) for i in window.ids] == [signs[0], "the", "lake", signs[1]]  # type: ignore[attr-defined]


def shown(window: Window) -> str:
    return " ".join(str(BERT.id_to_token(i)) for i in window.ids)


def test_an_answer_is_read_beside_its_question_also_far_from_it() -> None:
    answer = ["a b c d e f g h .", "the mill will close .", "a b c d e f g h i j ."]
    text, passages = text_of([(["why is the lake a ?"], True), (answer, False)])
    asked, near, middle, far = windows(text, passages, BERT, CUT)
    assert shown(asked) == "[CLS] why is the lake a ? a b c [SEP]"
    assert shown(near) == "[CLS] the lake a ? a b c d e f g h . the mill will [SEP]", "it stands before"
    assert shown(middle) == "[CLS] is the lake a ? [SEP] f g h . the mill will close . a b c [SEP]"
    assert shown(far) == "[CLS] is the lake a ? [SEP] mill will close . a b c d e f g h i j . [SEP]"


def test_a_question_shows_no_other_question() -> None:
    text, passages = text_of([(["why is the lake a ?"], True), (["is the mill a b c d e f ?"], True)])
    _, second = windows(text, passages, BERT, CUT)
    assert shown(second) == "[CLS] the lake a ? is the mill a b c d e f ? [SEP]"


def test_a_sentence_too_long_is_cut_with_its_own_words_as_context_and_its_question() -> None:
    letters = " ".join(tiny_model.LETTERS)
    text, passages = text_of([(["why is the lake a ?"], True), ([letters], False)])
    _, first, second = windows(text, passages, BERT, CUT)
    assert shown(first).startswith("[CLS] the lake a ? a b c")
    assert shown(first).endswith("r s t u v w [SEP]")
    assert shown(second) == "[CLS] is the lake a ? [SEP] q r s t u v w x y z [SEP]"
    assert (second.end - second.first, second.places[second.first]) == (6, (60, 61))


def test_the_first_window_needs_the_first_passages_alone() -> None:
    text, passages = text_of([(["ab cd ef gh ij kl mn op"] * 9, False)])
    finding = iter(passages)
    next(windows_of(text, finding, BERT, CUT))
    assert len(list(finding)) > 5


def test_no_passages_make_no_windows() -> None:
    assert windows("", [], BERT, CUT) == ()
