"""The figures of tests/model/cases.toml."""

import tomllib
from pathlib import Path

import numpy as np

CASES = tomllib.loads(Path(__file__).with_name("model").joinpath("cases.toml").read_text("utf-8"))


def matrix(name):
    """A map of cases.toml; rows cause columns."""
    return np.array(CASES["maps"][name], float)
