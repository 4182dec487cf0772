"""The index of forecasts tells what the ledger tells, whatever was read, decided and forgotten; and it forgets."""

from __future__ import annotations

import dataclasses
import datetime
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from causerie.errors import BadRequest, UnknownName
from causerie.identity import with_ids
from causerie.ledger.scoring import spoken_for
from causerie.pipeline import index, indexing, paging
from causerie.pipeline.asof import LedgerOptions, due
from causerie.pipeline.deciding import By, edit, judge, undo
from causerie.pipeline.forgetting import forget
from causerie.pipeline.index import indexed
from causerie.pipeline.ledger import kept
from causerie.pipeline.mapping import ground, merges
from causerie.pipeline.merging import merge
from causerie.pipeline.outcomes import bring_outcomes
from causerie.pipeline.remapping import remap
from causerie.pipeline.resolving import dispute, reply, resolve, sharpen
from causerie.pipeline.viewing import log, look
from causerie.store import aliases, documents, entries
from causerie.store.database import opened, transaction
from causerie.store.documents import dumps
from causerie.values import Bundle, Certainty, Counts, Document, Entry, Ledger, Resolution, Sharpened, Source, items_of
from causerie.values.outcomes import Told
from causerie.views.drawing import counting, settled
from causerie.views.drawing.settled import By as CountBy
from causerie.vocabulary import Act, Hemisphere, Level, Outlook, Part, Result
from makers import document_of, forecast, mention_in, reading_of, turn

SOURCES = (Source("https://post.example/quay", "It has closed."), Source("https://echo.example/quay"))
DAYS = ("2030-01-01", "2031-05-10", "2031-07-15", "2032-05-03", "9999-12-31")
WHO = ("Ina Holt", "Odo Brand")
SAYINGS = (
    ("The quay will close by June 2031.", "quay will close", "by June 2031", None),
    ("The quay is likely to close soon.", "quay is likely to close", "soon", "likely"),
    ("Perhaps the mill will burn by 2032.", "mill will burn", "by 2032", "Perhaps"),
    ("The boats will rot.", "boats will rot", None, None),
    ("There is a 70 % chance that the mill will burn by 2032.", "mill will burn", "by 2032", "a 70 % chance"),
    ("The ferry will never be cheap again.", "ferry will never be cheap again", None, None),
    ("It is very unlikely that the dyke breaks by July 2031.", "dyke breaks", "by July 2031", "very unlikely"),
)


def clock() -> datetime.datetime:
    return datetime.datetime(2032, 5, 3, 12, 0, tzinfo=datetime.UTC)


BY = By("Nia Moor", clock, "another quay")


def add(db: sqlite3.Connection, number: int, reader: str = "test.v1", leave: int = 0) -> None:
    """A talk of two people, kept or read again; `leave`: how many forecasts a reader does not find."""
    parts = [f"{WHO[(number + at) % 2]}: {SAYINGS[(number + at) % len(SAYINGS)][0]}\n" for at in range(4)]
    text = "".join(parts)
    document = document_of(text, f"talk-{number}", f"{number:064x}", title=f"Talk {number % 2}", spoken=_day(number))
    found = []
    for at in range(4 - leave):
        words, proposition, when, sure = SAYINGS[(number + at) % len(SAYINGS)]
        one = forecast(text, words, proposition)
        said = mention_in(text, sure) if sure else None
        level = Level.UNLIKELY if sure and "unlikely" in sure else Level.LIKELY
        certainty = Certainty(level, said.text, said.start, said.end) if said else one.certainty
        found.append(dataclasses.replace(one, horizon=mention_in(text, when) if when else None, certainty=certainty))
    turns = tuple(turn(text, part, WHO[(number + at) % 2]) for at, part in enumerate(parts))
    shelved = documents.find(db, document.sha256) or documents.add(db, document, "2031-05-03T00:00:00Z")
    reading = reading_of(shelved.document, reader, turns=turns, forecasts=tuple(found))
    documents.put_reading(db, shelved.number, with_ids(reading, document.sha256), "2031-05-03T00:00:00Z")
    aliases.give(db, shelved.number, items_of(reading), {})


def _day(number: int) -> str | None:
    return (None, "2031-05-02", "2031-04-30", "2031-06-10")[number % 4]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return workspace(tmp_path)


def workspace(folder: Path) -> Path:
    """Three talks with twelve forecasts."""
    where = folder / "quay.db"
    with opened(where, write=True) as db, transaction(db):
        for number in range(1, 4):
            add(db, number)
    return where


def derived(path: Path, options: LedgerOptions, mapped: bool = False) -> tuple[Bundle, Ledger]:
    bundle = look(path)
    if mapped:
        bundle = dataclasses.replace(bundle, map=ground(bundle, merges(path)).map)
    return bundle, kept(bundle, log(path).history, options)


def counted(entries: tuple[Entry, ...], bundle: Bundle) -> dict[str, object]:
    """What the views count, in their words."""
    return {
        "statuses": settled.statuses(entries),
        "again": len(entries) - len(settled.counted(entries)),
        "never": settled.undecidable(entries),
        **{one.value: settled.tallies(entries, one, bundle.documents) for one in CountBy},
    }


def told_by(counts: Counts) -> dict[str, object]:
    return {
        "statuses": counting.in_order(counts.statuses),
        "again": counts.again,
        "never": counting.undecidable_in(counts),
        **{one.value: counting.tallies_in(counts, one) for one in CountBy},
    }


def agrees(path: Path, day: str, replay: bool, mapped: bool = False) -> None:
    """The index tells the same as the ledger that is derived from everything."""
    options = LedgerOptions(day, candidates=False, replay=replay)
    bundle, ledger = derived(path, options, mapped)
    with indexed(path, options, remap if mapped else None) as db:
        seen = paging.look_of(options, mapped=mapped)
        rows = list(paging.listed(db, seen, options))
        assert tuple(one.entry for one, _ in rows) == ledger.entries
        assert [dumps(one.entry) for one, _ in rows] == [dumps(one) for one in ledger.entries]
        items = {one.id: one for reading in bundle.readings for one in reading.forecasts}
        for one, names in rows:
            assert one.item == items[one.entry.id]
            assert one.alias == names[one.entry.id] == bundle.aliases[one.entry.id]
            assert names[one.entry.group] == bundle.aliases[one.entry.group]
            assert one.act == bundle.reviewed.get(one.entry.id)
        falling = paging.due_listed(db, seen, options, "2031-12-31")
        assert tuple(one.entry for one, _ in falling) == due(ledger.entries, "2031-12-31")
        never = dataclasses.replace(seen, outlooks=paging.UNDECIDABLE)
        undecidable = [one.entry for one, _ in paging.listed(db, never, options)]
        assert undecidable == [one for one in ledger.entries if one.outlook.undecidable]
        page = paging.page(db, dataclasses.replace(seen, first_only=True), options, tuple(CountBy), 1, 3)
    assert told_by(page.counts) == counted(ledger.entries, bundle)
    shown = page.bundle.ledger
    assert shown is not None
    first = settled.counted(ledger.entries)[1:4]
    assert shown == dataclasses.replace(ledger, entries=first)
    again = settled.again(ledger.entries)
    assert page.later == {one.id: again[one.id] for one in first if one.id in again}
    assert counting.summary_of(page.counts, day) == settled.summary(ledger)


Act_ = Callable[[Path, str, int], object]


def _outcome(result: Result) -> Act_:
    def act(path: Path, name: str, at: int) -> object:
        on = ("2031-06-02", "2031-08-01", "2032-01", "2031")[at % 4]
        made = Resolution(result, on, SOURCES, "seen at the quay")
        return resolve(path, Told(name, made), BY, supersede=bool(at % 2))

    return act


def _read_again(path: Path, name: str, at: int) -> None:
    with opened(path, write=True) as db, transaction(db):
        add(db, at % 5 + 1, f"test.v{at % 3}", at % 2)


def _undone(path: Path, name: str, at: int) -> object:
    return undo(path, name if at % 2 else None, BY)


ACTS: dict[str, Act_] = {
    "yes": _outcome(Result.YES),
    "no": _outcome(Result.NO),
    "void": _outcome(Result.VOID),
    "sharpen": lambda path, name, at: sharpen(path, name, Sharpened("it sells no flour", None, "2031-09-30"), BY),
    "dispute": lambda path, name, at: dispute(path, name, BY),
    "reply": lambda path, name, at: reply(path, name, f"Reply {at}.", BY),
    "accept": lambda path, name, at: judge(path, Act.ACCEPT, (name,), BY),
    "reject": lambda path, name, at: judge(path, Act.REJECT, (name,), BY),
    "withhold": lambda path, name, at: judge(path, Act.WITHHOLD, (name,), BY),
    "edit": lambda path, name, at: edit(path, name, {"negated": ("yes", "no")[at % 2], "horizon": ""}, BY),
    "undo": _undone,
    "read": _read_again,
    "forget a talk": lambda path, name, at: forget(path, f"D{at % 3 + 1}", clock),
    "forget a person": lambda path, name, at: forget(path, WHO[at % 2], clock, "speaker"),
}
_STEP = st.tuples(st.sampled_from(sorted(ACTS)), st.integers(1, 14), st.integers(0, 11))


@given(st.lists(_STEP, min_size=1, max_size=7), st.sampled_from(DAYS), st.booleans(), st.booleans())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_index_tells_what_is_derived_from_everything(
    steps: list[tuple[str, int, int]], day: str, replay: bool, mapped: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = workspace(Path(folder))
        agrees(path, day, replay, mapped)
        for act, number, at in steps:
            try:
                ACTS[act](path, f"F{number}", at)
            except (BadRequest, UnknownName):
                continue
            if at % 3:
                agrees(path, day, replay, mapped)
        agrees(path, day, replay, mapped)


@pytest.mark.parametrize("options", [{"scale": "Kent"}, {"zone": "Europe/Berlin"}, {"hemisphere": Hemisphere.SOUTHERN}])
def test_other_options_tell_what_is_derived_with_them(path: Path, options: dict[str, Any]) -> None:
    sharpen(path, "F4", Sharpened("it rots", None, "2031-09-30"), BY)
    wanted = LedgerOptions("2031-07-15", candidates=False, **options)
    with indexed(path, wanted) as db:
        found = tuple(one.entry for one, _ in paging.listed(db, paging.look_of(wanted), wanted))
    assert found == derived(path, wanted)[1].entries


def test_a_merge_of_factors_is_seen_by_the_index_and_undone(path: Path) -> None:
    agrees(path, DAYS[-1], False, mapped=True)
    factors = derived(path, LedgerOptions(DAYS[-1]), mapped=True)[0].map.factors
    labels = {one.label for one in factors if any(place.part is Part.PROPOSITION for place in one.mentions)}
    one, other = sorted(labels)[:2]
    merge(path, (one, other), "one thing", BY)
    agrees(path, DAYS[-1], False, mapped=True)
    undo(path, None, BY)
    agrees(path, DAYS[-1], False, mapped=True)


def test_outcomes_by_the_file_are_seen_by_the_index(path: Path) -> None:
    told = [Told(f"F{n}", Resolution(Result.YES, "2031-06-02", SOURCES), row=n, rows=(n, n)) for n in (1, 5)]
    agrees(path, DAYS[-1], False)
    assert bring_outcomes(path, told, BY)
    agrees(path, DAYS[-1], False)


@pytest.fixture
def entered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that are entered from now on."""
    seen: list[str] = []
    kept_one = indexing.entered

    def noting(document: Document, *rest: Any) -> Any:
        seen.append(document.id)
        return kept_one(document, *rest)

    monkeypatch.setattr(indexing, "entered", noting)
    return seen


def looked_at(path: Path) -> list[Outlook]:
    options = LedgerOptions(DAYS[-2], candidates=False)
    with indexed(path, options) as db:
        return [one.entry.outlook for one, _ in paging.listed(db, paging.look_of(options), options)]


def test_a_change_costs_what_it_touches(path: Path, entered: list[str]) -> None:
    looked_at(path)
    assert sorted(entered) == ["talk-1", "talk-2", "talk-3"]
    looked_at(path)
    resolve(path, Told("F1", Resolution(Result.YES, "2031-06-02", SOURCES)), BY)
    assert Outlook.YES in looked_at(path)
    assert entered[3:] == ["talk-1"]
    with opened(path, write=True) as db, transaction(db):
        add(db, 4)
    looked_at(path)
    assert entered[4:] == ["talk-4"]


def test_another_program_makes_the_index_anew(path: Path, entered: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    before = looked_at(path)
    monkeypatch.setattr(index, "_digest_of", lambda names: "another")
    assert looked_at(path) == before
    assert len(entered) == 6


def test_a_workspace_for_reading_only_is_looked_at_in_memory(path: Path, entered: list[str]) -> None:
    resolve(path, Told("F1", Resolution(Result.YES, "2031-06-02", SOURCES)), BY)
    bytes_before, entered[:] = path.read_bytes(), []
    path.chmod(0o444)
    assert Outlook.YES in looked_at(path)
    assert len(entered) == 3
    assert path.read_bytes() == bytes_before
    with indexed(path, LedgerOptions(DAYS[-2], candidates=False)) as db, pytest.raises(sqlite3.OperationalError):
        db.execute("DELETE FROM decision")


def test_an_index_that_is_up_to_date_serves_a_workspace_for_reading_only(path: Path, entered: list[str]) -> None:
    before = looked_at(path)
    path.chmod(0o444)
    assert looked_at(path) == before
    assert len(entered) == 3


def test_who_looks_does_not_wait_for_who_writes(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with indexed(path, LedgerOptions(DAYS[-2], candidates=False), patience_ms=10) as db:
        assert not entries.stale(db)
        assert other.in_transaction
    other.execute("ROLLBACK")
    other.close()


def in_index(path: Path, *words: str) -> list[str]:
    """Which of the words stand in some row of the index."""
    db = sqlite3.connect(path)
    tables = ("entry", "standing", "indexed", "told", "index_state")
    text = repr([row for table in tables for row in db.execute(f"SELECT * FROM {table}")])
    db.close()
    return [word for word in words if word in text]


def test_what_is_forgotten_is_gone_from_the_index_at_once(path: Path) -> None:
    resolve(path, Told("F1", Resolution(Result.YES, "2031-06-02", SOURCES, "told by a heron")), BY)
    options = LedgerOptions(DAYS[-1], candidates=False)
    with indexed(path, options, remap):
        assert in_index(path, WHO[0], "mill will burn") == [WHO[0], "mill will burn"]
    forget(path, WHO[0], clock, "speaker")
    assert in_index(path, WHO[0]) == []
    looked_at(path)
    assert in_index(path, *WHO) == [WHO[1]]
    for number in (1, 2, 3):
        forget(path, f"D{number}", clock)
    assert in_index(path, WHO[1], "mill", "ferry", "quay", "talk", "heron") == []
    assert all(word not in path.read_bytes() for word in (b"mill will burn", b"Odo Brand", b"heron"))


def test_topics_go_with_the_document_whose_words_they_are(path: Path) -> None:
    with indexed(path, LedgerOptions(DAYS[-1], candidates=False), remap) as db:
        assert db.execute("SELECT count(topic) FROM standing WHERE mapped = 1").fetchone()[0]
    forget(path, "D1", clock)
    db = sqlite3.connect(path)
    assert db.execute("SELECT count(*) FROM standing WHERE mapped = 1").fetchone() == (0,)
    db.close()
    agrees(path, DAYS[-1], False, mapped=True)


def test_an_edit_that_is_forgotten_leaves_nothing(path: Path) -> None:
    reply(path, "F2", "Said the heron.", BY)
    judge(path, Act.ACCEPT, ("F2",), dataclasses.replace(BY, reason="so said the heron"))
    looked_at(path)
    forget(path, "D1", clock)
    assert in_index(path, "heron") == []
    agrees(path, DAYS[-1], True)


def test_a_number_that_came_later_is_scored_for_its_forecast_in_the_index_too(path: Path) -> None:
    bundle, ledger = derived(path, LedgerOptions("2032-05-03", candidates=False))
    (chance,) = [one for one in spoken_for(ledger.entries) if one.range == (70, 70)]
    first = next(one for one in ledger.entries if one.id == chance.group)
    assert (first.range, chance.counts) == (None, False)
    resolve(path, Told(bundle.aliases[first.id], Resolution(Result.YES, "2031-12-01", SOURCES)), BY)
    unlikely = next(one for one in ledger.entries if one.certainty == "very unlikely")
    resolve(path, Told(bundle.aliases[unlikely.id], Resolution(Result.NO, "2031-08-01", SOURCES)), BY)
    (_, ledger) = derived(path, LedgerOptions("2032-05-03", candidates=False))
    assert "there are 2. Of 2 that came or did not" in ledger.unscored
    assert (Outlook.UNLIKELY_NO, 1) in settled.statuses(ledger.entries)
    for day in DAYS:
        agrees(path, day, replay=False)
        agrees(path, day, replay=True)
