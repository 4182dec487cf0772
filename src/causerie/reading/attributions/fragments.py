"""Words in quotation marks inside a narrator's sentence: `has said, "an unspeakable ruin"`, `his "warm thanks"`."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from causerie.reading.agents import is_agent, is_writing
from causerie.reading.attributions.cues import reporting
from causerie.reading.attributions.holder import holder_of, is_passive, own_present, teller
from causerie.reading.attributions.quotations import quotations
from causerie.reading.attributions.report import Place, Report
from causerie.reading.frame import Frame, Sentence

_FEWEST = 2
"""A single word in quotation marks is as often a name or a doubt as a report."""


def find(frame: Frame, sentence: Sentence) -> Iterator[Report]:
    """Every run of quoted words that hangs on a verb of saying or thinking outside the marks."""
    text = frame.document.text
    if not any(mark in text[sentence.start : sentence.end] for mark in '"“«'):
        return
    for place in quotations(text, sentence.start, sentence.end):
        verb = _verb_over(sentence, place) if len(text[slice(*place)].split()) >= _FEWEST else None
        if verb is None or own_present(frame, sentence, verb):
            continue
        named, holder = holder_of(sentence, verb)
        if named and holder is not None:
            yield Report(f"attribution.fragment.{verb.lemma_.lower()}", sentence, holder, sentence.at(verb), place)


def _verb_over(sentence: Sentence, place: Place) -> Token | None:
    """The nearest verb of saying or thinking that governs the quoted words from outside."""
    inside = [t for t in sentence.span if place[0] <= sentence.at(t)[0] < place[1] and not t.is_punct]
    if not inside:
        return None
    token = next((t for t in inside if t.head not in inside), inside[0])
    while token.head != token:
        token = token.head
        if token.pos_ == "VERB" and token not in inside:
            return token if _says(token) else None
    return None


def _says(verb: Token) -> bool:
    head = teller(verb)
    if verb.lemma_ == "read":
        return head is not None and head.pos_ == "NOUN"
    known = verb.lemma_.lower() in reporting().verbs
    return known and (is_passive(verb) or (head is not None and (is_agent(head) or is_writing(head))))
