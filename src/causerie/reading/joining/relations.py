"""Relations between actors by rules and encoder: pairs of actors, and what speaks for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from causerie.encoder.scheme import PairKind, SpanKind
from causerie.reading.joining.asking import PairScore, Place
from causerie.reading.joining.candidates import FOUND, Candidate, alike, log_odds
from causerie.reading.joining.hearing import Heard, Spots
from causerie.reading.joining.places import run_at
from causerie.reading.joining.votes import Poll
from causerie.reading.joining.weights import Weights
from causerie.reading.relations.find import refers_to
from causerie.reading.sources import Chain
from causerie.values import ActorRelation, Mention
from causerie.vocabulary import RelationKind

RULE = "relation.model"
"""The rule's name of a relation that the encoder alone found."""
SAME = 0.5
"""Overlap from which two actors are the same (CODING.md)."""
Ends = tuple[Place, Place]


def candidates(
    heard: Heard, chain: Chain, weights: Weights, relations: Sequence[ActorRelation]
) -> list[Candidate[ActorRelation]]:
    """The rules' relations and the encoder's pairs of actors; one that both found is the rule's."""
    spots = {kind: heard.spots(kind) for kind in (SpanKind.ACTOR_A, SpanKind.ACTOR_B)}
    known = [ends(one) for one in relations]
    new = _new(heard, list(_pairs(heard, spots[SpanKind.ACTOR_A], spots[SpanKind.ACTOR_B])), known)
    scores = heard.said.pairs([(PairKind.RELATION, *pair) for pair in (*known, *new)])
    found = []
    for one, score in zip(relations, scores, strict=False):
        features = _features(heard, spots, ends(one), score) | {"rule": 1.0, "family": weights.prior(one.rule)}
        likely = score is not None and score.link >= FOUND
        found.append(Candidate(_settled(one, score, Poll(weights, rule=True)), True, likely, features))
    for pair, score in zip(new, scores[len(known) :], strict=True):
        if score is not None and score.link >= weights.least:
            item = _relation(heard, chain, pair, score)
            found.append(Candidate(item, False, True, _features(heard, spots, pair, score)))
    return found


def ends(one: ActorRelation) -> Ends:
    """Where the two actors stand."""
    return (one.a.start or 0, one.a.end or 0), (one.b.start or 0, one.b.end or 0)


def same(one: ActorRelation, two: ActorRelation) -> bool:
    """Whether the two actors are the same, in either order."""
    (a, b), (c, d) = ends(one), ends(two)
    return _both(a, c, b, d) or _both(a, d, b, c)


def _both(a: Place, b: Place, c: Place, d: Place) -> bool:
    return alike(a, b) >= SAME and alike(c, d) >= SAME


def _new(heard: Heard, pairs: Sequence[Ends], known: Sequence[Ends]) -> list[Ends]:
    """The pairs that no rule has."""
    taken: dict[int, list[Ends]] = {}
    for pair in known:
        taken.setdefault(_home(heard, pair), []).append(pair)
    return [p for p in pairs if not any(_both(p[0], o[0], p[1], o[1]) for o in taken.get(_home(heard, p), ()))]


def _home(heard: Heard, pair: Ends) -> int:
    sentence = heard.frame.sentence_at(pair[0][0])
    return sentence.index if sentence is not None else -1


def _pairs(heard: Heard, firsts: Spots, seconds: Spots) -> Iterator[Ends]:
    """Each first with each second actor of a sentence that asks nothing."""
    for index in sorted(firsts):
        if heard.frame.sentences[index].text.endswith("?"):
            continue
        for a in firsts[index]:
            yield from ((a, b) for b in seconds.get(index, ()) if min(a[1], b[1]) <= max(a[0], b[0]))


def _features(heard: Heard, spots: dict[SpanKind, Spots], pair: Ends, score: PairScore | None) -> dict[str, float]:
    """What speaks for a relation; the names are those of `joining.toml`."""
    a, b = pair
    near = heard.near(a, spots[SpanKind.ACTOR_A]), heard.near(b, spots[SpanKind.ACTOR_B])
    return {
        "link": log_odds(score.link) if score is not None else 0.0,
        "unseen": float(score is None),
        "inside_a": log_odds(heard.said.inside(SpanKind.ACTOR_A, *a)),
        "inside_b": log_odds(heard.said.inside(SpanKind.ACTOR_B, *b)),
        "spot_a": float(any(alike(a, spot) >= SAME for spot in near[0])),
        "spot_b": float(any(alike(b, spot) >= SAME for spot in near[1])),
    }


def _settled(one: ActorRelation, score: PairScore | None, poll: Poll) -> ActorRelation:
    return one if score is None else replace(one, kind=poll.value("kind", one.kind, score.relation))


def _relation(heard: Heard, chain: Chain, pair: Ends, score: PairScore) -> ActorRelation:
    """The pair as an item, of the kind that the encoder finds likeliest."""
    a, b = (_mention(heard, place) for place in pair)
    sentence = heard.frame.sentence_at(pair[0][0])
    assert sentence is not None
    kind = max(score.relation, key=lambda one: score.relation[one], default=RelationKind.LINKED_TO)
    return ActorRelation(heard.frame.quote(sentence), a, b, kind, chain(*pair[1]), RULE)


def _mention(heard: Heard, place: Place) -> Mention:
    words = heard.frame.words(*place)
    run = run_at(heard.frame, *place)
    pronoun = run is not None and run.end - run.first == 1
    return Mention(
        words.text, words.start, words.end, refers_to(heard.frame, run.sentence, run.head) if run and pronoun else None
    )
