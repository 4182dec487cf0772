"""How actors stand to each other, where a sentence says so outright."""

from __future__ import annotations

from causerie.reading.relations.find import find_relations

__all__ = ["find_relations"]
