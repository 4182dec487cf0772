"""The command line called from tests: in this process, or as a process of its own."""

from __future__ import annotations

import re
import sys

from click.testing import CliRunner, Result

from causerie.views.cli import main

TALK = """The Post asked Ina Holt, a hydrologist, about the lake.

Q: Why is the lake dry?

A: The drought caused the loss of the lake. The loss of the lake led to unemployment in the town.

Q: What comes next?

A: I think that the mill will close next year. If the rain returns, the fishermen will come back.
"""
READ = ("read", "--reader", "rules")
"""Reading where the reader does not matter: rules begin at once, a model needs a second to load."""
PROGRAM = (sys.executable, "-m", "causerie")


def run(*words: str, stdin: bytes | None = None) -> Result:
    """A command with its exit status and output."""
    return CliRunner().invoke(main, list(words), input=stdin)


def out(*words: str) -> str:
    """The standard output of a command that succeeds."""
    result = run(*words)
    assert result.exit_code == 0, result.output
    return result.stdout


def line_of(result: Result) -> str:
    """The one line on standard error of a command that failed."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1, result.stderr
    return result.stderr


def ids(text: str, letter: str) -> list[str]:
    """The names of items with this letter, as a list shows them."""
    return re.findall(rf"^\s*({letter}\d+) ", text, re.MULTILINE)
