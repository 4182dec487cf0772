"""What-if in the browser and by JSON: asking, keeping, comparing, starting from what the texts suppose."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from causerie.pipeline.supposing import Ask, Question, Running, Whose
from causerie.views.web.supposed import Supposed, supposed_of
from web_server import Served, read_in, serving

TALK = (
    "Ina Holt: The storm caused the flood. The flood destroyed the harvest. A harvest keeps the price of grain down. "
    "Better dykes prevent the flood. If the council had built better dykes, there would have been no flood.\n"
)
SLOW = 60_000


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Served]:
    (tmp_path / "talk.txt").write_text(TALK)
    read_in(tmp_path / "talk.db", tmp_path / "talk.txt")
    with serving(tmp_path / "talk.db") as found:
        yield found


def suppose(factor: str, way: str = "up") -> dict[str, object]:
    return {"suppose": [{"factor": factor, "way": way}]}


def test_an_answer_has_shares_paths_and_quotes(talk: Served) -> None:
    with talk.client() as client:
        told = client.post("/api/whatif", json=suppose("storm")).json()
    harvest = next(row for row in told["responses"] if "harvest" in row["factor"] and row["direction"] == "down")
    steps = harvest["paths"][0]["steps"]
    assert len(steps) == 2
    assert all(step["quote"] in TALK for step in steps)


def test_what_cannot_be_asked_is_told_in_one_line(talk: Served) -> None:
    with talk.client() as client:
        for asked, status in ((suppose("snow"), 404), ({"claim": "C99"}, 404), ({}, 400), (suppose(""), 422)):
            answer = client.post("/api/whatif", json=asked)
            assert answer.status_code == status, answer.text
            assert "\n" not in answer.json()["error"].strip()


def test_scripts_keep_compare_and_drop(talk: Served) -> None:
    with talk.client() as client:
        for name, factor in (("more storm", "storm"), ("better dykes", "better dykes")):
            assert client.post("/api/scenarios", json={**suppose(factor), "name": name}).status_code == 200
        found = client.get("/api/scenarios/compare", params={"name": ["more storm", "better dykes"]}).json()
        assert [one["named"] for one in found] == ["more storm", "better dykes"]
        client.post("/api/scenarios/drop", json={"name": "more storm"})
        assert [one["name"] for one in client.get("/api/scenarios").json()["scenarios"]] == ["better dykes"]
        client.post("/api/undo", json={})
        assert len(client.get("/api/scenarios").json()["scenarios"]) == 2


def test_a_user_asks_keeps_and_compares(talk: Served, tab: Page, accessible: Callable[[Page], None]) -> None:
    tab.goto(talk.opening)
    for factor, name in (("storm", "More storm"), ("better dykes", "Better dykes")):
        tab.goto(f"{talk.root}/whatif")
        tab.locator("#f1").fill(factor)
        tab.get_by_role("button", name="See what follows").click()
        expect(tab.locator(".answer h2")).to_contain_text(factor, ignore_case=True, timeout=SLOW)
        expect(tab.locator(".bars svg")).to_be_visible()
        expect(tab.locator(".carried q").first).to_be_visible()
        tab.locator("h1").click()
        tab.keyboard.press("k")
        tab.locator("#keep-name").fill(name)
        tab.get_by_role("button", name="Keep it").click()
        expect(tab.locator(".kept").get_by_role("link", name=name)).to_be_visible(timeout=SLOW)
    accessible(tab)
    for name in ("More storm", "Better dykes"):
        tab.get_by_label(f"Compare {name}").check()
    tab.get_by_role("button", name="Compare").click()
    expect(tab.get_by_role("row").filter(has_text="harvest")).to_contain_text("they differ", timeout=SLOW)
    accessible(tab)


def test_a_supposition_of_the_text_is_played_with_one_click(talk: Served, tab: Page) -> None:
    tab.goto(talk.opening)
    tab.goto(f"{talk.root}/whatif")
    tab.get_by_role("link", name="Play").first.click(timeout=SLOW)
    expect(tab.locator(".answer h2")).to_contain_text("dykes", timeout=SLOW)
    expect(tab.locator(".answer q").first).to_contain_text("there would have been no flood")


def test_a_line_is_added_and_removed(talk: Served, tab: Page) -> None:
    tab.goto(talk.opening)
    tab.goto(f"{talk.root}/whatif")
    tab.get_by_role("button", name="and another factor").click()
    expect(tab.locator("#rows .row")).to_have_count(2)
    expect(tab.locator("#f2")).to_be_focused()
    tab.get_by_role("button", name="Remove this line").nth(1).click()
    expect(tab.locator("#rows .row")).to_have_count(1)


factors = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=9)
some = st.lists(factors, max_size=2).map(tuple)
seen = st.lists(st.builds(lambda factor, way: f"{factor} {way}", factors, st.sampled_from(["up", "down"])), max_size=2)
asks = st.builds(Ask, some, some, some, seen.map(tuple), some, st.sampled_from([None, "C12"]))
whose = st.one_of(st.just(Whose()), st.just(Whose((), True)), st.builds(lambda name: Whose((f"Ina {name}",)), factors))


@given(asks, whose)
def test_a_kept_question_outlives_its_address(ask: Ask, mapped: Whose) -> None:
    question = Question(ask, mapped, Running(samples=50, seed=3))
    again = supposed_of(question).question
    assert (again.whose, again.running, again.ask.claim) == (question.whose, question.running, ask.claim)
    assert sorted(again.ask.given) == sorted(ask.given)
    assert (again.ask.up, again.ask.down, again.ask.held, again.ask.without) == (
        ask.up,
        ask.down,
        ask.held,
        ask.without,
    )


def test_an_empty_address_asks_nothing() -> None:
    assert Supposed().empty
    assert Supposed().query == ""
