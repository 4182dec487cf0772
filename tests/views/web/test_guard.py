"""Who is let in, and what a browser may do with the pages."""

from __future__ import annotations

import http.client

import httpx
import pytest

from causerie.views.web.settings import UPLOAD
from web_server import TOKEN, Served


def bare(served: Served, **headers: str) -> httpx.Client:
    return httpx.Client(base_url=served.root, headers=headers, timeout=30)


def opened(served: Served) -> httpx.Client:
    """A browser that followed the opening address."""
    client = bare(served)
    answer = client.get(f"/?token={TOKEN}")
    assert answer.status_code == 303
    return client


def test_the_key_in_the_address_becomes_a_strict_cookie_and_leaves_the_address(served: Served) -> None:
    answer = bare(served).get(f"/documents?token={TOKEN}&a=b%20c")
    assert answer.headers["location"] == "/documents?a=b+c"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert opened(served).get("/documents").status_code == 200


@pytest.mark.parametrize("path", ["/", "/documents", "/api/version", "/api/openapi.json", "/static/api.js", "/nowhere"])
def test_strangers_see_nothing(served: Served, path: str) -> None:
    answer = bare(served).get(path)
    assert answer.status_code == 401
    assert "harbour" not in answer.text


def test_a_wrong_key_opens_nothing(served: Served) -> None:
    assert bare(served).get("/?token=guessed").status_code == 401
    assert bare(served, authorization="Bearer guessed").get("/api/version").status_code == 401
    assert bare(served, cookie="=;;;\x7f").get("/documents").status_code == 401


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:80", ""])
def test_another_host_name_is_refused(served: Served, host: str) -> None:
    answer = httpx.get(f"{served.root}/documents", headers={"host": host, "authorization": f"Bearer {TOKEN}"})
    assert answer.status_code in (400, 421)


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", None])
def test_what_changes_something_must_come_from_our_own_pages(served: Served, origin: str | None) -> None:
    client = opened(served)
    headers = {} if origin is None else {"origin": origin}
    answer = client.post("/api/accept", json={"names": ["C1"]}, headers=headers)
    assert answer.status_code == 403
    assert served.desk is not None
    assert not served.desk.state().history


def test_our_own_pages_and_scripts_with_the_key_may_change_something(served: Served) -> None:
    page = opened(served).post("/api/accept", json={"names": ["C1"]}, headers={"origin": served.root})
    script = served.client().post("/api/reject", json={"names": ["C2"]})
    assert (page.status_code, script.status_code) == (200, 200)


def test_a_request_that_another_site_made_is_refused_whatever_its_origin_says(served: Served) -> None:
    headers = {"origin": served.root, "sec-fetch-site": "cross-site"}
    assert opened(served).post("/api/accept", json={"names": ["C1"]}, headers=headers).status_code == 403


@pytest.mark.parametrize("path", ["/documents", "/api/version", "/static/app.css", "/nowhere"])
def test_every_answer_forbids_what_is_not_ours(served: Served, path: str) -> None:
    headers = served.client().get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] in ("no-store", "no-cache")


def test_too_much_is_refused_before_it_is_taken(served: Served) -> None:
    connection = http.client.HTTPConnection(served.root.removeprefix("http://"), timeout=30)
    connection.putrequest("POST", "/api/documents")
    for name, value in (("content-length", str(UPLOAD + 1)), ("authorization", f"Bearer {TOKEN}")):
        connection.putheader(name, value)
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


def test_a_body_that_does_not_say_how_long_it_is_is_counted(served: Served) -> None:
    part = b"x" * (1 << 20)
    body = (part for _ in range(UPLOAD // len(part) + 2))
    answer = served.client().post("/api/accept", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 413


@pytest.mark.parametrize("goal", ["//evil.example", "/\\evil.example", "http://evil.example", "javascript:alert(1)"])
def test_settings_lead_nowhere_else(served: Served, goal: str) -> None:
    answer = served.client().post("/settings", data={"person": "Ö. Holt; x=1", "next": goal})
    assert answer.headers["location"] == "/"


def test_who_decides_is_kept_by_the_browser_and_written_into_the_log(served: Served) -> None:
    client = opened(served)
    origin = {"origin": served.root}
    client.post("/settings", data={"person": "Ö. Holt; x=1", "next": "/documents"}, headers=origin)
    client.post("/api/accept", json={"names": ["C1"]}, headers=origin)
    assert served.desk is not None
    assert served.desk.state().history[-1].person == "Ö. Holt; x=1"
    assert "Ö. Holt; x=1" in client.get("/documents").text


def test_a_fault_is_one_line_in_the_form_that_was_asked_for(served: Served) -> None:
    client = served.client()
    assert client.post("/api/accept", json={"names": ["C999"]}).status_code == 404
    assert "C999" in client.post("/api/accept", json={"names": ["C999"]}).json()["error"]
    assert client.post("/api/accept", json={"names": []}).status_code == 422
    assert client.post("/api/accept", json={"names": ["C1"], "other": 1}).status_code == 422
    assert "<h1>" in client.get("/nowhere", headers={"accept": "text/html"}).text
    assert "error" in client.get("/nowhere").json()
