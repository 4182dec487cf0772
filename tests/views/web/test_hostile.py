"""A hostile document in every page: nothing of it runs, becomes an element or breaks the layout at 360 px."""

from __future__ import annotations

import dataclasses
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Dialog, Page, expect

from causerie.values import CausalClaim, Certainty, Document, FactorMention, Reading
from causerie.vocabulary import Direction, Level, Sign, Status
from makers import document_of, quote_in, reading_of, turn
from web_server import Served, serving
from web_told import HOSTILE, hostile, talk, told

SLOW = 90_000
expect.set_options(timeout=SLOW)
NARROW = {"width": 360, "height": 740}
MANY = 10_000
LONG = "Donaudampf" * 500
"""One word of 5,000 letters."""
OVERRIDE = "\u202e"
SPEAKER = 'Ina "O\'Holt" <x-evil onclick=alert(1)>'
TITLE = f"</title></bdi><script>alert(1)</script><x-evil>{OVERRIDE}title' onmouseover='alert(1)\" autofocus"
ADDRESS = "javascript:alert(document.domain)"
TOLLS = "high <img src=x onerror=alert(1)> tolls"
STATIC = ("/documents", "/review", "/forecasts", "/forecasts/due", "/forecasts/counts", "/questions", "/actors")
DRAWN = ("/map?speaker=*", "/compare", "/linchpins", "/whatif")
OTHER = ("/codebook", "/log", "/recheck", "/read/D1", f"/search?q={quote('<script>')}", f"/search?q={quote(HOSTILE)}")
PAGES = STATIC + DRAWN + OTHER
FOUND = """() => {
  const all = [...document.querySelectorAll("*")];
  const told = (boxes) => boxes.map((one) => one.outerHTML.slice(0, 120));
  const own = (one) => one.src.startsWith(`${location.origin}/static/`);
  const apart = (box) => {
    for (let at = box; at && at.tagName !== "MAIN"; at = at.parentElement)
      if (/isolate|plaintext/.test(getComputedStyle(at).unicodeBidi) || at.tagName === "OPTION") return true;
    return false;
  };
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const turned = [];
  while (walker.nextNode())
    if (walker.currentNode.data.includes("\\u202e")) turned.push(walker.currentNode.parentElement);
  const foreign = (one) => /^(X-EVIL|IFRAME|OBJECT|EMBED|BASE)$/.test(one.tagName) || one.getAttribute("src") === "x";
  return {
    scripts: told([...document.scripts].filter((one) => !own(one))),
    handlers: told(all.filter((one) => [...one.attributes].some((at) => at.name.startsWith("on")))),
    foreign: told(all.filter(foreign)),
    links: [...document.links].filter((one) => !/^https?:$/.test(one.protocol)).map((one) => one.href),
    focus: told(all.filter((one) => one.hasAttribute("autofocus"))),
    turned: told(turned.filter((one) => !apart(one))),
    wide: Math.max(0, document.documentElement.scrollWidth - innerWidth),
  };
}"""
NOTHING = {"scripts": [], "handlers": [], "foreign": [], "links": [], "focus": [], "turned": [], "wide": 0}


@pytest.fixture
def quiet(tab: Page) -> Iterator[Page]:
    """A narrow window in which no page opens a dialog."""
    opened: list[str] = []

    def dismissed(dialog: Dialog) -> None:
        opened.append(f"{dialog.type} on {tab.url}: {dialog.message}")
        dialog.dismiss()

    tab.on("dialog", dismissed)
    tab.set_viewport_size(NARROW)  # type: ignore[arg-type]
    yield tab
    assert not opened, opened


LONG_WORK = 240_000
"""Milliseconds in which what is worked out behind a page must be there, for ten thousand claims on a busy machine."""


def opens(tab: Page, served: Served, path: str) -> None:
    """A page opens whole, and nothing of a document is more than words in it."""
    answer = tab.goto(f"{served.root}{path}")
    assert answer is not None
    assert answer.status == 200, path
    expect(tab.locator("h1")).to_have_count(1)
    expect(tab.locator("main .waiting")).to_have_count(0, timeout=LONG_WORK)
    assert tab.evaluate(FOUND) == NOTHING, path


def claims(number: int, names: int = 120) -> tuple[Document, Reading]:
    """A document of that many claims about factors whose names are markup, by one speaker after the other."""
    lines, text = [], ""
    for at in range(number):
        cause, effect = f"{TOLLS} {at % names}", f"<x-evil>rents {(at * 7 + 1 + at // names) % names}</x-evil>"
        lines.append((len(text), cause, effect))
        text += f"{cause} raise {effect}.\n"
    document = document_of(text, "many", "ee", title=TITLE, url=ADDRESS, spoken="2031-05-02")
    half = lines[number // 2][0]
    turns = (turn(text, text[:half], SPEAKER), turn(text, text[half:], LONG))
    made = reading_of(document, turns=turns, causal=tuple(_claim(text, *line, half) for line in lines))
    return document, made


def _claim(text: str, start: int, cause: str, effect: str, half: int) -> CausalClaim:
    words = f"{cause} raise {effect}."
    at = start + len(words) - 1 - len(effect)
    return CausalClaim(
        quote=dataclasses.replace(quote_in(words, words), start=start, end=start + len(words)),
        cause=FactorMention(cause, start, start + len(cause), Direction.INCREASE),
        effect=FactorMention(effect, at, at + len(effect), Direction.INCREASE),
        polarity=Sign.PLUS,
        status=Status.ASSERTED,
        certainty=Certainty(Level.CERTAIN),
        rule="test",
        source=(SPEAKER if start < half else LONG,),
    )


def test_every_page_shows_it_as_words_and_fits_a_narrow_screen(quiet: Page, tmp_path: Path) -> None:
    with serving(told(tmp_path / "h.db", hostile(), claims(40), talk())) as served:
        with served.client() as client:
            named = {"name": HOSTILE[:60], "key": "1", "says": TITLE}
            assert client.post("/api/codebook", json=named).status_code == 201
            assert client.post("/api/tag", json={"names": ["C1"], "code": HOSTILE[:60]}).status_code == 200
            memo = {"name": "C1", "on": "item", "text": f"{TITLE} {LONG}"}
            assert client.post("/api/memo", json=memo).status_code == 200
            assert client.post("/api/accept", json={"names": ["C1", "C2", "F1"]}).status_code == 200
        quiet.goto(served.opening)
        for path in (*PAGES, "/read/D2", "/read/D3"):
            opens(quiet, served, path)
        _forms(quiet, served)
        _panels(quiet, served)
        _picture(served)


def _forms(page: Page, served: Served) -> None:
    """What scripts build of a claim's words: forms of a card, and why it was found."""
    opens(page, served, "/read/D2")
    expect(page.locator("body[data-live='1']")).to_be_visible()
    page.locator(".card .called").first.click()
    for key in ("e", "t", "m", "w"):
        page.keyboard.press(key)
        expect(page.locator(".card form.form")).to_be_visible()
        assert page.evaluate(FOUND) == NOTHING, key
        page.keyboard.press("Escape")
        expect(page.locator(".card form.form")).to_have_count(0)
    page.locator(".card.on summary").click()
    expect(page.locator(".card.on .reasons")).to_be_visible()
    assert page.evaluate(FOUND) == NOTHING


def _panels(page: Page, served: Served) -> None:
    """What is shown of a factor that is picked on the map, and asked when it is merged."""
    opens(page, served, "/map?speaker=*")
    factor = page.locator("svg.cm [data-factor]", has_text="tolls 1").first
    factor.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#picked h2")).to_contain_text("<img src=x onerror=alert(1)> tolls")
    assert page.evaluate(FOUND) == NOTHING
    page.keyboard.press("m")
    expect(page.locator("#merge")).to_be_visible()
    assert page.evaluate(FOUND) == NOTHING


def _picture(served: Served) -> None:
    """The map as a file, which a browser would open as a page of its own."""
    with served.client() as client:
        root = ET.fromstring(client.get("/api/map/file/svg", params={"speaker": "*"}).text)
    kinds = {one.tag.rpartition("}")[2] for one in root.iter()}
    assert not kinds & {"script", "foreignObject", "image", "img", "x-evil"}
    assert not [name for one in root.iter() for name in one.attrib if name.lower().startswith("on")]
    assert "onerror=alert(1)" in "".join(root.itertext())


def test_files_that_want_to_run_are_read_as_text(quiet: Page, empty: Served) -> None:
    page = (
        f"<html><head><title>{TITLE}</title><link rel=canonical href='{ADDRESS}'><meta name=author content='{SPEAKER}'>"
        "</head><body onload=alert(1)><script>alert(1)</script><p onclick=alert(1)>The <b>drought</b> destroyed "
        f"the harvest.</p><p>&lt;script&gt;alert(1)&lt;/script&gt; {LONG} The storm caused the flood.</p>"
        "<iframe src='javascript:alert(1)'></iframe></body></html>"
    )
    plain = f"Ina Holt: The <x-evil>toll raised {OVERRIDE}the price of bread. {LONG}. {HOSTILE} caused the flood.\n"
    files: list[Any] = [
        {"name": "<img src=x onerror=alert(1)>.html", "mimeType": "text/html", "buffer": page.encode()},
        {"name": "plain.txt", "mimeType": "text/plain", "buffer": plain.encode()},
        {"name": "zero.txt", "mimeType": "text/plain", "buffer": b"The drought\x00 destroyed the harvest.\n"},
    ]
    quiet.goto(empty.opening)
    quiet.locator("#title").evaluate("(box) => box.closest('details').open = true")
    quiet.locator("#speaker").fill(SPEAKER)
    quiet.locator("#files").set_input_files(files)
    expect(quiet.locator("#jobs li")).to_contain_text("zero.txt")
    expect(quiet.locator("#jobs li")).to_contain_text("not text")
    quiet.goto(f"{empty.root}/documents")
    expect(quiet.locator("tbody tr")).to_have_count(2)
    for path in ("/documents", "/read/D1", "/read/D2", "/review", "/map?speaker=*"):
        opens(quiet, empty, path)
    quiet.goto(f"{empty.root}/read/D2")
    expect(quiet.locator("#text")).to_contain_text("The <x-evil>toll raised")


def test_ten_thousand_claims_in_one_document_open_and_are_reviewed_by_key(quiet: Page, tmp_path: Path) -> None:
    with serving(told(tmp_path / "m.db", claims(MANY))) as served:
        quiet.goto(served.opening)
        opens(quiet, served, "/review")
        expect(quiet.locator("#count")).to_contain_text(f"{MANY} to review")
        expect(quiet.locator("body[data-live='1']")).to_be_visible()
        names = []
        for key in ("a", "r", "a"):
            names.append(quiet.locator("#one .card").get_attribute("data-name"))
            quiet.keyboard.press(key)
            expect(quiet.locator(f'#one .card:not([data-name="{names[-1]}"])')).to_be_visible()
        expect(quiet.locator("#toasts")).to_contain_text(f"{names[-1]} accepted")
        expect(quiet.locator("#count")).to_contain_text(f"{MANY - 3} to review")
        with served.client() as client:
            rows = client.get("/api/log.json").json()["decisions"]
        assert [row["alias"] for row in rows[::-1]] == names
        for path in PAGES:
            opens(quiet, served, path)
        opens(quiet, served, f"/read/D1#C{MANY}")
        card = quiet.locator(f"#C{MANY}")
        expect(card).to_have_class(re.compile(r"\bon\b"))
        assert card.evaluate("(box) => box.getBoundingClientRect().top < innerHeight")
        quiet.keyboard.press("a")
        expect(card.locator(".state")).to_have_text("accepted")
