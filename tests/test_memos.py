"""Memos: each person's own, on items, documents and factors; private where anything is shared."""

from __future__ import annotations

from pathlib import Path

import pytest

from causerie.errors import BadRequest, UnknownName
from causerie.pipeline.deciding import undo
from causerie.pipeline.forgetting import forget
from causerie.pipeline.memos import memo, memos
from causerie.pipeline.pseudonyms import under_pseudonyms
from causerie.pipeline.viewing import log, look
from causerie.pseudonyms import Names
from causerie.views.report import shareable
from makers import causal, document_of, reading_of, turn
from workplaces import by, clock, read_again, workspace

TEXT = "INA HOLT: The drought emptied the lake.\n\nODO BRAND: The empty lake ruined the fishermen."
TURNS = (
    turn(TEXT, "The drought emptied the lake.", "Ina Holt"),
    turn(TEXT, "The empty lake ruined the fishermen.", "Odo"),
)
DOCUMENT = document_of(TEXT, title="By the quay")
DROUGHT = causal(TEXT, "The drought emptied the lake.", "drought", "lake")
RUIN = causal(TEXT, "The empty lake ruined the fishermen.", "empty lake", "fishermen")
READING = reading_of(DOCUMENT, turns=TURNS, causal=(DROUGHT, RUIN))
OTHER = document_of("The wind broke the gate.", "gate", "cd")
WIND = causal(OTHER.text, OTHER.text, "wind", "gate")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return workspace(tmp_path / "w.db", [(DOCUMENT, READING), (OTHER, reading_of(OTHER, causal=(WIND,)))])


def told(path: Path) -> list[tuple[str, str, str]]:
    return [(one.on, one.about, one.text) for one in memos(path)]


def test_memos_on_items_documents_and_factors(path: Path) -> None:
    memo(path, "c1", " Which year? ", by())
    memo(path, "D1", "Read twice.", by())
    memo(path, "gate", "A document of this id, not the factor.", by())
    memo(path, "GATE", "The old one.", by(), on="factor")
    memo(path, "fishermen", "All of them?", by())
    assert told(path) == [
        ("factor", "fishermen", "All of them?"),
        ("factor", "gate", "The old one."),
        ("document", "D2", "A document of this id, not the factor."),
        ("document", "D1", "Read twice."),
        ("item", "C1", "Which year?"),
    ]
    assert [one.text for one in memos(path, "item")] == ["Which year?"]
    bundle = look(path)
    assert bundle.memos == {READING.causal[0].id: "Which year?"}
    assert bundle.document_memos[DOCUMENT.id] == "Read twice."
    assert bundle.factor_memos["gate"] == "The old one."


def test_a_person_has_one_memo_on_a_thing_and_takes_no_other_persons_away(path: Path) -> None:
    memo(path, "C1", "first", by("Ina"))
    memo(path, "C1", "second", by("Ina"))
    assert look(path).memos == {READING.causal[0].id: "second"}
    memo(path, "C1", "mine", by("Odo"))
    assert look(path).memos == {READING.causal[0].id: "Ina: second\nOdo: mine"}
    memo(path, "C1", "", by("Ina"))
    assert [(one.person, one.text) for one in memos(path)] == [("Odo", "mine")]
    undo(path, None, by())
    assert len(memos(path)) == 2
    with pytest.raises(BadRequest, match="Ada has no memo"):
        memo(path, "C1", "", by("Ada"))


def test_names_that_are_nothing(path: Path) -> None:
    for name, on in (("C9", None), ("D9", None), ("no such thing", None), ("no such thing", "document")):
        with pytest.raises(UnknownName):
            memo(path, name, "x", by(), on=on)
    with pytest.raises(BadRequest, match="has no memos"):
        memo(path, "C1", "x", by(), on="link")
    with pytest.raises(BadRequest, match="at most"):
        memo(path, "C1", "x" * 20_001, by())
    assert log(path).history == ()


def test_a_memo_finds_its_item_in_another_reading(path: Path) -> None:
    memo(path, "C1", "Which year?", by())
    wider = causal(TEXT, "The drought emptied the lake.", "The drought", "the lake")
    later = reading_of(DOCUMENT, "test.v2", causal=(wider,))
    read_again(path, later)
    assert look(path).memos == {later.causal[0].id: "Which year?"}
    assert [one.about for one in memos(path)] == ["C1"]


def test_memos_are_forgotten_with_their_document(path: Path) -> None:
    for name in ("C1", "D1", "fishermen", "C3"):
        memo(path, name, f"on {name}", by())
    forget(path, "D1", clock)
    assert [one.text for one in memos(path)] == ["on C3"]
    assert b"on fishermen" not in path.read_bytes()


def test_memos_that_name_a_forgotten_speaker_go_too(path: Path) -> None:
    memo(path, "C2", "Ina Holt says the same elsewhere.", by("Ada"))
    memo(path, "D1", "Nothing of hers.", by("Ada"))
    forget(path, "Ina Holt", clock)
    assert [one.text for one in memos(path)] == ["Nothing of hers."]


def test_nothing_of_it_is_shared(path: Path) -> None:
    memo(path, "C1", "secret", by())
    memo(path, "D1", "secret", by())
    bundle = look(path)
    for open_ in (shareable(bundle), under_pseudonyms(bundle, Names({"Ina Holt": "One"}))):
        assert "secret" not in repr(open_)
