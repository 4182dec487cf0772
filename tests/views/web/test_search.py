"""Searching from the browser and by JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from web_server import Served, read_in, serving

HOSTILE = "<script>alert(1)</script>"
TALK = f"Ina Holt: 🌊 The Über-flood caused losses at the quay {HOSTILE}.\n\nRoe Marsh: The flood will return.\n"


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Served]:
    (tmp_path / "talk.txt").write_text(TALK)
    read_in(tmp_path / "talk.db", tmp_path / "talk.txt")
    with serving(tmp_path / "talk.db") as found:
        yield found


def test_hits_have_their_sentence_and_offsets_in_code_points(talk: Served) -> None:
    with talk.client() as client:
        page = client.get("/api/search", params={"q": "uber flood"}).json()
    hit = page["hits"][0]
    assert page["total"] == 1
    assert TALK[hit["start"] : hit["end"]] == "".join(piece["text"] for piece in hit["pieces"])
    assert [piece["text"] for piece in hit["pieces"] if piece["marked"]] == ["Über", "flood"]
    assert hit["href"].startswith("/read/D1#")


def test_a_hit_tells_which_codings_nobody_has_checked(talk: Served) -> None:
    with talk.client() as client:
        (name,) = client.get("/api/search", params={"q": "uber flood"}).json()["hits"][0]["unchecked"]
        assert "unchecked" in client.get("/search", params={"q": "uber flood"}).text
        assert client.post("/api/accept", json={"names": [name]}).status_code == 200
        hit = client.get("/api/search", params={"q": "uber flood"}).json()["hits"][0]
        assert (hit["items"], hit["unchecked"]) == ([name], [])
        assert "unchecked" not in client.get("/search", params={"q": "uber flood"}).text


@pytest.mark.parametrize("words", ["", '"', "NEAR(", "a OR", "*", "-", "NOT", "col:x", "🌊", "\x00", "'; DROP TABLE"])
def test_nothing_typed_is_ever_an_operator(talk: Served, words: str) -> None:
    with talk.client() as client:
        assert client.get("/api/search", params={"q": words}).status_code == 200
        assert client.get("/search", params={"q": words}, headers={"accept": "text/html"}).status_code == 200


def test_pages_of_hits_do_not_overlap(served: Served) -> None:
    with served.client() as client:
        first = client.get("/api/search", params={"q": "the", "most": 5}).json()
        then = client.get("/api/search", params={"q": "the", "most": 5, "skip": 5}).json()
    assert first["total"] == then["total"] > 10
    places = [(hit["document"], hit["start"], hit["alias"]) for page in (first, then) for hit in page["hits"]]
    assert len(set(places)) == 10


def test_a_user_searches_from_anywhere_and_walks_the_hits_by_key(
    talk: Served, tab: Page, accessible: Callable[[Page], None]
) -> None:
    tab.goto(talk.opening)
    tab.keyboard.press("/")
    tab.keyboard.type("flood")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("status").filter(has_text="hits for")).to_be_visible()
    expect(tab.locator(".hits mark").first).to_have_text("flood")
    expect(tab.locator(".hits")).to_contain_text(HOSTILE)
    accessible(tab)
    tab.keyboard.press("j")
    expect(tab.locator("a.hit").nth(0)).to_be_focused()
    tab.keyboard.press("j")
    expect(tab.locator("a.hit").nth(1)).to_be_focused()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/read/D1#*")


def test_a_hit_in_words_that_no_item_rests_on_opens_at_them(served: Served, opened: Page) -> None:
    with served.client() as client:
        hits = client.get("/api/search", params={"q": "the", "most": 200, "where": "texts"}).json()["hits"]
    bare = [hit for hit in hits if not hit["items"]][-1]
    opened.goto(served.root + bare["href"])
    words = "".join(piece["text"] for piece in bare["pieces"])
    lit = opened.evaluate("[...CSS.highlights.get('found') ?? []].map((one) => one.toString()).join('')")
    assert lit == words
    expect(opened.locator(f"#text p:has-text('{words[:20]}')").first).to_be_in_viewport()
