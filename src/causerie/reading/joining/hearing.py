"""The encoder's spots of one document, as whole tokens, sentence by sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from causerie.encoder.scheme import SpanKind
from causerie.reading.frame import Frame
from causerie.reading.joining.asking import Place, Suggestions
from causerie.reading.joining.extents import best
from causerie.reading.joining.places import phrase, run_at

CREDIT = 0.05
"""What an extent that rule or spot gives has over the others, in expected overlap."""
Spots = Mapping[int, Sequence[Place]]
"""Places by the index of their sentence, in order."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A document and what the encoder says of it; `bias` is for recall of spots."""

    frame: Frame
    said: Suggestions
    bias: float

    def spots(self, kind: SpanKind) -> Spots:
        """The spots of a kind, each as far as spot or phrase of its head reaches, whichever the encoder marks more."""
        found: dict[int, list[Place]] = {}
        for spot in self.said.spots(kind, self.bias):
            run = run_at(self.frame, spot.start, spot.end)
            if run is not None:
                offers = list(dict.fromkeys((run.place, phrase(run).place)))
                found.setdefault(run.sentence.index, []).append(best(self.said, kind, offers, CREDIT))
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
