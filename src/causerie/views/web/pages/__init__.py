"""The pages. Each module has a `router`; the table is the list of what is served."""

from __future__ import annotations

from fastapi import APIRouter

from causerie.views.web import pictures
from causerie.views.web.api import frame
from causerie.views.web.pages import (
    actors,
    claims,
    codebook,
    comparing,
    documents,
    forecasts,
    linchpins,
    log,
    mapping,
    questions,
    read,
    recheck,
    review,
    search,
    whatif,
)

ROUTERS: tuple[APIRouter, ...] = (
    documents.router,
    claims.router,
    forecasts.router,
    questions.router,
    actors.router,
    log.router,
    read.router,
    review.router,
    recheck.router,
    codebook.router,
    mapping.router,
    comparing.router,
    linchpins.router,
    whatif.router,
    search.router,
    pictures.router,
    frame.pages,
)
