"""An outcome as a picture: SVG that stands alone, tells all in words, and draws no more than there is."""

from __future__ import annotations

import dataclasses
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from causerie.values import Factor, Map, Outcome, Push, Response, Scenario
from causerie.views.drawing.bars import WIDTH, BarOptions, draw_bars
from causerie.vocabulary import Share
from outcomes import drawn, pushed
from small_maps import UP

SVG = "{http://www.w3.org/2000/svg}"


def parsed(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)


def test_the_picture_is_well_formed_and_says_in_words_what_it_shows() -> None:
    whole = drawn("?")
    picture = parsed(draw_bars(pushed(whole), whole))
    assert picture.get("role") == "img"
    title, desc = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert f"{title.get('id')} {desc.get('id')}" == picture.get("aria-labelledby")
    assert title.text == "What if “toll <at> the quay” goes up?"
    assert (desc.text or "").startswith(
        "What follows from what these speakers said, as shares of 300 draws: ferry down"
    )
    words = [text.text for text in picture.iter(f"{SVG}text")]
    assert {"ferry", "down in every draw", "school, & its pupils", "← down", "up →"} <= set(words)


def test_the_picture_asks_for_nothing_and_knows_dark_and_paper() -> None:
    whole = drawn()
    text = draw_bars(pushed(whole), whole)
    assert not re.search(r"<script|href|url\(|@import|<image", text)
    assert "prefers-color-scheme:dark" in text
    assert "@media print" in text


def test_nothing_is_drawn_where_a_claim_is_only_restated_or_nothing_moves() -> None:
    whole = drawn()
    assert draw_bars(pushed(whole, "m"), whole) == ""
    assert draw_bars(pushed(whole, "s"), whole) == ""


def test_two_pictures_on_a_page_have_ids_of_their_own() -> None:
    whole = drawn()
    ids = [set(re.findall(r' id="([^"]+)"', draw_bars(pushed(whole), whole, BarOptions(name=name)))) for name in "ab"]
    assert not ids[0] & ids[1]


def test_rows_beyond_the_limit_are_counted() -> None:
    whole = drawn()
    text = draw_bars(pushed(whole), whole, BarOptions(limit=1))
    assert "and 2 more that move" in text
    assert text.count('class="cb-back"') == 1


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.text(max_size=80)), min_size=1, max_size=14))
def test_bars_stay_in_the_picture_and_are_as_long_as_their_shares(rows: list[tuple[float, float, str]]) -> None:
    shares = [(part * up, part * (1 - up), label) for part, up, label in rows]
    responses = tuple(
        Response(f"f{at}", up, down, 1 - up - down, Share.UNDETERMINED) for at, (up, down, _) in enumerate(shares)
    )
    whole = Map((*(Factor(f"f{at}", label) for at, (_, _, label) in enumerate(shares)), Factor("p", "pushed")))
    outcome = Outcome(Scenario(pushes=(Push("p", UP),)), responses, kept=100)
    picture = parsed(draw_bars(outcome, whole, BarOptions(limit=20)))
    left, top, wide, tall = (float(part) for part in (picture.get("viewBox") or "").split())
    boxes = [
        {key: float(one.get(key) or 0) for key in ("x", "y", "width", "height")} for one in picture.iter(f"{SVG}rect")
    ]
    assert all(left <= one["x"] and one["x"] + one["width"] <= left + wide for one in boxes)
    assert all(top <= one["y"] and one["y"] + one["height"] <= top + tall for one in boxes)
    drawn_wide = sum(one["width"] for one in boxes if one["width"] < WIDTH)
    wanted = sum(WIDTH / 2 * (up + down) for up, down, _ in shares if WIDTH / 2 * max(up, down) < WIDTH)
    assert drawn_wide == pytest.approx(wanted, abs=0.2 * len(shares))
    heights = sorted(float(one.get("y") or 0) for one in picture.iter(f"{SVG}text"))
    assert heights[-1] <= top + tall


def test_a_long_verdict_is_wrapped() -> None:
    whole = drawn()
    rows = tuple(
        dataclasses.replace(one, up=0.501, down=0.497, still=0.002, word=Share.UNDETERMINED)
        for one in pushed(whole).responses
    )
    text = draw_bars(dataclasses.replace(pushed(whole), responses=rows), whole)
    assert max(len(line) for line in re.findall(r'class="cb-says"[^>]*>([^<]*)<', text)) <= 48


def checked(whole: Map, *causes: str) -> Map:
    """The same with the claims of the links from these factors checked by somebody."""
    links = (
        dataclasses.replace(link, claims=tuple(dataclasses.replace(one, reviewed=True) for one in link.claims))
        if link.cause in causes
        else link
        for link in whole.links
    )
    return dataclasses.replace(whole, links=tuple(links))


@pytest.mark.parametrize(
    ("causes", "told"),
    [
        ("", ["down in every draw; unchecked", "down in every draw; unchecked", "down in every draw; unchecked"]),
        ("t", ["down in every draw", "down in every draw; unchecked in part", "down in every draw; unchecked in part"]),
        ("tfm", ["down in every draw", "down in every draw", "down in every draw"]),
    ],
)
def test_what_nobody_has_checked_looks_so(causes: str, told: list[str]) -> None:
    whole = checked(drawn(), *causes)
    text = draw_bars(pushed(whole), whole, BarOptions(review=True))
    picture = parsed(text)
    assert [one.text for one in picture.iter(f"{SVG}text") if one.get("class") == "cb-says"] == told
    assert text.count('<g class="cb-raw">') == sum("unchecked" in one for one in told)
    desc = picture.find(f"{SVG}desc")
    assert desc is not None
    assert ("unchecked" in (desc.text or "")) is (causes != "tfm")


def test_where_nothing_can_be_checked_nothing_is_marked() -> None:
    whole = drawn()
    assert "unchecked" not in draw_bars(pushed(whole), whole)
