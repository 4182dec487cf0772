"""Questions in a browser: side by side by speaker, one's own asked, kept with today's answers, dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from causerie.pipeline.questions import kept
from web_server import Served, serving
from web_told import HOSTILE, echo, hostile, talk, told

SLOW = 90_000
"""Milliseconds that the thinking process may take to load its parser."""


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Served]:
    with serving(told(tmp_path / "asked.db", talk(), echo())) as found:
        yield found


@pytest.fixture
def page(tab: Page, asked: Served) -> Page:
    tab.goto(f"{asked.root}/questions?token={asked.token}")
    return tab


def test_answers_of_several_documents_stand_side_by_side(page: Page, accessible: Callable[[Page], None]) -> None:
    article = page.locator("article.question")
    expect(article).to_have_count(1)
    expect(article.locator(".column h4")).to_have_text(["Odo Brand At the weir", "Mara Ek Echo evades it"])
    expect(article).to_contain_text("The mill will probably close by June 2031.")
    expect(article.get_by_role("link", name="Q1")).to_have_attribute("href", "/read/D1#Q1")
    expect(article.get_by_role("link", name="F1", exact=True)).to_have_attribute("href", "/read/D1#F1")
    accessible(page)


def test_a_question_in_which_one_evades_is_found_by_that(page: Page) -> None:
    page.get_by_role("link", name="evaded").click()
    expect(page.locator("article.question")).to_have_count(1)
    page.goto(page.url.replace("evaded", "partly"))
    expect(page.locator("main")).to_contain_text("No question fits.")


def test_ones_own_question_is_answered_kept_and_dropped(page: Page, asked: Served) -> None:
    page.keyboard.press("a")
    page.keyboard.type("why is the lake empty?")
    page.keyboard.press("Enter")
    answer = page.locator("#answer")
    expect(answer.locator("q")).to_have_text("The drought emptied the lake.", timeout=SLOW)
    expect(answer).to_contain_text("Velm will flourish.")
    expect(answer.get_by_role("link", name="C1")).to_have_attribute("href", "/read/D1#C1")
    answer.get_by_role("button", name="Keep this question").click()
    held = page.locator("[data-question]")
    expect(held.locator("summary")).to_contain_text("1 speaker, 1 quote today, kept by Ina", timeout=SLOW)
    assert [one.question for one in kept(asked.path)] == ["why is the lake empty?"]
    held.locator("summary").click()
    held.get_by_role("button", name="Keep it no longer").click()
    expect(page.locator("[data-question]")).to_have_count(0)
    assert kept(asked.path) == ()


def test_what_the_documents_do_not_answer_is_said_plainly(page: Page) -> None:
    page.get_by_label("Your question").fill("who owns the lighthouse?")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator("#answer")).to_contain_text("The documents do not answer this question.", timeout=SLOW)


def test_a_question_whose_answer_never_comes_is_told(page: Page) -> None:
    page.route("**/questions/answer*", lambda route: route.abort())
    page.get_by_label("Your question").fill("who owns the lighthouse?")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator("#answer")).to_have_text("It could not be asked.")
    expect(page.locator("#toasts")).to_contain_text("the server does not answer")


def test_scripts_ask_and_keep_too(asked: Served) -> None:
    with asked.client() as client:
        found = client.get("/api/questions").json()
        assert [(one["name"], one["taken_up"]) for one in found["questions"]] == [("Q1", "yes"), ("Q2", "evaded")]
        assert found["questions"][1]["answers"][0]["text"] == "No."
        answer = client.get("/api/questions/answer?q=why is the lake empty?").json()
        assert [one["name"] for one in answer["found"]] == ["C1"]
        assert (answer["speakers"], answer["total"]) == (["Odo Brand"], 1)
        assert client.post("/api/questions/keep", json={"question": "Why?"}).status_code == 200
        assert client.post("/api/questions/keep", json={"question": "why?"}).status_code == 400
        assert [one["question"] for one in client.get("/api/questions/kept").json()["questions"]] == ["Why?"]
        assert client.post("/api/questions/drop", json={"question": "Who?"}).status_code == 404
        assert client.post("/api/questions/keep", json={"question": "Why?", "more": 1}).status_code == 422


def test_a_hostile_question_is_shown_as_words(tab: Page, tmp_path: Path) -> None:
    with serving(told(tmp_path / "h.db", hostile())) as found:
        tab.goto(f"{found.root}/questions?token={found.token}")
        expect(tab.locator("article.question h3")).to_contain_text(HOSTILE[:40])
        assert tab.evaluate("document.querySelectorAll('main script, main img').length") == 0
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
