"""How likely a forecast is said to be: whose number it is, and what a word of the scale says of it."""

from __future__ import annotations

import pytest

from causerie.chances import key_of
from causerie.ledger.sureness import range_of, stated
from causerie.values import Certainty, Forecast
from causerie.vocabulary import Level
from makers import document_of, forecast, mention_in, reading_of, turn

MILL = "The mill at Velm will close by May."


def _stated(text: str, *forecasts: Forecast, speakers: tuple[str, ...] = ()) -> list[tuple[float, float] | None]:
    document = document_of(text)
    turns = tuple(turn(text, words, name) for words, name in zip(speakers, "ABC", strict=False))
    found = stated(document, reading_of(forecasts=forecasts, turns=turns))
    return [found.get(key_of(one)) for one in forecasts]


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("I am 80 per cent sure.", (80, 80)),
        ("I am at least 80 per cent sure of it.", (80, 100)),
        ("I'd put it at 60 to 70 per cent.", (60, 70)),
        ("The chances of that are one in four.", (25, 25)),
        ("That's 90 % certain.", (90, 90)),
        ("Fifty-fifty, I would say.", (50, 50)),
        ("I'd put the odds at three to one.", (75, 75)),
        ("I am not 80 per cent sure.", None),
        ("I am 80 years old.", None),
        ("Seventy per cent of the looms stand still.", None),
        ("There is a 70 per cent chance of rain.", None),
        ("Prices rose by 20 per cent.", None),
        ("I am sure.", None),
    ],
)
def test_stated_in_the_sentence_behind(behind: str, expected: tuple[float, float] | None) -> None:
    text = f"{MILL} {behind} It rains."
    assert _stated(text, forecast(text, MILL, "mill at Velm will close")) == [expected]


def test_stated_behind_two_forecasts_is_of_neither() -> None:
    both = "The mill will close and the ferry will stop."
    text = f"{both} I am 80 per cent sure."
    assert _stated(text, forecast(text, both, "mill will close"), forecast(text, both, "ferry will stop")) == [
        None,
        None,
    ]


def test_stated_behind_is_of_the_last_sentence_alone() -> None:
    text = f"{MILL} The ferry will stop. I am 80 per cent sure."
    mill, ferry = (
        forecast(text, MILL, "mill at Velm will close"),
        forecast(text, "The ferry will stop.", "ferry will stop"),
    )
    assert _stated(text, mill, ferry) == [None, (80, 80)]


def test_stated_behind_by_another_speaker_is_not_the_own_number() -> None:
    text = f"{MILL} I am 80 per cent sure."
    one = forecast(text, MILL, "mill at Velm will close")
    assert _stated(text, one, speakers=(MILL, "I am 80 per cent sure.")) == [None]


def test_stated_in_the_sentence_goes_before_what_stands_behind() -> None:
    said = "There is a 30 per cent chance that the mill will close."
    text = f"{said} I am 80 per cent sure."
    assert _stated(text, forecast(text, said, "mill will close")) == [(30, 30)]


@pytest.mark.parametrize(
    ("text", "proposition", "sure", "negated", "expected"),
    [
        ("It is not likely that the ferry will not sail.", "ferry will not sail", "likely", True, (20, 45)),
        ("The ferry will probably not sail.", "ferry will probably not sail", "probably", True, (55, 80)),
        ("The ferry is not likely to sail.", "ferry is not likely to sail", "likely", True, (55, 80)),
        ("A likely target will be the mill.", "likely target will be the mill", "likely", False, None),
        ("Likely targets will be the mills.", "Likely targets will be the mills", "Likely", False, None),
        ("Probably the ferry will sail.", "ferry will sail", "Probably", False, (55, 80)),
        ("The council did not think it was likely that it would sail.", "it would sail", "likely", False, None),
        ("It is far from likely that the ferry will sail.", "ferry will sail", "likely", False, None),
        ("The mill burnt, but the ferry is likely to sail.", "ferry is likely to sail", "likely", False, (55, 80)),
    ],
)
def test_range_of_a_word_of_the_scale(
    text: str, proposition: str, sure: str, negated: bool, expected: tuple[int, int] | None
) -> None:
    place = mention_in(text, sure)
    certainty = Certainty(Level.LIKELY, sure, place.start, place.end)
    one = forecast(text, text, proposition, certainty=certainty, negated=negated)
    assert range_of(text, one, {}, "ICD 203") == (expected, False)
