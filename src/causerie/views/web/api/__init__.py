"""The JSON endpoints. Each module has a `router`; all stand under /api in the OpenAPI description."""

from __future__ import annotations

from fastapi import APIRouter

from causerie.views.web.api import claims, decisions, documents, forecasts, frame, jobs

ROUTERS: tuple[APIRouter, ...] = (
    documents.router,
    jobs.router,
    decisions.router,
    claims.router,
    forecasts.router,
    frame.router,
)
