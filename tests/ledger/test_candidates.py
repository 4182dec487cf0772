"""What later documents may tell of forecasts."""

from __future__ import annotations

import dataclasses
import tomllib
from importlib.resources import files

import pytest

from causerie.ledger.candidates import candidates_of
from causerie.ledger.passages import passages_of
from causerie.values import Candidate, Document, Entry, Factor, Map, Place, Quote, Reading
from causerie.vocabulary import Direction, Outlook, Part, Result
from makers import causal, document_of, forecast, reading_of, turn
from settling_cases import entry

EXAMPLES = tomllib.loads(files("causerie.ledger").joinpath("candidates.toml").read_text("utf-8"))["examples"]


def said(words: str, **more: object) -> Entry:
    return entry(proposition=Quote(words, 0, len(words)), **more)


def offered(made: Entry, text: str, date: str = "2031-07-01") -> tuple[Candidate, ...]:
    document = document_of(text, "news", published=date)
    return candidates_of([made], [document], [reading_of(document)])


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row["sentence"])
def test_examples_of_the_table(row: dict[str, str]) -> None:
    found = offered(said(row["forecast"]), row["sentence"])
    assert [one.says.value for one in found] == ([row["says"]] if row["says"] else [])


def test_a_candidate_has_its_exact_quote_and_says_why() -> None:
    text = "It rained. The mill at Ostrel closed on Monday. Nobody minded."
    (found,) = offered(said("the mill at Ostrel will close"), text)
    assert text[found.quote.start : found.quote.end] == found.quote.text == "The mill at Ostrel closed on Monday."
    assert "mill" in found.because
    assert (found.entry, found.document) == ("a", "news")


def test_what_denies_a_negated_forecast_says_yes() -> None:
    made = said("plague in Tarn", negated=True)
    assert [one.says for one in offered(made, "No plague was seen in Tarn.")] == [Result.YES]
    assert [one.says for one in offered(made, "The plague has come to Tarn.")] == [Result.NO]


def test_what_leaves_a_negated_forecast_in_doubt_says_neither() -> None:
    made = said("the plague will not come to Tarn", negated=True)
    assert [one.says for one in offered(made, "Rumours had the plague come to Tarn.")] == [Result.AMBIGUOUS]


def test_who_speaks_is_no_part_of_the_quote() -> None:
    text = "Jonas Weld: The mill at Ostrel closed on Monday. It did."
    document = document_of(text, "news", published="2031-07-01")
    reading = reading_of(document, turns=(turn(text, text[text.index("The mill") :], "Jonas Weld"),))
    (found,) = candidates_of([said("the mill at Ostrel will close")], [document], [reading])
    assert found.quote.text == "The mill at Ostrel closed on Monday."
    assert text[found.quote.start : found.quote.end] == found.quote.text


def test_a_condition_that_is_denied_makes_void() -> None:
    made = said("the boats will sail to Pell", condition=Quote("if the harbour opens", 0, 20))
    (found,) = offered(made, "The harbour never opened.")
    assert found.says is Result.VOID


@pytest.mark.parametrize("date", ["2031-05-02", "2031-04-01", "2031"])
def test_only_later_documents_tell(date: str) -> None:
    assert offered(said("the mill at Ostrel will close"), "The mill at Ostrel closed.", date) == ()


@pytest.mark.parametrize("outlook", [Outlook.YES, Outlook.NO, Outlook.VOID, Outlook.AMBIGUOUS])
def test_nothing_is_offered_once_an_outcome_is_recorded(outlook: Outlook) -> None:
    made = said("the mill at Ostrel will close")
    assert offered(made, "The mill at Ostrel closed.")
    assert offered(dataclasses.replace(made, outlook=outlook), "The mill at Ostrel closed.") == ()


def test_a_forecast_of_a_later_document_tells_nothing() -> None:
    document = document_of("I foresee the mill at Ostrel closed by then.", "news", published="2031-07-01")
    reading = reading_of(document, forecasts=(forecast(document.text, document.text, "the mill at Ostrel closed"),))
    assert list(passages_of(document, None))
    assert list(passages_of(document, reading)) == []


def test_a_claim_about_the_same_factor_is_offered_whatever_its_words() -> None:
    text = "The drought shut the grinding works."
    document = document_of(text, "news", published="2031-07-01")
    claim = causal(text, text, "drought", "grinding works")
    reading = reading_of(document, causal=(claim,))
    place = Place("talk", "a", Part.PROPOSITION, Direction.DECREASE, "the mill")
    told = Place("news", reading.causal[0].id, Part.EFFECT, Direction.DECREASE, "grinding works")
    drawn = Map((Factor("f", "mill", (place, told)),))

    def found(made: Place) -> list[Result]:
        drawn = Map((Factor("f", "mill", (made, told)),))
        return [one.says for one in candidates_of([said("the mill will close")], [document], [reading], drawn)]

    assert found(place) == [Result.YES]
    assert found(dataclasses.replace(place, direction=Direction.INCREASE)) == [Result.NO]
    (one,) = candidates_of([said("the mill will close")], [document], [reading], drawn)
    assert (one.claim, one.quote.text) == (reading.causal[0].id, text)


@pytest.mark.parametrize(
    "text", ["The drought reportedly shut the grinding works.", "The drought shut 5 grinding works."]
)
def test_a_claim_in_doubt_or_of_another_number_says_neither(text: str) -> None:
    document = document_of(text, "news", published="2031-07-01")
    reading = reading_of(document, causal=(causal(text, text, "drought", "grinding works"),))
    place = Place("talk", "a", Part.PROPOSITION, Direction.DECREASE, "mills")
    told = Place("news", reading.causal[0].id, Part.EFFECT, Direction.DECREASE, "grinding works")
    drawn = Map((Factor("f", "mills", (place, told)),))
    found = candidates_of([said("9 mills will close")], [document], [reading], drawn)
    assert [one.says for one in found] == [Result.AMBIGUOUS]


def test_many_like_forecasts_look_at_few_sentences() -> None:
    document: Document = document_of("The mill at Ostrel closed. " * 500, "news", published="2031-07-01")
    reading: Reading = reading_of(document)
    made = [dataclasses.replace(said("the mill at Ostrel will close"), id=str(n), group=str(n)) for n in range(20)]
    found = candidates_of(made, [document], [reading])
    assert len(found) == 20 * 5
