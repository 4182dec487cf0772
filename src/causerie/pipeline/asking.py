"""Asking the documents a question."""

from __future__ import annotations

from causerie.answering import ask
from causerie.pipeline.desk import Desk
from causerie.pipeline.questions import worded
from causerie.reading.parse import load_pipeline
from causerie.values import Answering, Bundle


def answer(question: str, bundle: Bundle) -> Answering:
    """What the documents of the bundle say to a question, ranked; nothing where they do not answer it."""
    return ask(question, bundle.documents, bundle.readings, load_pipeline())


def answers(desk: Desk, question: str, checked: bool) -> Answering:
    """What the documents of a desk say to a question today; `checked`: only what people have checked."""
    return answer(worded(question), desk.bundle(checked=checked))
