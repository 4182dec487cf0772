"""Maps to be written and read back: random ones with hostile names, and a small one to look at."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from hypothesis import strategies as st

from causerie.values import Bundle, Evidence, Factor, Link, Map, Place, Quote
from causerie.views.exchange import Content, Keeps
from causerie.views.exchange.bounds import xml_text
from causerie.views.exchange.claim_rows import DIGITS
from causerie.vocabulary import Direction, FactorKind, Level, Part, Sign, Status, Strength

HOSTILE = (
    'rain, "heavy"; and\nwind', "=1+1", "+43 1", "-5 °C", "@SUM(A1)", "\tindented", "'quoted'", "'=cell", "''two",
    "🌧️ rain 🚜", "שלום של הכפר", "مطر غزير", "<b>&amp;</b>", "]]>", "_x0041_", "a\\b", "  wide  ", "\r\nbreak",
    "true", "NaN", "1e5", "007", "#N/A", "None", "＝wide", "; DROP", "\x0cpage", "\x1fcell",
)  # fmt: skip
_ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=8)
NAMES = (st.sampled_from(HOSTILE) | _ANY).filter(lambda text: bool(text.strip()))
IDS = st.text("abcdefgh0123456789", min_size=3, max_size=6)
QUOTES = st.builds(lambda text, start: Quote(text, start, start + len(text)), NAMES, st.integers(0, 9999))
CLAIMS = st.builds(
    Evidence,
    document=NAMES,
    claim=IDS,
    speaker=st.none() | NAMES,
    sign=st.sampled_from(Sign),
    status=st.sampled_from(Status),
    certainty=st.sampled_from(Level),
    quote=QUOTES,
    reviewed=st.booleans(),
    condition=st.none() | QUOTES,
    horizon=st.none() | QUOTES,
    strength=st.none() | st.sampled_from(Strength),
    date=st.none() | st.sampled_from(["2031-05-02", "2031", "2031-05"]),
    despite=st.none() | QUOTES,
)
PLACES = st.builds(Place, NAMES, IDS, st.sampled_from(Part), st.sampled_from(Direction), NAMES, suggested=st.booleans())
_SHARES = st.floats(0, 1) | st.sampled_from([0.0, 1.0, 0.5])


@st.composite
def maps(draw: Callable[[st.SearchStrategy], object]) -> Map:  # type: ignore[type-arg]
    """Any map: loops on one factor, isolated factors, two of one label, links that are only denied."""
    ids = draw(st.lists(IDS, max_size=6, unique=True))
    factors = tuple(
        Factor(one, draw(NAMES), tuple(draw(st.lists(PLACES, max_size=2))), draw(st.sampled_from(FactorKind)))  # type: ignore[arg-type, call-overload]
        for one in ids  # type: ignore[attr-defined]
    )
    one_of = st.sampled_from(ids)  # type: ignore[arg-type, var-annotated]
    pairs = draw(st.lists(st.tuples(one_of, one_of), max_size=8, unique=True)) if ids else []
    links = tuple(
        Link(
            *pair,
            draw(st.sampled_from(Sign)),  # type: ignore[arg-type]
            tuple(draw(st.lists(CLAIMS, min_size=1, max_size=3))),  # type: ignore[arg-type]
            draw(_SHARES),  # type: ignore[arg-type]
            draw(st.none() | _SHARES),  # type: ignore[arg-type]
            draw(st.booleans()),  # type: ignore[arg-type]
        )
        for pair in pairs  # type: ignore[attr-defined]
    )
    cut = draw(st.integers(0, len(links)))
    return Map(factors, links[:cut], (), links[cut:])  # type: ignore[misc]


def content(drawn: Map) -> Content:
    """An export of a map that came without documents."""
    return Content(Bundle((), (), map=drawn))


def kept(drawn: Map, keeps: frozenset[Keeps]) -> Map:
    """What a format that keeps these things must give back of the map: in no order, without what follows."""
    names = {factor.id: factor.label for factor in drawn.factors}
    clean = str if Keeps.CONTROLS in keeps else xml_text
    factors = [
        dataclasses.replace(
            factor,
            label=clean(factor.label),
            mentions=tuple(sorted(map(_plain, factor.mentions), key=repr)) if Keeps.MENTIONS in keeps else (),
        )
        for factor in drawn.factors
    ]
    links = [_link(link, keeps) for link in drawn.links]
    denied = [_link(link, keeps) for link in drawn.denied] if Keeps.DENIED in keeps else []
    if Keeps.IDS not in keeps:
        factors = [Factor("", factor.label) for factor in factors]
        links = [dataclasses.replace(one, cause=names[one.cause], effect=names[one.effect]) for one in links]
    return Map(tuple(sorted(factors, key=repr)), tuple(sorted(links, key=repr)), (), tuple(sorted(denied, key=repr)))


def _link(link: Link, keeps: frozenset[Keeps]) -> Link:
    if Keeps.CLAIMS not in keeps:
        return Link(link.cause, link.effect, link.sign)
    plus = None if link.plus is None else round(link.plus, DIGITS)
    claims = tuple(_plain(claim) for claim in link.claims)
    return dataclasses.replace(link, claims=claims, presence=round(link.presence, DIGITS), plus=plus)


def _plain(value):  # type: ignore[no-untyped-def]
    """A claim or mention without characters that XML lacks, so that XML formats can be compared at all."""
    changed = {}
    for field in dataclasses.fields(value):
        part = getattr(value, field.name)
        if isinstance(part, Quote):
            changed[field.name] = Quote(xml_text(part.text), part.start, part.end)
        elif type(part) is str:
            changed[field.name] = xml_text(part)
    return dataclasses.replace(value, **changed)


def _claim(words: str, sign: Sign, speaker: str | None = "Ina Holt") -> Evidence:
    return Evidence(
        "lake", f"c{len(words)}", speaker, sign, Status.ASSERTED, Level.LIKELY, Quote(words, 3, 3 + len(words))
    )


SMALL = Map(
    (
        Factor("a", "rain", (Place("lake", "c9", Part.CAUSE, Direction.INCREASE, "the rain"),)),
        Factor("b", "lake level", kind=FactorKind.GOAL),
        Factor("c", "dust"),
        Factor("d", "nobody's business"),
    ),
    (
        Link("a", "b", Sign.PLUS, (_claim("rain fills the lake", Sign.PLUS),), 0.5, 1.0),
        Link("b", "c", Sign.MINUS, (_claim("a full lake lays the dust", Sign.MINUS, None),), 0.8, 0.0, True),
    ),
    ("Ina Holt",),
)
"""A small map with a quote for each link."""
