"""Routers of the pages and of the endpoints, whose routes are served as they stand.

A router that is included is built a second time for every application, at its first request, which would cost
that request a second; so each knows its prefix and description by itself.
"""

from __future__ import annotations

from typing import Any, cast

from fastapi import APIRouter

from causerie.views.web.faults import FAULTS


def page_router() -> APIRouter:
    """For pages and their parts, which the OpenAPI description leaves out."""
    return APIRouter(include_in_schema=False)


def api_router(tag: str) -> APIRouter:
    """For endpoints below /api, told under this heading, with the faults that each may answer."""
    return APIRouter(prefix="/api", tags=[tag], responses=cast("dict[int | str, dict[str, Any]]", FAULTS))
