from __future__ import annotations

from causerie.reading.frame import Frame
from causerie.reading.sources import Chain
from causerie.values import CausalClaim


def find_causal(frame: Frame, chain: Chain) -> tuple[CausalClaim, ...]:
    return ()
