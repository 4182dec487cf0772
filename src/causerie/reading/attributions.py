from __future__ import annotations

from causerie.reading.frame import Frame
from causerie.values import Attribution


def find_attributions(frame: Frame) -> tuple[Attribution, ...]:
    return ()
