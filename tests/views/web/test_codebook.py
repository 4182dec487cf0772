"""The codebook: codes under codes, by hand and by script."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from web_server import Served


def test_codes_are_made_moved_and_dropped(opened: Page, served: Served, accessible: Callable[[Page], None]) -> None:
    opened.goto(f"{served.root}/codebook")
    accessible(opened)
    for name, key in (("doubt", "d"), ("hearsay", "h")):
        opened.get_by_label("Name").fill(name)
        opened.get_by_label("Key").fill(key)
        opened.get_by_role("button", name="Make it").click()
        expect(opened.locator(f"tr[data-code={name}]")).to_be_visible()
    opened.locator("tr[data-code=hearsay]").get_by_role("button", name="Change").click()
    opened.get_by_label("Under").select_option("doubt")
    opened.get_by_label("When to use it").fill("said by <i>others</i>")
    opened.get_by_role("button", name="Keep").click()
    expect(opened.locator("tr[data-code=hearsay]")).to_contain_text("said by <i>others</i>")
    with served.client() as client:
        codes = client.get("/api/codebook").json()["codes"]
    assert [(code["path"], code["key"]) for code in codes] == [(["doubt"], "d"), (["doubt", "hearsay"], "h")]
    accessible(opened)
    opened.locator("tr[data-code=doubt]").get_by_role("button", name="Drop").click()
    expect(opened.locator("tr[data-code=doubt]")).to_have_count(0)
    expect(opened.locator("tr[data-code=hearsay]")).to_have_count(1)


def test_two_codes_of_one_key_are_refused_in_words(served: Served) -> None:
    with served.client() as client:
        assert client.post("/api/codebook", json={"name": "doubt", "key": "d"}).status_code == 201
        answer = client.post("/api/codebook", json={"name": "dread", "key": "d"})
        assert answer.status_code == 400
        assert "doubt" in answer.json()["error"]
        assert client.post("/api/codebook", json={"name": "x", "colour": "red"}).status_code == 422


def test_memos_are_listed_with_what_they_are_on(opened: Page, served: Served) -> None:
    with served.client() as client:
        for name in ("C1", "D1"):
            assert client.post("/api/memo", json={"name": name, "text": "look <again>"}).status_code == 200
        assert [row["about"] for row in client.get("/api/memos").json()["memos"]] == ["D1", "C1"]
    opened.goto(f"{served.root}/codebook")
    expect(opened.locator("article.memo")).to_have_count(2)
    opened.get_by_role("link", name="C1").click()
    expect(opened.locator("#C1 .memo")).to_have_text("Ina: look <again>")
