"""Forecasts by rules and encoder: propositions, and what speaks for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from causerie.encoder.scheme import PairKind, SpanKind
from causerie.reading.forecasts.candidate import Candidate as Clause
from causerie.reading.forecasts.carried import carried
from causerie.reading.forecasts.extent import Extent
from causerie.reading.forecasts.find import Found, dress, stands_for
from causerie.reading.forecasts.horizon import is_time, no_horizon, times, year_of
from causerie.reading.forecasts.modals import supposed
from causerie.reading.forecasts.resolvable import chances
from causerie.reading.forecasts.supposing import idle
from causerie.reading.joining.asking import MarkScore, Place
from causerie.reading.joining.candidates import FOUND, Candidate, alike, log_odds
from causerie.reading.joining.hearing import Heard, Spots, hedged
from causerie.reading.joining.places import Run, run_at
from causerie.reading.joining.votes import Poll
from causerie.reading.joining.weights import Weights
from causerie.reading.sources import Chain
from causerie.values import Forecast, Mention
from causerie.vocabulary import Level, Resolvable

RULE = "model"
"""The rule's name, behind "forecasts.", of what the encoder alone found."""
SAME = 0.5
"""Overlap from which two propositions are the same (CODING.md)."""
LIKELY = 0.5
"""Probability from which a condition or horizon of the encoder's is taken."""
_PARTS = (SpanKind.PROPOSITION, SpanKind.CONDITION, SpanKind.HORIZON)


def candidates(
    heard: Heard, chain: Chain, weights: Weights, forecasts: Sequence[Forecast]
) -> list[Candidate[Forecast]]:
    """The rules' forecasts and the encoder's propositions; one that both found is the rule's."""
    spots = {kind: heard.spots(kind) for kind in _PARTS}
    own = [_reaching(heard, spots[SpanKind.PROPOSITION], one) for one in forecasts]
    alone = list(_alone(heard, chain, spots[SpanKind.PROPOSITION], own))
    marks = heard.said.marks([place(one) for one in (*own, *alone)])
    found = []
    for at, (one, mark) in enumerate(zip((*own, *alone), marks, strict=True)):
        rule = at < len(own)
        if rule or (mark is not None and mark.stands >= weights.least):
            features = _features(heard, spots[SpanKind.PROPOSITION], one, mark)
            features |= {"rule": 1.0, "family": weights.prior(one.rule)} if rule else {}
            model = not rule or (mark is not None and mark.stands >= FOUND)
            found.append(Candidate(_settled(heard, one, mark, Poll(weights, rule)), rule, model, features))
    return _carried(heard, _with_parts(heard, spots, found))


def place(forecast: Forecast) -> Place:
    """Where the proposition stands."""
    return forecast.proposition.start or 0, forecast.proposition.end or 0


def same(one: Forecast, two: Forecast) -> bool:
    """Whether the propositions are the same."""
    return alike(place(one), place(two)) >= SAME


def _reaching(heard: Heard, spots: Spots, one: Forecast) -> Forecast:
    """The forecast with its proposition as far as rule and encoder together say that it reaches."""
    if one.proposition.refers_to is not None:
        return one
    words = heard.frame.words(*heard.stretched(SpanKind.PROPOSITION, place(one), spots))
    return replace(one, proposition=Mention(words.text, words.start, words.end))


def _alone(heard: Heard, chain: Chain, spots: Spots, own: Sequence[Forecast]) -> Iterator[Forecast]:
    """Forecasts of the propositions that no rule found, dressed as the rules' are."""
    known = heard.by_sentence(place(one) for one in own)
    for index in sorted(spots):
        sentence = heard.frame.sentences[index]
        if sentence.text.endswith("?"):
            continue
        spans = times(sentence, year_of(heard.frame.document.date))
        for spot in spots[index]:
            run = run_at(heard.frame, *spot)
            if run is None or any(alike(spot, other) >= SAME for other in known.get(index, ())):
                continue
            clause = Clause(RULE, run.head, Extent(run.first, run.end, run.head.i), supposed(run.head))
            if clause.condition is None or clause.condition.open:
                refers = stands_for(heard.frame, sentence, clause)
                yield dress(heard.frame, sentence, Found(clause, refers), spans, chain)


def _features(heard: Heard, spots: Spots, one: Forecast, mark: MarkScore | None) -> dict[str, float]:
    """What speaks for a forecast; the names are those of `joining.toml`."""
    here = place(one)
    return {
        "stands": log_odds(mark.stands) if mark is not None else 0.0,
        "unseen": float(mark is None),
        "inside": log_odds(heard.said.inside(SpanKind.PROPOSITION, *here)),
        "spot": float(any(alike(here, spot) >= SAME for spot in heard.near(here, spots))),
        "refers": float(one.proposition.refers_to is not None),
    }


def _settled(heard: Heard, one: Forecast, mark: MarkScore | None, poll: Poll) -> Forecast:
    """The forecast with negation, certainty and resolvability as rule and encoder together have them."""
    if mark is None:
        return one
    level = poll.value("level", one.certainty.level, mark.level)
    return replace(
        one,
        negated=poll.yes("negated", one.negated, mark.negated) and level is not Level.EXCLUDED,
        certainty=hedged(heard, one.certainty, level, place(one)),
        resolvable=poll.blend("resolvable", _by_words(heard, one), mark.resolvable),
    )


def _by_words(heard: Heard, one: Forecast) -> Mapping[Resolvable, float]:
    """How likely each value is by the words of a forecast."""
    run, refers = run_at(heard.frame, *place(one)), one.proposition.refers_to
    if run is None:
        return {value: float(value is one.resolvable) for value in Resolvable}
    asked = heard.frame.sentence_at(refers.start) if refers is not None else None
    when = one.horizon.text if one.horizon is not None else None
    return chances(
        run.sentence, run.head, Extent(run.first, run.end, run.head.i), when, asked.root if asked is not None else None
    )


def _with_parts(
    heard: Heard, spots: Mapping[SpanKind, Spots], found: list[Candidate[Forecast]]
) -> list[Candidate[Forecast]]:
    """The forecasts, those without a condition or horizon with that of the encoder, where one is likely."""
    for kind, name in ((PairKind.CONDITION, "condition"), (PairKind.HORIZON, "horizon")):
        lacking = [(at, part) for at, one in enumerate(found) for part in _parts(heard, spots[kind.ends[1]], one, name)]
        scores = heard.said.pairs([(kind, place(found[at].item), part) for at, part in lacking])
        best: dict[int, tuple[float, Place]] = {}
        for (at, part), score in zip(lacking, scores, strict=True):
            if score is not None and score.link >= max(LIKELY, best.get(at, (0.0, part))[0]):
                best[at] = score.link, part
        for at, (_, part) in best.items():
            words = heard.frame.words(*part)
            mention = Mention(words.text, words.start, words.end)
            item = (
                replace(found[at].item, condition=mention)
                if name == "condition"
                else replace(found[at].item, horizon=mention)
            )
            found[at] = replace(found[at], item=item)
    return found


def _parts(heard: Heard, spots: Spots, one: Candidate[Forecast], name: str) -> Iterator[Place]:
    """The encoder's conditions or horizons in the sentence of a forecast that has none, outside of it."""
    here = place(one.item)
    home = heard.frame.sentence_at(here[0])
    if home is None or getattr(one.item, name) is not None:
        return
    told = year_of(heard.frame.document.date)
    for spot in spots.get(home.index, ()):
        run = run_at(heard.frame, *spot, trim=False)
        if run is None:
            continue
        part = time_at(run, told) if name == "horizon" else spot if supposes(run) else None
        if part is not None and min(part[1], here[1]) <= max(part[0], here[0]):
            yield part


def time_at(run: Run, told: int | None) -> Place | None:
    """Where a time to come stands that the encoder takes for a horizon: as far as the rules say that it reaches."""
    words = run.sentence.doc[run.first : run.end]
    for extent in times(run.sentence, told):
        if run.first < extent.end and extent.first < run.end:
            return run.sentence.place(extent.first, extent.end)
    timely = len(words) > 1 and any(is_time(token) for token in words) and not no_horizon(words, told)
    return run.place if timely else None


def supposes(run: Run) -> bool:
    """Whether words that the encoder takes for a condition say something, behind an "if" that supposes something."""
    words = run.sentence.doc[run.first : run.end]
    opener = run.first - 1 if run.first > run.sentence.span.start else run.first
    if words.doc[opener].lower_ == "if" and idle(words.doc, opener):
        return False
    return any(token.pos_ in ("NOUN", "PROPN", "VERB", "AUX", "NUM") for token in words)


def _carried(heard: Heard, found: list[Candidate[Forecast]]) -> list[Candidate[Forecast]]:
    """The forecasts, those that go on under a condition of the sentence before with it."""
    order = sorted(range(len(found)), key=lambda at: place(found[at].item))
    items = carried(heard.frame, [found[at].item for at in order])
    for at, item in zip(order, items, strict=True):
        found[at] = replace(found[at], item=item)
    return found
