"""Maps and claims in the formats of other programs: written, and read back."""

from causerie.views.exchange.content import Content
from causerie.views.exchange.formats import FORMATS, Format, Keeps, named, of_path
from causerie.views.exchange.reading import read_bytes, read_documents, read_map

__all__ = ["FORMATS", "Content", "Format", "Keeps", "named", "of_path", "read_bytes", "read_documents", "read_map"]
