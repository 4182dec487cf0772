"""How forecasts are entered."""

from __future__ import annotations

from dataclasses import dataclass

from causerie.scales import DEFAULT
from causerie.vocabulary import Hemisphere


@dataclass(frozen=True, slots=True)
class EnterOptions:
    """`scale`: whose words have a range of per cent; `zone`: the IANA time zone in which days count; `hemisphere`:
    where the speakers' seasons are.
    """

    scale: str = DEFAULT
    zone: str = "UTC"
    hemisphere: Hemisphere = Hemisphere.NORTHERN
