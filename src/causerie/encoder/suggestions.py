"""What the encoder says about one document: which runs of words are spans of claims, and which belong together.

Places are code point offsets in the document's text, end exclusive. Probabilities are the model's own,
not calibrated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from causerie.encoder.heads import Heads, MarkScore, PairScore
from causerie.encoder.inputs import pair_inputs, span_inputs
from causerie.encoder.maths import Floats, softmax
from causerie.encoder.pieces import Pieces, Place, pieces_of
from causerie.encoder.scheme import BIO, PairKind, SpanKind
from causerie.encoder.tags import best_tags, runs
from causerie.encoder.windows import Window

Output = tuple[Floats, NDArray[np.float16]]
"""What the encoder gives for one window of T pieces: tags [T, kinds * 3] and states [T, H]."""
Asked = tuple[PairKind, Place | None, Place]
"""A pair to be scored; no first span stands for a source without a name."""
KINDS = tuple(SpanKind)
_COLUMN = {kind: at for at, kind in enumerate(KINDS)}
TOGETHER = 64
"""Windows decoded at once; bounds the memory."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A run of whole words that the encoder takes for a span of a kind, and how surely (0 to 1)."""

    kind: SpanKind
    start: int
    end: int
    probability: float


@dataclass(frozen=True, eq=False)
class Suggestions:
    """The encoder's outputs for one document, to be asked. Made by `suggestions_of`."""

    text: str = field(repr=False)
    pieces: Pieces = field(repr=False)
    tags: Floats = field(repr=False)
    """Logits [rows, kinds, 3]."""
    states: NDArray[np.float16] = field(repr=False)
    heads: Heads = field(repr=False)
    _of_windows: dict[int, Floats] = field(default_factory=dict, repr=False)
    """Sums of states, as `pair_inputs` keeps them."""
    _decoded: dict[float, dict[SpanKind, tuple[Spot, ...]]] = field(default_factory=dict, repr=False)

    def spots(self, kind: SpanKind, bias: float = 0.0) -> tuple[Spot, ...]:
        """The spans of a kind in order, none overlapping another.

        `bias` (a logit) is added to what speaks for a span: above 0 there are more and longer ones. The
        probabilities do not change with it.
        """
        if bias not in self._decoded:
            self._decoded[bias] = self._all_spots(bias)
        return self._decoded[bias][kind]

    def inside(self, kind: SpanKind, start: int, end: int) -> float:
        """Mean over the pieces of a place of the probability that they are in a span of the kind; 0 without pieces."""
        low, high = self.pieces.over((start, end))
        column = _COLUMN[kind]
        return float(self._sums[high, column] - self._sums[low, column]) / (high - low) if low < high else 0.0

    def pair(self, kind: PairKind, first: Place | None, second: Place) -> PairScore | None:
        """Whether two places of the text belong together, and how; None where no window holds both."""
        return self.pairs([(kind, first, second)])[0]

    def pairs(self, wanted: Sequence[Asked]) -> list[PairScore | None]:
        """The score of each pair, as `pair` gives it; quicker for many."""
        found = [self._pair_rows(first, second) for _, first, second in wanted]
        held = [(one[0], place) for one, place in zip(wanted, found, strict=True) if place is not None]
        inputs = pair_inputs(self.states, self.pieces.borders, held, self._of_windows) if held else None
        scores = iter(self.heads.pairs(inputs) if inputs is not None else ())
        return [next(scores) if place is not None else None for place in found]

    def mark(self, start: int, end: int) -> MarkScore | None:
        """What the place is as a proposition; None where no window holds it."""
        return self.marks([(start, end)])[0]

    def marks(self, wanted: Sequence[Place]) -> list[MarkScore | None]:
        """The marks of each place, as `mark` gives them; quicker for many."""
        found = [self._rows(place) for place in wanted]
        held = [one for one in found if one is not None]
        scores = iter(self.heads.marks(span_inputs(self.states, self.pieces.borders, held)) if held else ())
        return [next(scores) if one is not None else None for one in found]

    @cached_property
    def _within(self) -> Floats:
        """Probability [rows, kinds] that a piece is in a span."""
        parts = [1 - softmax(self.tags[at : at + 4096])[..., 0] for at in range(0, len(self.tags), 4096)]
        return np.concatenate(parts) if parts else np.zeros((0, len(KINDS)), np.float32)

    @cached_property
    def _sums(self) -> NDArray[np.float64]:
        """Sums [pieces of the text + 1, kinds] of these probabilities before each piece of the text."""
        own = self._within[self.pieces.own_rows].astype(np.float64)
        return np.concatenate([np.zeros((1, len(KINDS))), own.cumsum(0)])

    def _rows(self, place: Place) -> tuple[int, int, int] | None:
        over = self.pieces.over(place)
        window = self.pieces.owner_of(over[0]) if over[0] < over[1] else 0
        held = self.pieces.within(window, over)
        return (window, *held) if held is not None else None

    def _pair_rows(self, first: Place | None, second: Place) -> tuple[int, Place | None, Place] | None:
        """The window that owns the later span, and both spans counted in it."""
        two = self.pieces.over(second)
        one = self.pieces.over(first) if first is not None else None
        if two[0] == two[1] or (one is not None and one[0] == one[1]):
            return None
        window = self.pieces.owner_of(max(one[0], two[0]) if one is not None else two[0])
        held = self.pieces.within(window, two)
        other = self.pieces.within(window, one) if one is not None else None
        return None if held is None or (one is not None and other is None) else (window, other, held)

    def _all_spots(self, bias: float) -> dict[SpanKind, tuple[Spot, ...]]:
        found: dict[SpanKind, list[Spot]] = {kind: [] for kind in KINDS}
        for at in range(0, len(self.pieces.bounds), TOGETHER):
            for spot in self._decode(range(at, min(at + TOGETHER, len(self.pieces.bounds))), bias):
                _add(found[spot.kind], spot)
        return {kind: tuple(spots) for kind, spots in found.items()}

    def _decode(self, numbers: range, bias: float) -> Iterator[Spot]:
        borders = self.pieces.borders
        longest = max(borders[n + 1] - borders[n] for n in numbers)
        logits = np.zeros((len(numbers), longest, len(KINDS), len(BIO)), np.float32)
        text = np.zeros((len(numbers), longest), np.bool_)
        for at, n in enumerate(numbers):
            size = borders[n + 1] - borders[n]
            logits[at, :size] = self.tags[borders[n] : borders[n + 1]]
            text[at, :size] = self.pieces.starts[borders[n] : borders[n + 1]] >= 0
        tags = best_tags(logits, text, bias)
        for at, n in enumerate(numbers):
            low, high = self.pieces.bounds[n]
            for which in np.flatnonzero((tags[at, low:high] == BIO.index("B")).any(0)).tolist():
                for first, end in runs(tags[at, :, which]):
                    if low <= first < high:
                        yield self._spot(which, borders[n] + first, borders[n] + end)

    def _spot(self, which: int, first: int, end: int) -> Spot:
        start, stop = whole_words(self.text, int(self.pieces.starts[first]), int(self.pieces.ends[end - 1]))
        return Spot(KINDS[which], start, stop, float(self._within[first:end, which].mean()))


def suggestions_of(text: str, windows: Sequence[Window], outputs: Sequence[Output], heads: Heads) -> Suggestions:
    """The suggestions for a text cut into windows, from the encoder's output for each."""
    tags = [tags for tags, _ in outputs]
    states = [states for _, states in outputs]
    return Suggestions(
        text,
        pieces_of(windows),
        (np.concatenate(tags) if tags else np.zeros(0, np.float32)).reshape(-1, len(KINDS), len(BIO)),
        np.concatenate(states) if states else np.zeros((0, 1), np.float16),
        heads,
    )


def whole_words(text: str, start: int, end: int) -> Place:
    """The place without blanks at its sides, widened to whole words where a border lies inside of one."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _add(spots: list[Spot], new: Spot) -> None:
    """Append a span; one that shares a word with the last one goes on with it."""
    if spots and new.start < spots[-1].end:
        last = spots.pop()
        new = Spot(new.kind, min(last.start, new.start), max(last.end, new.end), max(last.probability, new.probability))
    spots.append(new)
