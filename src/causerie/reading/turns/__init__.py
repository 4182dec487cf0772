"""Who speaks where: the turns of a document, with speaker and role."""

from __future__ import annotations

from causerie.reading.turns.find import find_turns

__all__ = ["find_turns"]
