"""What a screen reader calls the buttons: each by its act and its item, beginning with the words that are seen."""

from __future__ import annotations

from collections import Counter

import pytest
from lxml import html

from causerie.views.web.context import fragment
from web_server import Served

PAGES = ("/documents", "/read/D1", "/forecasts", "/questions", "/codebook", "/log", "/claims/C1/form")


def name_of(element: html.HtmlElement) -> str:
    """The accessible name of a button, as far as it is markup."""
    return " ".join((element.get("aria-label") or element.text_content()).split())


def seen(element: html.HtmlElement) -> str:
    """Its words on the screen."""
    words = element.xpath(".//text()[not(ancestor::*[contains(concat(' ', @class, ' '), ' hidden ')])]")
    return " ".join("".join(words).split())


def buttons(page: str) -> list[html.HtmlElement]:
    return [one for one in html.fromstring(page).iter("button") if one.getparent().tag != "template"]


@pytest.fixture
def pages(served: Served) -> dict[str, str]:
    """Pages with something in each list."""
    with served.client() as client:
        client.post("/api/codebook", json={"name": "rumour"}).raise_for_status()
        client.post("/api/codebook", json={"name": "doubt"}).raise_for_status()
        client.post("/api/accept", json={"names": ["C1"]}).raise_for_status()
        client.post("/api/reject", json={"names": ["C2"]}).raise_for_status()
        client.post("/api/undo", json={}).raise_for_status()
        return {path: client.get(path).text for path in PAGES}


def test_no_two_buttons_of_a_page_have_one_name(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        names = Counter(name_of(one) for one in buttons(page) if one.get("data-act") or one.get("aria-label"))
        assert not [name for name, count in names.items() if count > 1], path


def test_a_name_holds_the_words_that_are_seen(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        for one in buttons(page):
            words = seen(one)
            assert words.lower() in name_of(one).lower() or not any(map(str.isalpha, words)), (path, words)


def test_claims_beside_a_map_name_their_buttons() -> None:
    place = {"href": "/read/D1#C9", "speaker": "Ida", "document": "Talk", "date": "", "before": "", "after": ""}
    claim = {**place, "alias": "C9", "quote": "It rose.", "chips": (), "sign": "+", "mark": "plus"}
    link = {"claims": (), "against": ({**claim, "checked": False, "act": "withheld"},)}
    told = _link(link)
    assert [name_of(one) for one in buttons(told)] == ["Cause", "Effect", "Accept C9", "Reject C9"]
    assert "unchecked, withheld" in told


def _link(own: dict[str, object]) -> str:
    ends = {"cause": "rain", "effect": "flood", "cause_id": "a", "effect_id": "b", "sign": "+", "mark": "plus"}
    rest = {"verb": "raises", "speakers": (), "voices": 0, "presence": 0.5, "plus": None, "suggested": False}
    return fragment("map_link", link={**ends, **rest, "checked": True, **own}, query="", whose="").body.decode()
