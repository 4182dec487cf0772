"""Stages and store together: reading, looking, deciding, forgetting."""

from __future__ import annotations

import dataclasses
import datetime
import io
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from causerie.documents import LoadOptions
from causerie.errors import BadRequest, UnknownName, WorkspaceError
from causerie.pipeline import readers as readers_module
from causerie.pipeline import reading as reading_module
from causerie.pipeline.deciding import By, edit, judge, undo
from causerie.pipeline.filtering import Filters
from causerie.pipeline.forgetting import DOCUMENT, forget
from causerie.pipeline.mapping import mapped, merges
from causerie.pipeline.merging import merge
from causerie.pipeline.reading import Outcome, ReadOptions, read_into, read_only, same_claims
from causerie.pipeline.viewing import log, look, one, shelf
from causerie.values import Document, Item, Reading, items_of
from causerie.vocabulary import Act, ClaimKind, Level, Role, Sign, Status
from makers import causal, document_of, forecast, reading_of, turn

TALK = """THE POST: Why is the lake dry?

INA HOLT: The drought emptied the lake. The empty lake ruined the fishermen.

ODO BRAND: The pumps emptied the lake. The mill will close next year."""
BY_RULES = ReadOptions(reader="rules")


def clock() -> datetime.datetime:
    return datetime.datetime(2031, 5, 3, 12, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))


def hand_made(document: Document, nlp: object, reader: str = "test.v1") -> Reading:
    """A reader whose findings do not change with the rules."""
    text = document.text
    if "THE POST" not in text:
        return reading_of(document, reader)
    return reading_of(
        document,
        reader,
        turns=(
            turn(text, "Why is the lake dry?", "The Post", Role.INTERVIEWER),
            turn(text, "The drought emptied the lake. The empty lake ruined the fishermen.", "Ina Holt"),
            turn(text, "The pumps emptied the lake. The mill will close next year.", "Odo Brand"),
        ),
        causal=(
            causal(text, "The drought emptied the lake.", "drought", "lake", source=("The Post", "Ina Holt")),
            causal(text, "The empty lake ruined the fishermen.", "empty lake", "fishermen", status=Status.CONDITIONAL),
            causal(text, "The pumps emptied the lake.", "pumps", "lake"),
        ),
        forecasts=(forecast(text, "The mill will close next year.", "mill will close"),),
    )


def wider(document: Document, nlp: object, reader: str = "test.v2") -> Reading:
    """A later reader: it takes the article into the first mention, and misses the last claim."""
    old = hand_made(document, nlp, reader)
    first, second, _ = old.causal
    start = first.cause.start - 4
    cause = dataclasses.replace(first.cause, start=start, text=document.text[start : first.cause.end])
    return reading_of(document, reader, turns=old.turns, causal=(dataclasses.replace(first, cause=cause), second))


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, hand_made, "test.v1")


def use(monkeypatch: pytest.MonkeyPatch, read: object, name: str) -> None:
    monkeypatch.setattr(readers_module, "read", read)
    monkeypatch.setattr(readers_module, "reader_name", lambda pipeline: name)
    monkeypatch.setattr(reading_module, "load_pipeline", lambda name: None)


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, "utf-8")
    return path


@pytest.fixture
def db(tmp_path: Path, talk: Path) -> Path:
    keep(tmp_path / "w.db", talk)
    return tmp_path / "w.db"


def keep(path: Path, *sources: Path, **options: object) -> list[Outcome]:
    chosen = dataclasses.replace(BY_RULES, **options)  # type: ignore[arg-type]
    return list(read_into(path, [str(source) for source in sources], chosen, io.BytesIO(), clock))


def by(reason: str = "") -> By:
    return By("Ina", clock, reason)


def dump(path: Path) -> list[str]:
    with sqlite3.connect(path) as db:
        return list(db.iterdump())


def shown(path: Path) -> dict[str, Item]:
    bundle = look(path)
    return {bundle.aliases[item.id]: item for reading in bundle.readings for item in items_of(reading)}


# Reading


def test_what_was_read_is_kept_with_names(db: Path) -> None:
    assert list(shown(db)) == ["C1", "C2", "C3", "F1"]
    (kept,) = shelf(db)
    assert (kept.alias, kept.document.id, kept.raw.reader) == ("D1", "talk", "test.v1")
    assert kept.document.text == TALK


def test_reading_the_same_content_again_changes_nothing(db: Path, talk: Path) -> None:
    before, data = dump(db), db.read_bytes()
    (outcome,) = keep(db, talk)
    assert outcome.known
    assert dump(db) == before
    assert db.read_bytes() == data


def test_the_same_content_under_another_name_is_the_same_document(db: Path, tmp_path: Path) -> None:
    before = dump(db)
    (tmp_path / "copy.txt").write_text(TALK, "utf-8")
    (outcome,) = keep(db, tmp_path / "copy.txt")
    assert (outcome.known, outcome.id) == (True, "talk")
    assert dump(db) == before


def test_what_is_newly_known_is_added_and_the_text_stays(db: Path, talk: Path) -> None:
    (outcome,) = keep(db, talk, load=LoadOptions(date="2031-05-02"))
    assert not outcome.known
    (kept,) = shelf(db)
    assert kept.document.date == "2031-05-02"
    assert kept.raw.date == "2031-05-02"
    assert list(shown(db)) == ["C1", "C2", "C3", "F1"]
    assert keep(db, talk)[0].known


def test_other_content_is_another_document(db: Path, talk: Path) -> None:
    talk.write_text(TALK.replace("drought", "heat"), "utf-8")
    (outcome,) = [*keep_like(db, talk)]
    assert outcome.id == "talk-2"
    assert [kept.alias for kept in shelf(db)] == ["D1", "D2"]


def keep_like(path: Path, source: Path) -> Iterator[Outcome]:
    def other(document: Document, nlp: object, reader: str = "test.v1") -> Reading:
        return reading_of(document, reader)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(readers_module, "read", other)
        yield from keep(path, source)


def test_what_cannot_be_read_does_not_stop_the_others(tmp_path: Path, talk: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    outcomes = keep(tmp_path / "w.db", tmp_path / "a.txt", tmp_path / "missing.txt", talk)
    assert [outcome.error is None for outcome in outcomes] == [False, False, True]
    assert [kept.document.id for kept in shelf(tmp_path / "w.db")] == ["talk"]


def test_a_fault_of_a_rule_costs_one_document_only(tmp_path: Path, talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(document: Document, nlp: object, reader: str = "test.v1") -> Reading:
        if document.id == "bad":
            raise IndexError("no token")
        return hand_made(document, nlp, reader)

    use(monkeypatch, faulty, "test.v1")
    (tmp_path / "bad.txt").write_text("The harbour is closed for the winter, said the mayor.")
    first, second = keep(tmp_path / "w.db", tmp_path / "bad.txt", talk)
    assert "internal error" in (first.error or "")
    assert second.error is None


def test_reading_without_a_workspace_keeps_nothing(tmp_path: Path, talk: Path) -> None:
    (outcome,) = read_only([str(talk)], BY_RULES, io.BytesIO())
    assert outcome.reading is not None
    assert len(outcome.reading.causal) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["talk.txt"]


def test_reading_without_a_workspace_takes_one_document_at_a_time(tmp_path: Path) -> None:
    taken: list[int] = []

    class Endless(io.RawIOBase):
        """Rows without end: whoever reads all of them never comes back."""

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            row = b'{"text": "The drought emptied the lake, and the mayor knows it."}\n'
            taken.append(1)
            buffer[: len(row)] = row
            return len(row)

    rows = read_only(["-"], BY_RULES, io.BufferedReader(Endless(), 256))
    assert [next(rows).error for _ in range(5)] == [None] * 5


# Another reader


def test_names_and_decisions_pass_to_another_readers_claims(
    db: Path, talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge(db, Act.ACCEPT, ("C1", "C3"), by())
    use(monkeypatch, wider, "test.v2")
    keep(db, talk)
    items = shown(db)
    bundle = look(db)
    assert list(items) == ["C1", "C2", "C3"]
    first, third = items["C1"], items["C3"]
    assert bundle.reviewed == {first.id: Act.ACCEPT, third.id: Act.ACCEPT}
    assert first.rule == "test"
    assert third.rule == "by hand (Ina)"
    assert third.quote.text == "The pumps emptied the lake."


def test_the_reading_last_asked_for_is_current(db: Path, talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, wider, "test.v2")
    keep(db, talk)
    assert list(shown(db)) == ["C1", "C2"]
    use(monkeypatch, hand_made, "test.v1")
    (outcome,) = keep(db, talk)
    assert outcome.known
    assert list(shown(db)) == ["C1", "C2", "C3", "F1"]
    with pytest.raises(UnknownName, match="no C9"):
        one(db, "C9")


def test_an_item_of_another_reading_is_said_to_be_elsewhere(
    db: Path, talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, wider, "test.v2")
    keep(db, talk)
    with pytest.raises(UnknownName, match="F1 is not in the current reading"):
        one(db, "F1")


def test_each_old_claim_is_matched_once() -> None:
    document = document_of(TALK)
    (first, *_) = hand_made(document, None).causal
    twice = [dataclasses.replace(first, id="x"), dataclasses.replace(first, id="y")]
    assert same_claims([first], twice) == {"x": first.id}
    assert same_claims([first], [first]) == {}


# Deciding


def test_decisions_are_told_apart_from_what_was_read(db: Path) -> None:
    judge(db, Act.REJECT, ("c1",), by("a topic, not a claim"))
    assert list(shown(db)) == ["C2", "C3", "F1"]
    (row,) = log(db).history
    assert (row.act, row.person, row.at, row.reason) == (
        Act.REJECT,
        "Ina",
        "2031-05-03T10:00:00Z",
        "a topic, not a claim",
    )
    assert (row.document, row.kind) == ("talk", ClaimKind.CAUSAL)
    found, _, about = one(db, "C1")
    assert found.rejected
    assert about == (row,)


def test_several_are_judged_all_or_none(db: Path) -> None:
    with pytest.raises(UnknownName, match="no C99"):
        judge(db, Act.ACCEPT, ("C1", "C99"), by())
    assert log(db).history == ()


def test_an_undo_is_another_row(db: Path) -> None:
    judge(db, Act.REJECT, ("C1",), by())
    undo(db, None, by())
    assert list(shown(db)) == ["C1", "C2", "C3", "F1"]
    assert [row.act for row in log(db).history] == [Act.REJECT, Act.UNDO]
    assert log(db).standing == frozenset()
    with pytest.raises(UnknownName, match="nothing to undo"):
        undo(db, None, by())


def test_undo_of_one_item_or_number(db: Path) -> None:
    judge(db, Act.ACCEPT, ("C1", "C2"), by())
    assert undo(db, "C1", by()).undoes == 1
    assert undo(db, "2", by()).undoes == 2
    with pytest.raises(UnknownName, match="nothing to undo at C1"):
        undo(db, "C1", by())


def test_an_edit_is_shown_and_can_be_undone(db: Path) -> None:
    _, after = edit(db, "C1", {"polarity": "?", "certainty": "likely"}, by())
    claim = look(db).readings[0].causal[0]
    assert (claim.polarity, claim.certainty.level) == (Sign.UNKNOWN, Level.LIKELY)
    assert claim.id == after.id
    edit(db, "C1", {"status": "denied"}, by())
    claim = look(db).readings[0].causal[0]
    assert (claim.polarity, claim.status) == (Sign.UNKNOWN, Status.DENIED)
    undo(db, "C1", by())
    assert look(db).readings[0].causal[0].status is Status.ASSERTED


def test_factors_are_merged_by_their_labels(db: Path) -> None:
    labels = [factor.label for factor in mapped(look(db)).map.factors]
    assert {"drought", "pumps"} <= set(labels)
    with pytest.raises(UnknownName, match=r"no factor 'droughts'.*drought"):
        merge(db, ("droughts", "pumps"), "x", by())
    merge(db, ("drought", "pumps"), "want of water", by())
    drawn = mapped(look(db), merges(db)).map
    assert "want of water" in [factor.label for factor in drawn.factors]
    assert len(drawn.factors) == len(labels) - 1
    with pytest.raises(BadRequest, match="two factors"):
        merge(db, ("drought",), "drought", by())


# Looking


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        (Filters(speakers=("Ina Holt",)), ["C1", "C2"]),
        (Filters(speakers=("holt", "Odo Brand")), ["C1", "C2", "C3", "F1"]),
        (Filters(speakers=("the post",)), ["C1"]),
        (Filters(factors=("lake",)), ["C1", "C2", "C3"]),
        (Filters(factors=("Empty Lake", "mill")), ["C2", "F1"]),
        (Filters(statuses=(Status.CONDITIONAL,)), ["C2"]),
        (Filters(certainties=(Level.LIKELY,)), []),
        (Filters(documents=("D1",)), ["C1", "C2", "C3", "F1"]),
        (Filters(speakers=("Odo Brand",), factors=("mill",)), ["F1"]),
    ],
)
def test_filters(db: Path, filters: Filters, names: list[str]) -> None:
    bundle = look(db, filters)
    assert [bundle.aliases[item.id] for reading in bundle.readings for item in items_of(reading)] == names


def test_an_attribute_chooses_documents(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(
        '{"id": "a", "text": "The harbour is closed for the winter.", "region": "north", "outlet": "The Post"}\n'
        '{"id": "b", "text": "The harbour is open again in the spring.", "region": "south"}\n'
    )
    keep(tmp_path / "w.db", rows)
    for wanted, there in [
        ((("region", "South"),), ["b"]),
        ((("region", "south"), ("region", "north")), ["a", "b"]),
        ((("region", "south"), ("outlet", "The Post")), []),
        ((("outlet", "The Post"),), ["a"]),
    ]:
        assert [d.id for d in look(tmp_path / "w.db", Filters(attributes=wanted)).documents] == there
    with pytest.raises(UnknownName, match=r"the attributes are: .*region"):
        look(tmp_path / "w.db", Filters(attributes=(("regoin", "south"),)))
    with pytest.raises(UnknownName, match="no document has region=nowhere; the values of region are: north, south"):
        look(tmp_path / "w.db", Filters(attributes=(("region", "nowhere"),)))


@pytest.mark.parametrize(
    ("filters", "says"),
    [
        (Filters(speakers=("Mara Lind",)), "no speaker 'Mara Lind'; the speakers are: The Post, Ina Holt, Odo Brand"),
        (Filters(documents=("D7",)), "no document 'D7'; the documents are: talk"),
        (Filters(attributes=(("region", "x"),)), "no attribute 'region'; the attributes are: "),
    ],
)
def test_a_filter_that_names_nobody_says_who_there_is(db: Path, filters: Filters, says: str) -> None:
    with pytest.raises(UnknownName, match=says):
        look(db, filters)


# Forgetting


def test_a_forgotten_document_leaves_no_word(db: Path, tmp_path: Path, talk: Path) -> None:
    judge(db, Act.ACCEPT, ("C1",), by("Holt said so twice"))
    merge(db, ("drought", "pumps"), "drought", by())
    gone = forget(db, "talk", clock)
    assert (gone.kind, gone.documents, gone.items, gone.decisions) == (DOCUMENT, 1, 4, 2)
    content = db.read_bytes()
    for word in (b"drought", b"Holt", b"fishermen", b"talk", b"pumps"):
        assert word not in content
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("w.db")] == ["w.db"]
    (stone,) = log(db).forgotten
    assert (stone.kind, stone.alias, stone.at) == ("document", "D1", "2031-05-03T10:00:00Z")


def test_names_of_what_was_forgotten_are_not_given_again(db: Path, tmp_path: Path, talk: Path) -> None:
    forget(db, "D1", clock)
    with pytest.raises(UnknownName, match="C1 was forgotten"):
        one(db, "C1")
    (outcome,) = keep(db, talk)
    assert "was forgotten on 2031-05-03" in (outcome.error or "")
    (outcome,) = keep(db, talk, restore=True)
    assert outcome.error is None
    assert list(shown(db)) == ["C4", "C5", "C6", "F2"]
    assert shelf(db)[0].alias == "D2"


def test_a_forgotten_speaker_leaves_no_word_and_the_others_stay(db: Path, talk: Path) -> None:
    judge(db, Act.ACCEPT, ("C1", "C3"), by())
    gone = forget(db, "Ina Holt", clock)
    assert (gone.kind, gone.documents, gone.redacted, gone.items, gone.decisions) == ("speaker", 0, 1, 2, 1)
    content = db.read_bytes()
    for word in (b"drought", b"Holt", b"HOLT", b"fishermen"):
        assert word not in content
    items = shown(db)
    assert list(items) == ["C3", "F1"]
    text = look(db).documents[0].text
    assert all(text[item.quote.start : item.quote.end] == item.quote.text for item in items.values())
    assert [row.target for row in log(db).history] == [items["C3"].id]


def test_a_file_read_again_does_not_bring_a_forgotten_speaker_back(db: Path, talk: Path) -> None:
    forget(db, "ina holt", clock)
    keep(db, talk, again=True, load=LoadOptions(speaker="Ina Holt"))
    assert b"Holt" not in db.read_bytes()
    assert "drought" not in look(db).documents[0].text


def test_where_the_file_cannot_be_written_anew_the_words_are_gone_all_the_same(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(db: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("causerie.store.forgetting.compact", full)
    assert not forget(db, "talk", clock).compacted
    assert b"drought" not in db.read_bytes()
    assert b"Holt" not in db.read_bytes()


def test_who_or_what_to_forget_must_be_there(db: Path) -> None:
    with pytest.raises(UnknownName, match=r"no document or speaker 'Mara'.*D1 talk.*Ina Holt"):
        forget(db, "Mara", clock)


def test_a_name_of_both_must_be_told_apart(tmp_path: Path, db: Path) -> None:
    (tmp_path / "Odo Brand.txt").write_text("The harbour is closed for the winter, said the mayor.")
    keep(db, tmp_path / "Odo Brand.txt")
    with pytest.raises(BadRequest, match="a document and a speaker"):
        forget(db, "Odo Brand", clock)
    assert forget(db, "Odo Brand", clock, DOCUMENT).documents == 1


def test_a_read_only_workspace_is_looked_at_and_nothing_more(db: Path, talk: Path) -> None:
    db.chmod(0o444)
    assert list(shown(db)) == ["C1", "C2", "C3", "F1"]
    for change in (
        lambda: judge(db, Act.ACCEPT, ("C1",), by()),
        lambda: forget(db, "talk", clock),
        lambda: keep(db, talk),
    ):
        with pytest.raises(WorkspaceError, match="read-only"):
            change()
