"""`causerie read` as a user meets it."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
from pathlib import Path

import pytest

from causerie.errors import Stop
from causerie.pipeline import readers
from command_line import PROGRAM, READ, TALK, line_of, out, run

pytestmark = pytest.mark.usefixtures("here")


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
    result = run(*READ, "-", "--json", stdin="\n".join(rows).encode())
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
    assert name in line_of(run(*READ, name, *(["--json"] if as_json else [])))


def test_a_missing_file_is_one_line_and_exit_2() -> None:
    assert "missing.txt" in line_of(run(*READ, "missing.txt"))


def test_in_a_folder_the_others_are_read_and_the_rest_is_listed(here: Path) -> None:
    (here / "texts").mkdir()
    (here / "texts" / "a.txt").write_bytes(b"")
    (here / "texts" / "b.txt").write_text(TALK, "utf-8")
    result = run(*READ, "texts")
    assert result.exit_code == 0
    assert "Read 1 document" in result.stdout
    assert result.stderr.startswith("not read: texts/a.txt: ")
    assert len(result.stderr.splitlines()) == 1


def test_a_reader_is_named_or_the_line_says_which_there_are(here: Path) -> None:
    line = line_of(run("read", "talk.txt", "--json", "--reader", "great"))
    assert line.startswith("causerie: there is no reader 'great': it is one of rules, small, large")
    assert json.loads(run("read", "talk.txt", "--json", "--reader", "rules").stdout)["reader"] == "rules.v1"


def test_the_large_model_reads_where_no_reader_is_named(here: Path) -> None:
    assert json.loads(out("read", "talk.txt", "--json"))["reader"] == "large.v1"


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
    assert "known already" in out(*READ, "talk.txt", "--date", "2031-05-02", "--url", "https://post.example/lake")
    assert db.read_bytes() == before


def test_no_progress_when_piped(here: Path) -> None:
    done = subprocess.run([*PROGRAM, "read", "talk.txt"], capture_output=True, check=True)
    assert done.stderr == b""
    assert b"\r" not in done.stdout
    assert b"\x1b" not in done.stdout


def test_progress_on_a_terminal(here: Path) -> None:
    ours, theirs = os.openpty()
    subprocess.run([*PROGRAM, *READ, "talk.txt"], stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "1 read, 0 not" in shown
    assert shown.endswith("\r\x1b[K")


def test_json_is_utf_8_on_any_terminal(here: Path) -> None:
    (here / "talk.txt").write_text(TALK.replace("Ina Holt", "Ína Hølt"), "utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "iso-8859-5", "PYTHONUTF8": "0", "LC_ALL": "C"}
    command = [*PROGRAM, *READ, "talk.txt"]
    done = subprocess.run([*command, "--json"], capture_output=True, env=environment, check=True)
    assert "Ína Hølt" in {turn["speaker"] for turn in json.loads(done.stdout.decode("utf-8"))["turns"]}
    done = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert b"\\xcdna H\\xf8lt" in done.stdout


@pytest.mark.parametrize("reader", ["head -c 20", "true"])
@pytest.mark.parametrize("words", ["read talk.txt talk.txt --json", "read talk.txt --reader rules"])
def test_a_reader_of_the_pipe_may_go_away(here: Path, words: str, reader: str) -> None:
    command = f"{shlex.join(PROGRAM)} {words} | {reader}"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
