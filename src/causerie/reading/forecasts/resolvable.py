"""Whether a stranger could later decide a forecast from public records (CODING.md 4).

A rule of thumb, not a judgement, in this order:

1. no: a verb of what no record shows ("remember"), or "be" and "have" with a word that judges ("a hard winter");
2. yes: a time that is named, or a number;
3. partly: a subject too general to look up ("you", "nobody"), or a time that names none ("soon");
4. yes: a verb that leaves a record ("resign", "sign"), what the speaker foretells of the talk itself, or a thing
   named by a noun alone ("a second ceasefire");
5. partly: everything else.

A short answer is judged by the clause of the question that it takes up.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib.resources import files

from spacy.tokens import Token

from causerie.reading.forecasts.extent import Extent, shared_subject
from causerie.reading.forecasts.guards import infinitive
from causerie.reading.frame import Sentence
from causerie.vocabulary import Resolvable

_LIGHT = frozenset({"be", "have", "become", "lie", "look"})
_CARRIERS = frozenset({"go", "bind", "expect", "have", "likely", "set"})
"""Verbs that hand the matter on to their infinitive: "is going to vote", "will have to close"."""


@functools.cache
def _words() -> Mapping[str, frozenset[str]]:
    data = tomllib.loads(files("causerie.reading").joinpath("cues/resolvable.toml").read_text("utf-8"))
    return {key: frozenset(words) for key, words in data.items() if key != "examples"}


def resolvable(
    sentence: Sentence, head: Token, extent: Extent, horizon: str | None, asked: Token | None = None
) -> Resolvable:
    """Yes, partly or no, for the forecast headed by `head` with this extent and horizon.

    `asked` is the head of the question's clause, for a short answer.
    """
    words = _words()
    verb = _main(asked if asked is not None and head.pos_ not in ("VERB", "AUX") else head)
    if verb.lemma_ in words["private"] or _judges(verb):
        return Resolvable.NO
    loose = horizon is not None and horizon.lower() in words["loose"]
    counted = any(token.like_num and token.lower_ != "one" for token in sentence.doc[extent.first : extent.end])
    if (horizon is not None and not loose) or counted:
        return Resolvable.YES
    subject = shared_subject(verb)
    if loose or (subject is not None and subject.lower_ in words["anybody"]):
        return Resolvable.PARTLY
    own = subject is not None and subject.lower_ in ("i", "we") and verb.lemma_ in words["spoken"]
    nominal = verb.pos_ not in ("VERB", "AUX") and not _abstract(verb)
    return Resolvable.YES if own or nominal or verb.lemma_ in words["recorded"] else Resolvable.PARTLY


def _main(head: Token) -> Token:
    """The verb that says what happens, behind "going to" and its kin."""
    inner = infinitive(head) if head.lemma_ in _CARRIERS else None
    return head if inner is None else inner


def _judges(verb: Token) -> bool:
    """Whether the clause only judges: "hard years lie ahead", "it will be wonderful"."""
    if verb.lemma_ not in _LIGHT:
        return False
    judged = _words()["judged"]
    near = [c for c in verb.children if c.dep_ in ("attr", "acomp", "dobj", "nsubj")]
    return any(t.lemma_.lower() in judged for child in near for t in (child, *child.children) if t.pos_ != "VERB")


def _abstract(noun: Token) -> bool:
    """Whether a noun names a quality or a result rather than a happening."""
    return noun.lemma_.lower() in _words()["judged"] or noun.pos_ in ("ADJ", "ADV")
