"""A text cut to what the encoder takes at once: some sentences of its own, with what stands round them.

Each window owns a run of whole sentences and sees a little more: the end of the sentence before, the
start of the one after, and in an answer the question. Every sentence is owned by one window.
Training and reading cut the same way.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer


@dataclass(frozen=True, slots=True)
class Cut:
    """How large windows are, in word pieces."""

    own: int = 160
    before: int = 32
    after: int = 16
    question: int = 24
    longest: int = 256


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence: code point offsets in the text, the number of its turn, and whether it asks in an interview."""

    start: int
    end: int
    turn: int
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """Word pieces with their offsets in the text; special pieces have (-1, -1).

    Pieces `first`..`end`-1 are the window's own; the others are context.
    """

    ids: tuple[int, ...]
    places: tuple[tuple[int, int], ...]
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class _Pieces:
    ids: list[int]
    places: list[tuple[int, int]]

    def __len__(self) -> int:
        return len(self.ids)

    def cut(self, low: int, high: int) -> _Pieces:
        return _Pieces(self.ids[low:high], self.places[low:high])


def windows(
    text: str, passages: Sequence[Passage], tokenizer: Tokenizer, cut: Cut = Cut(), shift: int = 0
) -> tuple[Window, ...]:
    """The windows of a text in order.

    `shift` makes the first window smaller by so many pieces (training moves the borders with it).
    The tokenizer must neither pad nor truncate.
    """
    return tuple(windows_of(text, passages, tokenizer, cut, shift))


def windows_of(
    text: str, passages: Iterable[Passage], tokenizer: Tokenizer, cut: Cut = Cut(), shift: int = 0
) -> Iterator[Window]:
    """The same windows one by one: of passages that are still being found, each as soon as it is complete."""
    sides = tuple(tokenizer.token_to_id(sign) for sign in _signs(tokenizer))
    pieces: list[_Pieces] = []
    asked: list[int | None] = []
    waiting: deque[_Run] = deque()
    for run in _runs(_collected(text, passages, tokenizer, pieces, asked), cut, shift):
        waiting.append(run)
        # A window sees a little of the passage behind it.
        while waiting and waiting[0].end < len(pieces):
            yield _window(waiting.popleft(), pieces, asked, cut, sides)
    yield from (_window(run, pieces, asked, cut, sides) for run in waiting)


def _collected(
    text: str, passages: Iterable[Passage], tokenizer: Tokenizer, pieces: list[_Pieces], asked: list[int | None]
) -> Iterator[_Pieces]:
    """The pieces of each passage, which are added to `pieces`, and the passage that it answers to `asked`."""
    for passage, question in _questions(passages):
        [found] = _tokenized(text, [passage], tokenizer)
        pieces.append(found)
        asked.append(question)
        yield found


def _signs(tokenizer: Tokenizer) -> tuple[str, str]:
    """The pieces that open and close a window: MPNet's, whose vocabulary also holds BERT's, else BERT's."""
    return ("<s>", "</s>") if tokenizer.token_to_id("<s>") is not None else ("[CLS]", "[SEP]")


def _tokenized(text: str, passages: Sequence[Passage], tokenizer: Tokenizer) -> list[_Pieces]:
    parts = tokenizer.encode_batch([text[p.start : p.end] for p in passages], add_special_tokens=False)
    return [
        _Pieces(list(e.ids), [(p.start + a, p.start + b) for a, b in e.offsets])
        for p, e in zip(passages, parts, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Run:
    """The passages first..end-1; of a single long passage only the pieces low..high-1."""

    first: int
    end: int
    low: int = 0
    high: int | None = None


def _runs(pieces: Iterable[_Pieces], cut: Cut, shift: int) -> Iterator[_Run]:
    first, size, room, count = 0, 0, max(cut.own - shift, 1), 0
    for at, piece in enumerate(pieces):
        count = at + 1
        if size and size + len(piece) > room:
            yield _Run(first, at)
            first, size, room = at, 0, cut.own
        if len(piece) > cut.longest:
            # Nothing else is pending here: a passage this long never fits beside another.
            for low in range(0, len(piece), cut.longest):
                yield _Run(at, at + 1, low, min(low + cut.longest, len(piece)))
            first, size, room = at + 1, 0, cut.own
            continue
        size += len(piece)
    if size:
        yield _Run(first, count)


def _window(
    run: _Run, pieces: list[_Pieces], questions: Sequence[int | None], cut: Cut, sides: tuple[int | None, ...]
) -> Window:
    opens, closes = (side if side is not None else 0 for side in sides)
    own = [
        pieces[at].cut(run.low, run.high if run.high is not None else len(pieces[at]))
        for at in range(run.first, run.end)
    ]
    before = _before(run, pieces, cut)
    asked = _asked(run, pieces, questions[run.first], cut, before)
    ids, places = [opens], [(-1, -1)]
    if asked is not None:
        ids += [*asked.ids, closes]
        places += [*asked.places, (-1, -1)]
    ids += before.ids
    places += before.places
    first = len(ids)
    for part in own:
        ids += part.ids
        places += part.places
    end = len(ids)
    after = _after(run, pieces, cut)
    return Window((*ids, *after.ids, closes), (*places, *after.places, (-1, -1)), first, end)


def _before(run: _Run, pieces: list[_Pieces], cut: Cut) -> _Pieces:
    if run.low:
        return pieces[run.first].cut(max(run.low - cut.before, 0), run.low)
    if run.first == 0:
        return _Pieces([], [])
    previous = pieces[run.first - 1]
    return previous.cut(max(len(previous) - cut.before, 0), len(previous))


def _after(run: _Run, pieces: list[_Pieces], cut: Cut) -> _Pieces:
    if run.high is not None and run.high < len(pieces[run.first]):
        return pieces[run.first].cut(run.high, run.high + cut.after)
    return pieces[run.end].cut(0, cut.after) if run.end < len(pieces) else _Pieces([], [])


def _questions(passages: Iterable[Passage]) -> Iterator[tuple[Passage, int | None]]:
    """Each passage with the question that its turn answers: the sentence before the turn, if that asks.

    None for a passage that asks itself.
    """
    before: int | None = None
    last: Passage | None = None
    for at, passage in enumerate(passages):
        if last is not None and last.turn != passage.turn:
            before = at - 1 if last.asks else None
        last = passage
        yield passage, None if passage.asks else before


def _asked(run: _Run, pieces: list[_Pieces], question: int | None, cut: Cut, before: _Pieces) -> _Pieces | None:
    """The end of the question that the window's first sentence answers, unless the window sees it anyhow."""
    if question is None or (len(before) and not run.low and question == run.first - 1):
        return None
    return pieces[question].cut(max(len(pieces[question]) - cut.question, 0), len(pieces[question]))
