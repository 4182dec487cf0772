"""What every page does: keys leave controls theirs, held keys decide nothing, and who is shown decides."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from causerie.pipeline.journal import log
from web_server import Served


@pytest.mark.parametrize("page", ["map", "forecasts", "questions", "review", "read/D1"])
def test_enter_follows_the_link_that_has_the_focus(tab: Page, served: Served, page: str) -> None:
    tab.goto(f"{served.root}/{page}?token={served.token}")
    tab.get_by_role("navigation").get_by_role("link", name="Log").focus()
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile("/log$"))


@pytest.mark.parametrize("width", [1280, 1440, 1920])
def test_all_pages_stand_in_one_row(tab: Page, served: Served, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 700})
    tab.goto(f"{served.root}/linchpins?token={served.token}")
    pages = tab.get_by_role("navigation", name="Pages").get_by_role("link")
    expect(pages).to_have_count(12)
    tops = pages.evaluate_all("every => every.map((one) => one.getBoundingClientRect().top)")
    assert len(set(tops)) == 1
    bounds = tab.locator("header.top").bounding_box()
    assert bounds is not None
    assert bounds["height"] < 60
    last = pages.last.bounding_box()
    find = tab.get_by_label("Search texts and claims").bounding_box()
    assert last is not None
    assert find is not None
    assert last["x"] + last["width"] <= find["x"]


def test_a_key_that_is_held_decides_once(tab: Page, served: Served) -> None:
    tab.goto(f"{served.root}/review?token={served.token}")
    expect(tab.locator("#one .card")).to_be_visible()
    count = tab.locator("#count")
    left = int((count.text_content() or "").split()[0])
    for _ in range(4):
        tab.keyboard.down("a")
    tab.keyboard.up("a")
    expect(count).to_contain_text(f"{left - 1} to review")
    tab.keyboard.press("u")
    expect(tab.locator("#toasts")).to_contain_text("undone")
    assert [row.act for row in log(served.path).history] == ["accept", "undo"]


def test_who_is_shown_decides_whatever_another_window_has_set(context: BrowserContext, served: Served) -> None:
    first, second = context.new_page(), context.new_page()
    first.goto(served.opening)
    first.get_by_label("Deciding as").fill("Ina Holt")
    with first.expect_navigation():
        first.get_by_label("Deciding as").press("Tab")
    expect(first.get_by_label("Deciding as")).to_have_value("Ina Holt")
    first.goto(f"{served.root}/review")
    expect(first.locator("#one .card")).to_be_visible()
    second.goto(f"{served.root}/log")
    second.get_by_label("Deciding as").fill("Bert")
    with second.expect_navigation():
        second.get_by_label("Deciding as").press("Enter")
    first.keyboard.press("a")
    expect(first.locator("#toasts")).to_contain_text("accepted")
    assert [row.person for row in log(served.path).history] == ["Ina Holt"]


def test_a_key_typed_ahead_is_the_form_s(tab: Page, served: Served) -> None:
    with served.client() as client:
        assert client.post("/api/codebook", json={"name": "doubt", "key": "a"}).status_code == 201
    tab.route("**/api/codebook", lambda route: (tab.wait_for_timeout(300), route.continue_()))
    tab.goto(f"{served.root}/review?token={served.token}")
    expect(tab.locator("#one .card")).to_be_visible()
    tab.keyboard.press("t")
    tab.keyboard.press("a")
    expect(tab.locator("#one .chip.tag")).to_have_text("doubt")
    assert [row.act for row in log(served.path).history] == ["codebook", "tag"]


def test_what_is_being_written_outlasts_an_undo(opened: Page, served: Served) -> None:
    with served.client() as client:
        client.post("/api/accept", json={"names": ["C1"]})
    opened.get_by_label("or paste a text").fill("half a talk")
    opened.locator("h1").click()
    opened.keyboard.press("u")
    expect(opened.locator("#toasts")).to_contain_text("undone")
    expect(opened.get_by_label("or paste a text")).to_have_value("half a talk")
    opened.get_by_label("or paste a text").fill("")
    opened.locator("h1").click()
    with opened.expect_navigation():
        opened.keyboard.press("U")
    expect(opened.locator("#toasts")).to_contain_text("done again")


def test_the_sheet_of_keys_opens_at_its_beginning(opened: Page) -> None:
    opened.keyboard.press("?")
    expect(opened.locator("#sheet h2")).to_be_focused()
    expect(opened.locator("#sheet h2")).to_be_in_viewport()
