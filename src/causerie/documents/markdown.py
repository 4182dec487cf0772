"""Markdown: the stored text is the file itself; its signs are marked, not removed.

So offsets are those of the file. Front matter (`---`, lines `name: value`) gives metadata.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from causerie.documents.decode import decode_text
from causerie.documents.fields import parts_with
from causerie.documents.options import LoadOptions
from causerie.documents.parts import Parts
from causerie.values import Mark
from causerie.vocabulary import MarkKind

_FRONT = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z][\w -]{0,60}?)[ \t]*:[ \t]*(\S.*)$")
_HEADING = re.compile(r"(?m)^[ ]{0,3}(#{1,6})[ \t]+([^\n]+?)[ \t]*(#*)[ \t]*$")
_UNDERLINED = re.compile(r"(?m)^([^\n#>*-][^\n]{0,199})\n(=+|-{3,})[ \t]*$")
_BOLD = re.compile(r"(?<!\\)(\*\*|__)(?=\S)((?:(?!\1)[^\n]){1,2000})(?<=\S)\1")
_ITALIC = re.compile(
    r"(?<![\\*\w])\*(?=[^\s*])[^*\n]+?(?<=[^\s*])\*(?![*\w])|(?<![\\_\w])_(?=[^\s_])[^_\n]+?(?<=[^\s_])_(?![_\w])"
)
_QUOTED = re.compile(r"(?m)^[ ]{0,3}((?:>[ \t]?)+)")
_LINK = re.compile(r"(!?\[)([^\[\]\n]{0,300})(\]\([^()\s]{1,2000}(?: \"[^\"\n]{0,200}\")?\))")
_COMMENT = re.compile(r"<!--(?:(?!-->|<!--).){0,20000}-->|(?m:^(?:[-*_][ \t]*){3,}$)", re.DOTALL)


def read_markdown(data: bytes, options: LoadOptions) -> Parts:
    """The file's text with marks; raises UnreadableDocument for binary data."""
    text = decode_text(data, options.encoding)
    front = _FRONT.match(text)
    fields = dict(_fields(front.group(1))) if front else {}
    start = front.end() if front else 0
    marks = [Mark(MarkKind.FURNITURE, 0, start)] if front else []
    marks += _marks(text, start)
    return parts_with(text, fields, tuple(sorted(marks, key=lambda mark: (mark.start, mark.end))))


def _fields(front: str) -> Iterator[tuple[str, str]]:
    """Lines `name: value`; nested YAML is passed over."""
    for match in map(_FIELD.match, front.split("\n")):
        if match is not None:
            yield match.group(1).strip().lower(), match.group(2).strip().strip("\"'")


def _marks(text: str, start: int) -> Iterator[Mark]:
    for match in _HEADING.finditer(text, start):
        yield Mark(MarkKind.SIGN, match.start(1), match.start(2))
        asks = match.group(2).endswith("?")
        yield Mark(MarkKind.BOLD if asks else MarkKind.HEADING, *match.span(2))
    for match in _UNDERLINED.finditer(text, start):
        yield Mark(MarkKind.HEADING, *match.span(1))
        yield Mark(MarkKind.FURNITURE, *match.span(2))
    for match in _BOLD.finditer(text, start):
        yield Mark(MarkKind.SIGN, *match.span(1))
        yield Mark(MarkKind.BOLD, *match.span(2))
        yield Mark(MarkKind.SIGN, match.end(2), match.end())
    for match in _ITALIC.finditer(text, start):
        yield Mark(MarkKind.SIGN, match.start(), match.start() + 1)
        yield Mark(MarkKind.SIGN, match.end() - 1, match.end())
    for match in _QUOTED.finditer(text, start):
        yield Mark(MarkKind.SIGN, *match.span(1))
    for match in _LINK.finditer(text, start):
        if match.group(1) == "![":
            yield Mark(MarkKind.CAPTION, *match.span())
        else:
            yield Mark(MarkKind.SIGN, *match.span(1))
            yield Mark(MarkKind.SIGN, *match.span(3))
    for match in _COMMENT.finditer(text, start):
        yield Mark(MarkKind.FURNITURE, *match.span())
