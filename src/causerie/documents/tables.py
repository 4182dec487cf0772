"""Tables of interviews (.csv, .xlsx): a row a respondent, a column a question.

Which column is what: a header that ends in a question mark, or a column whose answers are long (half of
them 8 words or more), is a question. A column named text, transcript, interview or answer alone is the
whole talk. The others are facts about the respondent: those with a known name fill the document's own
fields (id, name, date, title, url ...), and all of them but the id are kept as attributes.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from causerie.dates import parse_date
from causerie.documents.decode import check_text
from causerie.documents.options import LoadOptions
from causerie.documents.parts import Composer, Parts, clean
from causerie.errors import UnreadableDocument
from causerie.values import Mark, Turn
from causerie.vocabulary import MarkKind, Role

Found = tuple[str | None, Parts | str]
LONG = 8
"""Words from which an answer is long."""
_FIELDS = {
    "id": (
        "id",
        "respondent",
        "respondent id",
        "participant",
        "participant id",
        "case",
        "case id",
        "code",
        "no",
        "nr",
        "#",
        "number",
    ),
    "speaker": ("name", "speaker", "interviewee", "respondent name", "full name", "participant name"),
    "date": ("date", "interview date", "date of interview", "spoken", "day"),
    "published": ("published", "publication date"),
    "title": ("title",),
    "url": ("url", "link"),
    "outlet": ("outlet", "source"),
    "author": ("author", "interviewer"),
    "translated_from": ("translated from", "translated_from"),
    "text": ("text", "transcript", "interview", "content", "full text"),
}


@dataclass(frozen=True, slots=True)
class Columns:
    """Positions of the columns: known fields by name, and the questions."""

    fields: dict[str, int]
    questions: tuple[int, ...]


def read_rows(rows: Sequence[Sequence[str]], options: LoadOptions) -> Iterator[Found]:
    """(id, document or what is wrong) of each row after the header; raises UnreadableDocument for no table."""
    if len(rows) < 2:
        raise UnreadableDocument("is a table without rows below its header")
    header = [clean(name) or f"column {at}" for at, name in enumerate(rows[0], 1)]
    columns = sort_columns(header, rows[1:])
    for row in rows[1:]:
        if any(cell.strip() for cell in row):
            yield _respondent(header, columns, row, options)


def sort_columns(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Columns:
    """Which column is a question and which a fact; raises UnreadableDocument where none holds answers."""
    fields: dict[str, int] = {}
    for at, name in enumerate(header):
        known = next((field for field, names in _FIELDS.items() if name.lower().strip(" :") in names), None)
        if known is not None:
            fields.setdefault(known, at)
    taken = set(fields.values())
    questions = tuple(
        at for at, name in enumerate(header) if at not in taken and (name.endswith("?") or _is_long(rows, at))
    )
    if not questions and "text" not in fields:
        raise UnreadableDocument(
            "is a table without answers: no header ends in '?', none is 'text', and no column holds sentences"
        )
    return Columns(fields, questions)


def _is_long(rows: Sequence[Sequence[str]], at: int) -> bool:
    counts = [len(row[at].split()) for row in rows if at < len(row) and row[at].strip()]
    return bool(counts) and statistics.median(counts) >= LONG


def _respondent(header: Sequence[str], columns: Columns, row: Sequence[str], options: LoadOptions) -> Found:
    def value(field: str) -> str | None:
        at = columns.fields.get(field)
        return clean(row[at]) if at is not None and at < len(row) else None

    row_id = value("id") or value("speaker")
    if len(row) > len(header):
        return row_id, f"has {len(row)} cells where the header has {len(header)}; check its quotation marks"
    if sum(map(len, row)) > options.limits.text:
        return row_id, f"has more than {options.limits.text:,} characters, too many for one document"
    speaker = value("speaker") or clean(options.speaker) or value("id")
    text, turns, marks = _talk(header, columns, row, speaker)
    if not text.strip():
        return row_id, "has no answer in any column"
    try:
        text = check_text(text)
    except UnreadableDocument as error:
        return row_id, str(error)
    notes = _date_notes(value("date"), value("published"))
    return row_id, Parts(
        text,
        title=value("title"),
        author=value("author"),
        outlet=value("outlet"),
        spoken=parse_date(value("date") or ""),
        published=parse_date(value("published") or ""),
        url=value("url"),
        translated_from=value("translated_from"),
        speaker=speaker,
        attributes=_attributes(header, columns, row),
        marks=marks,
        turns=turns,
        notes=notes,
    )


def _talk(
    header: Sequence[str], columns: Columns, row: Sequence[str], speaker: str | None
) -> tuple[str, tuple[Turn, ...], tuple[Mark, ...]]:
    composer = Composer()
    turns: list[Turn] = []
    whole = columns.fields.get("text")
    if whole is not None and whole < len(row):
        place = composer.add([(row[whole], None)])
        # A text beside questions is this respondent's; alone it may be a whole interview with its own voices.
        if place and columns.questions:
            turns.append(Turn(*place, speaker, Role.INTERVIEWEE))
    for at in columns.questions:
        if at < len(row) and row[at].strip():
            asked = composer.add([(header[at], MarkKind.BOLD)])
            answered = composer.add([(row[at].replace("\r\n", "\n").replace("\r", "\n"), None)], between="\n")
            turns += [
                Turn(*place, name, role)
                for place, name, role in ((asked, None, Role.INTERVIEWER), (answered, speaker, Role.INTERVIEWEE))
                if place
            ]
    return composer.text, tuple(turns), composer.marks


def _date_notes(*values: str | None) -> tuple[str, ...]:
    return tuple(f"{value!r} is no date with a year" for value in values if value and parse_date(value) is None)


def _attributes(header: Sequence[str], columns: Columns, row: Sequence[str]) -> dict[str, str]:
    left_out = {*columns.questions, columns.fields.get("id"), columns.fields.get("text")}
    cells = ((name, clean(row[at])) for at, name in enumerate(header) if at not in left_out and at < len(row))
    return {name: value for name, value in cells if value}
