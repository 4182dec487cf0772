"""Two maps in one layout."""

from __future__ import annotations

import dataclasses
import re
from xml.etree.ElementTree import fromstring

import pytest

from causerie.values import Compared, Evidence, Link, Quote
from causerie.views.drawing.beside import FACTORS, alone, beside, together
from causerie.vocabulary import Level, Sign, Status

NAMES = ("Ina & Holt", "Tor <Velling>")


def link(cause: str, effect: str, sign: Sign = Sign.PLUS, status: Status = Status.ASSERTED) -> Link:
    claim = Evidence("d", f"{cause}{effect}", None, sign, status, Level.CERTAIN, Quote("x", 0, 1))
    return Link(cause, effect, sign, (claim,))


def both(cause: str, effect: str, a: Link | None, b: Link | None) -> Compared:
    return Compared(cause.upper(), effect.upper(), a, b)


TWO = (
    both("rain", "mud", link("rain", "mud"), link("rain", "mud", Sign.MINUS)),
    both("mud", "delay", link("mud", "delay"), link("mud", "delay", status=Status.DENIED)),
    both("delay", "anger", link("delay", "anger"), None),
    both("rain", "grain", None, link("rain", "grain")),
)


def boxes(body: str) -> list[str]:
    """Where the boxes stand."""
    return re.findall(r"<rect x=\"([-0-9.]+)\" y=\"([-0-9.]+)\" width=\"\d{3}", body)


def test_a_factor_stands_at_one_place_in_both() -> None:
    pair = beside(NAMES, TWO)
    assert pair is not None
    first, second = pair.panels
    assert boxes(first.body) == boxes(second.body)
    assert len(boxes(first.body)) == 5
    assert (first.width, first.height) == (second.width, second.height)


def test_what_the_other_says_is_grey_and_where_they_part_is_underlaid() -> None:
    pair = beside(NAMES, TWO)
    assert pair is not None
    for panel in pair.panels:
        assert panel.body.count("cm-halo") == 2
        assert panel.body.count('aria-hidden="true"') == 1
    assert "cm-not" in pair.panels[1].body
    assert "cm-not" not in pair.panels[0].body


def test_links_lead_to_their_claims_only_on_a_page() -> None:
    plain, page = beside(NAMES, TWO), beside(NAMES, TWO, anchors=True)
    assert plain is not None
    assert page is not None
    assert "<a " not in plain.panels[0].body
    assert re.findall(r'href="#(p\d+)"', page.panels[0].body) == ["p0", "p1", "p2"]
    assert re.findall(r'href="#(p\d+)"', page.panels[1].body) == ["p0", "p1", "p3"]


def test_both_are_whole_pictures_with_names_escaped() -> None:
    pair = beside(NAMES, TWO, anchors=True)
    assert pair is not None
    for drawing in (together(pair), alone(pair.panels[1], "one")):
        fromstring(drawing)
        assert "Tor &lt;Velling&gt;" in drawing
    assert "grey: only the other side says it" in together(pair)


def test_of_many_links_the_first_are_drawn_and_the_rest_counted() -> None:
    many = tuple(both(f"c{at}", f"e{at}", link(f"c{at}", f"e{at}"), None) for at in range(FACTORS))
    pair = beside(NAMES, many)
    assert pair is not None
    assert len(pair.links) == FACTORS // 2
    assert pair.left_out == FACTORS - FACTORS // 2
    assert f"{pair.left_out} links with less support not drawn" in together(pair)


@pytest.mark.parametrize("links", [(), (both("rain", "rain", link("rain", "rain"), None),)])
def test_without_a_link_of_two_there_is_no_picture(links: tuple[Compared, ...]) -> None:
    assert beside(NAMES, links) is None


def test_a_link_is_as_surely_drawn_as_its_side_claims_it() -> None:
    weak = dataclasses.replace(link("rain", "mud"), presence=0.2)
    pair = beside(NAMES, [both("rain", "mud", weak, link("rain", "mud"))])
    assert pair is not None
    assert 'stroke-width="1.6"' in pair.panels[0].body
    assert 'stroke-width="4.0"' in pair.panels[1].body


def test_each_side_has_its_share_of_what_is_drawn() -> None:
    mine = [both(f"c{at}", f"e{at}", link(f"c{at}", f"e{at}"), None) for at in range(FACTORS)]
    yours = [both(f"x{at}", f"y{at}", None, link(f"x{at}", f"y{at}")) for at in range(FACTORS)]
    near = both("c29", "z", None, link("c29", "z"))
    pair = beside(NAMES, [*mine, *yours, near])
    assert pair is not None
    assert near in pair.links
    assert abs(sum(one.b is None for one in pair.links) - sum(one.a is None for one in pair.links)) <= 1
