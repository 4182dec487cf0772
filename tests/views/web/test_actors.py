"""Actors in a browser: names, relations from both sides, claims by and of them, forgetting a speaker."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from causerie.pipeline.viewing import log, look
from web_server import Served, serving
from web_told import HOSTILE, echo, hostile, talk, told


@pytest.fixture
def spoken(tmp_path: Path) -> Iterator[Served]:
    with serving(told(tmp_path / "actors.db", talk(), echo())) as found:
        yield found


@pytest.fixture
def page(tab: Page, spoken: Served) -> Page:
    tab.goto(f"{spoken.root}/actors?token={spoken.token}")
    return tab


def test_an_actor_is_shown_with_relations_and_claims(page: Page, accessible: Callable[[Page], None]) -> None:
    accessible(page)
    page.get_by_role("link", name="Velm", exact=True).click()
    profile = page.get_by_role("article", name="Velm")
    expect(profile).to_contain_text("Vanuatu")
    bonds = profile.locator(".bonds > li")
    expect(bonds.nth(0)).to_contain_text("linked-to Guild of Millers as Odo Brand says")
    expect(bonds.nth(1)).to_contain_text("supported by Weir Board as Odo Brand says")
    bonds.nth(1).get_by_text("1 quote").click()
    expect(bonds.nth(1).locator("q")).to_have_text("The Weir Board supports Velm.")
    expect(profile).to_contain_text("by 1 speaker: Odo Brand")
    expect(profile).to_contain_text("They claim nothing in these documents.")
    profile.get_by_role("link", name="Weir Board").click()
    expect(page.get_by_role("article", name="Weir Board").locator(".bonds")).to_contain_text("supports Velm")
    accessible(page)


def test_the_list_is_narrowed_to_names_and_to_who_speaks(page: Page) -> None:
    page.get_by_label("who speak").check()
    expect(page.locator("[data-actor]")).to_have_text(["Odo Brand", "Ina Holt", "Mara Ek"])
    page.get_by_label("Name").fill("guild")
    page.get_by_label("who speak").uncheck()
    expect(page.locator("[data-actor]")).to_have_text(["Guild of Millers"])


def test_counts_are_of_speakers(page: Page) -> None:
    row = page.get_by_role("row").filter(has_text="Odo Brand")
    expect(row.locator("td")).to_have_text(["1", "1"])
    expect(row).to_contain_text("6 claims of their own")


def test_a_speaker_is_forgotten_only_after_a_second_word(page: Page, spoken: Served) -> None:
    page.get_by_role("link", name="Mara Ek").click()
    page.get_by_role("button", name="Forget this speaker").click()
    page.get_by_role("button", name="Keep them").click()
    assert len(look(spoken.path).documents) == 2
    page.get_by_role("button", name="Forget this speaker").click()
    page.get_by_role("button", name="Forget for good").click()
    expect(page.get_by_role("link", name="Mara Ek")).to_have_count(0)
    assert [one.kind for one in log(spoken.path).forgotten] == ["speaker"]
    assert "Odo Brand sold the mill" not in "".join(one.text for one in look(spoken.path).documents)


def test_scripts_read_the_same(spoken: Served) -> None:
    with spoken.client() as client:
        listed = client.get("/api/actors").json()
        first = listed["actors"][0]
        assert (first["name"], first["named_by"], first["told_by"]) == ("Odo Brand", 1, 1)
        one = client.get("/api/actors/one", params={"name": "the weir board"}).json()
        assert [(tie["relation"], tie["other"]) for tie in one["relations"]] == [("supports", "Velm")]
        assert one["claimed_by"] == ["Odo Brand"]
        assert client.get("/api/actors/one", params={"name": "Nobody"}).status_code == 404


def test_a_hostile_name_is_shown_as_words(tab: Page, tmp_path: Path) -> None:
    with serving(told(tmp_path / "h.db", hostile())) as found:
        tab.goto(f"{found.root}/actors?token={found.token}")
        tab.locator("[data-actor]").first.click()
        expect(tab.locator("article h2")).to_contain_text(HOSTILE[:40])
        assert tab.evaluate("document.querySelectorAll('main script, main img').length") == 0
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
