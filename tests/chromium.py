"""A real Chromium for the page tests, driven over its debugging pipe: no driver, no port, no network.

Messages are JSON, each ended by a NUL byte, on file descriptors 3 (to the browser) and 4 (from it).
"""

from __future__ import annotations

import fcntl
import json
import os
import select
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from needed import lacking

PATIENCE = 90.0
"""Seconds to wait for one answer; a browser that hangs must not hang the tests."""
_QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-quic --disable-background-networking --disable-sync "
    "--disable-component-update --disable-dev-shm-usage --no-first-run --remote-debugging-pipe"
)


def program() -> str:
    """The browser's path. Without one the test is skipped, or fails where the environment says that it is needed."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return found or lacking("no chromium is on the path: apt-get install chromium")


class Tab:
    """One page in the browser, and what it reported: requests sent, errors logged."""

    def __init__(self, to: int, back: int) -> None:
        self._to, self._back = to, back
        self._number = 0
        self._rest = b""
        self._session: str | None = None
        self.requests: list[str] = []
        self.errors: list[str] = []

    def open(self, page: Path) -> None:
        """Load a file and wait until it is there."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.call(f"{domain}.enable")
        self.call("Page.navigate", url=page.as_uri())
        while self.value("document.readyState") != "complete" or self.value("location.href") == "about:blank":
            pass

    def width(self, pixels: int) -> None:
        """Lay the page out for a screen of this width."""
        self.call("Emulation.setDeviceMetricsOverride", width=pixels, height=800, deviceScaleFactor=1, mobile=False)

    def scheme(self, name: str) -> None:
        """Light or dark."""
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    def press_tab(self) -> None:
        """The tabulator key, down and up."""
        key = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
        for way in ("rawKeyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=way, **key)

    def value(self, expression: str) -> Any:
        """What an expression is in the page."""
        found = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """One command and its answer; events that come before it are kept."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session and not method.startswith("Target."):
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return dict(answer["result"])
            self._keep(answer)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._back], [], [], PATIENCE)
            assert ready, "Chromium does not answer"
            more = os.read(self._back, 1 << 20)
            assert more, "Chromium ended"
            self._rest += more
        message, self._rest = self._rest.split(b"\0", 1)
        return dict(json.loads(message))

    def _keep(self, event: dict[str, Any]) -> None:
        parts = event.get("params", {})
        if event.get("method") == "Network.requestWillBeSent":
            self.requests.append(parts["request"]["url"])
        elif event.get("method") == "Log.entryAdded" and parts["entry"]["level"] == "error":
            self.errors.append(parts["entry"]["text"])
        elif event.get("method") == "Runtime.exceptionThrown":
            self.errors.append(str(parts))


@contextmanager
def browsing(profile: Path) -> Iterator[Tab]:
    """A tab of a fresh browser, ended afterwards."""
    command = [program(), *_QUIET.split(), f"--user-data-dir={profile}"]
    theirs_in, to = _pipe()
    back, theirs_out = _pipe()

    def lay_ends() -> None:
        os.dup2(theirs_in, 3)
        os.dup2(theirs_out, 4)

    process = subprocess.Popen(
        command, preexec_fn=lay_ends, pass_fds=(3, 4), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(theirs_in)
    os.close(theirs_out)
    try:
        yield Tab(to, back)
    finally:
        os.close(to)
        os.close(back)
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _pipe() -> tuple[int, int]:
    """A pipe whose ends are not among the low descriptors that the browser's own ends are laid on."""
    ends = os.pipe()
    high = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends]
    for end in ends:
        os.close(end)
    return high[0], high[1]
