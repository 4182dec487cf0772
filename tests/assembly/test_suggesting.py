from __future__ import annotations

import pytest

from causerie.assembly.factors import factors_of
from causerie.values import CausalClaim, Certainty, FactorMention, Quote, Reading, Span
from causerie.vocabulary import Direction, Level, Part, Sign, Status

UP = Direction.INCREASE
FILLERS = ("salt", "the ferry fares", "a new lighthouse", "the schools of Arden", "grain stores")


def claim(cause: str, number: int, stands_for: Span | None = None) -> CausalClaim:
    """A claim in a sentence of its own, about an effect of its own."""
    words = f"{cause} brings {FILLERS[number]}."
    start = number * 1000
    end = start + len(words)
    return CausalClaim(
        quote=Quote(words, start, end),
        cause=FactorMention(cause, start, start + len(cause), UP, stands_for),
        effect=FactorMention(FILLERS[number], end - 1 - len(FILLERS[number]), end - 1, UP),
        polarity=Sign.PLUS,
        status=Status.ASSERTED,
        certainty=Certainty(Level.CERTAIN),
        id=f"c{number}",
    )


def one_factor(*claims: CausalClaim) -> bool:
    """Whether the causes of the first two are one factor, be it by suggestion."""
    at = factors_of([Reading("velm", None, None, "en", "rules", causal=claims)]).at
    first, second = (at["velm", one.id or "", Part.CAUSE].factor for one in claims[:2])
    return first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pressure on the council", "massive pressure on the council of Vell"),
        ("pressure on the council", "the mayor of Vell put pressure on the council"),
        ("strike of the printers", "strike"),
        ("regional stability", "stability"),
    ],
)
def test_a_paraphrase_in_another_sentence_is_suggested(one: str, other: str) -> None:
    assert one_factor(claim(one, 0), claim(other, 1))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vell's economy", "sanctions on Vell"),
        ("the army of Vell", "the schools that Vell closed"),
        ("pressure on the council", "pressure of the water"),
        ("Vell", "Vell will become a colony of the northern league"),
    ],
)
def test_two_things_said_of_one_name_are_not_one(one: str, other: str) -> None:
    assert not one_factor(claim(one, 0), claim(other, 1), claim("trade with Vell", 2))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("old lighthouse", "new lighthouse"),
        ("the first strike", "the second strike"),
        ("farms in the north of Vell", "farms in the south of Vell"),
        ("mayor", "the mayor could still buy the boats"),
        ("boats", "the mayor could still buy the boats"),
        ("library", "the library will stay open"),
        ("seat", "anger about the tolls cost the mayor her seat"),
    ],
)
def test_what_excludes_one_another_and_parts_of_a_clause_are_not_one(one: str, other: str) -> None:
    assert not one_factor(claim(one, 0), claim(other, 1))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cholera", "there will be cholera in Vell"),
        ("strike", "the strike will begin in the harbour"),
        ("old lighthouse", "the old lighthouse of Vell"),
    ],
)
def test_a_clause_that_says_only_that_a_thing_is_there_may_be_the_thing(one: str, other: str) -> None:
    assert one_factor(claim(one, 0), claim(other, 1))


def test_a_bare_noun_is_none_of_several_kinds() -> None:
    two = claim("strike", 0), claim("strike of the printers", 1)
    assert one_factor(*two)
    assert not one_factor(*two, claim("strike of the weavers", 2))


@pytest.mark.parametrize("silent", ["this factor", "the situation", "the main problem"])
def test_what_says_nothing_is_never_merged_by_suggestion(silent: str) -> None:
    assert not one_factor(claim(silent, 0), claim(silent, 1))


def test_what_says_nothing_is_what_it_stands_for() -> None:
    assert one_factor(claim("the drought in Arden", 0), claim("this problem", 1, Span("the drought in Arden", 0, 20)))
