"""What the documents promise exists: commands, options, make targets, files, links."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from causerie.views.cli import main

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMMANDS = sorted(main.list_commands(click.Context(main)))
_CALL = re.compile(r"(?:^|`|\$ |\| )causerie ((?:[^`\n#|]|\|(?! ))+)", re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
_TARGET = re.compile(r"`make ([a-z-]+)")


def command(name: str) -> click.Command:
    found = main.get_command(click.Context(main), name)
    assert found is not None
    return found


def page_id(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does_and_shows_how(name: str) -> None:
    text = command(name).get_help(click.Context(command(name), info_name=f"causerie {name}"))
    assert command(name).get_short_help_str(200)
    assert f"causerie {name}" in re.split(r"Examples?:\n", text, maxsplit=1)[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name: str) -> None:
    bare = [one.name for one in command(name).params if isinstance(one, click.Option) and not one.help]
    assert bare == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_place_in_the_reference(name: str) -> None:
    assert f"## causerie {name}\n" in (ROOT / "docs" / "reference" / "commands.md").read_text("utf-8")


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_calls_in_a_page_have_a_command_and_options_that_exist(path: Path) -> None:
    for call in _CALL.findall(path.read_text("utf-8")):
        words = call.split()
        if not words[0].isalpha():
            continue
        assert words[0] in COMMANDS, call
        known = {option for one in command(words[0]).params for option in (*one.opts, *one.secondary_opts)}
        used = {word.split("=")[0].rstrip(".,;:)") for word in words[1:] if word.startswith("--")}
        assert used <= known | {"--help"}, call


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_links_and_pictures_of_a_page_are_there(path: Path) -> None:
    gone = [link for link in _LINK.findall(path.read_text("utf-8")) if not (path.parent / link).exists()]
    assert gone == []


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_make_targets_of_a_page_are_there(path: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(_TARGET.findall(path.read_text("utf-8"))) <= targets


def test_every_page_can_be_reached_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    reached = {(ROOT / link).resolve() for link in _LINK.findall(readme)}
    reached |= {(ROOT / "docs" / "reference" / "cues.md").resolve()}
    assert {path.resolve() for path in PAGES} - reached == {(ROOT / "README.md").resolve()}
