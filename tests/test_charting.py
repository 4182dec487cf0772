"""Whose map a map is, what a view keeps of it, and two sides compared."""

from __future__ import annotations

import dataclasses

import pytest

from causerie.errors import BadRequest, UnknownName
from causerie.pipeline.charting import chart_of, main_speaker, main_speakers, speaker_named
from causerie.pipeline.comparing import compared, documents_of
from causerie.pipeline.mapping import Ground, View, ground, mapped
from causerie.values import Bundle, Map
from causerie.vocabulary import Act, Level, Part, Shared, Sign, Status
from makers import causal, document_of, forecast, reading_of, turn
from map_makers import held, map_of

WHOLE = map_of(
    held("a", "b"),
    held("b", "c"),
    held("c", "d", date="2031-05"),
    held("a", "b", "Tor Velling", Sign.MINUS, document="orr"),
    held("c", "d", "Tor Velling", document="orr", certainty=Level.POSSIBLE, date="2030"),
    held("d", "a", "Bo Holt", document="orr", status=Status.DENIED, reviewed=True),
)


def test_the_main_speaker_has_most_claims() -> None:
    assert main_speaker(WHOLE) == "Ina Holt"
    assert main_speaker(map_of(held("a", "b", None))) is None
    assert main_speakers(WHOLE) == ("Ina Holt",)
    two = map_of(*(held(*ends, who) for who in ("Ina", "Tor") for ends in ("ab", "bc", "cd")), held("a", "d", "Bo"))
    assert main_speakers(two) == ("Ina", "Tor")


@pytest.mark.parametrize("typed", ["Ina Holt", "ina holt", "Ina", "the Ina Holt"])
def test_a_speaker_is_named_in_full_or_by_a_part_that_is_theirs_alone(typed: str) -> None:
    assert speaker_named(WHOLE, typed) == "Ina Holt"


@pytest.mark.parametrize(("typed", "says"), [("Holt", "Ina Holt or Bo Holt"), ("Rey", "the speakers are: Ina")])
def test_a_speaker_who_is_not_there_is_told_who_is(typed: str, says: str) -> None:
    with pytest.raises(UnknownName, match=says):
        speaker_named(WHOLE, typed)


def test_a_chart_tells_whose_it_is_and_who_else_there_is() -> None:
    part = Ground(WHOLE).seen(View(speakers=("Ina Holt",)))
    chart = chart_of(part.map, "Ina Holt", WHOLE)
    assert chart.speakers == (("Ina Holt", 3), ("Tor Velling", 2), ("Bo Holt", 1))
    assert chart.map.holders == ("Ina Holt",)
    assert ["".join(one.effect for one in chain.links) for chain in chart.chains] == ["bcd"]
    assert chart.across == ()


@pytest.mark.parametrize(
    ("view", "links"),
    [
        (View(), ["ab", "bc", "cd"]),
        (View(speakers=("Tor Velling",)), ["ab", "cd"]),
        (View(documents=("velm",)), ["ab", "bc", "cd"]),
        (View(documents=("orr",)), ["ab", "cd"]),
        (View(certainties=(Level.POSSIBLE,)), ["cd"]),
        (View(accepted=True), []),
        (View(since="2031"), ["cd"]),
        (View(until="2030-06"), ["cd"]),
        (View(since="2032"), []),
        (View(statuses=(Status.DENIED,)), []),
    ],
)
def test_a_view_keeps_the_claims_asked_for(view: View, links: list[str]) -> None:
    seen = Ground(WHOLE).seen(view).map
    assert [link.cause + link.effect for link in seen.links] == links
    assert all(view.keeps(claim) for link in (*seen.links, *seen.denied) for claim in link.claims)
    assert len(Ground(WHOLE).seen(View(accepted=True)).map.denied) == 1


def test_sides_are_speakers_or_documents() -> None:
    documents = documents_of(WHOLE)
    found = compared(Ground(WHOLE), documents, ("Ina", "Velling"), View())
    assert (found.a, found.b) == ("Ina Holt", "Tor Velling")
    assert [(one.cause + one.effect, one.shared) for one in found.links] == [
        ("ab", Shared.CLASH),
        ("cd", Shared.BOTH),
        ("bc", Shared.A),
    ]
    by_document = compared(Ground(WHOLE), documents, ("VELM", "orr"), View())
    assert [one.shared for one in by_document.links] == [Shared.CLASH, Shared.BOTH, Shared.A]


def test_comparing_needs_two_sides_that_are_there() -> None:
    with pytest.raises(BadRequest, match="are the same: Ina Holt"):
        compared(Ground(WHOLE), {}, ("Ina", "Ina Holt"), View())
    with pytest.raises(
        UnknownName, match=r"no speaker 'Rey'.*no document has that name either; the documents are: velm"
    ):
        compared(Ground(WHOLE), {"velm": "velm"}, ("Ina", "Rey"), View())


TEXT = """Ina Holt: The tolls keep traders away. The market will shrink.
Holt: Without traders the market shrinks, unless the ferry runs.
Rey: The tolls keep traders away."""


def bundle(reviewed: bool = False) -> Bundle:
    document = document_of(TEXT, spoken="2031-05-02")
    unless = causal(TEXT, "Without traders the market shrinks, unless the ferry runs.", "traders", "market")
    start = TEXT.index("unless")
    from causerie.values import Mention

    condition = Mention("unless the ferry runs", start, start + len("unless the ferry runs"))
    first = causal(TEXT, "The tolls keep traders away.", "tolls", "traders", source=("Ina Holt",))
    rey = TEXT.rindex("The tolls")
    shift = rey - first.quote.start
    last = dataclasses.replace(
        first,
        source=("Rey",),
        quote=dataclasses.replace(first.quote, start=rey, end=rey + len(first.quote.text)),
        cause=dataclasses.replace(first.cause, start=first.cause.start + shift, end=first.cause.end + shift),
        effect=dataclasses.replace(first.effect, start=first.effect.start + shift, end=first.effect.end + shift),
    )
    turns = (
        turn(TEXT, "The tolls keep traders away. The market will shrink.", "Ina Holt"),
        turn(TEXT, "Without traders the market shrinks, unless the ferry runs.", "Holt"),
    )
    reading = reading_of(
        document,
        turns=turns,
        causal=(first, dataclasses.replace(unless, condition=condition), last),
        forecasts=(forecast(TEXT, "The market will shrink.", "market", source=("Ina Holt",)),),
    )
    names = {reading.causal[0].id: Act.ACCEPT, reading.causal[1].id: Act.WITHHOLD} if reviewed else {}
    return Bundle((document,), (reading,), reviewed=names)


def test_evidence_keeps_condition_date_review_and_one_name_for_one_speaker() -> None:
    whole = ground(bundle(reviewed=True), suggested=False)
    claims = {claim.quote.text: claim for link in whole.map.links for claim in link.claims if claim.speaker != "Rey"}
    unless = claims["Without traders the market shrinks, unless the ferry runs."]
    assert unless.condition is not None
    assert unless.condition.text == TEXT[unless.condition.start : unless.condition.end] == "unless the ferry runs"
    assert unless.speaker == "Ina Holt"
    assert {claim.date for claim in claims.values()} == {"2031-05-02"}
    assert [claim.reviewed for claim in claims.values()] == [True, False]
    assert whole.map.holders == ("Ina Holt", "Rey")


def test_a_speakers_part_keeps_that_speakers_forecasts_alone() -> None:
    whole = ground(bundle(), suggested=False)
    parts = {name: whole.seen(View(speakers=(name,))).map for name in ("Ina Holt", "Rey")}
    spoken = {name: {place.part for one in part.factors for place in one.mentions} for name, part in parts.items()}
    assert Part.PROPOSITION in spoken["Ina Holt"]
    assert Part.PROPOSITION not in spoken["Rey"]
    assert [factor.label for factor in parts["Rey"].factors] == ["tolls", "traders"]


def test_a_bundle_gets_the_union_as_its_map_and_charts_that_say_whose_they_are() -> None:
    full = mapped(bundle())
    assert len(full.map.links) == 2
    assert [chart.whose for chart in full.charts] == [None]
    assert full.charts[-1].map == full.map
    one = mapped(bundle(), view=View(speakers=("Rey",)))
    assert [len(one.map.links), one.map.holders] == [1, ("Rey",)]
    assert mapped(Bundle((), ())).map == Map()
