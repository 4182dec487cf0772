"""The ledger on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command_line import ids, line_of, out, run

# The talk of these tests is of 2031, which lies ahead, so one of the past is read instead.
TALK = """The Post asked Ina Holt, a hydrologist, about the lake.

Q: What comes next?

A: I think that the mill at Ostrel will close before June 2012. Unless the rain returns, the boats will leave the lake.
"""
NEWS = """The mill at Ostrel closed on Monday. The rain did not return to the valley."""
SOURCE = ("--source", "https://post.example/mill")
OUTCOME = ("--on", "2012-05-10", *SOURCE, "--quote", "The mill has closed.")


@pytest.fixture
def talk(here: Path) -> Path:
    """A workspace with a talk of 2012: F1 names a day, F2 a condition."""
    (here / "talk.txt").write_text(TALK, "utf-8")
    out("read", "--reader", "rules", "talk.txt", "--date", "2012-03-02")
    return here / "causerie.db"


def test_a_list_of_forecasts_says_where_each_stands(talk: Path) -> None:
    text = out("forecasts")
    assert ids(text, "F") == ["F1", "F2"]
    assert "ledger: due; kind: event; by when: 2012-05-31" in text
    rows = [json.loads(line) for line in out("forecasts", "--json").splitlines()]
    assert [row["outlook"] for row in rows] == ["due", "no horizon"]
    assert [row["deadlines"] is None for row in rows] == [False, True]
    assert "ledger: open" in out("forecasts", "--as-of", "2012-03-03")
    assert out("forecasts", "--as-of", "2012-03-01") == "no forecasts\n"
    assert out("forecasts", "--page", "2") == "no forecasts\n"


def test_what_nobody_could_decide_is_a_list_of_its_own(talk: Path) -> None:
    text = out("forecasts", "--undecidable")
    assert ids(text, "F") == ["F2"]
    assert "does not say by when" in text


def test_due_replays_any_day(talk: Path) -> None:
    assert ids(out("due"), "F") == ["F1"]
    assert out("due", "--as-of", "2012-05-01") == "nothing is due\n"
    assert ids(out("due", "--as-of", "2012-05-01", "--days", "30"), "F") == ["F1"]
    assert json.loads(out("due", "--json"))["alias"] == "F1"


def test_an_outcome_is_recorded_shown_disputed_and_undone(talk: Path) -> None:
    assert out("resolve", "f1", "yes", *OUTCOME) == (
        "F1: yes on 2012-05-10, 1 source (decision 1)\n     as listed, “mill at Ostrel will close” came about\n"
    )
    text = out("forecasts")
    assert "ledger: yes" in text
    assert 'https://post.example/mill: "The mill has closed."' in text
    assert "resolve F1: yes on 2012-05-10, https://post.example/mill" in out("log")
    out("dispute", "F1", "--reason", "another mill")
    out("reply", "F1", "That very mill.")
    text = out("forecasts")
    assert "ledger: disputed" in text
    assert "disputed: another mill" in text
    assert 'reply: "That very mill."' in text
    for _ in range(3):
        out("undo", "F1")
    assert "ledger: due" in out("forecasts")


def test_a_second_outcome_is_refused_until_it_is_said_to_supersede(talk: Path, here: Path) -> None:
    out("resolve", "F1", "yes", *OUTCOME, "--by", "Ina")
    line = line_of(run("resolve", "F1", "no", *OUTCOME))
    assert "F1 has an outcome already: yes on 2012-05-10, recorded by Ina on " in line
    assert "--supersede" in line
    again = out("resolve", "F1", "yes", *OUTCOME)
    assert again == "F1: yes on 2012-05-10, 1 source: recorded already by Ina (decision 1); nothing was changed\n"
    assert json.loads(out("resolve", "F1", "yes", *OUTCOME, "--json"))["new"] is False
    (here / "other.csv").write_text("forecast,result,on,source\nF1,no,2012-05-10,https://a.example\n", "utf-8")
    line = line_of(run("outcomes", "import", "other.csv"))
    assert "other.csv: row 2, column result: F1 has an outcome already" in line
    assert "1 new decision" in out("outcomes", "import", "other.csv", "--supersede")
    assert "in place of yes on 2012-05-10 (decision 1)" in out("log")
    assert "ledger: no" in out("forecasts")


def test_several_sources_go_with_their_quotes_in_order(talk: Path) -> None:
    more = ("--source", "https://echo.example/mill", "--quote", "It closed.")
    row = json.loads(out("resolve", "F1", "yes", *OUTCOME, *more, "--json"))
    assert [source["quote"] for source in row["after"]["sources"]] == ["The mill has closed.", "It closed."]
    assert "--quote is given 2 times" in line_of(run("resolve", "F2", "no", *OUTCOME, "--quote", "More."))


def test_sharpening_gives_a_deadline_until_an_outcome_freezes_it(talk: Path) -> None:
    out("sharpen", "F2", "--deadline", "2012-12-31", "--wording", "a boat leaves the lake harbour")
    text = out("forecasts", "--factor", "boats")
    assert "ledger: due; kind: conditional; by when: 2012-12-31" in text
    assert "wording: a boat leaves the lake harbour" in text
    out("resolve", "F2", "void", "--condition", "failed", *OUTCOME)
    assert "ledger: void" in out("forecasts", "--factor", "boats")
    assert "frozen" in line_of(run("sharpen", "F2", "--deadline", "2012-11-30"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("resolve", "F9", "yes", *OUTCOME), "there is no F9"),
        (("resolve", "F1", "maybe", *OUTCOME), "'maybe' is not one of"),
        (("resolve", "F1", "yes", "no", *OUTCOME), "unexpected extra argument"),
        (("resolve", "F1", "yes", "--on", "2012-02-30", *SOURCE), "--on: '2012-02-30' is no date"),
        (("resolve", "F1", "yes", "--on", "2999-01-01", *SOURCE), "lies in the future"),
        (("resolve", "F1", "yes", "--on", "2012-05-10"), "Missing option '--source'"),
        (("resolve", "F1", "void", *OUTCOME), "--note: void needs a reason"),
        (("resolve", "F2", "no", "--condition", "failed", *OUTCOME), "--condition: no contradicts a condition"),
        (("sharpen", "F1", "--deadline", "2012-03-01"), "--deadline: F1: 2012-03-01 lies before 2012-03-02"),
        (("due", "--as-of", "2012-02-30"), "--as-of '2012-02-30' is no day"),
        (("due", "--days", "99999999"), "after the year 9999"),
        (("forecasts", "--scale", "none"), "none"),
        (("outcomes", "import", "nowhere.csv"), "nowhere.csv"),
    ],
)
def test_bad_input_is_one_line(talk: Path, words: tuple[str, ...], said: str) -> None:
    assert said in line_of(run(*words))


def test_outcomes_go_out_and_in(talk: Path, here: Path) -> None:
    out("resolve", "F1", "yes", *OUTCOME)
    assert "1 outcome" in out("outcomes", "export", "outcomes.csv")
    out("undo")
    assert out("outcomes", "import", "outcomes.csv") == "outcomes.csv: 1 outcome, 1 new decision\n"
    assert out("outcomes", "import", "outcomes.csv") == "outcomes.csv: 1 outcome, 0 new decisions\n"
    assert "ledger: yes" in out("forecasts")


def test_what_is_withheld_goes_into_no_file(talk: Path, here: Path) -> None:
    out("resolve", "F1", "yes", *OUTCOME)
    out("withhold", "F1")
    assert "(0 outcomes; 1 withheld and left out)" in out("outcomes", "export", "outcomes.csv")
    assert "mill" not in (here / "outcomes.csv").read_text("utf-8-sig")
    for suffix in ("ledger.csv", "ledger.json", "claims.jsonld"):
        assert "1 forecast withheld and left out" in out("export", "-o", f"talk.{suffix}")
        assert "close before June" not in (here / f"talk.{suffix}").read_text("utf-8-sig")


def test_a_file_of_outcomes_is_refused_whole(talk: Path, here: Path) -> None:
    rows = ["forecast,result,on,source", "F1,yes,2012-05-10,https://a.example", "F8,yes,2012-05-10,https://a.example"]
    (here / "bad.csv").write_text("\n".join(rows), "utf-8")
    line = line_of(run("outcomes", "import", "bad.csv"))
    assert "bad.csv: row 3, column forecast: no forecast 'F8'" in line
    assert "ledger: due" in out("forecasts")


def test_later_documents_offer_what_they_tell_and_resolve_nothing(talk: Path, here: Path) -> None:
    (here / "news.txt").write_text(NEWS, "utf-8")
    out("read", "--reader", "rules", "news.txt", "--date", "2012-07-01")
    text = out("candidates")
    assert 'yes? "The mill at Ostrel closed on Monday."' in text
    assert {json.loads(line)["alias"] for line in out("candidates", "--json").splitlines()} >= {"F1"}
    assert out("candidates", "--as-of", "2012-06-01") == "no later document tells of a forecast\n"
    assert "ledger: due" in out("forecasts")


def test_days_and_seasons_are_those_of_the_place(here: Path) -> None:
    (here / "talk.txt").write_text("The mill at Ostrel will close before the winter.", "utf-8")
    out("read", "--reader", "rules", "talk.txt", "--date", "2012-07-02", "--speaker", "Ina Holt")
    assert "by when: 2012-11-30 UTC" in out("forecasts")
    assert "by when: 2013-05-31 Pacific/Auckland" in out(
        "forecasts", "--hemisphere", "southern", "--zone", "Pacific/Auckland"
    )
    assert "2012-11-30" in out("ledger")
    assert "2013-05-31" in out("ledger", "--hemisphere", "southern")
    assert out("due", "--as-of", "2013-01-01", "--hemisphere", "southern") == "nothing is due\n"
    for zone in ("Mars", "America", "../etc"):
        done = run("due", "--as-of", "2013-01-01", "--zone", zone)
        assert done.exit_code == 2
        assert "no time zone" in done.stderr


def test_a_document_is_dated_afterwards(here: Path) -> None:
    (here / "talk.txt").write_text("Ina Holt: The mill at Ostrel will close within three weeks.", "utf-8")
    (here / "later.txt").write_text("Ina Holt: The mill at Ostrel closed last June.", "utf-8")
    out("read", "--reader", "rules", "talk.txt", "later.txt")
    assert "no horizon" in out("forecasts")
    assert out("date", "d1", "2012-03-02") == "D1: spoken 2012-03-02 (decision 1)\n"
    assert "by when: 2012-03-23" in out("forecasts")
    assert ids(out("due"), "F") == ["F1"]
    assert "date talk: spoken 2012-03-02" in out("log")
    assert "D1   talk, 2012-03-02" in out("documents")
    out("date", "D2", "2013-01-10")
    assert "2012-06" in out("events")
    out("undo", "1")
    assert "no horizon" in out("forecasts")
    out("read", "--reader", "rules", "--again", "talk.txt")
    assert "no horizon" in out("forecasts")
    out("redo")
    out("read", "--reader", "rules", "--again", "talk.txt")
    assert "by when: 2012-03-23" in out("forecasts")
    assert "is not a date" in line_of(run("date", "D1", "2012-02-30"))
    assert "give a day" in line_of(run("date", "D1"))


DOUBT = """The Post asked Ina Holt, a hydrologist, about the lake.

Q: What comes next?

A: It is very unlikely that the mill at Ostrel will close before June 2012. The boats will leave the lake.
"""


def test_who_called_it_unlikely_was_not_wrong(here: Path) -> None:
    (here / "doubt.txt").write_text(DOUBT, "utf-8")
    out("read", "--reader", "rules", "doubt.txt", "--date", "2012-03-02")
    told = out("resolve", "F1", "no", "--on", "2012-06-01", *SOURCE, *SOURCE)
    assert "1 source (decision 1)" in told
    assert "did not come about; told as: called unlikely, and did not happen" in told
    text = out("ledger", "--as-of", "2012-07-01")
    assert "1 called unlikely, and did not happen" in text
    assert "did not come true" not in text
    assert "one source only" in text
    assert "ledger: no, called unlikely" in out("forecasts")
    out("resolve", "F1", "no", "--on", "2012-05-01", *SOURCE, "--supersede")
    text = out("forecasts")
    assert "before: no (2012-06-01); replaced" in text
    assert "ledger: no, called unlikely" in text
    assert "ledger: open" in out("forecasts", "--as-of", "2012-05-15")
    refused = run("resolve", "F2", "no", "--on", "2012-06-01", *SOURCE)
    assert refused.exit_code == 2
    assert "no time is named by which the forecast could be called “no”" in refused.stderr
    assert "sharpen F12 --deadline" in refused.stderr


def test_what_an_outcome_was_recorded_on_is_not_undone_by_its_number(talk: Path) -> None:
    out("sharpen", "F1", "--wording", "no boat leaves the quay")
    out("resolve", "F1", "yes", "--on", "2012-06-01", *SOURCE)
    said = line_of(run("undo", "1"))
    assert "the wording of F1 would change, and an outcome is recorded, so it is frozen; undo the outcome first" in said
    assert "no boat leaves the quay" in out("forecasts")


def test_reading_again_tells_that_a_date_given_afterwards_stays(talk: Path) -> None:
    out("date", "D1", "2012-03-05")
    told = run("read", "--reader", "rules", talk.with_name("talk.txt").as_posix(), "--date", "2012-04-01")
    assert told.exit_code == 0
    (line,) = told.stderr.splitlines()
    assert line.startswith("note: talk was dated afterwards by ")
    assert line.endswith(": 2012-03-05 (decision 1), which stays; to change it: causerie date talk 2012-04-01")
    same = run("read", "--reader", "rules", talk.with_name("talk.txt").as_posix(), "--date", "2012-03-05")
    assert (same.exit_code, same.stderr) == (0, "")


def test_reading_again_moves_no_deadline_of_a_forecast_with_an_outcome(talk: Path) -> None:
    out("resolve", "F1", "yes", "--on", "2012-06-01", *SOURCE)
    before = out("forecasts")
    told = run("read", "--reader", "rules", talk.with_name("talk.txt").as_posix(), "--date", "2012-07-01")
    assert told.exit_code == 2
    assert "was not dated 2012-07-01: the deadline of F1 would move, and an outcome is recorded" in told.stderr
    assert out("forecasts") == before


def test_a_ledger_is_exported_by_the_scale_and_day_asked_for(talk: Path, here: Path) -> None:
    said = out("export", "-o", "talk.ledger.json", "--as-of", "2012-03-03", "--scale", "Kent")
    assert "Ledger as JSON: 2 forecasts in 1 document, as of 2012-03-03" in said
    data = json.loads((here / "talk.ledger.json").read_text("utf-8"))
    assert (data["as_of"], data["scale"]) == ("2012-03-03", "Kent 1964")
    assert [one["outlook"] for one in data["entries"]] == ["open", "no horizon"]
    out("export", "-o", "talk.ledger.json", "--as-of", "2012-07-03", "--zone", "Asia/Tokyo", "--hemisphere", "southern")
    data = json.loads((here / "talk.ledger.json").read_text("utf-8"))
    assert [one["outlook"] for one in data["entries"]] == ["due", "no horizon"]
    assert data["entries"][0]["deadlines"]["zone"] == "Asia/Tokyo"


@pytest.mark.parametrize("name", ["as-of", "scale", "zone", "hemisphere"])
def test_what_tells_no_ledger_takes_none_of_its_options(talk: Path, name: str) -> None:
    value = {"as-of": "2012-03-03", "scale": "Kent", "zone": "UTC", "hemisphere": "southern"}[name]
    said = line_of(run("export", "-o", "talk.qdpx", f"--{name}", value))
    assert f"--{name} is of the ledger, and REFI-QDA project tells none" in said


def test_forecasts_tell_the_days_of_their_document(talk: Path) -> None:
    rows = [json.loads(line) for line in out("forecasts", "--json").splitlines()]
    assert {(row["spoken"], row["published"]) for row in rows} == {("2012-03-02", None)}


def test_the_log_keeps_a_reason_apart_from_what_was_sharpened(talk: Path) -> None:
    out("sharpen", "F2", "--deadline", "2012-09-30", "--wording", "no boat leaves", "--reason", "as the season ends")
    assert 'F2: wording "no boat leaves"; deadline 2012-09-30; reason: as the season ends' in out("log")
