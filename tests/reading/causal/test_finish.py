"""Drafts become claims: lists split, asides trimmed, directions, status and cue set."""

from __future__ import annotations

import pytest
from spacy.language import Language

from causerie.reading.causal.find import find_causal
from causerie.reading.frame import parse
from causerie.values import CausalClaim, Certainty, Document, Turn
from causerie.vocabulary import Direction, Level, Role, Sign, Status


def claims(text: str, nlp: Language) -> tuple[CausalClaim, ...]:
    frame = parse(Document("d", text, "0"), (Turn(0, len(text), "Ina Holt", Role.INTERVIEWEE),), nlp)
    return find_causal(frame, lambda start, end: ("Ina Holt",))


def only(text: str, nlp: Language) -> CausalClaim:
    found = claims(text, nlp)
    assert len(found) == 1, [(c.rule, c.cause.text, c.effect.text) for c in found]
    return found[0]


def test_members_of_both_lists_are_one_claim_each(nlp: Language) -> None:
    pairs = {
        (c.cause.text, c.effect.text)
        for c in claims("The drought and the war have caused hunger, debt and flight.", nlp)
    }
    assert pairs == {(a, b) for a in ("drought", "war") for b in ("hunger", "debt", "flight")}


def test_asides_and_articles_stay_out_of_a_mention(nlp: Language) -> None:
    claim = only("The new toll, which the mayor of Orm had promised, ruined the market.", nlp)
    assert (claim.cause.text, claim.effect.text) == ("new toll", "market")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The embargo has ruined the mills.", Status.ASSERTED),
        ("The embargo did not ruin the mills.", Status.DENIED),
        ("The embargo never ruined the mills.", Status.DENIED),
        ("The embargo would ruin the mills.", Status.CONDITIONAL),
        ("The embargo would have ruined the mills.", Status.COUNTERFACTUAL),
        ("It was not the embargo that ruined the mills.", Status.DENIED),
        ("No embargo has ever ruined the mills.", Status.DENIED),
        ("The mills cannot reopen because the embargo is still in force.", Status.ASSERTED),
        ("Without wood, the stove goes out.", Status.ASSERTED),
        ("Without wood, the stove would go out.", Status.COUNTERFACTUAL),
        ("The council believed that the embargo would ruin the mills.", Status.ASSERTED),
        ("The council believes that the embargo would ruin the mills.", Status.CONDITIONAL),
    ],
)
def test_status_of_a_link(text: str, status: Status, nlp: Language) -> None:
    assert only(text, nlp).status is status


@pytest.mark.parametrize(
    ("text", "cause", "effect", "sign"),
    [
        ("The ban has strengthened the cartel.", Direction.INCREASE, Direction.INCREASE, Sign.PLUS),
        ("The ban has weakened the cartel.", Direction.INCREASE, Direction.DECREASE, Sign.MINUS),
        ("The shortage has weakened the cartel.", Direction.DECREASE, Direction.DECREASE, Sign.PLUS),
        ("The lack of rain has strengthened the cartel.", Direction.DECREASE, Direction.INCREASE, Sign.MINUS),
        ("The ban affects the cartel.", Direction.INCREASE, Direction.INCREASE, Sign.UNKNOWN),
    ],
)
def test_directions_give_the_sign(text: str, cause: Direction, effect: Direction, sign: Sign, nlp: Language) -> None:
    claim = only(text, nlp)
    assert (claim.cause.direction, claim.effect.direction, claim.polarity) == (cause, effect, sign)


def test_a_relative_pronoun_after_a_comma_refers_to_its_noun(nlp: Language) -> None:
    claim = only("They built a weir, which ruined the fishery.", nlp)
    assert claim.cause.text == "which"
    assert claim.cause.refers_to is not None
    assert claim.cause.refers_to.text == "weir"


def test_mentions_quote_and_cue_are_exact_words_of_the_document(nlp: Language) -> None:
    text = "🙂 “The ferry stopped.”\n\nHunger drives the villagers into the hills, and fear keeps them there."
    found = claims(text, nlp)
    assert found
    for claim in found:
        for span in (claim.quote, claim.cause, claim.effect, claim.cue):
            assert span is not None
            assert text[span.start : span.end] == span.text
        assert claim.source == ("Ina Holt",)
        assert claim.rule


@pytest.mark.parametrize(
    "text",
    [
        "What ruined the harvest?",
        "Did the drought ruin the harvest?",
        "The navy turned the boat around.",
        "Mira Holt opened the window.",
        "A lamp costs forty crowns.",
        "The two effects of salt on soil were studied.",
        "She was born in Velden in 1903 and moved to Orm two years later.",
    ],
)
def test_no_claim_where_nothing_is_said_to_work(text: str, nlp: Language) -> None:
    assert claims(text, nlp) == ()


def test_a_belief_inside_of_a_claim_is_no_hedge(nlp: Language) -> None:
    claim = only("The more people believe the rumour, the more the price of salt rises.", nlp)
    assert claim.certainty == Certainty(Level.CERTAIN)
