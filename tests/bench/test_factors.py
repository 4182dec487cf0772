from __future__ import annotations

from factors import Coded, graph, part, score, told

from causerie.values import CausalClaim, Certainty, FactorMention, Quote, Reading
from causerie.vocabulary import Direction, Level, Part, Sign, Status

UP = Direction.INCREASE


def claim(cause: str, effect: str, status: Status = Status.ASSERTED) -> CausalClaim:
    return CausalClaim(
        Quote("x", 0, 1), FactorMention(cause, 0, 1, UP), FactorMention(effect, 0, 1, UP), Sign.PLUS, status,
        Certainty(Level.CERTAIN),
    )  # fmt: skip


CLAIMS = (claim("a", "b"), claim("b'", "c"), claim("c", "d"), claim("d", "a", Status.DENIED))
READING = Reading("velm", None, None, "en", "gold", causal=CLAIMS)
PLACES = [("velm", f"causal[{number}]", part) for number in range(4) for part in (Part.CAUSE, Part.EFFECT)]
GOLD = dict(zip(PLACES, "abbccdda", strict=True))
OURS = {**GOLD, PLACES[2]: "b'"}


def test_paths_of_the_gold_map_are_found_where_claims_join() -> None:
    # a-b-c, b-c-d and a-b-c-d in the gold; without b = b' only b'-c-d is left of them.
    assert told(graph(READING, GOLD), OURS) == (3, 1)
    assert told(graph(READING, OURS), GOLD) == (1, 1)


def test_largest_part_counts_factors() -> None:
    assert part(graph(READING, GOLD)) == 4
    assert part(graph(READING, OURS)) == 3


def test_a_way_of_merging_is_scored() -> None:
    found = score([Coded(READING, GOLD)], lambda _: OURS)
    assert (found.clusters.precision, found.paths, found.true_paths, found.largest) == (1.0, 1 / 3, 1.0, 0.75)
    assert found.clusters.recall == (6 + 2 * 0.5) / 8
