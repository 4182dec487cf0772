"""The pages. Each module has a `router`; the table is the list of what is served."""

from __future__ import annotations

from fastapi import APIRouter

from causerie.views.web.api.frame import page_router
from causerie.views.web.pages import documents, forecasts, read

ROUTERS: tuple[APIRouter, ...] = (documents.router, forecasts.router, read.router, page_router)
