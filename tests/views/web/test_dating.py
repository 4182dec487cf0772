"""Documents dated afterwards, in the browser and over JSON: deadlines follow at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from causerie.pipeline.viewing import log
from causerie.vocabulary import Act
from web_server import Served, serving
from web_told import talk, told

URL = "https://post.example/mill"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Served]:
    with serving(told(tmp_path / "dates.db", talk())) as found:
        yield found


def test_a_document_is_dated_in_its_row(tab: Page, ledger: Served, accessible: Callable[[Page], None]) -> None:
    tab.goto(f"{ledger.root}/documents?token={ledger.token}")
    tab.get_by_role("button", name="Change the date of D1").click()
    expect(tab.get_by_label("Spoken")).to_have_value("2031-05-02")
    tab.get_by_label("Spoken").fill("2031-02-30")
    tab.locator("#dating .main").click()
    expect(tab.locator("#dating [role=alert]")).to_contain_text("is not a date")
    accessible(tab)
    tab.get_by_label("Spoken").fill("2031-05")
    tab.get_by_label("Published").fill("2031-06-01")
    tab.locator("#dating .main").click()
    expect(tab.get_by_role("row").filter(has_text="At the weir").locator("time")).to_have_text("2031-05")
    row = log(ledger.path).history[-1]
    assert (row.act, row.after) == (Act.DATE, {"spoken": "2031-05", "published": "2031-06-01"})


def test_scripts_date_a_document_and_are_told_what_is_frozen(ledger: Served) -> None:
    outcome = {"result": "yes", "on": "2031-05-03", "sources": [{"url": URL}]}
    with ledger.client() as client:
        answer = client.post("/api/documents/D1/date", json={"spoken": "2031-05-01", "reason": "the paper says so"})
        assert answer.json()["told"] == "D1: spoken 2031-05-01"
        assert client.get("/api/documents").json()["documents"][0]["date"] == "2031-05-01"
        entry = client.get("/api/forecasts").json()["entries"][0]
        assert (entry["uttered"], entry["spoken"]) == ("2031-05-01", "2031-05-01")
        client.post("/api/documents/D1/date", json={"published": "2031-07-02"})
        assert client.get("/api/forecasts").json()["entries"][0]["published"] == "2031-07-02"
        assert client.post("/api/forecasts/F1/resolve", json=outcome).status_code == 200
        refused = client.post("/api/documents/D1/date", json={"spoken": "2031-07-01"})
        assert refused.status_code == 400
        assert "F1" in refused.json()["error"]
        assert client.post("/api/documents/D9/date", json={"spoken": "2031"}).status_code == 404
        assert client.post("/api/documents/D1/date", json={"day": "2031"}).status_code == 422
        assert client.post("/api/documents/D1/date", json={}).json()["error"].startswith("give a day")
        client.post("/api/undo", json={"what": str(answer.json()["decisions"][0])})
        assert client.get("/api/documents").json()["documents"][0]["date"] == "2031-05-02"
