"""The links that everything hangs on, in a browser, for a script and on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from command_line import out
from web_maps import DOWN, TOWN, grown, said
from web_server import Served, serving

expect.set_options(timeout=30_000)
CHAIN = (
    said("Ina Holt", "harbour tolls", "rents"),
    said("Ina Holt", "rents", "street protests"),
    said("Ina Holt", "street protests", "council quarrels"),
    said("Ina Holt", "council quarrels", "rents", DOWN),
    said("Tor Velling", "council quarrels", "bridge repairs", DOWN),
)


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A chain with a loop in it, of two speakers."""
    with serving(grown(tmp_path_factory.mktemp("town") / "town.db", CHAIN)) as found:
        yield found


def shown(tab: Page, served: Served, path: str = "/linchpins?speaker=*") -> Page:
    tab.goto(served.opening)
    tab.goto(f"{served.root}{path}")
    expect(tab.locator("#sides")).to_be_visible()
    return tab


def told(served: Served, **query: Any) -> Any:
    with served.client() as client:
        answer = client.get("/api/linchpins", params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()


def test_each_says_who_alone_holds_it_and_what_would_be_gone(quiet: Served) -> None:
    found = told(quiet, speaker="*")
    pins = {(one["link"]["cause"], one["link"]["effect"]): one for one in found["pins"]}
    quarrels = pins["council quarrels", "bridge repairs"]
    assert quarrels["holder"] == "Tor Velling"
    assert quarrels["pairs"] == 4
    assert ["harbour tolls", "bridge repairs"] in quarrels["cut"]
    assert quarrels["loops"] == []
    inner = pins["rents", "street protests"]
    assert [loop["name"] for loop in inner["loops"]] == ["B1"]
    assert found["asked"]


def test_results_that_turn_are_told_with_and_without_the_link(quiet: Served) -> None:
    pins = told(quiet)["pins"]
    rows = {(row["question"], row["factor"]): row for one in pins for row in one["turned"]}
    row = rows["What if “harbour tolls” goes up?", "street protests"]
    assert (row["before"], row["after"]) == ("up", "no longer moves")
    assert all(one["before"] != one["after"] for one in rows.values())


def test_a_lone_speakers_map_is_the_usual_one(quiet: Served) -> None:
    own = told(quiet)
    assert (own["whose"], own["union"]) == ("Ina Holt", False)
    assert {one["holder"] for one in own["pins"]} == {"Ina Holt"}


def test_the_command_line_tells_the_same(quiet: Served) -> None:
    lines = out("linchpins", "--union", "--json", "-w", str(quiet.path)).splitlines()
    page = told(quiet, speaker="*")["pins"]
    rows = [json.loads(line) for line in lines]
    assert [(one["cause"], one["effect"], one["pairs_lost"]) for one in rows] == [
        (one["link"]["cause"], one["link"]["effect"], one["pairs"]) for one in page
    ]
    assert [one["turned"] for one in rows] == [one["turned"] for one in page]
    text = out("linchpins", "-w", str(quiet.path))
    assert "[claimed by Ina Holt alone]" in text
    assert "B1 is broken" in text


def test_paths_on_the_command_line(quiet: Served) -> None:
    text = out("paths", "harbour tolls", "bridge repairs", "--union", "-w", str(quiet.path))
    assert text.count("\n") == 1
    assert "nobody holds it whole: joined from 2 speakers" in text
    assert "no path leads" in out("paths", "bridge repairs", "rents", "--union", "-w", str(quiet.path))


def test_a_user_sees_what_hangs_on_a_link_and_goes_on_to_the_map(tab: Page, quiet: Served) -> None:
    shown(tab, quiet)
    pin = tab.locator(".pin", has_text="Tor Velling alone holds it")
    expect(pin.locator("h2")).to_contain_text("council quarrels lowers bridge repairs")
    expect(pin).to_contain_text("4 pairs of factors would no longer be joined by any path")
    expect(pin.locator("q").first).to_have_text("council quarrels lowers bridge repairs.")
    pin.get_by_role("link", name="On the map").click()
    expect(tab.locator("#picked h2")).to_contain_text("council quarrels lowers bridge repairs")


def test_whose_map_is_chosen_by_menu(tab: Page, quiet: Served) -> None:
    shown(tab, quiet)
    tab.get_by_label("On the map of").select_option("Tor Velling")
    expect(tab.locator("main .none")).to_contain_text("nothing hangs on one link alone")
    assert tab.url.endswith("/linchpins?speaker=Tor+Velling")


def test_a_claim_is_rejected_in_place_and_its_link_is_gone(tab: Page, tmp_path: Path) -> None:
    with serving(grown(tmp_path / "town.db", CHAIN)) as served:
        shown(tab, served)
        pin = tab.locator(".pin", has_text="Tor Velling alone holds it")
        pin.get_by_role("button", name="Reject").click()
        expect(pin).to_have_count(0)
        tab.locator(".toast button").click()
        expect(pin).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible_and_narrow(
    tab: Page, quiet: Served, accessible: Callable[[Page], None], scheme: Any
) -> None:
    tab.emulate_media(color_scheme=scheme)
    shown(tab, quiet)
    tab.evaluate("() => document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
    accessible(tab)
    tab.set_viewport_size({"width": 360, "height": 740})
    assert tab.evaluate("() => document.documentElement.scrollWidth") <= 360


def test_what_is_not_checked_is_left_out_where_that_is_wanted(tab: Page, tmp_path: Path) -> None:
    with serving(grown(tmp_path / "town.db", TOWN)) as served:
        shown(tab, served)
        tab.locator("#checked").check()
        expect(tab.locator("main .none")).to_contain_text("too few paths")
