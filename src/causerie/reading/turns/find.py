"""Turns of a document."""

from __future__ import annotations

from causerie.values import Document, Role, Turn


def find_turns(document: Document) -> tuple[Turn, ...]:
    """The runs of text with one voice, in order."""
    return (Turn(0, len(document.text), None, Role.NARRATOR),)
