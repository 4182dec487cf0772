"""What waits to be reviewed, and in which order."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from causerie.pipeline.coding import code
from causerie.pipeline.deciding import edit, judge, undo
from causerie.pipeline.desk import Desk
from causerie.pipeline.queueing import QueueOptions, queue, queue_today
from causerie.pipeline.staking import stakes_of
from causerie.values import Certainty, Mention
from causerie.values.review import Stake
from causerie.vocabulary import Act, ClaimKind, Level, Resolvable, Sign
from makers import causal, document_of, forecast, reading_of
from workplaces import by, workspace

SENTENCES = (
    "The drought emptied the lake.",
    "The lake ruined the fishermen.",
    "The fishermen burdened the town.",
    "The wind broke the gate.",
    "The mill will close in 2032.",
    "Things will change.",
)
TEXT = " ".join(SENTENCES)
DOCUMENT = document_of(TEXT, published="2031-01-01")
DROUGHT = causal(TEXT, SENTENCES[0], "drought", "lake")
LAKE = causal(TEXT, SENTENCES[1], "lake", "fishermen")
FISHERMEN = causal(TEXT, SENTENCES[2], "fishermen", "town")
WIND = causal(TEXT, SENTENCES[3], "wind", "gate")
WHEN = Mention("in 2032", TEXT.index("in 2032"), TEXT.index("in 2032") + 7)
MILL = forecast(TEXT, SENTENCES[4], "mill will close in 2032", horizon=WHEN)
VAGUE = forecast(TEXT, SENTENCES[5], "Things will change", resolvable=Resolvable.NO)
READING = reading_of(DOCUMENT, causal=(DROUGHT, LAKE, FISHERMEN, WIND), forecasts=(MILL, VAGUE))
TODAY = "2031-05-03"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return workspace(tmp_path / "w.db", [(DOCUMENT, READING)])


def order(path: Path, **options: object) -> list[str]:
    return [one.alias for one in queue(path, QueueOptions(**options)).items]  # type: ignore[arg-type]


def test_what_most_hangs_on_comes_first_and_says_why(path: Path) -> None:
    found = queue_today(path, QueueOptions(), TODAY)
    claims = [one for one in found.items if one.alias.startswith("C")]
    assert (claims[0].alias, claims[-1].alias) == ("C2", "C4")
    assert "sole evidence of its link" in claims[0].reasons
    assert [one.alias for one in found.items if one.alias.startswith("F")] == ["F1", "F2"]
    assert [one.score for one in found.items] == sorted((one.score for one in found.items), reverse=True)


def test_words_alone_find_the_middle_of_a_chain_too(path: Path) -> None:
    assert next(name for name in order(path) if name.startswith("C")) == "C2"


def test_an_undecided_sign_and_doubt_of_the_reader_come_forward(tmp_path: Path) -> None:
    open_ = dataclasses.replace(WIND, polarity=Sign.UNKNOWN)
    unsure = dataclasses.replace(DROUGHT, probability=0.31, found_by=("rules.v1", "small.v1"))
    sure = dataclasses.replace(FISHERMEN, probability=0.99, found_by=("rules.v1", "small.v1"))
    reading = reading_of(DOCUMENT, "small.v1", causal=(sure, unsure, open_))
    path = workspace(tmp_path / "d.db", [(DOCUMENT, reading)])
    same = {item.id: Stake(0.5) for item in reading.causal}
    found = queue(path, QueueOptions(), same)
    assert [one.alias for one in found.items] == ["C3", "C2", "C1"]
    assert found.items[0].reasons == ("its sign is undecided",)
    assert found.items[1].reasons == ("the reader was not sure of it (31%)",)
    assert found.items[2].reasons == ()


def test_a_hedge_is_doubted_more_than_a_plain_statement(tmp_path: Path) -> None:
    hedged = dataclasses.replace(FISHERMEN, certainty=Certainty(Level.UNLIKELY))
    reading = reading_of(DOCUMENT, causal=(WIND, hedged))
    path = workspace(tmp_path / "h.db", [(DOCUMENT, reading)])
    found = queue(path, None, {item.id: Stake(0.5) for item in reading.causal})
    assert (found.items[0].alias, found.items[0].reasons) == ("C2", ("its certainty is read as unlikely",))


def test_progress_counts_checked_rejected_and_coded_items(path: Path) -> None:
    judge(path, Act.ACCEPT, ("C1",), by())
    judge(path, Act.REJECT, ("C2",), by())
    edit(path, "C3", {"flip": "yes"}, by())
    judge(path, Act.WITHHOLD, ("C4",), by())
    found = queue(path)
    assert {one.alias for one in found.items} == {"F1", "C4", "F2"}
    assert [(one.kind, one.reviewed, one.total) for one in found.progress] == [
        (ClaimKind.CAUSAL, 3, 4),
        (ClaimKind.FORECAST, 0, 2),
    ]
    assert (found.waiting, found.reviewed, found.total) == (3, 3, 6)
    undo(path, None, by())
    undo(path, None, by())
    assert queue(path).reviewed == 2
    code(path, "D1", ClaimKind.RELATION, {"a": "The wind", "b": "the gate"}, by())
    assert (queue(path).reviewed, queue(path).total) == (3, 7)


def test_withheld_and_accepted_is_reviewed(path: Path) -> None:
    judge(path, Act.ACCEPT, ("C1",), by())
    judge(path, Act.WITHHOLD, ("C1",), by())
    assert "C1" not in order(path)


def test_a_second_person_has_a_queue_of_their_own(path: Path) -> None:
    judge(path, Act.ACCEPT, ("C1", "C2"), by("Ina"))
    judge(path, Act.REJECT, ("C1",), by("Odo"))
    assert set(order(path)) == {"C3", "C4", "F1", "F2"}
    assert set(order(path, person="Odo")) == {"C2", "C3", "C4", "F1", "F2"}
    assert set(order(path, person="Ina")) == {"C3", "C4", "F1", "F2"}


def test_parts_of_the_queue(path: Path) -> None:
    whole = order(path)
    assert order(path, limit=2) == whole[:2]
    assert order(path, limit=2, start=2) == whole[2:4]
    assert set(order(path, kinds=(ClaimKind.FORECAST,))) == {"F1", "F2"}
    assert order(path, documents=("D1",)) == whole
    assert order(path, documents=("D7",)) == []
    assert queue(path, QueueOptions(limit=1)).waiting == 6


def test_an_empty_workspace_has_an_empty_queue(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "none.db")
    found = queue(desk)
    assert (found.items, found.waiting, found.total) == ((), 0, 0)


def test_a_forecast_that_fell_due_says_so(path: Path) -> None:
    stakes = stakes_of(path, "2034-01-01")
    assert stakes[READING.forecasts[0].id].why == ("fell due 2032-12-31",)
    assert stakes[READING.forecasts[1].id].weight < stakes[READING.forecasts[0].id].weight


def test_a_desk_keeps_the_order_and_sees_decisions_documents_and_new_stakes(path: Path) -> None:
    desk = Desk(path)
    first = queue(desk).items
    judge(desk, Act.ACCEPT, (first[0].alias,), by())
    assert queue(desk).items == first[1:]
    last = first[-1].item.id
    assert queue(desk, None, {last: Stake(1.0, ("matters",))}).items[0].reasons == ("matters",)
    workspace(path, [(document_of("A new wind rose.", "new", "cd"), reading_of(document_of("", "new", "cd")))])
    code(desk, "new", ClaimKind.RELATION, {"a": "A new", "b": "wind"}, by())
    assert queue(desk).total == 7
    desk.close()


def test_what_was_undone_waits_again_for_whoever_has_the_queue(path: Path) -> None:
    desk = Desk(path)
    before = queue(desk)
    judge(desk, Act.REJECT, ("C3",), by())
    assert "C3" not in {one.alias for one in queue(desk).items}
    undo(desk, None, by())
    assert queue(desk) == before
    desk.close()
