"""The codebook, memos, agreement and the second look, by JSON and in a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from causerie.pipeline.checking import consistency
from causerie.pipeline.codebook import add_code, codebook
from causerie.pipeline.deciding import judge
from causerie.pipeline.memos import memo
from causerie.pipeline.viewing import look
from causerie.vocabulary import Act
from web_server import Served
from workplaces import by

HOSTILE = "<script>alert(1)</script>"


def claims(path: Path, most: int = 4) -> tuple[str, ...]:
    bundle = look(path)
    ids = [claim.id for reading in bundle.readings for claim in reading.causal]
    return tuple(bundle.aliases[one] for one in ids[:most])


def test_a_script_sees_agreement_and_judges_again(served: Served) -> None:
    one, two, *_ = claims(served.path)
    judge(served.path, Act.ACCEPT, (one,), by("Ada"))
    judge(served.path, Act.REJECT, (one,), by("Odo"))
    with served.client() as client:
        (pair,) = client.get("/api/agreement").json()["pairs"]
        assert (pair["one"], pair["other"], pair["verdicts"]["n"], pair["verdicts"]["kappa"]) == ("Ada", "Odo", 1, 0.0)
        assert pair["verdicts"]["differ"] == [{"name": one, "first": "accept", "second": "reject"}]
        client.post("/api/accept", json={"names": [two]})
        found = client.get("/api/recheck").json()
        assert [item["name"] for item in found["items"]] == [two]
        assert "accept" not in str(found["items"])
        done = client.post("/api/recheck", json={"name": two, "verdict": "reject"}).json()
        assert (done["consistency"]["n"], done["consistency"]["same"]) == (1, 0)
        assert client.get("/api/recheck").json()["items"] == []
        assert client.post("/api/recheck", json={"name": two, "verdict": "maybe"}).status_code == 422
        assert "has not judged" in client.post("/api/recheck", json={"name": one, "verdict": "edit"}).json()["error"]


def test_the_codebook_is_downloaded(served: Served) -> None:
    add_code(served.path, "water", by(), key="w")
    with served.client() as client:
        table = client.get("/api/codebook.csv")
        assert "water,,water,w,,0" in table.text
        assert "attachment" in table.headers["content-disposition"]
        assert 'name="water"' in client.get("/api/codebook.qdc").text
        assert client.get("/api/codebook.doc").status_code == 422


def test_codes_are_made_moved_and_dropped(served: Served, opened: Page, accessible: Callable[[Page], None]) -> None:
    opened.goto(f"{served.root}/codebook")
    opened.get_by_label("Name", exact=True).first.fill("water")
    opened.get_by_label("Key, one letter or digit").fill("w")
    opened.get_by_role("button", name="Make it").click()
    expect(opened.locator("[data-code=water]")).to_be_visible()
    opened.get_by_label("Name", exact=True).first.fill(HOSTILE)
    opened.get_by_label("Under").first.select_option("water")
    opened.get_by_role("button", name="Make it").click()
    expect(opened.locator("tr .in1")).to_contain_text(HOSTILE)
    accessible(opened)
    opened.locator("[data-code=water] [data-change]").click()
    dialog = opened.locator("#change")
    dialog.get_by_label("Under").select_option(HOSTILE)
    dialog.get_by_role("button", name="Change it").click()
    expect(dialog.locator("[data-fault]")).to_contain_text("cannot be under itself")
    dialog.get_by_label("Under").select_option("")
    dialog.get_by_label("Name").fill("lakes")
    dialog.get_by_role("button", name="Change it").click()
    expect(opened.locator("[data-code=lakes]")).to_be_visible()
    opened.locator("[data-code=lakes] [data-drop]").click()
    opened.locator("#drop").get_by_role("button", name="Drop it").click()
    expect(opened.locator("[data-code=lakes]")).to_have_count(0)
    assert [(one.name, one.parent) for one in codebook(served.path).codes] == [(HOSTILE, None)]


def test_memos_and_agreement_are_shown_with_a_way_to_each(served: Served, opened: Page) -> None:
    one, two, *_ = claims(served.path)
    memo(served.path, one, f"Ask again. {HOSTILE}", by("Ina"))
    judge(served.path, Act.ACCEPT, (one, two), by("Ina"))
    judge(served.path, Act.REJECT, (two,), by("Odo"))
    opened.goto(f"{served.root}/codebook")
    expect(opened.locator(".memos .memo")).to_have_text(f"Ask again. {HOSTILE}")
    assert (opened.locator(".memos a").get_attribute("href") or "").endswith(f"#{one}")
    expect(opened.locator(".pair")).to_contain_text("the same on 0 of 1 item (0%)")
    expect(opened.locator(".pair li")).to_contain_text("Ina accept, Odo reject")


def test_a_second_look_by_single_keys(served: Served, opened: Page, accessible: Callable[[Page], None]) -> None:
    names = claims(served.path)
    with served.client() as client:
        client.post("/api/accept", json={"names": [names[0]]})
        client.post("/api/accept", json={"names": [names[1]]})
        client.post("/api/reject", json={"names": [names[2]]})
        person = client.get("/api/recheck").json()["person"]
    opened.goto(f"{served.root}/recheck?seed=3")
    expect(opened.locator(".look:visible")).to_have_count(1)
    assert "rejected" not in opened.locator("#recheck").inner_text()
    accessible(opened)
    opened.keyboard.press("n")
    opened.keyboard.press("a")
    expect(opened.locator("[data-look]")).to_have_count(2)
    expect(opened.locator("#consistency")).to_contain_text("of 1 item")
    opened.keyboard.press("a")
    expect(opened.locator("[data-look]")).to_have_count(1)
    opened.keyboard.press("a")
    expect(opened.locator("#end")).to_be_visible()
    expect(opened.locator("#consistency")).to_contain_text("the same on 2 of 3 items (67%)")
    found = consistency(served.path, person)
    assert (found.n, found.same) == (3, 2)
