"""Adding and forgetting documents, as a user does it in a browser and a script over JSON."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from web_server import Served

TALK = "Ina Holt: The new weir caused the flood in Lower Quern.\n\nRoe Marsh: The council will close it next year.\n"
HOSTILE = "<img src=x onerror=alert(1)>"


def ended(served: Served, job: dict[str, Any]) -> dict[str, Any]:
    """The job when nothing more comes of it."""
    with served.client() as client:
        while job["state"] in ("waiting", "running"):
            time.sleep(0.1)
            job = client.get(f"/api/jobs/{job['id']}").json()
    return job


def test_a_script_adds_a_text_and_a_file_and_learns_what_failed(empty: Served) -> None:
    with empty.client() as client:
        files = [("files", ("talk.txt", TALK.encode())), ("files", ("broken.pdf", b"no pdf at all"))]
        answer = client.post("/api/documents", data={"text": "The frost caused losses."}, files=files)
        assert answer.status_code == 202
        job = ended(empty, answer.json())
        assert [one["source"] for one in job["failures"]] == ["broken.pdf"]
        assert job["failures"][0]["error"]
        shelf = client.get("/api/documents").json()["documents"]
    assert [one["alias"] for one in shelf] == ["D1", "D2"]
    assert all(one["items"] for one in shelf)


def test_nothing_given_and_a_bad_date_are_refused_in_one_line(empty: Served) -> None:
    with empty.client() as client:
        assert "nothing to read" in client.post("/api/documents", data={"text": " "}).json()["error"]
        for date in ("2031-02-30", "next week", "2031-05/2031-04"):
            answer = client.post("/api/documents", data={"text": TALK, "date": date})
            assert answer.status_code == 400
            assert date in answer.json()["error"]
        for path in ("/no/such/folder", "~nobody-of-this-name/x"):
            assert client.post("/api/documents", data={"path": path}).status_code == 400
        assert client.get("/api/jobs").json()["jobs"] == []


def test_a_text_that_is_refused_stays_in_its_field(empty: Served, tab: Page) -> None:
    tab.goto(empty.opening)
    tab.get_by_label("or paste a text").fill(TALK)
    tab.get_by_text("What is known about it").click()
    tab.get_by_label("Date of utterance").fill("not a date")
    tab.get_by_role("button", name="Read", exact=True).click()
    expect(tab.locator("#toasts")).to_contain_text("is not a date")
    expect(tab.get_by_label("or paste a text")).to_have_value(TALK)


def test_what_is_there_already_is_told_and_is_no_new_document(empty: Served, tab: Page) -> None:
    with empty.client() as client:
        first = ended(empty, client.post("/api/documents", data={"text": TALK}).json())
        assert first["line"] == "1 document read: D1"
        tab.goto(empty.opening)
        tab.get_by_label("or paste a text").fill(TALK)
        tab.get_by_role("button", name="Read", exact=True).click()
        expect(tab.locator("#toasts")).to_contain_text("already here as D1: nothing changed")
        assert len(client.get("/api/documents").json()["documents"]) == 1


def test_what_is_dragged_within_the_page_is_no_document(opened: Page) -> None:
    drop = """(where) => {
        const data = new DataTransfer();
        data.setData("text/plain", "http://post.example/weir");
        const fire = (kind) => {
            const event = new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true});
            document.querySelector(where).dispatchEvent(event);
            return event.defaultPrevented;
        };
        return [fire("dragover"), fire("drop")];
    }"""
    assert opened.evaluate(drop, "#find") == [False, False]
    assert opened.evaluate(drop, "h1") == [False, False]
    opened.evaluate("document.querySelector('h1').dispatchEvent(new DragEvent('dragstart', {bubbles: true}))")
    assert opened.evaluate(drop, "#drop") == [False, False]
    expect(opened.locator("#jobs")).to_be_hidden()


@pytest.mark.parametrize("name", ["../../outside.txt", "..\\outside.txt", "/etc/outside.txt", ".", "\x00.txt"])
def test_a_file_name_leads_out_of_no_folder(empty: Served, name: str) -> None:
    with empty.client() as client:
        job = client.post("/api/documents", files=[("files", (name, TALK.encode()))]).json()
        if "id" in job:
            ended(empty, job)
    assert not list(empty.path.parent.glob("outside*"))
    assert not Path("/etc/outside.txt").exists()


def test_a_newcomer_pastes_a_text_and_sees_it_read(empty: Served, tab: Page) -> None:
    tab.goto(empty.opening)
    expect(tab.get_by_text("Nothing has been read yet")).to_be_visible()
    tab.get_by_label("or paste a text").fill(TALK)
    tab.get_by_text("What is known about it").click()
    tab.get_by_label("Title").fill(f"Talk {HOSTILE}")
    tab.get_by_label("Date of utterance").fill("2031-05-01")
    tab.get_by_role("button", name="Read", exact=True).click()
    row = tab.get_by_role("row").filter(has_text="2031-05-01")
    expect(row).to_be_visible(timeout=60_000)
    expect(row.get_by_role("link")).to_contain_text("Talk")


def test_a_dropped_file_is_read(empty: Served, tab: Page) -> None:
    tab.goto(empty.opening)
    drop = """(text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], "dropped.txt", {type: "text/plain"}));
        document.getElementById("drop").dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true}));
    }"""
    tab.evaluate(drop, TALK)
    expect(tab.get_by_role("row").filter(has_text="dropped")).to_be_visible(timeout=60_000)


def test_what_fails_stays_listed_with_its_reason(empty: Served, tab: Page) -> None:
    tab.goto(empty.opening)
    tab.locator("#files").set_input_files([{"name": "broken.pdf", "mimeType": "application/pdf", "buffer": b"no pdf"}])
    expect(tab.locator("#jobs li")).to_contain_text("broken.pdf", timeout=60_000)
    tab.reload()
    expect(tab.locator("#jobs li")).to_contain_text("broken.pdf")
    tab.get_by_role("button", name="Put away: read “broken.pdf”").click()
    expect(tab.locator("#jobs .job")).to_have_count(0)
    with empty.client() as client:
        assert client.get("/api/jobs").json()["jobs"] == []


def test_forgetting_asks_first_and_then_really_deletes(served: Served, opened: Page) -> None:
    row = opened.get_by_role("row").filter(has_text="D2")
    row.get_by_role("button", name="Forget").click()
    opened.get_by_role("button", name="Keep it").click()
    expect(row).to_be_visible()
    row.get_by_role("button", name="Forget").click()
    opened.get_by_role("button", name="Forget it").click()
    expect(row).to_have_count(0)
    assert served.desk is not None
    assert [one.alias for one in served.desk.state().shelf] == ["D1", "D3"]


def test_the_page_is_accessible_at_every_width(opened: Page, accessible: Callable[[Page], None]) -> None:
    for width in (360, 1280):
        opened.set_viewport_size({"width": width, "height": 800})
        assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
        accessible(opened)


def test_keys_are_listed_and_leave_text_fields_alone(opened: Page) -> None:
    opened.get_by_label("or paste a text").fill("")
    opened.get_by_label("or paste a text").press("?")
    expect(opened.locator("#sheet")).to_be_hidden()
    opened.locator("h1").click()
    opened.keyboard.press("?")
    expect(opened.locator("#sheet")).to_contain_text("undo your last decision")
    opened.keyboard.press("Escape")
    opened.keyboard.press("/")
    expect(opened.locator("#find")).to_be_focused()


def test_another_process_s_change_is_told(served: Served, opened: Page) -> None:
    expect(opened.locator("#news")).to_be_hidden()
    with served.client() as client:
        client.post("/api/accept", json={"names": ["C1"]})
    expect(opened.locator("#news")).to_be_visible(timeout=15_000)


def test_what_was_forgotten_comes_back_only_when_that_is_ticked(empty: Served) -> None:
    given: dict[str, Any] = {"text": TALK, "outlet": "The Quern Post", "url": "https://post.example/weir"}
    with empty.client() as client:
        ended(empty, client.post("/api/documents", data=given).json())
        client.post("/api/forget", json={"name": "D1"})
        refused = ended(empty, client.post("/api/documents", data=given).json())
        assert "let in what was forgotten" in refused["failures"][0]["error"]
        job = ended(empty, client.post("/api/documents", data={**given, "restore": "1", "at_least": ""}).json())
    assert not job["failures"]
    assert empty.desk is not None
    document = empty.desk.state().shelf[0].document
    assert (document.outlet, document.url) == ("The Quern Post", "https://post.example/weir")


def test_how_documents_are_read_is_said_in_bounds(empty: Served) -> None:
    with empty.client() as client:
        assert client.post("/api/documents", data={"text": TALK, "at_least": "2"}).status_code == 422
        job = ended(empty, client.post("/api/documents", data={"text": TALK, "encoding": "no-such"}).json())
    assert job["state"] == "failed"
    assert job["error"].startswith("Encoding no-such")
