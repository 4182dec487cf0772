from __future__ import annotations

import dataclasses

from behaviour import Side, agreed, moves, paired, side, signed

from causerie.assembly.factors import At
from causerie.values import CausalClaim, Certainty, FactorMention, Quote, Reading
from causerie.vocabulary import Direction, Level, Part, Sign, Status

UP, DOWN = Direction.INCREASE, Direction.DECREASE
WORDS = ["rain", "harvest", "hunger", "unrest"]


def mention(number: int, direction: Direction = UP) -> FactorMention:
    start = 20 * number
    return FactorMention(WORDS[number], start, start + len(WORDS[number]), direction)


def claim(number: int, ends: tuple[FactorMention, FactorMention], sign: Sign) -> CausalClaim:
    certainty = Certainty(Level.CERTAIN)
    return CausalClaim(Quote("x", 100, 101), *ends, sign, Status.ASSERTED, certainty, id=f"c{number}")


def drawn(signs: tuple[Sign, ...], turned: frozenset[int] = frozenset(), name: str = "") -> Side:
    """rain -> harvest -> hunger -> unrest with these signs; factors whose number is `turned` go against their words."""
    claims = [claim(at, (mention(at), mention(at + 1)), sign) for at, sign in enumerate(signs)]
    at = {
        ("d", f"c{number}", part): At(f"{name}{WORDS[number + step]}", number + step in turned)
        for number in range(len(signs))
        for step, part in enumerate((Part.CAUSE, Part.EFFECT))
    }
    reading = Reading("d", None, None, "en", "x", causal=tuple(claims))
    return side(reading, at, [f"{name}{word}" for word in WORDS[: len(signs) + 1]])


CODED = drawn((Sign.PLUS, Sign.MINUS, Sign.PLUS))
PUSHED = ("rain", "harvest", "hunger")


def test_the_same_map_moves_the_same_way() -> None:
    known = moves(CODED.map, PUSHED)
    assert known["rain"] == {"harvest": 1, "hunger": -1, "unrest": -1}
    found = agreed(CODED, known, drawn((Sign.PLUS, Sign.MINUS, Sign.PLUS), name="our "))
    assert (found.moved, found.same, found.others, found.paired, found.factors) == (6, 6, 6, 4, 4)


def test_a_wrong_sign_turns_all_that_follows() -> None:
    found = agreed(CODED, moves(CODED.map, PUSHED), drawn((Sign.MINUS, Sign.MINUS, Sign.PLUS)))
    assert (found.moved, found.same) == (6, 3)


def test_what_was_not_read_counts_as_wrong() -> None:
    found = agreed(CODED, moves(CODED.map, PUSHED), drawn((Sign.PLUS,)))
    assert (found.moved, found.same, found.paired) == (6, 1, 2)


def test_a_factor_named_by_its_opposite_is_no_mistake() -> None:
    other = drawn((Sign.PLUS, Sign.MINUS, Sign.PLUS), turned=frozenset({1}))
    assert paired(CODED, other)["harvest"] == ("harvest", True)
    assert agreed(CODED, moves(CODED.map, PUSHED), other).same == 6


def test_a_link_nobody_signs_moves_nothing_for_sure() -> None:
    unsigned = drawn((Sign.UNKNOWN, Sign.MINUS, Sign.PLUS))
    found = agreed(CODED, moves(CODED.map, PUSHED), unsigned)
    assert found.same == 3


def test_each_factor_has_one_partner() -> None:
    places = tuple(dataclasses.replace(one, factor="all") for one in CODED.places)
    assert len(paired(CODED, Side(CODED.map, places))) == 1


def test_signs_by_chance_are_the_same_for_a_seed() -> None:
    assert signed(CODED, 3) == signed(CODED, 3)
    assert {link.sign for link in signed(CODED, None).map.links} == {Sign.PLUS}
