"""Who is reported to say or think what: explicit reports of words and thoughts."""

from __future__ import annotations

from causerie.reading.attributions.find import explicit, find_attributions

__all__ = ["explicit", "find_attributions"]
