"""The JSON endpoints. Each module has a `router`; all stand under /api in the OpenAPI description."""

from __future__ import annotations

from fastapi import APIRouter

from causerie.views.web.api import (
    actors,
    checking,
    claims,
    comparing,
    dating,
    decisions,
    documents,
    factors,
    forecasts,
    frame,
    jobs,
    leaving,
    listing,
    log,
    mapping,
    notes,
    questions,
    review,
    search,
    whatif,
)

ROUTERS: tuple[APIRouter, ...] = (
    documents.router,
    dating.router,
    jobs.router,
    leaving.router,
    decisions.router,
    listing.router,
    claims.router,
    review.router,
    checking.router,
    notes.router,
    forecasts.router,
    questions.router,
    actors.router,
    log.router,
    mapping.router,
    factors.router,
    comparing.router,
    whatif.router,
    search.router,
    frame.router,
)
