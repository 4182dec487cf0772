"""The whole path of a newcomer by the pages alone: from an empty folder to a resolved forecast and an exported map."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from web_reading import select, told
from web_server import Served, started

SLOW = 90_000
"""Milliseconds in which a loaded machine must have done long work."""
expect.set_options(timeout=SLOW)
TALK = """Ina Holt: The drought destroyed the harvest. The new toll raised the price of bread.

Ina Holt: The storm caused the flood.

Rey Marsh: The mill at Velm will probably close by June 2022. With the strike the ferries stayed away.

Ina Holt: The bridge tolls raised rents. The flood destroyed the old harbour.

Rey Marsh: The harvest lowers the price of bread.
"""


def called(page: Page, served: Served, name: str) -> None:
    """A page by its link at the top, its scripts loaded."""
    link = page.get_by_role("navigation", name="Pages").get_by_role("link", name=name, exact=True)
    address = f"{served.root}{link.get_attribute('href')}"
    link.click()
    page.wait_for_url(lambda url: url.startswith(address))


def card(page: Page, words: str) -> Locator:
    return page.locator(".card", has=page.locator("q", has_text=words)).first


def picked(page: Page, words: str) -> str:
    """The item with these words, selected; its name."""
    box = card(page, words)
    box.locator(".called").click()
    expect(box).to_have_class(re.compile(r"\bon\b"))
    return box.get_attribute("data-name") or ""


def test_from_an_empty_folder_to_a_resolved_forecast_and_an_exported_map(tab: Page, tmp_path: Path) -> None:
    tab.set_default_timeout(SLOW)
    path = tmp_path / "work" / "causerie.db"
    path.parent.mkdir()
    with started(path, "--reader", "rules", "--by", "Ina") as server:
        tab.goto(server.served.opening)
        _reads(tab)
        names = _checks(tab, server.served)
        _codes(tab, server.served)
        _merges(tab, server.served)
        _supposes(tab, server.served)
        _resolves(tab, server.served)
        _takes_the_map_along(tab, server.served, tmp_path)
        before = _log(server.served)
        assert before[0] == ["accept", "edit", "edit", "code", "merge", "resolve"]
    with started(path, "--reader", "rules", "--by", "Ina") as server:
        _undoes(tab, server.served, names[2])
        assert _log(server.served)[0][:6] == before[0]


def _reads(tab: Page) -> None:
    """A text is pasted and read in view of its progress."""
    expect(tab.get_by_text("Nothing has been read yet")).to_be_visible()
    tab.get_by_label("or paste a text").fill(TALK)
    tab.get_by_text("What is known about it").click()
    tab.get_by_label("Title").fill("At the quay of Velm")
    tab.get_by_label("Date of utterance").fill("2021-05-01")
    tab.get_by_role("button", name="Read", exact=True).click()
    expect(tab.locator("#jobs progress")).to_be_visible()
    expect(tab.get_by_role("row").filter(has_text="2021-05-01")).to_be_visible()
    expect(tab.locator("#there")).to_have_text("1 document")


def _checks(tab: Page, served: Served) -> tuple[str, str, str]:
    """One claim accepted, one turned, one corrected, each by one key and what it asks for."""
    tab.get_by_role("link", name="At the quay of Velm").click()
    expect(tab.locator("body[data-live='1']")).to_be_visible()
    expect(tab.locator("#text")).to_contain_text("The drought destroyed the harvest.")
    accepted = picked(tab, "The drought destroyed")
    tab.keyboard.press("a")
    expect(tab.locator(f"#{accepted} .state")).to_have_text("accepted")
    turned = picked(tab, "The new toll raised")
    tab.keyboard.press("f")
    expect(tab.locator(f"#{turned} .sign")).to_have_text("−")
    edited = picked(tab, "The storm caused")
    tab.keyboard.press("e")
    certainty = tab.get_by_label("Certainty", exact=True)
    certainty.select_option("likely")
    certainty.press("Tab")
    tab.keyboard.press("Enter")
    told(tab, f"{edited} corrected")
    expect(tab.locator(f"#{edited} .chip.certainty")).to_have_text("likely (no hedge marked)")
    assert _coding(served, edited)["certainty"]["level"] == "likely"
    return accepted, turned, edited


def _codes(tab: Page, served: Served) -> None:
    """What the reader missed is selected: cause, effect, done."""
    assert card(tab, "With the strike").count() == 0
    select(tab, "the strike")
    tab.keyboard.press("c")
    select(tab, "the ferries stayed away")
    expect(tab.locator("#bar .slot.set")).to_have_count(2)
    tab.keyboard.press("Enter")
    told(tab, "coded by hand")
    made = card(tab, "With the strike")
    expect(made).to_contain_text("coded by hand")
    coding = _coding(served, made.get_attribute("data-name") or "")
    start = TALK.index("the strike")
    assert (coding["cause"]["start"], coding["effect"]["text"]) == (start, "the ferries stayed away")


def _merges(tab: Page, served: Served) -> None:
    """Two factors are taken as one on the map, whose links join."""
    called(tab, served, "Map")
    tab.get_by_label("Whose").select_option("everybody joined")
    expect(tab.locator("#caption")).to_contain_text("2 speakers joined")
    factors = tab.locator("svg.cm [data-factor]")
    toll = tab.locator("svg.cm [data-factor]", has_text="bridge tolls")
    expect(toll).to_have_count(1)
    count = factors.count()
    toll.focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("#picked h2")).to_have_text("bridge tolls")
    tab.keyboard.press("m")
    tab.locator("#merge [name=second]").fill("new toll")
    tab.locator("#merge [name=into]").fill("tolls")
    tab.keyboard.press("Enter")
    expect(tab.locator("#merge")).to_be_hidden()
    expect(factors).to_have_count(count - 1)
    expect(tab.locator('svg.cm [data-factor][data-label="tolls"]')).to_have_count(1)


def _supposes(tab: Page, served: Served) -> None:
    """What follows if a factor goes up, with the words that carry it."""
    called(tab, served, "What if")
    tab.locator("#f1").fill("storm")
    tab.get_by_role("button", name="See what follows").click()
    expect(tab.locator(".answer h2")).to_contain_text("storm", ignore_case=True)
    expect(tab.locator(".carried q").first).to_contain_text("The storm caused the flood")


def _resolves(tab: Page, served: Served) -> None:
    """A forecast gets its outcome, with a source."""
    called(tab, served, "Forecasts")
    row = tab.locator("[data-entry]", has_text="The mill at Velm will probably close")
    expect(row).to_contain_text("due, not looked up yet")
    tab.keyboard.press("j")
    tab.keyboard.press("y")
    tab.get_by_label("On which day").fill("2022-05-20")
    tab.get_by_label("Address").fill("https://post.example/mill")
    tab.get_by_role("button", name="Record it").click()
    expect(row.locator(".status")).to_contain_text("came true (2022-05-20)")


def _takes_the_map_along(tab: Page, served: Served, folder: Path) -> None:
    """The map as a picture and as a table."""
    called(tab, served, "Map")
    expect(tab.locator("svg.cm")).to_be_visible()
    files = {}
    for name in ("svg", "png", "csv"):
        with tab.expect_download() as got:
            if not tab.locator(".files .drop-box").is_visible():
                tab.locator(".files summary").click()
            tab.locator(f'.files a[href^="/api/map/file/{name}"]').click()
        files[name] = folder / got.value.suggested_filename
        got.value.save_as(files[name])
        assert files[name].suffix == f".{name}"
    root = ET.fromstring(files["svg"].read_text("utf-8"))
    assert "tolls" in "".join(root.itertext())
    assert files["png"].read_bytes().startswith(b"\x89PNG")
    assert "tolls" in files["csv"].read_text("utf-8-sig")


def _undoes(tab: Page, served: Served, edited: str) -> None:
    """The next day everything can still be taken back, and done again."""
    tab.goto(served.opening)
    called(tab, served, "Forecasts")
    status = tab.locator("[data-entry]", has_text="The mill at Velm").locator(".status")
    expect(status).to_contain_text("came true")
    tab.locator("h1").click()
    tab.keyboard.press("u")
    expect(status).not_to_contain_text("came true")
    tab.keyboard.press("U")
    expect(status).to_contain_text("came true")
    called(tab, served, "Log")
    rows = tab.locator("[data-number]")
    assert rows.count() >= 6
    tab.get_by_role("button", name="Undo decision 3").click()
    expect(tab.locator("[data-number='3']")).to_contain_text("undone by")
    assert _coding(served, edited)["certainty"]["level"] == "certain"
    tab.get_by_role("button", name="Do again decision 3").click()
    expect(tab.get_by_role("button", name="Undo decision 3")).to_be_visible()
    assert _coding(served, edited)["certainty"]["level"] == "likely"


def _coding(served: Served, name: str) -> dict[str, Any]:
    with served.client() as client:
        found: dict[str, Any] = client.get(f"/api/claims/{name}").json()["coding"]
        return found


def _log(served: Served) -> tuple[list[str], list[str]]:
    """The acts of the log, the oldest first, and who decided."""
    with served.client() as client:
        rows = sorted(client.get("/api/log.json").json()["decisions"], key=lambda row: row["number"])
    return [row["act"] for row in rows], [row["person"] for row in rows]
