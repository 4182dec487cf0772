"""Forecasts of readings as entries."""

from __future__ import annotations

from typing import Any

import pytest

from causerie.errors import BadRequest, Stop
from causerie.ledger.entering import EnterOptions, entries_of
from causerie.values import Certainty, Document, Entry, Factor, Forecast, Map, Place
from causerie.vocabulary import Direction, ForecastKind, Lack, Level, Outlook, Part, Resolvable
from makers import document_of, forecast, mention_in, reading_of, turn

NOW = EnterOptions()
QUAY = "Ina Holt: The quay will probably close soon. I give it two years, within 24 months at the most."


def entered(document: Document, *forecasts: Forecast, **more: Any) -> tuple[Entry, ...]:
    turns = more.pop("turns", ())
    reading = reading_of(document, forecasts=forecasts, turns=turns)
    return entries_of((document,), (reading,), more.pop("options", NOW), **more)


def said(text: str, proposition: str, sure: str | None = None, level: Level = Level.LIKELY, **more: Any) -> Forecast:
    """A forecast whose quote is the whole text."""
    certainty = Certainty(Level.CERTAIN)
    if sure:
        place = mention_in(text, sure)
        certainty = Certainty(level, sure, place.start, place.end)
    mentions = {key: mention_in(text, words) for key, words in more.items() if isinstance(words, str)}
    rest = {key: value for key, value in more.items() if not isinstance(value, str)}
    return forecast(text, text, proposition, certainty=certainty, **(rest | mentions))


def test_entries_of_keeps_the_words_and_who_said_them() -> None:
    document = document_of(QUAY, spoken="2021-08-10", published="2021-08-12")
    one = said(QUAY, "quay will probably close", "probably", horizon="soon", source=("Ina Holt",))
    (entry,) = entered(document, one, turns=(turn(QUAY, QUAY, "Ina Holt"),))
    assert entry.proposition.text == "quay will probably close"
    assert (entry.speaker, entry.source, entry.certainty) == ("Ina Holt", ("Ina Holt",), "probably")
    assert (entry.uttered, entry.kind) == ("2021-08-10/2021-08-12", ForecastKind.EVENT)
    assert (entry.range, entry.scale, entry.own_number) == ((55, 80), "ICD 203", False)
    assert (entry.outlook, entry.resolvable) == (Outlook.OPEN, Resolvable.YES)


def test_entries_of_lets_a_number_in_the_turn_win_over_a_vague_word() -> None:
    document = document_of(QUAY, spoken="2021-08-10")
    one = said(QUAY, "quay will probably close", horizon="soon")
    (entry,) = entered(document, one, turns=(turn(QUAY, QUAY, "Ina Holt"),))
    assert entry.deadlines is not None
    assert (entry.deadlines.late, entry.deadlines.imputed) == ("2023-08-10", False)
    assert entry.deadlines.words == "within 24 months"


def test_entries_of_without_a_number_takes_the_table() -> None:
    text = "The quay will close soon. Two years ago it was mended."
    (entry,) = entered(document_of(text, spoken="2021-08-10"), said(text, "quay will close", horizon="soon"))
    assert entry.deadlines is not None
    assert entry.deadlines.imputed


def test_entries_of_without_a_date_have_no_deadline() -> None:
    text = "The quay will close by 2025."
    (entry,) = entered(document_of(text), said(text, "quay will close", horizon="by 2025"))
    assert (entry.deadlines, entry.uttered, entry.outlook) == (None, None, Outlook.NO_HORIZON)
    assert Lack.UTTERANCE in entry.lacks


@pytest.mark.parametrize(
    ("published", "outlook"), [("2021-08-20", Outlook.KNOWN_AT_PUBLICATION), ("2021-08-16", Outlook.OPEN)]
)
def test_entries_of_tells_what_the_day_of_publication_decides(published: str, outlook: Outlook) -> None:
    text = "The quay will close within a week."
    document = document_of(text, spoken="2021-08-10", published=published)
    assert entered(document, said(text, "quay will close", horizon="within a week"))[0].outlook is outlook


def test_entries_of_refuses_a_deadline_before_the_utterance() -> None:
    text = "The quay will close by 2019."
    (entry,) = entered(document_of(text, spoken="2021-08-10"), said(text, "quay will close", horizon="by 2019"))
    assert (entry.deadlines, entry.lacks) == (None, (Lack.PAST,))


@pytest.mark.parametrize(
    ("sure", "level"), [("could", Level.POSSIBLE), ("I am afraid", Level.LIKELY), (None, Level.CERTAIN)]
)
def test_entries_of_gives_no_range_without_a_number_or_a_word_of_the_scale(sure: str | None, level: Level) -> None:
    text = "I am afraid it could come: the quay will close."
    (entry,) = entered(document_of(text), said(text, "quay will close", sure, level))
    assert (entry.range, entry.scale) == (None, None)


def test_entries_of_ties_each_number_to_the_nearest_forecast() -> None:
    text = "There is a 70 per cent chance that the quay will close and a 20 per cent chance that the mill burns."
    quay, mill = said(text, "quay will close"), said(text, "mill burns")
    assert [(e.range, e.own_number) for e in entered(document_of(text), quay, mill)] == [
        ((70, 70), True),
        ((20, 20), True),
    ]


def test_entries_of_switches_and_records_the_scale() -> None:
    text = "The quay will probably not close."
    one = said(text, "quay will probably not close", "probably", negated=True)
    (entry,) = entered(document_of(text), one, options=EnterOptions(scale="kent"))
    assert (entry.range, entry.scale) == ((60, 80), "Kent 1964")


def test_entries_of_refuses_unknown_scales_and_zones() -> None:
    with pytest.raises(Stop, match="ICD 203"):
        entries_of((), (), EnterOptions(scale="Beaufort"))
    with pytest.raises(BadRequest, match="Europe/Berlin"):
        entries_of((), (), EnterOptions(zone="Velm/Ostrel"))


TWICE = (
    "The quay will close by May. Mark me: the quay is going to close by the end of May. The quay will close by 2030."
)


def test_entries_of_counts_restatements_once() -> None:
    document = document_of(TWICE, spoken="2021-08-10")
    parts = [
        forecast(TWICE, TWICE, "quay will close", horizon=mention_in(TWICE, "by May")),
        forecast(TWICE, TWICE, "quay is going to close", horizon=mention_in(TWICE, "by the end of May")),
        forecast(TWICE, "The quay will close by 2030", "quay will close", horizon=mention_in(TWICE, "by 2030")),
    ]
    entries = entered(document, *parts)
    assert [entry.counts for entry in entries] == [True, False, True]
    assert entries[1].group == entries[0].id


def test_entries_of_keeps_speakers_and_negations_apart() -> None:
    text = "The quay will close. The quay will not close."
    yes, no = forecast(text, text, "quay will close"), forecast(text, text, "quay will not close", negated=True)
    other = forecast(text, text, "quay will close", source=("Bo Rask",), horizon=None)
    assert all(entry.counts for entry in entered(document_of(text), yes, no))
    a, b = document_of(text, "a", "a1", speaker="Ina Holt"), document_of(text, "b", "b1", speaker="Ina Holt")
    readings = (reading_of(a, forecasts=(yes,)), reading_of(b, forecasts=(yes,)))
    assert [entry.counts for entry in entries_of((a, b), readings, NOW)] == [True, False]
    theirs = (reading_of(a, forecasts=(yes,)), reading_of(b, forecasts=(other,)))
    assert all(entry.counts for entry in entries_of((a, b), theirs, NOW))


def test_entries_of_takes_what_only_names_a_factor_for_no_restatement() -> None:
    text = "The price of bread will rise a little. The lower the price will be."
    document = document_of(text)
    forecasts = (forecast(text, text, "price of bread will rise"), forecast(text, "The lower the price", "price"))
    reading = reading_of(document, forecasts=forecasts)
    places = [
        Place("quay", one.id, Part.PROPOSITION, Direction.INCREASE, one.proposition.text) for one in reading.forecasts
    ]
    charted = Map(factors=(Factor("f1", "price", tuple(places)),))
    assert [entry.counts for entry in entries_of((document,), (reading,), NOW, charted)] == [True, True]


def test_entries_of_takes_a_change_of_mind_for_another_forecast() -> None:
    text = "It is unlikely that the quay will close. The quay will close."
    before = said(text, "quay will close", "unlikely", Level.UNLIKELY)
    entries = entered(document_of(text), before, forecast(text, "The quay will close.", "quay will close"))
    assert [entry.counts for entry in entries] == [True, True]


def test_entries_of_groups_by_factor_and_names_it() -> None:
    text = "The quay will close. The harbour wall will shut."
    document = document_of(text)
    forecasts = (forecast(text, text, "quay will close"), forecast(text, text, "harbour wall will shut"))
    reading = reading_of(document, forecasts=forecasts)
    places = [
        Place("quay", item.id, Part.PROPOSITION, Direction.INCREASE, item.proposition.text)
        for item in reading.forecasts
    ]
    charted = Map(factors=(Factor("f1", "closing of the quay", tuple(places)),))
    entries = entries_of((document,), (reading,), NOW, charted)
    assert {entry.topic for entry in entries} == {"closing of the quay"}
    assert [entry.counts for entry in entries] == [True, False]


IF = "If the council sells the mill, the bakers will leave within six months."


def test_entries_of_counts_no_time_before_its_condition_is_met() -> None:
    one = said(IF, "bakers will leave", condition="the council sells the mill", horizon="within six months")
    (entry,) = entered(document_of(IF, spoken="2021-08-10"), one)
    assert (entry.deadlines, entry.outlook) == (None, Outlook.NO_HORIZON)
    assert Lack.UNDATED in entry.lacks


@pytest.mark.parametrize(
    ("text", "condition", "horizon", "late"),
    [
        (IF.replace("within six months", "by May 2022"), "the council sells the mill", "by May 2022", "2022-05-31"),
        (IF.replace("If", "Unless"), "Unless the council sells the mill", "within six months", "2022-02-10"),
        (
            "If the council sells the mill within six months, the bakers will leave.",
            "the council sells the mill within six months",
            "within six months",
            "2022-02-10",
        ),
    ],
)
def test_entries_of_counts_other_times_under_a_condition_from_the_day_of_speaking(
    text: str, condition: str, horizon: str, late: str
) -> None:
    one = said(text, "bakers will leave", condition=condition, horizon=horizon)
    (entry,) = entered(document_of(text, spoken="2021-08-10"), one)
    assert entry.deadlines is not None
    assert entry.deadlines.late == late


SOON = "The quay may close. The quay may close by May 2022."


def _quays(day: str, name: str, by_when: str | None) -> tuple[Document, tuple[Forecast, ...]]:
    horizon = mention_in(SOON, by_when) if by_when else None
    made = forecast(SOON, SOON, "quay may close", horizon=horizon)
    return document_of(SOON, name, name, speaker="Ina Holt", spoken=day), (made,)


def _counting(*said_on: tuple[Document, tuple[Forecast, ...]]) -> list[tuple[bool, bool]]:
    readings = tuple(reading_of(document, forecasts=made) for document, made in said_on)
    entries = entries_of(tuple(document for document, _ in said_on), readings, NOW)
    return [(entry.counts, entry.deadlines is not None) for entry in entries]


def test_entries_of_keeps_a_forecast_that_can_fail_from_one_that_could_not() -> None:
    vague, timed = _quays("2021-08-10", "a", None), _quays("2021-09-10", "b", "by May 2022")
    assert _counting(vague, timed) == [(True, False), (True, True)]


def test_entries_of_takes_what_is_said_again_without_a_time_for_a_restatement() -> None:
    timed, vague = _quays("2021-08-10", "a", "by May 2022"), _quays("2021-09-10", "b", None)
    assert _counting(timed, vague) == [(True, True), (False, False)]


def test_entries_of_takes_the_statement_with_a_time_for_the_first_of_a_day() -> None:
    vague, timed = _quays("2021-08-10", "a", None), _quays("2021-08-10", "b", "by May 2022")
    assert _counting(vague, timed) == [(False, False), (True, True)]
