"""Turns: who speaks where, and in which role."""

from causerie.reading.turns.find import find_turns

__all__ = ["find_turns"]
