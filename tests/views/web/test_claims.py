"""The items of all documents as a list, why they were found, and how they are quoted."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from command_line import out
from web_server import Served


def listed(served: Served, **given: Any) -> dict[str, Any]:
    with served.client() as client:
        return dict(client.get("/api/items", params=given).json())


def test_every_kind_is_listed_as_the_command_line_lists_it(served: Served) -> None:
    for kind, command in (("causal", "claims"), ("attribution", "attributions"), ("relation", "relations")):
        names = [one["alias"] for one in listed(served, kind=kind)["items"]]
        told = out(command, "-w", str(served.path))
        assert names
        assert [name for name in names if f"{name} " not in told] == []


def test_events_stand_in_the_order_of_time(served: Served) -> None:
    days = [one["when"]["value"] for one in listed(served, kind="event")["items"]]
    assert days
    assert days == sorted(days, key=lambda day: (day is None, day or ""))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"speaker": "Reddick"}, lambda one: one["speaker"] == "Tomas Reddick" or "Tomas Reddick" in one["source"]),
        ({"document": "D2"}, lambda one: one["document"] == "news"),
        ({"certainty": "possible"}, lambda one: one["certainty"]["level"] == "possible"),
        ({"status": "conditional"}, lambda one: one["status"] == "conditional"),
        ({"factor": "dam"}, lambda one: "dam" in f"{one['cause']['text']} {one['effect']['text']}".casefold()),
    ],
)
def test_the_list_is_narrowed(served: Served, given: dict[str, str], kept: Any) -> None:
    found, every = listed(served, **given), listed(served)
    assert 0 < found["total"] < every["total"]
    assert [one["alias"] for one in found["items"] if not kept(one)] == []


def test_all_that_has_a_code_is_one_list_of_every_kind(served: Served) -> None:
    with served.client() as client:
        for name, parent in (("hardship", ""), ("want", "hardship")):
            client.post("/api/codebook", json={"name": name, "parent": parent}).raise_for_status()
        client.post("/api/tag", json={"names": ["C1", "F1"], "code": "want"}).raise_for_status()
        client.post("/api/tag", json={"names": ["C2"], "code": "hardship"}).raise_for_status()
        book = html.fromstring(client.get("/codebook").text)
        links = {row.get("data-code"): row.xpath(".//td[@data-label='Items']//a/@href") for row in book.xpath("//tr")}
        page = html.fromstring(client.get(links["hardship"][0]).text)
        assert page.xpath("//article/@data-name") == ["C1", "C2", "F1"]
        assert page.xpath("//nav[@aria-label='Kinds']//a[@aria-current]//b/text()") == ["3"]
        assert page.xpath("//select[@name='code']/option[@selected]/@value") == ["hardship"]
        assert client.get(links["want"][0]).text.count("<article") == 2
    assert [one["alias"] for one in listed(served, code="want")["items"]] == ["C1"]
    assert "no code 'nothing'" in listed(served, code="nothing")["error"]


def test_what_there_is_not_is_one_line(served: Served) -> None:
    assert "no speaker 'Nobody'" in listed(served, speaker="Nobody")["error"]
    assert "KEY=VALUE" in listed(served, attribute="north")["error"]
    with served.client() as client:
        page = client.get("/claims", params={"speaker": "Nobody"})
    assert page.status_code == 200
    assert "no speaker" in page.text


def test_an_item_is_explained_and_quoted_for_scripts(served: Served) -> None:
    with served.client() as client:
        client.post("/api/accept", json={"names": ["C1"], "reason": "plain words"})
        why = client.get("/api/claims/C1/why").json()
        cited = client.get("/api/claims/c1/cite").json()
    assert [(one["act"], one["person"], one["holds"]) for one in why["decisions"]] == [("accept", "Ina", True)]
    assert why["says"]
    assert cited["text"] == out("cite", "C1", "-w", str(served.path)).rstrip("\n")


def test_a_claim_is_judged_and_withheld_where_it_is_listed(served: Served, opened: Page) -> None:
    opened.goto(f"{served.root}/claims?document=D1")
    expect(opened.get_by_role("navigation", name="Kinds").get_by_text("causal claims")).to_be_visible()
    first = opened.locator(".claim").first
    expect(first.locator(".chip.unchecked")).to_be_visible()
    opened.keyboard.press("j")
    opened.keyboard.press("a")
    expect(first.locator(".chip.ok")).to_be_visible()
    name = first.get_attribute("data-name") or ""
    first.get_by_role("button", name="Withhold").click()
    expect(opened.locator(".toast").filter(has_text="withheld")).to_be_visible()
    assert served.desk is not None
    last = served.desk.state().history[-1]
    assert (last.act.value, served.desk.state().names[last.target]) == ("withhold", name)
    opened.get_by_label("about").fill("gates")
    opened.get_by_role("button", name="Show", exact=True).click()
    expect(opened.get_by_label("about")).to_have_value("gates")
    assert "document=D1" in opened.url
    assert "speaker" not in opened.url
