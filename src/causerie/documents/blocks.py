"""Blocks that several formats share: a row of a table, a term with its text."""

from __future__ import annotations

from causerie.vocabulary import MarkKind

Run = tuple[str, MarkKind | None]
LONGEST_LABEL = 40
"""Characters of a first cell that is still taken as the name of who speaks in the second."""


def row_line(cells: list[str]) -> list[Run]:
    """A row as one paragraph: `Name: words` where a short cell stands before a longer one, else cells by tabs."""
    cells = [" ".join(cell.split()) for cell in cells if cell.strip()]
    if len(cells) == 2 and len(cells[0]) <= LONGEST_LABEL and any(char.isalpha() for char in cells[0]):
        return label_line(cells[0], [(cells[1], None)])
    return [("\t".join(cells), None)]


def label_line(label: str, runs: list[Run]) -> list[Run]:
    """The runs after a label and a colon."""
    return [(label.rstrip().removesuffix(":") + ": ", None), *runs]
