"""Whether a stranger could later decide a forecast from public records (CODING.md 4).

A rule of thumb, not a judgement: a date or a number makes it checkable, so does a verb of what leaves
a record; words too general to look up leave a reading to be agreed, or nothing to check.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib.resources import files

from spacy.tokens import Token

from causerie.reading.forecasts.extent import Extent, shared_subject
from causerie.reading.frame import Sentence
from causerie.vocabulary import Resolvable


@functools.cache
def _words() -> Mapping[str, frozenset[str]]:
    data = tomllib.loads(files("causerie.reading").joinpath("cues/resolvable.toml").read_text("utf-8"))
    return {key: frozenset(words) for key, words in data.items()}


def resolvable(sentence: Sentence, head: Token, extent: Extent, horizon: str | None) -> Resolvable:
    """Yes, partly or no, for the forecast headed by `head` with this extent and horizon."""
    words = _words()
    subject = shared_subject(head)
    general = subject is not None and subject.lower_ in words["anybody"]
    if head.lemma_ in words["private"]:
        return Resolvable.NO
    loose = horizon is not None and horizon.lower() in words["loose"]
    if (horizon is not None and not loose) or any(token.like_num for token in sentence.doc[extent.first : extent.end]):
        return Resolvable.YES
    if general or loose or head.lemma_ in words["vague"]:
        return Resolvable.PARTLY
    if head.pos_ not in ("VERB", "AUX", "ADJ") or head.lemma_ in words["recorded"]:
        return Resolvable.YES
    return Resolvable.PARTLY
