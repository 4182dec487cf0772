"""Fixtures shared by all tests."""

from __future__ import annotations

import pytest
from spacy.language import Language

from causerie.reading.parse import load_pipeline


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The parser, loaded once."""
    return load_pipeline()
