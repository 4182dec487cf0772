"""The application: pages, the same acts as documented JSON, static files, and the guard before all of it."""

from __future__ import annotations

from importlib import metadata
from importlib.resources import files

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from causerie.views.web import api, faults, pages
from causerie.views.web.guard import Guard
from causerie.views.web.settings import Settings

ABOUT = (
    "Everything that can be done in the browser or on the command line, for scripts on the same machine. "
    "Send the token that `causerie serve` prints as `Authorization: Bearer TOKEN`. "
    "Two cookies say what a browser's frame says: `causerie-person` (percent-encoded; as a header too, which goes "
    "before) who decides, else whom `--by` named; "
    "`causerie-checked=1` that map, model, ledger, questions and actors take only what people checked. "
    '"Accept" says that a coding is right, never that a claim is true.'
)


def application(settings: Settings) -> FastAPI:
    """The workspace's server, not yet listening."""
    static = files("causerie.views.web").joinpath("static")
    routers = (*pages.ROUTERS, *api.ROUTERS)
    app = FastAPI(
        routes=[
            # A page asks for dozens of these: what is looked through first.
            Mount("/static", StaticFiles(directory=str(static)), name="static"),
            Route("/", _home),
            *(route for router in routers for route in router.routes),
        ],
        title="Causerie",
        version=metadata.version("causerie"),
        description=ABOUT,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.settings = settings
    faults.installed(app)
    app.add_middleware(Guard, settings=settings)
    return app


def _home(_request: Request) -> RedirectResponse:
    return RedirectResponse("/documents", 303)
