"""The names of those whose words are reported: pronouns and short forms led back to a full name."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from itertools import takewhile

from spacy.tokens import Token

from causerie.reading.agents import is_body, is_person, is_writing
from causerie.reading.frame import Frame, Sentence
from causerie.reading.nounphrases import noun_phrase
from causerie.reading.people import People, people, titles
from causerie.values import Attribution, Mention

_ONE = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
_MANY = frozenset(("they", "them", "their"))
_THING = frozenset(("it", "its"))
_OWN = frozenset(("i", "me", "my", "we", "us", "our"))
_YOU = frozenset(("you", "your"))
_AGAIN = frozenset(("same", "this", "that"))
_REPORTED = 3
"""Weight of somebody whose words were reported before; a named subject has 2."""
_LOOK_BACK = 40
"""How many candidates before a pronoun are looked at."""
_SENTENCES = 4
"""How many sentences back a plural or a neuter pronoun may reach."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or something named in the text that a later pronoun may stand for.

    `kind` is "one" (a person), "many" (people) or "thing" (a body or a writing). `weight` is higher
    for a subject and for a name, and highest for one whose words were reported before.
    """

    at: int
    sentence: int
    name: str
    kind: str
    weight: int


@dataclass(slots=True)
class Cast:
    """Candidates in the order of the text, and what is known of the sex of the named."""

    known: People
    candidates: list[Candidate] = field(default_factory=list)
    sex: dict[str, str] = field(default_factory=dict)

    def before(self, offset: int) -> list[Candidate]:
        """The nearest candidates before an offset, in order."""
        low = bisect_left(self.candidates, offset, key=lambda c: c.at)
        return self.candidates[max(0, low - _LOOK_BACK) : low]


def holders(frame: Frame, attributions: tuple[Attribution, ...]) -> tuple[str, ...]:
    """For each attribution the name of its holder ("" where the text names nobody)."""
    cast = Cast(people(frame))
    for sentence in frame.sentences:
        _collect(frame, cast, sentence)
    cast.candidates.sort(key=lambda c: c.at)
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
    name, kind = resolve(cast, source, sentence)
    if kind:
        insort(cast.candidates, Candidate(source.start, sentence.index, name, kind, _REPORTED), key=lambda c: c.at)
    return name


def resolve(cast: Cast, source: Mention, sentence: Sentence) -> tuple[str, str]:
    """The name that a mention stands for, and its kind: itself in full, or the best candidate before it."""
    word = source.text.lower()
    kind = "one" if word in _ONE else "many" if word in _MANY else "thing" if word in _THING else ""
    if not kind:
        return _fullest(cast, source, sentence)
    before = cast.before(source.start or 0)
    fitting = [c for c in before if c.kind == kind and _fits(cast, c, word, sentence)]
    if not fitting:
        return source.text, ""
    best = _best(fitting)
    if kind == "one":
        cast.sex.setdefault(best.name, _ONE[word])
    return best.name, kind


def _best(fitting: list[Candidate]) -> Candidate:
    """The nearest candidate, unless the sentence before it or its own has a weightier one."""
    last = fitting[-1]
    near = [c for c in fitting if c.sentence >= last.sentence - (last.weight < 2)]
    return max(near, key=lambda c: (c.weight, c.at))


def _fits(cast: Cast, candidate: Candidate, word: str, sentence: Sentence) -> bool:
    if word in _ONE:
        return cast.sex.get(candidate.name, _ONE[word]) == _ONE[word]
    return sentence.index - candidate.sentence <= _SENTENCES


def _fullest(cast: Cast, source: Mention, sentence: Sentence) -> tuple[str, str]:
    head = _head_at(sentence, source)
    if name := cast.known.full(source.text):
        return name, "one"
    kind = kind_of(head) if head is not None else ""
    words = [word for word in source.text.split() if word.lower() not in _AGAIN]
    if words and len(words) <= 2 and words[-1].islower():
        fewest = len(words) - (words != source.text.split())
        for candidate in reversed(cast.before(source.start or 0)):
            longer = candidate.name.split()
            alike = candidate.weight == _REPORTED and candidate.kind == kind
            if alike and words[-1] in longer and len(longer) > fewest:
                return candidate.name, kind
    return source.text, kind


def _head_at(sentence: Sentence, source: Mention) -> Token | None:
    span = sentence.doc.char_span(
        (source.start or 0) - sentence.base, (source.end or 0) - sentence.base, alignment_mode="expand"
    )
    return span.root if span is not None else None


def kind_of(token: Token) -> str:
    """Which pronouns can stand for the noun: "one", "many", "thing" or none."""
    plural = token.tag_ in ("NNS", "NNPS")
    if is_person(token):
        return "many" if plural else "one"
    if is_body(token):
        return "many" if plural else "thing"
    if is_writing(token):
        return "" if plural else "thing"
    return "thing" if token.pos_ == "PROPN" else ""


def _collect(frame: Frame, cast: Cast, sentence: Sentence) -> None:
    text = frame.document.text
    for entity in sentence.span.ents:
        if entity.label_ == "PERSON":
            start, end = sentence.place(entity.start, entity.end)
            name = cast.known.full(text[start:end]) or text[start:end]
            weight = 1 + int(entity.root.dep_.startswith("nsubj") or entity.root.dep_ == "appos")
            cast.candidates.append(Candidate(start, sentence.index, name, "one", weight))
            before = sentence.doc[entity.start - 1].lower_ if entity.start else ""
            _note_sex(cast, name, before, text[start:end])
    for token in sentence.span:
        if token.lower_ in ("his", "her") and token.dep_ == "poss":
            _note_own(cast, sentence, token)
        elif token.pos_ in ("NOUN", "PROPN") and token.ent_type_ != "PERSON" and token.dep_ not in ("compound", "poss"):
            _add(cast, sentence, token, text)


def _add(cast: Cast, sentence: Sentence, token: Token, text: str) -> None:
    """A surname that the recogniser passed over, or a noun; one for a single person only as a subject."""
    weight = int(token.dep_.startswith("nsubj"))
    short = cast.known.by_part.get(token.text) if token.pos_ == "PROPN" else None
    if short is not None:
        cast.candidates.append(Candidate(sentence.at(token)[0], sentence.index, short, "one", weight + 1))
        return
    kind = kind_of(token)
    if kind and (weight or kind != "one"):
        start, end = sentence.place(*noun_phrase(token))
        cast.candidates.append(Candidate(start, sentence.index, text[start:end], kind, weight))


def _note_own(cast: Cast, sentence: Sentence, pronoun: Token) -> None:
    """ "Keller handed in her resignation": the one person named as a subject before tells the sex."""
    here = takewhile(lambda c: c.sentence == sentence.index, reversed(cast.candidates))
    named = {c.name for c in here if c.kind == "one" and c.weight == 2}
    if len(named) == 1:
        cast.sex.setdefault(named.pop(), _ONE[pronoun.lower_])


def _note_sex(cast: Cast, name: str, before: str, text: str) -> None:
    for word in (before.strip("."), text.split()[0].lower().strip(".")):
        if word in titles().female:
            cast.sex.setdefault(name, "f")
        elif word in titles().male:
            cast.sex.setdefault(name, "m")
