from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.assembly.labels import label_of, labelled
from causerie.assembly.plain import plain, plain_words
from causerie.assembly.trimming import means, tokens
from causerie.vocabulary import Direction

UP = Direction.INCREASE
SILENT = [
    "this factor",
    "the main problem",
    "What is happening now",
    "outside",
    "it to its knees",
    "the factor vanished",
]
WORDS = "the fact that put pressure on Corvia in a few months were carried out now"


def _keys(example: dict[str, str]) -> list[tuple[str, ...]]:
    found = [labelled(example[name], UP) for name in ("one", "other")]
    return [label.key for label in found if label is not None]


@pytest.mark.parametrize("example", plain_words()["examples"], ids=lambda e: e["one"])
def test_two_wordings_of_one_thing_have_one_key(example: dict[str, str]) -> None:
    one, other = _keys(example)
    assert one == other


@pytest.mark.parametrize("example", plain_words()["apart"], ids=lambda e: e["one"])
def test_two_things_keep_two_keys(example: dict[str, str]) -> None:
    one, other = _keys(example)
    assert one != other


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("it was necessary to exert massive pressure on Corvia", "pressure on Corvia"),
        ("Vellan put pressure on Corvia", "Vellan put pressure on Corvia"),
        ("sanctions on the mill were imposed", "sanctions on the mill"),
        ("the quay will reopen in a few months", "quay will reopen"),
        ("wages lag by 30 per cent", "wages lag"),
        ("Nobody ferries salt in winter", "Nobody ferries salt"),
        ("a wet decade", "wet decade"),
        ("20 days of waiting", "20 days of waiting"),
    ],
)
def test_what_adds_nothing_leaves_the_edges_of_the_label(text: str, label: str) -> None:
    found = labelled(text, UP)
    assert found is not None
    assert found.text == label


@pytest.mark.parametrize(
    "text", ["this factor", "the main problem", "What is happening now", "outside", "it to its knees"]
)
def test_a_label_that_says_nothing_is_none(text: str) -> None:
    assert label_of(text, UP, {}) is None


@pytest.mark.parametrize("text", ["the housing problem", "it rains", "process engineers", "the state of the quay"])
def test_a_label_with_one_telling_word_says_something(text: str) -> None:
    assert label_of(text, UP, {}) is not None


@given(st.lists(st.sampled_from(WORDS.split())))
def test_what_is_left_is_a_run_that_says_what_the_whole_does(some: list[str]) -> None:
    found = tokens(" ".join(some))
    left = plain(found)
    assert plain(left) == left
    assert left in [found[a:b] for a in range(len(found) + 1) for b in range(a, len(found) + 1)]
    assert means(left) == means(found)
