from __future__ import annotations

from causerie.reading.frame import Frame
from causerie.reading.sources import Chain
from causerie.values import Event


def find_events(frame: Frame, chain: Chain) -> tuple[Event, ...]:
    return ()
