"""Options that several commands share."""

from __future__ import annotations

import datetime
import functools
import getpass
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from causerie.errors import BadRequest
from causerie.pipeline.deciding import By
from causerie.pipeline.filtering import Filters
from causerie.pipeline.pseudonyms import load_names, under_pseudonyms
from causerie.pipeline.viewing import look, one
from causerie.pseudonyms import Names
from causerie.values import Bundle, LeftOut
from causerie.views.markup import plural
from causerie.views.render.items import Shown
from causerie.views.render.safe import to_json
from causerie.vocabulary import Level, Status

Command = Callable[..., Any]

workspace = click.option(
    "-w",
    "--workspace",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("causerie.db"),
    show_default=True,
    envvar="CAUSERIE_WORKSPACE",
    help="The workspace file.",
)
as_json = click.option("--json", "as_json", is_flag=True, help="One JSON object a line instead of text.")


@dataclass(frozen=True, slots=True)
class Scope:
    """What a view shows: a workspace, filters, and names to put in the place of names."""

    workspace: Path
    filters: Filters
    names: Names

    @property
    def whole(self) -> bool:
        """Whether everything is shown, under the names that people have."""
        return self.filters == Filters() and not self.names.pseudonyms

    def bundle(self) -> Bundle:
        """The filtered bundle, under pseudonyms where there are any."""
        return under_pseudonyms(self.raw(), self.names)

    def raw(self) -> Bundle:
        """The filtered bundle, with the names as they are."""
        return look(self.workspace, self.filters)


_FILE = click.Path(path_type=Path, dir_okay=False)
_STATUS = click.Choice([status.value for status in Status])
_CERTAINTY = click.Choice([level.value for level in Level])
_SCOPE = (
    workspace,
    click.option("--speaker", "speakers", multiple=True, metavar="NAME", help="Only what this person says."),
    click.option("--factor", "factors", multiple=True, metavar="WORDS", help="Only what names this thing."),
    click.option("--status", "statuses", multiple=True, type=_STATUS, help="Only claims of this status."),
    click.option("--certainty", "certainties", multiple=True, type=_CERTAINTY, help="Only this certainty."),
    click.option(
        "--attribute", "attributes", multiple=True, metavar="KEY=VALUE", help="Only documents with this value."
    ),
    click.option("--document", "documents", multiple=True, metavar="DOC", help="Only this document (D1, id or title)."),
    click.option("--code", "codes", multiple=True, metavar="CODE", help="Only what has this code, or one under it."),
    click.option("--pseudonyms", type=_FILE, help="File of names and pseudonyms (CSV or JSON)."),
)


def scoped(command: Command) -> Command:
    """Adds the options of a view; the command gets them as one `scope`."""

    @functools.wraps(command)
    def with_scope(**given: Any) -> Any:
        return command(scope=_scope(given), **given)

    return _with(with_scope, _SCOPE)


def _scope(given: dict[str, Any]) -> Scope:
    """Takes the options of `scoped` out of `given`."""
    names = load_names(given.pop("pseudonyms"))
    filters = Filters(
        speakers=tuple(names.real(name) for name in given.pop("speakers")),
        factors=given.pop("factors"),
        statuses=tuple(Status(value) for value in given.pop("statuses")),
        certainties=tuple(Level(value) for value in given.pop("certainties")),
        attributes=tuple(_pair(value) for value in given.pop("attributes")),
        documents=given.pop("documents"),
        codes=given.pop("codes"),
    )
    return Scope(given.pop("workspace"), filters, names)


def _pair(value: str) -> tuple[str, str]:
    key, equals, rest = value.partition("=")
    if not equals or not key.strip():
        raise BadRequest(f"--attribute {value}: expected KEY=VALUE, as in --attribute region=north")
    return key.strip(), rest.strip()


_BY = (
    click.option(
        "--by",
        "person",
        envvar="CAUSERIE_PERSON",
        default=None,
        metavar="NAME",
        help="Who decides; else the login name.",
    ),
    click.option("--reason", default="", help="Why; kept in the log."),
)


def deciding(command: Command) -> Command:
    """Adds the workspace and who decides and why; the command gets the latter as one `by`."""

    @functools.wraps(command)
    def with_by(**given: Any) -> Any:
        person = given.pop("person") or login()
        return command(by=By(person, now, given.pop("reason")), **given)

    return _with(with_by, (workspace, *_BY))


def _with(command: Command, options: Iterable[Callable[[Command], Command]]) -> Command:
    for option in reversed(tuple(options)):
        command = option(command)
    return command


def login() -> str:
    """The user's login name, where the system has one."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


def now() -> datetime.datetime:
    """The clock that everything below is given."""
    return datetime.datetime.now(datetime.UTC)


def one_shown(path: Path, name: str) -> Shown:
    """The item that a user named, ready to be shown."""
    found, bundle, _ = one(path, name)
    act = bundle.reviewed.get(found.item.id)
    memo, codes = bundle.memos.get(found.item.id, ""), bundle.codebook.tags.get(found.item.id, ())
    return Shown(found.alias, found.item, found.shelved.document, found.shelved.reading, act, memo, codes)


def print_lines(lines: Iterable[str], empty: str = "") -> None:
    """Lines to standard output; `empty` if there are none."""
    found = False
    for line in lines:
        found = True
        click.echo(line)
    if not found and empty:
        click.echo(empty)


def print_json(objects: Iterable[Any]) -> None:
    """One JSON object a line."""
    for data in objects:
        # As bytes: JSON is UTF-8 whatever the terminal's encoding is.
        click.echo(to_json(data).encode())


def without(gone: LeftOut) -> str:
    """What to say, after what was written, of items that are withheld."""
    if not gone.withheld:
        return ""
    beside = f", and {gone.beside} with the same words" if gone.beside else ""
    return f"; {plural(gone.withheld, 'item')} withheld{beside}: left out (--withheld keeps them)"


def write_drawing(path: Path, drawing: str) -> None:
    """Write an SVG; raises BadRequest where the name of the file promises something else."""
    if path.suffix.lower() != ".svg":
        raise BadRequest(
            f"{path}: what is drawn here is SVG; name a .svg file (a map as PNG: causerie export -o map.png)"
        )
    write_file(path, drawing)


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all; text as UTF-8."""
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.write_bytes(content.encode("utf-8", "replace") if isinstance(content, str) else content)
        draft.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        draft.unlink(missing_ok=True)
