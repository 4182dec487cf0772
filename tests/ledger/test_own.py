"""Times in numbers elsewhere in a turn."""

from __future__ import annotations

import pytest

from causerie.ledger.deadlines import deadline
from causerie.ledger.own import nearest, numbered, times_of
from causerie.values import Deadlines
from causerie.vocabulary import Hemisphere
from makers import document_of, forecast, mention_in, reading_of, turn

NORTH = Hemisphere.NORTHERN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soon: within three weeks, I should say.", ["within three weeks"]),
        ("Soon, six, 12, 18, 24, 36 months.", ["six, 12, 18, 24, 36 months"]),
        ("It will be over by the end of May 2027.", ["by the end of May 2027"]),
        ("In the next two years or so.", ["In the next two years"]),
        ("Two years ago it burnt, and for the last three weeks it smoked.", []),
        ("She is 40 years old.", []),
    ],
)
def test_numbered_finds_times_that_lie_ahead(text: str, expected: list[str]) -> None:
    assert [words for _, words in numbered(text)] == expected


def vague(words: str, uttered: str = "2021-08-10") -> Deadlines:
    found = deadline(words, uttered)
    assert isinstance(found, Deadlines)
    return found


def test_nearest_takes_the_closest_that_is_not_over() -> None:
    found = numbered("In 2019 they said so; within three weeks, or by 2022, it will close.")
    near = nearest(found, 0, "2021-08-10", vague("soon"), NORTH)
    assert near is not None
    assert near.words == "within three weeks"
    later = vague("soon", "2022-01-01")
    assert nearest(found[2:], 0, "2022-01-01", later, NORTH) == nearest(found, 60, "2022-01-01", later, NORTH)
    assert nearest((), 0, "2021-08-10", vague("soon"), NORTH) is None


@pytest.mark.parametrize(
    ("words", "beside", "meant"),
    [
        ("soon", "within three weeks", True),
        ("soon", "within 24 months", True),
        ("soon", "by 2060", False),
        ("in a few years", "in two to three weeks", False),
        ("in a few years", "in four years", True),
        ("in the long term", "within ten days", False),
        ("any day now", "within the next 20 years", False),
    ],
)
def test_nearest_takes_only_what_the_vague_words_may_mean(words: str, beside: str, meant: bool) -> None:
    near = nearest(numbered(beside), 0, "2021-08-10", vague(words), NORTH)
    assert (near is not None) is meant


def test_the_time_of_something_else_is_not_the_own_one() -> None:
    text = "The mill will close soon. The ferry will stop within three weeks."
    document = document_of(text, spoken="2021-08-10")
    weeks = mention_in(text, "within three weeks")
    mill = forecast(text, text, "mill will close", horizon=mention_in(text, "soon"))
    ferry = forecast(text, text, "ferry will stop", horizon=weeks)
    again = forecast(text, text, "mill will close", horizon=weeks)
    assert times_of(document, reading_of(document, forecasts=(mill, ferry))).beside(mill) == ()
    beside = times_of(document, reading_of(document, forecasts=(mill, again))).beside(mill)
    assert [words for _, words in beside] == ["within three weeks"]


def _beside(text: str, *said: tuple[str, str]) -> list[list[str]]:
    """The times that each forecast may have for its own: sentences and what they forecast."""
    document = document_of(text, spoken="2021-08-10")
    made = tuple(forecast(text, sentence, about) for sentence, about in said)
    times = times_of(document, reading_of(document, forecasts=made, turns=(turn(text, text, "Ina Holt"),)))
    return [[words for _, words in times.beside(one)] for one in made]


MILL, PIER = ("The mill will close soon.", "mill will close"), ("The pier will fall soon.", "pier will fall")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill will close soon. In three weeks, I say. The pier will fall soon.", [["In three weeks"], []]),
        ("The mill will close soon. The pier will fall soon. In three weeks, I say.", [[], ["In three weeks"]]),
        ("In three weeks, I say. The mill will close soon. The pier will fall soon.", [["In three weeks"], []]),
        ("The mill will close soon. The pier will fall soon. It has stood for two years.", [[], []]),
        ("The mill will close soon. It was built in two years. The pier will fall soon.", [[], []]),
    ],
)
def test_a_time_is_of_the_forecast_beside_which_it_stands(text: str, expected: list[list[str]]) -> None:
    assert _beside(text, MILL, PIER) == expected


def test_a_time_in_the_sentence_of_another_forecast_is_its_own() -> None:
    text = "The mill will close soon. The rent will double soon: in two years, at the latest."
    rent = ("The rent will double soon: in two years, at the latest.", "rent will double")
    assert _beside(text, MILL, rent) == [[], ["in two years"]]


def test_a_time_is_shared_by_forecasts_of_one_thing() -> None:
    text = "The mill will close soon. The mill will go within three weeks."
    assert _beside(text, MILL, ("The mill will go within three weeks.", "mill will go")) == [["within three weeks"]] * 2
