"""The command line as a user meets it: output, exit status, and one line for whatever goes wrong."""

from __future__ import annotations

import importlib
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from causerie.errors import Stop
from causerie.pipeline import readers
from causerie.views.cli import main
from causerie.views.cli.group import COMMANDS

TALK = """The Post asked Ina Holt, a hydrologist, about the lake.

Q: Why is the lake dry?

A: The drought caused the loss of the lake. The loss of the lake led to unemployment in the town.

Q: What comes next?

A: I think that the mill will close next year. If the rain returns, the fishermen will come back.
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CAUSERIE_WORKSPACE", raising=False)
    monkeypatch.setenv("CAUSERIE_PERSON", "Ina")
    (tmp_path / "talk.txt").write_text(TALK, "utf-8")
    return tmp_path


def run(*words: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(words), input=stdin)


def out(*words: str) -> str:
    result = run(*words)
    assert result.exit_code == 0, result.output
    return result.stdout


def line_of(result: Result) -> str:
    """The one line on standard error of a command that failed."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1, result.stderr
    return result.stderr


@pytest.fixture
def db(here: Path) -> Path:
    out("read", "talk.txt", "--date", "2031-05-02", "--url", "https://post.example/lake")
    return here / "causerie.db"


def ids(text: str, letter: str) -> list[str]:
    return re.findall(rf"^\s*({letter}\d+) ", text, re.MULTILINE)


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
    done = subprocess.run([sys.executable, "-m", "causerie", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("causerie, version ")


# Reading


def test_read_sums_up_what_was_said(here: Path) -> None:
    text = out("read", "talk.txt")
    assert text.startswith("Read 1 document (")
    for part in ("Who spoke", "Ina Holt (interviewee)", "Main claims", "Forecasts", "Questions", "no date"):
        assert part in text
    assert (here / "causerie.db").exists()


def test_read_json_prints_the_coding_and_keeps_nothing(here: Path) -> None:
    lines = out("read", "talk.txt", "--json").splitlines()
    assert len(lines) == 1
    data = json.loads(lines[0])
    wanted = "id title date language reader turns attributions causal forecasts relations actors questions events"
    assert set(wanted.split()) <= set(data)
    assert data["causal"]
    for claim in data["causal"]:
        assert TALK[claim["start"] : claim["end"]] == claim["quote"]
        for end in (claim["cause"], claim["effect"]):
            assert TALK[end["start"] : end["end"]] == end["text"]
    assert [path.name for path in here.iterdir()] == ["talk.txt"]


def test_offsets_count_code_points_behind_an_emoji(here: Path) -> None:
    text = "🌊🌊 The drought caused the loss of the lake.\n"
    (here / "wave.txt").write_text(text, "utf-8")
    (claim,) = json.loads(out("read", "wave.txt", "--json"))["causal"]
    assert text[claim["start"] : claim["end"]] == claim["quote"]
    assert claim["start"] == 3


def test_rows_come_in_order_with_ids_and_errors() -> None:
    good = '{"id": "a", "text": "The drought caused the loss of the lake."}'
    rows = [good, '{"id": "b"}', "no", '{"id": 7, "text": "Rain."}']
    result = run("read", "-", "--json", stdin="\n".join(rows).encode())
    assert result.exit_code == 0
    data = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["id"] for row in data] == ["a", "b", data[2]["id"], "7"]
    assert ["error" in row for row in data] == [False, True, True, False]


@pytest.mark.parametrize(
    ("name", "content"),
    [("empty.txt", b""), ("binary.txt", bytes(range(256)) * 20), ("wrong.txt", b"caf\xe9 au lait " * 30)],
)
@pytest.mark.parametrize("as_json", [True, False])
def test_what_cannot_be_read_is_one_line_and_exit_2(here: Path, name: str, content: bytes, as_json: bool) -> None:
    (here / name).write_bytes(content)
    assert name in line_of(run("read", name, *(["--json"] if as_json else [])))


def test_a_missing_file_is_one_line_and_exit_2() -> None:
    assert "missing.txt" in line_of(run("read", "missing.txt"))


def test_in_a_folder_the_others_are_read_and_the_rest_is_listed(here: Path) -> None:
    (here / "texts").mkdir()
    (here / "texts" / "a.txt").write_bytes(b"")
    (here / "texts" / "b.txt").write_text(TALK, "utf-8")
    result = run("read", "texts")
    assert result.exit_code == 0
    assert "Read 1 document" in result.stdout
    assert result.stderr.startswith("not read: texts/a.txt: ")
    assert len(result.stderr.splitlines()) == 1


def test_a_reader_is_named_or_the_line_says_which_there_are(here: Path) -> None:
    line = line_of(run("read", "talk.txt", "--json", "--reader", "great"))
    assert line.startswith("causerie: there is no reader 'great': it is one of rules, small, large")
    assert json.loads(run("read", "talk.txt", "--json", "--reader", "rules").stdout)["reader"] == "rules.v1"


def test_rules_read_alone_only_if_asked_to(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise Stop(f"the model {name} is damaged; install causerie again")

    monkeypatch.setattr(readers, "load_shipped", missing)
    line = line_of(run("read", "talk.txt", "--json", "--reader", "large"))
    assert line.startswith("causerie: the model large is damaged; install causerie again. To read without")
    went_on = run("read", "talk.txt", "--json", "--reader", "large", "--rules-if-missing")
    assert went_on.exit_code == 0
    assert went_on.stderr.startswith("note: read by rules alone, without the reader large (the model large is damaged")
    reading = json.loads(went_on.stdout)
    assert reading["reader"] == "rules.v1"
    assert "by rules alone" in reading["notes"][-1]


def test_reading_again_changes_nothing(db: Path) -> None:
    before = db.read_bytes()
    assert "known already" in out("read", "talk.txt", "--date", "2031-05-02", "--url", "https://post.example/lake")
    assert db.read_bytes() == before


def test_no_progress_when_piped(here: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "causerie", "read", "talk.txt"], capture_output=True, check=True)
    assert done.stderr == b""
    assert b"\r" not in done.stdout
    assert b"\x1b" not in done.stdout


def test_progress_on_a_terminal(here: Path) -> None:
    ours, theirs = os.openpty()
    subprocess.run([sys.executable, "-m", "causerie", "read", "talk.txt"], stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "1 read, 0 not" in shown
    assert shown.endswith("\r\x1b[K")


def test_json_is_utf_8_on_any_terminal(here: Path) -> None:
    (here / "talk.txt").write_text(TALK.replace("Ina Holt", "Ína Hølt"), "utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "iso-8859-5", "PYTHONUTF8": "0", "LC_ALL": "C"}
    command = [sys.executable, "-m", "causerie", "read", "talk.txt"]
    done = subprocess.run([*command, "--json"], capture_output=True, env=environment, check=True)
    assert "Ína Hølt" in {turn["speaker"] for turn in json.loads(done.stdout.decode("utf-8"))["turns"]}
    done = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert b"\\xcdna H\\xf8lt" in done.stdout


@pytest.mark.parametrize("reader", ["head -c 20", "true"])
@pytest.mark.parametrize("words", ["read talk.txt talk.txt --json", "read talk.txt"])
def test_a_reader_of_the_pipe_may_go_away(here: Path, words: str, reader: str) -> None:
    command = f'"{sys.executable}" -m causerie {words} | {reader}'
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


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
    out("read", "rows.jsonl")
    for words in (["claims"], ["actors"], ["documents"], ["claims", "--json"], ["questions"]):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out(*words))


def test_right_to_left_text_stays_exact(here: Path) -> None:
    text = "قال المدير شيئا.\nThe drought caused the loss of the «بحيرة» lake.\n" + TALK
    (here / "rtl.txt").write_text(text, "utf-8")
    data = json.loads(out("read", "rtl.txt", "--json"))
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
    assert re.search(r"^drought --\(.\)--> .*\[for: C1 Ina Holt\]$", text, re.MULTILINE)
    assert "Longest chains" in text
    data = json.loads(out("map", "--json"))
    assert {"factors", "links"} <= set(data)
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
    assert "was forgotten" in line_of(run("read", "talk.txt"))


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
    for words in (["claims"], ["read", "talk.txt"], ["accept", "C1"]):
        assert "newer Causerie" in line_of(run(*words))


def test_a_read_only_workspace(db: Path) -> None:
    db.chmod(0o444)
    assert ids(out("claims"), "C")
    for words in (["read", "talk.txt"], ["accept", "C1"], ["forget", "D1"], ["undo"]):
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
    for words in (["claims"], ["read", "talk.txt"]):
        assert "not a Causerie workspace" in line_of(run(*words, "-w", "talk.txt"))
    assert (here / "talk.txt").read_text("utf-8") == TALK


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_output_that_cannot_be_written_is_named(here: Path) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "causerie", "read", "talk.txt", "--json"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "causerie: standard output: no space left on device\n"


def test_a_full_disk_is_one_line_and_the_file_stays_whole(db: Path, here: Path) -> None:
    """A disk that is full for this process: no file may grow beyond what the workspace has now."""
    (here / "long.txt").write_text(TALK * 40, "utf-8")
    limit = db.stat().st_size // 1024 + 4
    command = f'ulimit -f {limit}; trap "" XFSZ; "{sys.executable}" -m causerie read long.txt'
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
    process = subprocess.Popen([sys.executable, "-m", "causerie", "read", "rows.jsonl"])
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
    both = [subprocess.Popen([sys.executable, "-m", "causerie", "read", f"{name}.jsonl"]) for name in ("a", "b")]
    assert [process.wait() for process in both] == [0, 0]
    assert len(out("documents").splitlines()) == 12
    names = ids(out("claims"), "C")
    assert len(names) == len(set(names)) >= 24


def test_an_unforeseen_fault_is_one_line(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: Path) -> None:
        raise ZeroDivisionError("tide")

    monkeypatch.setattr("causerie.views.cli.listing.shelf", broken)
    assert "internal error (ZeroDivisionError: tide)" in line_of(run("documents"))
