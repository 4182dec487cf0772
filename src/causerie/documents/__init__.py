"""Loading: a file, a folder, a table, rows or standard input -> Documents, whose text never moves again."""

from causerie.documents.loading import Loaded, document_of_text, load, load_all
from causerie.documents.options import Limits, LoadOptions

__all__ = ["Limits", "LoadOptions", "Loaded", "document_of_text", "load", "load_all"]
