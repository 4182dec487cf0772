"""Every format that is read gives back what it says that it keeps, whatever the names."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from causerie.values import Map
from causerie.views.exchange import FORMATS, Format, read_map
from exchange_maps import content, kept, maps

READ = [one for one in FORMATS if one.read]
_SLOW = settings(
    max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), phases=set(Phase) - {Phase.shrink}
)


@pytest.mark.parametrize("form", READ, ids=lambda one: one.name)
def test_what_a_format_keeps_comes_back(form: Format) -> None:
    assert form.read is not None
    read = form.read

    @_SLOW
    @given(maps())
    def check(drawn: Map) -> None:
        if form.name == "matrix" and not drawn.factors:
            return
        assert kept(read(form.write(content(drawn))), form.keeps) == kept(drawn, form.keeps)

    check()


@pytest.mark.parametrize("form", READ, ids=lambda one: one.name)
def test_a_second_trip_changes_nothing(form: Format) -> None:
    assert form.read is not None
    read = form.read

    @_SLOW
    @given(maps())
    def check(drawn: Map) -> None:
        if form.name == "matrix" and not drawn.factors:
            return
        once = read(form.write(content(drawn)))
        assert read(form.write(content(once))) == once

    check()


@pytest.mark.parametrize("form", READ, ids=lambda one: one.name)
@settings(_SLOW, max_examples=5)
@given(drawn=maps())
def test_the_content_of_a_file_tells_its_format(form: Format, drawn: Map, tmp_path: Path) -> None:
    if not drawn.factors:
        return
    path = tmp_path / f"map{form.suffix}"
    path.write_bytes(form.write(content(drawn)))
    assert kept(read_map(path), form.keeps) == kept(drawn, form.keeps)


def test_columns_of_one_name_keep_their_order_in_a_matrix() -> None:
    form = next(one for one in READ if one.name == "matrix")
    assert form.read is not None
    for names in (("eels",) * 4, ("rent", "eels", "eels", "rent", "eels")):
        cells = [["", *names], *([name, *[""] * len(names)] for name in names)]
        for at in range(len(names) - 1):
            cells[at + 1][at + 2] = "1"
        once = form.read("\n".join(",".join(row) for row in cells).encode())
        assert form.read(form.write(content(once))) == once
