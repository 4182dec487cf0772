"""What makes the parser start sooner changes nothing of what it says, and nothing for whoever uses spaCy besides."""

from __future__ import annotations

import subprocess
import sys

import catalogue
import pytest
import spacy
from spacy.language import Language

from causerie.reading import parse
from causerie.reading.startup import leave_command_line, plugins_at_hand

LATER = """
import sys
import causerie.reading, spacy
assert "spacy.cli.download" not in sys.modules and "typer" not in sys.modules
{use}
assert "spacy.cli.download" in sys.modules and sys.modules["spacy.cli"] is spacy.cli
"""
USES = [
    "from spacy.cli import download; assert callable(download)",
    "import spacy.cli.download as module; assert callable(module.download)",
    "assert spacy.info(silent=True)['spacy_version'] == spacy.__version__",
]


@pytest.mark.parametrize("use", USES)
def test_the_command_line_of_spacy_comes_when_it_is_used(use: str) -> None:
    done = subprocess.run([sys.executable, "-c", LATER.format(use=use)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_a_spacy_that_is_imported_already_stays_as_it_is() -> None:
    before = {name: module for name, module in sys.modules.items() if name.startswith("spacy.cli")}
    leave_command_line()
    assert {name: module for name, module in sys.modules.items() if name.startswith("spacy.cli")} == before


def test_plugins_are_the_same_and_kept_only_for_a_while() -> None:
    before = catalogue.AVAILABLE_ENTRY_POINTS
    plain = spacy.registry.factories.get_entry_points()
    with plugins_at_hand():
        assert spacy.registry.factories.get_entry_points() == plain
        assert before is not catalogue.AVAILABLE_ENTRY_POINTS
    assert before is catalogue.AVAILABLE_ENTRY_POINTS


def test_the_pipeline_is_the_one_in_the_files(nlp: Language) -> None:
    plain = spacy.load(parse._data_folder(parse.DEFAULT, nlp.meta["version"]))
    assert nlp.tokenizer.to_bytes(exclude=["vocab"]) == plain.tokenizer.to_bytes(exclude=["vocab"])
    assert nlp.pipe_names == plain.pipe_names
    assert set(plain.component_names) - set(nlp.component_names) <= set(parse.UNUSED)


def test_a_pipeline_is_loaded_once_however_it_is_named() -> None:
    assert parse.load_pipeline() is parse.load_pipeline(parse.DEFAULT)
