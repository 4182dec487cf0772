"""The map as SVG for other programs, and as PNG.

Other programs (Inkscape, Word, the renderer of the PNG) know neither variables of CSS nor dark screens,
so that the style of the drawing is written out: each colour where it is used.
"""

from __future__ import annotations

import functools
import re
from importlib.resources import files
from pathlib import Path

import resvg_py

from causerie.errors import BadRequest
from causerie.views.drawing.svg import DrawingOptions, draw
from causerie.views.exchange.content import Content

ZOOM = 2.0
"""Dots of the PNG for one of the drawing."""
MOST = 60_000_000
"""Dots of a PNG at most."""
FONTS = "manimgx_fonts"
"""The package whose Noto fonts are used, so that a machine without fonts shows the words too; the PNG is
the same on every machine."""
FONT, EMOJI = "Noto Sans", "Noto Emoji"
_MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_VALUE = re.compile(r"(--[a-z-]+)\s*:\s*([^;}]+)")
_USE = re.compile(r"var\((--[a-z-]+)\)")
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_SHIFT = re.compile(r'y="(-?[0-9.]+)" dy="(-?[0-9.]+)"')
_TEXT = re.compile(r"(<text[^>]*>)([^<]+)")
_EMOJI = re.compile("[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\u200d\ufe0f\U0001f3fb-\U0001f3ff]*")
_LIKE = str.maketrans({"≈": "~"})
"""Signs of the drawing that the fonts lack."""
_SIZE = re.compile(r'width="(\d+)" height="(\d+)"')


def write_svg(content: Content) -> bytes:
    """The map as an SVG that any program draws alike; raises BadRequest where there is nothing to draw."""
    # A map of texts has claims that people can check; one that came from elsewhere has none that were read here.
    usual = DrawingOptions(title=content.title or "Map of the claims", review=bool(content.bundle.readings))
    drawing = draw(content.map, content.drawing or usual)
    if not drawing:
        raise BadRequest("nothing to draw: no claim here links two things")
    return plain(drawing).encode("utf-8", "replace")


def write_png(content: Content) -> bytes:
    """The same as PNG on white, twice as large; smaller where it would have too many dots."""
    return dotted(write_svg(content).decode())


def dotted(drawing: str) -> bytes:
    """A plain drawing as PNG on white."""
    found = _SIZE.search(drawing)
    width, height = (int(found[1]), int(found[2])) if found else (1, 1)
    zoom = min(ZOOM, (MOST / (width * height)) ** 0.5)
    made: bytes = resvg_py.svg_to_bytes(
        svg_string=_TEXT.sub(_lettered, drawing),
        background="#ffffff",
        zoom=zoom,
        skip_system_fonts=True,
        font_files=list(_fonts()),
        font_family=FONT,
        sans_serif_family=FONT,
    )
    return bytes(made)


def _lettered(match: re.Match[str]) -> str:
    """A text with the font named for its emoji: the renderer finds letters in other fonts by itself, but not these."""
    text = _EMOJI.sub(lambda found: f'<tspan font-family="{EMOJI}">{found[0][0]}</tspan>', match[2].translate(_LIKE))
    return match[1] + text


@functools.cache
def _fonts() -> tuple[str, ...]:
    folder = Path(str(files(FONTS)))
    return tuple(str(path) for path in sorted(folder.glob("*.ttf")) if "Italic" not in path.name)


def plain(drawing: str) -> str:
    """The drawing with a style that uses no variable and no query."""
    # A shift is lost on all letters but the first where a line runs from right to left.
    level = _SHIFT.sub(lambda match: f'y="{float(match[1]) + float(match[2]):.1f}"', drawing)
    return _STYLE.sub(lambda match: f"<style>{_written_out(match[1])}</style>", level, count=1)


def _written_out(style: str) -> str:
    rules = [(selector.strip(), body) for selector, body in _RULE.findall(_MEDIA.sub("", style))]
    values: dict[str, str] = {}
    signs: dict[str, str] = {}
    for selector, body in rules:
        for name, value in _VALUE.findall(body):
            if selector == ".cm":
                values[name] = value.strip()
            else:
                signs[selector] = _filled(value, values)
    lines = [".cm{font-family:'Noto Sans','DejaVu Sans',Arial,sans-serif;font-size:13px}"]
    for selector, body in rules:
        parts = (part.strip() for part in body.split(";"))
        kept = ";".join(part for part in parts if part and not part.startswith(("--", "font:")))
        if not kept:
            continue
        if "var(--cm)" not in kept:
            lines.append(f"{selector}{{{_filled(kept, values)}}}")
        # A colour that comes from the sign of the link: one rule a sign, above the element or on it.
        for sign, color in signs.items() if "var(--cm)" in kept else ():
            body_of = _filled(kept.replace("var(--cm)", color), values)
            for one in selector.split(","):
                lines += [f"{sign} {one}{{{body_of}}}", f"{sign}{one}{{{body_of}}}"]
    return "\n".join(lines)


def _filled(text: str, values: dict[str, str]) -> str:
    return _USE.sub(lambda match: values.get(match[1], "#000"), text.strip())
