"""What is searched is found with its sentence, whatever is typed; what was forgotten is in no corner of the file."""

from __future__ import annotations

import dataclasses
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from causerie.errors import UnknownName
from causerie.pipeline.deciding import edit, judge
from causerie.pipeline.desk import Desk, Where
from causerie.pipeline.forgetting import forget
from causerie.pipeline.searching import Hit, SearchIn, SearchOptions, search
from causerie.store import aliases, decisions, documents
from causerie.store.database import opened, transaction
from causerie.values import Decision, Span, items_of
from causerie.vocabulary import Act, ClaimKind
from desk_makers import INA, talk
from makers import causal, document_of, reading_of, turn

AT = "2031-05-03T10:00:00Z"
HARBOUR = (
    "Ina Holt: 🙂🙂 The Zephyrine flood ruined the by-law office. It emptied the café.\n"
    "Ole Brandt: שלום The flood? The toll “doubled” the price of grain.\n"
)
MILL = "The mill stands. Floods came in spring. The old weir broke."
OFFICE = causal(HARBOUR, "The Zephyrine flood ruined the by-law office.", "The Zephyrine flood", "the by-law office")
EMPTIED = causal(HARBOUR, "It emptied the café.", "It", "the café", source=("Ina Holt", "The Lantern"))
EMPTIED = dataclasses.replace(
    EMPTIED, cause=dataclasses.replace(EMPTIED.cause, refers_to=Span("The Zephyrine flood", 0, 1))
)
WEIR = causal(MILL, "The old weir broke.", "The old weir", "broke")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "w.db"
    first, second = HARBOUR.splitlines()
    turns = (turn(HARBOUR, first, "Ina Holt"), turn(HARBOUR, second, "Ole Brandt"))
    harbour = document_of(HARBOUR, "harbour", "a" * 64, title="Harbour talk")
    mill = document_of(MILL, "mill", "b" * 64)
    with opened(made, write=True) as db, transaction(db):
        for document, found, spoken in ((harbour, (OFFICE, EMPTIED), turns), (mill, (WEIR,), ())):
            kept = documents.add(db, document, AT)
            reading = reading_of(document, causal=found, turns=spoken)
            documents.put_reading(db, kept.number, reading, AT)
            aliases.give(db, kept.number, items_of(reading), {})
    return made


@pytest.fixture(params=["path", "desk"])
def where(path: Path, request: pytest.FixtureRequest) -> Where:
    return path if request.param == "path" else Desk(path)


def found(where: Where, words: str, **options: object) -> list[tuple[str, str, str | None, str]]:
    hits = search(where, words, SearchOptions(**options)).hits  # type: ignore[arg-type]
    return [(hit.document, hit.kind, hit.alias, marked(hit)) for hit in hits]


def marked(hit: Hit) -> str:
    return "|".join(text for text, is_marked in hit.runs if is_marked)


def note(path: Path, act: Act, target: str, after: dict[str, object], kind: ClaimKind | None = None) -> None:
    with opened(path, write=True) as db, transaction(db):
        decisions.append(db, Decision(0, act, target, "Ina", AT, "harbour" if kind else None, kind, after=after))


def test_hits_come_in_reading_order_with_their_sentences(where: Where) -> None:
    hits = search(where, "flood").hits
    assert [(hit.document, hit.title, hit.sentence) for hit in hits if hit.kind == "text"] == [
        ("D1", "Harbour talk", "Ina Holt: 🙂🙂 The Zephyrine flood ruined the by-law office."),
        ("D1", "Harbour talk", "Ole Brandt: שלום The flood?"),
        ("D2", "mill", "Floods came in spring."),
    ]
    text = {"D1": HARBOUR, "D2": MILL}
    assert all(text[hit.document][hit.start : hit.end] == hit.sentence for hit in hits)
    assert all("".join(run for run, _ in hit.runs) == hit.sentence for hit in hits)
    assert [hit.speaker for hit in hits if hit.kind == "text"] == ["Ina Holt", "Ole Brandt", None]


def test_a_hit_names_the_items_that_rest_on_it(where: Where) -> None:
    (hit,) = search(where, "by-law").hits
    assert (hit.kind, hit.alias, hit.items) == ("text", None, ("C1",))


def test_an_item_is_a_hit_where_its_sentence_is_none(where: Where) -> None:
    assert ("D1", "causal", "C2", "") in found(where, "zephyrine")
    (hit,) = search(where, "lantern").hits
    assert (hit.alias, hit.note, hit.speaker) == ("C2", "The Lantern", "Ina Holt")
    assert [one[2] for one in found(where, "zephyrine", within=SearchIn.ITEMS)] == ["C1", "C2"]
    assert found(where, "zephyrine", within=SearchIn.TEXTS) == [("D1", "text", None, "Zephyrine")]


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("FLOODS", ["Floods"]),
        ("cafe", ["café"]),
        ("ruin zeph", ["Zephyrine|ruined"]),
        ('"zephyrine flood ruined"', ["Zephyrine flood ruined"]),
        ('"zephyrine flo"', []),
        ("“price of grain”", ["price of grain"]),
        ("by-law", ["by-law"]),
        ("שלום", ["שלום"]),
        ("🙂", ["🙂|🙂"]),
        ("“", ["“"]),
        ("nothing", []),
        ("flood AND spring", []),
    ],
)
def test_words_signs_and_scripts_are_found(where: Where, words: str, marks: list[str]) -> None:
    assert [one[3] for one in found(where, words, within=SearchIn.TEXTS)] == marks


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.one_of(st.text(max_size=30), st.text(alphabet="\"'*()^:-+ ANDORNEARNOT{}", max_size=20)))
def test_nothing_that_is_typed_is_an_error(path: Path, words: str) -> None:
    hits = search(path, words)
    assert hits.total >= len(hits.hits)


def test_pages_follow_one_another(where: Where) -> None:
    whole = search(where, "the")
    pages = [search(where, "the", SearchOptions(skip=at, most=1)) for at in range(whole.total)]
    assert tuple(hit for page in pages for hit in page.hits) == whole.hits
    assert {page.total for page in pages} == {whole.total}
    assert search(where, "the", SearchOptions(skip=99)).hits == ()


def test_one_document_is_searched(where: Where) -> None:
    assert {one[0] for one in found(where, "flood", documents=("mill",))} == {"D2"}
    with pytest.raises(UnknownName, match="no document 'quay'"):
        search(where, "flood", SearchOptions(documents=("quay",)))


def test_memos_and_codes_are_searched(where: Where, path: Path) -> None:
    note(path, Act.MEMO, items_of(reading(path))[0].id, {"on": "item", "text": "Ask the miller"}, ClaimKind.CAUSAL)
    note(path, Act.MEMO, "mill", {"on": "document", "text": "Second visit, miller absent"})
    note(path, Act.MEMO, "the weir", {"on": "factor", "text": "which miller?"})
    note(path, Act.CODEBOOK, "hydraulics", {"parent": None, "key": None, "says": ""})
    note(path, Act.TAG, items_of(reading(path))[1].id, {"code": "hydraulics", "on": True}, ClaimKind.CAUSAL)
    hits = search(where, "miller").hits
    assert [(hit.document, hit.title, hit.kind, hit.alias, hit.note) for hit in hits] == [
        ("D1", "Harbour talk", "causal", "C1", "Ask the miller"),
        ("D2", "mill", "memo", None, "Second visit, miller absent"),
        ("", "the weir", "memo", None, "which miller?"),
    ]
    assert len(search(where, "miller", SearchOptions(within=SearchIn.MEMOS)).hits) == 3
    assert [one[2] for one in found(where, "hydraulics")] == ["C2"]
    note(path, Act.MEMO, "mill", {"on": "document", "text": ""})
    assert len(search(where, "miller").hits) == 2


def reading(path: Path) -> object:
    with opened(path) as db:
        return next(documents.everything(db)).reading


def test_what_a_person_decided_is_what_is_searched(where: Where) -> None:
    judge(where, Act.REJECT, ("C2",), INA)
    assert found(where, "lantern") == []
    edit(where, "C1", {"source": "The Beacon"}, INA)
    assert [one[2] for one in found(where, "beacon")] == ["C1"]


def test_what_is_read_is_found_at_once(where: Where, path: Path) -> None:
    assert search(where, "fishermen").total == 0
    document, _ = talk(7)
    with opened(path, write=True) as db, transaction(db):
        documents.add(db, dataclasses.replace(document, text="The fishermen left."), AT)
    assert [hit.sentence for hit in search(where, "fishermen").hits] == ["The fishermen left."]


@pytest.mark.parametrize("name", ["D1", "Ina Holt"])
def test_no_byte_of_what_was_forgotten_stays_in_the_file(where: Where, path: Path, name: str) -> None:
    assert b"zephyrine" in path.read_bytes()
    forget(where, name, INA.clock)
    assert b"zephyrine" not in path.read_bytes().lower()
    assert b"ephyrin" not in path.read_bytes().lower()
    assert search(where, "zephyrine").total == 0
    assert [one[3] for one in found(where, "weir", within=SearchIn.TEXTS)] == ["weir"]
    with opened(path) as db:
        assert (
            db.execute("SELECT count(*) FROM searched").fetchone()
            == db.execute("SELECT count(*) FROM document").fetchone()
        )


def test_what_the_index_lacks_is_found_all_the_same(where: Where, path: Path) -> None:
    whole = search(where, "flood")
    with opened(path, write=True) as db, transaction(db):
        db.execute("INSERT INTO sentence(sentence) VALUES ('delete-all')")
        db.execute("DELETE FROM passage")
        db.execute("DELETE FROM searched")
    assert search(where, "flood") == whole


def test_a_read_only_workspace_is_searched(path: Path) -> None:
    whole = search(path, "flood")
    path.chmod(0o444)
    assert search(path, "flood") == whole
    assert search(Desk(path), "flood") == whole


def test_an_older_workspace_gets_its_index(path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from causerie.store.migrations import MIGRATIONS

    old = tmp_path / "old.db"
    db = sqlite3.connect(old, isolation_level=None)
    MIGRATIONS[0](db)
    db.execute("PRAGMA user_version = 1")
    db.execute("PRAGMA application_id = 0x43415553")
    db.execute(
        "INSERT INTO document (id, sha256, text, body, added) VALUES ('mill', 'b', ?, ?, ?)",
        (MILL, documents.dumps(document_of("", "mill", "b")), AT),
    )
    db.close()
    assert [hit.sentence for hit in search(old, "weir").hits] == ["The old weir broke."]


def test_nothing_is_found_in_a_workspace_that_is_not_there_yet(tmp_path: Path) -> None:
    assert search(Desk(tmp_path / "new.db"), "flood").total == 0
