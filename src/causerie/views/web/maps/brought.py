"""A map from a file, shown or written in another format; nothing of it enters the workspace."""

from __future__ import annotations

from pathlib import PurePath

from causerie.errors import BadRequest
from causerie.pipeline.charting import chart_of
from causerie.pipeline.desk import Desk
from causerie.pipeline.leaving import Source, map_of
from causerie.pipeline.mapping import Ground, View
from causerie.pipeline.scenarios import answer_on
from causerie.pipeline.supposing import Answered, Question
from causerie.values import Bundle
from causerie.views.drawing.bars import draw_bars
from causerie.views.exchange import Content, named
from causerie.views.exchange.formats import FORMATS
from causerie.views.exchange.picture import plain
from causerie.views.exchange.reading import map_in
from causerie.views.render.maps import chart_lines
from causerie.views.render.safe import to_json
from causerie.views.render.whatif import telling, whatif_lines
from causerie.views.render.whatif_data import whatif_data
from causerie.views.web.files import Written
from causerie.views.web.maps.files import MEDIA

TEXT = "text"
"""In words, as `causerie map --from` tells it."""
WORDS = "text/plain; charset=utf-8"
FOLLOWING = {TEXT: (".txt", WORDS), "json": (".json", "application/json"), "svg": (".svg", "image/svg+xml")}
"""As what an answer to a what-if question can be had."""


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
        return Written(f"{stem}.txt", WORDS, "\n".join(lines).encode("utf-8", "replace"))
    form = named(format_name, [one for one in FORMATS if one.name in MEDIA])
    content = Content(bundle, title=f"Map of {whose}", date=today)
    if not bundle.map.links and form.name in ("svg", "png"):
        raise BadRequest(f"{file}: nothing to draw: it holds no link")
    return Written(f"{stem}{form.suffix}", MEDIA[form.name], form.write(content))


def followed(desk: Desk, file: str, data: bytes, format_name: str, question: Question) -> Written:
    """What follows from a question on the map in a file: in words, as JSON, or as bars (svg); as `causerie whatif
    --from` tells it. Raises BadRequest for what is no map and for another format, UnknownName for what is not in it.
    """
    if format_name not in FOLLOWING:
        raise BadRequest(f"there is no answer as {format_name!r}; there are {', '.join(FOLLOWING)}")
    answered = answer_on(Ground(map_in(file, data)), question)
    told = telling(answered.outcome, Bundle((), (), map=answered.map))
    lines = {
        TEXT: lambda: "\n".join(whatif_lines(told)),
        "json": lambda: to_json(whatif_data(told)),
        "svg": lambda: plain(_bars(answered)),
    }
    suffix, media = FOLLOWING[format_name]
    return Written(f"{PurePath(file).stem or 'map'}{suffix}", media, lines[format_name]().encode("utf-8", "replace"))


def _bars(answered: Answered) -> str:
    drawing = draw_bars(answered.outcome, answered.map)
    if not drawing:
        raise BadRequest("nothing to draw: no path of two links or more leads on from what is pushed; see it in words")
    return drawing
