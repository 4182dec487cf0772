"""`causerie serve`."""

from __future__ import annotations

import gc
import secrets
import socket
import threading
import webbrowser
from pathlib import Path

import click
import uvicorn

from causerie.errors import BadRequest
from causerie.pipeline.desk import Desk
from causerie.pipeline.working import Workers
from causerie.views.cli.options import login, now
from causerie.views.render.safe import safe
from causerie.views.web.app import application
from causerie.views.web.pages.documents import READERS
from causerie.views.web.settings import Settings

HOST = "127.0.0.1"
"""Loopback only: what is in a workspace is shared by a report, never by a server."""
KEY = 24
"""Bytes of the token."""


@click.command("serve", short_help="Open the workspace in a browser.")
@click.argument("workspace", required=False, type=click.Path(path_type=Path, dir_okay=False), metavar="[WORKSPACE]")
@click.option(
    "-w", "--workspace", "named", type=click.Path(path_type=Path, dir_okay=False), help="The same, as elsewhere."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8350, show_default=True, help="0 takes any free port.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.option("--by", "person", envvar="CAUSERIE_PERSON", metavar="NAME", help="Who decides; else the login name.")
@click.option("--reader", metavar="READER", default=None, help="What new documents are read with; see causerie read.")
def serve_command(
    workspace: Path | None, named: Path | None, port: int, no_browser: bool, person: str | None, reader: str | None
) -> None:
    """Open the workspace in a browser: read, review, map, what-if and ledger by hand.

    The page is on this machine alone and its address holds a key; whoever has it may decide. Ctrl+C ends it.

    \b
    Examples:
      causerie serve
      causerie serve harbour.db --port 9000 --no-browser
    """
    path = _workspace(workspace, named)
    _known(reader)
    place = listening(port)
    desk = Desk(path)
    desk.state()
    # What is loaded now stays; the collector need not look at it again at each decision.
    gc.freeze()
    token = secrets.token_urlsafe(KEY)
    workers = Workers(path, desk)
    settings = Settings(desk, workers, now, token, place.getsockname()[1], person or login(), reader)
    address = f"http://{HOST}:{settings.port}/?token={token}"
    click.echo(f"{safe(str(path))} is open at {address}\nEnd with Ctrl+C.")
    if not no_browser:
        threading.Timer(0.5, webbrowser.open, (address,)).start()
    try:
        _run(settings, place)
    finally:
        workers.close()
        desk.close()


def _workspace(given: Path | None, named: Path | None) -> Path:
    """The one that was named, in either way; raises BadRequest before anything is opened that cannot work."""
    if given and named and given != named:
        raise BadRequest(f"two workspaces were named, {given} and {named}; name one")
    path = given or named or Path("causerie.db")
    if not path.absolute().parent.is_dir():
        raise BadRequest(f"{path}: there is no folder {path.absolute().parent}; make it, or name another place")
    return path


def _known(reader: str | None) -> None:
    names = [name for name, _ in READERS]
    if reader and reader not in names and not Path(reader).is_dir():
        raise BadRequest(f"there is no reader {reader!r}; choose {', '.join(names)} or the folder of a model")


def _run(settings: Settings, place: socket.socket) -> None:
    config = uvicorn.Config(
        application(settings), log_level="error", access_log=False, server_header=False, lifespan="off", ws="none"
    )
    uvicorn.Server(config).run(sockets=[place])


def listening(port: int) -> socket.socket:
    """A socket on this machine's own address; port 0 is any free one. Raises BadRequest where it is taken."""
    # asyncio sends small answers at once only on sockets that name their protocol; else each waits 40 ms.
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((HOST, port))
    except OSError as error:
        made.close()
        raise BadRequest(f"port {port} is taken; name another with --port, or --port 0 for any free one") from error
    made.listen(128)
    return made
