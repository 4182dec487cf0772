"""Whether a name is a person's or a body's."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from causerie.views.exchange.authors import author, is_body
from makers import document_of

EXAMPLES = tomllib.loads(files("causerie.views.exchange").joinpath("authors.toml").read_text("utf-8"))["examples"]


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row["name"])
def test_examples_of_the_list(row: dict[str, Any]) -> None:
    assert is_body(row["name"]) is row["body"]


def test_who_publishes_is_a_body_whatever_the_name() -> None:
    document = document_of("It rained.", "talk", outlet="The Lowland Lantern")
    assert author("Lowland Lantern", document) == {"@type": "Organization", "name": "Lowland Lantern"}
    assert author("Lowland Lantern", None)["@type"] == "Person"
