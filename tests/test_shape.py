"""The shape of the code: sizes, edges, layers. Import contracts themselves are checked by import-linter."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "causerie"
MODULES = sorted(PACKAGE.rglob("*.py"))
MOST_LINES, MOST_OF_A_FUNCTION = 450, 60
EDGES = {"views/cli/group.py", "documents/loading.py", "pipeline/worker.py"}
"""Where any error at all becomes a line: the program as a whole, one document among others, one piece of long work."""


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def broad(path: Path) -> Iterator[ast.ExceptHandler]:
    """Handlers of everything that do not raise it again."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ExceptHandler):
            kind = ast.unparse(node.type) if node.type else ""
            again = any(isinstance(inner, ast.Raise) and inner.exc is None for inner in ast.walk(node))
            if kind in ("", "Exception", "BaseException") and not again:
                yield node


def contracts() -> list[dict[str, object]]:
    return list(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"])


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_short_and_so_are_its_functions(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES
    long = [one.name for one in functions(path) if (one.end_lineno or 0) - one.lineno >= MOST_OF_A_FUNCTION]
    assert long == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_everything_is_caught_only_at_the_edges(path: Path) -> None:
    caught = [handler.lineno for handler in broad(path)]
    assert caught == [] or name_of(path) in EDGES


def test_the_edges_are_still_there() -> None:
    assert {name_of(path) for path in MODULES if any(broad(path))} == EDGES


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_own_modules_are_imported_at_the_top(path: Path) -> None:
    inside = [
        ast.unparse(node)
        for one in functions(path)
        for node in ast.walk(one)
        if (isinstance(node, ast.ImportFrom) and (node.level or (node.module or "").startswith("causerie")))
        or (isinstance(node, ast.Import) and any(alias.name.startswith("causerie") for alias in node.names))
    ]
    assert inside == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_are_absolute(path: Path) -> None:
    assert [node.lineno for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom) and node.level] == []


def test_every_part_of_the_package_has_its_layer() -> None:
    layers = next(one for one in contracts() if one["type"] == "layers")["layers"]
    assert isinstance(layers, list)
    named = {part.strip() for layer in layers for part in layer.split("|")}
    parts = {path.stem for path in PACKAGE.glob("*.py") if not path.stem.startswith("__")}
    parts |= {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists() and path.name != "views"}
    parts |= {
        f"views.{path.stem}"
        for path in (PACKAGE / "views").iterdir()
        if not path.stem.startswith("__") and (path.suffix == ".py" or (path / "__init__.py").exists())
    }
    assert {f"causerie.{part}" for part in parts} == named


def test_views_are_kept_from_stages_store_and_pipeline() -> None:
    kept_from = {
        (source, target)
        for one in contracts()
        if one["type"] == "forbidden"
        for source in one["source_modules"]  # type: ignore[attr-defined]
        for target in one["forbidden_modules"]  # type: ignore[attr-defined]
    }
    views = {"causerie.views.report", "causerie.views.drawing", "causerie.views.render"}
    below = {"causerie.pipeline", "causerie.store", "causerie.reading", "causerie.assembly", "causerie.documents"}
    assert {(view, part) for view in views for part in below} <= kept_from
    assert ("causerie.views.cli", "causerie.store") in kept_from
