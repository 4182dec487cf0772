"""Taking reports, documents and maps out, by a script and in a browser."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from causerie.pipeline.labels import wordless
from causerie.pipeline.viewing import look
from causerie.views.exchange import FORMATS as ALL
from causerie.views.web.leaving import offered
from causerie.views.web.pages.documents import FORMATS
from command_line import out
from web_server import Served, read_in


def made(served: Served, path: str, **given: Any) -> httpx.Response:
    """The file that comes of long work."""
    files = given.pop("files", None) or {"none": ("", b"")}
    with served.client() as client:
        job = client.post(path, data=given, files=files).json()
        while job["state"] in ("waiting", "running"):
            time.sleep(0.1)
            job = client.get(f"/api/jobs/{job['id']}").json()
        return client.get(f"/api/jobs/{job['id']}/file")


def test_the_formats_on_the_page_are_those_that_can_be_written() -> None:
    assert offered() == FORMATS


@pytest.mark.parametrize("name", [one.name for one in ALL])
def test_the_workspace_leaves_in_every_format(served: Served, name: str) -> None:
    with served.client() as client:
        answer = client.get(f"/api/export/{name}")
    assert answer.status_code == 200, answer.text
    assert "attachment" in answer.headers["content-disposition"]
    assert len(answer.content) > 100


def test_a_report_under_pseudonyms_names_nobody(served: Served) -> None:
    with served.client() as client:
        names = client.get("/api/pseudonyms.csv").text
    people = [row.split(",")[0] for row in names.splitlines()[1:]]
    assert "Ilse Varga" in people
    plain = made(served, "/api/report").text
    hidden = made(served, "/api/report", files={"pseudonyms": ("names.csv", names.encode())}).text
    assert all(name in plain for name in people)
    assert not [name for name in people if name in hidden]
    assert "Speaker 1" in hidden


def test_only_the_part_that_is_asked_for_leaves(served: Served) -> None:
    one = made(served, "/api/report", document=["D1"], title="Only this").text
    assert "<title>Only this" in one
    assert len(one) < len(made(served, "/api/report").text)
    both = made(served, "/api/export/csv", union="1").text
    assert len(made(served, "/api/export/csv", speaker=["Ilse Varga"]).text) < len(both)


def test_a_ledger_leaves_by_the_scale_the_day_and_the_zone_asked_for(served: Served) -> None:
    asked = {"as_of": "2031-06-01", "scale": "Kent", "zone": "Asia/Tokyo", "hemisphere": "southern"}
    with served.client() as client:
        at_once = client.get("/api/export/ledger-json", params=asked).json()
        refused = client.get("/api/export/ledger-json", params={**asked, "zone": "Nowhere"})
    assert (at_once["as_of"], at_once["scale"]) == ("2031-06-01", "Kent 1964")
    assert {one["deadlines"]["zone"] for one in at_once["entries"] if one["deadlines"]} <= {"Asia/Tokyo"}
    assert made(served, "/api/export/ledger-json", **asked).json() == at_once
    assert refused.status_code == 400


@pytest.mark.parametrize(
    ("given", "status", "says"),
    [
        ({"as_of": "2031-02-30"}, 400, "is no day"),
        ({"attribute": "north"}, 400, "KEY=VALUE"),
        ({"speaker": "Nobody"}, 400, "no speaker 'Nobody'"),
        ({"files": {"pseudonyms": ("names.csv", b"one,two,three\n")}}, 400, "two columns"),
        ({"files": {"pseudonyms": ("names.csv", b"a,b\n" * 300_000)}}, 400, "may have 1,000 kB"),
    ],
)
def test_what_cannot_be_is_one_line(served: Served, given: dict[str, Any], status: int, says: str) -> None:
    files = given.get("files") or {"none": ("", b"")}
    data = {key: value for key, value in given.items() if key != "files"}
    with served.client() as client:
        answer = client.post("/api/report", data=data, files=files)
    if answer.status_code == 202:
        answer = made(served, "/api/report", **given)
    assert answer.status_code == status
    assert says in answer.json()["error"]


def test_work_that_makes_no_file_has_none(served: Served) -> None:
    with served.client() as client:
        job = client.post("/api/import", files=[("files", ("no.qdpx", b"no project"))]).json()
        while job["state"] in ("waiting", "running"):
            time.sleep(0.1)
            job = client.get(f"/api/jobs/{job['id']}").json()
        assert "no whole zip archive" in job["error"]
        answer = client.get(f"/api/jobs/{job['id']}/file")
    assert answer.status_code == 400
    assert job["file"] is None


def test_the_report_is_made_beside_the_page_and_saved(served: Served, opened: Page) -> None:
    opened.reload()
    opened.get_by_label("As", exact=True).select_option("share")
    opened.get_by_text("Under pseudonyms, or only a part").click()
    names = {"name": "names.csv", "mimeType": "text/csv", "buffer": b"name,pseudonym\nIlse Varga,Speaker 1\n"}
    opened.get_by_label("Pseudonyms").set_input_files(names)
    with served.client() as client:
        client.post("/api/accept", json={"names": ["C1"]})
    with opened.expect_download() as saved:
        opened.get_by_role("button", name="Make it").click()
    page = Path(saved.value.path()).read_text("utf-8")
    assert saved.value.suggested_filename == "for-sharing.html"
    assert "<script" not in page
    assert "report for sharing" in page
    assert "Ilse Varga" not in page
    expect(opened.get_by_role("link", name="Save for-sharing.html")).to_be_visible()


LINKS = b"from,to,sign,speaker\ntolls,rents,+,Ina Holt\nrents,anger,+,Tor Velling\n"


@pytest.mark.parametrize(
    ("name", "says"), [("text", "tolls"), ("svg", "2 speakers joined"), ("graphml", "graphml"), ("png", "PNG")]
)
def test_a_map_from_a_file_is_told_drawn_and_written_anew(served: Served, name: str, says: str) -> None:
    answer = made(served, f"/api/map/from/{name}", files={"file": ("links.csv", LINKS)})
    assert answer.status_code == 200, answer.text
    assert says.encode() in answer.content
    alone = made(served, f"/api/map/from/{name}", files={"file": ("links.csv", LINKS)}, speaker="Ina")
    assert len(alone.content) < len(answer.content)


def test_what_is_no_map_is_told_in_one_line(served: Served, opened: Page) -> None:
    opened.goto(f"{served.root}/map/from")
    broken = {"name": "links.csv", "mimeType": "text/csv", "buffer": b"one,two\n1,2,3\n"}
    opened.get_by_label("File").set_input_files(broken)
    opened.get_by_role("button", name="Show it").click()
    expect(opened.locator("#made")).to_contain_text("links.csv: ")
    opened.get_by_label("File").set_input_files({**broken, "buffer": LINKS})
    opened.get_by_role("button", name="Show it").click()
    expect(opened.get_by_role("img", name="The map in links.csv")).to_have_js_property("complete", True)
    opened.get_by_label("As", exact=True).select_option("text")
    opened.get_by_role("button", name="Show it").click()
    expect(opened.locator("#shown pre")).to_contain_text("Ina Holt")
    opened.get_by_label("Factor 1", exact=True).fill("tolls")
    opened.get_by_role("button", name="Show it").click()
    expect(opened.locator("#shown pre")).to_contain_text("anger")
    expect(opened.locator("#shown pre")).to_contain_text("in how many draws")


SUPPOSED = {"suppose": [{"factor": "tolls", "way": "down"}], "whose": "*"}


@pytest.mark.parametrize(("name", "says"), [("text", "anger"), ("json", '"question"'), ("svg", "anger")])
def test_what_follows_on_a_map_from_a_file_is_told(served: Served, tmp_path: Path, name: str, says: str) -> None:
    sent = {"file": ("links.csv", LINKS)}
    answer = made(served, f"/api/whatif/from/{name}", files=sent, question=json.dumps({**SUPPOSED, "samples": 60}))
    assert answer.status_code == 200, answer.text
    assert says in answer.text
    if name == "text":
        (tmp_path / "links.csv").write_bytes(LINKS)
        more = ("--union", "--samples", "60", "--from", str(tmp_path / "links.csv"), "-w", str(served.path))
        assert out("whatif", "tolls", "--down", *more).strip() == answer.text.strip()


@pytest.mark.parametrize(
    ("asks", "status"),
    [({"factor": ["tolls"]}, 400), ({"code": ["x"]}, 400), ({"apart": True}, 400), ({"engine": "none"}, 422)],
)
def test_what_a_map_from_a_file_cannot_be_asked_is_refused(served: Served, asks: dict[str, Any], status: int) -> None:
    with served.client() as client:
        sent = {"file": ("links.csv", LINKS)}
        answer = client.post("/api/whatif/from/text", data={"question": json.dumps({**SUPPOSED, **asks})}, files=sent)
        if status == 422:
            assert answer.status_code == 422
            assert "engine" in answer.json()["error"]
            return
        job = answer.json()
        while job["state"] in ("waiting", "running"):
            time.sleep(0.1)
            job = client.get(f"/api/jobs/{job['id']}").json()
    assert "a map from a file has no documents" in job["error"]


TEXT = b"Ina Holt: The storm caused the flood. The harvest will probably fail by June 2031.\n"


def test_a_report_of_texts_that_stay_outside_holds_what_others_decided(served: Served, tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_bytes(TEXT)
    read_in(tmp_path / "talk.db", tmp_path / "talk.txt")
    document, reading = (one[0] for one in (look(tmp_path / "talk.db").documents, look(tmp_path / "talk.db").readings))
    rows = [{"document": document.sha256, "by": "Tor Velling"}, wordless(document, reading.causal[0])]
    decided = "\n".join(map(json.dumps, rows)).encode()
    before = len(look(served.path).documents)
    sent = {"files": ("talk.txt", TEXT), "decisions": ("decided.jsonl", decided)}
    answer = made(served, "/api/report/texts", files=sent, reader="rules", title="Apart")
    assert answer.status_code == 200, answer.text
    assert 'filename="talk.html"' in answer.headers["content-disposition"]
    assert "<title>Apart" in answer.text
    assert "The storm caused the flood." in answer.text
    assert "Tor Velling" in answer.text
    assert "machine reading" in answer.text
    shared = made(served, "/api/report/texts", files=sent, reader="rules", share="1").text
    assert "The storm caused the flood." in shared
    assert "The harvest will probably fail" not in shared
    assert len(look(served.path).documents) == before


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({}, "no text was given"),
        ({"files": ("talk.txt", TEXT), "decisions": ("d.jsonl", b"nothing")}, "decisions: row 1"),
        ({"files": ("talk.txt", TEXT), "outcomes": ("o.csv", b"one,two\n1,2\n")}, "outcomes: row 1"),
        ({"files": ("talk.bin", bytes(range(256)))}, "talk.bin: "),
    ],
)
def test_what_makes_no_report_is_told_in_one_line(served: Served, files: dict[str, Any], says: str) -> None:
    answer = made(served, "/api/report/texts", files=files, reader="rules") if files else None
    if answer is None:
        with served.client() as client:
            answer = client.post("/api/report/texts", data={"reader": "rules"})
    assert answer.status_code == 400
    assert says in answer.json()["error"]
    assert "/causerie-sent" not in answer.text
