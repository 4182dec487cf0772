from __future__ import annotations

import dataclasses
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from causerie.assembly.factors import Factors, MergeOptions, factors_of
from causerie.values import CausalClaim, Certainty, Decision, FactorMention, Forecast, Mention, Quote, Reading, Span
from causerie.vocabulary import Act, Direction, FactorKind, Level, Part, Resolvable, Sign, Status, Verdict

UP, DOWN = Direction.INCREASE, Direction.DECREASE
ALONE = MergeOptions(suggested=False)


def claim(cause: str, effect: str, number: int = 0, ways: tuple[Direction, Direction] = (UP, UP)) -> CausalClaim:
    words = f"{cause} brings {effect}."
    start = number * 1000
    ends = (start, start + len(cause)), (start + len(cause) + 8, start + len(words) - 1)
    return CausalClaim(
        quote=Quote(words, start, start + len(words)),
        cause=FactorMention(cause, *ends[0], ways[0]),
        effect=FactorMention(effect, *ends[1], ways[1]),
        polarity=ways[0].sign(ways[1]),
        status=Status.ASSERTED,
        certainty=Certainty(Level.CERTAIN),
        id=f"c{number}",
    )


def forecast(words: str, start: int, negated: bool = False, number: int = 0) -> Forecast:
    return Forecast(
        quote=Quote(words, start, start + len(words)),
        proposition=Mention(words, start, start + len(words)),
        negated=negated,
        certainty=Certainty(Level.LIKELY),
        resolvable=Resolvable.PARTLY,
        id=f"f{number}",
    )


def reading(*items: CausalClaim | Forecast, name: str = "velm") -> Reading:
    causal = tuple(one for one in items if isinstance(one, CausalClaim))
    ahead = tuple(one for one in items if isinstance(one, Forecast))
    return Reading(name, None, None, "en", "rules", causal=causal, forecasts=ahead)


def decided(number: int, act: Act, target: str, before: object = None, after: str | None = None) -> Decision:
    return Decision(number, act, target, "Ina", "2031-05-02T10:00:00Z", before=before, after=after)


def undone(number: int, undoes: int) -> Decision:
    return dataclasses.replace(decided(number, Act.UNDO, "x"), undoes=undoes)


def together(found: Factors) -> set[frozenset[tuple[str, str]]]:
    """The factors as sets of (claim, part)."""
    return {frozenset((place.claim, place.part.value) for place in one.mentions) for one in found.factors}


def labels(found: Factors) -> set[str]:
    return {one.label for one in found.factors}


BANS = reading(claim("ban", "strikes", 0), claim("ban on fishing", "anger", 1), claim("strikes", "hunger", 2))


def test_a_forecast_is_in_the_factor_of_the_effect() -> None:
    found = factors_of([reading(claim("drought", "the mill", 0, (UP, DOWN)), forecast("the mill will close", 500))])
    mill = next(one for one in found.factors if one.label == "mill")
    assert [(place.part, place.direction) for place in mill.mentions] == [(Part.EFFECT, DOWN), (Part.PROPOSITION, DOWN)]


@pytest.mark.parametrize(
    ("words", "referent", "own", "goes"),
    [
        ("The mayor can prevent {}", "the quay will not hold the tide", DOWN, DOWN),
        ("New pilots would soon cure {}", "the ferries stopped", DOWN, DOWN),
        ("Nothing can be built without {}", "the lack of stone", DOWN, DOWN),
        ("The tax explains {}", "the ferries stopped", DOWN, UP),
        ("The tax explains {}", "the quay will not hold the tide", DOWN, UP),
        ("The mayor can prevent {}", "a flood of the quay", DOWN, DOWN),
    ],
)
def test_what_is_done_to_a_pronoun_is_not_what_its_referent_says(
    words: str, referent: str, own: Direction, goes: Direction
) -> None:
    plain = claim(referent, "anger", 0, (UP if "flood" in referent else DOWN, UP))
    quote = words.format("this")
    at = 5000 + quote.index("this")
    pronoun = FactorMention("this", at, at + 4, own, Span(referent, 0, len(referent)))
    other = claim("the mayor", "x", 1, (UP, own))
    other = dataclasses.replace(other, effect=pronoun, quote=Quote(quote, 5000, 5000 + len(quote)))
    found = factors_of([reading(plain, other)], (), ALONE)
    first, second = found.at["velm", "c0", Part.CAUSE], found.at["velm", "c1", Part.EFFECT]
    assert first.factor == second.factor
    ways = [-way if one.turned else way for one, way in ((first, plain.cause.direction), (second, own))]
    assert (ways[0] is ways[1]) is (goes is UP)


@pytest.mark.parametrize(
    ("one", "other", "turned"),
    [
        (("stability", UP), ("instability", UP), True),
        (("rain", UP), ("drought", UP), True),
        (("rain", UP), ("lack of rain", DOWN), False),
        (("pilots came", UP), ("pilots did not come", DOWN), False),
    ],
)
def test_an_opposite_is_the_same_factor_turned_round(
    one: tuple[str, Direction], other: tuple[str, Direction], turned: bool
) -> None:
    found = factors_of([reading(claim(one[0], "anger", 0), claim(other[0], "calm", 1, (other[1], UP)))], (), ALONE)
    first, second = found.at["velm", "c0", Part.CAUSE], found.at["velm", "c1", Part.CAUSE]
    assert first.factor == second.factor
    assert (first.turned, second.turned) == (False, turned)
    places = {
        place.claim: place.direction
        for factor in found.factors
        for place in factor.mentions
        if place.part is Part.CAUSE
    }
    assert places == {"c0": UP, "c1": DOWN}


def test_suggested_merges_are_used_marked_and_switched_off() -> None:
    with_them, without = factors_of([BANS]), factors_of([BANS], (), ALONE)
    assert frozenset({("c0", "cause"), ("c1", "cause")}) in together(with_them)
    assert frozenset({("c0", "cause"), ("c1", "cause")}) not in together(without)
    assert without.suggestions == ()
    (one,) = with_them.suggestions
    assert ({one.a, one.b}, one.verdict, one.turned) == ({"ban", "ban on fishing"}, Verdict.OPEN, False)
    assert 0 < one.score <= 1
    assert "head" in one.reason
    marked = [with_them.at["velm", name, Part.CAUSE].suggested for name in ("c0", "c1")]
    assert sorted(marked) == [False, True]


def test_cause_and_effect_of_one_claim_are_never_merged_by_suggestion() -> None:
    found = factors_of([reading(claim("ban", "ban on fishing"))], (), MergeOptions(threshold=0.01))
    assert len(found.factors) == 2


def test_an_encoder_counts_meaning() -> None:
    def encode(texts: object) -> list[list[float]]:
        return [[1.0, 0.0] if "bread" in str(text) or "loaves" in str(text) else [0.0, 1.0] for text in texts]  # type: ignore[attr-defined]

    said = [reading(claim("bread", "anger", 0), claim("loaves", "calm", 1))]
    least = MergeOptions(threshold=0.01)
    assert len(factors_of(said, (), least).factors) == 4
    assert len(factors_of(said, (), dataclasses.replace(least, encode=encode)).factors) < 4


DECISIONS = {
    "merge": decided(1, Act.MERGE, "trouble", ["strikes", "anger"], "trouble"),
    "oppose": decided(1, Act.OPPOSE, "hunger", ["hunger", "anger"], "hunger"),
    "rename": decided(1, Act.RENAME, "hunger", ["hunger"], "want of bread"),
    "type": decided(1, Act.TYPE, "hunger", "other", "goal"),
    "refuse": decided(1, Act.REFUSE, "ban", ["ban", "ban on fishing"]),
    "split": decided(
        1,
        Act.SPLIT,
        "strikes",
        {
            "labels": [],
            "rest": [],
            "mentions": [
                {"document": "velm", "claim": "gone", "part": "cause", "start": 2000, "end": 2007, "text": "strikes"}
            ],
        },
        "strikes of May",
    ),
}


@pytest.mark.parametrize("decision", DECISIONS.values(), ids=list(DECISIONS))
def test_a_decision_changes_the_factors_loses_no_mention_and_can_be_undone(decision: Decision) -> None:
    before, after = factors_of([BANS]), factors_of([BANS], [decision])
    assert after != before
    assert set(after.at) == set(before.at)
    assert factors_of([BANS], [decision, undone(2, 1)]) == before


def test_a_merge_joins_under_its_label() -> None:
    found = factors_of([BANS], [DECISIONS["merge"]], ALONE)
    assert frozenset({("c0", "effect"), ("c1", "effect"), ("c2", "cause")}) in together(found)
    assert "trouble" in labels(found)


def test_an_opposite_by_hand_turns_its_mentions() -> None:
    found = factors_of([BANS], [DECISIONS["oppose"]], ALONE)
    assert found.at["velm", "c2", Part.EFFECT].turned is False
    assert found.at["velm", "c1", Part.EFFECT].turned is True


def test_a_refused_suggestion_stays_apart_and_is_listed_as_refused() -> None:
    found = factors_of([BANS], [DECISIONS["refuse"]])
    assert frozenset({("c0", "cause"), ("c1", "cause")}) not in together(found)
    assert [one.verdict for one in found.suggestions] == [Verdict.REFUSED]


def test_a_merge_of_what_is_suggested_accepts_it() -> None:
    found = factors_of([BANS], [decided(1, Act.MERGE, "ban", ["ban", "ban on fishing"], "ban")])
    assert [one.verdict for one in found.suggestions] == [Verdict.ACCEPTED]
    assert not any(at.suggested for at in found.at.values())


def test_a_split_finds_its_mention_by_place_when_the_claim_has_another_id() -> None:
    found = factors_of([BANS], [DECISIONS["split"]], ALONE)
    assert {"strikes", "strikes of May"} <= labels(found)
    assert frozenset({("c2", "cause")}) in together(found)


def test_a_label_is_split_from_a_merged_factor_and_kept_apart() -> None:
    merge = decided(1, Act.MERGE, "ban", ["ban", "ban on fishing", "hunger"], "ban")
    taken = {"labels": ["ban on fishing"], "mentions": [], "rest": ["ban", "hunger"]}
    found = factors_of([BANS], [merge, decided(2, Act.SPLIT, "ban", taken)])
    assert frozenset({("c1", "cause")}) in together(found)
    assert frozenset({("c0", "cause"), ("c2", "effect")}) in together(found)


def test_a_type_and_a_name_stay_with_a_factor_that_is_merged_later() -> None:
    rows = [
        decided(1, Act.TYPE, "hunger", "other", "goal"),
        decided(2, Act.RENAME, "anger", ["anger"], "wrath"),
        decided(3, Act.MERGE, "misery", ["hunger", "wrath"], "misery"),
    ]
    found = factors_of([BANS], rows, ALONE)
    assert next(one.kind for one in found.factors if one.label == "misery") is FactorKind.GOAL


def test_decisions_about_what_is_not_there_do_nothing() -> None:
    rows = [
        decided(number, act, "nowhere", ["nowhere", "neither"], "policy")
        for number, act in enumerate((Act.MERGE, Act.OPPOSE, Act.REFUSE, Act.RENAME, Act.TYPE, Act.SPLIT), 1)
    ]
    assert factors_of([BANS], rows) == factors_of([BANS])


def test_a_pronoun_in_a_clause_is_read_with_what_it_stands_for() -> None:
    one = claim("the pilots return", "calm", 0)
    two = dataclasses.replace(
        claim("they return", "trade", 1), cause=FactorMention("they return", 1000, 1011, UP, Span("pilots", 4, 10))
    )
    found = factors_of([reading(one, two)], (), ALONE)
    assert found.at["velm", "c0", Part.CAUSE].factor == found.at["velm", "c1", Part.CAUSE].factor


WORDS = st.sampled_from(
    ["ban", "ban on fishing", "the fishing ban", "rain", "drought", "lack of rain", "strikes", "dock strikes", "they",
     "hunger", "hunger in the valley", "instability", "stability of the valley", "nobody fishes", "end of the ban"]
)  # fmt: skip
CLAIMS = st.lists(
    st.tuples(WORDS, WORDS, st.sampled_from(Direction), st.sampled_from(Direction)), min_size=1, max_size=8
)


def made(drawn: list[list[tuple[str, str, Direction, Direction]]]) -> list[Reading]:
    return [
        reading(*(claim(a, b, number, (x, y)) for number, (a, b, x, y) in enumerate(some)), name=f"d{at}")
        for at, some in enumerate(drawn)
    ]


@settings(deadline=None, max_examples=40)
@given(st.lists(CLAIMS, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_reading_does_not_matter(
    drawn: list[list[tuple[str, str, Direction, Direction]]], chance: object
) -> None:
    readings = made(drawn)
    shuffled = list(readings)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert factors_of(shuffled) == factors_of(readings)


@settings(deadline=None, max_examples=40)
@given(st.lists(CLAIMS, min_size=1, max_size=3), st.sampled_from(list(DECISIONS)), st.data())
def test_every_mention_is_in_one_factor_whatever_is_decided(
    drawn: list[list[tuple[str, str, Direction, Direction]]], act: str, data: st.DataObject
) -> None:
    readings = made(drawn)
    before = factors_of(readings)
    names = data.draw(st.lists(st.sampled_from(sorted(labels(before))), min_size=2, max_size=3))
    row = dataclasses.replace(
        DECISIONS[act], target=names[0], before=names if act != "split" else {"labels": names[1:]}
    )
    found = factors_of(readings, [row])
    places = [(place.document, place.claim, place.part) for one in found.factors for place in one.mentions]
    assert len(places) == len(set(places)) == 2 * sum(len(some) for some in drawn)
    assert set(places) == set(found.at)
    assert all(not set(a.mentions) & set(b.mentions) for a, b in combinations(found.factors, 2))
    assert factors_of(readings, [row, undone(9, row.number)]) == before
    for one in found.factors:
        for place in one.mentions:
            at = found.at[place.document, place.claim, place.part]
            way = next(
                getattr(claim, place.part.value).direction
                for read in readings
                for claim in read.causal
                if (read.id, claim.id) == (place.document, place.claim)
            )
            assert (at.factor, place.direction) == (one.id, -way if at.turned else way)


def test_unsigned_claims_are_merged_like_others() -> None:
    one = dataclasses.replace(claim("tolls", "trade"), polarity=Sign.UNKNOWN)
    assert len(factors_of([reading(one)]).factors) == 2


def test_no_readings_give_no_factors() -> None:
    assert factors_of([]) == Factors((), {}, ())
