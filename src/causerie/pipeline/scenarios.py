"""What follows from what-if questions, of what the documents hold today; which of them the documents raise."""

from __future__ import annotations

import dataclasses
from typing import Any

from causerie.errors import BadRequest
from causerie.holding import speakers
from causerie.model import RunOptions
from causerie.model.explain import forecasts_about, usable
from causerie.model.scenarios import raised, reach
from causerie.pipeline.desk import Where
from causerie.pipeline.filtering import Filters
from causerie.pipeline.grounds import base
from causerie.pipeline.leaving import source
from causerie.pipeline.mapping import Ground, View
from causerie.pipeline.owning import put
from causerie.pipeline.parts import Part
from causerie.pipeline.supposing import Answered, Kept, Pushable, Question, Running, Start, kept, named_in
from causerie.pipeline.whatif import played
from causerie.values import Bundle, Factor, Map, Scenario, items_of

MOST = 6
"""Scenarios that are set side by side at most."""


def answer(where: Where, question: Question, checked: bool = False) -> Answered:
    """What follows; `checked`: of what people checked alone. Raises UnknownName and BadRequest."""
    view = _view(question)
    bundle, whole = _drawn_from(where, question, view, checked)
    return _answered(question, bundle, whole.seen(view))


def answer_on(whole: Ground, question: Question) -> Answered:
    """The same on a map that came from a file, which has no documents. Raises BadRequest for what needs some."""
    own = question.filters
    if own.attributes or own.factors or own.codes or not question.suggested:
        raise BadRequest("a map from a file has no documents: no attribute, no words of a factor, no code, no merges")
    view = dataclasses.replace(
        _view(question), documents=own.documents, certainties=own.certainties, statuses=own.statuses
    )
    return _answered(question, Bundle((), ()), whole.seen(view))


def _answered(question: Question, bundle: Bundle, whole: Ground) -> Answered:
    scenario, drawn = put(question.ask, bundle, whole, question.whose)
    return Answered(played(drawn, scenario, options(question.running), question.running.presence), drawn)


def _view(question: Question) -> View:
    return View(
        suggested=question.suggested,
        accepted=question.accepted,
        unchecked=question.unchecked,
        since=question.since,
        until=question.until,
    )


def _drawn_from(where: Where, question: Question, view: View, checked: bool) -> tuple[Bundle, Ground]:
    """The documents and what maps are drawn from: of everything it is kept, a part is worked out for this question."""
    if question.filters == Filters():
        found = base(where, checked, question.suggested)
        return found.bundle, found.ground
    part = source(where, Part(question.filters, view=view, checked=checked))
    return part.bundle or Bundle((), ()), part.ground


def options(running: Running) -> RunOptions:
    """The options of a run; raises BadRequest for numbers that cannot be."""
    given = {"samples": running.samples, "rule": running.rule, "transfer": running.transfer}
    own: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    return dataclasses.replace(RunOptions(seed=running.seed, engine=running.engine), **own)


def starts(where: Where, checked: bool = False) -> tuple[Start, ...]:
    """Every claim that supposes something which can be pushed, that which moves most first."""
    found = base(where, checked)
    following = usable(found.bundle.map, Scenario())
    about = {name: len(places) for name, places in forecasts_about(found.bundle.map).items()}
    homes = {item.id: one.id for one in found.bundle.readings for item in items_of(one)}
    rows = []
    for scenario in raised(found.bundle.readings, found.bundle.map):
        moved = reach(scenario, following, about)
        first = next((claim for claim in scenario.claims if claim in homes), None)
        if first is not None:
            rows.append(Start(first, homes[first], moved.factors, moved.forecasts))
    return tuple(sorted(rows, key=lambda row: -(row.factors + row.forecasts)))


def pushable(where: Where, checked: bool = False) -> tuple[Pushable, ...]:
    """The factors with a link that leads on from them, those named by most speakers first."""
    drawn = base(where, checked).bundle.map
    leading = {link.cause for link in drawn.links}
    rows = (_pushable(factor, drawn) for factor in drawn.factors if factor.id in leading)
    return tuple(sorted(rows, key=lambda row: (-row.speakers, -row.claims, row.label)))


def _pushable(factor: Factor, drawn: Map) -> Pushable:
    links = [link for link in drawn.links if factor.id in (link.cause, link.effect)]
    return Pushable(factor.label, len({name for link in links for name in speakers(link)}), len(factor.mentions))


def side_by_side(where: Where, names: tuple[str, ...], checked: bool = False) -> tuple[tuple[Kept, Answered], ...]:
    """Kept scenarios with what follows from each today. Raises UnknownName, and BadRequest for fewer than two."""
    there = kept(where)
    chosen = tuple(dict.fromkeys(named_in(there, name) for name in names))
    if not 2 <= len(chosen) <= MOST:
        raise BadRequest(f"name two to {MOST} kept scenarios to set them side by side; see: causerie scenarios")
    return tuple((one, answer(where, one.question, checked)) for one in chosen)
