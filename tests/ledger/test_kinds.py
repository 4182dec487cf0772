"""What kind of thing is forecast, and what a forecast lacks."""

from __future__ import annotations

import pytest

from causerie.ledger.kinds import kind_of
from causerie.ledger.phrases import lists, numbers_in
from causerie.ledger.triage import wording_lacks
from causerie.vocabulary import ForecastKind, Lack


@pytest.mark.parametrize(("proposition", "kind"), lists("kinds")["examples"].items())
def test_kind_of_examples(proposition: str, kind: str) -> None:
    assert kind_of(proposition, conditional=False, timed=False) is ForecastKind(kind)


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ("I promise that ", ForecastKind.COMMITMENT),
        ("The owners of the yard threaten to ", ForecastKind.COMMITMENT),
        ("The steward gave her word that ", ForecastKind.COMMITMENT),
        ("After all that was promised in spring I fear that ", ForecastKind.EVENT),
        ("I am sure that ", ForecastKind.EVENT),
    ],
)
def test_what_is_promised_is_a_commitment(before: str, kind: ForecastKind) -> None:
    assert kind_of("the gate will open", conditional=False, timed=True, before=before) is kind


def test_kind_of_with_a_condition_or_a_time() -> None:
    assert kind_of("we will reopen the ferry", conditional=True, timed=False) is ForecastKind.CONDITIONAL
    assert kind_of("fares will rise", conditional=False, timed=True) is ForecastKind.EVENT


@pytest.mark.parametrize(("proposition", "lacks"), lists("triage")["examples"].items())
def test_wording_lacks_of_examples(proposition: str, lacks: list[str]) -> None:
    assert wording_lacks(proposition, None) == tuple(Lack[name.upper()] for name in lacks)


def test_wording_lacks_no_subject_where_the_pronoun_stands_for_one() -> None:
    assert wording_lacks("it will close", "the mill at Ostrel") == ()


def test_wording_lacks_the_speaker_of_an_unnamed_we() -> None:
    assert wording_lacks("we will reopen the ferry", None, known_speaker=False) == (Lack.SUBJECT,)
    assert wording_lacks("we will reopen the ferry", None, known_speaker=True) == ()


def test_numbers_in_leaves_dates_out() -> None:
    assert numbers_in("on 3 may 2027 some 40 boats and two ferries") == ("40", "two")
