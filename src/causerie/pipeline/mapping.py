"""The map of a workspace: computed from claims and decisions whenever it is looked at, never kept."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from causerie.assembly import assemble, longest_chains
from causerie.decisions import standing
from causerie.store import decisions
from causerie.store.database import opened
from causerie.values import Bundle, Decision
from causerie.vocabulary import Act

CHAINS = 5
"""Chains told in a report."""


def merges(path: Path) -> tuple[Decision, ...]:
    """The merges of factors that hold."""
    with opened(path) as db:
        return tuple(row for row in standing(decisions.history(db)) if row.act is Act.MERGE)


def mapped(bundle: Bundle, merged: tuple[Decision, ...] = (), chains: int = CHAINS) -> Bundle:
    """The bundle with its map and the longest chains of it."""
    drawn = assemble(bundle.readings, merged)
    return dataclasses.replace(bundle, map=drawn, chains=longest_chains(drawn, chains))
