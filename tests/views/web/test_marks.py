"""What nobody has checked looks unchecked wherever it is shown."""

from __future__ import annotations

import httpx
import pytest
from lxml import html

from causerie.holding import unchecked
from causerie.values import Evidence, Link, Quote
from causerie.views.web.context import fragment
from causerie.vocabulary import Level, Sign, Status
from web_server import Served


def link(cause: str, effect: str, reviewed: bool) -> Link:
    said = ("d", cause, "Ana", Sign.PLUS, Status.ASSERTED, Level.CERTAIN, Quote("x", 0, 1))
    return Link(cause, effect, Sign.PLUS, (Evidence(*said, reviewed=reviewed),))


@pytest.mark.parametrize(
    ("reviewed", "says"),
    [((True, True), ""), ((True, False), "unchecked in part"), ((False, False), "unchecked")],
)
def test_a_path_is_as_checked_as_its_links(reviewed: tuple[bool, bool], says: str) -> None:
    assert unchecked([link("rain", "flood", reviewed[0]), link("flood", "harm", reviewed[1])]) == says


@pytest.mark.parametrize("checked", [True, False])
def test_a_supposition_that_is_offered_is_marked(checked: bool) -> None:
    offer = {"name": "C4", "home": "D1", "speaker": "Ana", "words": "If it rains …", "moves": "moves 2 factors"}
    page = fragment("whatif_offers", offers=[{**offer, "joined": True, "checked": checked}], factors=()).body
    marks = html.fromstring(bytes(page)).find_class("unchecked")
    assert [one.text_content() for one in marks] == ([] if checked else ["unchecked"])


@pytest.mark.parametrize(
    "path",
    [
        "/actors?name=Ilse+Varga",
        "/questions",
        "/forecasts",
        "/search?q=dam",
        "/forecasts/counts",
        "/forecasts/deadlines.svg",
    ],
)
def test_lists_of_items_mark_them_until_somebody_accepts_them(served: Served, path: str) -> None:
    with served.client() as client:
        assert "unchecked" in told(client.get(path))
        names = [one["name"] for one in client.get("/api/review?limit=500").json()["waiting"]]
        for name in names:
            client.post("/api/accept", json={"names": [name]}).raise_for_status()
        assert "unchecked" not in told(client.get(path))


def told(answer: httpx.Response) -> str:
    """The words of a page, or of a picture, but those of a form: there one asks for what is unchecked."""
    found = html.fromstring(answer.content).xpath("//main | //svg")
    return " ".join(text for one in found for text in one.xpath(".//text()[not(ancestor::form)]"))
