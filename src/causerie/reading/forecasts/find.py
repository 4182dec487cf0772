from __future__ import annotations

from causerie.reading.frame import Frame
from causerie.reading.sources import Chain
from causerie.values import Forecast


def find_forecasts(frame: Frame, chain: Chain) -> tuple[Forecast, ...]:
    return ()
