"""Two tabs, two servers and the command line on one workspace: each sees what the others decide; nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from causerie.pipeline.viewing import log
from causerie.vocabulary import Act
from web_maps import grown, said
from web_reading import told
from web_server import Served, started

SLOW = 60_000
expect.set_options(timeout=SLOW)
EACH = 12
"""Claims of each of two speakers."""
PEOPLE = ("Ina Holt", "Tor Velling")


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Ina Holt's claims are C1 to C12, Tor Velling's C13 to C24."""
    claims = [said(person, f"toll {number}", f"rent {number}") for person in PEOPLE for number in range(EACH)]
    return grown(tmp_path / "town.db", claims)


@pytest.fixture
def both(town: Path) -> Iterator[tuple[Served, Served]]:
    """Two processes that serve it, started by two people."""
    with started(town, "--by", "Ina") as one, started(town, "--by", "Roe") as other:
        yield one.served, other.served


def test_tabs_of_two_servers_and_the_command_line_lose_no_decision(tab: Page, both: tuple[Served, Served]) -> None:
    second = tab.context.new_page()
    pages = (tab, second)
    for page, served, speaker in zip(pages, both, PEOPLE, strict=True):
        _reviews(page, served, speaker)
    typed = [_typed(both[0].path, f"C{number}", f"C{number + EACH}") for number in (EACH - 1, EACH)]
    names: list[str] = []
    for _ in range(6):
        names += [_accepts(page) for page in pages]
    for page in pages:
        # An act waits for those before it.
        names.append(_accepts(page))
        told(page, f"{names[-1]} accepted")
    assert [one.wait(SLOW / 1000) for one in typed] == [0, 0]
    rows = log(both[0].path).history
    made = {(row.person, log(both[0].path).names[row.target]) for row in rows}
    assert {row.act for row in rows} == {Act.ACCEPT}
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert made >= {("Ina", name) for name in names[::2]} | {("Roe", name) for name in names[1::2]}
    assert made >= {("Odo", f"C{number}") for number in (EACH - 1, EACH, 2 * EACH - 1, 2 * EACH)}


def test_each_sees_what_the_others_decide_without_loading_again(tab: Page, both: tuple[Served, Served]) -> None:
    second = tab.context.new_page()
    for page, served in zip((tab, second), both, strict=True):
        page.goto(served.opening)
        page.goto(f"{served.root}/read/D1")
        expect(page.locator("body[data-live='1']")).to_be_visible()
    tab.bring_to_front()
    tab.locator("#C1 .called").click()
    tab.keyboard.press("a")
    expect(tab.locator("#C1 .state")).to_have_text("accepted")
    second.bring_to_front()
    expect(second.locator("#C1 .state")).to_have_text("accepted")
    second.locator("#C2 .called").click()
    second.keyboard.press("r")
    expect(second.locator("#C2")).to_have_count(0)
    tab.bring_to_front()
    expect(tab.locator("#C2")).to_have_count(0)
    assert _typed(both[0].path, "C3").wait(SLOW / 1000) == 0
    expect(tab.locator("#C3 .state")).to_have_text("accepted")
    expect(second.locator("#C3 .state")).to_have_text("accepted")
    said_so = subprocess.run(_causerie(both[0].path, "log"), capture_output=True, text=True, check=True).stdout
    assert "Ina" in said_so
    assert "Roe" in said_so


def test_scripts_of_two_servers_at_once_lose_nothing(both: tuple[Served, Served]) -> None:
    def decide(served: Served, first: int) -> list[int]:
        with served.client() as client:
            names = [f"C{number}" for number in range(first, first + EACH)]
            return [client.post("/api/accept", json={"names": [name]}).status_code for name in names]

    jobs = [(both[0], 1), (both[1], 1), (both[0], 1 + EACH), (both[1], 1 + EACH)]
    with ThreadPoolExecutor(len(jobs)) as threads:
        answers = list(threads.map(lambda job: decide(*job), jobs))
    assert {code for one in answers for code in one} == {200}
    found = log(both[0].path)
    made = {(row.person, found.names[row.target]) for row in found.history}
    assert made == {(person, f"C{number}") for person in ("Ina", "Roe") for number in range(1, 2 * EACH + 1)}
    with both[0].client() as first, both[1].client() as second:
        logs = [client.get("/api/log.json").json()["decisions"] for client in (first, second)]
        assert logs[0] == logs[1]
        # Undo takes back what one decided oneself, although another decided later.
        assert second.post("/api/reject", json={"names": ["C2"]}).status_code == 200
        assert first.post("/api/undo", json={}).status_code == 200
    found = log(both[0].path)
    undone = [row for row in found.history if row.number not in found.standing and row.act is not Act.UNDO]
    assert [row.person for row in undone] == ["Ina"]
    assert Act.REJECT in {row.act for row in found.history if row.number in found.standing}


def _reviews(page: Page, served: Served, speaker: str) -> None:
    page.goto(served.opening)
    page.goto(f"{served.root}/review?speaker={quote(speaker)}")
    expect(page.locator("#one .card .speaks")).to_contain_text(speaker)
    expect(page.locator("body[data-live='1']")).to_be_visible()


def _accepts(page: Page) -> str:
    """The item that stands there accepted by its key, and the next one there; the server's answer is not waited for."""
    name = page.locator("#one .card").get_attribute("data-name") or ""
    page.keyboard.press("a")
    expect(page.locator(f'#one .card:not([data-name="{name}"])')).to_be_visible()
    return name


def _causerie(path: Path, act: str, *names: str) -> list[str]:
    return [sys.executable, "-m", "causerie", act, *names, "-w", str(path)]


def _typed(path: Path, *names: str) -> subprocess.Popen[bytes]:
    """`causerie accept` under way."""
    return subprocess.Popen([*_causerie(path, "accept", *names), "--by", "Odo"], stdout=subprocess.DEVNULL)


def test_a_window_on_a_document_that_is_forgotten_elsewhere_shows_it_no_more(tab: Page, served: Served) -> None:
    tab.goto(f"{served.root}/read/D2?token={served.token}")
    expect(tab.locator("body[data-live='1']")).to_be_visible()
    with served.client() as client:
        assert client.post("/api/forget", json={"name": "D2"}).status_code == 200
    expect(tab.locator("main")).to_have_text("This document was forgotten; nothing of it is kept.")
