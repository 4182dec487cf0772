from __future__ import annotations

from causerie.reading.frame import Frame
from causerie.values import Question


def find_questions(frame: Frame) -> tuple[Question, ...]:
    return ()
