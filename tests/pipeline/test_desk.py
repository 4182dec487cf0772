"""A desk knows at any time what somebody sees who opens the workspace anew."""

from __future__ import annotations

import contextlib
import random
import shutil
import sqlite3
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from causerie.errors import CauserieError, UnknownName, WorkspaceError
from causerie.pipeline.deciding import edit, judge, undo
from causerie.pipeline.desk import Desk, Where, reading_at, writing_at
from causerie.pipeline.forgetting import forget
from causerie.pipeline.merging import rename
from causerie.pipeline.state import State, named, state_of
from causerie.pipeline.viewing import log, look, one
from causerie.store import aliases
from causerie.store.database import opened
from causerie.values import items_of
from causerie.vocabulary import Act
from desk_makers import INA, put


def anew(path: Path) -> State:
    """What somebody sees who opens it now."""
    with opened(path) as db:
        return state_of(db)


def same(desk: Desk) -> bool:
    """Whether the desk knows that, with all that it has worked out from it."""
    warm, cold = desk.state(), anew(desk.path)
    if warm != cold or warm.standing != cold.standing:
        return False
    with opened(desk.path) as db:
        return all(_found(db, warm, name) == _found(db, cold, name) for name in set(cold.names.values()))


def _found(db: sqlite3.Connection, state: State, name: str) -> object:
    try:
        return named(db, state, name)
    except UnknownName as error:
        return str(error)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "w.db"
    for number in (1, 2, 3):
        put(made, number)
    return made


ACTS = st.tuples(st.integers(0, 2), st.integers(0, 9), st.integers(1, 15))


def act(where: Where, path: Path, what: int, number: int) -> None:
    """One of ten things that somebody may do; what cannot be done is refused and changes nothing."""
    name, document = f"C{number}", 1 + number % 4
    if what <= 1:
        judge(where, Act.ACCEPT if what else Act.REJECT, (name,), INA)
    elif what == 2:
        edit(where, name, {"polarity": "+"}, INA)
    elif what == 3:
        undo(where, None, INA)
    elif what == 4:
        undo(where, str(number), INA)
    elif what == 5:
        put(path, document, "test.v1", 1 + number % 5)
    elif what == 6:
        put(path, document, "other.v1", 5)
    elif what == 7:
        rename(where, "the weir", f"weir {number}", INA)
    elif what == 8 and number > 11:
        forget(where, f"D{document}", INA.clock)
    elif what == 9 and number == 7:
        forget(where, "Ole Brandt", INA.clock)


@settings(max_examples=25, deadline=None)
@given(st.lists(ACTS, max_size=14), st.randoms(use_true_random=False))
def test_two_desks_and_somebody_with_the_path_never_part(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[int, int, int]], chance: random.Random
) -> None:
    path = tmp_path_factory.mktemp("desk") / "w.db"
    put(path, 1)
    put(path, 2)
    users: tuple[Where, ...] = (Desk(path), Desk(path), path)
    for who, what, number in acts:
        with contextlib.suppress(CauserieError):
            act(users[who], path, what, number)
        if chance.random() < 0.5:
            assert all(same(desk) for desk in users[:2] if isinstance(desk, Desk))
    assert all(same(desk) for desk in users[:2] if isinstance(desk, Desk))


def test_the_version_grows_with_changes_alone(path: Path) -> None:
    desk, other = Desk(path), Desk(path)
    first = desk.version
    assert desk.version == first
    judge(other, Act.ACCEPT, ("C1",), INA)
    second = desk.version
    assert second > first
    judge(desk, Act.ACCEPT, ("C2",), INA)
    assert desk.version > second


def test_only_the_document_that_is_decided_on_is_decided_anew(path: Path) -> None:
    desk = Desk(path)
    before = desk.state()
    judge(desk, Act.REJECT, ("C1",), INA)
    after = desk.state()
    assert [old is new for old, new in zip(before.shelf, after.shelf, strict=True)] == [False, True, True]
    assert after.names is before.names


def test_a_state_that_somebody_holds_never_changes(path: Path) -> None:
    desk = Desk(path)
    before = desk.state()
    kept = [len(items_of(one.reading)) for one in before.shelf]
    judge(desk, Act.REJECT, ("C1", "C6"), INA)
    forget(desk, "D3", INA.clock)
    assert [len(items_of(one.reading)) for one in before.shelf] == kept
    assert before.history == ()


def test_what_fails_leaves_nothing_behind(path: Path) -> None:
    desk = Desk(path)
    with pytest.raises(UnknownName):
        judge(desk, Act.ACCEPT, ("C1", "C99"), INA)
    assert desk.state().history == ()
    assert same(desk)
    judge(desk, Act.ACCEPT, ("C1",), INA)
    assert len(desk.state().history) == 1


def test_a_workspace_that_is_not_there_yet_is_empty(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "new.db")
    assert desk.state().shelf == ()
    assert desk.version == 0
    assert log(desk).history == ()
    with pytest.raises(UnknownName, match="nothing is named C"):
        one(desk, "C1")
    assert not desk.path.exists()
    put(desk.path, 1)
    assert len(desk.state().shelf) == 1
    assert same(desk)


def test_a_workspace_that_is_taken_away_is_told(path: Path) -> None:
    desk = Desk(path)
    desk.state()
    path.rename(path.with_name("away.db"))
    for use in (desk.state, lambda: judge(desk, Act.ACCEPT, ("C1",), INA)):
        with pytest.raises(WorkspaceError, match="no longer there"):
            use()
    assert not path.exists()
    path.with_name("away.db").rename(path)
    assert len(desk.state().shelf) == 3


def test_another_workspace_in_its_place_is_read(path: Path, tmp_path: Path) -> None:
    desk = Desk(path)
    judge(desk, Act.REJECT, ("C1",), INA)
    first = desk.version
    put(tmp_path / "b.db", 4)
    (tmp_path / "b.db").replace(path)
    assert [one.document.id for one in desk.state().shelf] == ["talk4"]
    assert desk.version > first
    judge(desk, Act.ACCEPT, ("C1",), INA)
    assert same(desk)


def test_an_older_copy_written_over_it_is_read(path: Path, tmp_path: Path) -> None:
    shutil.copy(path, tmp_path / "copy.db")
    desk = Desk(path)
    judge(desk, Act.REJECT, ("C1",), INA)
    judge(desk, Act.REJECT, ("C2",), INA)
    path.write_bytes((tmp_path / "copy.db").read_bytes())
    assert desk.state().history == ()
    assert same(desk)


def test_a_read_only_workspace_is_read_and_not_written(path: Path) -> None:
    path.chmod(0o444)
    desk = Desk(path)
    assert len(desk.state().shelf) == 3
    with pytest.raises(WorkspaceError, match="read-only"):
        judge(desk, Act.ACCEPT, ("C1",), INA)
    assert len(desk.state().shelf) == 3
    path.chmod(0o644)
    judge(desk, Act.ACCEPT, ("C1",), INA)
    assert len(desk.state().history) == 1


def test_others_read_while_one_writes(path: Path) -> None:
    desk = Desk(path)
    seen: list[int] = []
    with writing_at(desk) as (_, state):
        reader = threading.Thread(target=lambda: seen.append(len(look(desk).documents)))
        reader.start()
        reader.join(20)
        assert len(state.shelf) == 3
    assert seen == [3]


def test_many_threads_lose_no_decision(path: Path) -> None:
    desk = Desk(path)
    failed: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for claim in range(1, 6):
                judge(desk, Act.ACCEPT, (f"C{number * 5 + claim}",), INA)
                with reading_at(desk) as (db, state):
                    assert aliases.was_given(db, "C", 1)
                    assert len(state.shelf) == 3
        except (CauserieError, sqlite3.Error, AssertionError) as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failed == []
    assert sorted(row.number for row in desk.state().history) == list(range(1, 16))
    assert same(desk)
    desk.close()
    assert len(desk.state().history) == 15


def test_checked_shows_what_a_person_decided_alone(path: Path) -> None:
    desk = Desk(path)
    judge(desk, Act.ACCEPT, ("C1",), INA)
    judge(desk, Act.REJECT, ("C2",), INA)
    edit(desk, "C6", {"polarity": "+"}, INA)
    bundle = desk.bundle(checked=True)
    assert [bundle.aliases[item.id] for reading in bundle.readings for item in items_of(reading)] == ["C1", "C6"]
    assert len(desk.bundle().readings[0].causal) == 4


def test_one_item_on_a_desk_is_that_of_the_path(path: Path) -> None:
    judge(path, Act.ACCEPT, ("C7",), INA)
    assert one(Desk(path), "C7") == one(path, "C7")
