"""Question -> ranked quotes."""

from causerie.answering.answer import ask

__all__ = ["ask"]
