"""The map of a workspace: computed from claims and decisions whenever it is looked at, never kept."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from causerie.assembly import MapOptions, assemble, longest_chains, part_of
from causerie.assembly.factors import MergeOptions
from causerie.assembly.links import known_as, speaker_of
from causerie.assembly.memory import Memory
from causerie.dates import bounds, is_edtf
from causerie.encoder.sentences import sentences
from causerie.pipeline.charting import chart_of, main_speakers
from causerie.pipeline.desk import Where, reading_at
from causerie.values import Bundle, Chart, Decision, Evidence, Map
from causerie.vocabulary import CHECKED, Act, Level, Sign, Status

CHAINS = 5
"""Chains told in a report."""
OF_MAPS = (Act.MERGE, Act.SPLIT, Act.RENAME, Act.OPPOSE, Act.REFUSE, Act.TYPE)
"""Decisions about factors, not about items."""

Keep = Callable[[Evidence], bool]


@dataclass(frozen=True, slots=True)
class View:
    """Which claims a map is drawn from: all by default. `speakers` as the claims have them, exactly.

    `since` and `until` are EDTF dates; a claim without a date passes neither. The last three are for maps
    that come from a file, whose documents cannot be filtered before. `suggested`: with suggested merges.
    `accepted`: only what somebody checked; `unchecked`: only what nobody did.
    """

    speakers: tuple[str, ...] = ()
    suggested: bool = True
    accepted: bool = False
    since: str | None = None
    until: str | None = None
    documents: tuple[str, ...] = ()
    certainties: tuple[Level, ...] = ()
    statuses: tuple[Status, ...] = ()
    unchecked: bool = False

    @property
    def whole(self) -> bool:
        """Whether every claim passes."""
        return dataclasses.replace(self, suggested=True) == View()

    def keeps(self, claim: Evidence) -> bool:
        """Whether a claim is one of those asked for."""
        return (
            (not self.speakers or claim.speaker in self.speakers)
            and (not self.accepted or claim.reviewed)
            and not (self.unchecked and claim.reviewed)
            and (not self.documents or claim.document in self.documents)
            and (not self.certainties or claim.certainty in self.certainties)
            and (not self.statuses or claim.status in self.statuses)
            and self._in_time(claim.date)
        )

    def _in_time(self, date: str | None) -> bool:
        if not self.since and not self.until:
            return True
        if not date or not is_edtf(date):
            return False
        first, last = bounds(date)
        return (not self.since or last >= bounds(self.since)[0]) and (not self.until or first <= bounds(self.until)[1])


@dataclass(frozen=True, slots=True)
class Ground:
    """What maps are drawn from: a whole map, and the forecasts that name its factors."""

    map: Map
    forecasts: tuple[Evidence, ...] = ()

    def part(self, keep: Keep) -> Ground:
        """What is left of it with some of the claims only."""
        kept = tuple(claim for claim in self.forecasts if keep(claim))
        also = frozenset((claim.document, claim.claim) for claim in kept)
        return Ground(part_of(self.map, keep, also), kept)

    def seen(self, view: View) -> Ground:
        """What a view shows of it."""
        return self if view.whole else self.part(view.keeps)


def merges(where: Where) -> tuple[Decision, ...]:
    """The decisions about factors that hold."""
    with reading_at(where, []) as (_, state):
        return tuple(row for row in state.standing if row.act in OF_MAPS)


def merging(suggested: bool = True, memory: Memory | None = None) -> MergeOptions:
    """How mentions are merged here: with suggestions by the sentence encoder, if its package is installed."""
    return MergeOptions(suggested, encode=sentences() if suggested else None, memory=memory)


def ground(
    bundle: Bundle, decided: tuple[Decision, ...] = (), suggested: bool = True, memory: Memory | None = None
) -> Ground:
    """The map of everything in a bundle. `memory`: of maps that were drawn before, which only saves time."""
    options = _options(bundle, suggested, memory)
    return Ground(assemble(bundle.readings, decided, options), tuple(_forecasts(bundle, options)))


def grounded(bundle: Bundle) -> Ground:
    """What the map that a bundle has already was drawn from."""
    return Ground(bundle.map, tuple(_forecasts(bundle, _options(bundle, True))))


def _options(bundle: Bundle, suggested: bool, memory: Memory | None = None) -> MapOptions:
    return MapOptions(
        merging(suggested, memory),
        frozenset(name for name, act in bundle.reviewed.items() if act in CHECKED),
        {document.id: document for document in bundle.documents},
    )


def mapped(bundle: Bundle, decided: tuple[Decision, ...] = (), view: View | None = None) -> Bundle:
    """The bundle with its map, the longest chains of it, and the maps of its main speakers."""
    view = view or View()
    whole = ground(bundle, decided, view.suggested).seen(view)
    return dataclasses.replace(
        bundle, map=whole.map, chains=longest_chains(whole.map, CHAINS), charts=tuple(_charts(whole))
    )


def _charts(whole: Ground) -> Iterator[Chart]:
    """The maps that a report tells: the main speakers', and the union where there is more than one speaker."""
    for name in main_speakers(whole.map):
        part = whole.seen(View(speakers=(name,)))
        yield chart_of(part.map, name, whole.map)
    if len(whole.map.holders) != 1 or not _all_named(whole.map):
        yield chart_of(whole.map, None, whole.map)


def _all_named(drawn: Map) -> bool:
    return all(claim.speaker for link in (*drawn.links, *drawn.denied) for claim in link.claims)


def _forecasts(bundle: Bundle, options: MapOptions) -> Iterator[Evidence]:
    """Forecasts as evidence of no link, so that a view keeps and drops them as it does claims."""
    for reading in bundle.readings:
        known = known_as(reading)
        for number, one in enumerate(reading.forecasts):
            name = one.id or f"forecasts[{number}]"
            yield Evidence(
                reading.id,
                name,
                speaker_of(reading, one, known, options),
                Sign.UNKNOWN,
                Status.ASSERTED,
                one.certainty.level,
                one.quote,
                reviewed=name in options.reviewed,
                date=reading.date,
            )
