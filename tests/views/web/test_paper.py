"""The text as markup: nothing lost, nothing of it taken as markup, every line at its place."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.values import Turn
from causerie.views.markup import clean
from causerie.views.web.paper import LINES, LONGEST, Marked, lines, paper
from causerie.vocabulary import Role


class Parsed(HTMLParser):
    """The lines of a paper as a browser sees them: offset and words; and the marks by the names that they carry."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[int, str]] = []
        self.marked: dict[str, str] = {}
        self.tags: set[str] = set()
        self._names: list[str] = []
        self._inside = False
        self.feed(str(markup))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        given = dict(attrs)
        if tag == "p":
            self._inside = "data-at" in given
            if self._inside:
                self.lines.append((int(given["data-at"] or 0), ""))
        if tag == "mark":
            self._names = (given["data-i"] or "").split()

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._names = []
        if tag == "p":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if not self._inside:
            return
        at, words = self.lines[-1]
        self.lines[-1] = (at, words + data)
        for name in self._names:
            self.marked[name] = self.marked.get(name, "") + data


TEXT = "Ina: 🌊 The toll <b>rose</b> & fell.\n\nRey: Why?\nقال إن الميناء مغلق. Bread got dear."


def turn(words: str, speaker: str | None, role: Role = Role.INTERVIEWEE) -> Turn:
    start = TEXT.index(words)
    return Turn(start, start + len(words), speaker, role)


TURNS = (turn("🌊 The toll <b>rose</b> & fell.", "Ina"), turn("Why?", "Rey <i>", Role.INTERVIEWER))


def test_every_line_says_where_it_begins_and_holds_its_words() -> None:
    parsed = Parsed(paper(TEXT, TURNS, []))
    assert [words for _, words in parsed.lines] == [line for line in TEXT.split("\n") if line]
    assert all(TEXT[at : at + len(words)] == words for at, words in parsed.lines)


def test_nothing_of_the_text_or_a_name_becomes_markup() -> None:
    markup = paper(TEXT, TURNS, [])
    assert Parsed(markup).tags <= {"p", "div", "bdi", "mark"}
    assert "<b>" not in markup
    assert "<i>" not in markup


def test_overlapping_items_are_both_told() -> None:
    start = TEXT.index("The toll")
    marks = [Marked("C1", "causal", start, start + 20, False), Marked("F1", "forecast", start + 4, start + 12, True)]
    markup = paper(TEXT, TURNS, marks)
    found = Parsed(markup).marked
    assert found == {"C1": TEXT[start : start + 20], "F1": TEXT[start + 4 : start + 12]}
    assert 'class="causal n2" data-i="C1 F1"' in markup


def test_what_the_map_is_made_of_gives_the_colour_unless_it_was_rejected() -> None:
    start = TEXT.index("The toll")
    event = Marked("E1", "event", start, start + 20, True)
    causal = Marked("C1", "causal", start, start + 12, False)
    assert 'class="causal n2" data-i="E1 C1"' in paper(TEXT, TURNS, [event, causal])
    gone = Marked("C1", "causal", start, start + 12, False, gone=True)
    assert 'class="event ok n2" data-i="E1 C1"' in paper(TEXT, TURNS, [event, gone])


def test_a_mark_goes_over_lines() -> None:
    start, end = TEXT.index("fell."), TEXT.index("Why?") + 4
    found = Parsed(paper(TEXT, TURNS, [Marked("Q1", "question", start, end, False)])).marked
    assert found == {"Q1": "fell.Rey: Why?"}


def test_a_part_is_those_lines_alone_as_they_stand_in_the_whole() -> None:
    start = TEXT.index("The toll")
    marks = [Marked("C1", "causal", start, start + 20, False)]
    part = paper(TEXT, TURNS, marks, (start, start + 1))
    assert part == next(row for row in paper(TEXT, TURNS, marks).split("\n") if 'data-i="C1"' in row)


def test_turns_within_one_line_are_apart() -> None:
    text = "Q: Why? A: Because it rained."
    turns = (Turn(3, 7, "Q", Role.INTERVIEWER), Turn(11, len(text), "A", Role.INTERVIEWEE))
    found = [(text[one.start : one.end], one.turn and one.turn.speaker) for one in lines(text, turns)]
    assert found == [("Q: Why?", "Q"), ("A: Because it rained.", "A")]


def test_a_long_line_is_shown_in_pieces_and_a_long_turn_in_blocks() -> None:
    long = "The toll rose. " * 900
    assert max(one.end - one.start for one in lines(long, ())) <= LONGEST
    many = "\n".join(f"line {number}" for number in range(3 * LINES))
    assert paper(many, (), []).count("<div") == 3


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\ufffe", "\r"])
def test_forbidden_characters_are_replaced_one_for_one(sign: str) -> None:
    text = f"The toll{sign} rose."
    parsed = Parsed(paper(text, (), []))
    assert len(parsed.lines[0][1]) == len(text)


@given(
    st.text(alphabet="ab \n<&🌊م", max_size=200),
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=8),
)
def test_whatever_is_marked_the_text_stays(text: str, places: list[tuple[int, int]]) -> None:
    spots = [(min(pair), min(max(pair), len(text))) for pair in places]
    marks = [Marked(f"C{at}", "causal", *pair, False) for at, pair in enumerate(spots) if pair[0] < pair[1]]
    parsed = Parsed(paper(text, (), marks))
    assert [words for _, words in parsed.lines] == [row.strip() for row in clean(text).split("\n") if row.strip()]
    for mark in marks:
        wanted = "".join(text[mark.start : mark.end].split())
        assert "".join(parsed.marked.get(mark.name, "").split()) == wanted
