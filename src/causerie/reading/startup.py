"""What makes the parser start sooner, without any effect on what it says.

Importing spaCy imports its command line as well, with what that needs to download and train: a
third of the time, and nothing here uses it. Loading a pipeline, spaCy asks for its plug-ins some
hundred times, each time going through all that are installed; and its tokenizer is built with the
rules of the language, only to be given those of the pipeline.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

COMMAND_LINE = ("spacy.cli", "spacy.cli.info")
"""The modules that importing spaCy asks for and nothing here uses."""
BARE = "causerie.bare.v1"
"""The name under which spaCy knows the tokenizer without rules."""


class _Later(ModuleType):
    """A module that is imported when something of it is asked for, for whoever does use it."""

    def __getattr__(self, name: str) -> Any:
        # Whoever looks through all modules (inspect does) uses nothing of it; a package is told by its path.
        if name.startswith("__") and (name != "__path__" or self.__name__ != COMMAND_LINE[0]):
            raise AttributeError(name)
        return getattr(_real(self.__name__), name)


def _real(name: str) -> ModuleType:
    for one in COMMAND_LINE:
        if isinstance(sys.modules.get(one), _Later):
            del sys.modules[one]
    return importlib.import_module(name)


def leave_command_line() -> None:
    """Let spaCy, if it is not imported yet, be imported without its command line; that is imported when it is used."""
    if "spacy" in sys.modules:
        return
    for name in COMMAND_LINE:
        sys.modules[name] = _Later(name)
    sys.modules["spacy.cli.info"].info = _info  # type: ignore[attr-defined]


def _info(*args: Any, **options: Any) -> Any:
    """`spacy.info`, which spaCy takes from its command line."""
    return _real("spacy.cli.info").info(*args, **options)


@contextmanager
def plugins_at_hand() -> Iterator[None]:
    """spaCy's plug-ins sorted by what they are for, for as long as a pipeline is loaded."""
    catalogue: Any = importlib.import_module("catalogue")
    found = catalogue.AVAILABLE_ENTRY_POINTS
    catalogue.AVAILABLE_ENTRY_POINTS = {group: list(found.select(group=group)) for group in found.groups}
    try:
        yield
    finally:
        catalogue.AVAILABLE_ENTRY_POINTS = found


def bare_tokenizer() -> dict[str, Any]:
    """The configuration of a tokenizer without rules, for a pipeline whose files hold them all."""
    from spacy.util import registry

    registry.tokenizers.register(BARE, func=lambda: _bare)
    return {"nlp": {"tokenizer": {"@tokenizers": BARE}}}


def _bare(nlp: Language) -> Tokenizer:
    from spacy.tokenizer import Tokenizer

    return Tokenizer(nlp.vocab)
