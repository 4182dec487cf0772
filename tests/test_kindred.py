"""The factors of an item, and what they may be merged with."""

from __future__ import annotations

from pathlib import Path

import pytest

from causerie.errors import UnknownName
from causerie.pipeline.deciding import By
from causerie.pipeline.kindred import kindred
from causerie.pipeline.merging import merge
from web_server import clock, read_in

TEXT = """Ina Holt: The toll raised the price of bread. The price of fish hurt the market. The drought ruined the farms.
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kin")
    (folder / "a.txt").write_text(TEXT, "utf-8")
    read_in(folder / "a.db", folder / "a.txt")
    return folder / "a.db"


def test_factors_of_a_claim_with_those_that_share_words_first(path: Path) -> None:
    found = kindred(path, "C1")
    labels = [one.label for one in found.factors]
    assert any("toll" in label for label in labels)
    bread = next(one for one in found.factors if "bread" in one.label)
    assert bread.near
    assert all(label in found.labels and label != bread.label for label in bread.near)


def test_what_is_offered_can_be_merged(path: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.db"
    own.write_bytes(path.read_bytes())
    before = kindred(own, "C1")
    one = next(factor for factor in before.factors if factor.near)
    merge(own, (one.label, one.near[0]), one.label, By("Ina", clock))
    after = kindred(own, "C1")
    assert one.near[0] not in after.labels
    assert len(after.labels) == len(before.labels) - 1


def test_unknown_item(path: Path) -> None:
    with pytest.raises(UnknownName):
        kindred(path, "C999")
