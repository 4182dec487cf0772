"""The ledger of a part of a workspace, or under pseudonyms: all of it is worked out for one look."""

from __future__ import annotations

from causerie.pipeline.asof import LedgerOptions
from causerie.pipeline.mapping import mapped, merges
from causerie.pipeline.pseudonyms import decisions_under, under_pseudonyms
from causerie.pipeline.remapping import remap
from causerie.pipeline.telling import told
from causerie.values import Bundle
from causerie.views.cli.options import Scope

__all__ = ["narrowed", "remap"]


def narrowed(scope: Scope, options: LedgerOptions) -> Bundle:
    """The bundle that the filters let through, with its map and ledger."""
    raw = scope.raw()
    decided = decisions_under(merges(scope.workspace), raw, scope.names)
    return told(scope.workspace, mapped(under_pseudonyms(raw, scope.names), decided), scope.names, options)
