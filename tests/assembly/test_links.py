from __future__ import annotations

import dataclasses
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from causerie.assembly import MapOptions, assemble
from causerie.assembly.factors import MergeOptions
from causerie.values import (
    Actor,
    CausalClaim,
    Certainty,
    Decision,
    Document,
    FactorMention,
    Map,
    Mention,
    Quote,
    Reading,
    Span,
    Turn,
)
from causerie.vocabulary import Act, Direction, Level, Part, Role, Sign, Status, Strength

UP, DOWN = Direction.INCREASE, Direction.DECREASE


def claim(
    cause: str,
    effect: str,
    directions: tuple[Direction, Direction] = (UP, UP),
    status: Status = Status.ASSERTED,
    speaker: str = "Ina Holt",
    number: int = 0,
) -> CausalClaim:
    words = f"{cause} causes {effect}."
    start = number * 1000
    return CausalClaim(
        quote=Quote(words, start, start + len(words)),
        cause=FactorMention(cause, start, start + len(cause), directions[0]),
        effect=FactorMention(effect, start + len(words) - len(effect) - 1, start + len(words) - 1, directions[1]),
        polarity=directions[0].sign(directions[1]),
        status=status,
        certainty=Certainty(Level.LIKELY),
        source=(speaker,),
        id=f"id{number}",
    )


def reading(*claims: CausalClaim, name: str = "velm", actors: tuple[Actor, ...] = ()) -> Reading:
    return Reading(name, None, None, "en", "rules.v1", causal=claims, actors=actors)


def labels(drawn: Map) -> dict[str, str]:
    return {factor.id: factor.label for factor in drawn.factors}


def told(drawn: Map) -> list[tuple[str, str, str]]:
    names = labels(drawn)
    return [(names[link.cause], link.sign.value, names[link.effect]) for link in drawn.links]


def test_mentions_of_one_thing_are_one_factor() -> None:
    drawn = assemble([reading(claim("the tolls", "rents", number=0), claim("Toll", "higher rents", number=1))])
    assert told(drawn) == [("Toll", "+", "rents")]
    assert len(drawn.links[0].claims) == 2
    toll = next(factor for factor in drawn.factors if factor.label == "Toll")
    assert [(place.claim, place.part) for place in toll.mentions] == [
        ("id0", Part.CAUSE),
        ("id1", Part.CAUSE),
    ]


def test_a_claim_keeps_speaker_status_certainty_and_quote() -> None:
    one = claim("tolls", "rents", status=Status.CONDITIONAL, speaker="Tor Velling")
    evidence = assemble([reading(one)]).links[0].claims[0]
    assert (evidence.speaker, evidence.status, evidence.certainty) == ("Tor Velling", Status.CONDITIONAL, Level.LIKELY)
    assert evidence.quote == one.quote
    assert evidence.document == "velm"


def test_split_signs_leave_the_link_open() -> None:
    drawn = assemble([reading(claim("tolls", "trade", number=0), claim("tolls", "trade", (UP, DOWN), number=1))])
    assert drawn.links[0].sign is Sign.UNKNOWN
    assert [one.sign for one in drawn.links[0].claims] == [Sign.PLUS, Sign.MINUS]


@pytest.mark.parametrize("status", [Status.DENIED, Status.QUESTIONED])
def test_denied_and_questioned_claims_are_kept_but_do_not_vote(status: Status) -> None:
    against = claim("tolls", "trade", (UP, DOWN), status, number=1)
    drawn = assemble([reading(claim("tolls", "trade", number=0), against)])
    assert drawn.links[0].sign is Sign.PLUS
    assert drawn.links[0].plus == 1
    assert drawn.links[0].claims[1].status is status
    assert drawn.denied == ()


@pytest.mark.parametrize("status", [Status.DENIED, Status.QUESTIONED])
def test_what_is_only_denied_is_kept_apart_and_is_no_link(status: Status) -> None:
    drawn = assemble([reading(claim("tolls", "trade", (UP, DOWN), status))])
    assert drawn.links == ()
    assert [one.status for one in drawn.denied[0].claims] == [status]
    assert (drawn.denied[0].sign, drawn.denied[0].presence, drawn.denied[0].plus) == (Sign.UNKNOWN, 0, None)
    assert drawn.holders == ("Ina Holt",)


def test_a_label_that_names_a_lack_turns_the_sign_round() -> None:
    drawn = assemble([reading(claim("nobody repairs the quay", "floods", (DOWN, UP)))])
    assert told(drawn) == [("nobody repairs the quay", "+", "floods")]
    both = assemble([reading(claim("lack of pilots", "wrecks", (DOWN, UP)))])
    assert told(both) == [("pilots", "-", "wrecks")]


def test_the_wording_without_negation_names_the_factor() -> None:
    drawn = assemble(
        [
            reading(
                claim("pilots are not paid", "wrecks", (DOWN, UP), number=0),
                claim("pilots are paid", "trade", number=1),
            )
        ]
    )
    assert told(drawn) == [("pilots are paid", "+", "trade"), ("pilots are paid", "-", "wrecks")]


def test_documents_share_factors() -> None:
    drawn = assemble(
        [reading(claim("tolls", "rents")), reading(claim("the toll", "rent", speaker="B. Orr"), name="orr")]
    )
    assert len(drawn.links) == 1
    assert drawn.holders == ("B. Orr", "Ina Holt")


def test_an_unknown_pronoun_is_a_thing_of_its_own() -> None:
    drawn = assemble([reading(claim("it", "rents", number=0), claim("it", "rents", number=1))])
    assert len(drawn.links) == 2
    assert drawn.factors[0].label.startswith("it (in “it causes rents.")


def test_refers_to_joins_a_pronoun_to_its_factor() -> None:
    one = claim("tolls", "rents")
    two = CausalClaim(
        quote=one.quote,
        cause=FactorMention("they", 0, 4, UP, Span("tolls", 0, 5)),
        effect=FactorMention("anger", 20, 25, UP),
        polarity=Sign.PLUS,
        status=Status.ASSERTED,
        certainty=Certainty(Level.CERTAIN),
        id="two",
    )
    assert told(assemble([reading(one, two)])) == [("tolls", "+", "anger"), ("tolls", "+", "rents")]


def test_an_alias_of_an_actor_joins() -> None:
    ldc = Actor("Lumen Dock Company", ("LDC",))
    drawn = assemble([reading(claim("LDC", "rents"), claim("Lumen Dock Company", "rents", number=1), actors=(ldc,))])
    assert len(drawn.links) == 1


def merge(number: int, labels: list[str], into: str) -> Decision:
    return Decision(number, Act.MERGE, into, "Rey", "2031-02-03T04:05:06Z", before=labels, after=into)


def test_a_person_can_merge_factors_and_undo_it() -> None:
    readings = [reading(claim("tolls", "rents", number=0), claim("bridge fees", "rents", number=1))]
    merged = assemble(readings, [merge(1, ["tolls", "bridge fees"], "cost of crossing")])
    assert told(merged) == [("cost of crossing", "+", "rents")]
    undo = Decision(2, Act.UNDO, "cost of crossing", "Rey", "2031-02-03T04:05:07Z", undoes=1)
    assert len(assemble(readings, [merge(1, ["tolls", "bridge fees"], "cost of crossing"), undo]).links) == 2


def test_merging_two_merges_joins_all() -> None:
    readings = [
        reading(*(claim(cause, "rents", number=n) for n, cause in enumerate(["tolls", "bridge fees", "ferry fares"])))
    ]
    decisions = [merge(1, ["tolls", "bridge fees"], "crossing"), merge(2, ["crossing", "ferry fares"], "fares")]
    assert told(assemble(readings, decisions)) == [("fares", "+", "rents")]


def test_assembling_twice_gives_the_same() -> None:
    readings = [reading(*(claim(f"thing {n % 7}", f"other {n % 5}", number=n) for n in range(40)))]
    assert assemble(readings) == assemble(readings)


def test_no_readings_give_an_empty_map() -> None:
    assert assemble([]) == Map()


def test_a_claim_keeps_its_condition_horizon_strength_date_and_review() -> None:
    words = "tolls greatly raise rents next year unless the ferry runs."
    one = dataclasses.replace(
        claim("tolls", "rents"),
        quote=Quote(words, 0, len(words)),
        effect=FactorMention("rents", 20, 25, UP),
        condition=Mention("unless the ferry runs", words.index("unless"), len(words) - 1),
        horizon=Mention("next year", words.index("next"), words.index(" unless")),
    )
    named = dataclasses.replace(reading(one), date="2031-05-02")
    evidence = assemble([named], (), MapOptions(reviewed=frozenset({"id0"}))).links[0].claims[0]
    assert evidence.condition is not None
    assert evidence.horizon is not None
    assert (evidence.condition.text, evidence.horizon.text) == ("unless the ferry runs", "next year")
    assert (evidence.strength, evidence.date, evidence.reviewed) == (Strength.STRONG, "2031-05-02", True)
    assert assemble([named]).links[0].claims[0].reviewed is False


def test_whose_words_an_unsourced_claim_is() -> None:
    one = dataclasses.replace(claim("tolls", "rents"), source=())
    page = Document("velm", one.quote.text, "ab", author="Odo Rey")
    assert assemble([reading(one)]).holders == ()
    assert assemble([reading(one)], (), MapOptions(documents={"velm": page})).holders == ("Odo Rey",)
    spoken = dataclasses.replace(reading(one), turns=(Turn(0, 900, "Ina Holt", Role.INTERVIEWEE),))
    assert assemble([spoken], (), MapOptions(documents={"velm": page})).holders == ("Ina Holt",)


def test_two_names_of_one_speaker_are_one_voice() -> None:
    holt = [claim("tolls", "rents", speaker=name, number=n) for n, name in enumerate(["Ina Holt", "Holt", "minister"])]
    drawn = assemble([reading(*holt, actors=(Actor("Ina Holt", ("minister",)),))])
    assert drawn.holders == ("Ina Holt",)
    assert drawn.links[0].presence == assemble([reading(holt[0])]).links[0].presence
    both = [*holt, claim("tolls", "rents", speaker="Bo Holt", number=3)]
    assert assemble([reading(*both)]).holders == ("Bo Holt", "Holt", "Ina Holt", "minister")


def test_a_thing_that_drives_itself_and_clashing_signs_are_kept() -> None:
    drawn = assemble([reading(claim("tolls", "the toll", number=0), claim("tolls", "toll", (UP, DOWN), number=1))])
    assert len(drawn.factors) == 1
    assert [(link.cause == link.effect, link.sign, len(link.claims)) for link in drawn.links] == [
        (True, Sign.UNKNOWN, 2)
    ]


WORDS = st.sampled_from(["tolls", "the tolls", "rents", "higher rents", "no trade", "trade", "traders leave", "it"])
CLAIMS = st.lists(
    st.tuples(WORDS, WORDS, st.sampled_from(Status), st.sampled_from(["Ina Holt", "Holt", "Odo"])), max_size=9
)


@settings(max_examples=40)
@given(CLAIMS, st.randoms(use_true_random=False))
def test_the_map_does_not_depend_on_the_order_of_reading(
    rows: list[tuple[str, str, Status, str]], order: random.Random
) -> None:
    claims = [claim(a, b, (UP, UP), status, who, number) for number, (a, b, status, who) in enumerate(rows)]
    parts = [claims[at::3] for at in range(3)]
    readings = [reading(*part, name=f"d{at}") for at, part in enumerate(parts)]
    other = [reading(*order.sample(part, len(part)), name=f"d{at}") for at, part in enumerate(parts)]
    order.shuffle(other)
    assert assemble(other) == assemble(readings)
    assert assemble(other, (), MapOptions(MergeOptions(suggested=False))) == assemble(
        readings, (), MapOptions(MergeOptions(suggested=False))
    )


def test_a_link_that_its_only_speaker_calls_unlikely_is_kept_and_is_no_link() -> None:
    doubt = dataclasses.replace(claim("toll", "rents"), certainty=Certainty(Level.UNLIKELY))
    drawn = assemble([reading(doubt)])
    assert drawn.links == ()
    assert [len(link.claims) for link in drawn.denied] == [1]
    both = assemble([reading(doubt, claim("toll", "rents", speaker="Odo Venn", number=1))])
    assert len(both.links) == 1
    assert len(both.links[0].claims) == 2
