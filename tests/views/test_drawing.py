from __future__ import annotations

import dataclasses
import re
import xml.etree.ElementTree as ET
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from causerie.values import Evidence, Factor, Link, Map, Place, Quote
from causerie.views.drawing.boxes import WIDTH, box, units, wrap
from causerie.views.drawing.choose import choose
from causerie.views.drawing.place import BETWEEN, apart, place
from causerie.views.drawing.svg import DrawingOptions, draw
from causerie.vocabulary import Direction, FactorKind, Level, Part, Sign, Status

SVG = "{http://www.w3.org/2000/svg}"


def link(
    cause: str, effect: str, sign: Sign = Sign.PLUS, speakers: tuple[str, ...] = ("Ina Holt",), **more: Status
) -> Link:
    status = more.get("status", Status.ASSERTED)
    claims = (Evidence("d", "c", name, sign, status, Level.CERTAIN, Quote("x", 0, 1)) for name in speakers)
    return Link(cause, effect, sign, tuple(claims))


def drawn(*links: Link, labels: dict[str, str] | None = None) -> Map:
    names = dict.fromkeys(end for one in links for end in (one.cause, one.effect))
    return Map(tuple(Factor(name, (labels or {}).get(name, name)) for name in names), links)


pairs = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=60, unique=True)


def some_map(edges: list[tuple[int, int]]) -> Map:
    words = ["the", "price", "of", "bread", "in", "the", "lower", "town", "and", "fees", "of", "the", "old", "harbour"]
    labels = {f"f{n}": " ".join(words[: 1 + n % 14]) for n in range(31)}
    return drawn(*(link(f"f{a}", f"f{b}") for a, b in edges if a != b), labels=labels)


@settings(max_examples=60, deadline=None)
@given(pairs)
def test_no_box_lies_on_another(edges: list[tuple[int, int]]) -> None:
    placing = place(some_map(edges))
    frames = [(p.x, p.y - p.box.height / 2, p.x + WIDTH, p.y + p.box.height / 2) for p in placing.boxes.values()]
    for (l1, t1, r1, b1), (l2, t2, r2, b2) in combinations(frames, 2):
        assert r1 <= l2 or r2 <= l1 or b1 <= t2 or b2 <= t1
    assert all(left >= 0 and right <= placing.width + 1e-6 for left, _, right, _ in frames)
    assert all(top >= -1e-6 and bottom <= placing.height + 1e-6 for _, top, _, bottom in frames)


@settings(max_examples=60, deadline=None)
@given(pairs)
def test_no_link_runs_under_a_box(edges: list[tuple[int, int]]) -> None:
    """A lane keeps clear of every box of its layer: links leave and reach boxes only in the room between layers."""
    placing = place(some_map(edges))
    for lane in placing.lanes.values():
        for x, y in lane:
            layer = [one for one in placing.boxes.values() if abs(one.x - x) < 1]
            assert all(abs(one.y - y) >= one.box.height / 2 + BETWEEN / 2 for one in layer)


@settings(max_examples=30, deadline=None)
@given(pairs)
def test_every_link_is_drawn_from_its_cause_to_its_effect(edges: list[tuple[int, int]]) -> None:
    whole = some_map(edges)
    svg = draw(whole)
    assert svg.count("cm-head") - svg.count(".cm-head") == len(whole.links)
    assert draw(whole) == svg


def test_the_picture_is_valid_and_says_what_it_is() -> None:
    root = ET.fromstring(draw(drawn(link("tolls", "rents"), link("rents", "trade", Sign.MINUS))))
    assert root.attrib["role"] == "img"
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert root.attrib["aria-labelledby"].split() == [title.attrib["id"], desc.attrib["id"]]
    assert desc.text == "3 factors and 2 links between them (1 +, 1 −)."


def test_signs_are_told_by_glyph_and_shape() -> None:
    svg = draw(drawn(link("a", "b"), link("b", "c", Sign.MINUS), link("c", "d", Sign.UNKNOWN)))
    marks = re.findall(r'<g class="cm-mark cm-(\w+)"><(\w+)[^>]*/><text[^>]*>(.)</text>', svg)
    assert marks == [("plus", "circle", "+"), ("minus", "rect", "−"), ("open", "path", "?")]


@pytest.mark.parametrize("status", [Status.DENIED, Status.QUESTIONED])
def test_what_is_only_denied_is_dashed(status: Status) -> None:
    svg = draw(drawn(link("a", "b", status=status)))
    assert 'class="cm-plus cm-not"' in svg
    assert "×" in svg
    assert f"{status.value} 1 time" in svg
    assert 'class="cm-plus cm-not"' not in draw(drawn(link("a", "b")))


def test_more_presence_makes_a_thicker_link() -> None:
    weak = dataclasses.replace(link("a", "b"), presence=0.4)
    svg = draw(drawn(weak, link("c", "d", speakers=("Ina Holt", "Tor Velling"))))
    one, two = (float(width) for width in re.findall(r'class="cm-line"[^>]*stroke-width="([\d.]+)"', svg))
    assert one < two
    assert "claimed by 2 speakers" in svg


def test_labels_are_wrapped_and_whole_in_the_title() -> None:
    label = "the very slow but steady rise of the fees that the old harbour asks of fishing boats from the islands"
    svg = draw(drawn(link("a", "b"), labels={"a": label}))
    assert f"<title>{label}</title>" in svg
    assert "…" in svg
    lines = wrap(label)
    assert len(lines) == 4
    assert all(units(line) <= 24 for line in lines)


@given(st.text(min_size=1, max_size=200))
def test_a_label_always_fits_its_box(label: str) -> None:
    lines = wrap(label)
    assert 1 <= len(lines) <= 4
    assert all(units(line) <= 26 for line in lines)
    assert box(label, 3).height >= 17 * len(lines)


def test_markup_in_a_label_is_text() -> None:
    svg = draw(drawn(link("a", "b"), labels={"a": '<script>alert("x")</script>\x07 & more'}))
    ET.fromstring(svg)
    assert "<script" not in svg
    assert "\x07" not in svg


def test_a_large_map_shows_the_best_supported_part_and_says_so() -> None:
    strong = [link(f"s{n}", f"s{n + 1}", speakers=("Ina Holt", "Tor Velling")) for n in range(5)]
    weak = [link(f"w{n}", f"w{n + 1}") for n in range(20)]
    shown = choose(drawn(*weak, *strong), 6)
    assert {factor.id for factor in shown.map.factors} == {f"s{n}" for n in range(6)}
    assert "21 factors and 20 links with less support" in draw(drawn(*weak, *strong), DrawingOptions(limit=6))


def test_of_too_many_links_the_best_supported_are_drawn() -> None:
    ends = [(a, b) for a in range(12) for b in range(12) if a < b]
    strong = {(0, 11), (3, 7)}
    links = (
        link(f"f{a}", f"f{b}", speakers=("Ina Holt", "Tor Velling") if (a, b) in strong else ("Ina Holt",))
        for a, b in ends
    )
    shown = choose(drawn(*links), 12)
    there = {(one.cause, one.effect) for one in shown.map.links}
    assert len(there) == 24
    assert there >= {("f0", "f11"), ("f3", "f7")}
    assert shown.links_left_out == len(ends) - 24


def test_a_link_of_a_factor_to_itself_is_not_drawn() -> None:
    assert draw(drawn(link("a", "a"))) == ""
    assert draw(Map()) == ""


def test_nothing_is_fetched() -> None:
    svg = draw(drawn(link("a", "b"))).replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|url\(|@import|href", svg)


@given(st.lists(st.tuples(st.floats(-500, 500), st.integers(10, 90)), min_size=1, max_size=20))
def test_apart_keeps_order_and_distance(wanted: list[tuple[float, int]]) -> None:
    wanted.sort()
    heights = [height for _, height in wanted]
    middles = apart([place for place, _ in wanted], heights)
    for at in range(len(middles) - 1):
        assert middles[at + 1] - middles[at] >= (heights[at] + heights[at + 1]) / 2 + BETWEEN - 1e-6


def test_apart_moves_nothing_that_has_room() -> None:
    assert apart([0.0, 100.0, 300.0], [20, 20, 20]) == [0.0, 100.0, 300.0]


def test_what_rests_on_suggested_merges_is_dashed_and_marked() -> None:
    place = Place("d", "c", Part.CAUSE, Direction.INCREASE, "dues of the quay", suggested=True)
    whole = drawn(dataclasses.replace(link("a", "b"), suggested=True), link("b", "c"))
    merged = tuple(dataclasses.replace(one, mentions=(place,)) if one.id == "a" else one for one in whole.factors)
    svg = draw(dataclasses.replace(whole, factors=merged))
    assert svg.count('class="cm-plus cm-loose"') == 1
    assert svg.count('class="cm-box cm-loose"') == 1
    assert "<title>a (≈ dues of the quay)</title>" in svg
    assert "by suggested merges of factors" in svg
    assert 'cm-loose"' not in draw(drawn(link("a", "b")))


def test_denied_pairs_are_named_below_the_drawing_and_not_drawn() -> None:
    denied = tuple(link(f"x{n}", "b", status=Status.DENIED) for n in range(10))
    names = [*"ab", *(f"x{n}" for n in range(10))]
    whole = Map(tuple(Factor(name, name) for name in names), (link("a", "b"),), denied=denied)
    svg = draw(whole)
    assert "only denied: x0 -&gt; b" in svg
    assert "and 2 more that are only denied or questioned" in svg
    assert svg.count("cm-head") - svg.count(".cm-head") == 1
    assert "only denied: x0" not in draw(whole, DrawingOptions(denied=False))
    ET.fromstring(svg)


def test_the_lanes_of_two_islands_are_kept_apart() -> None:
    islands = [[link(f"{name}{a}", f"{name}{b}") for a, b in ("12", "23", "13")] for name in "ab"]
    placing = place(drawn(*islands[0], *islands[1]))
    for name in "ab":
        ((x, _),) = placing.lanes[f"{name}1", f"{name}3"]
        assert x == placing.boxes[f"{name}2"].x
    assert placing.lanes["a1", "a3"] != placing.lanes["b1", "b3"]


def test_a_picture_that_stands_alone_says_whose_it_is_and_how_to_read_it() -> None:
    svg = draw(drawn(link("a", "b", Sign.MINUS)), DrawingOptions(title="Map of Ina Holt"))
    assert ">Map of Ina Holt</text>" in svg
    assert "− the more, the less; thicker" in svg
    assert "What speakers claim, not what is so." in svg
    assert "+ the more" not in svg
    assert "dashed" not in svg
    loose = drawn(dataclasses.replace(link("a", "b"), suggested=True))
    assert "dashed, ≈: rests on" in draw(loose)
    bare = draw(loose, DrawingOptions(title="Map of Ina Holt", caption=False))
    assert "Ina Holt</text>" not in bare
    assert "dashed, ≈" not in bare


def test_a_factor_typed_by_hand_shows_its_type() -> None:
    whole = drawn(link("a", "b"))
    typed = (dataclasses.replace(whole.factors[0], kind=FactorKind.POLICY), whole.factors[1])
    assert ">policy</text>" in draw(dataclasses.replace(whole, factors=typed))
    assert ">other</text>" not in draw(whole)


@settings(max_examples=40, deadline=None)
@given(pairs)
def test_islands_packed_for_a_screen_lie_apart(edges: list[tuple[int, int]]) -> None:
    placing = place(some_map(edges), row=None)
    frames = [(p.x, p.y - p.box.height / 2, p.x + WIDTH, p.y + p.box.height / 2) for p in placing.boxes.values()]
    for (l1, t1, r1, b1), (l2, t2, r2, b2) in combinations(frames, 2):
        assert r1 <= l2 or r2 <= l1 or b1 <= t2 or b2 <= t1
    assert all(left >= 0 and right <= placing.width + 1e-6 for left, _, right, _ in frames)
    assert all(top >= -1e-6 and bottom <= placing.height + 1e-6 for _, top, _, bottom in frames)


def test_small_islands_fill_a_screen_rather_than_a_strip() -> None:
    islands = drawn(*(link(f"a{n}", f"b{n}") for n in range(30)))
    screen, strip = place(islands, row=None), place(islands, row=400)
    assert 0.8 < screen.width / screen.height < 2
    assert strip.height > 2 * screen.height


def test_a_picture_for_review_dashes_what_nobody_checked_and_counts_speakers() -> None:
    one = link("a", "b", speakers=("Ina Holt", "Tor Velling"))
    checked = dataclasses.replace(one, claims=tuple(dataclasses.replace(c, reviewed=True) for c in one.claims))
    review = DrawingOptions(review=True)
    assert 'class="cm-plus cm-raw"' in draw(drawn(one), review)
    assert "fine dashes" in draw(drawn(one), review)
    assert 'class="cm-plus cm-raw"' not in draw(drawn(checked), review)
    assert re.search(r'class="cm-count"[^>]*>2<', draw(drawn(one), review))
    assert 'class="cm-count"' not in draw(drawn(link("a", "b")), review)
    assert 'class="cm-plus cm-raw"' not in draw(drawn(one))


def test_a_live_picture_names_its_parts_and_has_no_style_of_its_own() -> None:
    svg = draw(drawn(link("a", "b"), labels={"a": 'x" onload="y'}), DrawingOptions(live=True))
    root = ET.fromstring(svg)
    assert "<style" not in svg
    assert "style=" not in svg
    named = [one.attrib for one in root.iter() if "data-factor" in one.attrib]
    factors = {one["data-factor"]: one["aria-label"] for one in named}
    assert factors == {"a": 'x" onload="y', "b": "b"}
    ends = {(one.attrib["data-cause"], one.attrib["data-effect"]) for one in root.iter() if "data-link" in one.attrib}
    assert ends == {("a", "b")}
    assert not [one for one in root.iter() if "onload" in one.attrib]
