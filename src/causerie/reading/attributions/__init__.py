"""Who is reported to say or think what: explicit reports of words and thoughts."""

from __future__ import annotations

from causerie.reading.attributions.find import find_attributions

__all__ = ["find_attributions"]
