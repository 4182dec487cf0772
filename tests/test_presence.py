from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.presence import data, link_of, voices, weigh
from causerie.values import Evidence, Quote
from causerie.vocabulary import Level, Sign, Status

PLUS, MINUS, OPEN = Sign.PLUS, Sign.MINUS, Sign.UNKNOWN
CERTAIN = data()["certainty"]["certain"]


def said(
    by: str | None,
    sign: Sign = PLUS,
    status: Status = Status.ASSERTED,
    certainty: Level = Level.CERTAIN,
    document: str = "velm",
    words: str | None = None,
) -> Evidence:
    text = words or " ".join(f"{by} of {document} says {number}" for number in range(3))
    return Evidence(document, f"{by}{sign}{status}", by, sign, status, certainty, Quote(text, 0, len(text)))


def test_one_voice_counts_once_however_often_it_repeats_itself() -> None:
    one = weigh([said("Ina Holt")])
    assert one.presence == CERTAIN
    assert weigh([said("Ina Holt"), said("the Ina  Holt"), said("ina holt", document="orr")]) == one


def test_presence_grows_with_independent_speakers() -> None:
    two = weigh([said("Ina Holt"), said("Tor Velling")])
    assert two.presence == pytest.approx(1 - (1 - CERTAIN) ** 2)
    assert two.voices == 2
    assert CERTAIN < two.presence < weigh([said("Ina Holt"), said("Tor Velling"), said("B. Orr")]).presence < 1


COPY = "the tolls have driven the rents of the lower town up, and nobody has done anything about it"


@pytest.mark.parametrize(
    "other",
    [COPY, COPY.upper(), f"Yesterday it was said that {COPY}.", COPY.replace(",", " --")],
    ids=["verbatim", "case", "within", "marks"],
)
def test_a_copy_in_another_document_counts_once(other: str) -> None:
    copied = [said("Ina Holt", words=COPY), said("The Gazette", document="gazette", words=other)]
    assert weigh(copied) == weigh(copied[:1])
    own = [said("Ina Holt", words=COPY), said("The Gazette", document="gazette")]
    assert weigh(own).voices == 2


def test_one_document_quoted_whole_by_nobody_named_counts_once() -> None:
    assert weigh([said(None, words=COPY), said(None, document="copy", words=COPY)]).voices == 1
    assert weigh([said(None), said(None, document="orr")]).voices == 2
    assert weigh([said(None), said(None, MINUS)]).voices == 1


def test_a_few_common_words_are_no_copy() -> None:
    short = [said("Ina Holt", words="Tolls raise rents."), said("B. Orr", document="orr", words="Tolls raise rents.")]
    assert weigh(short).voices == 2


def test_doubt_weighs_less() -> None:
    ranked = [weigh([said("Ina Holt", certainty=level)]).presence for level in Level]
    assert ranked == sorted(ranked)
    assert len(set(ranked)) == len(ranked)


def test_presence_and_sign_are_separate() -> None:
    split = weigh([said("Ina Holt"), said("Tor Velling", MINUS)])
    assert (split.sign, split.plus) == (OPEN, 0.5)
    assert split.presence == weigh([said("Ina Holt"), said("Tor Velling")]).presence
    unsigned = weigh([said("Ina Holt", OPEN)])
    assert (unsigned.sign, unsigned.plus, unsigned.presence) == (OPEN, None, CERTAIN)


def test_the_sign_is_a_share_of_voices_not_of_mentions() -> None:
    claims = [said("Ina Holt"), said("Ina Holt"), said("Ina Holt"), said("Tor Velling", MINUS), said("B. Orr", OPEN)]
    assert weigh(claims).plus == 0.5
    assert weigh([said("Ina Holt"), said("Ina Holt", MINUS), said("Tor Velling")]).plus == 0.75


def test_denials_have_no_sign_and_take_some_presence() -> None:
    held = weigh([said("Ina Holt")])
    doubted = weigh([said("Ina Holt"), said("Tor Velling", MINUS, Status.QUESTIONED)])
    denied = weigh([said("Ina Holt"), said("Tor Velling", MINUS, Status.DENIED)])
    assert denied.sign is PLUS
    assert denied.plus == 1
    assert held.presence > doubted.presence > denied.presence >= held.presence / 2
    assert weigh([said("Tor Velling", status=Status.DENIED)]) == dataclasses.replace(
        denied, sign=OPEN, presence=0, plus=None, voices=0
    )


@pytest.mark.parametrize("status", [Status.CONDITIONAL, Status.COUNTERFACTUAL])
def test_conditional_and_counterfactual_claims_speak_for_the_link(status: Status) -> None:
    assert weigh([said("Ina Holt", status=status)]).presence == CERTAIN


claims_drawn = st.lists(
    st.builds(
        said,
        st.sampled_from(["Ina Holt", "Tor Velling", "B. Orr", None]),
        st.sampled_from(Sign),
        st.sampled_from(Status),
        st.sampled_from(Level),
        st.sampled_from(["velm", "orr", "lake"]),
        st.sampled_from([None, COPY, f"And so {COPY}"]),
    ),
    min_size=1,
    max_size=8,
)


@given(claims_drawn, st.randoms())
def test_the_order_of_claims_does_not_matter(claims: list[Evidence], order: object) -> None:
    shuffled = sorted(claims, key=lambda _: order.random())  # type: ignore[attr-defined]
    one, other = weigh(claims), weigh(shuffled)
    assert (one.sign, one.plus, one.voices) == (other.sign, other.plus, other.voices)
    assert one.presence == pytest.approx(other.presence)


@given(claims_drawn)
def test_shares_are_shares_and_repetition_changes_nothing(claims: list[Evidence]) -> None:
    found = weigh(claims)
    assert 0 <= found.presence <= 1
    assert found.plus is None or 0 <= found.plus <= 1
    assert (found.presence > 0) is any(claim.status.supports for claim in claims)
    assert weigh(claims + claims) == found
    assert sum(len(group) for group in voices(claims)) == len(claims)


def test_a_link_keeps_its_claims() -> None:
    claims = [said("Ina Holt"), said("Tor Velling", MINUS, Status.DENIED)]
    link = link_of("tolls", "rents", claims, suggested=True)
    assert (link.claims, link.sign, link.plus, link.suggested) == (tuple(claims), PLUS, 1, True)
