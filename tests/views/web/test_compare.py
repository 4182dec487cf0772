"""Two speakers or documents beside each other, in a browser and for a script."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from web_maps import TOWN, grown, said
from web_server import Served, serving

expect.set_options(timeout=30_000)
BOTH = {"a": "Ina Holt", "b": "Tor Velling"}
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Two speakers who share a link, sign one differently, and of whom one denies what the other says."""
    with serving(grown(tmp_path_factory.mktemp("town") / "town.db", TOWN)) as found:
        yield found


def shown(tab: Page, served: Served, path: str = "/compare") -> Page:
    """A page with its content."""
    tab.goto(served.opening)
    tab.goto(f"{served.root}{path}")
    expect(tab.locator("#sides")).to_be_visible()
    return tab


def test_links_are_told_by_how_the_two_stand_to_them(quiet: Served) -> None:
    with quiet.client() as client:
        found = client.get("/api/compare", params=BOTH).json()
    groups = {one["key"]: {(link["cause"], link["effect"]) for link in one["links"]} for one in found["groups"]}
    assert groups == {
        "clash": {("rents", "bakeries")},
        "denied": {("street protests", "harbour tolls")},
        "both": {("harbour tolls", "rents")},
        "a": {("rents", "street protests"), ("snow", "fish catches")},
        "b": {("bakeries", "school meals"), ("council quarrels", "bridge repairs")},
    }
    assert {one["key"]: one["count"] for one in found["groups"]} == {key: len(links) for key, links in groups.items()}
    clash = found["groups"][0]["links"][0]
    assert (clash["a"]["sign"], clash["b"]["sign"], clash["sign"]) == ("−", "+", "?")
    denied = found["groups"][1]["links"][0]
    assert (denied["a"]["denies"], denied["b"]["denies"]) == (False, True)
    assert denied["b"]["claims"][0]["quote"] == "street protests never lowers harbour tolls."


def test_both_maps_are_drawn_in_one_layout_and_lead_to_their_claims(tab: Page, quiet: Served) -> None:
    with quiet.client() as client:
        drawn = client.get("/api/compare/file/svg", params=BOTH)
        png = client.get("/api/compare/file/png", params=BOTH)
        assert client.get("/api/compare/file/pdf", params=BOTH).status_code == 400
    assert "Ina Holt" in drawn.text
    assert png.content[:4] == b"\x89PNG"
    shown(tab, quiet)
    panels = tab.locator(".panel")
    expect(panels).to_have_count(2)
    for panel in panels.all():
        expect(panel.locator(".cm-halo")).to_have_count(2)
    link = panels.nth(1).get_by_role("link", name="bakeries → school meals")
    link.focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("#b details[open] summary")).to_be_focused()


def test_documents_are_compared_like_speakers(quiet: Served) -> None:
    with quiet.client() as client:
        people = client.get("/api/compare", params=BOTH).json()
        papers = client.get("/api/compare", params={"a": "D1", "b": "Talk of Tor Velling"}).json()
        there = client.get("/api/compare/choices").json()
    assert papers["groups"][0]["links"] == people["groups"][0]["links"]
    assert (papers["a"], papers["name_a"], papers["b"]) == ("D1", "Talk of Ina Holt", "D2")
    assert there["speakers"] == [{"name": "Ina Holt", "links": 5}, {"name": "Tor Velling", "links": 4}]
    assert [one["alias"] for one in there["documents"]] == ["D1", "D2"]


def test_only_some_claims_are_compared(tab: Page, quiet: Served) -> None:
    def counts(**more: str) -> dict[str, int]:
        with quiet.client() as client:
            found = client.get("/api/compare", params={**BOTH, **more}).json()
        return {one["key"]: one["count"] for one in found["groups"]}

    assert counts(status="asserted") == {**counts(), "denied": 0, "a": 3}
    assert sum(counts(reviewed="checked").values()) == 0
    assert counts(reviewed="unchecked", certainty="") == counts()
    shown(tab, quiet)
    tab.locator("#by-status").select_option("denied")
    expect(tab.locator("#by-status")).to_have_value("denied")
    expect(tab.locator("#both")).to_have_count(0)
    assert tab.url.endswith("&status=denied")


@pytest.mark.parametrize(
    ("query", "status", "says"),
    [
        ({"a": "Ina Holt", "b": "ina"}, 400, "are the same"),
        ({"a": "Ina Holt", "b": "Nobody"}, 404, "no document has that name either"),
        ({"a": "Ina Holt"}, 422, "b"),
    ],
)
def test_whom_one_cannot_compare(quiet: Served, query: dict[str, Any], status: int, says: str) -> None:
    with quiet.client() as client:
        answer = client.get("/api/compare", params=query)
    assert answer.status_code == status
    assert says in answer.json()["error"]


def test_the_two_who_claim_most_come_first_and_others_by_menu(tab: Page, quiet: Served) -> None:
    shown(tab, quiet)
    expect(tab.locator("#side-a")).to_have_value("Ina Holt")
    expect(tab.locator("#side-b")).to_have_value("Tor Velling")
    expect(tab.locator("#clash summary")).to_contain_text("rents")
    expect(tab.locator("#clash q:visible")).to_have_count(2)
    tab.locator("#side-a").select_option("D2")
    expect(tab.locator("main [role=alert]")).to_have_count(0)
    expect(tab.locator("#side-a")).to_have_value("D2")
    assert "a=D2" in tab.url
    assert tab.locator("#sides option", has_text=re.compile("claim")).count() == 0


def test_a_side_that_is_not_there_is_told_and_the_menus_stay(tab: Page, quiet: Served) -> None:
    shown(tab, quiet, "/compare?a=Nobody&b=Ina+Holt")
    expect(tab.locator("main [role=alert]")).to_contain_text("no speaker 'Nobody'")
    tab.locator("#side-a").select_option("Tor Velling")
    expect(tab.locator("#both")).to_be_visible()


def test_a_claim_is_judged_where_it_is_read_and_a_change_elsewhere_shows(tab: Page, tmp_path: Path) -> None:
    with serving(grown(tmp_path / "town.db", TOWN)) as served:
        shown(tab, served)
        claim = tab.locator("#clash .claim").first
        expect(claim.locator(".unchecked")).to_be_visible()
        name = claim.get_attribute("data-name") or ""
        tab.keyboard.press("j")
        tab.keyboard.press("a")
        expect(tab.locator("#clash .claim.ok")).to_have_count(1)
        with served.client() as client:
            assert client.post("/api/reject", json={"names": [name]}).status_code == 200
        expect(tab.locator("#clash")).to_have_count(0)
        tab.locator("#checked").check()
        expect(tab.locator("main .none")).to_contain_text("no two")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible_and_narrow(
    tab: Page, quiet: Served, accessible: Callable[[Page], None], scheme: Any
) -> None:
    tab.emulate_media(color_scheme=scheme)
    shown(tab, quiet)
    tab.locator("#a summary").first.click()
    accessible(tab)
    tab.set_viewport_size({"width": 360, "height": 740})
    assert tab.evaluate("() => document.documentElement.scrollWidth") <= 360


def test_nothing_of_a_name_is_markup(tab: Page, tmp_path: Path) -> None:
    claims = (said(HOSTILE, "rents", HOSTILE), said("Tor", "rents", "anger"))
    with serving(grown(tmp_path / "town.db", claims)) as served:
        shown(tab, served)
        expect(tab.locator("#sides option", has_text="onerror").first).to_be_attached()
        assert tab.locator("main img, main script").count() == 0


def test_one_speaker_and_one_document_cannot_be_compared(tab: Page, empty: Served) -> None:
    shown(tab, empty)
    expect(tab.locator("main .none")).to_contain_text("no two speakers")
