"""The command line as a user meets it: output, exit status, and one line for whatever goes wrong."""

from __future__ import annotations

import importlib
import json
import os
import re
import shlex
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from causerie.views.cli.group import COMMANDS
from command_line import PROGRAM, READ, TALK, ids, line_of, out, run

pytestmark = pytest.mark.usefixtures("here")


# The group


def test_help_names_every_command_and_imports_no_stage() -> None:
    code = (
        "import sys\nfrom causerie.views.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'spacy', 'trafilatura', 'networkx', 'igraph'}))\n"
        "print([name for name in sys.modules if name.startswith('causerie.') and 'views' not in name])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    *shown, heavy, own = result.stdout.splitlines()
    assert heavy == "[]"
    assert own in ("['causerie.errors']", "[]")
    text = "\n".join(shown)
    assert all(re.search(rf"^  {name} ", text, re.MULTILINE) for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_with_an_example(name: str) -> None:
    module = importlib.import_module(f"causerie.views.cli.{COMMANDS[name][0]}")
    command = getattr(module, f"{name}_command")
    assert isinstance(command, click.Command)
    assert command.name == name
    assert command.get_short_help_str(200) == COMMANDS[name][1]
    text = out(name, "--help")
    assert re.search(r"Examples?:", text)
    assert f"causerie {name}" in text


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("raed", "talk.txt"), "No such command 'raed'"),
        (("claims", "--speakers", "x"), "No such option '--speakers'"),
        (("read",), "Missing argument"),
        (("claims", "--status", "true"), "'true' is not one of"),
        (("claims", "--attribute", "region"), "expected KEY=VALUE"),
        (("read", "talk.txt", "--date", "yesterday"), "yesterday"),
        (("read", "talk.txt", "--encoding", "klingon"), "no such encoding"),
        (("read", "talk.txt", "--pipeline", "no_such_pipeline"), "no_such_pipeline"),
    ],
)
def test_a_wrong_request_is_one_line(words: tuple[str, ...], says: str) -> None:
    assert says in line_of(run(*words))


def test_module_and_command_are_the_same() -> None:
    done = subprocess.run([*PROGRAM, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("causerie, version ")


# Lists


def test_an_unreviewed_claim_is_words_with_our_coding_beside_it(db: Path) -> None:
    text = out("claims")
    assert re.search(r'^C1 +Ina Holt: "The drought caused the loss of the lake\."$', text, re.MULTILINE)
    assert "machine reading, unchecked: drought -> " in text
    assert "said that" not in text


@pytest.mark.parametrize(
    "name", ["claims", "forecasts", "attributions", "relations", "actors", "questions", "events", "documents"]
)
def test_every_list_has_json(db: Path, name: str) -> None:
    for line in out(name, "--json").splitlines():
        assert json.loads(line)
    assert out(name)


def test_filters_choose(db: Path) -> None:
    assert ids(out("claims", "--factor", "unemployment"), "C") == ["C2"]
    assert len(ids(out("forecasts", "--certainty", "likely"), "F")) == 1
    assert out("claims", "--status", "denied") == "no claims\n"
    assert out("claims", "--document", "D1") == out("claims", "--speaker", "holt") == out("claims")


def test_an_unknown_speaker_is_told_who_there_is(db: Path) -> None:
    line = line_of(run("claims", "--speaker", "Mara Lind"))
    assert "no speaker 'Mara Lind'" in line
    assert "Ina Holt" in line


def test_names_cannot_steer_the_terminal(here: Path) -> None:
    row = {"id": "x\x1b[2J", "text": TALK.replace("Ina Holt", "Ina \u202eHolt"), "speaker": "<b>Odo\x07</b>"}
    (here / "rows.jsonl").write_text(json.dumps(row))
    out(*READ, "rows.jsonl")
    for words in (["claims"], ["actors"], ["documents"], ["claims", "--json"], ["questions"]):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out(*words))


def test_right_to_left_text_stays_exact(here: Path) -> None:
    text = "قال المدير شيئا.\nThe drought caused the loss of the «بحيرة» lake.\n" + TALK
    (here / "rtl.txt").write_text(text, "utf-8")
    data = json.loads(out(*READ, "rtl.txt", "--json"))
    assert data["causal"]
    assert all(text[claim["start"] : claim["end"]] == claim["quote"] for claim in data["causal"])


# Questions, map, report


def test_ask_answers_with_quotes_or_says_that_there_is_no_answer(db: Path) -> None:
    text = out("ask", "Why is there unemployment in the town?")
    assert "Understood as: " in text
    assert 'Ina Holt: "The loss of the lake led to unemployment in the town."' in text
    data = json.loads(out("ask", "Why is there unemployment in the town?", "--json", "-n", "1"))
    assert len(data["found"]) == 1
    assert {"alias", "speaker", "quote", "score", "because"} <= set(data["found"][0])
    assert "do not answer" in out("ask", "How are violins tuned?")
    assert json.loads(out("ask", "How are violins tuned?", "--json"))["found"] == []


def test_the_map_as_text_json_and_picture(db: Path, here: Path) -> None:
    text = out("map")
    assert text.startswith("The map of Ina Holt: ")
    assert re.search(
        r'^drought --\(.\)--> .*\[presence 0\.80\]\n     for     C1 Ina Holt \[.*certain\]: "The drought caused',
        text,
        re.MULTILINE,
    )
    assert "Longest chains, each held by one speaker" in text
    assert "held by Ina Holt]" in text
    data = json.loads(out("map", "--json"))
    assert {"factors", "links", "denied", "holders", "chains", "across", "loops", "linchpins"} <= set(data)
    assert (data["whose"], data["union"]) == ("Ina Holt", False)
    assert data["chains"][0]["steps"][0]["claims"][0]["quote"] == "The drought caused the loss of the lake."
    assert out("map", "-o", "map.svg") == "written: map.svg\n"
    assert (here / "map.svg").read_text("utf-8").startswith("<svg ")
    assert "nothing to draw" in line_of(run("map", "--status", "denied", "-o", "none.svg"))
    assert not (here / "none.svg").exists()


def test_the_report_is_one_page_and_shares_accepted_items_only(db: Path, here: Path) -> None:
    assert out("report", "-o", "report.html", "--title", "The lake & us") == "written: report.html\n"
    page = (here / "report.html").read_text("utf-8")
    assert "The lake &amp; us" in page
    assert "The drought caused the loss of the lake." in page
    out("accept", "C2")
    out("report", "-o", "share.html", "--share")
    shared = (here / "share.html").read_text("utf-8")
    assert "led to unemployment in the town" in shared
    assert "drought caused" not in shared
    assert sorted(path.name for path in here.iterdir() if path.name.startswith(".")) == []


def test_a_report_in_a_missing_folder_is_one_line(db: Path) -> None:
    assert "no such file" in line_of(run("report", "-o", "no/report.html"))


# One item


def test_explain_and_cite(db: Path) -> None:
    text = out("explain", "C1")
    assert re.search(r"^rule: \S+", text, re.MULTILINE)
    assert re.search(r'^cause: "drought" at \d+-\d+', text, re.MULTILINE)
    cited = out("cite", "C1", "f1")
    assert '"The drought caused the loss of the lake."\nIna Holt, 2031-05-02\n' in cited
    assert "https://post.example/lake#:~:text=The%20drought%20caused%20the%20loss%20of%20the%20lake." in cited
    assert json.loads(out("cite", "C1", "--json"))["link"].startswith("https://post.example/lake#:~:text=")


@pytest.mark.parametrize(("name", "says"), [("C99", "there is no C99"), ("drought", "names look like C12")])
def test_an_unknown_item_is_one_line(db: Path, name: str, says: str) -> None:
    assert says in line_of(run("explain", name))


# Decisions


def test_accepted_coding_is_what_she_said_until_it_is_undone(db: Path) -> None:
    assert out("accept", "C1", "--reason", "plain") == "accept C1 (decision 1)\n"
    assert "Ina Holt said that drought -> " in out("claims")
    assert "Ina  accept C1: plain" in out("log")
    assert out("undo") == "decision 1 undone (decision 2)\n"
    assert "said that" not in out("claims")
    assert len(out("log", "--json").splitlines()) == 2


def test_rejected_is_gone_and_comes_back(db: Path) -> None:
    out("reject", "C1")
    assert "C1" not in ids(out("claims"), "C")
    assert "rejected" in out("explain", "C1")
    out("undo", "C1")
    assert "C1" in ids(out("claims"), "C")


def test_edit_takes_signs_and_exact_words(db: Path) -> None:
    text = out("edit", "C1", "--polarity", "?", "--cause", "The drought")
    assert "said that The drought -> " in text
    assert "(?)" in text
    assert "exact words" in line_of(run("edit", "C1", "--cause", "the storm"))
    assert "nothing to change" in line_of(run("edit", "C1"))


def test_withheld_is_marked(db: Path) -> None:
    out("withhold", "C1")
    assert "withheld" in out("claims")
    assert "said that" not in out("claims")


# Forgetting


def test_forget_a_speaker_and_a_document(db: Path) -> None:
    assert b"drought" in db.read_bytes()
    assert "forgotten: a speaker" in out("forget", "Ina Holt")
    assert b"drought" not in db.read_bytes()
    assert b"Holt" not in db.read_bytes()
    assert "forgotten: a document" in out("forget", "D1")
    assert out("documents") == "no documents\n"
    assert out("log").count("was forgotten") == 2
    assert "was forgotten" in line_of(run(*READ, "talk.txt"))


# Pseudonyms


def test_pseudonyms_stand_in_everything_shown_and_not_in_the_workspace(db: Path, here: Path) -> None:
    before = db.read_bytes()
    out("pseudonyms", "names.csv")
    assert "Ina Holt,Speaker" in (here / "names.csv").read_text()
    assert "exists already" in line_of(run("pseudonyms", "names.csv"))
    (here / "names.json").write_text('{"Ina Holt": "Witness A"}')
    for words in (["claims"], ["questions"], ["actors"], ["claims", "--json"], ["claims", "--speaker", "Witness A"]):
        text = out(*words, "--pseudonyms", "names.json")
        assert "Holt" not in text
    assert "Witness A: " in out("claims", "--pseudonyms", "names.json")
    assert db.read_bytes() == before
    (here / "bad.csv").write_text("a,b,c\n")
    assert "two columns" in line_of(run("claims", "--pseudonyms", "bad.csv"))


# Workspaces that cannot be used


def test_no_workspace_yet(here: Path) -> None:
    assert "causerie read FILE" in line_of(run("claims"))
    assert not (here / "causerie.db").exists()


def test_a_workspace_of_a_newer_version(db: Path) -> None:
    with sqlite3.connect(db) as file:
        file.execute("PRAGMA user_version = 999")
    for words in (["claims"], [*READ, "talk.txt"], ["accept", "C1"]):
        assert "newer Causerie" in line_of(run(*words))


def test_a_read_only_workspace(db: Path) -> None:
    db.chmod(0o444)
    assert ids(out("claims"), "C")
    for words in ([*READ, "talk.txt"], ["accept", "C1"], ["forget", "D1"], ["undo"]):
        assert "read-only" in line_of(run(*words))


def test_a_locked_workspace(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "causerie.store.database.opened.__wrapped__.__kwdefaults__", {"write": False, "patience_ms": 50}
    )
    other = sqlite3.connect(db, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert "another process" in line_of(run("claims"))
    other.close()


def test_a_file_that_is_no_workspace(here: Path) -> None:
    for words in (["claims"], [*READ, "talk.txt"]):
        assert "not a Causerie workspace" in line_of(run(*words, "-w", "talk.txt"))
    assert (here / "talk.txt").read_text("utf-8") == TALK


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_output_that_cannot_be_written_is_named(here: Path) -> None:
    with Path("/dev/full").open("w") as full:
        command = [*PROGRAM, *READ, "talk.txt", "--json"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "causerie: standard output: no space left on device\n"


def test_a_full_disk_is_one_line_and_the_file_stays_whole(db: Path, here: Path) -> None:
    """A disk that is full for this process: no file may grow beyond what the workspace has now."""
    (here / "long.txt").write_text(TALK * 40, "utf-8")
    limit = db.stat().st_size // 1024 + 4
    command = f'ulimit -f {limit}; trap "" XFSZ; {shlex.join([*PROGRAM, *READ])} long.txt'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "full" in done.stderr
    with sqlite3.connect(db) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(out("documents").splitlines()) == 1


def test_killed_while_reading_the_file_is_whole(here: Path) -> None:
    rows = "".join(json.dumps({"id": str(n), "text": f"Case {n}. {TALK}"}) + "\n" for n in range(2000))
    (here / "rows.jsonl").write_text(rows)
    process = subprocess.Popen([*PROGRAM, *READ, "rows.jsonl"])
    path = here / "causerie.db"
    while not (path.exists() and count(path) > 3):
        assert process.poll() is None
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    kept = len(out("documents").splitlines())
    assert 3 < kept < 2000
    with sqlite3.connect(path) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert file.execute("SELECT count(*) FROM document WHERE current IS NULL").fetchone() == (0,)


def count(path: Path) -> int:
    try:
        with sqlite3.connect(path) as file:
            return int(file.execute("SELECT count(*) FROM document").fetchone()[0])
    except sqlite3.Error:
        return 0


def test_two_processes_read_into_one_workspace(here: Path) -> None:
    for name in ("a", "b"):
        rows = "".join(json.dumps({"id": f"{name}{n}", "text": f"Case {name}{n}. {TALK}"}) + "\n" for n in range(6))
        (here / f"{name}.jsonl").write_text(rows)
    both = [subprocess.Popen([*PROGRAM, *READ, f"{name}.jsonl"]) for name in ("a", "b")]
    assert [process.wait() for process in both] == [0, 0]
    assert len(out("documents").splitlines()) == 12
    names = ids(out("claims"), "C")
    assert len(names) == len(set(names)) >= 24


def test_an_unforeseen_fault_is_one_line(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: Path) -> None:
        raise ZeroDivisionError("tide")

    monkeypatch.setattr("causerie.views.cli.listing.shelf", broken)
    assert "internal error (ZeroDivisionError: tide)" in line_of(run("documents"))
