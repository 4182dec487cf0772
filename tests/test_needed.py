"""What is lacking is skipped on a bare machine, and fails where all must be there."""

import json

import pytest

from needed import NEEDED, needed


@pytest.fixture(autouse=True)
def bare(monkeypatch):
    for name in ("CI", NEEDED):
        monkeypatch.delenv(name, raising=False)


def test_needed_gives_the_module():
    assert needed("json", "json") is json


def test_needed_skips_on_a_bare_machine():
    with pytest.raises(pytest.skip.Exception, match="pip install tidewheel"):
        needed("tidewheel", "tidewheel")


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("CI", "1"), (NEEDED, "1")])
def test_needed_fails_where_all_must_be_there(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(pytest.fail.Exception, match="pip install tidewheel"):
        needed("tidewheel", "tidewheel")
