"""When a forecast was made that a text only reports."""

from __future__ import annotations

import pytest

from causerie.ledger.entering import EnterOptions, entered
from causerie.ledger.reported import told
from causerie.values import Entry
from causerie.vocabulary import Lack, Outlook
from makers import document_of, forecast, mention_in, reading_of

WRITTEN = "2031-08-13"
"""A Wednesday."""


@pytest.mark.parametrize(
    ("report", "on"),
    [
        ("In January the guild of Velm said that {}.", "2031-01"),
        ("In September the guild said {}.", "2030-09"),
        ("On 3 March 2030 Ina Holt said {}.", "2030-03-03"),
        ("Last month Ina Holt forecast that {}.", "2031-07"),
        ("Last year Ina Holt told the Velm Post that {}.", "2030"),
        ("A year ago the guild warned that {}.", "2030"),
        ("Six months ago the guild warned that {}.", "2031-02"),
        ("Two weeks ago the mayor promised that {}.", "2031-07-30"),
        ("Yesterday the mayor announced that {}.", "2031-08-12"),
        ("On Monday the mayor announced that {}.", "2031-08-11"),
        ("On Friday the mayor announced that {}.", "2031-08-08"),
        ("Back in 2019 the mayor predicted that {}.", "2019"),
        ("In the 1990s the mayor predicted that {}.", "1990/1999"),
        ("The guild said last spring that {}.", "2031-03/2031-05"),
        ("But in May, the guild told the Velm Post on the quay that {}.", "2031-05"),
        ("As the guild said in January, {}.", "2031-01"),
        ("According to a report from March 2029, {}.", "2029-03"),
        ("The report published in March said that {}.", "2031-03"),
        ("Speaking in March 2030, the mayor said that {}.", "2030-03"),
        ("The mill burnt; in May the mayor said that {}.", "2031-05"),
        ("Earlier this year the mayor said that {}.", "2031-01-01/2031-08-13"),
        ("T{}, the guild said in January.", "2031-01"),
        ("After the flood the guild said that {}.", Lack.UTTERANCE),
        ("When she took office, the mayor promised that {}.", Lack.UTTERANCE),
        ("The mayor once said that {}.", Lack.UTTERANCE),
        ("The mayor had hoped that {}.", Lack.UTTERANCE),
        ("Years ago the mayor said that {}.", Lack.UTTERANCE),
    ],
)
def test_told_takes_the_time_of_the_report(report: str, on: str | Lack) -> None:
    text = report.format("the ferry would stop within a year")
    found = told(text, forecast(text, text, "ferry would stop", horizon=mention_in(text, "within a year")), WRITTEN)
    assert found is not None
    assert (found.on, found.horizon) == (on, False)


@pytest.mark.parametrize(
    "report",
    [
        "The mayor says that {}.",
        "The mayor said that {}.",
        "The mayor said that in May {}.",
        "{}, the mayor said.",
        "The mayor who took office in 2019 said that {}.",
        "The mayor, who took office in 2019, said that {}.",
        "The mayor elected in 2019 said that {}.",
        "In 2019 the mill burnt; the owner says that {}.",
        "Last year the mill burnt, and {}.",
        "After all, the mayor said that {}.",
        "In 2019 the mayor said that the mill was safe; {}.",
    ],
)
def test_told_of_no_other_time(report: str) -> None:
    text = report.format("the ferry would stop within a year")
    one = forecast(text, text, "ferry would stop", horizon=mention_in(text, "within a year"))
    assert told(text, one, WRITTEN) is None


def test_told_by_words_that_were_taken_for_the_horizon() -> None:
    text = "In January the guild said that bread would be dearer."
    found = told(text, forecast(text, text, "bread would be dearer", horizon=mention_in(text, "In January")), WRITTEN)
    assert found is not None
    assert (found.on, found.horizon) == ("2031-01", True)
    ahead = "In January bread will be dearer, the guild said."
    one = forecast(ahead, ahead, "bread will be dearer", horizon=mention_in(ahead, "In January"))
    assert told(ahead, one, WRITTEN) is None


@pytest.mark.parametrize(
    ("report", "on"), [("On 3 March 2030 Ina Holt said", "2030-03-03"), ("Last month Ina Holt said", Lack.UTTERANCE)]
)
def test_told_where_the_document_has_no_date(report: str, on: str | Lack) -> None:
    text = f"{report} that the ferry would stop."
    found = told(text, forecast(text, text, "ferry would stop"), None)
    assert found is not None
    assert found.on == on


def _entered(text: str, proposition: str, horizon: str | None) -> Entry:
    document = document_of(text, published=WRITTEN)
    one = forecast(text, text, proposition, horizon=mention_in(text, horizon) if horizon else None)
    (entry,) = entered(document, reading_of(document, forecasts=(one,)), EnterOptions())
    return entry


@pytest.mark.parametrize(
    ("text", "horizon", "uttered", "late"),
    [
        (
            "On 3 March 2030 Ina Holt said the ferry would stop within six weeks.",
            "within six weeks",
            "2030-03-03",
            "2030-04-14",
        ),
        (
            "Last month Ina Holt said the ferry would stop by the end of July.",
            "by the end of July",
            "2031-07",
            "2031-07-31",
        ),
        ("In 2019 Ina Holt said the ferry would stop by 2023.", None, "2019", "2023-12-31"),
    ],
)
def test_a_reported_forecast_falls_due_by_its_own_time(text: str, horizon: str | None, uttered: str, late: str) -> None:
    entry = _entered(text, "ferry would stop" if horizon else "ferry would stop by 2023", horizon)
    assert entry.deadlines is not None
    assert (entry.uttered, entry.deadlines.late, entry.outlook) == (uttered, late, Outlook.OPEN)
    assert not entry.deadlines.imputed


def test_a_reported_forecast_of_unknown_time_has_no_deadline() -> None:
    entry = _entered(
        "After the flood Ina Holt said the ferry would stop within six weeks.", "ferry would stop", "within six weeks"
    )
    assert (entry.uttered, entry.deadlines, entry.outlook) == (None, None, Outlook.NO_HORIZON)
    assert Lack.UTTERANCE in entry.lacks
