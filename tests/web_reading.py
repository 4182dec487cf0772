"""Helpers for tests of the pages for reading and reviewing: a talk with signs of many units, a mouse."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from web_server import Served, read_in

TALK = """Ina Holt: 🌊👩‍👩‍👧 قال إن الميناء مغلق. The toll raised the price of bread. Nobody was glad.

Rey Marsh: 🚢 The strike, he said, kept the ferries away. Perhaps the market will stay empty until spring.

Ina Holt: The drought destroyed the harvest, and the lack of rain led to famine in the <b>upper</b> valley.
"""
PLACES = """words => {
  const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
  let all = "", nodes = [];
  while (walker.nextNode()) { nodes.push([walker.currentNode, all.length]); all += walker.currentNode.data; }
  const start = all.indexOf(words), end = start + words.length;
  const spot = (at, last) => nodes.filter(([node, from]) => last ? from < at : from <= at).at(-1);
  const [a, b] = [spot(start, false), spot(end, true)];
  const range = document.createRange();
  range.setStart(a[0], start - a[1]);
  range.setEnd(b[0], end - b[1]);
  a[0].parentElement.scrollIntoView({block: "center"});
  const boxes = [...range.getClientRects()];
  const [first, last] = [boxes[0], boxes.at(-1)];
  return {left: first.left, top: first.top + first.height / 2, right: last.right, bottom: last.top + last.height / 2};
}"""


def talk(folder: Path, text: str = TALK, name: str = "talk") -> Path:
    """A workspace with a text read by rules."""
    source = folder / f"{name}.txt"
    source.write_text(text, encoding="utf-8")
    path = folder / "talk.db"
    read_in(path, source)
    return path


def enter(page: Page, served: Served, path: str) -> None:
    """Open a page of the workspace, its script running."""
    page.goto(served.opening)
    page.goto(served.root + path)
    page.wait_for_function("() => document.body.dataset.live === '1'")


def place_of(page: Page, words: str) -> dict[str, float]:
    """Where words of the text stand, once they have stopped moving."""
    places: list[dict[str, float]] = [page.evaluate(PLACES, words)]
    while places[-1:] != places[-2:-1]:
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        places.append(page.evaluate(PLACES, words))
    return places[-1]


def select(page: Page, words: str) -> None:
    """Select words of the text with the mouse."""
    place = place_of(page, words)
    page.mouse.move(place["left"] + 0.5, place["top"])
    page.mouse.down()
    page.mouse.move(place["right"] - 2, place["bottom"], steps=4)
    page.mouse.move(place["right"] + 0.5, place["bottom"])
    page.mouse.up()
    if not page.locator("body.coding").count():
        page.wait_for_function("words => getSelection().toString().trim() === words", arg=words)


def told(page: Page, words: str) -> None:
    """Wait until a line at the foot of the page says this."""
    expect(page.locator("#toasts")).to_contain_text(words)


def coding(served: Served, name: str) -> dict[str, object]:
    """An item as it is coded now."""
    with served.client() as client:
        answer = client.get(f"/api/claims/{name}")
        assert answer.status_code == 200, answer.text
        found: dict[str, object] = answer.json()
        return found
