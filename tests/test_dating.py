"""Documents that get their dates afterwards: deadlines and events follow, an undo takes it back, outcomes freeze it."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

import pytest

from causerie.dating import checked_days, dated, told
from causerie.documents.finish import NO_DATE, ONLY_YEAR
from causerie.errors import BadRequest, UnknownName
from causerie.pipeline.asof import LedgerOptions
from causerie.pipeline.dating import Days, date
from causerie.pipeline.deciding import By, redo, undo, undo_many
from causerie.pipeline.desk import Desk
from causerie.pipeline.index import indexed
from causerie.pipeline.journal import LogFilters, again, journal
from causerie.pipeline.ledger import kept
from causerie.pipeline.paging import listed, look_of
from causerie.pipeline.resolving import resolve, sharpen
from causerie.pipeline.viewing import log, look
from causerie.store import aliases, documents
from causerie.store.database import opened, transaction
from causerie.values import Decision, Document, Entry, Event, Resolution, Sharpened, Source, When, items_of
from causerie.values.outcomes import Told
from causerie.vocabulary import Act, Outlook, Result
from makers import document_of, forecast, mention_in, quote_in, reading_of, turn

TALK = "The weir will be mended within two months. The bakery will close by June 2032. The dam broke last June."
SOURCES = (Source("https://post.example/weir"), Source("https://echo.example/weir"))


def clock() -> datetime.datetime:
    return datetime.datetime(2033, 5, 3, 12, 0, tzinfo=datetime.UTC)


BY = By("Ina", clock)


def talk(**more: str) -> Document:
    return dataclasses.replace(document_of(TALK, "talk", **more), notes=(NO_DATE, "a note of another kind"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workspace with a talk without a date: F1 counts from the day of the talk, F2 names a month of the calendar."""
    document = talk()
    june = When("last June", TALK.index("last June"), TALK.index("last June") + len("last June"), None)
    reading = reading_of(
        document,
        turns=(turn(TALK, TALK, "Odo Brand"),),
        forecasts=(
            forecast(
                TALK,
                "The weir will be mended within two months.",
                "The weir will be mended",
                horizon=mention_in(TALK, "within two months"),
            ),
            forecast(
                TALK,
                "The bakery will close by June 2032.",
                "The bakery will close",
                horizon=mention_in(TALK, "by June 2032"),
            ),
        ),
        events=(Event(quote_in(TALK, "The dam broke last June."), june, mention_in(TALK, "The dam")),),
    )
    where = tmp_path / "dates.db"
    with opened(where, write=True) as db, transaction(db):
        number = documents.add(db, document, "2033-05-03T00:00:00Z").number
        documents.put_reading(db, number, reading, "2033-05-03T00:00:00Z")
        aliases.give(db, number, items_of(reading), {})
    return where


def entries(path: Path) -> list[Entry]:
    """The ledger as worked out, which is the ledger of the index too."""
    options = LedgerOptions("2033-05-03", candidates=False)
    found = kept(look(path), log(path).history, options).entries
    with indexed(path, options) as db:
        assert [one.entry for one, _ in listed(db, look_of(options), options)] == list(found)
    return list(found)


def test_deadlines_events_and_notes_follow_a_date_and_an_undo_takes_it_back(path: Path) -> None:
    before = look(path)
    assert [one.deadlines for one in entries(path)] == [None, None]
    done = date(path, "D1", Days("2031-09-14"), BY)
    assert (done.alias, told(done.document)) == ("D1", "spoken 2031-09-14")
    first, second = entries(path)
    assert first.deadlines is not None
    assert first.deadlines.default == "2031-11-14"
    assert (first.uttered, first.outlook) == ("2031-09-14", Outlook.DUE)
    assert second.deadlines is not None
    assert second.deadlines.default == "2032-06-30"
    after = look(path)
    assert (after.documents[0].spoken, after.readings[0].date) == ("2031-09-14", "2031-09-14")
    assert after.documents[0].notes == ("a note of another kind",)
    undo(path, None, BY)
    assert look(path) == before
    assert [one.deadlines for one in entries(path)] == [None, None]
    redo(path, BY)
    assert entries(path)[0].uttered == "2031-09-14"


def test_the_last_decision_on_a_document_is_undone_by_its_name(path: Path) -> None:
    date(path, "D1", Days("2031-09-14"), BY)
    sharpen(path, "F2", Sharpened(threshold="for a month"), BY)
    assert undo(path, "d1", BY).undoes == 1
    assert look(path).documents[0].spoken is None
    with pytest.raises(UnknownName, match="nothing to undo at D1"):
        undo(path, "D1", BY)
    with pytest.raises(UnknownName, match="no document 'D7'"):
        undo(path, "D7", BY)


def test_a_desk_sees_what_another_process_dated(path: Path) -> None:
    desk = Desk(path)
    assert desk.state().shelf[0].document.spoken is None
    version = desk.version
    date(path, "talk", Days("2031-09"), BY)
    assert desk.state().shelf[0].document.spoken == "2031-09"
    assert desk.version > version
    date(desk, "D1", Days(published="2031-10-02"), BY)
    assert [one.uttered for one in entries(path)] == ["2031-09/2031-10-02"] * 2
    desk.close()


def test_the_log_tells_the_day_before_and_after(path: Path) -> None:
    date(path, "D1", Days("2031-09-14", "2031-10"), BY)
    date(path, "D1", Days("2031-09", ""), BY)
    newest, first = journal(path, LogFilters()).lines
    assert [(one.part, one.before, one.after) for one in newest.changes] == [
        ("spoken", "2031-09-14", "2031-09"),
        ("published", "2031-10", ""),
    ]
    assert {one.before for one in first.changes} == {""}
    assert look(path).documents[0].published is None


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (Days(), "give a day"),
        (Days("2031-02-30"), "2031-02-30' is not a date"),
        (Days("soon"), "'soon' is not a date"),
        (Days(published="2031-13"), "--published '2031-13' is not a date"),
        (Days("2031-09-14", "2031-09-13"), "--published 2031-09-13 lies before the talk"),
        (Days("2031-09/2031-08"), "ends before it begins"),
        (Days(""), "dated so already: day not known"),
    ],
)
def test_a_day_that_cannot_be_is_refused(path: Path, days: Days, said: str) -> None:
    with pytest.raises(BadRequest, match=said):
        date(path, "D1", days, BY)
    assert log(path).history == ()


def test_only_a_document_that_is_there_is_dated(path: Path) -> None:
    with pytest.raises(UnknownName, match="no document 'D9'"):
        date(path, "D9", Days("2031"), BY)


def test_a_date_that_moves_the_deadline_of_a_forecast_with_an_outcome_is_refused(path: Path) -> None:
    date(path, "D1", Days("2031-09-14"), BY)
    resolve(path, Told("F1", Resolution(Result.YES, "2031-10-20", SOURCES)), BY)
    with pytest.raises(BadRequest, match="the deadline of F1 would move, and an outcome is recorded, so it is frozen"):
        date(path, "D1", Days("2031-09-16"), BY)
    assert date(path, "D1", Days(published="2031-10-02"), BY).document.published == "2031-10-02"
    undo(path, "F1", BY)
    assert date(path, "D1", Days("2031-09-16"), BY).document.spoken == "2031-09-16"


def test_nothing_is_said_after_it_was_decided_or_due(path: Path) -> None:
    date(path, "D1", Days("2031-09-14"), BY)
    resolve(path, Told("F2", Resolution(Result.NO, "2031-12-01", SOURCES)), BY)
    with pytest.raises(BadRequest, match=r"F2 would be decided or due before .* it was said \(2032-01-01\)"):
        date(path, "D1", Days("2032-01-01"), BY)
    sharpen(path, "F1", Sharpened(deadline="2031-12-31"), BY)
    with pytest.raises(BadRequest, match="F1, F2 would be decided or due before"):
        date(path, "D1", Days("2032-01-01"), BY)


def test_a_day_that_an_analyst_set_does_not_move(path: Path) -> None:
    sharpen(path, "F1", Sharpened(deadline="2031-12-31"), BY)
    resolve(path, Told("F1", Resolution(Result.YES, "2031-10-20", SOURCES)), BY)
    assert date(path, "D1", Days("2031-09-14"), BY).decision.act is Act.DATE
    found = entries(path)[0].deadlines
    assert found is not None
    assert found.default == "2031-12-31"


CAME = Told("F1", Resolution(Result.YES, "2031-10-20", SOURCES))


def test_no_undo_moves_the_deadline_of_a_forecast_with_an_outcome(path: Path) -> None:
    for day in ("2031-09-14", "2031-09-16"):
        date(path, "D1", Days(day), BY)
    resolve(path, CAME, BY)
    before = log(path).history
    for way in (lambda: undo(path, "2", BY), lambda: undo(path, "D1", BY), lambda: undo_many(path, [1, 2], BY)):
        with pytest.raises(BadRequest, match="the deadline of F1 would move, and an outcome is recorded"):
            way()
    assert log(path).history == before
    assert undo(path, "1", BY).undoes == 1  # the later date holds, so nothing moves
    assert len(undo_many(path, [2, 3], BY)) == 2


def test_no_redo_moves_it_either(path: Path) -> None:
    date(path, "D1", Days("2031-09-14"), BY)
    date(path, "D1", Days("2031-09-16"), BY)
    undo(path, "2", BY)
    other = By("Bo", clock)
    resolve(path, CAME, other)
    for way in (lambda: again(path, 2, BY), lambda: redo(path, BY, own=True)):
        with pytest.raises(BadRequest, match="the deadline of F1 would move, and an outcome is recorded"):
            way()
    undo(path, "F1", other)
    assert again(path, 2, BY).undoes == 3


def test_no_outcome_comes_back_that_lies_before_the_day_of_the_talk(path: Path) -> None:
    resolve(path, CAME, BY)
    undo(path, "F1", BY)
    date(path, "D1", Days("2031-11-01"), BY)
    with pytest.raises(BadRequest, match="F1 would be decided or due before the day on which it was said"):
        again(path, 1, BY)


def decided(number: int, act: Act, after: dict[str, str] | None = None, **more: object) -> Decision:
    return Decision(number, act, "talk", "Ina", "2033-05-03T00:00:00Z", "talk", after=after, **more)  # type: ignore[arg-type]


def test_the_last_day_that_holds_counts_and_others_stay() -> None:
    rows = (
        decided(1, Act.DATE, {"spoken": "2031-09-14", "published": "2031-10"}),
        decided(2, Act.DATE, {"spoken": "2031-09"}),
        decided(3, Act.DATE, {"spoken": "2030"}),
        decided(4, Act.UNDO, undoes=3),
    )
    found = dated(talk(), rows)
    assert (found.spoken, found.published) == ("2031-09", "2031-10")
    other = talk()
    assert dated(other, ()) is other
    assert dated(other, rows[2:]) is other


def test_a_note_that_only_a_year_is_known_goes_with_a_date() -> None:
    year = dataclasses.replace(document_of(TALK, "talk", spoken="2031"), notes=(ONLY_YEAR.format(date="2031"),))
    assert dated(year, (decided(1, Act.DATE, {"spoken": "2031-09-14"}),)).notes == ()


def test_what_is_not_spoken_of_stays() -> None:
    document = document_of(TALK, "talk", spoken="2031-09-14", published="2031-10")
    assert checked_days(document, {"spoken": None, "published": " "}) == {"published": ""}
    assert told(document) == "spoken 2031-09-14, published 2031-10"
