"""Attributions by rules and encoder: contents with their holders and reporting words, and what speaks for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from causerie.encoder.scheme import PairKind, SpanKind
from causerie.reading.joining.asking import Place
from causerie.reading.joining.candidates import FOUND, Candidate, alike, log_odds
from causerie.reading.joining.hearing import Heard, Spots
from causerie.reading.joining.places import run_at
from causerie.reading.joining.weights import Weights
from causerie.values import Attribution, Mention

RULE = "attribution.model"
"""The rule's name of a report that the encoder alone found."""
SAME = 0.5
"""Overlap from which two contents are the same (CODING.md)."""
NEAR = 1
"""How many sentences from its content a holder may stand."""
TELLING = frozenset(("NOUN", "PROPN", "NUM", "VERB", "ADJ", "INTJ"))
"""Kinds of words of which a content has one at least."""


@dataclass(frozen=True, slots=True)
class _Report:
    """A content with the holder and the reporting words that go with it best, and how surely they do."""

    content: Place
    source: Place | None
    saying: Place | None
    held: float
    said: float


def candidates(heard: Heard, weights: Weights, reports: Sequence[Attribution]) -> list[Candidate[Attribution]]:
    """The rules' reports and the encoder's contents with their best holders; one that both found is the rule's."""
    spots = {kind: heard.spots(kind) for kind in (SpanKind.CONTENT, SpanKind.SOURCE, SpanKind.SAYING)}
    own = [_reaching(heard, spots, one) for one in reports]
    held = _held(heard, [(_place(one.source), _place(one.cue), place(one.content)) for one in own])
    known = [
        Candidate(
            one,
            rule=True,
            model=report.held >= FOUND,
            features=_features(heard, spots, report) | {"rule": 1.0, "family": weights.prior(one.rule)},
        )
        for one, report in zip(own, held, strict=True)
    ]
    best = _best(heard, spots, _new(heard, spots[SpanKind.CONTENT], own))
    likely = (report for report in best if report.held >= weights.least)
    alone = (Candidate(_attribution(heard, one), False, True, _features(heard, spots, one)) for one in likely)
    return [*known, *alone]


def _new(heard: Heard, spots: Spots, own: Sequence[Attribution]) -> list[Place]:
    """The contents that say something and share no word with one that a rule has."""
    known = [place(one.content) for one in own]
    return [
        spot
        for _, places in sorted(spots.items())
        for spot in places
        if not any(min(spot[1], other[1]) > max(spot[0], other[0]) for other in known) and _says(heard, spot)
    ]


def _says(heard: Heard, content: Place) -> bool:
    """Whether a content has a word that says something, besides words of grammar."""
    run = run_at(heard.frame, *content)
    return run is not None and any(t.pos_ in TELLING for t in run.sentence.doc[run.first : run.end])


def place(mention: Mention) -> Place:
    """Where a mention stands; nowhere is (0, 0)."""
    return mention.start or 0, mention.end or 0


def same(one: Attribution, two: Attribution) -> bool:
    """Whether the contents are the same, and no two named holders share them."""
    if alike(place(one.content), place(two.content)) < SAME:
        return False
    a, b = _place(one.source), _place(two.source)
    return a is None or b is None or alike(a, b) > 0


def _place(mention: Mention) -> Place | None:
    return place(mention) if mention.start is not None else None


def _reaching(heard: Heard, spots: Mapping[SpanKind, Spots], one: Attribution) -> Attribution:
    """The report with content and holder as far as rule and encoder together say that they reach."""
    words = heard.frame.words(*heard.stretched(SpanKind.CONTENT, place(one.content), spots[SpanKind.CONTENT]))
    one = replace(one, content=Mention(words.text, words.start, words.end))
    if one.source.start is None or one.source.refers_to is not None:
        return one
    holder = heard.frame.words(*heard.stretched(SpanKind.SOURCE, place(one.source), spots[SpanKind.SOURCE]))
    apart = holder.end <= words.start or words.end <= holder.start
    return replace(one, source=Mention(holder.text, holder.start, holder.end)) if apart else one


def _held(heard: Heard, asked: Sequence[tuple[Place | None, Place | None, Place]]) -> list[_Report]:
    """How surely each holder and each saying goes with its content."""
    held = heard.said.pairs([(PairKind.SOURCE, source, content) for source, _, content in asked])
    with_words = [at for at, (_, saying, _) in enumerate(asked) if saying is not None]
    said = heard.said.pairs([(PairKind.SAYING, asked[at][1], asked[at][2]) for at in with_words])
    sayings = {at: score.link for at, score in zip(with_words, said, strict=True) if score is not None}
    return [
        _Report(content, source, saying, score.link if score is not None else 0.0, sayings.get(at, 0.0))
        for at, ((source, saying, content), score) in enumerate(zip(asked, held, strict=True))
    ]


def _best(heard: Heard, spots: Mapping[SpanKind, Spots], contents: Sequence[Place]) -> Iterator[_Report]:
    """Each content with the holder, named or not, and the saying that fit it best."""
    asked: list[tuple[Place | None, Place | None, Place]] = []
    for content in contents:
        sources = _around(heard, spots[SpanKind.SOURCE], content)
        sayings = _around(heard, spots[SpanKind.SAYING], content)
        asked.append((None, None, content))
        asked += [(source, None, content) for source in sources] + [(None, saying, content) for saying in sayings]
    scored: dict[Place, list[_Report]] = {}
    for report in _held(heard, asked):
        scored.setdefault(report.content, []).append(report)
    for mine in scored.values():
        holder = max((one for one in mine if one.saying is None), key=lambda one: one.held)
        saying = max((one for one in mine if one.saying is not None), key=lambda one: one.said, default=None)
        if saying is not None and saying.said >= SAME:
            holder = replace(holder, saying=saying.saying, said=saying.said)
        yield holder


def _around(heard: Heard, spots: Spots, content: Place) -> list[Place]:
    """The spots in the sentences of a content and beside it, in its turn, outside of it."""
    first, last = heard.frame.sentence_at(content[0]), heard.frame.sentence_at(content[1] - 1)
    if first is None:
        return []
    end = (last or first).index
    indices = range(max(first.index - NEAR, 0), min(end + NEAR, len(heard.frame.sentences) - 1) + 1)
    near = [spot for at in indices if heard.frame.sentences[at].turn == first.turn for spot in spots.get(at, ())]
    return [spot for spot in near if min(spot[1], content[1]) <= max(spot[0], content[0])]


def _features(heard: Heard, spots: Mapping[SpanKind, Spots], one: _Report) -> dict[str, float]:
    """What speaks for a report; the names are those of `joining.toml`."""
    contents = heard.near(one.content, spots[SpanKind.CONTENT])
    return {
        "held": log_odds(one.held),
        "said": log_odds(one.said) if one.saying is not None else 0.0,
        "unsaid": float(one.saying is None),
        "unnamed": float(one.source is None),
        "inside": log_odds(heard.said.inside(SpanKind.CONTENT, *one.content)),
        "inside_source": log_odds(heard.said.inside(SpanKind.SOURCE, *one.source)) if one.source else 0.0,
        "spot": float(any(alike(one.content, spot) >= SAME for spot in contents)),
    }


def _attribution(heard: Heard, one: _Report) -> Attribution:
    """The report as an item; its quote runs over the sentences of its three parts."""
    places = [p for p in (one.source, one.saying, one.content) if p is not None]
    first = heard.frame.sentence_at(min(start for start, _ in places))
    last = heard.frame.sentence_at(max(end for _, end in places) - 1)
    assert first is not None
    source, cue, content = (_mention(heard, p) for p in (one.source, one.saying, one.content))
    return Attribution(source, cue, content, heard.frame.quote(first, last), RULE)


def _mention(heard: Heard, where: Place | None) -> Mention:
    if where is None:
        return Mention("")
    words = heard.frame.words(*where)
    return Mention(words.text, words.start, words.end)
