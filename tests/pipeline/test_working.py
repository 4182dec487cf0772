"""Long work runs in processes of its own: it tells how far it is, can be stopped, and leaves the workspace whole."""

from __future__ import annotations

import datetime
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import desk_makers
import worker_tasks as tasks
from causerie.errors import Stop, UnknownName
from causerie.pipeline.deciding import judge
from causerie.pipeline.hand import GONE
from causerie.pipeline.jobs import JobState
from causerie.pipeline.state import state_of
from causerie.pipeline.working import READER, THINKER, Upload, Wanted, Workers
from causerie.store import documents
from causerie.store.database import opened
from causerie.vocabulary import Act
from makers import document_of
from worker_tasks import ended, there

NOW = datetime.datetime(2031, 5, 3, 10, tzinfo=datetime.UTC)


@pytest.fixture
def workers(tmp_path: Path) -> Iterator[Workers]:
    made = Workers(tmp_path / "w.db")
    yield made
    made.close()


def put(path: Path, number: int) -> None:
    with opened(path, write=True) as db:
        documents.add(db, document_of("The mill stands.", f"mill{number}", f"{number:064x}"), "2031-05-03T10:00:00Z")


def test_a_result_comes_from_another_process(workers: Workers) -> None:
    assert workers.result(tasks.count, 5) == 5
    assert workers.result("worker_tasks:count", 7) == 7
    assert workers._hands[THINKER].pid not in (None, os.getpid())
    assert workers._hands[READER].pid is None


def test_a_result_is_kept_until_the_workspace_changes(workers: Workers, tmp_path: Path) -> None:
    calls = str(tmp_path / "calls")
    assert [workers.result(tasks.once, calls) for _ in range(3)] == [1, 1, 1]
    put(tmp_path / "w.db", 1)
    assert workers.result(tasks.once, calls) == 2
    assert workers.result(tasks.count, 0) == 1


def test_who_asks_for_the_same_at_once_waits_for_the_same(workers: Workers, tmp_path: Path) -> None:
    calls, found = str(tmp_path / "calls"), []
    threads = [threading.Thread(target=lambda: found.append(workers.result(tasks.once, calls))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert found == [1, 1, 1, 1]


def test_errors_come_back_as_they_are(workers: Workers) -> None:
    with pytest.raises(UnknownName, match="no factor of that name"):
        workers.result(tasks.refused)
    with pytest.raises(Stop, match="internal error"):
        workers.result(tasks.broken)
    with pytest.raises(Stop, match="internal error"):
        workers.result(tasks.unsendable)
    job = workers.start(THINKER, tasks.refused)
    assert ended(workers, job.id) == JobState.FAILED
    assert workers.job(job.id).error == "no factor of that name"


def test_a_process_that_dies_is_told_and_the_next_call_has_a_new_one(workers: Workers) -> None:
    with pytest.raises(Stop, match="ended unexpectedly"):
        workers.result(tasks.dies)
    assert GONE.startswith("the process")
    assert workers.result(tasks.count, 1) == 1


def test_what_runs_tells_how_far_it_is_and_can_be_stopped(workers: Workers, tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    job = workers.start(READER, tasks.slow, str(begun), title="read the quay")
    waiting = workers.start(READER, tasks.count, 1)
    assert there(begun)
    # What is told comes through a pipe, a moment after it was said.
    assert tasks.told(workers, job.id)
    state = workers.job(job.id)
    assert (state.title, state.state, state.done, state.total) == ("read the quay", JobState.RUNNING, 1, 4)
    assert state.failures == (("the mill", "is empty"),)
    assert workers.job(waiting.id).state is JobState.WAITING
    assert workers.cancel(job.id).state is JobState.CANCELLED
    assert ended(workers, waiting.id) == JobState.DONE
    assert workers.job(job.id).state is JobState.CANCELLED
    assert [one.id for one in workers.jobs()] == [job.id, waiting.id]


def test_what_waits_can_be_stopped_too(workers: Workers, tmp_path: Path) -> None:
    job = workers.start(READER, tasks.slow, str(tmp_path / "begun"))
    waiting = workers.start(READER, tasks.once, str(tmp_path / "calls"))
    assert there(tmp_path / "begun")
    workers.cancel(waiting.id)
    workers.cancel(job.id)
    after = workers.start(READER, tasks.count, 3)
    assert ended(workers, after.id) == JobState.DONE
    assert not (tmp_path / "calls").exists()


def test_a_result_that_is_stopped_does_not_hang(workers: Workers, tmp_path: Path) -> None:
    failed: list[str] = []

    def ask() -> None:
        try:
            workers.result(tasks.slow, str(tmp_path / "begun"))
        except Stop as error:
            failed.append(str(error))

    thread = threading.Thread(target=ask)
    thread.start()
    assert there(tmp_path / "begun")
    (job,) = workers.jobs()
    workers.cancel(job.id)
    thread.join(60)
    assert failed == ["slow: was stopped"]


def test_stopping_in_the_middle_of_a_transaction_leaves_the_workspace_whole(workers: Workers, tmp_path: Path) -> None:
    path, begun = tmp_path / "w.db", tmp_path / "begun"
    put(path, 999)
    job = workers.start(READER, tasks.half_written, str(begun))
    assert there(begun)
    assert path.with_name("w.db-journal").exists()
    workers.cancel(job.id)
    assert len(workers.desk.state().shelf) == 1
    with opened(path) as db:
        assert len(state_of(db).shelf) == 1
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    put(path, 1000)
    assert len(workers.desk.state().shelf) == 2


def test_a_process_killed_during_a_decision_leaves_no_half_of_it(workers: Workers, tmp_path: Path) -> None:
    desk_makers.put(tmp_path / "w.db", 1)
    job = workers.start(THINKER, tasks.decides, str(tmp_path / "begun"))
    assert there(tmp_path / "begun")
    workers.cancel(job.id)
    assert workers.desk.state().history == ()
    judge(workers.desk, Act.ACCEPT, ("C1",), desk_makers.INA)
    assert [row.act for row in workers.desk.state().history] == [Act.ACCEPT]


def test_the_process_that_loads_networks_is_told_to_give_memory_back(workers: Workers) -> None:
    job = workers.start(READER, tasks.variable, "MALLOC_ARENA_MAX")
    assert ended(workers, job.id) == JobState.DONE
    assert workers.job(job.id).result == "1"
    assert "MALLOC_ARENA_MAX" not in os.environ
    assert workers.result(tasks.variable, "MALLOC_ARENA_MAX") is None


def test_an_idle_process_ends_and_gives_its_memory_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("causerie.pipeline.working.IDLE", {READER: 0.2, THINKER: 0.2})
    workers = Workers(tmp_path / "w.db")
    workers.result(tasks.count, 1)
    thread = workers._hands[THINKER]
    for _ in range(500):
        if thread.pid is None:
            break
        threading.Event().wait(0.02)
    assert thread.pid is None
    assert workers.result(tasks.count, 2) == 2
    workers.close()


def test_unknown_jobs_are_told(workers: Workers) -> None:
    with pytest.raises(UnknownName, match="there is no job 'J9'"):
        workers.job("J9")


def test_files_that_were_sent_are_read_and_then_gone(workers: Workers) -> None:
    sent = [
        Upload("quay.txt", b"The flood destroyed the bridge. The toll will rise next year."),
        Upload("../../etc/quay.txt", b"The drought emptied the lake. The empty lake ruined the fishermen."),
        Upload("empty.txt", b""),
    ]
    job = workers.read(Wanted(reader="rules"), lambda: NOW, sent)
    (folder,) = [call.folder for call in workers._calls.values()]
    assert folder is not None
    assert folder.is_dir()
    assert ended(workers, job.id, 200) == JobState.DONE
    done = workers.job(job.id)
    assert (done.done, done.total, done.title) == (3, 3, "read 3 sources")
    assert [source for source, _ in done.failures] == ["empty.txt"]
    assert (done.result.read, done.result.known) == (2, 0)
    assert [one.document.id for one in workers.desk.state().shelf] == list(done.result.documents)
    assert all("/" not in name and "causerie-" not in name for name in done.result.documents)
    assert not folder.exists()


def test_nothing_to_read_is_told(workers: Workers, tmp_path: Path) -> None:
    job = workers.read(Wanted((str(tmp_path / "nothing.txt"),), reader="rules"), lambda: NOW)
    assert ended(workers, job.id, 200) == JobState.DONE
    assert len(workers.job(job.id).failures) == 1
    wrong = workers.read(Wanted((str(tmp_path),), reader="nobody"), lambda: NOW)
    assert ended(workers, wrong.id, 200) == JobState.FAILED
    assert "there is no reader 'nobody'" in (workers.job(wrong.id).error or "")
