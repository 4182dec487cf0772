"""What every extractor sees: the turns of a document and its parsed sentences.

The text is parsed paragraph by paragraph within turns. Before parsing, characters are replaced one
for one (non-breaking spaces, line breaks, typographic quotes), so that token offsets plus the
paragraph's own offset are offsets in the stored text. Words are always cut out of the stored text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from causerie.values import Document, Mark, Quote, Span, Turn
from causerie.vocabulary import MarkKind

_PLAIN = str.maketrans(
    {
        "\n": " ",
        "\t": " ",
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "…": ".",
    }
)
_BREAK = re.compile(r"\n[ \t\u00a0]*\n\s*|(?<=[.!?:;…\"”»)])[ \t\u00a0]*\n\s*")
_GLUED = (MarkKind.HEADING, MarkKind.CAPTION, MarkKind.FURNITURE, MarkKind.TIMESTAMP)
ENDLESS = 2_000
"""Characters after which what has no end of a sentence is cut: rules over one sentence are not linear in it."""
LONGEST = 20_000
"""Paragraphs longer than this many characters are cut before parsing."""
UNBROKEN = 400
"""Characters without a blank after which they are cut: the tokenizer is not linear in them."""
TOKENS = 400
"""Tokens of a sentence at most; a longer one is cut, since rules over one sentence are not linear in it."""
CUT = "has sentences or words too long to be read whole; they were read in pieces ({count:,} cuts)"
"""The note on a text in which sentences were cut."""
_SOLID = re.compile(rf"\S{{{UNBROKEN + 1},}}")
BATCH = 64
"""Paragraphs parsed at once."""
_LETTER = re.compile(r"[^\W\d_]")
_COMMAS = frozenset((",", ";", ":", "-", "–", "—"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its tokens (`span`, in the paragraph's own Doc) and where it stands.

    `base` is added to a token's `idx` to give an offset in the document. `turn` and `index` count
    turns and sentences in the document.
    """

    index: int
    turn: int
    span: TokenSpan
    base: int
    text: str
    start: int
    end: int

    @property
    def doc(self) -> Doc:
        return self.span.doc

    @property
    def root(self) -> Token:
        return self.span.root

    def at(self, token: Token) -> tuple[int, int]:
        """Document offsets of a token."""
        return self.base + token.idx, self.base + token.idx + len(token)

    def place(self, first: int, end: int) -> tuple[int, int]:
        """Document offsets of the tokens first..end-1 (indices in the paragraph's Doc)."""
        last = self.doc[end - 1]
        return self.base + self.doc[first].idx, self.base + last.idx + len(last)


@dataclass(frozen=True, slots=True)
class Frame:
    """A document with its turns and parsed sentences, in order."""

    document: Document
    turns: tuple[Turn, ...]
    sentences: tuple[Sentence, ...]
    cut: int = 0
    """How often a sentence or word was too long and is kept in pieces."""
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(sentence.start for sentence in self.sentences))

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user must know about how the text was read."""
        return (CUT.format(count=self.cut),) if self.cut else ()

    def words(self, start: int, end: int) -> Span:
        """The stored words from start to end."""
        return Span(self.document.text[start:end], start, end)

    def quote(self, sentence: Sentence, last: Sentence | None = None) -> Quote:
        """The sentence, or the run of sentences up to `last`, as a quote."""
        return self.document.quote(sentence.start, (last or sentence).end)

    def turn_of(self, sentence: Sentence) -> Turn:
        return self.turns[sentence.turn]

    def in_turn(self, turn: int) -> tuple[Sentence, ...]:
        """The sentences of one turn, in order."""
        low = bisect_right(self.sentences, turn - 1, key=lambda s: s.turn)
        high = bisect_right(self.sentences, turn, key=lambda s: s.turn)
        return self.sentences[low:high]

    def before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before this one in the same turn."""
        if sentence.index == 0:
            return None
        previous = self.sentences[sentence.index - 1]
        return previous if previous.turn == sentence.turn else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers a document offset."""
        at = bisect_right(self._starts, offset) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None


def plain(text: str) -> str:
    """The text with typographic characters replaced one for one by those the parser knows."""
    return text.translate(_PLAIN)


def blocks(text: str, turns: tuple[Turn, ...], marks: tuple[Mark, ...] = ()) -> Iterator[tuple[int, int, int]]:
    """(turn, start, end) of each paragraph to parse: turns split at blank lines and line ends.

    What a mark says is no speech (a heading or caption glued into an answer) is left out, unless it
    is all that the turn holds.
    """
    silent = sorted((m.start, m.end) for m in marks if m.kind in _GLUED)
    for number, turn in enumerate(turns):
        for low, high in _spoken(text, turn, silent):
            at = low
            for gap in _BREAK.finditer(text, low, high):
                yield from _pieces(text, number, at, gap.start())
                at = gap.end()
            yield from _pieces(text, number, at, high)


def _spoken(text: str, turn: Turn, silent: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts of a turn outside the silent runs; the whole turn where nothing else is left."""
    at, parts = turn.start, []
    for low, high in silent[bisect_right(silent, (turn.start, -1)) :]:
        if low >= turn.end:
            break
        parts.append((at, low))
        at = max(at, high)
    parts.append((at, turn.end))
    spoken = [(low, high) for low, high in parts if text[low:high].strip()]
    yield from spoken or [(turn.start, turn.end)]


def _pieces(text: str, turn: int, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    while end - start > LONGEST:
        cut = _cut(text, start)
        yield from _broken(text, turn, start, cut)
        start = cut
    yield from _broken(text, turn, start, end)


def _broken(text: str, turn: int, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """A piece, cut where it goes on without a blank for too long; what is all signs and digits there is left out."""
    for solid in _SOLID.finditer(text, start, end):
        if text[start : solid.start()].strip():
            yield turn, start, solid.start()
        for low in range(solid.start(), solid.end(), UNBROKEN):
            high = min(low + UNBROKEN, solid.end())
            if _LETTER.search(text, low, high):
                yield turn, low, high
        start = solid.end()
    if text[start:end].strip():
        yield turn, start, end


def _cut(text: str, start: int) -> int:
    """Where a paragraph that is too long is cut: after its last sentence that fits, else soon, at a space."""
    stop = max(text.rfind(f"{sign} ", start, start + LONGEST) for sign in ".?!")
    if stop > start:
        return stop + 1
    space = text.rfind(" ", start, start + ENDLESS)
    return space if space > start else start + ENDLESS


def parse(document: Document, turns: tuple[Turn, ...], nlp: Language) -> Frame:
    """Parse the turns of a document into a frame."""
    return Parsing(document, turns, nlp).frame()


@dataclass(slots=True, eq=False)
class Parsing:
    """A document that is being parsed: to be gone through once, sentence by sentence."""

    document: Document
    turns: tuple[Turn, ...]
    nlp: Language
    _found: list[Sentence] = field(default_factory=list)
    _cut: int = 0
    _done: bool = False

    def __iter__(self) -> Iterator[Sentence]:
        """The sentences that are still to come, each as soon as it is parsed."""
        places = list(blocks(self.document.text, self.turns, self.document.marks))
        words = _without_signs(self.document)
        parsed = self.nlp.pipe((plain(words[s:e]) for _, s, e in places), batch_size=BATCH)
        self._cut = _severed(self.document.text, places)
        for (turn, base, _), doc in zip(places, parsed, strict=True):
            yield from self._sentences(turn, base, doc)
            _lighten(doc)
        self._done = True

    def _sentences(self, turn: int, base: int, doc: Doc) -> Iterator[Sentence]:
        for span in doc.sents:
            self._cut += (len(span) - 1) // TOKENS
            for shift, piece in _bounded(span, self.nlp):
                sentence = _sentence(self.document.text, len(self._found), turn, base + shift, piece)
                if sentence is not None:
                    self._found.append(sentence)
                    yield sentence

    def frame(self) -> Frame:
        """The document with all its sentences, whether they were gone through already or not."""
        if not self._done:
            for _ in self:
                pass
        return Frame(self.document, self.turns, tuple(self._found), self._cut)


def _lighten(doc: Doc) -> None:
    """Drop the vectors of the tokens: no rule looks at them, and they are most of what a long text takes up."""
    doc.tensor = doc.tensor[:0].copy()


def _severed(text: str, places: list[tuple[int, int, int]]) -> int:
    """How often what stands together is parsed apart, or left out, within a sentence."""
    together = (one[2] for one, two in pairwise(places) if (one[0], one[2]) == two[:2])
    cuts = sum(text[end - 1] not in ".?!" for end in together)
    return max(cuts, sum(1 for _ in _SOLID.finditer(text)))


def _bounded(span: TokenSpan, nlp: Language) -> Iterator[tuple[int, TokenSpan]]:
    """The sentence, or the sentences of its pieces parsed again if it is too long; with what to add to offsets."""
    if len(span) <= TOKENS:
        yield 0, span
        return
    runs = list(_runs(span))
    parsed = nlp.pipe((span.doc[low:high].text for low, high in runs), batch_size=BATCH)
    for (low, _), piece in zip(runs, parsed, strict=True):
        for part in piece.sents:
            # Words split anew may be some more; a part stays within the bound all the same.
            for first in range(part.start, part.end, TOKENS):
                yield span.doc[low].idx, piece[first : min(first + TOKENS, part.end)]
        _lighten(piece)


def _runs(span: TokenSpan) -> Iterator[tuple[int, int]]:
    """First and end of the tokens of each piece of a sentence that is too long."""
    low = span.start
    while low < span.end:
        high = _piece_end(span.doc, low, span.end)
        yield low, high
        low = high


def _piece_end(doc: Doc, low: int, end: int) -> int:
    """Where a piece of a sentence that is too long ends: after a comma in its second half, else at the bound."""
    high = min(low + TOKENS, end)
    if high == end:
        return end
    return next((at + 1 for at in range(high - 1, low + TOKENS // 2, -1) if doc[at].text in _COMMAS), high)


def _without_signs(document: Document) -> str:
    """The text with the signs of a markup language turned to spaces one for one: the sentence goes on over them."""
    signs = sorted((m.start, m.end) for m in document.marks if m.kind is MarkKind.SIGN)
    pieces, at = [], 0
    for start, end in signs:
        pieces += [document.text[at:start], " " * (end - max(at, start))]
        at = max(at, end)
    return "".join([*pieces, document.text[at:]])


def _sentence(text: str, index: int, turn: int, base: int, span: TokenSpan) -> Sentence | None:
    words = [token for token in span if not token.is_space]
    if not words:
        return None
    start, end = base + words[0].idx, base + words[-1].idx + len(words[-1])
    return Sentence(index, turn, span, base, text[start:end], start, end)
