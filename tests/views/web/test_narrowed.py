"""What a document's page is narrowed to, and what is shown of rejected items and of the document itself."""

from __future__ import annotations

import httpx
import pytest
from lxml import html

from causerie.views.web.narrowed import STATES
from web_server import Served

NAMES = ["C1", "C2", "C3", "C4"]


@pytest.fixture
def decided(served: Served) -> httpx.Client:
    """One of the first claims is accepted, one corrected, one rejected, one left alone; something is coded by hand."""
    client = served.client()
    client.post("/api/accept", json={"names": ["C1"]}).raise_for_status()
    client.post("/api/claims/C2/swap", json={}).raise_for_status()
    client.post("/api/reject", json={"names": ["C3"]}).raise_for_status()
    client.post("/api/documents/D1/code", json={"item": "forecast", "proposition_at": "0:10"}).raise_for_status()
    return client


def shown(client: httpx.Client, reviewed: str) -> dict[str, str]:
    """The cards of a page by name, with how each looks."""
    page = html.fromstring(client.get("/read/D1", params={"reviewed": reviewed, "cards": "all"}).text)
    return {card.get("data-name"): card.get("class").split()[2] for card in page.iter("article")}


@pytest.mark.parametrize(
    ("reviewed", "there", "gone"),
    [
        ("", {"C1", "C2", "C4"}, {"C3"}),
        ("unchecked", {"C4"}, {"C1", "C2", "C3"}),
        ("checked", {"C1", "C2"}, {"C3", "C4"}),
        ("accepted", {"C1"}, {"C2", "C3", "C4"}),
        ("corrected", {"C2"}, {"C1", "C3", "C4"}),
        ("rejected", {"C3"}, {"C1", "C2", "C4"}),
        ("by-hand", set(), set(NAMES)),
        ("withheld", set(), set(NAMES)),
    ],
)
def test_items_are_shown_by_what_people_said_of_them(
    decided: httpx.Client, reviewed: str, there: set[str], gone: set[str]
) -> None:
    cards = shown(decided, reviewed)
    assert there <= cards.keys()
    assert not gone & cards.keys()
    assert len(cards) == 1 or reviewed not in ("accepted", "corrected", "by-hand", "rejected")
    assert set(cards.values()) <= {"unchecked", "ok"} or (reviewed, cards) == ("rejected", {"C3": "gone"})


def test_every_state_is_offered_and_no_other_taken(served: Served) -> None:
    with served.client() as client:
        page = html.fromstring(client.get("/read/D1").text)
        assert [one.get("value") for one in page.get_element_by_id("by-reviewed")] == [value for value, _ in STATES]
        assert client.get("/read/D1?reviewed=loved").status_code == 422


def test_a_rejection_is_taken_back_whatever_was_noted_since(decided: httpx.Client) -> None:
    decided.post("/api/memo", json={"name": "C3", "text": "Too rash?"}).raise_for_status()
    page = html.fromstring(decided.get("/read/D1?reviewed=rejected").text)
    card = page.get_element_by_id("C3")
    assert "Too rash?" in card.text_content()
    assert "rejected" in card.find_class("state")[0].text_content()
    assert page.get_element_by_id("text").find_class("gone")
    decided.post("/api/undo", json={"what": card.get("data-rejection")}).raise_for_status()
    assert shown(decided, "")["C3"] == "unchecked"
    assert shown(decided, "rejected") == {}
    page = html.fromstring(decided.get("/read/D1").text)
    assert "Too rash?" in page.get_element_by_id("C3").text_content()


def test_a_page_tells_how_many_were_rejected_and_why(decided: httpx.Client) -> None:
    page = html.fromstring(decided.get("/read/D1").text)
    assert page.get_element_by_id("reader").get("data-rejected") == "C3"
    link = page.get_element_by_id("gone")
    assert (link.text_content(), link.get("href")) == ("1 rejected", "/read/D1?reviewed=rejected")
    assert "reject" in decided.get("/claims/C3/why").text
    assert decided.get("/api/claims/C3").status_code == 404


def test_withholding_says_nothing_of_the_coding(decided: httpx.Client) -> None:
    decided.post("/api/withhold", json={"names": ["C1", "C4"]}).raise_for_status()
    cards = shown(decided, "withheld")
    assert cards == {"C1": "ok", "C4": "unchecked"}
    page = html.fromstring(decided.get("/read/D1").text)
    told = [page.get_element_by_id(name).find_class("state")[0].text_content() for name in ("C1", "C4")]
    assert told == ["checked; withheld from what is shared", "machine reading, unchecked; withheld from what is shared"]


def test_a_memo_on_the_document_stands_above_its_text(served: Served) -> None:
    with served.client() as client:
        client.post("/api/memo", json={"name": "D1", "text": "<i>Two</i> voices.", "on": "document"}).raise_for_status()
        memos = html.fromstring(client.get("/read/D1").text).get_element_by_id("memos")
        assert "1 memo on this document" in memos.text_content()
        assert memos.get_element_by_id("memo-text").text == "<i>Two</i> voices."
        assert "No memo" in client.get("/read/D2").text


def test_paper_says_how_many_cards_it_lacks(served: Served) -> None:
    with served.client() as client:
        page = html.fromstring(client.get("/read/D1").text)
        total = int(page.get_element_by_id("count").get("data-total"))
        here = len(page.find_class("card"))
        assert (
            f"{total - here} of {total} items are not on this paper" in page.get_element_by_id("missing").text_content()
        )
        assert 'id="missing"' not in client.get("/read/D1?cards=all").text
