from __future__ import annotations

import pytest

from causerie.assembly import assemble
from causerie.values import Actor, CausalClaim, Certainty, Decision, FactorMention, Map, Quote, Reading, Span
from causerie.vocabulary import Act, Direction, Level, Part, Sign, Status

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
