"""The composer's text and marks agree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from causerie.documents.blocks import row_line
from causerie.documents.parts import Composer, clean
from causerie.vocabulary import MarkKind

RUNS = st.lists(
    st.tuples(st.text("ab \n🙂\r", max_size=6), st.sampled_from([None, MarkKind.BOLD, MarkKind.HEADING])), max_size=5
)


@given(st.lists(RUNS, max_size=5))
def test_paragraphs_stand_where_the_composer_says(blocks: list[list[tuple[str, MarkKind | None]]]) -> None:
    composer = Composer()
    places = [composer.add(runs) for runs in blocks]
    text, kept = composer.text, [place for place in places if place is not None]
    assert len(text) == composer.length
    assert "\r" not in text
    for runs, place in zip(blocks, places, strict=True):
        whole = "".join(words for words, _ in runs).replace("\r", "").strip()
        assert (text[place[0] : place[1]] if place else "") == whole
    assert text == "\n\n".join(text[start:end] for start, end in kept)
    for mark in composer.marks:
        assert text[mark.start : mark.end].strip()


def test_bold_runs_side_by_side_are_one_mark() -> None:
    composer = Composer()
    composer.add([("Why ", MarkKind.BOLD), ("now?", MarkKind.BOLD), (" Because.", None)])
    assert [(mark.start, mark.end) for mark in composer.marks] == [(0, 8)]


@given(st.text())
def test_clean_gives_one_printable_line_or_nothing(text: str) -> None:
    value = clean(text)
    assert value is None or (value == value.strip() and "\n" not in value and "\x1b" not in value and value)
    assert clean(value) == value


def test_a_row_of_a_table_as_a_line() -> None:
    assert "".join(text for text, _ in row_line(["Velt", "Why?"])) == "Velt: Why?"
    assert "".join(text for text, _ in row_line(["2019", "12"])) == "2019\t12"
    assert "".join(text for text, _ in row_line(["a", " ", "b", "c"])) == "a\tb\tc"
