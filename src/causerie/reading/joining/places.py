"""From offsets that the encoder gives to tokens of the parse."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from causerie.reading.frame import Frame, Sentence
from causerie.reading.joining.asking import Place
from causerie.reading.spans import reach, trimmed

COMPLEMENTS = frozenset(("dobj", "attr", "acomp", "oprd", "xcomp", "ccomp", "dative"))
"""What a verb needs to name something."""
OBJECTS = frozenset(("pobj", "pcomp"))
"""What a preposition needs."""
FARTHEST = 12
"""Tokens from a verb to the end of what it says, at most."""


@dataclass(frozen=True, slots=True)
class Run:
    """The tokens first..end-1 of a sentence, headed by `head`."""

    sentence: Sentence
    first: int
    end: int
    head: Token

    @property
    def place(self) -> Place:
        """Document offsets."""
        return self.sentence.place(self.first, self.end)


def run_at(frame: Frame, start: int, end: int, trim: bool = True) -> Run | None:
    """The whole tokens from start to end within the sentence at `start`; None outside sentences and without a word.

    With `trim` without articles and connectives at the ends, else only without punctuation.
    """
    sentence = frame.sentence_at(start)
    if sentence is None:
        return None
    low, high = start - sentence.base, end - sentence.base
    # The same few places are asked for again with each pair. Kept as numbers: a run would hold its own text for ever.
    kept, key = sentence.doc.user_data, f"run {low} {high} {sentence.span.start} {trim}"
    if key not in kept:
        run = _run(sentence, low, high, trim)
        kept[key] = (run.first, run.end, run.head.i) if run is not None else None
    if kept[key] is None:
        return None
    first, stop, head = kept[key]
    return Run(sentence, first, stop, sentence.doc[head])


def _run(sentence: Sentence, low: int, high: int, trim: bool) -> Run | None:
    span = sentence.doc.char_span(low, high, alignment_mode="expand")
    if span is None:
        span = sentence.span
    first, last = max(span.start, sentence.span.start), min(span.end, sentence.span.end)
    if first >= last:
        return None
    run = run_of(sentence, *(trimmed if trim else _bare)(sentence, first, last))
    return run if any(map(str.isalnum, sentence.doc[run.first : run.end].text)) else None


def _bare(sentence: Sentence, first: int, end: int) -> tuple[int, int]:
    """The tokens without punctuation and blanks at the ends; never empty."""
    while first + 1 < end and (sentence.doc[first].is_punct or sentence.doc[first].is_space):
        first += 1
    while first + 1 < end and (sentence.doc[end - 1].is_punct or sentence.doc[end - 1].is_space):
        end -= 1
    return first, end


def run_of(sentence: Sentence, first: int, end: int) -> Run:
    """The run of these tokens, with the token that heads them."""
    return Run(sentence, first, end, sentence.doc[first:end].root)


def phrase(run: Run) -> Run:
    """All that the head of a run reaches in its sentence, trimmed."""
    first, end = trimmed(run.sentence, *reach(run.sentence, run.head))
    return Run(run.sentence, first, end, run.head)


def completed(run: Run) -> Run:
    """A run that ends on its verb, with what the verb says of something ("ease" to "ease the crisis").

    A verb alone names nothing (CODING.md 0: as short as it stays self-contained).
    """
    verb = run.sentence.doc[run.end - 1]
    if verb.i != run.head.i or verb.pos_ not in ("VERB", "AUX"):
        return run
    objects = [c for c in verb.rights if c.dep_ in COMPLEMENTS and c.i < run.sentence.span.end]
    if not objects or objects[0].right_edge.i - verb.i > FARTHEST:
        return run
    first, end = trimmed(run.sentence, run.first, objects[0].right_edge.i + 1)
    return Run(run.sentence, first, max(end, run.end), run.head)


def broken(run: Run) -> bool:
    """Whether a run breaks off before what its verb or its last preposition needs ("to ease | the crisis")."""
    last = run.sentence.doc[run.end - 1]
    if last.dep_ == "prt":
        last = last.head
    if last.pos_ == "ADP":
        wanted = OBJECTS
    elif last.pos_ in ("VERB", "AUX") and last.i == run.head.i:
        wanted = COMPLEMENTS
    else:
        return False
    return any(c.dep_ in wanted and run.end <= c.i < run.sentence.span.end for c in last.rights)
