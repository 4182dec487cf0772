"""Named values of a source (a JSON object, front matter) sorted into a document's own fields and attributes."""

from __future__ import annotations

from collections.abc import Mapping

from causerie.dates import parse_date
from causerie.documents.parts import Parts, clean
from causerie.values import Mark

OWN = (
    "id",
    "title",
    "author",
    "outlet",
    "language",
    "url",
    "translated_from",
    "speaker",
    "spoken",
    "published",
    "date",
)
_DATES = ("spoken", "published", "date")
_URL = ("http://", "https://")


def parts_with(text: str, fields: Mapping[str, str], marks: tuple[Mark, ...] = ()) -> Parts:
    """The text with its fields: `date` is the day of utterance, `source` the outlet or, if it is one, the address.

    A date without a year is kept as an attribute and a note says so.
    """
    values = {name.replace("-", "_").replace(" ", "_"): value for name, raw in fields.items() if (value := clean(raw))}
    dates = {name: parse_date(values[name]) for name in _DATES if name in values}
    unread = [name for name, date in dates.items() if date is None]
    source = values.get("source")
    is_url = source is not None and source.startswith(_URL)
    return Parts(
        text=text,
        id=values.get("id"),
        title=values.get("title"),
        author=values.get("author"),
        outlet=values.get("outlet") or (None if is_url else source),
        spoken=dates.get("spoken") or dates.get("date"),
        published=dates.get("published"),
        language=values.get("language"),
        url=values.get("url") or (source if is_url else None),
        translated_from=values.get("translated_from"),
        speaker=values.get("speaker"),
        attributes={
            name: value
            for name, raw in fields.items()
            if (value := clean(raw)) and (name.replace("-", "_").replace(" ", "_") not in OWN or name in unread)
        },
        marks=marks,
        notes=tuple(
            f"{name} {values[name]!r} is no date with a year, so it is kept as an attribute only" for name in unread
        ),
    )
