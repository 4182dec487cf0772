"""Plain text: the stored text is the file itself."""

from __future__ import annotations

from causerie.documents.decode import decode_text
from causerie.documents.options import LoadOptions
from causerie.documents.parts import Parts


def read_text(data: bytes, options: LoadOptions) -> Parts:
    """The file's text, character for character; raises UnreadableDocument for binary data."""
    return Parts(decode_text(data, options.encoding))
