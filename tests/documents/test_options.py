"""Options are checked when they are given."""

from __future__ import annotations

import pytest

from causerie.documents.options import LoadOptions
from causerie.errors import BadRequest


@pytest.mark.parametrize("date", ["2021", "2021-08", "2021-08-15", " 2021 "])
def test_dates_with_their_precision(date: str) -> None:
    assert LoadOptions(date=date).date == date.strip()


@pytest.mark.parametrize("date", ["15.8.2021", "yesterday", "2021-02-30"])
def test_a_date_in_another_form_names_the_form(date: str) -> None:
    with pytest.raises(BadRequest, match=r"--date.*2021-08-15"):
        LoadOptions(date=date)


@pytest.mark.parametrize("encoding", ["no-such", "rot13", "hex", ""])
def test_an_encoding_that_is_none(encoding: str) -> None:
    with pytest.raises(BadRequest, match="--encoding"):
        LoadOptions(encoding=encoding)
