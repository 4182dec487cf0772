"""Outcomes, disputes, replies and sharper wordings in a workspace: kept, undone, superseded, kept over readings."""

from __future__ import annotations

import dataclasses
import datetime
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from causerie.errors import BadRequest, UnknownName
from causerie.identity import with_ids
from causerie.pipeline.deciding import By, edit, judge, undo, undo_many
from causerie.pipeline.journal import again
from causerie.pipeline.ledger import LedgerOptions, due, kept, only
from causerie.pipeline.outcomes import bring_outcomes, outcomes
from causerie.pipeline.resolving import dispute, reply, resolve, sharpen
from causerie.pipeline.viewing import log, look
from causerie.store import aliases, documents
from causerie.store.database import opened, transaction
from causerie.values import Bundle, Document, Entry, Forecast, Ledger, Reading, Resolution, Sharpened, Source, items_of
from causerie.values.outcomes import Told
from causerie.views.exchange import outcomes_csv
from causerie.vocabulary import Act, Outlook, Result
from makers import document_of, forecast, mention_in, reading_of, turn
from settling_cases import entry

TALK = """The mill will close by June 2031. If the river dries, the boats will rot.
The mill will close by June 2031, I tell you."""
SOURCES = (Source("https://post.example/mill", "The mill has closed."), Source("https://echo.example/mill"))


def clock() -> datetime.datetime:
    return datetime.datetime(2032, 5, 3, 12, 0, tzinfo=datetime.UTC)


BY = By("Ina", clock)


def read(document: Document, reader: str, found: tuple[Forecast, ...]) -> Reading:
    text = document.text
    return reading_of(document, reader, turns=(turn(text, text, "Odo Brand"),), forecasts=found)


def forecasts(text: str) -> tuple[Forecast, ...]:
    first, second, third = (
        "The mill will close by June 2031.",
        "If the river dries, the boats will rot.",
        "The mill will close by June 2031, I tell you.",
    )
    mill = mention_in(text, "by June 2031")
    start = text.index(third)
    again = forecast(text, third, "The mill will close")
    again = dataclasses.replace(
        again, horizon=dataclasses.replace(mill, start=start + 20, end=start + 32), proposition=_at(again, start)
    )
    river = mention_in(text, "If the river dries")
    return (
        forecast(text, first, "The mill will close", horizon=mill),
        forecast(text, second, "the boats will rot", condition=river),
        again,
    )


def _at(one: Forecast, start: int) -> object:
    return dataclasses.replace(one.proposition, start=start, end=start + len(one.proposition.text))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workspace with a talk: F1 and F3 are one forecast, F2 is conditional."""
    document = document_of(TALK, "talk", spoken="2031-05-02")
    where = tmp_path / "ledger.db"
    with opened(where, write=True) as db, transaction(db):
        keep(db, document, read(document, "test.v1", forecasts(TALK)))
    return where


def keep(db: sqlite3.Connection, document: Document, reading: Reading, same: dict[str, str] | None = None) -> None:
    shelved = documents.find(db, document.sha256) or documents.add(db, document, "2031-05-03T00:00:00Z")
    documents.put_reading(db, shelved.number, reading, "2031-05-03T00:00:00Z")
    aliases.give(db, shelved.number, items_of(reading), same or {})


def ledger(path: Path, as_of: str = "2032-05-03", **more: object) -> Ledger:
    options = LedgerOptions(as_of, candidates=False, **more)  # type: ignore[arg-type]
    return kept(look(path), log(path).history, options)


def by_name(path: Path, as_of: str = "2032-05-03") -> dict[str, Entry]:
    names = look(path).aliases
    return {names[one.id]: one for one in ledger(path, as_of).entries}


def told(name: str = "F1", result: Result = Result.YES, on: str = "2031-06-02", **more: object) -> Told:
    return Told(name, Resolution(result, on, SOURCES), **more)  # type: ignore[arg-type]


def test_an_outcome_is_kept_with_its_sources_and_shared_by_restatements(path: Path) -> None:
    assert by_name(path)["F1"].outlook is Outlook.DUE
    row = resolve(path, told(), BY).decision
    found = by_name(path)
    assert found["F1"].outlook is found["F3"].outlook is Outlook.YES
    assert found["F3"].counts is False
    held = found["F1"].resolution
    assert held is not None
    assert (held.sources, held.person, held.number) == (SOURCES, "Ina", row.number)
    assert by_name(path, "2031-06-01")["F1"].outlook is Outlook.OPEN


def test_a_later_outcome_supersedes_and_undo_brings_the_earlier_back(path: Path) -> None:
    resolve(path, told(), BY)
    dispute(path, "F3", dataclasses.replace(BY, reason="another mill"))
    assert by_name(path)["F1"].outlook is Outlook.DISPUTED
    resolve(path, told(result=Result.NO, on="2031-06-30"), BY)
    assert by_name(path)["F1"].outlook is Outlook.NO
    assert len(by_name(path)["F1"].resolutions) == 2
    undo(path, "F1", BY)
    assert by_name(path)["F1"].outlook is Outlook.DISPUTED
    assert [row.act for row in log(path).history] == [Act.RESOLVE, Act.DISPUTE, Act.RESOLVE, Act.UNDO]


def test_the_same_outcome_twice_is_told_and_nothing_kept(path: Path) -> None:
    first = resolve(path, told(), BY)
    assert first.new
    for name in ("F1", "F3"):
        again = resolve(path, told(name), By("Odo", clock))
        assert (again.new, again.decision) == (False, first.decision)
    assert len(log(path).history) == 1


@pytest.mark.parametrize("name", ["F1", "F3"])
@pytest.mark.parametrize("other", [{"result": Result.NO}, {"on": "2031-06-03"}])
def test_a_second_outcome_is_refused_also_of_a_restatement(path: Path, name: str, other: dict[str, object]) -> None:
    resolve(path, told(), BY)
    said = rf"{name} has an outcome already: yes on 2031-06-02, recorded by Ina on 2032-05-03 \(decision 1\); dispute"
    with pytest.raises(BadRequest, match=said):
        resolve(path, told(name, **other), BY)  # type: ignore[arg-type]
    assert len(log(path).history) == 1


def test_a_second_outcome_supersedes_where_that_is_said_and_names_the_first(path: Path) -> None:
    resolve(path, told(), BY)
    row = resolve(path, told("F3", Result.NO, "2031-06-30"), BY, supersede=True).decision
    assert row.after["supersedes"] == {"decision": 1, "result": "yes", "on": "2031-06-02"}
    assert by_name(path)["F1"].outlook is Outlook.NO
    undo(path, "F3", BY)
    assert by_name(path)["F1"].outlook is Outlook.YES


def test_a_disputed_outcome_is_recorded_anew_even_the_very_same(path: Path) -> None:
    resolve(path, told(), BY)
    dispute(path, "F1", dataclasses.replace(BY, reason="another mill"))
    assert resolve(path, told(), BY).new
    assert by_name(path)["F1"].outlook is Outlook.YES
    with pytest.raises(BadRequest, match="has an outcome already"):
        resolve(path, told(result=Result.NO), BY)


def test_a_condition_that_failed_goes_with_void_alone(path: Path) -> None:
    with pytest.raises(BadRequest, match="--condition: yes contradicts a condition that failed"):
        resolve(path, told("F2", condition=False), BY)
    resolve(path, told("F2", Result.VOID, condition=False), BY)
    assert by_name(path)["F2"].outlook is Outlook.VOID
    with pytest.raises(BadRequest, match="--condition: the forecast has no condition"):
        resolve(path, told("F1", Result.VOID, condition=False), BY)


def test_void_without_a_failed_condition_needs_a_note(path: Path) -> None:
    with pytest.raises(BadRequest, match="--note: void needs a reason"):
        resolve(path, told(result=Result.VOID), BY)
    why = Told("F1", Resolution(Result.VOID, "2031-06-02", SOURCES, "The mill was torn down before."))
    assert resolve(path, why, BY).new


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (told("F9"), "there is no F9"),
        (told("Q"), "no name of an item"),
        (told(on="2033-01-01"), "--on: .* in the future"),
        (told(on="2031-02-30"), "--on: .* no date"),
        (told(on="2031-05-01"), "--on: .* before"),
    ],
)
def test_what_is_wrong_is_refused_and_nothing_kept(path: Path, wrong: Told, said: str) -> None:
    with pytest.raises((BadRequest, UnknownName), match=said):
        resolve(path, wrong, BY)
    assert log(path).history == ()


def test_a_sharper_wording_is_frozen_by_an_outcome_of_the_forecast_or_its_restatement(path: Path) -> None:
    sharpen(path, "F2", Sharpened(threshold="half of the boats", deadline="2031-12-31"), BY)
    assert by_name(path)["F2"].outlook is Outlook.DUE
    resolve(path, told("F3"), BY)
    with pytest.raises(BadRequest, match="F1: an outcome is recorded"):
        sharpen(path, "F1", Sharpened(wording="it sells no flour"), BY)
    undo(path, "F3", BY)
    sharpen(path, "F1", Sharpened(wording="it sells no flour"), BY)
    assert by_name(path)["F1"].quote.text.startswith("The mill will close")


def test_no_undo_and_no_redo_changes_a_wording_with_an_outcome(path: Path) -> None:
    sharpen(path, "F1", Sharpened(wording="it sells no flour"), BY)
    sharpen(path, "F1", Sharpened(wording="it is locked", deadline="2031-07-31"), BY)
    undo(path, "2", BY)
    resolve(path, told("F3"), BY)
    before = log(path).history
    with pytest.raises(BadRequest, match="the wording of F1 would change, and an outcome is recorded"):
        undo(path, "1", BY)
    with pytest.raises(BadRequest, match="the wording of F1 would change, and an outcome is recorded"):
        again(path, 2, BY)
    assert log(path).history == before
    assert len(undo_many(path, [1, 4], BY)) == 2
    assert by_name(path)["F1"].sharpened is None


@pytest.mark.parametrize(
    ("name", "changes", "said"),
    [
        ("F1", {"proposition": "The mill"}, "the wording of F1 would change"),
        ("F1", {"negated": "yes"}, "the wording of F1 would change"),
        ("F1", {"certainty": "possible"}, "the likelihood of F1 would change"),
        ("F1", {"horizon": ""}, "the deadline of F1 would move"),
        ("F3", {"proposition": "The mill"}, "the wording of F3 would change"),
    ],
)
def test_no_edit_changes_what_an_outcome_was_recorded_on(
    path: Path, name: str, changes: dict[str, str], said: str
) -> None:
    resolve(path, told("F1"), BY)
    before = log(path).history
    with pytest.raises(BadRequest, match=said):
        edit(path, name, changes, BY)
    assert log(path).history == before
    edit(path, name, {"resolvable": "partly"}, BY)
    edit(path, "F2", {"proposition": "the boats"}, BY)
    undo(path, str(before[-1].number), BY)
    edit(path, name, changes, BY)


def test_a_dispute_needs_a_reason_and_an_outcome_and_a_reply_words(path: Path) -> None:
    with pytest.raises(BadRequest, match="say why"):
        dispute(path, "F1", BY)
    with pytest.raises(BadRequest, match="no outcome"):
        dispute(path, "F1", dataclasses.replace(BY, reason="no"))
    with pytest.raises(BadRequest, match="needs words"):
        reply(path, "F1", " ", BY)


def test_a_reply_and_withholding_stand_beside_the_forecast(path: Path) -> None:
    reply(path, "F1", "The old mill.", BY)
    judge(path, Act.WITHHOLD, ("F1",), BY)
    found = by_name(path)
    assert (found["F1"].reply, found["F1"].withheld) == ("The old mill.", True)
    assert (found["F3"].reply, found["F3"].withheld) == (None, False)


def test_a_rejected_forecast_has_no_outcome(path: Path) -> None:
    judge(path, Act.REJECT, ("F2",), BY)
    with pytest.raises(BadRequest, match="was rejected"):
        resolve(path, told("F2"), BY)


@pytest.mark.parametrize("found", [0, 3])
def test_outcomes_are_kept_when_the_document_is_read_again(path: Path, found: int) -> None:
    resolve(path, told(), BY)
    reply(path, "F1", "The old mill.", BY)
    with opened(path, write=True) as db, transaction(db):
        document = look(path).documents[0]
        moved = tuple(_wider(one, document.text) for one in forecasts(document.text)[:found])
        keep(db, document, with_ids(read(document, "test.v2", moved), document.sha256))
    entries = ledger(path).entries
    resolved = [one for one in entries if one.outlook is Outlook.YES]
    assert resolved
    assert "The old mill." in [one.reply for one in resolved]


def _wider(one: Forecast, text: str) -> Forecast:
    """The forecast as a later reader finds it: without the article."""
    start, end = one.proposition.start or 0, one.proposition.end or 0
    return dataclasses.replace(
        one, proposition=dataclasses.replace(one.proposition, start=start + 4, text=text[start + 4 : end])
    )


def test_outcomes_of_a_file_are_taken_whole_or_not_at_all(path: Path) -> None:
    good, bad = told(row=2, rows=(2, 3)), told("F7", row=4, rows=(4, 4))
    with pytest.raises(UnknownName, match="row 4, column forecast: no forecast 'F7'"):
        bring_outcomes(path, [good, bad], BY)
    assert log(path).history == ()
    assert len(bring_outcomes(path, [good], BY)) == 1
    assert bring_outcomes(path, [good], BY) == ()


def test_a_file_replaces_an_outcome_only_where_that_is_said_or_it_is_disputed(path: Path) -> None:
    resolve(path, told(), BY)
    other = told(result=Result.NO, row=5)
    with pytest.raises(BadRequest, match="row 5, column result: F1 has an outcome already: yes on 2031-06-02"):
        bring_outcomes(path, [told("F2", row=4, on="2031-06-03"), other], BY)
    assert len(log(path).history) == 1
    (row,) = bring_outcomes(path, [other], BY, supersede=True)
    assert row.after["supersedes"]["decision"] == 1
    dispute(path, "F1", dataclasses.replace(BY, reason="another mill"))
    (row,) = bring_outcomes(path, [told(on="2031-06-04")], BY)
    assert row.after["supersedes"]["result"] == "no"


def test_two_outcomes_of_one_forecast_are_refused_also_of_its_restatements(path: Path) -> None:
    with pytest.raises(BadRequest, match=r"row 3, column forecast: F3 has another outcome in row 2"):
        bring_outcomes(path, [told(row=2), told("F3", Result.NO, row=3)], BY)


def test_a_source_at_fault_is_named_by_its_own_row(path: Path) -> None:
    wrong = Told("F1", Resolution(Result.YES, "2031-06-02", (SOURCES[0], Source("nowhere"))), row=2, rows=(2, 3))
    with pytest.raises(BadRequest, match="row 3, column source: 'nowhere'"):
        bring_outcomes(path, [wrong], BY)


def test_outcomes_go_out_and_into_another_workspace_by_place(path: Path) -> None:
    resolve(path, told(), BY)
    ((one, _),) = outcomes(path).rows
    undo(path, "F1", BY)
    (row,) = bring_outcomes(path, [dataclasses.replace(one, forecast="elsewhere")], BY)
    assert row.act is Act.RESOLVE
    assert by_name(path)["F1"].outlook is Outlook.YES


def test_the_place_in_a_file_tells_the_forecast_where_the_name_is_that_of_another(path: Path) -> None:
    resolve(path, told(), BY)
    ((one, _),) = outcomes(path).rows
    undo(path, "F1", BY)
    bring_outcomes(path, [dataclasses.replace(one, forecast="F2")], BY)
    assert by_name(path)["F1"].outlook is Outlook.YES
    assert by_name(path)["F2"].resolution is None


def test_an_outcome_whose_document_or_place_is_not_here_is_refused_whatever_its_name(path: Path) -> None:
    resolve(path, told(), BY)
    ((one, _),) = outcomes(path).rows
    elsewhere = dataclasses.replace(one, forecast="F1", document="0" * 64, row=2)
    with pytest.raises(UnknownName, match="row 2, column forecast: no forecast 'F1' here: its document is not in"):
        bring_outcomes(path, [elsewhere], BY)
    nowhere = dataclasses.replace(one, forecast="F1", place=(90_000, 90_010))
    with pytest.raises(UnknownName, match="at 90000-90010 of its document no forecast was found"):
        bring_outcomes(path, [nowhere], BY)


def test_an_outcome_that_is_disputed_stays_so_when_its_file_is_read_again(path: Path) -> None:
    resolve(path, told(), BY)
    dispute(path, "F1", dataclasses.replace(BY, reason="another mill"))
    assert bring_outcomes(path, [one for one, _ in outcomes(path).rows], BY) == ()
    assert by_name(path)["F1"].outlook is Outlook.DISPUTED


def test_outcomes_of_withheld_forecasts_stay_out_and_are_counted(path: Path) -> None:
    resolve(path, told(), BY)
    resolve(path, told("F2"), BY)
    judge(path, Act.WITHHOLD, ("F2",), BY)
    found = outcomes(path)
    assert ([one.forecast for one, _ in found.rows], found.withheld) == (["F1"], 1)
    judge(path, Act.WITHHOLD, ("F1",), BY)
    assert [one.forecast for one, _ in outcomes(path).rows] == ["F3"]
    judge(path, Act.WITHHOLD, ("F3",), BY)
    assert (outcomes(path).rows, outcomes(path).withheld) == ((), 2)


def test_a_reply_goes_out_and_in_with_its_outcome(path: Path) -> None:
    resolve(path, told(), BY)
    reply(path, "F1", "The old mill.", BY)
    found = outcomes(path).rows
    assert [entry.reply for _, entry in found] == ["The old mill."]
    undo(path, "F1", BY)
    (row,) = bring_outcomes(path, outcomes_csv.read(outcomes_csv.write(found)), BY)
    assert (row.act, row.after) == (Act.REPLY, {"text": "The old mill."})


def test_disputes_and_replaced_outcomes_go_out_and_in(path: Path, tmp_path: Path) -> None:
    resolve(path, told(), BY)
    dispute(path, "F1", By("Odo", clock, "Another mill."))
    resolve(path, told("F1", Result.AMBIGUOUS), BY)
    resolve(path, told("F1", Result.NO, "2031-06-30"), BY, supersede=True)
    dispute(path, "F1", By("Odo", clock, "It did close."))
    data = outcomes_csv.write(outcomes(path).rows)
    before = by_name(path)["F1"]
    assert bring_outcomes(path, outcomes_csv.read(data), BY) == ()
    for _ in range(5):
        undo(path, "F1", BY)
    assert by_name(path)["F1"].resolutions == ()
    assert len(bring_outcomes(path, outcomes_csv.read(data), BY)) == 5
    after = by_name(path)["F1"]
    assert after.outlook is before.outlook is Outlook.DISPUTED
    parts = ("result", "on", "sources", "note", "disputed", "dispute")
    assert [[getattr(one, part) for part in parts] for one in after.resolutions] == [
        [getattr(one, part) for part in parts] for one in before.resolutions
    ]
    assert outcomes_csv.write(outcomes(path).rows) == data
    last = log(path).history[-2]
    assert last.after["supersedes"]["decision"] == log(path).history[-3].number


def test_a_file_goes_on_from_the_outcome_that_holds_and_else_is_refused(path: Path) -> None:
    resolve(path, told(), BY)
    first, second = told(turn=1), told("F1", Result.NO, "2031-06-30", dispute="It did.")
    assert [row.act for row in bring_outcomes(path, [first, second], BY)] == [Act.RESOLVE, Act.DISPUTE]
    undo(path, "F1", BY)
    undo(path, "F1", BY)
    other = told("F1", Result.AMBIGUOUS, turn=1, row=4)
    with pytest.raises(BadRequest, match="F1 has an outcome already: yes"):
        bring_outcomes(path, [other, second], BY)


def test_that_nothing_happened_needs_a_deadline_in_every_way_in(path: Path) -> None:
    entry = next(one for one in by_name(path).values() if one.deadlines is None and not one.negated)
    name = look(path).aliases[entry.id]
    said = "no time is named by which the forecast could be called “no”: give it a deadline first"
    with pytest.raises(BadRequest, match=said):
        resolve(path, told(name, Result.NO), BY)
    with pytest.raises(BadRequest, match=f"row 7: {said}"):
        bring_outcomes(path, [told(name, Result.NO, row=7)], BY)
    sharpen(path, name, Sharpened(deadline="2031-06-30"), BY)
    found = resolve(path, told(name, Result.NO, "2031-07-01"), BY)
    assert found.stands is not None
    assert found.stands.came is False


def test_a_replay_leaves_out_what_was_said_later(path: Path) -> None:
    assert len(ledger(path, "2031-05-02", replay=True).entries) == 3
    assert ledger(path, "2031-05-01", replay=True).entries == ()


def test_a_view_filters_the_ledger_and_groups_stay(path: Path) -> None:
    bundle = look(path)
    (reading,) = bundle.readings
    last = dataclasses.replace(reading, forecasts=reading.forecasts[2:])
    (one,) = only(ledger(path), [last]).entries
    assert one.counts is False


def test_due_lists_first_statements_without_outcome_in_order() -> None:
    early, late = entry("early"), entry("late")
    made = [
        dataclasses.replace(late, outlook=Outlook.OPEN),
        dataclasses.replace(early, deadlines=dataclasses.replace(early.deadlines, default="2031-06-01")),  # type: ignore[type-var]
        dataclasses.replace(entry("again"), group="early"),
        dataclasses.replace(entry("done"), outlook=Outlook.YES),
        entry("never", deadlines=None),
    ]
    assert [one.id for one in due(made, "2031-06-30")] == ["early", "late"]
    assert [one.id for one in due(made, "2031-06-29")] == ["early"]


def test_an_empty_bundle_has_an_empty_ledger() -> None:
    assert kept(Bundle((), ()), (), LedgerOptions("2032-05-03")).entries == ()


def test_entries_are_in_the_order_of_the_readings(path: Path) -> None:
    ids: Iterator[str] = (one.id for one in look(path).readings[0].forecasts)
    assert [one.id for one in ledger(path).entries] == list(ids)
