"""More and less on both sides: "the more X, the fewer Y", "as X falls, Y follows", "fewer X mean more Y".

These sentences are read from their words and not from the parse: they are short and regular, and a
parser is at a loss where it does not know the nouns. Quantity words are cut off the mention and
give its direction (`cues/comparative.toml`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from spacy.tokens import Token

from causerie.reading.causal.clauses import asks, cues, words
from causerie.reading.causal.draft import Draft, Part
from causerie.reading.frame import Frame, Sentence
from causerie.vocabulary import Direction, Status

OPENERS = frozenset({"where", "that", "because", "if", "but", "so", "then", "which", "who"})
GLUE = frozenset({"in", "to", "with", "up", "down", "about"})
UP, DOWN = Direction.INCREASE, Direction.DECREASE


@dataclass(frozen=True, slots=True)
class Side:
    """A noun phrase with the direction that its quantity word or verb gives it, if any."""

    first: int
    end: int
    way: Direction | None


def find(sentence: Sentence, frame: Frame) -> Iterator[Draft]:
    """The comparative pairs of a sentence; nothing from a question."""
    tokens = [t for t in sentence.span if not t.is_space]
    if len(tokens) < 4 or not any(_compares_or_moves(t) for t in tokens) or asks(sentence):
        return
    found = list(_proportions(sentence, tokens)) or list(_movements(sentence, tokens)) or list(_links(sentence, tokens))
    yield from found


def _draft(sentence: Sentence, rule: str, cause: Side, effect: Side, cue: Token) -> Draft:
    return Draft(
        rule,
        _part(sentence, cause),
        _part(sentence, effect),
        sentence.at(cue),
        status=Status.ASSERTED,
    )


def _part(sentence: Sentence, side: Side) -> Part:
    return Part(
        sentence, side.first, side.end, sentence.doc[side.first : side.end].root, direction=side.way or UP, whole=True
    )


def _compares_or_moves(token: Token) -> bool:
    """Whether a word may make a sentence comparative; most sentences have none and are passed over."""
    return token.tag_ in ("JJR", "RBR") or token.lower_ in _telling() or token.lemma_ in _telling()


@cache
def _telling() -> frozenset[str]:
    data = cues("comparative")
    return frozenset([*data["quantity"]["increase"], *data["quantity"]["decrease"], *data["trend"], *data["moves"]])


def quantity(token: Token) -> Direction | None:
    """The direction of a quantity word ("fewer": decrease), or of any comparative (increase)."""
    known = cues("comparative")["quantity"]
    if token.lower_ in known["increase"]:
        return UP
    return DOWN if token.lower_ in known["decrease"] else None


def _phrase(tokens: list[Token]) -> Side | None:
    """The noun phrase in a run of tokens, without article, quantity words, measure and trend nouns."""
    data = cues("comparative")
    way: Direction | None = None
    while tokens and (tokens[0].lower_ in ("the", "a", "an", "any") or quantity(tokens[0]) or tokens[0].is_punct):
        way = quantity(tokens[0]) or way
        tokens = tokens[1:]
    if len(tokens) > 2 and tokens[0].lemma_.lower() in data["measure"]["nouns"] and tokens[1].lower_ == "of":
        return _again(tokens[2:], way)
    while tokens and (tokens[-1].is_punct or tokens[-1].lower_ in data["tails"]):
        tokens = tokens[:-1]
    if len(tokens) > 1 and tokens[-1].lower_ in data["trend"] and tokens[-2].lower_ not in ("of", "in", "the"):
        way, tokens = way or Direction(data["trend"][tokens[-1].lower_]), tokens[:-1]
    return Side(tokens[0].i, tokens[-1].i + 1, way) if tokens and not all(t.is_stop for t in tokens) else None


def _again(tokens: list[Token], way: Direction | None) -> Side | None:
    inner = _phrase(tokens)
    return Side(inner.first, inner.end, inner.way or way) if inner is not None else None


def _proportions(sentence: Sentence, tokens: list[Token]) -> Iterator[Draft]:
    """ "The more X there are, the fewer Y there are"; "the higher the toll, the emptier the bridge"."""
    opens = [k for k in range(len(tokens) - 1) if tokens[k].lower_ == "the" and _compares(tokens[k + 1])]
    for one, two in pairwise(opens):
        fresh = (
            one == 0
            or tokens[one - 1].is_punct
            or tokens[one - 1].pos_ in ("CCONJ", "SCONJ", "PUNCT", "ADP")
            or one < 4
        )
        if not fresh or tokens[two - 1].text not in (",", "and") or two - one < 3:
            continue
        stop = next(
            (k for k in range(two, len(tokens)) if tokens[k].text in (",", ";", ".", "'", '"', ":", "–")), len(tokens)
        )
        cause, effect = _half(tokens[one:two]), _half(tokens[two:stop])
        if cause is not None and effect is not None:
            yield _draft(sentence, "comparative.the", cause, effect, tokens[two])


def _compares(token: Token) -> bool:
    if token.tag_ in ("JJR", "RBR") or quantity(token) is not None:
        return True
    return token.lower_.endswith("er") and token.i + 1 < len(token.doc) and token.nbor().lower_ in ("the", "a", "an")


def _half(tokens: list[Token]) -> Side | None:
    """What grows or shrinks in "the COMPARATIVE ..."."""
    while tokens and tokens[-1].is_punct:
        tokens = tokens[:-1]
    if len(tokens) < 3:
        return None
    way = quantity(tokens[1])
    if tokens[2].lower_ in ("the", "a", "an"):
        return _again(tokens[3:], way or UP)
    there = any(t.lower_ == "there" for t in tokens)
    plain = [t for t in tokens[2:] if not there or t.lower_ not in ("there", "are", "is")]
    if way is not None and plain and not any(t.pos_ in ("VERB", "AUX", "ADP") for t in plain):
        return _again(plain, way)
    return Side(tokens[1].i, tokens[-1].i + 1, UP)


def _movements(sentence: Sentence, tokens: list[Token]) -> Iterator[Draft]:
    """ "As X falls, Y rises"; "when there are more X, we see more Y"."""
    for k, token in enumerate(tokens[:-4]):
        fresh = k == 0 or tokens[k - 1].is_punct or tokens[k - 1].lower_ in OPENERS | {"and"}
        if token.lower_ not in ("as", "when", "whenever") or not fresh:
            continue
        comma = next((j for j in range(k + 2, len(tokens)) if tokens[j].text == ","), None)
        if comma is None:
            continue
        stop = next((j for j in range(comma + 1, len(tokens)) if tokens[j].is_punct), len(tokens))
        cause, effect = _moving(tokens[k + 1 : comma], None), _moving(tokens[comma + 1 : stop], UP)
        if cause is None or effect is None or cause.way is None:
            continue
        if effect.way is None:
            effect = Side(effect.first, effect.end, cause.way)
        yield _draft(sentence, "comparative.as", cause, effect, token)


def _moving(tokens: list[Token], same: Direction | None) -> Side | None:
    """The thing and its way in "X declines", "Y tends to rise", "there are more X"; way None for "follows suit"."""
    moves = cues("comparative")["moves"]
    verb = next((k for k in range(1, len(tokens)) if _base(tokens[k]) in moves and _intransitive(tokens, k)), None)
    if verb is not None:
        way = moves[_base(tokens[verb])]
        if way == "same" and same is None:
            return None
        inner = _phrase([t for t in tokens[:verb] if t.lower_ not in words("comparative", "fillers")])
        return Side(inner.first, inner.end, None if way == "same" else Direction(way)) if inner is not None else None
    more = next((k for k in range(min(5, len(tokens))) if quantity(tokens[k])), None)
    if more is None or any(t.lower_ not in words("comparative", "fillers") for t in tokens[:more]) or more == 0:
        return None
    return _phrase(tokens[more:])


def _base(token: Token) -> str:
    """The verb's lemma, or its form without a plural "s" where the parser took it for a noun."""
    low = token.lower_
    return token.lemma_.lower() if token.pos_ == "VERB" else low[:-1] if low.endswith("s") and len(low) > 3 else low


def _intransitive(tokens: list[Token], verb: int) -> bool:
    rest = tokens[verb + 1 :]
    return (
        not rest
        or rest[0].lower_ == "suit"
        or rest[0].pos_ in ("ADV", "ADP", "PUNCT", "PART", "CCONJ")
        or rest[0].lower_ in ("as", "too")
    )


def _links(sentence: Sentence, tokens: list[Token]) -> Iterator[Draft]:
    """ "Fewer X mean more Y", "X growth drives up Y", "declining X cause Y to drop"."""
    links = cues("comparative")["links"]
    for k in range(1, len(tokens) - 1):
        sign = links.get(_base(tokens[k]))
        if sign is None or tokens[k].tag_ == "VBG":
            continue
        start = next((j + 1 for j in range(k - 1, -1, -1) if tokens[j].is_punct or tokens[j].lower_ in OPENERS), 0)
        stop = next((j for j in range(k + 1, len(tokens)) if tokens[j].is_punct), len(tokens))
        if not _links_here(tokens[start:stop], k - start):
            continue
        cause, effect = _phrase(tokens[start:k]), _linked(tokens[k + 1 : stop], sign)
        if cause is not None and effect is not None and cause.way is not None:
            yield _draft(sentence, "comparative.link", cause, effect, tokens[k])
            return


def _links_here(clause: list[Token], verb: int) -> bool:
    """Whether the word links two noun phrases: no other verb before it, and itself a verb where the parser knows."""
    before, token, after = clause[:verb], clause[verb], clause[verb + 1 :]
    if not before or before[0].tag_ in ("MD", "WDT", "TO", "PRP") or before[0].pos_ == "AUX":
        return False
    # an unknown noun at the front is easily taken for a verb, so the first word is not held against it
    if any(t.pos_ == "AUX" or t.tag_ in ("MD", "VBZ", "VBP", "VBD", "WDT", "TO", "PRP") for t in before[1:]):
        return False
    if not after or after[0].lower_ == "of":
        return False
    verbal = token.pos_ == "VERB" or after[0].lower_ in GLUE or quantity(after[0]) is not None
    return verbal or not any(t.pos_ in ("VERB", "AUX") and t.tag_ not in ("VBG", "VBN", "VB") for t in clause)


def _linked(tokens: list[Token], sign: str) -> Side | None:
    """The second noun phrase; "Y to drop" goes the way of its verb."""
    while tokens and tokens[0].lower_ in GLUE:
        tokens = tokens[1:]
    moves = cues("comparative")["moves"]
    to = next(
        (k for k in range(1, len(tokens) - 1) if tokens[k].lower_ == "to" and _base(tokens[k + 1]) in moves), None
    )
    way = Direction(moves[_base(tokens[to + 1])]) if to is not None and moves[_base(tokens[to + 1])] != "same" else None
    inner = _phrase(tokens[:to])
    if inner is None:
        return None
    return Side(inner.first, inner.end, way or inner.way or (UP if sign == "+" else DOWN))
