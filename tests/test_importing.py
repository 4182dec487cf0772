"""Documents and items of other programs in a workspace: verbatim or not at all."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.pipeline.importing import READER, Arrived, bring_in, placed
from causerie.pipeline.viewing import look, shelf
from causerie.reading.check import verbatim
from causerie.values import Brought, items_of
from causerie.views.exchange import annotation, qdpx, qdpx_read
from exchange_talk import TEXT, document, reading, talk


def clock() -> datetime.datetime:
    return datetime.datetime(2031, 6, 1, tzinfo=datetime.UTC)


def project() -> tuple[Brought, ...]:
    return qdpx_read.read(qdpx.write(talk()))


def bring(path: Path, brought: tuple[Brought, ...]) -> list[Arrived]:
    return list(bring_in(path, brought, clock))


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "two.db"


def test_a_project_arrives_whole(db: Path) -> None:
    (one,) = bring(db, project())
    assert (one.entered, one.refused, one.new) == (len(items_of(reading())), (), True)
    bundle = look(db)
    assert bundle.documents == (document(),)
    assert set(items_of(bundle.readings[0])) == set(items_of(reading()))
    assert (bundle.readings[0].reader, bundle.readings[0].turns) == (READER, reading().turns)
    assert {name[0] for name in bundle.aliases.values()} == set("CFARQE")


def test_the_same_again_changes_nothing(db: Path) -> None:
    bring(db, project())
    before = look(db)
    (again,) = bring(db, project())
    assert (again.entered, again.new) == (0, False)
    assert look(db) == before


def test_annotations_join_what_was_imported_before(db: Path) -> None:
    (whole,) = project()
    bring(db, (dataclasses.replace(whole, items=whole.items[:2]),))
    (one,) = bring(db, annotation.read(annotation.write(talk())))
    assert one.entered == len(items_of(reading())) - 2
    assert set(items_of(look(db).readings[0])) == set(items_of(reading()))


@pytest.mark.parametrize("names", [("ab12",), ("lake",), ("https://post.example/lake",)])
def test_a_document_is_known_by_hash_id_or_address(db: Path, names: tuple[str, ...]) -> None:
    bring(db, project())
    (one,) = bring(db, (Brought(names, items=items_of(reading())),))
    assert (one.kept, one.refused) == (True, ())


def test_annotations_of_an_unknown_document_do_not_enter(db: Path) -> None:
    (one,) = bring(db, annotation.read(annotation.write(talk())))
    assert not one.kept
    assert one.refused == ("lake: 6 items about a document that is not in the workspace; read it first",)
    assert shelf(db) == ()


def test_a_quote_that_is_not_there_does_not_enter_and_is_named(db: Path) -> None:
    (whole,) = project()
    first = reading().forecasts[0]
    false = dataclasses.replace(first, quote=dataclasses.replace(first.quote, text="The mill will burn down."))
    (one,) = bring(db, (dataclasses.replace(whole, items=(false, *reading().causal)),))
    assert one.entered == 1
    assert one.refused == ("forecast: not entered, its words do not stand in the text: “The mill will burn down.”",)
    assert look(db).readings[0].forecasts == ()


def test_a_mention_that_is_not_there_keeps_its_item_out(db: Path) -> None:
    first = reading().causal[0]
    false = dataclasses.replace(first, cause=dataclasses.replace(first.cause, text="the flood"))
    assert placed(false, TEXT) is None


def test_an_empty_quote_never_enters() -> None:
    first = reading().forecasts[0]
    assert (
        placed(dataclasses.replace(first, quote=dataclasses.replace(first.quote, text="", end=first.quote.start)), TEXT)
        is None
    )


@given(st.text(max_size=30))
def test_items_move_with_a_text_that_another_program_has_moved(before: str) -> None:
    for item in items_of(reading()):
        found = placed(item, before + TEXT)
        assert found is not None
        assert verbatim(found, before + TEXT)
        assert found.quote.text == item.quote.text


def test_a_text_of_another_program_is_a_document_with_what_it_says_itself(db: Path) -> None:
    text = "Interview, 3 May 2031\n\nThe drought emptied the lake and the town has no water in summer any more.\n"
    plain = dataclasses.replace(document(text, "cd34"), id="talk", spoken=None, url=None)
    (one,) = bring(db, (Brought(("cd34", "talk"), plain),))
    assert (one.kept, one.new, one.entered) == (True, True, 0)
    assert look(db).documents[0].attributes == {"region": "north & east"}


@pytest.mark.parametrize("text", ["", " \n", "\x00\x01\x02"])
def test_a_text_that_is_none_does_not_enter(db: Path, text: str) -> None:
    (one,) = bring(db, (Brought(("cd34",), document(text, "cd34")),))
    assert not one.kept
    assert shelf(db) == ()
