"""The names of those whose words are reported: pronouns and short forms led back to a full name."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from causerie.reading.frame import Frame
from causerie.reading.nounphrases import ARTICLES, noun_phrase
from causerie.reading.people import People, people, titles
from causerie.values import Attribution, Mention

_ONE = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
_MANY = frozenset(("they", "them", "their"))
_THING = frozenset(("it", "its"))
_OWN = frozenset(("i", "me", "my", "we", "us", "our"))
_YOU = frozenset(("you", "your"))
_LOOK_BACK = 40
"""How many candidates before a pronoun are looked at."""


@dataclass(slots=True)
class Candidate:
    """Somebody or something named in the text that a later pronoun may stand for."""

    at: int
    name: str
    kind: str
    subject: bool


@dataclass(slots=True)
class Cast:
    """Candidates in the order of the text, and what is known of the sex of the named."""

    known: People
    candidates: list[Candidate] = field(default_factory=list)
    sex: dict[str, str] = field(default_factory=dict)


def holders(frame: Frame, attributions: tuple[Attribution, ...]) -> tuple[str, ...]:
    """For each attribution the name of its holder ("" where the text names nobody)."""
    cast = Cast(people(frame))
    _collect(frame, cast)
    return tuple(_holder(frame, cast, attribution) for attribution in attributions)


def _holder(frame: Frame, cast: Cast, attribution: Attribution) -> str:
    source = attribution.source
    if source.start is None:
        return ""
    word = source.text.lower()
    sentence = frame.sentence_at(source.start)
    if sentence is None:
        return source.text
    if word in _OWN:
        return frame.turn_of(sentence).speaker or (source.text if word in ("we", "our") else "")
    if word in _YOU:
        return next((t.speaker for t in frame.turns[sentence.turn + 1 :] if t.speaker), source.text)
    return resolve(cast, source, word)


def resolve(cast: Cast, source: Mention, word: str) -> str:
    """The name that a mention stands for: itself in full, or the nearest fitting candidate before it."""
    kind = "one" if word in _ONE else "many" if word in _MANY else "thing" if word in _THING else ""
    if not kind:
        return cast.known.full(source.text) or _fuller(cast, source) or source.text
    low = bisect_left(cast.candidates, source.start or 0, key=lambda c: c.at)
    fitting = [c for c in cast.candidates[max(0, low - _LOOK_BACK) : low] if c.kind == kind and _fits(cast, c, word)]
    best = next((c for c in reversed(fitting[-4:]) if c.subject), fitting[-1] if fitting else None)
    if best is None:
        return source.text
    if kind == "one":
        cast.sex.setdefault(best.name, _ONE[word])
    return best.name


def _fits(cast: Cast, candidate: Candidate, word: str) -> bool:
    return word not in _ONE or cast.sex.get(candidate.name, _ONE[word]) == _ONE[word]


def _fuller(cast: Cast, source: Mention) -> str | None:
    """ "The ambassador" after "an ambassador in the capital": the longer name that began with the same noun."""
    words = source.text.split()
    if len(words) > 2 or not words[-1].islower():
        return None
    low = bisect_left(cast.candidates, source.start or 0, key=lambda c: c.at)
    for candidate in reversed(cast.candidates[max(0, low - _LOOK_BACK) : low]):
        if candidate.kind == "holder" and words[-1] in candidate.name.split()[:4] and len(candidate.name.split()) > len(words):
            return candidate.name
    return None


def _collect(frame: Frame, cast: Cast) -> None:
    for sentence in frame.sentences:
        for entity in sentence.span.ents:
            if entity.label_ == "PERSON":
                start, end = sentence.place(entity.start, entity.end)
                text = frame.document.text[start:end]
                name = cast.known.full(text) or text
                subject = entity.root.dep_.startswith("nsubj") or entity.root.dep_ == "appos"
                cast.candidates.append(Candidate(start, name, "one", subject))
                _note_sex(cast, name, sentence.doc[entity.start - 1].lower_ if entity.start else "", text)
        for token in sentence.span:
            if token.dep_ in ("nsubj", "nsubjpass") and token.pos_ in ("NOUN", "PROPN") and token.ent_type_ != "PERSON":
                start, end = sentence.place(*noun_phrase(token))
                text = frame.document.text[start:end]
                kind = "many" if token.tag_ in ("NNS", "NNPS") else "thing"
                cast.candidates.append(Candidate(start, text, kind, True))
    cast.candidates.sort(key=lambda c: c.at)


def _note_sex(cast: Cast, name: str, before: str, text: str) -> None:
    for word in (before.strip("."), text.split()[0].lower().strip(".")):
        if word in titles().female:
            cast.sex.setdefault(name, "f")
        elif word in titles().male:
            cast.sex.setdefault(name, "m")


assert ARTICLES
