"""Files of a folder, and names for documents."""

from __future__ import annotations

from pathlib import Path

from causerie.documents.walk import Names, is_folder, walk


def test_walk_is_sorted_and_says_what_it_skips(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", ".hidden.txt", "x.bin", "noending", "sub/c.md", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    found = [(str(path.relative_to(tmp_path)), problem is None) for path, problem in walk(tmp_path)]
    assert found == [("a.TXT", True), ("b.txt", True), ("noending", False), ("x.bin", False), ("sub/c.md", True)]


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    ((path, problem),) = walk(tmp_path)
    assert path == tmp_path
    assert problem is not None
    assert "without files" in problem


def test_is_folder(tmp_path: Path) -> None:
    assert is_folder(tmp_path)
    assert not is_folder(tmp_path / "no")
    assert not is_folder(Path("x" * 5000))


def test_names_differ() -> None:
    names = Names()
    paths = ("a/mill.txt", "b/mill.txt", "b/mill.md", "a/mill.txt", "a/mill.txt")
    given = [names.take(names.free(Path(path))) for path in paths]
    assert given == ["mill", "mill.txt", "mill.md", "a/mill", "a/mill.txt"]
    assert names.take(names.free(Path("a/mill.txt"))) == "mill-2"


def test_rows_of_two_tables_differ() -> None:
    names = Names()
    assert names.take(names.free_row("north", "r1")) == "r1"
    assert names.take(names.free_row("south", "r1")) == "south#r1"
    assert names.take(names.free_row("south", "r1")) == "south#r1-2"
