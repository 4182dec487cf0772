"""What leaves a workspace: which part of it, under which names; for reports, maps and documents of other programs."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from causerie.errors import BadRequest
from causerie.ledger.scoring import with_scores
from causerie.pipeline.asof import LedgerOptions
from causerie.pipeline.bundling import only_checked, open_only
from causerie.pipeline.charting import main_speaker, speaker_named
from causerie.pipeline.desk import Where
from causerie.pipeline.filtering import Filters, filtered
from causerie.pipeline.ledger import shared
from causerie.pipeline.mapping import Ground, View, ground, mapped, merges
from causerie.pipeline.parts import Part
from causerie.pipeline.pseudonyms import decisions_under, under_pseudonyms
from causerie.pipeline.raising import with_outcomes
from causerie.pipeline.telling import told, told_by_own_map
from causerie.pipeline.viewing import look
from causerie.pseudonyms import Names
from causerie.values import Bundle, Ledger, LeftOut, Map
from causerie.vocabulary import Act
from causerie.voices import voices


@dataclass(frozen=True, slots=True)
class Source:
    """What is worked on: the whole map, the view of it, and the speakers named, as typed.

    `bundle` is None for a map that comes from a file. It has all items; what is `open` leaves without the withheld
    ones, and the map is drawn without them. `filters` have let through what is here, whoever says it.
    """

    ground: Ground
    view: View
    speakers: tuple[str, ...]
    workspace: Where
    bundle: Bundle | None = None
    aliases: Mapping[str, str] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    open: bool = False
    filters: Filters = field(default_factory=Filters)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a form of documents tells besides: what follows from what-if questions, and the ledger."""

    outcomes: bool = False
    ledger: LedgerOptions | None = None


def source(where: Where, part: Part) -> Source:
    """The part of a workspace with its map. Somebody's map is cut from everybody's, so that factors are the same."""
    filters = dataclasses.replace(part.filters, speakers=())
    raw = _raw(where, dataclasses.replace(part, filters=filters))
    bundle = under_pseudonyms(raw, part.names)
    seen = bundle if part.withheld else open_only(bundle)
    whole = ground(seen, decisions_under(merges(where), raw, part.names), part.view.suggested)
    speakers = tuple(part.names.pseudonyms.get(name, name) for name in part.filters.speakers)
    return Source(whole, part.view, speakers, where, bundle, bundle.aliases, part.names, not part.withheld, filters)


def reported(
    where: Where, part: Part, options: LedgerOptions, share: Callable[[Bundle], Bundle] | None = None
) -> Bundle:
    """What a report tells of a part; `share` takes out what is not to be shared, and what is left is scored anew."""
    raw = _raw(where, part)
    decided = decisions_under(merges(where), raw, part.names)
    named = under_pseudonyms(raw, part.names)
    closed = not part.withheld and share is None
    bundle = mapped(open_only(named) if closed else named, decided, part.view)
    ledger = told(where, dataclasses.replace(named, map=bundle.map), part.names, options).ledger
    whole = dataclasses.replace(bundle, ledger=shared(ledger, bundle) if ledger and closed else ledger)
    return with_outcomes(_scored(told_by_own_map(mapped(share(whole), decided, part.view))) if share else whole)


def _scored(bundle: Bundle) -> Bundle:
    return dataclasses.replace(bundle, ledger=with_scores(bundle.ledger)) if bundle.ledger else bundle


def map_of(found: Source, union: bool) -> tuple[Bundle, tuple[str, ...]]:
    """One speaker's map, several speakers' or everybody's, and whose it is. By default of who claims most.

    Raises BadRequest where there is none.
    """
    if union and found.speakers:
        raise BadRequest("--union is everybody's map and --speaker is one person's; give one of them")
    whole = found.ground.seen(found.view)
    names = tuple(dict.fromkeys(speaker_named(whole.map, typed) for typed in found.speakers))
    first = main_speaker(whole.map)
    if not names and not union and found.bundle is not None and first is not None:
        names = (first,)
    drawn = whole.seen(View(speakers=names)).map if names else whole.map
    if not drawn.factors:
        raise BadRequest("there is no map to write: no claim here links two things; see: causerie claims")
    return dataclasses.replace(_leaving(found, names), map=drawn), names


def _leaving(found: Source, names: tuple[str, ...]) -> Bundle:
    """What goes with a map: the documents, and how many causal claims of these speakers stay at home."""
    if found.bundle is None or not found.open:
        return found.bundle or Bundle((), ())
    return dataclasses.replace(open_only(found.bundle), left_out=left_out(found, names))


def left_out(found: Source, names: tuple[str, ...] = ()) -> LeftOut:
    """How many causal claims, of these speakers or of all, a map is drawn without because of what is withheld."""
    if found.bundle is None or not found.open:
        return LeftOut()
    wanted, reviewed = frozenset(names), found.bundle.reviewed
    left = {claim.id for reading in open_only(found.bundle).readings for claim in reading.causal}
    gone = [
        claim.id
        for document, reading in zip(found.bundle.documents, found.bundle.readings, strict=True)
        for claim in reading.causal
        if claim.id not in left and (not wanted or not wanted.isdisjoint(voices(document, reading, claim)))
    ]
    withheld = sum(reviewed.get(name) is Act.WITHHOLD for name in gone)
    return LeftOut(withheld, len(gone) - withheld)


def documents_of(found: Source, wanted: Wanted) -> Bundle:
    """The documents with the items asked for, and the map of them. Raises BadRequest where there are none."""
    if found.bundle is None:
        raise BadRequest("documents are asked for, and a map from a file has none")
    if found.view.since or found.view.until:
        raise BadRequest("--since and --until are for maps; choose documents by --document or --attribute date=...")
    bundle = filtered(found.bundle, Filters(speakers=found.speakers))
    if found.view.accepted:
        bundle = only_checked(bundle)
    if not bundle.documents:
        raise BadRequest("there is no document to write; read some first: causerie read FILE")
    bundle = dataclasses.replace(bundle, map=_drawn(found))
    ledger = told(found.workspace, bundle, found.names, wanted.ledger).ledger if wanted.ledger is not None else None
    bundle = open_only(bundle) if found.open else bundle
    if wanted.outcomes:
        bundle = with_outcomes(bundle)
    if ledger is not None:
        bundle = dataclasses.replace(bundle, ledger=shared(ledger, bundle) if found.open else _kept(ledger))
    return bundle


def _kept(ledger: Ledger) -> Ledger:
    """The ledger with what is withheld among the rest, as somebody asked who knows."""
    entries = tuple(dataclasses.replace(entry, withheld=False) for entry in ledger.entries)
    return dataclasses.replace(ledger, entries=entries)


def _drawn(found: Source) -> Map:
    whole = found.ground.seen(found.view)
    names = tuple(dict.fromkeys(speaker_named(whole.map, typed) for typed in found.speakers))
    return whole.seen(View(speakers=names)).map if names else whole.map


def _raw(where: Where, part: Part) -> Bundle:
    found = look(where, part.filters)
    return only_checked(found) if part.checked else found
