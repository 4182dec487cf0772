"""The encoder's spots of one document, as whole tokens, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from causerie.encoder.scheme import SpanKind
from causerie.reading.frame import Frame
from causerie.reading.joining.asking import Place, Suggestions
from causerie.reading.joining.extents import best
from causerie.reading.joining.places import Run, completed, phrase, run_at
from causerie.values import Certainty
from causerie.vocabulary import Level

CREDIT = 0.05
"""What an extent that rule or spot gives has over the others, in expected overlap."""
MOST = 16
"""Spots of one kind in one sentence that are gone into, the surest ones: pairs grow with their square."""
MENTIONS = frozenset(
    (
        SpanKind.CAUSE,
        SpanKind.EFFECT,
        SpanKind.PROPOSITION,
        SpanKind.CONTENT,
        SpanKind.SOURCE,
        SpanKind.ACTOR_A,
        SpanKind.ACTOR_B,
    )
)
"""Spots that name things: phrases of the parse without articles; the others are taken word for word."""
Spots = Mapping[int, Sequence[Place]]
"""Places by the index of their sentence, in order."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A document and what the encoder says of it; `bias` is for recall of spots."""

    frame: Frame
    said: Suggestions
    bias: float

    def spots(self, kind: SpanKind) -> Spots:
        """The spots of a kind; a mention as far as the spot or the phrase of its head, whichever is marked more."""
        found: dict[int, list[tuple[float, Run]]] = {}
        for spot in self.said.spots(kind, self.bias):
            run = run_at(self.frame, spot.start, spot.end, kind in MENTIONS)
            if run is not None:
                found.setdefault(run.sentence.index, []).append((spot.probability, run))
        return {at: self._extents(kind, _surest(runs)) for at, runs in found.items()}

    def _extents(self, kind: SpanKind, runs: Sequence[Run]) -> list[Place]:
        """The places of a sentence's runs; none grows into another."""
        if kind not in MENTIONS:
            return [run.place for run in runs]
        found = []
        for run in runs:
            others = [other for other in runs if other is not run]
            own, whole = completed(run), phrase(run)
            own = own if _free(own, others) else run
            offers = [own.place, whole.place] if _free(whole, others) else [own.place]
            found.append(best(self.said, kind, offers, CREDIT))
        return list(dict.fromkeys(found))

    def by_sentence(self, places: Iterable[Place]) -> dict[int, list[Place]]:
        """Places by the sentence in which they begin, each once."""
        found: dict[int, list[Place]] = {}
        for place in sorted(set(places)):
            if (home := self.frame.sentence_at(place[0])) is not None:
                found.setdefault(home.index, []).append(place)
        return found

    def stretched(self, kind: SpanKind, own: Place, spots: Spots) -> Place:
        """The place that a rule gives, or that of a spot over it, whichever the encoder marks rather."""
        near = self.near(own, spots)
        return best(self.said, kind, list(dict.fromkeys((own, *near))), CREDIT) if near else own

    def near(self, own: Place, spots: Spots) -> list[Place]:
        """The spots that share words with a place."""
        home = self.frame.sentence_at(own[0])
        if home is None:
            return []
        return [spot for spot in spots.get(home.index, ()) if min(spot[1], own[1]) > max(spot[0], own[0])]


def hedged(heard: Heard, own: Certainty, level: Level, near: Place) -> Certainty:
    """The certainty of a level: the text's words where they carry it, else the encoder's hedge nearest to a place."""
    home = heard.frame.sentence_at(near[0])
    if level is own.level or level is Level.CERTAIN or home is None:
        return own if level is own.level else Certainty(level)
    places = [
        (s.start, s.end) for s in heard.said.spots(SpanKind.HEDGE, heard.bias) if home.start <= s.start < home.end
    ]
    if not places:
        return Certainty(level)
    words = heard.frame.words(*min(places, key=lambda place: (max(near[0] - place[1], place[0] - near[1]), place)))
    return Certainty(level, words.text, words.start, words.end)


def _free(run: Run, others: Sequence[Run]) -> bool:
    """Whether a run shares no token with others."""
    return not any(run.first < other.end and other.first < run.end for other in others)


def _surest(runs: Sequence[tuple[float, Run]]) -> list[Run]:
    """The runs of a sentence, in order, without the least sure where there are too many."""
    if len(runs) > MOST:
        least = sorted((probability for probability, _ in runs), reverse=True)[MOST - 1]
        runs = [pair for pair in runs if pair[0] >= least][:MOST]
    return [run for _, run in runs]
