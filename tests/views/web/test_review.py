"""Reviewing in a real Chromium: one key an act, the next item at once, refusals, undo, acts on several."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from web_reading import coding, enter, select, talk, told
from web_server import Served, serving

SOUND = """Ina Holt: The toll raised the price of bread. The tides shape the coast. The drought destroyed the harvest.

Rey Marsh: The strike closed the harbour. Perhaps the market will stay empty until spring.
"""


@pytest.fixture(scope="module")
def read_talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return talk(tmp_path_factory.mktemp("talk"), SOUND)


@pytest.fixture
def talking(read_talk: Path, tmp_path: Path) -> Iterator[Served]:
    path = tmp_path / "talk.db"
    path.write_bytes(read_talk.read_bytes())
    with serving(path) as served:
        yield served


@pytest.fixture
def page(tab: Page, talking: Served) -> Page:
    enter(tab, talking, "/review")
    expect(tab.locator("#one .card")).to_be_visible()
    return tab


def current(page: Page) -> str:
    return page.locator("#one .card").get_attribute("data-name") or ""


def go(page: Page, words: str) -> str:
    """Choose the item with these words in the list."""
    page.locator("#list .entry", has_text=words).first.click()
    expect(page.locator("#one q")).to_contain_text(words.split()[0])
    return current(page)


def left(page: Page) -> int:
    return int((page.locator("#count").text_content() or "").split()[0])


def undecided(served: Served) -> str:
    with served.client() as client:
        rows = client.get("/api/review").json()["waiting"]
    return next(str(row["name"]) for row in rows if row["undecided"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_page_is_accessible(page: Page, accessible: Callable[[Page], None], scheme: Any, width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 740})
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_claim_stands_in_its_text_with_the_reason_for_its_place(page: Page, talking: Served) -> None:
    # The map comes to say what matters most; the queue as it is from then on.
    expect(page.locator("#review")).to_have_attribute("data-drawn", "1")
    page.reload()
    with talking.client() as client:
        first = client.get("/api/review").json()["waiting"][0]
    assert current(page) == first["name"]
    expect(page.locator("#because")).to_have_text(first["reason"])
    expect(page.locator("#text mark")).not_to_have_count(0)
    assert page.locator("#text").inner_text().count("Ina Holt:") == 1


def test_one_key_decides_and_the_next_item_stands_there(page: Page, talking: Served) -> None:
    before = left(page)
    names = []
    for key in ("a", "r", "a"):
        names.append(current(page))
        page.keyboard.press(key)
        page.wait_for_function("name => document.querySelector('#one .card')?.dataset.name !== name", arg=names[-1])
    assert left(page) == before - 3
    told(page, f"{names[2]} accepted")
    assert len({*names, current(page)}) == 4
    assert [coding(talking, name)["act"] for name in (names[0], names[2])] == ["accept", "accept"]
    with talking.client() as client:
        assert client.get(f"/api/claims/{names[1]}").status_code == 404


def test_next_previous_decide_nothing(page: Page, talking: Served) -> None:
    first = current(page)
    page.keyboard.press("j")
    page.wait_for_function("name => document.querySelector('#one .card')?.dataset.name !== name", arg=first)
    page.keyboard.press("n")
    page.keyboard.press("k")
    page.keyboard.press("p")
    page.wait_for_function("name => document.querySelector('#one .card')?.dataset.name === name", arg=first)
    assert coding(talking, first)["act"] is None


def test_swap_and_flip_correct_a_claim(page: Page, talking: Served) -> None:
    name = go(page, "toll")
    was: Any = coding(talking, name)["coding"]
    page.keyboard.press("s")
    told(page, f"{name} cause and effect swapped")
    go(page, "toll")
    page.keyboard.press("f")
    told(page, f"{name} sign flipped")
    now: Any = coding(talking, name)["coding"]
    assert (now["cause"]["text"], now["effect"]["text"]) == (was["effect"]["text"], was["cause"]["text"])
    assert {was["polarity"], now["polarity"]} == {"+", "-"}
    line = str(coding(talking, name)["line"])
    assert line.startswith(str(now["cause"]["text"]))
    expect(page.locator(f"#list [data-entry={name}] bdi")).to_have_text(line)


def test_refusal_brings_the_claim_back(page: Page, talking: Served) -> None:
    name = undecided(talking)
    before = left(page)
    page.locator(f"#list [data-entry={name}] .entry").click()
    page.wait_for_function("name => document.querySelector('#one .card')?.dataset.name === name", arg=name)
    page.keyboard.press("f")
    told(page, "its sign is undecided")
    expect(page.locator("#one .card")).to_have_attribute("data-name", name)
    assert left(page) == before
    assert coding(talking, name)["act"] is None


def test_server_that_does_not_answer_loses_nothing_in_silence(page: Page) -> None:
    name = current(page)
    before = left(page)

    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/api/accept", refuse)
    page.keyboard.press("a")
    told(page, "the server does not answer")
    expect(page.locator("#one .card")).to_have_attribute("data-name", name)
    assert left(page) == before


def test_bulk_refuses_undecided_signs_and_says_which(page: Page, talking: Served) -> None:
    name = undecided(talking)
    for one in page.locator("#list [data-entry]").evaluate_all("rows => rows.map((row) => row.dataset.entry)"):
        page.locator(f"#list [data-entry={one}] input").check()
    expect(page.locator("#picked")).to_contain_text("selected")
    page.locator("#bulk [data-bulk=accept]").click()
    refused = page.locator("#refused")
    expect(refused).to_contain_text("nothing was accepted")
    expect(refused).to_contain_text(name)
    expect(page.locator("#list .refused")).to_have_count(1)
    page.locator(f"#list [data-entry={name}] input").uncheck()
    page.keyboard.press("A")
    told(page, "accepted")
    expect(refused).to_be_hidden()
    assert left(page) == 1
    assert coding(talking, name)["act"] is None


def test_undo_and_redo_also_after_a_restart(browser: Browser, read_talk: Path, tmp_path: Path) -> None:
    path = tmp_path / "talk.db"
    path.write_bytes(read_talk.read_bytes())
    with serving(path) as served:
        page = browser.new_page()
        enter(page, served, "/review")
        name = current(page)
        page.keyboard.press("r")
        told(page, f"{name} rejected")
        page.keyboard.press("u")
        told(page, "undone")
        expect(page.locator("#one .card")).to_have_attribute("data-name", name)
        page.keyboard.press("U")
        told(page, "done again")
        page.close()
    with serving(path) as served:
        page = browser.new_page()
        enter(page, served, "/review")
        before = left(page)
        page.keyboard.press("u")
        expect(page.locator("#one .card")).to_have_attribute("data-name", name)
        assert left(page) == before + 1
        assert coding(served, name)["act"] is None
        page.close()


def test_two_tabs_lose_no_decision(page: Page, talking: Served) -> None:
    other = page.context.new_page()
    enter(other, talking, "/review")
    name = current(page)
    other.keyboard.press("a")
    told(other, f"{name} accepted")
    page.bring_to_front()
    page.keyboard.press("a")
    told(page, "accepted")
    with talking.client() as client:
        log = client.get("/api/review").json()
    assert log["left"] == left(other) or log["left"] == left(page)
    assert coding(talking, name)["act"] == "accept"


def test_memo_and_code_by_key(page: Page, talking: Served) -> None:
    with talking.client() as client:
        assert client.post("/api/codebook", json={"name": "rumour", "key": "1"}).status_code == 201
    name = current(page)
    page.keyboard.press("w")
    page.get_by_label(f"Your memo on {name}").fill("ask <b>Rey</b> & Ina")
    page.get_by_role("button", name="Keep").click()
    expect(page.locator("#one .memo")).to_have_text("Ina: ask <b>Rey</b> & Ina")
    page.locator("#one .card").focus()
    page.keyboard.press("t")
    expect(page.locator("#one .picks button")).to_be_focused()
    page.keyboard.press("1")
    expect(page.locator("#one .chip.tag")).to_have_text("rumour")
    page.keyboard.press("t")
    expect(page.locator("#one .picks button")).to_be_focused()
    page.keyboard.press("1")
    expect(page.locator("#one .chip.tag")).to_have_count(0)
    assert coding(talking, name)["act"] is None


def test_the_first_code_is_made_where_it_is_given(page: Page, talking: Served) -> None:
    page.keyboard.press("t")
    fresh = page.get_by_label("A new code for it")
    expect(fresh).to_be_focused()
    fresh.press_sequentially("hearsay, art")
    page.keyboard.press("Enter")
    expect(page.locator("#one .chip.tag")).to_have_text("hearsay, art")
    with talking.client() as client:
        (code,) = client.get("/api/codebook").json()["codes"]
    assert (code["name"], code["used"]) == ("hearsay, art", 1)


def test_merge_with_what_is_offered(page: Page, talking: Served) -> None:
    name = go(page, "toll")
    page.keyboard.press("m")
    other = page.get_by_label("is the same as")
    expect(other).to_be_focused(timeout=60_000)
    other.fill("harvest")
    page.locator("#one .picks button").first.click()
    told(page, "are one")
    assert coding(talking, name)["act"] is None


def test_edge_and_hand_coding_work_here_too(page: Page, talking: Served) -> None:
    go(page, "toll")
    page.locator("#one .end.effect").click()
    page.keyboard.press("Shift+ArrowDown")
    expect(page.locator("#one .state")).to_have_text("corrected by hand")
    select(page, "The strike")
    page.keyboard.press("y")
    page.keyboard.press("Enter")
    told(page, "coded by hand")


def test_keys_are_listed(page: Page) -> None:
    page.keyboard.press("?")
    rows = page.locator("#sheet td:first-child").all_inner_texts()
    assert {"a", "r", "f", "s", "e", "m", "n", "p", "u", "U", "?"} <= set(rows)


def test_open_leads_to_the_place_in_the_text(page: Page) -> None:
    name = current(page)
    page.keyboard.press("o")
    page.wait_for_url(re.compile(rf"/read/D1#{name}$"))
    expect(page.locator(".card.on")).to_have_attribute("data-name", name)


def test_nothing_left(page: Page, talking: Served) -> None:
    while left(page):
        before = left(page)
        page.keyboard.press("r")
        page.wait_for_function("left => parseInt(document.getElementById('count').textContent) < left", arg=before)
    expect(page.locator("#done")).to_contain_text("Nothing is left to review")
    told(page, "rejected")


def test_an_empty_workspace_says_what_to_do(tab: Page, empty: Served) -> None:
    enter(tab, empty, "/review")
    expect(tab.locator("#done")).to_contain_text("Nothing has been read yet")


def test_a_second_look_is_one_key_away(page: Page) -> None:
    page.keyboard.press("b")
    page.wait_for_url("**/recheck")
    expect(page.locator("h1")).to_have_text("Second look")


def test_agreement_of_two_persons_is_kept_by_name(page: Page, talking: Served) -> None:
    name = current(page)
    page.keyboard.press("a")
    told(page, f"{name} accepted")
    with talking.client() as client:
        client.cookies.set("causerie-person", "Odo")
        assert client.post("/api/reject", json={"names": [name]}).status_code == 200
        (pair,) = client.get("/api/agreement").json()["pairs"]
    assert {pair["one"], pair["other"]} == {"Ina", "Odo"}
    assert (pair["verdicts"]["n"], pair["verdicts"]["same"]) == (1, 0)
