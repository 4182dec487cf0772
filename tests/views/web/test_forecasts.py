"""The ledger in a browser: list, keys, forms, later documents, outcomes as files, and what a hostile text cannot do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from causerie.pipeline.viewing import log
from causerie.vocabulary import Act
from web_server import Served, serving
from web_told import HOSTILE, echo, hostile, many, talk, told

URL = "https://post.example/mill"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Served]:
    """Two talks, the later of which tells of a forecast of the earlier."""
    with serving(told(tmp_path / "ledger.db", talk(), echo())) as found:
        yield found


@pytest.fixture
def page(tab: Page, ledger: Served) -> Page:
    tab.goto(f"{ledger.root}/forecasts?token={ledger.token}")
    return tab


def filled(page: Page, on: str = "2031-04-20", url: str = URL) -> None:
    """The form of an outcome, filled and sent."""
    page.get_by_label("On which day").fill(on)
    page.get_by_label("Address").fill(url)
    page.get_by_role("button", name="Record it").click()


def resolved(page: Page, on: str = "2031-05-03") -> None:
    """The first forecast resolved by keys."""
    page.keyboard.press("j")
    page.keyboard.press("y")
    filled(page, on)
    expect(page.get_by_text("F1: yes, 1 source")).to_be_visible()


def test_the_list_tells_words_with_what_stands_around_them(page: Page, accessible: Callable[[Page], None]) -> None:
    first = page.locator("#F1")
    expect(first.locator("q[data-quote]")).to_have_text("The mill will probably close by June 2031.")
    expect(first).to_contain_text("If the river dries, the boats will rot.")
    expect(first).to_contain_text("“probably”")
    expect(first).to_contain_text("unchecked")
    expect(first.get_by_role("link", name="F1")).to_have_attribute("href", "/read/D1#F1")
    accessible(page)


@pytest.mark.parametrize(("pressed", "result"), [("y", "yes"), ("n", "no"), ("a", "ambiguous"), ("v", "void")])
def test_one_key_opens_the_form_with_its_result(page: Page, pressed: str, result: str) -> None:
    page.keyboard.press("j")
    page.keyboard.press(pressed)
    expect(page.locator("#resolving")).to_be_visible()
    expect(page.locator(f"#resolving input[value={result}]")).to_be_checked()
    expect(page.locator("#resolving [data-what]")).to_have_text("The mill will probably close")
    expect(page.get_by_label("On which day")).to_be_focused()


def test_an_outcome_is_shown_at_once_and_undone_from_its_line(page: Page, ledger: Served) -> None:
    resolved(page)
    expect(page.locator("#F1 .status")).to_contain_text("came true (2031-05-03)")
    expect(page.locator("#F1").get_by_role("link", name="post.example")).to_have_attribute("href", URL)
    expect(page.locator("#F1")).to_be_focused()
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.locator("#F1 .status")).not_to_contain_text("came true")
    assert [row.act for row in log(ledger.path).history] == [Act.RESOLVE, Act.UNDO]


def test_the_last_decision_is_undone_and_done_again_by_key(page: Page) -> None:
    resolved(page)
    page.keyboard.press("u")
    expect(page.locator("#F1 .status")).not_to_contain_text("came true")
    page.keyboard.press("Shift+U")
    expect(page.locator("#F1 .status")).to_contain_text("came true")


def test_a_fault_is_told_in_the_form_and_nothing_is_kept(page: Page, ledger: Served) -> None:
    page.keyboard.press("j")
    page.keyboard.press("n")
    filled(page, "")
    expect(page.locator("#resolving [role=alert]")).to_contain_text("say on which day it happened")
    filled(page, "2031-05-03", "")
    expect(page.locator("#resolving [role=alert]")).to_contain_text("source 1 lacks its address")
    filled(page, "2099-01-01")
    expect(page.locator("#resolving [role=alert]")).to_contain_text("lies in the future")
    expect(page.locator("#resolving")).to_be_visible()
    assert log(ledger.path).history == ()
    page.get_by_label("Address").fill("javascript:alert(1)")
    page.get_by_label("On which day").fill("2031-05-03")
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("#resolving [role=alert]")).to_contain_text("is no address")


def test_several_sources_and_a_condition_go_into_one_outcome(page: Page, ledger: Served) -> None:
    page.locator("#F2").get_by_role("button", name="Resolve").click()
    page.get_by_role("radio", name="Void").check()
    page.get_by_label("Its condition").select_option("failed")
    page.get_by_role("button", name="Add another source").click()
    for number, one in enumerate(page.get_by_label("Address").all()):
        one.fill(f"{URL}/{number}")
    page.get_by_label("On which day").fill("2031-05-03")
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("#F2 .status")).to_contain_text("void")
    row = log(ledger.path).history[-1]
    assert [one["url"] for one in row.after["sources"]] == [f"{URL}/0", f"{URL}/1"]
    assert row.after["result"] == "void"


def test_the_condition_is_asked_for_only_where_there_is_one(page: Page) -> None:
    page.locator("#F1").get_by_role("button", name="Resolve").click()
    expect(page.get_by_label("Its condition")).to_be_hidden()


def test_an_outcome_is_disputed_and_another_takes_its_place(page: Page) -> None:
    resolved(page)
    page.locator("#F1").get_by_role("button", name="Dispute").click()
    page.get_by_label("Why").fill("another mill")
    page.get_by_role("button", name="Dispute it").click()
    expect(page.locator("#F1 .status")).to_contain_text("disputed")
    expect(page.locator("#F1")).to_contain_text("another mill")
    page.locator("#F1").get_by_role("button", name="Another outcome").click()
    expect(page.locator("#resolving")).to_contain_text("takes its place")
    expect(page.get_by_label("Address")).to_have_value(URL)
    page.locator("#resolving input[value=ambiguous]").check()
    filled(page, "2031-05-04")
    expect(page.locator("#F1 .status")).to_contain_text("not to be told from what happened")
    expect(page.locator("#F1")).to_contain_text("in place of 1 earlier outcome")


def test_an_outcome_is_replaced_only_where_that_is_said(page: Page) -> None:
    resolved(page)
    page.locator("#F1").get_by_role("button", name="Another outcome").click()
    page.locator("#resolving input[value=ambiguous]").check()
    filled(page, "2031-05-04")
    expect(page.locator("#resolving [role=alert]")).to_contain_text("F1 has an outcome already: yes on 2031-05-03")
    page.get_by_label("Replace the earlier outcome").check()
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("#F1 .status")).to_contain_text("not to be told from what happened")
    expect(page.locator("#F1")).to_contain_text("in place of 1 earlier outcome")


def test_scripts_say_that_an_outcome_supersedes(ledger: Served) -> None:
    sent = {"result": "yes", "on": "2031-05-03", "sources": [{"url": URL}, {"url": URL}]}
    with ledger.client() as client:
        taken = client.post("/api/forecasts/F1/resolve", json=sent).json()
        assert taken["decisions"] == [1]
        assert taken["told"] == "F1: yes, 1 source; as listed, “The mill will probably close” came about"
        again = client.post("/api/forecasts/F1/resolve", json=sent)
        assert (again.status_code, again.json()["decisions"]) == (200, [])
        assert "recorded already" in again.json()["told"]
        other = sent | {"result": "no"}
        refused = client.post("/api/forecasts/F1/resolve", json=other)
        assert refused.status_code == 400
        assert "replaces the earlier" in refused.json()["error"]
        file = ("o.csv", f"forecast,result,on,source\nF1,no,2031-05-03,{URL}\n".encode(), "text/csv")
        refused = client.post("/api/outcomes", files={"file": file})
        assert (refused.status_code, refused.json()["error"][:22]) == (400, "row 2, column result: ")
        taken = client.post("/api/outcomes", files={"file": file}, data={"supersede": "true"})
        assert taken.json()["decisions"] == [2]
        assert client.post("/api/forecasts/F1/resolve", json=sent | {"supersede": True}).status_code == 200


def test_wording_is_sharpened_until_an_outcome_freezes_it(page: Page, ledger: Served) -> None:
    page.locator("#F3").get_by_role("button", name="Sharpen").click()
    page.get_by_label("How much is enough").fill("a tenth more people")
    page.get_by_label("By which day").fill("2031-12-31")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("#F3")).to_contain_text("a tenth more people")
    expect(page.locator("#F3")).to_contain_text("by 2031-12-31 (set by an analyst)")
    page.reload()
    resolved(page)
    expect(page.locator("#F1").get_by_role("button", name="Sharpen")).to_have_count(0)
    with ledger.client() as client:
        answer = client.post("/api/forecasts/F1/sharpen", json={"wording": "the mill is shut"})
    assert answer.status_code == 400
    assert "frozen" in answer.json()["error"]


def test_a_reply_and_a_withholding_stand_by_the_forecast(page: Page) -> None:
    page.locator("#F1").get_by_role("button", name="Reply").click()
    page.locator("#replying textarea").fill("I spoke of <b>another</b> mill.")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("#F1 .reply")).to_contain_text("I spoke of <b>another</b> mill.")
    page.locator("#F1").get_by_role("button", name="Withhold").click()
    expect(page.locator("#F1")).to_contain_text("withheld from what is shared")


def test_a_later_document_is_offered_and_only_fills_the_form(page: Page, ledger: Served) -> None:
    offer = page.locator("#F1 .offer").first
    expect(offer).to_contain_text("The mill has closed.", timeout=60_000)
    assert log(ledger.path).history == ()
    offer.get_by_role("button", name="Fill the form with it").click()
    expect(page.get_by_label("Address")).to_have_value("https://echo.example/mill")
    expect(page.get_by_label("Its words")).to_have_value("The mill has closed.")
    assert log(ledger.path).history == ()


def test_filters_and_statuses_narrow_the_list(page: Page) -> None:
    page.get_by_label("Words", exact=True).fill("flourish")
    page.keyboard.press("Enter")
    expect(page.locator("[data-entry]")).to_have_count(1)
    expect(page.locator("#F3")).to_be_visible()
    page.get_by_role("link", name="All again").click()
    page.get_by_role("navigation", name="By status").get_by_role("link", name="no deadline").click()
    assert "status=no+horizon" in page.url
    expect(page.locator("#F3")).to_be_visible()
    expect(page.locator("#F1")).to_have_count(0)


def test_a_topic_is_chosen_from_those_of_the_map(page: Page) -> None:
    page.get_by_label("Topic").focus()
    names = page.locator("#topic-names option")
    expect(names.first).to_be_attached(timeout=60_000)
    name = names.first.get_attribute("value") or ""
    page.get_by_label("Topic").fill(name)
    page.keyboard.press("Enter")
    expect(page.locator("[data-entry]").first).to_be_visible(timeout=60_000)
    expect(page.get_by_label("Topic")).to_have_value(name)
    assert page.locator("[data-entry]").count() < 3


def test_what_falls_due_is_listed_as_of_a_day(page: Page, accessible: Callable[[Page], None]) -> None:
    page.get_by_role("navigation", name="Views").get_by_role("link", name="Due").click()
    expect(page.locator("[data-entry]")).to_have_count(0)
    page.get_by_label("As of").fill("2031-07-02")
    page.keyboard.press("Enter")
    expect(page.locator("#F1")).to_be_visible()
    accessible(page)


def test_counts_tell_no_score_and_why(page: Page, accessible: Callable[[Page], None]) -> None:
    resolved(page)
    page.get_by_role("navigation", name="Views").get_by_role("link", name="Counts and score").click()
    expect(page.locator("main")).to_contain_text("No score: it needs 25")
    expect(page.get_by_role("img")).to_have_count(1)
    assert page.evaluate("document.querySelector('figure img').naturalWidth") > 100
    expect(page.locator("#topics tr").first).not_to_contain_text("being worked out", timeout=60_000)
    accessible(page)


@pytest.mark.parametrize(("number", "scored", "drawn"), [(24, False, False), (25, True, False), (30, True, True)])
def test_a_score_and_a_curve_are_told_only_where_there_is_enough(
    tab: Page, tmp_path: Path, number: int, scored: bool, drawn: bool
) -> None:
    with serving(told(tmp_path / "scored.db", many(number, "probably"))) as found, found.client() as client:
        rows = "".join(f"F{at},yes,2031-05-04,{URL}\n" for at in range(1, number + 1))
        file = ("o.csv", f"forecast,result,on,source\n{rows}".encode(), "text/csv")
        assert client.post("/api/outcomes", files={"file": file}).status_code == 200
        assert (client.get("/api/forecasts/counts").json()["score"] is not None) is scored
        tab.goto(f"{found.root}/forecasts/counts?token={found.token}")
        expect(tab.get_by_text("Brier")).to_have_count(2 if scored else 0)
        expect(tab.locator("img[src*=calibration]")).to_have_count(1 if drawn else 0)


def test_pages_of_fifty_follow_each_other(tab: Page, tmp_path: Path) -> None:
    with serving(told(tmp_path / "many.db", many(120))) as found:
        tab.goto(f"{found.root}/forecasts?token={found.token}")
        expect(tab.locator("[data-entry]")).to_have_count(50)
        tab.get_by_role("link", name="Further").click()
        tab.get_by_role("link", name="Further").click()
        expect(tab.locator("[data-entry]")).to_have_count(20)
        expect(tab.locator("main")).to_contain_text("101–120 of 120 forecasts")


def test_outcomes_go_out_and_come_in_as_csv(page: Page, ledger: Served, tmp_path: Path) -> None:
    resolved(page)
    with page.expect_download() as got:
        page.get_by_role("link", name="Outcomes as CSV").click()
    file = tmp_path / "outcomes.csv"
    got.value.save_as(file)
    assert URL in file.read_text("utf-8-sig")
    page.locator("#outcomes").set_input_files(file)
    expect(page.get_by_text("1 outcome read, 0 new decisions")).to_be_visible()
    file.write_text("forecast,result,on,source\nF99,yes,2031-05-03,https://a.example\n", "utf-8")
    page.locator("#outcomes").set_input_files(file)
    expect(page.locator(".toast.fault")).to_contain_text("row 2, column forecast")
    assert len(log(ledger.path).history) == 1


def test_another_process_is_seen_without_loading_again(page: Page, ledger: Served) -> None:
    page.keyboard.press("j")
    with ledger.client() as client:
        told_of = {"result": "ambiguous", "on": "2031-05-03", "sources": [{"url": URL}]}
        assert client.post("/api/forecasts/F2/resolve", json=told_of).status_code == 200
    expect(page.locator("#F2 .status")).to_contain_text("not to be told", timeout=20_000)
    expect(page.locator("#F1")).to_have_class("entry here")


def test_a_hostile_document_is_shown_as_words(tab: Page, tmp_path: Path) -> None:
    with serving(told(tmp_path / "hostile.db", hostile())) as found:
        for view in ("", "/due", "/counts"):
            tab.goto(f"{found.root}/forecasts{view}?token={found.token}")
            assert tab.evaluate("document.querySelectorAll('main script, main img[src=x]').length") == 0
            assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        tab.goto(f"{found.root}/forecasts")
        expect(tab.locator("#F1 q[data-quote]")).to_contain_text(HOSTILE[:40])
        assert tab.evaluate("[...document.links].filter((one) => one.protocol === 'javascript:').length") == 0


@pytest.mark.parametrize(
    ("path", "body", "status", "words"),
    [
        ("F1/resolve", {"result": "won", "on": "2031-05-03", "sources": [{"url": URL}]}, 422, "result"),
        ("F1/resolve", {"result": "yes", "on": "2031-05-03", "sources": []}, 422, "a source is needed"),
        ("F1/resolve", {"result": "yes", "on": "2031-05-03", "sources": [{"url": URL}], "grade": 1}, 422, "grade"),
        ("F1/resolve", {"result": "yes", "on": "2030-01-01", "sources": [{"url": URL}]}, 400, "before 2031-05-02"),
        ("F1/resolve", {"result": "void", "on": "2031-05-03", "sources": [{"url": URL}]}, 400, "Note: void needs"),
        ("F77/resolve", {"result": "yes", "on": "2031-05-03", "sources": [{"url": URL}]}, 404, "F77"),
        ("C1/reply", {"text": "no"}, 400, "no forecast"),
        ("F1/dispute", {"reason": "why not"}, 400, "no outcome"),
        ("F1/sharpen", {"deadline": "2031-02-30"}, 400, "no day"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_line(
    ledger: Served, path: str, body: dict[str, object], status: int, words: str
) -> None:
    with ledger.client() as client:
        answer = client.post(f"/api/forecasts/{path}", json=body)
    assert answer.status_code == status
    assert words in answer.json()["error"]
    assert log(ledger.path).history == ()


@pytest.mark.parametrize("query", ["as_of=2031-02-30", "scale=Nobody", "status=won", "page=0"])
def test_an_address_that_means_nothing_is_refused(ledger: Served, query: str) -> None:
    with ledger.client() as client:
        assert client.get(f"/api/forecasts?{query}").status_code in (400, 422)


def test_scripts_read_what_the_page_shows(ledger: Served) -> None:
    with ledger.client() as client:
        found = client.get("/api/forecasts").json()
        assert (found["total"], found["pages"], found["scale"]) == (3, 1, "ICD 203")
        assert [one["name"] for one in found["entries"]] == ["F1", "F2", "F3"]
        assert found["entries"][0]["range"] == [55, 80]
        kent = client.get("/api/forecasts?scale=Kent").json()
        assert kent["entries"][0]["range"] != [55, 80]
        assert client.get("/api/forecasts/due?as_of=2031-07-02").json()["entries"][0]["name"] == "F1"
        assert client.get("/api/forecasts/counts").json()["score"] is None
        offered = client.get("/api/forecasts/candidates").json()["candidates"]
        assert ("F1", "The mill has closed.") in [(one["forecast"], one["quote"]) for one in offered]
