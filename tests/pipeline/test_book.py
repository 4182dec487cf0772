"""The ledger a page at a time: the index and the whole ledger tell the same."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

import pytest

from causerie.errors import BadRequest
from causerie.identity import with_ids
from causerie.pipeline.asof import LedgerOptions, due
from causerie.pipeline.book import MANY, behind, dated, falling_due, sheet, tallied
from causerie.pipeline.deciding import By
from causerie.pipeline.desk import Desk
from causerie.pipeline.later import offers, topics
from causerie.pipeline.resolving import resolve
from causerie.pipeline.unindexed import BY, Asking, Wanted, counted, entries_of, paged
from causerie.values import Document, Reading, Resolution, Source
from causerie.values.outcomes import Told
from causerie.vocabulary import Outlook, Result
from web_told import echo, many, talk, told

TODAY = LedgerOptions("2031-09-01", candidates=False)
BY_INA = By("Ina", lambda: datetime.datetime(2031, 9, 1, tzinfo=datetime.UTC))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(told(tmp_path / "b.db", talk(), many(120), echo()))
    outcome = Resolution(Result.YES, "2031-06-20", (Source("https://a.example/mill", "The mill has closed."),))
    resolve(made, Told("F1", outcome), BY_INA)
    return made


WANTED = [
    Wanted(),
    Wanted(status="yes"),
    Wanted(status="undecidable"),
    Wanted(speaker="Odo Brand"),
    Wanted(document="talk"),
    Wanted(document="many", status="open"),
    Wanted(period="2031"),
    Wanted(period="2030"),
    Wanted(period="2031-05"),
    Wanted(period="2031-06", status="open"),
    Wanted(period="2031-0"),
    Wanted(period="-"),
    Wanted(speaker="-"),
    Wanted(speaker="-", period="-"),
]


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(period="-"),
        Wanted(period="2031"),
        Wanted(period="2031-05"),
        Wanted(speaker="-"),
        Wanted(speaker="Ina Holt"),
    ],
)
@pytest.mark.parametrize("uttered", [None, "2031", "2031-05", "2031-05-02", "2031-05/2031-07", "2031-01-01"])
@pytest.mark.parametrize("speaker", [None, "Ina Holt"])
def test_no_speaker_no_date_and_a_month_are_told_alike(
    tmp_path: Path, wanted: Wanted, uttered: str | None, speaker: str | None
) -> None:
    document, reading = many(2)
    document = dataclasses.replace(document, spoken=uttered, published=None, speaker=speaker, author=None)
    bare = tuple(dataclasses.replace(one, source=()) for one in reading.forecasts)
    reading = dataclasses.replace(reading, date=uttered, turns=(), forecasts=bare)
    asking = Asking(Desk(told(tmp_path / "w.db", (document, reading))), TODAY, wanted)
    quick, slow = sheet(asking, (0, 50)), paged(asking, entries_of(asking), (0, 50))
    assert [one.id for one in quick.entries] == [one.id for one in slow.entries]
    assert (quick.total, dict(quick.counts.statuses)) == (slow.total, dict(slow.counts.statuses))


@pytest.mark.parametrize("wanted", WANTED)
@pytest.mark.parametrize("page", [(0, 50), (50, 50), (100, 50), (9000, 50)])
def test_the_index_tells_what_the_whole_ledger_tells(desk: Desk, wanted: Wanted, page: tuple[int, int]) -> None:
    asking = Asking(desk, TODAY, wanted)
    quick, slow = sheet(asking, page), paged(asking, entries_of(asking), page)
    assert [one.id for one in quick.entries] == [one.id for one in slow.entries]
    assert [one.outlook for one in quick.entries] == [one.outlook for one in slow.entries]
    assert (quick.total, quick.start) == (slow.total, slow.start)
    assert dict(quick.counts.statuses) == dict(slow.counts.statuses)


def test_what_falls_due_is_told_alike(desk: Desk) -> None:
    asking = Asking(desk, TODAY)
    quick = falling_due(asking, "2034-01-01", (0, 50))
    slow = due(entries_of(asking), "2034-01-01")
    assert [one.id for one in quick.entries] == [one.id for one in slow[:50]]
    assert quick.total == len(slow) > 100


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(words="MILL has closed"), 1),
        (Wanted(words="quay 7 of"), 1),
        (Wanted(words="nowhere"), 0),
        (Wanted(period="2031-05"), 123),
        (Wanted(speaker="-"), 0),
    ],
)
def test_what_the_index_does_not_hold_is_found_too(desk: Desk, wanted: Wanted, found: int) -> None:
    assert sheet(Asking(desk, TODAY, wanted), (0, 50)).total == found


def test_only_what_people_checked_is_shown_where_that_is_asked_for(desk: Desk) -> None:
    assert sheet(Asking(desk, TODAY, checked=True), (0, 50)).total == 0


def test_a_status_that_there_is_not_is_refused_with_those_that_are(desk: Desk) -> None:
    with pytest.raises(BadRequest, match="undecidable"):
        sheet(Asking(desk, TODAY, Wanted(status="won")), (0, 50))


def test_counts_and_score_are_told_alike(desk: Desk) -> None:
    asking = Asking(desk, TODAY)
    found, ledger = tallied(asking)
    own = counted(entries_of(asking), BY)
    assert dict(found.statuses) == dict(own.statuses)
    assert {one.name: one.entries for one in found.tallies["speaker"]} == {"Odo Brand": 123}
    assert found.speakers == own.speakers == 1
    for by in BY:
        assert sum(one.speakers for one in found.tallies[by]) == sum(one.speakers for one in own.tallies[by]) > 0
    assert ledger.score is None
    assert "25" in ledger.unscored


def test_a_decision_is_seen_at_once(desk: Desk) -> None:
    asking = Asking(desk, TODAY, Wanted(document="talk"))
    before = sheet(asking, (0, 50)).entries[1].outlook
    resolve(desk, Told("F2", Resolution(Result.VOID, "2031-07-01", (Source("https://a.example"),)), False), BY_INA)
    assert before is not Outlook.VOID
    assert sheet(asking, (0, 50)).entries[1].outlook is Outlook.VOID


def test_those_of_which_the_day_is_known_are_drawn(desk: Desk) -> None:
    assert len(dated(Asking(desk, TODAY), 40)) == 40


def test_a_later_document_is_offered_and_resolves_nothing(tmp_path: Path) -> None:
    desk = Desk(told(tmp_path / "o.db", talk(), echo()))
    first = sheet(Asking(desk, TODAY), (0, 50)).entries[0]
    found = offers(desk, TODAY, False)
    assert found[first.id][0].quote.text == "The mill has closed."
    assert first.outlook is Outlook.DUE


def test_topics_are_those_of_the_map(tmp_path: Path) -> None:
    desk = Desk(told(tmp_path / "t.db", talk(), echo()))
    about = topics(desk, TODAY, False)
    assert about
    name, topic = next(iter(about.items()))
    found = entries_of(Asking(desk, TODAY, Wanted(topic=topic), about=about))
    assert name in {one.id for one in found}


def test_a_workspace_that_does_not_exist_has_an_empty_ledger(tmp_path: Path) -> None:
    asking = Asking(Desk(tmp_path / "none.db"), TODAY)
    assert sheet(asking, (0, 50)).total == 0
    assert not behind(asking)


def test_a_page_does_not_wait_for_many_documents_to_be_entered(tmp_path: Path) -> None:
    pairs = [numbered(at) for at in range(MANY + 1)]
    asking = Asking(Desk(told(tmp_path / "many.db", *pairs)), TODAY)
    assert behind(asking)
    sheet(asking, (0, 50))
    assert not behind(asking)


def numbered(number: int) -> tuple[Document, Reading]:
    """A short document of its own."""
    document, reading = many(1)
    own = dataclasses.replace(document, id=f"many{number}", sha256=f"{number:02}")
    return own, with_ids(dataclasses.replace(reading, id=own.id), own.sha256)
