from __future__ import annotations

from typing import Any

import pytest
from denials import about, bare, clauses

MARKED = "<e1>The mill stayed open</e1> even though <e2>the river had <e3>run dry</e3></e2> ."


def test_marks_are_taken_out() -> None:
    assert bare(MARKED) == "The mill stayed open even though the river had run dry ."


def test_clauses_by_name_with_those_inside() -> None:
    found = clauses(MARKED)
    assert found == {"e1": "The mill stayed open", "e2": "the river had run dry", "e3": "run dry"}


def claim(cause: str, effect: str, refers_to: str = "") -> dict[str, Any]:
    first: dict[str, Any] = {"text": cause}
    if refers_to:
        first["refers_to"] = {"text": refers_to}
    return {"cause": first, "effect": {"text": effect}}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (claim("river had run dry", "mill stayed open"), True),
        (claim("river", "mill"), True),
        (claim("mill", "river"), False),
        (claim("it", "mill stayed open", "the dry river"), True),
        (claim("bridge", "mill stayed open"), False),
    ],
)
def test_a_claim_is_about_a_pair_by_its_words(found: dict[str, Any], expected: bool) -> None:
    assert about(found, "the river had run dry", "The mill stayed open") is expected
