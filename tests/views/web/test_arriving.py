"""Documents coded in other programs, brought in by a script and in a browser."""

from __future__ import annotations

import time
from typing import Any

from playwright.sync_api import Page, expect

from causerie.views.exchange import named
from exchange_talk import TEXT, talk
from web_server import Served


def project() -> bytes:
    """A REFI-QDA project of one talk with every kind of item."""
    return named("qdpx").write(talk())


def ended(served: Served, **given: Any) -> dict[str, Any]:
    """The job of bringing something in, when nothing more comes of it."""
    with served.client() as client:
        answer = client.post("/api/import", **given)
        assert answer.status_code == 202, answer.text
        job: dict[str, Any] = answer.json()
        while job["state"] in ("waiting", "running"):
            time.sleep(0.1)
            job = client.get(f"/api/jobs/{job['id']}").json()
    return job


def test_a_project_brings_its_documents_and_annotations_join_them(empty: Served) -> None:
    job = ended(empty, files=[("files", ("talks.qdpx", project()))])
    assert (job["state"], job["failures"]) == ("done", [])
    assert (job["done"], job["total"]) == (1, 1)
    assert job["line"] == "1 document, 6 items entered"
    assert empty.desk is not None
    assert [one.document.text for one in empty.desk.state().shelf] == [TEXT]
    notes = named("annotations").write(talk())
    again = ended(empty, files=[("files", ("coded.jsonld", notes))])
    assert (again["state"], again["line"]) == ("done", "1 document, 0 items entered")


def test_what_does_not_enter_is_named_and_a_bad_file_keeps_all_out(empty: Served) -> None:
    notes = named("annotations").write(talk())
    job = ended(empty, files=[("files", ("coded.jsonld", notes))])
    assert job["state"] == "done"
    assert "not in the workspace" in job["failures"][0]["error"]
    job = ended(empty, files=[("files", ("talks.qdpx", project())), ("files", ("broken.qdpx", b"PK no"))])
    assert job["state"] == "failed"
    assert job["error"].startswith("broken.qdpx: ")
    assert empty.desk is not None
    assert not empty.desk.state().shelf
    with empty.client() as client:
        assert "nothing to bring in" in client.post("/api/import", data={"path": " "}).json()["error"]
    assert "is no file" in ended(empty, data={"path": "/dev/zero"})["error"]
    assert "look at it on the page Map" in ended(empty, files=[("files", ("links.csv", b"from,to"))])["error"]


def test_a_project_is_dropped_beside_a_text(empty: Served, tab: Page) -> None:
    tab.goto(empty.opening)
    files = [
        {"name": "talks.qdpx", "mimeType": "application/zip", "buffer": project()},
        {"name": "note.txt", "mimeType": "text/plain", "buffer": b"The new weir caused the flood in Lower Quern."},
    ]
    tab.locator("#files").set_input_files(files)
    expect(tab.get_by_role("row").filter(has_text="import.v1")).to_be_visible()
    expect(tab.get_by_role("row").filter(has_text="note")).to_be_visible()
