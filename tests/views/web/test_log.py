"""The log in a browser: what changed, undo and redo from there, filters, forgotten, as JSON."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from causerie.pipeline.deciding import By, edit, judge
from causerie.pipeline.forgetting import forget
from causerie.pipeline.viewing import look
from causerie.vocabulary import Act
from web_server import Served, serving
from web_told import HOSTILE, echo, hostile, talk, told


def by(person: str, reason: str = "") -> By:
    return By(person, lambda: datetime.datetime(2031, 8, 2, tzinfo=datetime.UTC), reason)


@pytest.fixture
def logged(tmp_path: Path) -> Iterator[Served]:
    """A workspace with an edit by Odo and a verdict by Ina."""
    path = told(tmp_path / "log.db", talk(), echo())
    edit(path, "C1", {"polarity": "+"}, by("Odo", "it <b>rains</b>"))
    judge(path, Act.REJECT, ("F1",), by("Ina"))
    with serving(path) as found:
        yield found


@pytest.fixture
def page(tab: Page, logged: Served) -> Page:
    tab.goto(f"{logged.root}/log?token={logged.token}")
    return tab


def forecasts(served: Served) -> int:
    return len(look(served.path).readings[0].forecasts)


def test_each_row_says_who_what_when_before_and_after(page: Page, accessible: Callable[[Page], None]) -> None:
    row = page.locator("[data-number='1']")
    expect(row).to_contain_text("Odo corrected C1")
    expect(row).to_contain_text("2031-08-02")
    expect(row.locator("del").first).to_have_text("decrease")
    expect(row.locator("ins").last).to_have_text("+")
    expect(row).to_contain_text("it <b>rains</b>")
    expect(page.locator("[data-number]").first).to_have_attribute("data-number", "2")
    accessible(page)


def test_a_decision_is_undone_from_its_row_and_done_again(page: Page, logged: Served) -> None:
    assert forecasts(logged) == 2
    page.get_by_role("button", name="Undo decision 2").click()
    expect(page.locator("[data-number='2']")).to_contain_text("undone by 3")
    assert forecasts(logged) == 3
    page.get_by_role("button", name="Do again decision 2").click()
    expect(page.get_by_role("button", name="Undo decision 2")).to_be_visible()
    assert forecasts(logged) == 2


def test_keys_move_and_undo(page: Page, logged: Served) -> None:
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("[data-number='2']")).to_contain_text("undone by 3")
    expect(page.locator("[data-number='2']")).to_be_focused()


def test_filters_narrow_by_person_act_and_item(page: Page) -> None:
    page.get_by_label("Who").select_option("Odo")
    expect(page.locator("[data-number]")).to_have_count(1)
    page.get_by_role("link", name="All again").click()
    page.get_by_label("Item or document").fill("f1")
    page.keyboard.press("Enter")
    expect(page.locator("[data-number]")).to_have_count(1)
    expect(page.locator("[data-number='2']")).to_be_visible()


def test_a_date_that_does_not_exist_is_told(page: Page) -> None:
    page.get_by_label("Since").fill("2031-02-30")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("since '2031-02-30' is not a date")


def test_what_was_forgotten_stays_as_a_stone(page: Page, logged: Served) -> None:
    forget(logged.path, "echo", by("Ina").clock, "document")
    page.reload()
    expect(page.get_by_role("region", name="Forgotten")).to_contain_text("a document (D2)")


def test_the_log_goes_out_as_json(logged: Served) -> None:
    with logged.client() as client:
        found = client.get("/api/log.json?person=Odo").json()
        assert [(one["number"], one["alias"]) for one in found["decisions"]] == [(1, "C1")]
        assert {"part": "polarity", "before": "-", "after": "+"} in found["decisions"][0]["changes"]
        assert client.get("/api/log").json()["total"] == 2
        assert client.post("/api/log/1/again", json={}).status_code == 400
        assert client.post("/api/log/77/again", json={}).status_code == 404


def test_a_hostile_name_is_shown_as_words(tab: Page, tmp_path: Path) -> None:
    path = told(tmp_path / "h.db", hostile())
    judge(path, Act.ACCEPT, ("F1",), by(HOSTILE[:60], HOSTILE))
    with serving(path) as found:
        tab.goto(f"{found.root}/log?token={found.token}")
        expect(tab.locator("[data-number='1']")).to_contain_text("accepted the coding of F1")
        assert tab.evaluate("document.querySelectorAll('main script, main img').length") == 0
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_workspace_in_which_nobody_decided_says_so(tab: Page, empty: Served) -> None:
    tab.goto(f"{empty.root}/log?token={empty.token}")
    expect(tab.locator("main")).to_contain_text("Nobody has decided anything yet.")


def test_an_undo_by_key_names_the_item_that_it_is_about(logged: Served) -> None:
    with logged.client() as client:
        told = [
            client.post(f"/api/{act}", json=sent).json()["told"]
            for act, sent in (("undo", {"what": "1"}), ("redo", {}))
        ]
    assert told == ["decision 1 on C1", "undo 3 on C1 taken back"]
