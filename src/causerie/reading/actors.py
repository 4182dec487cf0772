"""Who acts and speaks in a document, each under one name, with every place where it is named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from causerie.reading.agents import is_body, is_person, nouns
from causerie.reading.countries import country_in, country_named, country_of_people
from causerie.reading.frame import Frame, Sentence
from causerie.reading.nounphrases import noun_phrase
from causerie.reading.people import People, bare, people
from causerie.values import Actor, Span

_KINDS = frozenset(("PERSON", "ORG", "GPE", "NORP"))
_BRACKET = re.compile(r"\s*\(\s*(?:the\s+)?[\"“']?([A-Z][A-Za-z&.-]{1,9})[\"”']?\s*\)")
_POSSESSIVE = re.compile(r"[’']s?$")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_LEAST = 2
"""How often a body or group without a proper name must be named to count as an actor."""


@dataclass(slots=True)
class _Entry:
    """An actor while it is put together."""

    name: str
    country: str | None = None
    places: dict[tuple[int, int], str] = field(default_factory=dict)
    proper: bool = True


@dataclass(frozen=True, slots=True)
class _Naming:
    """What names stand for in this document."""

    known: People
    short: dict[str, str]


def find_actors(frame: Frame) -> tuple[Actor, ...]:
    """The actors of a document: speakers, then the others in the order of their first mention.

    Surnames, abbreviations and names of peoples are led back to one name; `country` is ISO 3166-1
    alpha-2. A body or group without a proper name counts when it is named twice or more.
    """
    naming = _Naming(people(frame), _short_names(frame))
    entries: dict[str, _Entry] = {}
    for turn in frame.turns:
        if turn.speaker:
            name = naming.known.full(turn.speaker) or turn.speaker
            entries.setdefault(name, _Entry(name, _country(name)))
    for sentence in frame.sentences:
        for entity in sentence.span.ents:
            if entity.label_ in _KINDS:
                _add_entity(frame, naming, entries, sentence, entity)
        for token in sentence.span:
            if token.pos_ == "PROPN" and token.ent_type_ not in _KINDS:
                _add_short(frame, naming, entries, sentence, token)
        for head in _groups(sentence):
            _add_group(frame, entries, sentence, head)
    kept = (e for e in entries.values() if e.proper or len(e.places) >= _LEAST)
    return tuple(_actor(entry) for entry in kept)


def _actor(entry: _Entry) -> Actor:
    counts = Counter(text for text in entry.places.values() if text != entry.name)
    places = sorted(entry.places)
    mentions = tuple(Span(entry.places[place], *place) for place in places)
    return Actor(entry.name, tuple(sorted(counts)), entry.country, mentions)


def _add_entity(
    frame: Frame, naming: _Naming, entries: dict[str, _Entry], sentence: Sentence, entity: TokenSpan
) -> None:
    start, end = sentence.place(entity.start, entity.end)
    whole = frame.document.text[start:end]
    text = _ARTICLE.sub("", whole)
    start += len(whole) - len(text)
    text = _tidy(text)
    if not _is_name(text, entity):
        return
    name, country = _name(naming, text, entity)
    same = next((known for known in (name, name.title()) if known in entries), name) if name.isupper() else name
    entry = entries.setdefault(same, _Entry(same, country))
    entry.proper = True
    entry.places.setdefault((start, start + len(text)), text)


def _add_short(frame: Frame, naming: _Naming, entries: dict[str, _Entry], sentence: Sentence, token: Token) -> None:
    """A surname or an abbreviation that the recogniser passed over."""
    start, end = sentence.at(token)
    text = frame.document.text[start:end]
    name = naming.known.by_part.get(text) or (naming.short.get(text) if text.isupper() else None)
    if name is None:
        return
    # Places are found sentence by sentence: those that can hold this one are the last.
    places = reversed(entries.get(name, _Entry(name)).places)
    if not any(low <= start < high for low, high in takewhile(lambda place: place[0] >= sentence.start, places)):
        entries.setdefault(name, _Entry(name, _country(name))).places.setdefault((start, end), text)


def _tidy(text: str) -> str:
    """A name without a possessive ending, an open bracket and trailing punctuation."""
    text = text.split("(")[0].rstrip(" .,;:-—–\"'”’")
    return _POSSESSIVE.sub("", text)


def _is_name(text: str, entity: TokenSpan) -> bool:
    """Whether the recogniser's find is a name that can act: places count as the subject of a verb or as a country."""
    if len(text) < 2 or not text[:1].isupper() or "\n" in text:
        return False
    if entity.label_ == "NORP":
        return entity.root.pos_ in ("NOUN", "PROPN") and entity.root.dep_ not in ("compound", "amod", "nmod")
    if entity.label_ == "GPE":
        return country_named(text) is not None or entity.root.dep_ in ("nsubj", "nsubjpass")
    return True


def _name(naming: _Naming, text: str, entity: TokenSpan) -> tuple[str, str | None]:
    country = country_named(text) or (country_of_people(text) if entity.label_ in ("NORP", "GPE") else None)
    if country is not None:
        return country.name, country.code
    if entity.label_ == "PERSON":
        return naming.known.full(text) or bare(text), None
    whole = naming.short.get(text) or naming.known.full(text) or text
    return whole, _country(whole)


def _country(name: str) -> str | None:
    country = country_named(name)
    return country.code if country else country_in(name)


def _short_names(frame: Frame) -> dict[str, str]:
    """Abbreviations in brackets after a name, initials of names, and last words of longer names."""
    names: dict[str, None] = {}
    short: dict[str, str] = {}
    text = frame.document.text
    for sentence in frame.sentences:
        for entity in sentence.span.ents:
            if entity.label_ == "ORG":
                start, end = sentence.place(entity.start, entity.end)
                name = _tidy(_ARTICLE.sub("", text[start:end]))
                if len(name.split()) > 1 and name[:1].isupper():
                    names.setdefault(name)
                    if bracket := _BRACKET.match(text, text.find(name, start) + len(name)):
                        short[bracket.group(1)] = name
    initials = [("".join(word[0] for word in name.split() if word[:1].isupper()), name) for name in names]
    last = [(name.split()[-1], name) for name in names]
    first = [(part, name) for name in names if " " in (part := name.split(" of ")[0]) and part != name]
    return _unique(last) | _unique(first) | _unique([pair for pair in initials if len(pair[0]) > 2]) | short


def _unique(pairs: list[tuple[str, str]]) -> dict[str, str]:
    counts = Counter(key for key, _ in pairs)
    return {key: name for key, name in pairs if counts[key] == 1 and key[:1].isupper()}


def _groups(sentence: Sentence) -> Iterator[Token]:
    """Subjects and agents that are a body or people without a proper name: "the opposition", "diplomats"."""
    for token in sentence.span:
        if token.pos_ != "NOUN" or token.ent_type_ or token.dep_ not in ("nsubj", "nsubjpass", "pobj", "conj", "dobj"):
            continue
        if token.lemma_ in nouns().vague:
            continue
        if is_body(token) or (token.tag_ == "NNS" and is_person(token)):
            yield token


def _add_group(frame: Frame, entries: dict[str, _Entry], sentence: Sentence, head: Token) -> None:
    first, end = noun_phrase(head)
    if end > head.i + 1 or any(t.ent_type_ for t in sentence.doc[first:end]):
        end = head.i + 1
    if sentence.doc[first].pos_ in ("PRON", "NUM", "DET") and end - first > 1:
        first += 1
    start, stop = sentence.place(first, end)
    text = frame.document.text[start:stop]
    if start == sentence.start and country_in(text) is None:
        text = text[:1].lower() + text[1:]
    entry = entries.setdefault(text, _Entry(text, country_in(text), proper=False))
    entry.places.setdefault((start, stop), frame.document.text[start:stop])
