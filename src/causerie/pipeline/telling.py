"""The ledger of a workspace as views tell it: under pseudonyms, with groups that reach over all documents."""

from __future__ import annotations

import dataclasses

from causerie.pipeline.asof import LedgerOptions
from causerie.pipeline.desk import Where
from causerie.pipeline.ledger import kept, only
from causerie.pipeline.pseudonyms import decisions_under, under_pseudonyms
from causerie.pipeline.viewing import log, look
from causerie.pseudonyms import Names
from causerie.values import Bundle


def told(where: Where, bundle: Bundle, names: Names, options: LedgerOptions) -> Bundle:
    """The bundle with the ledger of its forecasts. `bundle` is under `names` already, and its map names the topics."""
    raw = look(where)
    whole = dataclasses.replace(under_pseudonyms(raw, names), map=bundle.map)
    history = decisions_under(log(where).history, raw, names)
    ledger = only(kept(whole, history, options), bundle.readings)
    return dataclasses.replace(bundle, ledger=ledger)
