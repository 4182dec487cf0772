"""What an export may hold, whatever the format."""

from __future__ import annotations

from dataclasses import dataclass

from causerie.values import Bundle, Map
from causerie.views.drawing.svg import DrawingOptions


@dataclass(frozen=True, slots=True)
class Content:
    """Documents with their readings, and the map of them; `title` and `date` (ISO 8601) of the export.

    A map that came from a file has no documents. `drawing`: how a picture is drawn, where not as usual.
    """

    bundle: Bundle
    title: str = ""
    date: str = ""
    drawing: DrawingOptions | None = None

    @property
    def map(self) -> Map:
        """The map to write."""
        return self.bundle.map
