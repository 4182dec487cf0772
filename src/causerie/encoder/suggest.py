"""From texts to suggestions: cut, encode, collect. Many documents share the threads of one encoder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future

from causerie.encoder.session import Encoder
from causerie.encoder.suggestions import Output, Suggestions, suggestions_of
from causerie.encoder.windows import Passage, Window, windows_of

Text = tuple[str, Sequence[Passage]]
"""A text, typographic characters made plain one for one, and its sentences."""


def begin(text: str, passages: Iterable[Passage], encoder: Encoder) -> Callable[[], Suggestions]:
    """Start on a text in the background; the call that is returned waits for its suggestions.

    The passages may be found only while they are gone through: the encoder works on the first ones
    meanwhile. The call raises SkipItem where the model fails on the text.
    """
    cut: list[Window] = []
    running: list[Future[Output]] = []
    for window in windows_of(text, passages, encoder.tokenizer):
        cut.append(window)
        running += encoder.start([window])
    return lambda: suggestions_of(text, cut, [one.result() for one in running], encoder.heads)


def suggest(text: str, passages: Sequence[Passage], encoder: Encoder) -> Suggestions:
    """The suggestions for one text."""
    return begin(text, passages, encoder)()


def suggest_all(texts: Iterable[Text], encoder: Encoder) -> list[Suggestions]:
    """The suggestions for many texts, in order; each the same as for the text alone."""
    return [finish() for finish in [begin(text, passages, encoder) for text, passages in texts]]
