"""The ledger on the terminal and as data."""

from __future__ import annotations

import dataclasses

import pytest

from causerie.values import Bundle, Candidate, Ledger, Quote, Resolution, Source, Verdicts
from causerie.views.drawing import settled
from causerie.views.drawing.settled import By
from causerie.views.render.ledger import ListOptions, ledger_lines, ledger_page
from causerie.views.render.outlooks import candidate_lines, due_line
from causerie.vocabulary import Lack, Outlook, Result
from ledger_cases import TURNING, came, harbour, made
from makers import document_of


def test_the_list_says_what_was_said_what_came_and_where_that_is_written() -> None:
    told = "\n".join(ledger_lines(harbour()))
    first = told.index('Mara Vell: "I think that the ferry will likely stop running by June 2020."')
    assert told.index("came true (2020-05-19)") > first
    assert 'source: https://gazette.example/ferry (2020-05-20) "The last ferry left on Tuesday."' in told
    assert "source: https://post.example/ferry" in told
    assert "one source only" in told
    assert 'reply: "I meant <b>the</b> upper mill."' in told
    assert "imputed for “soon” (2020-04-14 to 2021-03-14)" in told
    assert "disputed: Another council." in told
    assert told.index("No score") > told.index("By period:")


def test_counts_are_of_first_statements_and_never_shares() -> None:
    entries = (came("a", 55, 80), made("b", group="a"), came("c", 55, 80, False), made("d", uttered=None))
    assert settled.statuses(entries) == ((Outlook.YES, 1), (Outlook.NO, 1), (Outlook.OPEN, 1))
    (tally,) = settled.tallies(entries, By.SPEAKER)
    assert tally.entries == 3
    assert "%" not in tally.words
    assert [one.name for one in settled.tallies(entries, By.PERIOD)] == ["2020", settled.NO_DATE]


def test_a_restatement_stands_with_its_first_statement() -> None:
    bundle = Bundle((), (), ledger=Ledger("2021-01-01", "ICD 203", (made("a"), made("b", group="a"))))
    lines = ledger_lines(bundle)
    assert sum("said again" in line for line in lines) == 1
    assert "1 forecast (said 1 more time)" in lines[0]


def test_what_nobody_could_decide_is_a_finding() -> None:
    told = settled.undecidable(harbour().ledger.entries)  # type: ignore[union-attr]
    assert told == (
        "1 of 4 forecasts could never be decided as it was said: "
        "does not say by when (1), does not say how much is enough (1)."
    )
    assert settled.undecidable([made()]) == ""


def test_horizon_sensitive_is_told_at_each_deadline() -> None:
    entry = dataclasses.replace(harbour().ledger.entries[1], verdicts=TURNING)  # type: ignore[union-attr]
    told = "horizon-sensitive: no by 2020-04-14, yes by 2020-09-14, yes by 2021-03-14"
    assert told in settled.outcome(entry)
    assert "another result by another deadline: 1." in settled.summary(Ledger("2021-01-01", "ICD 203", (entry,)))


def test_pages() -> None:
    entries = tuple(made(f"e{at}") for at in range(5))
    bundle = Bundle((), (), ledger=Ledger("2021-01-01", "ICD 203", entries))
    data = ledger_page(bundle, ListOptions(start=2, most=2, by=(By.SPEAKER,)))
    assert [one["id"] for one in data["entries"]] == ["e2", "e3"]
    assert data["counts"] == {"open": 5}
    assert "3-4 of 5 forecasts" in ledger_lines(bundle, ListOptions(start=2, most=2))
    assert "5 forecasts, none on this page" in ledger_lines(bundle, ListOptions(start=50, most=50))


def test_steering_characters_of_others_do_not_reach_the_terminal() -> None:
    bundle = Bundle((), (), ledger=Ledger("2021-01-01", "ICD 203", (made(speaker="Mara\x1b[2J", reply="\x07"),)))
    assert not any("\x1b" in line or "\x07" in line for line in ledger_lines(bundle))


def test_without_forecasts() -> None:
    assert ledger_lines(Bundle((), ())) == ["No forecast was found, so there is nothing in the ledger."]


def test_what_came_after_every_deadline_is_told_as_late() -> None:
    entry = harbour().ledger.entries[0]  # type: ignore[union-attr]
    late = dataclasses.replace(entry, outlook=Outlook.NO, verdicts=Verdicts(Result.NO, Result.NO, Result.NO))
    assert settled.outcome(late) == (
        "did not come true (2020-05-19); recorded as yes, but after the last deadline (2020-06-30)"
    )


@pytest.mark.parametrize(
    ("words", "negated", "told"),
    [
        ("fares will not rise", True, "fares will not rise"),
        ("fares won’t rise", True, "fares won’t rise"),
        ("there will be no strike", True, "there will be no strike"),
        ("the fares rise", True, "will not happen: the fares rise"),
        ("the fares rise", False, "the fares rise"),
    ],
)
def test_a_not_is_told_once(words: str, negated: bool, told: str) -> None:
    entry = dataclasses.replace(made(), proposition=Quote(words, 0, len(words)), negated=negated)
    assert settled.what(entry) == told


def test_what_falls_due_and_what_may_tell_of_it_name_whose_words_they_are() -> None:
    entry = dataclasses.replace(made("f"), speaker="Pia Oll", source=("The Post", "Pia Oll", "Mara Vell"))
    tells = Candidate("f", "quay", "c", Quote("The ferry has stopped.", 0, 22), Result.YES, 1.0, "the same words")
    held = Ledger("2021-01-01", "ICD 203", (entry,), candidates=(tells,))
    document = document_of("The ferry has stopped.", published="2020-05-20")
    (head, _) = candidate_lines(held, Bundle((document,), (), ledger=held, aliases={"f": "F1"}))
    assert "Pia Oll (reporting Mara Vell): " in due_line(entry, {})
    assert head.startswith("F1   Pia Oll (reporting Mara Vell): ")


def test_a_number_of_the_speaker_needs_no_word_of_certainty() -> None:
    assert settled.how_sure(made(range=(70, 70), own_number=True)) == "70%, own number"
    assert settled.how_sure(made(range=(5, 10), own_number=True, certainty="5 to 10%")).startswith("“5 to 10%” (5–10%")
    assert settled.how_sure(made()) == "no word of certainty"


def test_a_time_without_a_day_is_not_told_as_no_time() -> None:
    assert settled.by_when(made(lacks=(Lack.UNDATED,))) == "no day to be told"
    assert settled.by_when(made(lacks=(Lack.UTTERANCE,))) == "no day to be told"
    assert settled.by_when(made(lacks=(Lack.UTTERANCE, Lack.DEADLINE))) == "no time given"
    assert settled.by_when(made(lacks=(Lack.DEADLINE,))) == "no time given"


def test_what_is_forecast_is_parted_off_in_its_quote() -> None:
    words = "The ferry, the mill and the toll will end soon."
    quote = Quote(words, 100, 100 + len(words))
    mill = dataclasses.replace(made("a"), quote=quote, proposition=Quote("the mill", 111, 119))
    assert settled.parted(mill, words) == ("The ferry, ", "the mill", " and the toll will end soon.")
    assert settled.parted(mill, "The ferry, the …") == ("The ferry, the …", "", "")
    assert settled.parted(mill, words.replace("the mill", "the shop")) == (
        words.replace("the mill", "the shop"),
        "",
        "",
    )
    whole = dataclasses.replace(mill, proposition=Quote(words[:-1], 100, 100 + len(words) - 1))
    assert settled.parted(whole, words) == (words, "", "")


def test_what_was_called_unlikely_is_counted_apart_from_hits_and_misses() -> None:
    entries = (came("a", 20, 45, False), came("b", 1, 5, True), came("c", 55, 80), came("d", 55, 80, False))
    told = settled.summary(Ledger("2021-01-01", "ICD 203", entries))
    assert "1 came true; 1 did not come true; 1 called unlikely, and did not happen; 1 called unlikely, and hap" in told
    lines = "\n".join(ledger_lines(Bundle((), (), ledger=Ledger("2021-01-01", "ICD 203", entries[:1]))))
    assert "=> called unlikely, and did not happen" in lines
    assert "did not come true" not in lines
    data = ledger_page(Bundle((), (), ledger=Ledger("2021-01-01", "ICD 203", entries)))
    assert data["counts"] == {"yes": 1, "no": 1, "no, called unlikely": 1, "yes, called unlikely": 1}
    for by in By:
        assert [one["statuses"] for one in data["by"][by.value]] == [data["counts"]]


def test_that_nothing_had_happened_before_the_deadline_is_told_as_undecided() -> None:
    entry = harbour().ledger.entries[1]  # type: ignore[union-attr]
    held = Resolution(Result.NO, "2020-05-01", entry.resolutions[0].sources)
    early = dataclasses.replace(
        entry, outlook=Outlook.DUE, resolutions=(held,), verdicts=Verdicts(Result.NO, None, None)
    )
    told = settled.outcome(early)
    assert told == (
        "due, not looked up yet; recorded as no on 2020-05-01, before the deadline (2020-09-14), so still undecided"
    )
    assert "Horizon-sensitive" not in settled.summary(Ledger("2021-01-01", "ICD 203", (early,)))


def test_an_outcome_that_was_replaced_stays_to_be_seen() -> None:
    entry = harbour().ledger.entries[0]  # type: ignore[union-attr]
    first = dataclasses.replace(entry.resolutions[0], disputed=True, dispute="Another ferry.")
    later = Resolution(Result.AMBIGUOUS, "2020-06-30", first.sources)
    ledger = Ledger("2021-01-01", "ICD 203", (dataclasses.replace(entry, resolutions=(first, later)),))
    lines = "\n".join(ledger_lines(Bundle((), (), ledger=ledger)))
    assert "before: yes (2020-05-19), disputed: Another ferry.; replaced" in lines


def test_one_address_named_twice_is_one_source() -> None:
    entry = harbour().ledger.entries[0]  # type: ignore[union-attr]
    one, other = entry.resolutions[0].sources

    def told(*sources: Source) -> str:
        held = dataclasses.replace(entry.resolutions[0], sources=sources)
        return settled.sourced(dataclasses.replace(entry, resolutions=(held,)))

    assert told(one, dataclasses.replace(one, url=f"{one.url}/#today", quote="Again.")) == "one source only"
    assert told(one, other) == ""
    assert told() == "no source"


@pytest.mark.parametrize(
    ("result", "stands", "told"),
    [
        (Result.YES, Outlook.YES, "as listed, “The ferry will stop running” came about"),
        (Result.NO, Outlook.NO, "as listed, “The ferry will stop running” did not come about"),
        (Result.VOID, Outlook.VOID, ""),
        (
            Result.NO,
            Outlook.UNLIKELY_NO,
            "as listed, “The ferry will stop running” did not come about; told as: called unlikely, and did not happen",
        ),
        (
            Result.NO,
            None,
            (
                "as listed, “The ferry will stop running” did not come about; the day lies before the deadline "
                "(2020-06-30), so it stays undecided"
            ),
        ),
    ],
)
def test_a_result_is_told_back_in_the_words_of_the_proposition(
    result: Result, stands: Outlook | None, told: str
) -> None:
    assert settled.recorded(came("a", 20, 45), result, stands) == told


def test_every_status_has_words_and_no_two_the_same() -> None:
    assert set(settled.STATUS) == set(Outlook)
    assert len(set(settled.STATUS.values())) == len(Outlook)
