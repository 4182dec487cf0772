"""`make bench-web`: the workspace in a browser, on workspaces made up as large as wanted.

usage: python bench/web.py [--small N] [--large N] [--factors N] [--write]

Review: keys pressed and server time for each claim at `--large` claims. Pages: first contentful paint in Chromium at
`--small` claims, the first time after the start and when looked at again. Map: time between frames while it is moved
and zoomed, with `--factors` factors. Memory: proportional set size of the server with all its processes, after it
has read the examples with the usual reader. All in one run, each against a server in a process of its own.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import httpx
import synthetic
from common import HERE, Json, Row, say
from playwright.sync_api import Browser, Page, sync_playwright
from table import write

from causerie.pipeline.importing import bring_in
from causerie.values import Brought, CausalClaim, Certainty, Document, FactorMention, Forecast, Item, Mention, Quote
from causerie.views.cli.options import now
from causerie.vocabulary import Direction, Level, Resolvable, Sign, Status

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
PAGES = [
    "documents",
    "read/D1",
    "review",
    "claims",
    "map",
    "whatif",
    "forecasts",
    "questions",
    "actors",
    "compare",
    "linchpins",
    "codebook",
    "log",
    "search?q=the",
]
PLAIN = "That is what the people of the town said to us when we asked them about it, and it was written down at once. "
"""Beside made-up words, so that the text is taken for English."""
FORECASTS = 10
"""One claim in so many is a forecast too."""
JUDGED = 60
"""Claims judged while the server is timed."""
PATIENCE = 120.0
FRAMES = 120
READER = "large"


@dataclass(frozen=True, slots=True)
class Server:
    """A server as a user starts it."""

    root: str
    token: str
    pid: int

    @property
    def opening(self) -> str:
        return f"{self.root}/?token={self.token}"

    def client(self) -> httpx.Client:
        return httpx.Client(base_url=self.root, headers={"authorization": f"Bearer {self.token}"}, timeout=PATIENCE)


@contextmanager
def served(path: Path) -> Iterator[Server]:
    """`causerie serve` in a process of its own, ended afterwards."""
    call = [sys.executable, "-m", "causerie", "serve", str(path), "--no-browser", "--port", "0"]
    process = subprocess.Popen(call, stdout=subprocess.PIPE, text=True, start_new_session=True)
    try:
        assert process.stdout is not None
        found = re.search(r"(http://\S+)/\?token=(\S+)", process.stdout.readline())
        assert found, "the server did not start"
        yield Server(found[1], found[2], process.pid)
    finally:
        os.killpg(process.pid, 15)
        process.wait()


def made(path: Path, claims: int, seed: int = 1) -> Path:
    """A workspace with so many made-up claims, every tenth of which is a forecast as well."""
    whole = groupby(synthetic.claims(claims, seed), key=lambda one: one["document"])
    refused = [
        line for one in bring_in(path, (_document(name, list(own)) for name, own in whole), now) for line in one.refused
    ]
    assert not refused, refused[:3]
    return path


def _document(name: str, claims: list[Json]) -> Brought:
    text = "\n".join(one["quote"] for one in claims) + "\n" + PLAIN * (3 * len(claims))
    items: list[Item] = []
    for number, one in enumerate(claims):
        quote = Quote(one["quote"], one["start"], one["start"] + len(one["quote"]))
        items.append(_claim(one, quote))
        if number % FORECASTS == 0:
            items.append(_forecast(one, quote))
    document = Document(name, text, f"{name:0>64}", title=f"Talk {name}", spoken="2031-05-02")
    return Brought((name,), document, None, tuple(items))


def _claim(one: Json, quote: Quote) -> CausalClaim:
    ends = []
    for part in ("cause", "effect"):
        at = quote.start + one[part]["at"]
        ends.append(
            FactorMention(one[part]["text"], at, at + len(one[part]["text"]), Direction(one[part]["direction"]))
        )
    certainty = Certainty(Level(one["level"]))
    return CausalClaim(
        quote, *ends, Sign(one["sign"]), Status(one["status"]), certainty, (one["speaker"],), rule="made"
    )


def _forecast(one: Json, quote: Quote) -> Forecast:
    at = quote.start + one["effect"]["at"]
    words = Mention(one["effect"]["text"], at, at + len(one["effect"]["text"]))
    level = Certainty(Level(one["level"]))
    return Forecast(quote, words, False, level, Resolvable.PARTLY, source=(one["speaker"],), rule="made")


def review(browser: Browser, path: Path, claims: int) -> Iterator[Row]:
    """Judging by key: how many keys, and what the server needs for each."""
    with served(path) as server:
        with server.client() as client:
            client.get("/review")
            names = [f"C{number}" for number in range(claims // 2, claims // 2 + JUDGED)]
            spent = [_spent(client, name) for name in names]
            before = _decisions(client)
        page = browser.new_page()
        page.goto(server.opening)
        page.goto(f"{server.root}/review")
        page.keyboard.press("?")
        page.keyboard.press("Escape")
        for _ in range(JUDGED):
            page.keyboard.press("a")
            page.wait_for_timeout(60)
        page.wait_for_timeout(2000)
        with server.client() as client:
            after = _decisions(client)
    median, worst = statistics.median(spent), sorted(spent)[int(len(spent) * 0.95)]
    yield Row(f"review: keys for a claim ({claims:,} claims)", f"{JUDGED / max(after - before, 1):.2f}", "", "1")
    yield Row(
        f"review: server ms a decision, median; 95 % ({claims:,} claims)", f"{median:.0f}; {worst:.0f}", "", "< 50"
    )


def _spent(client: httpx.Client, name: str) -> float:
    begun = time.perf_counter()
    client.post("/api/accept", json={"names": [name]}).raise_for_status()
    return 1000 * (time.perf_counter() - begun)


def _decisions(client: httpx.Client) -> int:
    return int(client.get("/api/log").json()["total"])


def pages(browser: Browser, path: Path, claims: int) -> Iterator[Row]:
    """First contentful paint of each page: on its first visit, and when it is looked at again."""
    with served(path) as server:
        for name in PAGES:
            page = browser.new_page()
            page.goto(server.opening)
            first, again = (_paint(page, f"{server.root}/{name}") for _ in range(2))
            page.close()
            yield Row(
                f"first paint of /{name}, s: first; again ({claims:,} claims)", f"{first:.2f}; {again:.2f}", "", "< 1"
            )


def _paint(page: Page, address: str) -> float:
    """Seconds from the navigation to the first contentful paint."""
    answer = page.goto(address, timeout=PATIENCE * 1000)
    assert answer is not None, address
    assert answer.ok, f"{address}: {answer.status}"
    page.wait_for_timeout(500)
    found = page.evaluate("performance.getEntriesByName('first-contentful-paint').map((one) => one.startTime)")
    return float(found[0]) / 1000 if found else float("nan")


def moving(browser: Browser, path: Path, factors: int) -> Iterator[Row]:
    """The map of everybody while it is dragged and zoomed: time from one frame to the next."""
    with served(path) as server:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(server.opening)
        page.goto(f"{server.root}/map?speaker=*&factors={factors}")
        page.locator("svg [data-factor]").first.wait_for(timeout=PATIENCE * 1000)
        shown = page.locator("svg [data-factor]").count()
        page.evaluate(
            "() => { window.frames_ = []; let last = performance.now();"
            " const tick = (now) => { window.frames_.push(now - last); last = now; requestAnimationFrame(tick); };"
            " requestAnimationFrame(tick); }"
        )
        page.mouse.move(500, 400)
        page.mouse.down()
        for step in range(FRAMES):
            page.mouse.move(500 + step % 60, 400 + step % 40)
        page.mouse.up()
        for step in range(20):
            page.mouse.wheel(0, -60 if step % 2 else 60)
        spent = sorted(page.evaluate("window.frames_"))
    median, worst = statistics.median(spent), spent[int(len(spent) * 0.95)]
    yield Row(
        f"map: ms between frames while moved, median; 95 % ({shown} factors)",
        f"{median:.0f}; {worst:.0f}",
        "",
        "interactive",
    )


def memory(path: Path) -> Iterator[Row]:
    """Proportional set size of the server and its processes, with the reader loaded and a map drawn."""
    with served(path) as server:
        idle = _pss(server.pid)
        with server.client() as client:
            files = [
                ("files", (one.name, one.read_bytes())) for one in sorted((HERE.parent / "examples").glob("*.txt"))
            ]
            job = client.post("/api/documents", files=files, data={"reader": READER}).json()
            while job["state"] in ("waiting", "running"):
                time.sleep(0.2)
                job = client.get(f"/api/jobs/{job['id']}").json()
            read = _pss(server.pid)
            client.get("/api/map", params={"speaker": "*"})
            both = _pss(server.pid)
    yield Row(
        "memory, MB: just started; with the reader loaded; a map drawn too",
        f"{idle:.0f}; {read:.0f}; {both:.0f}",
        "",
        "< 600",
    )


def _pss(pid: int) -> float:
    """Megabytes of a process and all below it."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    below = [int(one) for task in tasks for one in _read(str(task)).split()]
    found = re.search(r"^Pss:\s+(\d+)", _read(f"/proc/{pid}/smaps_rollup"), re.MULTILINE)
    return (int(found[1]) / 1024 if found else 0) + sum(map(_pss, below))


def _read(path: str) -> str:
    try:
        return Path(path).read_text()
    except OSError:
        return ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=int, default=5_000, help="claims for the pages")
    parser.add_argument("--large", type=int, default=10_000, help="claims for the review")
    parser.add_argument("--factors", type=int, default=500, help="factors of the map")
    parser.add_argument("--only", action="append", choices=["review", "pages", "map", "memory"])
    parser.add_argument("--write", action="store_true", help="put the table into docs/quality.md")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        sizes = {"small": given.small, "large": given.large}
        small, large = (made(Path(folder) / f"{name}.db", size) for name, size in sizes.items())
        tasks: dict[str, Callable[[], Iterator[Row]]] = {
            "memory": lambda: memory(Path(folder) / "new.db"),
            "pages": lambda: pages(browser, small, given.small),
            "map": lambda: moving(browser, small, given.factors),
            "review": lambda: review(browser, large, given.large),
        }
        chosen = [task for name, task in tasks.items() if given.only is None or name in given.only]
        found = _table(row for task in chosen for row in task())
    say(found)
    if given.write:
        write("make bench-web", "make bench-web", found)
    return 0


def _table(rows: Iterable[Row]) -> str:
    lines = (f"| {row.what} | {row.figure} | {row.aim} |" for row in rows)
    return "\n".join(["| measured | figure | aim |", "|---|---|---|", *lines])


if __name__ == "__main__":
    sys.exit(main())
