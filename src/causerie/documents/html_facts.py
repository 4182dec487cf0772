"""What a web page says about itself: title, author, site, address, language, and its day of publication.

The day is taken only where the page states it in its metadata, with the precision stated there.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

from causerie.dates import parse_date
from causerie.documents.parts import Parts, clean

_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dc.date",
    "dcterms.issued",
    "dcterms.date",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "date",
)
_LD_DEPTH = 6


def facts_of(tree: Any, found: Any, parts: Parts) -> Parts:
    """The parts with the page's metadata; `found` is trafilatura's document or None."""
    metas = _metas(tree)
    return dataclasses.replace(
        parts,
        title=clean(getattr(found, "title", None)) or clean(tree.findtext(".//title")),
        author=clean(getattr(found, "author", None)),
        outlet=clean(getattr(found, "sitename", None)),
        url=clean(getattr(found, "url", None)),
        published=_published(tree, metas),
        language=clean(tree.get("lang")),
        attributes=_attributes(found),
    )


def _metas(tree: Any) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        metas.setdefault(name.lower(), meta.get("content") or "")
    return metas


def _published(tree: Any, metas: dict[str, str]) -> str | None:
    stated = [metas[name] for name in _DATES if metas.get(name)]
    stated += _json_ld_dates(tree)
    stated += [time.get("datetime") or "" for time in tree.iter("time") if time.get("pubdate") is not None]
    stated += [
        element.get("datetime") or element.get("content") or ""
        for element in tree.xpath("//*[@itemprop='datePublished']")
    ]
    times = [time.get("datetime") or "" for time in tree.iter("time")]
    if len(times) == 1:
        stated += times
    return next((date for date in map(parse_date, stated) if date is not None), None)


def _json_ld_dates(tree: Any) -> list[str]:
    dates: list[str] = []
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            dates += _values(json.loads(script.text or ""), "datePublished", _LD_DEPTH)
        except (ValueError, RecursionError):
            continue
    return dates


def _values(data: Any, key: str, depth: int) -> Iterator[str]:
    if depth == 0:
        return
    if isinstance(data, dict):
        if isinstance(data.get(key), str):
            yield data[key]
        for part in data.values():
            yield from _values(part, key, depth - 1)
    elif isinstance(data, list):
        for part in data:
            yield from _values(part, key, depth - 1)


def _attributes(found: Any) -> dict[str, str]:
    values = {
        "description": getattr(found, "description", None),
        "categories": "; ".join(getattr(found, "categories", None) or ()),
        "tags": "; ".join(getattr(found, "tags", None) or ()),
        "license": getattr(found, "license", None),
    }
    return {name: text for name, value in values.items() if (text := clean(value))}
