"""What every page is given: the desk, who decides, and the frame that the templates stand in."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote, unquote, urlsplit

from fastapi import Depends, Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from causerie.pipeline.deciding import By
from causerie.pipeline.desk import Desk
from causerie.pipeline.working import Workers
from causerie.values import Bundle
from causerie.views.markup import clean, plural
from causerie.views.web.settings import Settings
from causerie.views.web.wording import as_on_pages

PAGES: tuple[tuple[str, str], ...] = (
    ("documents", "Documents"),
    ("review", "Review"),
    ("claims", "Claims"),
    ("map", "Map"),
    ("whatif", "What if"),
    ("forecasts", "Forecasts"),
    ("questions", "Questions"),
    ("actors", "Actors"),
    ("compare", "Compare"),
    ("linchpins", "Linchpins"),
    ("codebook", "Codebook"),
    ("log", "Log"),
)
"""The pages in the order of the menu: path and name."""
OBEYING = frozenset(("map", "whatif", "forecasts", "questions", "actors", "compare", "linchpins"))
"""Pages that show only what is checked where that is wished; on the others everything is at work."""
PERSON, CHECKED = "causerie-person", "causerie-checked"
"""Cookies in which a browser keeps who decides, and whether only what is checked is shown.

A page names who decides in a header too: another window may have set the cookie since the page was shown.
"""
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Here:
    """One request: the workspace, who asks, and whether only what people checked is wanted."""

    settings: Settings
    person: str
    checked: bool

    @property
    def desk(self) -> Desk:
        return self.settings.desk

    @property
    def workers(self) -> Workers:
        return self.settings.workers

    def by(self, reason: str = "") -> By:
        """Who decides, now."""
        return By(self.person, self.settings.clock, reason)

    def bundle(self) -> Bundle:
        """Everything, or only what people checked."""
        return self.desk.bundle(checked=self.checked)


def here(request: Request) -> Here:
    """The dependency of every endpoint."""
    settings: Settings = request.app.state.settings
    shown = request.headers.get(PERSON) or request.cookies.get(PERSON, "")
    person = unquote(shown)[:LONGEST_NAME].strip()
    return Here(settings, person or settings.person, request.cookies.get(CHECKED) == "1")


At = Annotated[Here, Depends(here)]
"""How an endpoint asks for it."""


def page(request: Request, at: Here, name: str, title: str, **context: Any) -> HTMLResponse:
    """The template `name`.html in the frame; `context` is its own."""
    own = {"title": title, "page": name, "frame": _frame(request, at, name), **context}
    return HTMLResponse(environment().get_template(f"{name}.html").render(own))


def fragment(name: str, **context: Any) -> HTMLResponse:
    """A template without the frame, for a part of a page that is brought up to date."""
    return HTMLResponse(environment().get_template(f"{name}.html").render(context))


def _frame(request: Request, at: Here, name: str) -> Mapping[str, Any]:
    return {
        "obeys": name in OBEYING,
        "pages": PAGES,
        "person": at.person,
        "checked": at.checked,
        "version": at.desk.version,
        "workspace": at.desk.path.name,
        "place": request.url.path,
    }


@functools.cache
def environment() -> Environment:
    """The templates. Everything printed is escaped, and characters that markup forbids are replaced."""
    made = Environment(
        loader=PackageLoader("causerie.views.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printed,
    )
    made.filters["plural"] = plural
    made.filters["as_on_pages"] = as_on_pages
    made.filters["address"] = _address
    made.filters["host"] = _host
    made.filters["part"] = lambda text: quote(str(text), safe="")
    return made


def _printed(value: Any) -> Any:
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _host(url: str) -> str:
    """The site of an address, which names a source in few words; the address where it has none."""
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url


def _address(url: str | None) -> str | None:
    """An address that a link may have; of another scheme than http(s), none."""
    return url if url and url.lower().startswith(("http://", "https://")) else None
