"""The ledger of a workspace as views tell it: under pseudonyms, with groups that reach over all documents."""

from __future__ import annotations

import dataclasses

from causerie.ledger.topics import topics_of
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


def told_by_own_map(bundle: Bundle) -> Bundle:
    """The bundle whose forecasts are told to be about what its own map names, which may be one of fewer claims."""
    if bundle.ledger is None:
        return bundle
    about = topics_of(bundle.map)
    entries = tuple(
        dataclasses.replace(entry, topic=about.get((entry.document, entry.id), (None,))[0])
        for entry in bundle.ledger.entries
    )
    return dataclasses.replace(bundle, ledger=dataclasses.replace(bundle.ledger, entries=entries))
