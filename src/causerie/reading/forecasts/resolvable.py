"""Whether a stranger could later decide a forecast from public records (CODING.md 4).

`likeliest` weighs the signs that a clause shows. One of them, `resolvable`, is a rule of thumb, in this order:

1. no: a verb of what no record shows ("remember"), or "be" and "have" with a word that judges ("a hard winter");
2. yes: a time that is named, or a number;
3. partly: a subject too general to look up ("you", "nobody"), or a time that names none ("soon");
4. yes: a verb that leaves a record ("resign", "sign"), what the speaker foretells of the talk itself, or a thing
   named by a noun alone ("a second ceasefire");
5. partly: everything else.

`chances` tells how likely each value is, for whoever has other evidence too: each sign, the rule of thumb among
them, speaks for "yes" or "no" against "partly" by a weight (multinomial logistic). The weights in
`cues/resolvable_weights.toml` are learnt from coded documents by `training/resolvability.py`.
A short answer is judged by the clause of the question that it takes up.
"""

from __future__ import annotations

import functools
import math
import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files

from spacy.tokens import Span, Token

from causerie.reading.forecasts.extent import Extent, shared_subject
from causerie.reading.forecasts.guards import infinitive
from causerie.reading.frame import Sentence
from causerie.vocabulary import Resolvable

_LIGHT = frozenset({"be", "have", "become", "lie", "look"})
_CARRIERS = frozenset({"go", "bind", "expect", "have", "likely", "set"})
"""Verbs that hand the matter on to their infinitive: "is going to vote", "will have to close"."""
_DATED = re.compile(
    r"\d|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday|easter|christmas)\b",
    re.IGNORECASE,
)
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"})
"""Kinds of name as the parser tells them."""
_LONG = 18
"""Words from which a proposition is long."""
START = "start"
"""The name of the weights that every forecast has."""


@functools.cache
def _words() -> Mapping[str, frozenset[str]]:
    data = tomllib.loads(files("causerie.reading").joinpath("cues/resolvable.toml").read_text("utf-8"))
    return {key: frozenset(words) for key, words in data.items() if key != "examples"}


@functools.cache
def _weights() -> Mapping[Resolvable, Mapping[str, float]]:
    data = tomllib.loads(files("causerie.reading").joinpath("cues/resolvable_weights.toml").read_text("utf-8"))
    return {value: data.get(value.value, {}) for value in Resolvable}


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


def likeliest(
    sentence: Sentence, head: Token, extent: Extent, horizon: str | None, asked: Token | None = None
) -> Resolvable:
    """The value that the signs of the clause make likeliest."""
    found = chances(sentence, head, extent, horizon, asked)
    return max(found, key=lambda value: found[value])


def chances(
    sentence: Sentence, head: Token, extent: Extent, horizon: str | None, asked: Token | None = None
) -> Mapping[Resolvable, float]:
    """The probability of each value, by the words alone."""
    shown = signs(sentence, head, extent, horizon, asked)
    sums = {value: sum(of.get(sign, 0.0) for sign in (START, *shown)) for value, of in _weights().items()}
    most = max(sums.values())
    parts = {value: math.exp(each - most) for value, each in sums.items()}
    return {value: part / sum(parts.values()) for value, part in parts.items()}


def signs(
    sentence: Sentence, head: Token, extent: Extent, horizon: str | None, asked: Token | None = None
) -> tuple[str, ...]:
    """What the clause shows, by name."""
    verb = _main(asked if asked is not None and head.pos_ not in ("VERB", "AUX") else head)
    words = sentence.doc[extent.first : extent.end]
    thumb = f"thumb.{resolvable(sentence, head, extent, horizon, asked).value}"
    return tuple(dict.fromkeys((thumb, *_of_time(horizon), *_of_words(words), *_of_subject(verb), *_of_verb(verb))))


def _of_time(horizon: str | None) -> Iterator[str]:
    if horizon is not None:
        vague = horizon.lower() in _words()["loose"]
        yield "time.vague" if vague else "time.dated" if _DATED.search(horizon) else "time.named"


def _of_words(words: Span) -> Iterator[str]:
    cues = _words()
    if any(token.like_num and token.lower_ != "one" for token in words):
        yield "number"
    for name in ("judged", "degrees"):
        if any(token.lower_ in cues[name] for token in words):
            yield name
    if any(token.pos_ == "PROPN" for token in words):
        yield "name"
    if len(words) > _LONG:
        yield "long"
    if any(token.lower_ in ("our", "us", "my", "your", "me", "you") for token in words):
        yield "ours"


def _of_subject(verb: Token) -> Iterator[str]:
    subject = shared_subject(verb)
    if subject is None:
        return
    who = subject.lower_
    if who in _words()["anybody"]:
        yield "subject.anybody"
    elif who in ("it", "this", "that", "these", "those", "which", "what"):
        yield "subject.it"
    elif who in ("i", "we"):
        yield f"subject.{who}"
    elif subject.pos_ == "PRON" and who != "there":
        yield "subject.pronoun"
    elif subject.left_edge.lower_ == "the":
        yield "subject.definite"
    if subject.ent_type_ in _NAMED:
        yield "subject.named"
    if subject.lemma_.lower() in _words()["abstract"]:
        yield "subject.abstract"
    if who in ("i", "we") and verb.lemma_ in _words()["spoken"]:
        yield "verb.spoken"


def _of_verb(verb: Token) -> Iterator[str]:
    cues = _words()
    if verb.pos_ not in ("VERB", "AUX"):
        yield "noun.abstract" if _abstract(verb) else "noun"
        if verb.lemma_.lower() in cues["happenings"]:
            yield "noun.happening"
    for name in ("recorded", "private", "changes", "lasting", "aims", "needs", "acts"):
        if verb.lemma_ in cues[name]:
            yield f"verb.{name}"
    if _judges(verb):
        yield "verb.judges"
    if verb.lemma_ == "be":
        yield "verb.be"
    if any(child.dep_ == "acomp" for child in verb.children):
        yield "verb.quality"
    if any(child.dep_ == "neg" for child in verb.children):
        yield "verb.negated"
    if any(child.dep_ == "aux" and child.lower_ in ("may", "might", "could", "can") for child in verb.children):
        yield "verb.may"
    if any(c.dep_ in ("dobj", "attr", "pobj") and c.lemma_.lower() in cues["abstract"] for c in _outcomes(verb)):
        yield "object.abstract"


def _outcomes(verb: Token) -> Iterator[Token]:
    """What a verb brings about, takes or is, and what its prepositions name."""
    for child in verb.rights:
        yield child
        if child.dep_ == "prep":
            yield from child.rights


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
