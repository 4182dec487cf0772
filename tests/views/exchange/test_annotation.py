"""Web annotations: as the standard has them, and read back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from causerie.values import items_of
from causerie.views.exchange import annotation
from exchange_talk import TEXT, reading, talk


def collection() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(annotation.write(talk()))
    return found


def items() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = collection()["first"]["items"]
    return found


def test_the_collection_counts_its_annotations() -> None:
    whole = collection()
    assert (whole["@context"], whole["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationCollection")
    assert whole["total"] == len(items()) == len(items_of(reading()))
    assert len({one["id"] for one in items()}) == whole["total"]


def test_quote_and_position_select_the_same_words() -> None:
    for one in items():
        quote, position = one["target"]["selector"]
        exact = TEXT[position["start"] : position["end"]]
        assert quote["exact"] == exact
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert TEXT.count(around) == 1
        assert TEXT.startswith(around, position["start"] - len(quote["prefix"]))


def test_all_items_come_back_under_all_names_of_their_document() -> None:
    (one,) = annotation.read(annotation.write(talk()))
    assert set(one.items) == set(items_of(reading()))
    assert one.names == ("lake", "ab12", "https://post.example/lake")
    assert (one.document, one.problems) == (None, ())


@pytest.mark.parametrize("form", ["page", "list", "single"])
def test_other_shapes_of_the_same_are_read(form: str) -> None:
    data = {"page": collection()["first"], "list": items(), "single": items()[0]}[form]
    (one,) = annotation.read(json.dumps(data).encode())
    assert len(one.items) == (1 if form == "single" else len(items()))


def test_an_annotation_without_coding_is_told_and_makes_no_claim() -> None:
    bare = items()[0] | {"body": {"type": "TextualBody", "value": "interesting!"}}
    (one,) = annotation.read(json.dumps([bare]).encode())
    assert one.items == ()
    assert len(one.problems) == 1
    assert "names no cause and effect" in one.problems[0]


def test_a_coding_that_quotes_other_words_than_its_selector_is_refused() -> None:
    first = items()[0]
    first["target"]["selector"][0]["exact"] = "other words"
    (one,) = annotation.read(json.dumps([first]).encode())
    assert one.problems == ("annotation 1: its selector and its coding quote different words",)


def test_an_annotation_of_nothing_is_told() -> None:
    (one,) = annotation.read(json.dumps([items()[0] | {"target": {}}]).encode())
    assert one.problems == ("annotation 1: does not say which document it is about",)
