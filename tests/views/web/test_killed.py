"""A server that is killed, as by a power cut, while somebody decides or while it reads: the workspace stays whole."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from causerie.pipeline.desk import Desk
from causerie.pipeline.viewing import log, shelf
from causerie.values import items_of
from web_maps import grown, said
from web_server import PATIENCE, Served, Started, serving, started

SLOW = 60_000
expect.set_options(timeout=SLOW)
CLAIMS = 60
SHORT = "Ina Holt: The drought destroyed the harvest.\n\nRoe Marsh: The storm caused the flood.\n"
_YEAR = "The drought of year {0} destroyed the harvest. The storm of day {0} caused a flood.\n\n"
LONG = "".join(_YEAR.format(number) for number in range(4000))


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return grown(tmp_path / "town.db", [said("Ina Holt", f"toll {n}", f"rent {n}") for n in range(CLAIMS)])


def whole(path: Path) -> None:
    """SQLite finds nothing wrong, every decision counts on from the one before, every document has all of its items."""
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    numbers = [row.number for row in log(path).history]
    assert numbers == list(range(1, len(numbers) + 1))
    with closing(Desk(path)) as desk:
        state = desk.state()
    for one in state.shelf:
        assert one.reading.reader, f"{one.alias} was kept and not read"
        assert all(item.id in state.names for item in items_of(one.raw))


def test_killed_while_scripts_decide_keeps_all_that_it_said_it_kept(tab: Page, town: Path) -> None:
    told: list[str] = []
    with started(town, "--by", "Ina") as server, ThreadPoolExecutor(2) as threads:
        jobs = [threads.submit(_accepts, server.served, range(first, CLAIMS + 1, 2), told) for first in (1, 2)]
        _until(lambda: len(told) >= 6)
        server.kill()
        cut = [job.result(PATIENCE) for job in jobs]
    whole(town)
    found = log(town)
    kept = {found.names[row.target] for row in found.history}
    assert kept >= set(told)
    assert kept <= {*told, *cut}
    with started(town, "--by", "Ina") as server:
        tab.goto(server.served.opening)
        tab.goto(f"{server.served.root}/log")
        expect(tab.locator("[data-number]").first).to_have_attribute("data-number", str(len(kept)))
        with server.served.client() as client:
            assert client.post("/api/undo", json={}).status_code == 200
            assert client.post("/api/redo", json={}).status_code == 200
    whole(town)


def test_killed_under_a_reviewer_the_page_says_so_and_nothing_is_taken_as_kept(tab: Page, town: Path) -> None:
    with started(town, "--by", "Ina") as server:
        tab.goto(server.served.opening)
        tab.goto(f"{server.served.root}/review")
        expect(tab.locator("body[data-live='1']")).to_be_visible()
        first = tab.locator("#one .card").get_attribute("data-name") or ""
        tab.keyboard.press("a")
        expect(tab.locator("#toasts")).to_contain_text(f"{first} accepted")
        second = tab.locator("#one .card").get_attribute("data-name") or ""
        server.kill()
        tab.keyboard.press("a")
        expect(tab.locator("#toasts")).to_contain_text("the server does not answer")
        expect(tab.locator("#one .card")).to_have_attribute("data-name", second)
        for _ in range(12):
            tab.keyboard.press("j")
        expect(tab.locator("#toasts")).to_contain_text("the server does not answer")
        expect(tab.locator('#list [data-decided="gone"]')).to_have_count(0)
        expect(tab.locator("#count")).to_contain_text(f"{CLAIMS - 1} to review")
    whole(town)
    found = log(town)
    assert [found.names[row.target] for row in found.history] == [first]
    with started(town, "--by", "Ina") as server:
        tab.goto(server.served.opening)
        tab.goto(f"{server.served.root}/review")
        expect(tab.locator("#count")).to_contain_text(f"{CLAIMS - 1} to review")
        expect(tab.locator("body[data-live='1']")).to_be_visible()
        tab.keyboard.press("u")
        expect(tab.locator("#one .card")).to_have_attribute("data-name", first)


def test_leaving_before_the_server_has_heard_of_a_decision_is_asked_about(tab: Page, town: Path) -> None:
    held: list[Route] = []
    asked: list[str] = []

    def stays(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    with serving(town) as served:
        tab.goto(served.opening)
        tab.goto(f"{served.root}/review")
        expect(tab.locator("body[data-live='1']")).to_be_visible()
        tab.route("**/api/accept", lambda route: held.append(route))
        tab.on("dialog", stays)
        first = tab.locator("#one .card").get_attribute("data-name") or ""
        with tab.expect_request("**/api/accept"):
            tab.keyboard.press("a")
        with tab.expect_event("dialog"):
            tab.get_by_role("link", name="Log", exact=True).click(no_wait_after=True)
        held[0].continue_()
        expect(tab.locator("#toasts")).to_contain_text(f"{first} accepted")
        tab.get_by_role("link", name="Log", exact=True).click()
        expect(tab.locator("[data-number='1']")).to_be_visible()
    assert asked == ["beforeunload"]


def test_killed_while_it_reads_leaves_whole_documents_alone(
    tab: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = tmp_path / "tmp"
    waiting.mkdir()
    monkeypatch.setenv("TMPDIR", str(waiting))
    path = tmp_path / "new.db"
    files = [("files", ("short.txt", SHORT.encode())), ("files", ("long.txt", LONG.encode()))]
    with started(path, "--reader", "rules") as server:
        with server.served.client() as client:
            job = client.post("/api/documents", files=files).json()
            _until(lambda: client.get(f"/api/jobs/{job['id']}").json()["done"] == 1)
        os.kill(server.process.pid, signal.SIGKILL)
        server.process.wait(PATIENCE)
        _until(lambda: _alone(server))
    whole(path)
    there = [one.document.id for one in shelf(path)]
    assert there[0].startswith("short")
    with started(path, "--reader", "rules") as server:
        assert not list(waiting.glob("causerie-*")), "what was sent to a server that was killed is left behind"
        tab.goto(server.served.opening)
        expect(tab.get_by_role("row").filter(has_text="short")).to_be_visible()
        tab.get_by_label("or paste a text").fill(SHORT.replace("drought", "frost"))
        tab.get_by_role("button", name="Read", exact=True).click()
        expect(tab.locator("tbody tr")).to_have_count(len(there) + 1)
    whole(path)


def _accepts(served: Served, numbers: range, told: list[str]) -> str:
    """Accept one claim after the other until the server is gone; the one that it did not answer to."""
    with served.client() as client:
        for number in numbers:
            try:
                client.post("/api/accept", json={"names": [f"C{number}"]}).raise_for_status()
            except httpx.TransportError:
                return f"C{number}"
            told.append(f"C{number}")
    return ""


def _until(true: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < until, "it did not come to that"
        time.sleep(0.02)


def _alone(server: Started) -> bool:
    """Whether no process of the server's group is left, its reader neither; one that nobody has waited for is none."""
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, group, *_ = place.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if state != "Z" and int(group) == server.process.pid:
            return False
    return True
