"""Pictures of each page of the workspace in a browser, light and dark, on the example texts.

usage: python docs/pages.py [FOLDER]

Reads the examples as `make demo` does, decides a few things as a reviewer would, and takes a picture of every page
into docs/pages (or FOLDER). Needs Chromium and the development packages.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"
SIZE = {"width": 1280, "height": 860}
PATIENCE = 90_000
PAGES = {
    "documents": "/documents",
    "read": "/read/D1#C3",
    "review": "/review",
    "claims": "/claims",
    "map": "/map",
    "whatif": "/whatif?claim=C10",
    "forecasts": "/forecasts",
    "questions": "/questions",
    "actors": "/actors",
    "compare": "/compare",
    "linchpins": "/linchpins",
    "codebook": "/codebook",
    "log": "/log",
    "search": "/search?q=dam",
}
"""File of each page's picture, and the page's address."""
ACCEPTED = ["C1", "C2", "C4", "C5", "F1"]
WAITING = ".answer progress, .waiting, [aria-busy=true]"


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "pages"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        workspace = Path(scratch) / "harbour.db"
        _causerie("read", str(EXAMPLES), "--workspace", str(workspace))
        _causerie(
            "outcomes", "import", str(HERE / "example-outcomes.csv"), "--by", "Ina", "--workspace", str(workspace)
        )
        with _served(workspace) as (root, token), sync_playwright() as playwright:
            headers = {"authorization": f"Bearer {token}"}
            httpx.post(f"{root}/api/accept", json={"names": ACCEPTED}, headers=headers, timeout=60).raise_for_status()
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            for scheme in ("light", "dark"):
                _take(browser, scheme, root, token, folder)
    return 0


def _take(browser: Browser, scheme: str, root: str, token: str, folder: Path) -> None:
    page = browser.new_page(viewport=SIZE, color_scheme=scheme)
    page.goto(f"{root}/?token={token}")
    for name, address in PAGES.items():
        page.goto(root + address)
        page.wait_for_timeout(1500)
        page.locator(WAITING).first.wait_for(state="detached", timeout=PATIENCE)
        page.wait_for_timeout(1500)
        page.screenshot(path=folder / f"{name}-{scheme}.png")
    page.close()


def _causerie(*given: str) -> None:
    subprocess.run([sys.executable, "-m", "causerie", *given], check=True, stdout=subprocess.DEVNULL)


@contextmanager
def _served(workspace: Path) -> Iterator[tuple[str, str]]:
    call = [sys.executable, "-m", "causerie", "serve", str(workspace), "--no-browser", "--port", "0", "--by", "Ina"]
    process = subprocess.Popen(call, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        found = re.search(r"(http://\S+)/\?token=(\S+)", process.stdout.readline())
        assert found, "the server did not start"
        yield found[1], found[2]
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    sys.exit(main())
