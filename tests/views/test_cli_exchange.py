"""`causerie export` and `causerie import` as a user calls them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from causerie.views.exchange import FORMATS, read_map
from command_line import READ, line_of, out, run


@pytest.mark.parametrize("suffix", [one.suffix for one in FORMATS])
def test_every_format_is_written_by_its_suffix(db: Path, suffix: str) -> None:
    told = out("export", "-o", f"lake{suffix}")
    assert told.startswith(f"written: lake{suffix} (")
    assert (db.parent / f"lake{suffix}").stat().st_size > 100


def test_a_map_is_one_speakers_unless_all_are_asked_for(db: Path) -> None:
    Path("two.txt").write_text("Q: What of the quarry?\n\nTor Velling: The quarry reduces the loss of the lake.\n")
    out(*READ, "two.txt")
    assert "map of Ina Holt" in out("export", "-o", "own.csv")
    assert "2 speakers joined" in out("export", "--union", "-o", "all.csv")
    assert len(read_map(Path("all.csv")).links) > len(read_map(Path("own.csv")).links)
    assert "map of Tor Velling" in out("export", "--speaker", "Velling", "-o", "tor.csv")


def test_a_map_goes_from_one_format_to_another_without_a_workspace(db: Path) -> None:
    out("export", "-o", "lake.xlsx")
    db.unlink()
    out("export", "--from", "lake.xlsx", "-o", "lake.graphml")
    out("export", "--from", "lake.graphml", "-o", "lake.sd.json")
    assert read_map(Path("lake.sd.json")) == read_map(Path("lake.xlsx"))
    assert "The drought caused the loss of the lake." in out("map", "--from", "lake.sd.json")


def test_a_project_brings_documents_with_claims_into_another_workspace(db: Path) -> None:
    out("export", "-o", "lake.qdpx")
    told = out("import", "lake.qdpx", "-w", "other.db")
    assert told.startswith("talk: new document, ")
    assert out("claims", "-w", "other.db") == out("claims")
    assert out("forecasts", "-w", "other.db") == out("forecasts")
    assert out("export", "--union", "-w", "other.db", "-o", "b.csv")
    out("export", "--union", "-o", "a.csv")
    assert Path("a.csv").read_bytes() == Path("b.csv").read_bytes()


def test_a_quote_that_is_not_in_the_text_is_named_and_the_others_enter(db: Path) -> None:
    out("export", "-o", "lake.jsonld")
    changed = Path("lake.jsonld").read_text("utf-8").replace("The drought caused", "The flood caused")
    Path("lake.jsonld").write_text(changed, "utf-8")
    result = run("import", "lake.jsonld")
    assert result.exit_code == 0
    assert "The flood caused" in result.stderr
    assert all(line.startswith("not entered: ") for line in result.stderr.splitlines())
    assert "flood" not in out("claims")


def test_annotations_of_unknown_documents_fail(db: Path) -> None:
    out("export", "-o", "lake.jsonld")
    result = run("import", "lake.jsonld", "-w", "empty.db")
    assert result.exit_code == 2
    assert result.stderr.startswith("not entered: talk: ")


def test_one_bad_file_among_others_keeps_all_out(db: Path) -> None:
    out("export", "-o", "lake.qdpx")
    Path("bad.qdpx").write_bytes(b"no zip")
    assert "bad.qdpx: is no whole zip archive" in line_of(run("import", "lake.qdpx", "bad.qdpx", "-w", "new.db"))
    assert not Path("new.db").exists()


def test_a_file_that_cannot_be_made_leaves_the_old_one(db: Path) -> None:
    Path("lake.png").write_bytes(b"old")
    Path("one.csv").write_text("Cause,Effect\nrain,\n", "utf-8")
    assert "nothing to draw" in line_of(run("export", "--from", "one.csv", "-o", "lake.png"))
    assert Path("lake.png").read_bytes() == b"old"
    assert sorted(path.name for path in db.parent.iterdir()) == ["causerie.db", "lake.png", "one.csv", "talk.txt"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("export", "-o", "a.doc"), "a.doc: no format has this suffix"),
        (("export", "-o", "a.csv", "--union", "--speaker", "Holt"), "--union is everybody's map"),
        (("export", "-o", "a.qdpx", "--from", "l.csv"), "is made of documents, and a map from a file has none"),
        (("export", "-o", "a.csv", "--from", "gone.csv"), "gone.csv: no such file"),
        (("export", "-o", "a.csv", "-w", "none.db"), "none.db"),
        (("import", "l.csv"), "l.csv: is a map without documents"),
        (("import", "talk.txt"), "texts with: causerie read"),
    ],
)
def test_what_cannot_be_done_is_one_line(db: Path, words: tuple[str, ...], says: str) -> None:
    Path("l.csv").write_text("Cause,Effect\nrain,mud\n", "utf-8")
    assert says in line_of(run(*words))
    assert not Path("a.csv").exists()


def test_pseudonyms_hold_in_what_is_exported(db: Path) -> None:
    Path("names.csv").write_text("name,pseudonym\nIna Holt,Speaker A\n", "utf-8")
    out("export", "--pseudonyms", "names.csv", "-o", "lake.kumu.json")
    out("export", "--pseudonyms", "names.csv", "-o", "lake.jsonld")
    for name in ("lake.kumu.json", "lake.jsonld"):
        text = json.dumps(json.loads(Path(name).read_text("utf-8")), ensure_ascii=False)
        assert "Speaker A" in text
        assert "Ina Holt" not in text
