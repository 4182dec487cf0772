"""Asking the documents a question."""

from __future__ import annotations

from causerie.answering import ask
from causerie.reading.parse import load_pipeline
from causerie.values import Answering, Bundle


def answer(question: str, bundle: Bundle) -> Answering:
    """What the documents of the bundle say to a question, ranked; nothing where they do not answer it."""
    return ask(question, bundle.documents, bundle.readings, load_pipeline())
