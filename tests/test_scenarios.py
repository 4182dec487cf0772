"""Kept what-if questions: names, undo, what they answer today, and how they differ."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.codec import decode, encode
from causerie.errors import BadRequest, UnknownName
from causerie.pipeline.deciding import By, undo
from causerie.pipeline.desk import Desk
from causerie.pipeline.reading import ReadOptions, read_into
from causerie.pipeline.scenarios import answer, pushable, side_by_side, starts
from causerie.pipeline.supposing import Ask, Question, Running, Whose, asked, drop, keep, kept, kept_as
from causerie.views.render.scenarios import table, table_lines
from causerie.vocabulary import Engine, Rule, Transfer

TALK = (
    "Ina Holt: The storm caused the flood. The flood destroyed the harvest. A harvest keeps the price of grain down.\n"
    "Better dykes prevent the flood. If the council had built better dykes, there would have been no flood.\n"
)
RAIN, DYKES = Question(Ask(up=("storm",))), Question(Ask(up=("better dykes",)))


def clock() -> datetime.datetime:
    return datetime.datetime(2031, 5, 4, tzinfo=datetime.UTC)


BY = By("Ina", clock)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("talk")
    (folder / "talk.txt").write_text(TALK)
    path = folder / "talk.db"
    list(read_into(path, [str(folder / "talk.txt")], ReadOptions(reader="rules"), sys.stdin.buffer, clock))
    return path.read_bytes()


@pytest.fixture
def path(read: bytes, tmp_path: Path) -> Path:
    (tmp_path / "talk.db").write_bytes(read)
    return tmp_path / "talk.db"


def test_a_kept_question_is_there_for_everybody_until_it_is_dropped(path: Path) -> None:
    keep(path, "  more   rain ", RAIN, BY)
    found = kept_as(Desk(path), "More Rain")
    assert (found.name, found.question, found.person) == ("more rain", RAIN, "Ina")
    drop(path, "MORE RAIN", BY)
    assert kept(path) == ()
    undo(path, None, BY)
    assert [one.name for one in kept(path)] == ["more rain"]


def test_the_same_name_takes_the_place_of_what_it_named(path: Path) -> None:
    keep(path, "rain", DYKES, BY)
    keep(path, "Rain", RAIN, BY)
    assert [(one.name, one.question) for one in kept(path)] == [("Rain", RAIN)]


@pytest.mark.parametrize("name", ["", "  ", "x" * 121])
def test_a_name_that_cannot_be(path: Path, name: str) -> None:
    with pytest.raises(BadRequest):
        keep(path, name, RAIN, BY)


def test_what_pushes_nothing_is_not_kept(path: Path) -> None:
    with pytest.raises(BadRequest, match="pushes nothing"):
        keep(path, "still", Question(Ask(held=("storm",))), BY)


def test_an_unknown_name_lists_those_that_there_are(path: Path) -> None:
    keep(path, "rain", RAIN, BY)
    with pytest.raises(UnknownName, match="rain"):
        drop(path, "snow", BY)


def test_the_same_question_has_the_same_answer_and_another_seed_may_not(path: Path) -> None:
    first, again = answer(path, RAIN), answer(Desk(path), RAIN)
    assert first.outcome == again.outcome
    assert answer(path, Question(RAIN.ask, running=Running(seed=7, samples=50))).outcome.draws == 50


def test_scenarios_side_by_side_show_where_they_differ(path: Path) -> None:
    keep(path, "rain", RAIN, BY)
    keep(path, "dykes", DYKES, BY)
    columns = [(one.name, told.outcome, told.map) for one, told in side_by_side(path, ("rain", "dykes"))]
    rows = {row.factor: row for row in table(columns)}
    flood = next(row for label, row in rows.items() if "flood" in label)
    assert flood.differ
    assert {cell.way for cell in flood.cells if cell} == {"up", "down"}
    assert {cell.unchecked for cell in flood.cells if cell} == {"unchecked"}
    lines = "\n".join(table_lines(columns))
    assert "[1] rain" in lines
    assert "they differ" in lines
    assert "(unchecked)" in lines


def test_one_alone_or_the_same_twice_is_no_comparison(path: Path) -> None:
    keep(path, "rain", RAIN, BY)
    with pytest.raises(BadRequest, match="two"):
        side_by_side(path, ("rain", "Rain"))


def test_the_text_s_own_suppositions_are_offered(path: Path) -> None:
    found = starts(path)
    assert found
    assert found[0].document == "talk"


def test_what_can_be_pushed_leads_somewhere(path: Path) -> None:
    labels = [row.label for row in pushable(path)]
    assert any("storm" in label for label in labels)
    assert not any("price" in label for label in labels)


def test_checked_only_means_a_map_of_nothing_until_somebody_checked(path: Path) -> None:
    assert pushable(path, checked=True) == ()
    with pytest.raises(BadRequest):
        answer(path, RAIN, checked=True)


words = st.lists(st.text(min_size=1, max_size=12), max_size=2).map(tuple)
asks = st.builds(Ask, words, words, words, words, words, st.none() | st.just("C1"))
runs = st.builds(
    Running,
    st.none() | st.integers(1, 9),
    st.integers(0, 9),
    st.sampled_from(Engine),
    st.none() | st.sampled_from(Rule),
    st.none() | st.sampled_from(Transfer),
    st.none() | st.booleans(),
)


@given(st.builds(Question, asks, st.builds(Whose, words, st.booleans()), runs))
def test_a_question_outlives_its_json_form(question: Question) -> None:
    assert decode(Question, encode(question)) == question


@given(asks)
def test_every_word_of_a_question_is_told(ask: Ask) -> None:
    told = asked(ask)
    assert all(word in told for part in (ask.up, ask.down, ask.held, ask.given, ask.without) for word in part)
