"""Map -> SVG."""

from causerie.views.drawing.svg import DrawingOptions, draw

__all__ = ["DrawingOptions", "draw"]
