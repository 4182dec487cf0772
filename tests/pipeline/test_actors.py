"""Actors over all documents: names, relations from both sides, claims by them and of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from causerie.errors import UnknownName
from causerie.pipeline.actors import people, person
from causerie.pipeline.viewing import look
from causerie.values import Bundle
from causerie.values.people import holders, inverse
from causerie.vocabulary import RelationKind
from web_told import echo, talk, told


@pytest.fixture
def bundle(tmp_path: Path) -> Bundle:
    return look(told(tmp_path / "a.db", talk(), echo()))


def test_those_of_one_name_in_several_documents_are_one(bundle: Bundle) -> None:
    found = [one for one in people(bundle) if one.name == "Odo Brand"]
    assert [(one.documents, one.speaks) for one in found] == [(("talk", "echo"), True)]


def test_who_speaks_comes_first(bundle: Bundle) -> None:
    speaks = [one.speaks for one in people(bundle)]
    assert speaks == sorted(speaks, reverse=True)
    assert {one.name for one in people(bundle) if one.speaks} == {"Odo Brand", "Ina Holt", "Mara Ek"}


def test_claims_are_put_to_who_says_them_and_to_whom_they_name(bundle: Bundle) -> None:
    brand = person(bundle, "odo brand")
    assert {one.item.quote.text for one in brand.says} >= {"The drought emptied the lake.", "Velm will flourish."}
    assert [(one.item.quote.text, one.holder) for one in brand.of] == [("Odo Brand sold the mill.", "Mara Ek")]
    assert brand.told_by == ("Mara Ek",)
    assert brand.named_by == ("Mara Ek",)


def test_who_only_speaks_of_themselves_is_told_of_by_nobody(bundle: Bundle) -> None:
    velm = person(bundle, "Velm")
    assert holders(velm.of) == ("Odo Brand",)
    assert velm.says == []
    assert (velm.named > 1, velm.named_by) == (True, ("Odo Brand",))


def test_a_relation_is_read_from_both_sides(bundle: Bundle) -> None:
    velm = person(bundle, "Velm")
    assert [(tie.kind, tie.other, tie.outgoing) for tie in velm.ties] == [
        (RelationKind.LINKED_TO, "Guild of Millers", None),
        (RelationKind.SUPPORTS, "Weir Board", False),
    ]
    guild, board = person(bundle, "Guild of Millers"), person(bundle, "the weir board")
    assert [(tie.other, tie.outgoing) for tie in guild.ties] == [("Velm", None)]
    assert [(tie.other, tie.outgoing) for tie in board.ties] == [("Velm", True)]


@pytest.mark.parametrize(
    ("kind", "outgoing", "words"),
    [
        (RelationKind.SUPPORTS, True, "supports"),
        (RelationKind.SUPPORTS, False, "supported by"),
        (RelationKind.LINKED_TO, None, "linked-to"),
    ],
)
def test_a_relation_has_words_from_each_side(kind: RelationKind, outgoing: bool | None, words: str) -> None:
    assert inverse(kind, outgoing) == words


def test_a_name_that_is_not_there_is_refused_with_those_that_are(bundle: Bundle) -> None:
    with pytest.raises(UnknownName, match="Odo Brand"):
        person(bundle, "Nobody")
