"""Memos, codes, second looks and agreement on the command line."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

from openpyxl import load_workbook

from command_line import line_of, out, run


def test_a_memo_is_kept_listed_shown_exported_and_taken_away(db: Path) -> None:
    assert out("memo", "C1", "Ask her which year.").startswith("C1: memo kept (decision 1)")
    out("memo", "D1", "Read twice.")
    assert "Ina: Ask her which year." in out("memos", "--on", "item")
    assert [json.loads(line)["about"] for line in out("memos", "--json").splitlines()] == ["D1", "C1"]
    assert "memo: Ask her which year." in out("explain", "C1")
    rows = [json.loads(line) for line in out("claims", "--json").splitlines()]
    assert [row.get("memo") for row in rows] == ["Ask her which year.", None]
    assert "memo taken away" in out("memo", "C1", "")
    assert "Ask her" not in out("memos")
    assert "has no memo on C1" in line_of(run("memo", "C1", ""))


def test_codes_are_kept_given_and_exported(db: Path) -> None:
    assert "no codes" in out("codes")
    out("codes", "add", "water", "--key", "w", "--says", "Lakes and rivers")
    out("codes", "add", "drought", "--parent", "water")
    assert "2 items" in out("tag", "C1", "C2", "drought")
    assert out("codes").splitlines() == [
        "water [w]: Lakes and rivers  (1 speaker: 0 items, with those under it 2)",
        "  drought  (1 speaker: 2 items)",
    ]
    assert "codes: drought" in out("explain", "C1")
    assert "taken from 1 item" in out("untag", "C2", "drought")
    out("codes", "rename", "drought", "dry years")
    out("codes", "change", "dry years", "--parent", "")
    assert out("codes").splitlines()[0] == "dry years  (1 speaker: 1 item)"
    assert "name at least one item and a code" in line_of(run("tag", "C1"))
    out("codes", "export", "book.csv")
    table = list(csv.DictReader(Path("book.csv").read_text("utf-8").splitlines()))
    assert [(row["Code"], row["Items"]) for row in table] == [("dry years", "1"), ("water", "0")]
    out("codes", "drop", "dry years")
    assert "dry" not in out("codes")
    assert "cannot" not in out("log")


def test_codes_and_memos_in_tables_and_projects(db: Path) -> None:
    out("codes", "add", "water")
    out("tag", "C1", "water")
    out("memo", "C1", "Ask her.")
    out("export", "-o", "links.csv")
    rows = list(csv.DictReader(Path("links.csv").read_text("utf-8-sig").splitlines()))
    assert [(row["Codes"], row["Memo"]) for row in rows if row["Memo"]] == [("water", "Ask her.")]
    out("export", "-o", "map.xlsx")
    sheet = load_workbook("map.xlsx")["claims"]
    assert [cell.value for cell in sheet[1]][-2:] == ["Codes", "Memo"]
    assert ("water", "Ask her.") in {tuple(cell.value for cell in row[-2:]) for row in sheet.iter_rows(min_row=2)}
    out("export", "-o", "project.qdpx")
    project = zipfile.ZipFile("project.qdpx").read("project.qde").decode()
    assert 'name="Codes of our own"' in project
    assert "Ask her." in project


def test_nothing_private_is_in_a_report_that_is_shared(db: Path) -> None:
    out("codes", "add", "a code of ours")
    for name in ("C1", "C2"):
        out("tag", name, "a code of ours")
        out("memo", name, "a private memo")
        out("accept", name)
    out("report", "--share", "-o", "page.html")
    page = Path("page.html").read_text("utf-8")
    assert "Ina Holt" in page
    assert "private memo" not in page
    assert "code of ours" not in page


def test_a_second_look_lists_items_without_their_verdicts(db: Path) -> None:
    assert "nothing is left to be judged again" in out("recheck")
    out("accept", "C1")
    out("reject", "C2")
    text = out("recheck")
    assert "C1" in text
    assert "C2" in text
    assert "accepted" not in text
    assert "rejected" not in text
    assert "nothing was judged twice" in text
    assert "second verdict kept" in out("recheck", "C2", "accept")
    assert "C2 " not in out("recheck")
    assert "the same on 0 of 1 item (0%), kappa 0.00" in out("recheck")
    data = json.loads(out("recheck", "--json"))
    assert (data["person"], data["size"], [one["alias"] for one in data["items"]]) == ("Ina", 2, ["C1"])
    assert "has not judged F1" in line_of(run("recheck", "F1", "accept"))
    assert "say what you make of it" in line_of(run("recheck", "F1"))


def test_two_persons_side_by_side(db: Path) -> None:
    assert "no two persons" in out("agreement")
    for person, reject in (("Ina", "C2"), ("Odo", "F1")):
        for name in ("C1", "C2", "F1"):
            out("reject" if name == reject else "accept", name, "--by", person)
    text = out("agreement")
    assert text.startswith("Ina and Odo: the same on 1 of 3 items (33%), kappa -0.50")
    assert "  C2: reject, accept" in text
    assert text == out("agreement", "Ina", "Odo")
    assert json.loads(out("agreement", "--json"))["verdicts"]["n"] == 3
    assert "'Ada' has judged nothing" in line_of(run("agreement", "Ina", "Ada"))
