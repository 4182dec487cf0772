"""Times in numbers elsewhere in a turn."""

from __future__ import annotations

import pytest

from causerie.ledger.own import nearest, numbered


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soon: within three weeks, I should say.", ["within three weeks"]),
        ("Soon, six, 12, 18, 24, 36 months.", ["six, 12, 18, 24, 36 months"]),
        ("It will be over by the end of May 2027.", ["by the end of May 2027"]),
        ("In the next two years or so.", ["In the next two years"]),
        ("Two years ago it burnt, and for the last three weeks it smoked.", []),
        ("She is 40 years old.", []),
    ],
)
def test_numbered_finds_times_that_lie_ahead(text: str, expected: list[str]) -> None:
    assert [words for _, words in numbered(text)] == expected


def test_nearest_takes_the_closest_that_is_not_over() -> None:
    found = numbered("In 2019 they said so; within three weeks, or by 2030, it will close.")
    near = nearest(found, 0, "2021-08-10", "UTC")
    assert near is not None
    assert near.words == "within three weeks"
    assert nearest(found, 60, "2035-01-01", "UTC") == nearest(found[1:2], 0, "2035-01-01", "UTC")
    assert nearest((), 0, "2021-08-10", "UTC") is None
