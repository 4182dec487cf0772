"""Whether a length of time counts from the day of its condition."""

from __future__ import annotations

from typing import Any

import pytest

from causerie.ledger.conditions import starts_the_clock
from causerie.ledger.phrases import lists


@pytest.mark.parametrize("example", lists("conditions")["examples"], ids=lambda one: one["condition"])
def test_starts_the_clock_as_the_examples_say(example: dict[str, Any]) -> None:
    assert starts_the_clock(example["condition"], example["horizon"]) is example["waits"]


def test_starts_the_clock_whatever_the_case_and_the_signs() -> None:
    assert starts_the_clock("If the Council closes the ferry,", "Within six months")
    assert not starts_the_clock("If the council doesn’t close the ferry", "within six months")
