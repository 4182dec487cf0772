"""Fixtures of the pages: the examples read once, a served copy of them, and a real Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from chromium import program
from web_server import SLOWED, Served, read_in, serving

EXAMPLES = Path(__file__).parents[3] / "examples"
WIDE = {"width": 1280, "height": 800}
SLOW = 60_000
"""Milliseconds in which a page must show what is expected of it; a busy machine is no fault."""
expect.set_options(timeout=SLOW)
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic")


@pytest.fixture(scope="session")
def read_examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the three example texts. Never changed: take `workspace` for that."""
    path = tmp_path_factory.mktemp("examples") / "harbour.db"
    read_in(path, *sorted(EXAMPLES.glob("*.txt")))
    return path


@pytest.fixture
def workspace(read_examples: Path, tmp_path: Path) -> Path:
    """A copy of it of the test's own."""
    return Path(shutil.copy(read_examples, tmp_path / "harbour.db"))


@pytest.fixture
def served(workspace: Path) -> Iterator[Served]:
    """The copy, served."""
    with serving(workspace) as found:
        yield found


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Served]:
    """A workspace that does not exist yet, served."""
    with serving(tmp_path / "new.db") as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium that this machine has."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=list(_FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of a user of their own: cookies and windows. What its pages log as errors fails the test."""
    context = browser.new_context(viewport=WIDE)  # type: ignore[arg-type]
    context.set_default_timeout(SLOW)
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    context.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    context.on("page", slowed)
    yield context
    context.close()
    told = [error for error in errors if "Failed to load resource" not in error]
    assert not told, told


def slowed(page: Page) -> None:
    """Where a slow machine is asked for, its pages think that much more slowly."""
    if SLOWED > 1:
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})


@pytest.fixture
def tab(context: BrowserContext) -> Page:
    """One window."""
    return context.new_page()


@pytest.fixture
def opened(tab: Page, served: Served) -> Page:
    """One window in which the served examples are open."""
    tab.goto(served.opening)
    return tab


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """Fails where axe finds something on a page (WCAG 2 A and AA, best practices)."""

    def check(page: Page) -> None:
        found: list[dict[str, Any]] = Axe().run(page).response["violations"]
        told = [(one["id"], one["help"], [node["html"][:160] for node in one["nodes"][:4]]) for one in found]
        assert not told, told

    return check
