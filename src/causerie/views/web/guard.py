"""Who may talk to the server, and what a browser may do with its pages.

Only this machine's own names are answered (a page of another site that resolves its name to 127.0.0.1 is not);
every request needs the token, in a cookie that other sites cannot use or as a bearer; what changes something
must come from our own pages or carry the bearer. Sources: OWASP CSRF and DNS rebinding notes.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from causerie.views.web.settings import UPLOAD, Settings

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
TOO_LONG = f"that is too much at once; at most {UPLOAD // 2**20} MB"
OPEN = frozenset({"/static/app.css"})
"""What the page for strangers needs itself."""


class TooLong(HTTPException):
    """A body over the limit. As an HTTP error, which a framework that reads a body passes on."""

    def __init__(self) -> None:
        super().__init__(413, TOO_LONG)


class Guard:
    """ASGI middleware: refuses strangers, bounds bodies, and sets the headers of every answer."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        sending = _with_headers(send, scope["path"])
        refused = self._refused(Request(scope))
        if refused is not None:
            await refused(scope, receive, sending)
            return
        await self.app(scope, _bounded(receive), sending)

    def _refused(self, request: Request) -> Response | None:
        """The answer to somebody who may not come in, or the one that gives the cookie."""
        headers = request.headers
        if headers.get("host", "") not in self.settings.names:
            return _line(421, "this server only answers to its own address on this machine")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > UPLOAD:
            return _line(413, TOO_LONG)
        typed = request.query_params.get("token")
        if typed is not None and request.method == "GET":
            return self._let_in(request) if self._is_token(typed) else _stranger()
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        if bearer and self._is_token(bearer):
            return None
        if not self._is_token(_cookies(headers).get(self.settings.cookie, "")):
            return None if request.url.path in OPEN else _stranger()
        return self._foreign(request)

    def _let_in(self, request: Request) -> Response:
        """The token leaves the address for a cookie, so that it stands in no history and no referrer."""
        rest = [pair for pair in parse_qsl(request.url.query, keep_blank_values=True) if pair[0] != "token"]
        path = "/" + request.url.path.lstrip("/\\")
        answer = RedirectResponse(path + (f"?{urlencode(rest)}" if rest else ""), 303)
        answer.set_cookie(self.settings.cookie, self.settings.token, httponly=True, samesite="strict", path="/")
        return answer

    def _foreign(self, request: Request) -> Response | None:
        if request.method in SAFE:
            return None
        origin = request.headers.get("origin")
        same = request.headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
        if origin in self.settings.origins and same:
            return None
        return _line(403, "this may only be sent from the workspace's own pages, or with the token as a bearer")

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "replace"), self.settings.token.encode())


def _cookies(headers: Headers) -> dict[str, str]:
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load(headers.get("cookie", ""))
    except CookieError:
        return {}
    return {name: one.value for name, one in jar.items()}


def _line(status: int, line: str) -> Response:
    return PlainTextResponse(f"causerie: {line}\n", status)


def _stranger() -> Response:
    return _line(401, "open the address that `causerie serve` printed: it holds the key to this workspace")


def _bounded(receive: Receive) -> Receive:
    """Counts what comes in, for bodies that do not say how long they are."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > UPLOAD:
            raise TooLong
        return message

    return counted


def _with_headers(send: Send, path: str) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "no-cache" if path.startswith("/static/") else "no-store")
        await send(message)

    return sending
