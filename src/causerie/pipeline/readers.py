"""The readers that a user can name: rules alone, or rules and an encoder that decide together.

A reader begins on a document and finishes later, so that the encoder works on some documents while
others are parsed.
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from causerie.encoder.files import WEIGHTS
from causerie.encoder.session import Encoder, load_folder, load_shipped
from causerie.encoder.suggest import begin
from causerie.errors import BadRequest, Stop
from causerie.reading.frame import Parsing, plain
from causerie.reading.joining.join import Second
from causerie.reading.joining.passages import passage
from causerie.reading.joining.weights import AT_LEAST, Joint, joint, shipped
from causerie.reading.parse import DEFAULT
from causerie.reading.read import read, read_frame, reader_name
from causerie.reading.turns import find_turns
from causerie.values import Document, Reading

if TYPE_CHECKING:
    from spacy.language import Language

RULES = "rules"
ENCODERS = ("small", "large")
"""Readers of the package: rules and the encoder of that name."""
PREFERRED = "large"
"""The reader where none is named: the one that reads best and is fast enough (docs/quality.md)."""
Finish = Callable[[], Reading]
Load = Callable[[], tuple[Encoder, Joint]]
"""Gives a loaded model and the weights of its word, or raises what went wrong with it."""
Tell = Callable[[str], None]
"""Gets a line that the user should see at once."""


@dataclass(frozen=True, eq=False)
class Reader:
    """Reads documents with a parser and, if there is one, an encoder with the weights of its word.

    `name` is kept with each reading, and `notes` are added to those of the reading.
    """

    name: str
    nlp: Language
    encoder: Encoder | None = None
    weights: Joint | None = None
    notes: tuple[str, ...] = ()

    @property
    def ahead(self) -> bool:
        """Whether beginning on further documents saves time."""
        return self.encoder is not None

    def begin(self, document: Document) -> Finish:
        """Start on a document; the call that is returned gives its reading, and raises what goes wrong with it."""
        if self.encoder is None or self.weights is None:
            return lambda: self._noted(read(document, self.nlp, self.name))
        parsing = Parsing(document, find_turns(document), self.nlp)
        sentences = (passage(sentence, parsing.turns[sentence.turn]) for sentence in parsing)
        suggestions = begin(plain(document.text), sentences, self.encoder)
        frame = parsing.frame()
        second = partial(Second, self.encoder.reader, weights=self.weights)
        return lambda: self._noted(read_frame(frame, self.name, second(said=suggestions())))

    def read(self, document: Document) -> Reading:
        """The reading of one document."""
        return self.begin(document)()

    def close(self) -> None:
        """Let go of the encoder's threads."""
        if self.encoder is not None:
            self.encoder.close()

    def at_least(self, probability: float) -> Reader:
        """The same reader, keeping what the encoder alone found only from this probability on; its name says so.

        Rules that read in the place of an encoder stay as they are: they find nothing by an encoder alone.
        """
        if self.encoder is None or self.weights is None:
            return self
        own = self.encoder.reader
        name = self.name.replace(own, f"{own}{AT_LEAST}{probability:g}", 1)
        return dataclasses.replace(self, name=name, weights=self.weights.at_least(probability))

    def _noted(self, reading: Reading) -> Reading:
        return dataclasses.replace(reading, notes=(*reading.notes, *self.notes)) if self.notes else reading


def loading(choice: str) -> Load:
    """Begin to load the model of a reader in the background; the call that is returned waits for it."""
    if choice == RULES:
        return partial(_model, choice)
    side = ThreadPoolExecutor(1, thread_name_prefix="loading")
    model = side.submit(_model, choice)
    side.shutdown(wait=False)
    return model.result


def reader_of(
    choice: str, nlp: Language, pipeline: str = DEFAULT, without: Tell | None = None, load: Load | None = None
) -> Reader:
    """The reader `choice`: "rules", "small", "large", or the folder of a model of one's own.

    `load` gives its model, where that is being loaded already (`loading`). Raises Stop where its model
    is missing or damaged; but with `without`, rules read alone then, and both the readings and
    `without` get a note that says so.
    """
    if choice == RULES:
        return Reader(reader_name(pipeline), nlp)
    try:
        encoder, weights = load() if load is not None else _model(choice)
    except BadRequest:
        raise
    except Stop as error:
        if without is None:
            raise Stop(f"{error}. To read without a model: --reader {RULES}, or --rules-if-missing") from error
        note = f"read by rules alone, without the reader {choice} ({error})"
        without(note)
        return Reader(reader_name(pipeline), nlp, notes=(note,))
    return Reader(reader_name(pipeline, encoder.reader), nlp, encoder, weights)


def _model(choice: str) -> tuple[Encoder, Joint]:
    return (load_shipped(choice), shipped(choice)) if choice in ENCODERS else _own(choice)


def _own(choice: str) -> tuple[Encoder, Joint]:
    """The model in a folder, with the weights there or else the package's for models of its name."""
    folder = Path(choice)
    if not folder.is_dir():
        known = ", ".join((RULES, *ENCODERS))
        raise BadRequest(f"there is no reader {choice!r}: it is one of {known}, or a folder with a model")
    encoder = load_folder(folder)
    if not (folder / WEIGHTS).is_file():
        return encoder, shipped(encoder.model.name)
    try:
        return encoder, joint(tomllib.loads((folder / WEIGHTS).read_text("utf-8"))[encoder.model.name])
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise BadRequest(f"{folder / WEIGHTS} holds no weights for {encoder.model.name}: {error!r}") from error
