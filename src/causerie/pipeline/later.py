"""What of the ledger is long work: topics need the map, passages of later documents need all of these too.

The thinking process runs both (`Workers.result`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from causerie.pipeline.asof import LedgerOptions
from causerie.pipeline.desk import Desk
from causerie.pipeline.ledger import kept
from causerie.pipeline.mapping import mapped
from causerie.pipeline.remembering import remembered
from causerie.values import Bundle, Candidate


def offers(desk: Desk, options: LedgerOptions, checked: bool) -> Mapping[str, tuple[Candidate, ...]]:
    """Passages of later documents that may tell what came of forecasts, by the id of the forecast. Long work."""
    ledger = kept(_mapped(desk, checked), desk.state().history, dataclasses.replace(options, candidates=True))
    found: dict[str, list[Candidate]] = {}
    for one in ledger.candidates:
        found.setdefault(one.entry, []).append(one)
    return {name: tuple(own) for name, own in found.items()}


def topics(desk: Desk, options: LedgerOptions, checked: bool) -> Mapping[str, str]:
    """The factor of the map that each forecast is about, by the id of the forecast. Long work."""
    asked = dataclasses.replace(options, candidates=False)
    ledger = kept(_mapped(desk, checked), desk.state().history, asked)
    return {entry.id: entry.topic for entry in ledger.entries if entry.topic}


def _mapped(desk: Desk, checked: bool) -> Bundle:
    history = desk.state().history
    return remembered(desk, ("mapped", checked), lambda: mapped(desk.bundle(checked=checked), history))
