"""What a server of one workspace needs to know. Clock, token and network place are given, never made here."""

from __future__ import annotations

from dataclasses import dataclass, field

from causerie.pipeline.desk import Desk
from causerie.pipeline.state import Clock
from causerie.pipeline.working import Workers

COOKIE = "causerie"
UPLOAD = 64 * 1024 * 1024
"""Bytes that one request may bring."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`person` decides unless a page says otherwise; `token` opens the workspace; `port` is what it listens on.

    `reader` is the reader that new documents are read with.
    """

    desk: Desk
    workers: Workers
    clock: Clock
    token: str
    port: int
    person: str = "somebody"
    reader: str | None = None
    hosts: tuple[str, ...] = field(default=("127.0.0.1", "localhost", "[::1]"))

    @property
    def names(self) -> frozenset[str]:
        """What a request may call this server."""
        return frozenset(f"{host}:{self.port}" for host in self.hosts)

    @property
    def origins(self) -> frozenset[str]:
        """Where a page that sends something may come from."""
        return frozenset(f"http://{name}" for name in self.names)

    @property
    def cookie(self) -> str:
        """The name of the cookie; cookies know hosts and not ports, and two workspaces may be open."""
        return f"{COOKIE}-{self.port}"
