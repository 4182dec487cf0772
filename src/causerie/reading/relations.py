from __future__ import annotations

from causerie.reading.frame import Frame
from causerie.reading.sources import Chain
from causerie.values import ActorRelation


def find_relations(frame: Frame, chain: Chain) -> tuple[ActorRelation, ...]:
    return ()
