"""An outcome computed on a small map by hand, with its documents, for tests of how it is shown."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from causerie.model import RunOptions
from causerie.pipeline.whatif import played
from causerie.values import Bundle, Evidence, Link, Map, Outcome, Push, Reading, Scenario
from causerie.vocabulary import Level, Part, Role, Sign, Status
from makers import causal, document_of, forecast, quote_in, reading_of, turn
from small_maps import UP, map_of, place

TEXT = (
    "Had the toll gone, the ferry would have stayed. The ferry fills the market. The market feeds the school. "
    "The school will thrive. The toll keeps nobody away."
)
LABELS = {"t": "toll <at> the quay", "f": "ferry", "m": "market", "s": "school, & its pupils"}
DOCUMENT = document_of(TEXT, title="At the quay", published="2031-05-02")
READING: Reading = reading_of(
    DOCUMENT,
    turns=(turn(TEXT, TEXT, "Ina Holt", Role.INTERVIEWEE),),
    causal=(
        causal(TEXT, "Had the toll gone, the ferry would have stayed", "toll", "ferry", status=Status.COUNTERFACTUAL),
        causal(TEXT, "The ferry fills the market", "ferry", "market", polarity=Sign.PLUS),
        causal(TEXT, "The market feeds the school", "market", "school", polarity=Sign.PLUS),
    ),
    forecasts=(forecast(TEXT, "The school will thrive", "school will thrive"),),
)
TOLL, FERRY, MARKET = (claim.id for claim in READING.causal)
THRIVE = READING.forecasts[0].id
ALIASES = {TOLL: "C1", FERRY: "C2", MARKET: "C3", THRIVE: "F1"}


def step(cause: str, sign: str, effect: str, claim: str, words: str, **more: object) -> Link:
    own = Evidence(
        "quay",
        claim,
        str(more.pop("speaker", "Ina Holt")),
        Sign(sign),
        Status.ASSERTED,
        Level.LIKELY,
        quote_in(TEXT, words),
    )
    plus = {"+": 1.0, "-": 0.0, "?": 0.5}[sign]
    return Link(cause, effect, Sign(sign), (own,), **({"presence": 1.0, "plus": plus} | more))  # type: ignore[arg-type]


def drawn(second: str = "+", speaker: str = "Ina Holt", **more: object) -> Map:
    """toll - ferry, ferry `second` market, market + school; the last one held by `speaker`."""
    return map_of(
        step("t", "-", "f", TOLL, "Had the toll gone, the ferry would have stayed"),
        step("f", second, "m", FERRY, "The ferry fills the market", **more),
        step("m", "+", "s", MARKET, "The market feeds the school", speaker=speaker),
        labels=LABELS,
        places=[("t", place(TOLL, Part.CAUSE)), ("s", place(THRIVE, Part.PROPOSITION, UP, "school will thrive"))],
    )


def bundle_of(whole: Map, outcomes: Sequence[Outcome] = ()) -> Bundle:
    return Bundle((DOCUMENT,), (READING,), ALIASES, map=whole, outcomes=tuple(outcomes))


def pushed(whole: Map, factor: str = "t", **more: object) -> Outcome:
    """What follows from pushing the toll up."""
    scenario = dataclasses.replace(Scenario("the toll", (Push(factor, UP),), claims=(TOLL,)), **more)  # type: ignore[arg-type]
    return played(whole, scenario, RunOptions(samples=300))
