"""A map from a file, shown or written in another format; nothing of it enters the workspace."""

from __future__ import annotations

from pathlib import PurePath

from causerie.errors import BadRequest
from causerie.pipeline.charting import chart_of
from causerie.pipeline.desk import Desk
from causerie.pipeline.leaving import Source, map_of
from causerie.pipeline.mapping import Ground, View
from causerie.views.exchange import Content, named
from causerie.views.exchange.formats import FORMATS
from causerie.views.exchange.reading import map_in
from causerie.views.render.maps import chart_lines
from causerie.views.web.files import Written
from causerie.views.web.maps.files import MEDIA

TEXT = "text"
"""In words, as `causerie map --from` tells it."""


def written(desk: Desk, file: str, data: bytes, format_name: str, speakers: tuple[str, ...], today: str) -> Written:
    """The map in a file in another format, or in words; of some speakers, else of all that it holds.

    Raises BadRequest for what is no map, and UnknownName for a speaker who is not in it.
    """
    ground = Ground(map_in(file, data))
    bundle, names = map_of(Source(ground, View(), speakers, desk), union=False)
    people = names or bundle.map.holders
    whose = people[0] if len(people) == 1 else f"{len(people)} speakers joined" if people else "nobody named"
    stem = PurePath(file).stem or "map"
    if format_name == TEXT:
        lines = chart_lines(chart_of(bundle.map, names[0] if len(names) == 1 else None, ground.map), {})
        return Written(f"{stem}.txt", "text/plain; charset=utf-8", "\n".join(lines).encode("utf-8", "replace"))
    form = named(format_name, [one for one in FORMATS if one.name in MEDIA])
    content = Content(bundle, title=f"Map of {whose}", date=today)
    if not bundle.map.links and form.name in ("svg", "png"):
        raise BadRequest(f"{file}: nothing to draw: it holds no link")
    return Written(f"{stem}{form.suffix}", MEDIA[form.name], form.write(content))
