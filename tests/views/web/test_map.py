"""The map as a user moves, reads and mends it in a browser, and as a script is told of it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from causerie.pipeline.deciding import By
from causerie.pipeline.merging import rename
from causerie.pipeline.viewing import log
from causerie.values import Decision
from causerie.vocabulary import Act
from web_maps import TOWN, grown, many, said
from web_server import Served, clock, serving

expect.set_options(timeout=30_000)
SVG = "{http://www.w3.org/2000/svg}"
JOINED = "/map?speaker=*"
HOSTILE = "<script>alert(1)</script> & \"quotes\" 'x' " + "w" * 90


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Two speakers' claims, served, for tests that decide nothing."""
    with serving(grown(tmp_path_factory.mktemp("town") / "town.db", TOWN)) as found:
        yield found


@pytest.fixture
def town(quiet: Served) -> Iterator[Served]:
    """The same for tests that decide; what they decided is undone after them."""
    yield quiet
    for row in reversed(decided(quiet)):
        assert sent(quiet, "undo", what=str(row.number)).status_code == 200


def shown(tab: Page, served: Served, path: str = JOINED) -> Page:
    """A page of the map, drawn."""
    tab.goto(served.opening)
    tab.goto(f"{served.root}{path}")
    expect(tab.locator("svg.cm")).to_be_visible()
    return tab


def factor(tab: Page, label: str) -> Locator:
    return tab.locator(f'svg [data-factor][data-label="{label}"]')


def link(tab: Page, cause: str, effect: str) -> Locator:
    """The line of a link, by the labels of its ends."""
    ends = [factor(tab, label).get_attribute("data-factor") for label in (cause, effect)]
    return tab.locator(f'svg [data-cause="{ends[0]}"][data-effect="{ends[1]}"]:not(.cm-mark)')


def transform(tab: Page) -> str:
    tab.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return tab.locator(".cm-view").get_attribute("transform") or ""


def scale(tab: Page) -> float:
    found = re.search(r"scale\(([\d.]+)\)", transform(tab))
    assert found
    return float(found[1])


def api(served: Served, path: str, **query: Any) -> Any:
    with served.client() as client:
        answer = client.get(f"/api{path}", params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()


def sent(served: Served, act: str, /, **body: Any) -> httpx.Response:
    with served.client() as client:
        return client.post(f"/api/{act}", json=body)


def decided(served: Served) -> list[Decision]:
    """The decisions that stand."""
    found = log(served.path)
    return [row for row in found.history if row.number in found.standing]


# ---- what a script is told


def test_counts_on_links_are_of_speakers_and_a_lone_speakers_map_is_the_usual_one(quiet: Served) -> None:
    joined, own = api(quiet, "/map", speaker="*"), api(quiet, "/map")
    count = {(one["cause"], one["effect"]): one["speakers"] for one in joined["links"]}
    assert count["harbour tolls", "rents"] == 2
    assert count["rents", "street protests"] == 1
    assert (joined["union"], joined["title"]) == (True, "Map of 2 speakers joined")
    assert (own["union"], own["whose"], len(own["links"])) == (False, "Ina Holt", 5)
    assert 'class="cm-count"' in joined["svg"]
    assert 'class="cm-count"' not in own["svg"]


def test_loops_say_whether_anybody_holds_them_whole(quiet: Served) -> None:
    loops = api(quiet, "/map", speaker="*")["loops"]
    assert [(one["name"], one["sign"], one["held"]) for one in loops] == [("B1", "−", "held by Ina Holt")]
    assert loops[0]["factors"] == ["harbour tolls", "rents", "street protests"]


@pytest.mark.parametrize(
    ("query", "links"),
    [
        ({"speaker": "Tor Velling"}, 4),
        ({"speaker": "*", "document": "D1"}, 5),
        ({"speaker": "*", "status": "denied"}, 0),
        ({"speaker": "*", "certainty": "unlikely"}, 0),
        ({"speaker": "*", "reviewed": "unchecked"}, 7),
        ({"speaker": "*", "reviewed": "checked"}, 0),
        ({"speaker": "*", "until": "2030"}, 0),
        ({"speaker": "*", "around": "snow"}, 1),
        ({"speaker": "*", "around": "school meals", "steps": 2}, 2),
    ],
)
def test_a_map_is_narrowed_by_what_its_address_says(quiet: Served, query: dict[str, Any], links: int) -> None:
    assert len(api(quiet, "/map", **query)["links"]) == links


@pytest.mark.parametrize(
    ("query", "status", "says"),
    [
        ({"speaker": "Nobody"}, 404, "no speaker 'Nobody'"),
        ({"document": "D9"}, 404, "no document 'D9'"),
        ({"around": "zebra"}, 404, 'no factor "zebra"'),
        ({"since": "yesterday"}, 400, "not a date"),
        ({"status": "odd"}, 422, "status"),
        ({"factors": 100_000}, 422, "factors"),
    ],
)
def test_what_is_not_there_is_refused_in_one_line(quiet: Served, query: dict[str, Any], status: int, says: str) -> None:
    with quiet.client() as client:
        answer = client.get("/api/map", params=query)
    assert answer.status_code == status
    assert says in answer.json()["error"]


def test_a_link_is_told_with_its_claims_for_and_against(quiet: Served) -> None:
    found = api(quiet, "/map/link", cause="street protests", effect="harbour tolls", speaker="*")
    assert [one["speaker"] for one in found["claims"]] == ["Ina Holt"]
    assert [(one["speaker"], one["chips"][0]) for one in found["against"]] == [("Tor Velling", "denied")]
    claim = found["claims"][0]
    assert claim["quote"] == "street protests lowers harbour tolls."
    assert claim["before"].startswith("That is what")
    assert claim["after"].startswith("That is what")
    assert re.fullmatch(r"/read/D1#C\d+", claim["href"])


def test_paths_between_two_factors_say_who_holds_them(quiet: Served) -> None:
    found = api(quiet, "/map/paths", start="harbour tolls", end="school meals", speaker="*")
    steps = [[step["effect"] for step in path["steps"]] for path in found["there"]]
    assert steps == [["rents", "bakeries", "school meals"]]
    assert found["there"][0]["held"] == "held by Tor Velling"
    assert found["back"] == []


def boxes(svg: str) -> dict[str, tuple[str, str]]:
    root = ET.fromstring(svg)
    groups = [one for one in root.iter(f"{SVG}g") if "cm-box" in one.attrib.get("class", "")]
    found = {}
    for one in groups:
        rect, title = one.find(f"{SVG}rect"), one.find(f"{SVG}title")
        assert rect is not None
        assert title is not None
        found[title.text or ""] = rect.attrib["x"], rect.attrib["y"]
    return found


def test_files_hold_the_picture_that_the_page_shows(quiet: Served) -> None:
    page = api(quiet, "/map", speaker="*")["svg"]
    with quiet.client() as client:
        svg = client.get("/api/map/file/svg", params={"speaker": "*"})
        png = client.get("/api/map/file/png", params={"speaker": "*"})
        csv = client.get("/api/map/file/csv", params={"speaker": "*"})
        none = client.get("/api/map/file/docx")
    assert boxes(svg.text) == boxes(page)
    ways = [re.findall(r'class="cm-line" d="([^"]+)"', one) for one in (page, svg.text)]
    assert ways[0] == ways[1]
    assert len(ways[0]) == 7
    assert ("cm-raw" in page, "cm-raw" in svg.text) == (True, True)
    assert svg.headers["content-disposition"] == 'attachment; filename="map-of-2-speakers-joined.svg"'
    assert png.content.startswith(b"\x89PNG")
    assert csv.text.count("\n") >= 10
    assert none.status_code == 400
    assert "there is no format 'docx'" in none.json()["error"]


def test_nobodys_own_form_is_taken(town: Served) -> None:
    assert sent(town, "merge", labels=["snow"]).status_code == 422
    assert sent(town, "merge", labels=["snow", "rents"], also="this").status_code == 422
    assert sent(town, "merge", labels=["snow", "hail"]).status_code == 404
    assert sent(town, "rename", label="snow", name="rents").status_code == 400
    assert sent(town, "refuse", label="snow", other="rents").status_code == 400
    assert not decided(town)


def test_each_act_on_factors_is_a_decision(town: Served) -> None:
    assert sent(town, "merge", labels=["snow", "bakeries"], into="snow and bread").status_code == 200
    assert sent(town, "rename", label="rents", name="what homes cost").status_code == 200
    assert sent(town, "type", label="harbour tolls", kind="policy").status_code == 200
    assert sent(town, "opposite", label="school meals", other="bridge repairs").status_code == 200
    assert sent(town, "split", label="snow and bread", parts=["snow"]).status_code == 200
    made = decided(town)
    assert [row.act for row in made] == [Act.MERGE, Act.RENAME, Act.TYPE, Act.OPPOSE, Act.SPLIT]
    assert {row.person for row in made} == {"Ina"}
    kinds = {one["label"]: one["kind"] for one in api(town, "/map", speaker="*")["factors"]}
    assert kinds["harbour tolls"] == "policy"
    assert "what homes cost" in kinds


# ---- in the browser


def test_a_selected_factor_lights_its_neighbours_and_is_told(tab: Page, quiet: Served) -> None:
    shown(tab, quiet)
    factor(tab, "rents").click()
    expect(tab.locator("#picked h2")).to_have_text("rents")
    expect(factor(tab, "bakeries")).to_have_class(re.compile(r"\bon\b"))
    expect(factor(tab, "snow")).not_to_have_class(re.compile(r"\bon\b"))
    expect(factor(tab, "rents")).to_have_attribute("aria-pressed", "true")
    tab.locator("#picked .row", has_text="street protests").click()
    expect(tab.locator("#picked .claim")).to_have_count(1)
    expect(tab.locator("#picked .claim a.alias")).to_have_attribute("href", re.compile(r"^/read/D1#C\d+$"))
    tab.keyboard.press("Escape")
    expect(tab.locator("svg.lit")).to_have_count(0)


def test_two_selected_factors_show_the_paths_between_them(tab: Page, quiet: Served) -> None:
    shown(tab, quiet)
    factor(tab, "harbour tolls").click()
    factor(tab, "school meals").click(modifiers=["Shift"])
    expect(tab.locator("#picked h2")).to_have_text("harbour tolls to school meals")
    expect(link(tab, "rents", "bakeries")).to_have_class(re.compile(r"\bon\b"))
    expect(link(tab, "rents", "street protests")).not_to_have_class(re.compile(r"\bon\b"))


def test_a_click_on_a_link_opens_its_claims_and_the_address_keeps_it(tab: Page, quiet: Served) -> None:
    shown(tab, quiet)
    link(tab, "snow", "fish catches").locator(".cm-hit").dispatch_event("click")
    expect(tab.locator("#picked h2")).to_contain_text("snow lowers fish catches")
    assert "#link=snow" in tab.url
    tab.reload()
    expect(tab.locator("#picked h2")).to_contain_text("snow lowers fish catches")


def test_everything_is_done_by_keyboard(tab: Page, quiet: Served) -> None:
    shown(tab, quiet)
    tab.locator("#canvas").focus()
    before = transform(tab)
    tab.keyboard.press("ArrowRight")
    assert transform(tab) != before
    near = scale(tab)
    tab.keyboard.press("+")
    assert scale(tab) > near
    tab.keyboard.press("0")
    assert transform(tab) == before
    factor(tab, "harbour tolls").focus()
    tab.keyboard.press("ArrowRight")
    assert tab.evaluate("() => document.activeElement.getAttribute('aria-label')") == (
        "harbour tolls raises rents, 2 speakers"
    )
    tab.keyboard.press("ArrowRight")
    assert tab.evaluate("() => document.activeElement.dataset.label") == "rents"
    tab.keyboard.press("Enter")
    expect(tab.locator("#picked h2")).to_have_text("rents")
    tab.keyboard.press("l")
    expect(tab.locator("#loops .row")).to_have_attribute("aria-pressed", "true")
    expect(factor(tab, "bakeries")).not_to_have_class(re.compile(r"\bon\b"))
    expect(factor(tab, "street protests")).to_have_class(re.compile(r"\bon\b"))
    expect(tab.locator("svg .cm-loop")).to_have_text("B1")
    tab.keyboard.press("Escape")
    expect(tab.locator("svg .cm-loop")).to_have_count(0)


def test_wheel_drag_and_two_fingers_move_the_picture(tab: Page, quiet: Served) -> None:
    shown(tab, quiet)
    box = tab.locator("#canvas").bounding_box()
    assert box
    x, y = box["x"] + 40, box["y"] + box["height"] - 30
    first = transform(tab)
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.mouse.move(x + 50, y - 40, steps=4)
    tab.mouse.up()
    second = transform(tab)
    assert second != first
    expect(tab.locator("svg.lit")).to_have_count(0)
    far = scale(tab)
    tab.mouse.wheel(0, -400)
    tab.wait_for_function("(old) => Math.abs(old - (document.querySelector('.cm-view').getCTM().a)) > 0.01", arg=far)
    assert scale(tab) > far
    near = scale(tab)
    session = tab.context.new_cdp_session(tab)
    for kind, apart in (("touchStart", 40), ("touchMove", 70), ("touchMove", 100)):
        points = [{"x": x + 200 - apart, "y": y - 200, "id": 1}, {"x": x + 200 + apart, "y": y - 200, "id": 2}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert scale(tab) > near


def dropped(tab: Page, what: str, on: str) -> None:
    """Drags one factor on another."""
    start, end = factor(tab, what).bounding_box(), factor(tab, on).bounding_box()
    assert start
    assert end
    tab.mouse.move(start["x"] + 12, start["y"] + 8)
    tab.mouse.down()
    tab.mouse.move(start["x"] + 40, start["y"] + 30, steps=3)
    tab.mouse.move(end["x"] + 12, end["y"] + 8, steps=6)
    expect(tab.locator(".ghost")).to_have_text(what)
    expect(factor(tab, on)).to_have_class(re.compile("target"))
    tab.mouse.up()


def test_a_factor_dropped_on_another_is_merged_after_a_question_and_undone(tab: Page, town: Served) -> None:
    shown(tab, town)
    dropped(tab, "snow", "council quarrels")
    dialog = tab.locator("#merge")
    expect(dialog).to_be_visible()
    assert not decided(town)
    expect(dialog.locator("[name=into]")).to_have_value("council quarrels")
    dialog.locator("[name=reason]").fill("one winter")
    dialog.get_by_role("button", name="Merge").click()
    expect(factor(tab, "snow")).to_have_count(0)
    expect(link(tab, "council quarrels", "fish catches")).to_have_count(1)
    (row,) = decided(town)
    assert (row.act, row.reason) == (Act.MERGE, "one winter")
    tab.locator(".toast button").click()
    expect(factor(tab, "snow")).to_have_count(1)


def test_a_drop_that_is_not_wanted_changes_nothing(tab: Page, town: Served) -> None:
    shown(tab, town)
    dropped(tab, "snow", "rents")
    tab.get_by_role("button", name="Keep apart").click()
    expect(tab.locator("#merge")).to_be_hidden()
    assert not decided(town)
    expect(factor(tab, "snow")).to_have_count(1)


def test_a_merge_by_keyboard_tells_its_fault_and_stays_open(tab: Page, town: Served) -> None:
    shown(tab, town)
    factor(tab, "snow").focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("#picked h2")).to_have_text("snow")
    tab.keyboard.press("m")
    tab.keyboard.type("hail")
    tab.keyboard.press("Enter")
    expect(tab.locator("#merge [data-fault]")).to_contain_text("no factor 'hail'")
    tab.locator("#merge [name=second]").fill("rents")
    tab.keyboard.press("Enter")
    expect(tab.locator("#merge")).to_be_hidden()
    expect(factor(tab, "rents")).to_have_count(0)
    expect(link(tab, "snow", "fish catches")).to_have_count(1)


def test_a_factor_is_renamed_split_and_typed(tab: Page, town: Served) -> None:
    shown(tab, town)
    assert sent(town, "merge", labels=["bakeries", "snow"]).status_code == 200
    expect(factor(tab, "snow")).to_have_count(0)
    factor(tab, "bakeries").click()
    tab.locator("#picked [data-act=split]").click()
    tab.locator("#split-parts label", has_text="snow").click()
    expect(tab.locator("#split-into")).to_have_value("snow")
    tab.get_by_role("button", name="Take out").click()
    expect(factor(tab, "snow")).to_have_count(1)
    tab.keyboard.press("n")
    tab.locator("#rename [name=name]").fill("bread")
    tab.keyboard.press("Enter")
    expect(factor(tab, "bread")).to_have_count(1)
    factor(tab, "bread").click()
    expect(tab.locator("#picked h2")).to_have_text("bread")
    tab.locator("#picked select").select_option("goal")
    expect(factor(tab, "bread").locator(".cm-kind")).to_have_text("goal")
    assert [row.act for row in decided(town)] == [Act.MERGE, Act.SPLIT, Act.RENAME, Act.TYPE]


def test_a_memo_is_written_on_a_factor(tab: Page, town: Served) -> None:
    shown(tab, town)
    factor(tab, "snow").click()
    expect(tab.locator("#picked h2")).to_have_text("snow")
    tab.keyboard.press("w")
    tab.keyboard.type("ask who measured it")
    tab.locator(".memo-on button").click()
    expect(tab.locator("#picked .memo")).to_have_text("Ina: ask who measured it")
    assert [row.act for row in decided(town)] == [Act.MEMO]


def test_suggested_merges_are_accepted_and_refused_beside_the_picture(tab: Page, tmp_path: Path) -> None:
    claims = (
        said("Ina Holt", "price of bread", "hunger"),
        said("Ina Holt", "bread prices in the old town", "anger"),
        said("Ina Holt", "ban", "quiet streets"),
        said("Ina Holt", "ban on fishing", "empty nets"),
    )
    with serving(grown(tmp_path / "town.db", claims)) as served:
        offered = [one for one in api(served, "/suggestions")["suggestions"] if one["verdict"] == "open"]
        assert len(offered) >= 2
        shown(tab, served, "/map")
        tab.locator("#suggestions summary").click()
        rows = tab.locator("#suggestions .suggestion")
        expect(rows).to_have_count(len(offered))
        rows.first.get_by_role("button", name="Refuse").click()
        expect(rows).to_have_count(len(offered) - 1)
        rows.first.get_by_role("button", name="Accept").click()
        expect(rows).to_have_count(len(offered) - 2)
        assert {row.act for row in decided(served)} <= {Act.REFUSE, Act.MERGE, Act.OPPOSE}
        assert len(decided(served)) == 2


def test_what_nobody_checked_is_dashed_until_somebody_does(tab: Page, town: Served) -> None:
    shown(tab, town)
    raw = re.compile("cm-raw")
    expect(link(tab, "snow", "fish catches")).to_have_class(raw)
    link(tab, "snow", "fish catches").locator(".cm-hit").dispatch_event("click")
    tab.locator("#picked [data-act=accept]").click()
    expect(link(tab, "snow", "fish catches")).not_to_have_class(raw)
    expect(tab.locator("#picked .claim .chip.ok")).to_have_text("accepted")
    tab.locator("#checked").check()
    expect(tab.locator("svg.cm [data-factor]")).to_have_count(2)


def test_a_change_elsewhere_keeps_what_is_selected_and_the_zoom(tab: Page, town: Served) -> None:
    shown(tab, town)
    factor(tab, "bakeries").click()
    expect(tab.locator("#picked h2")).to_have_text("bakeries")
    tab.keyboard.press("+")
    tab.keyboard.press("+")
    size, place = scale(tab), factor(tab, "bakeries").bounding_box()
    rename(town.path, "school meals", "dinners at school", By("Roe", clock))
    expect(factor(tab, "dinners at school")).to_have_count(1)
    assert scale(tab) == size
    now = factor(tab, "bakeries").bounding_box()
    assert place
    assert now
    assert abs(now["x"] - place["x"]) < 2
    assert abs(now["y"] - place["y"]) < 2
    expect(factor(tab, "bakeries")).to_have_class(re.compile("chosen"))
    expect(tab.locator("#picked .row", has_text="dinners at school")).to_have_count(1)


def test_the_filters_stand_in_the_address(tab: Page, quiet: Served) -> None:
    shown(tab, quiet, "/map")
    tab.get_by_label("Whose").select_option("Tor Velling")
    expect(tab.locator("#caption")).to_contain_text("Map of Tor Velling")
    assert tab.url.endswith("/map?speaker=Tor+Velling")
    tab.get_by_text("Filter").click()
    tab.get_by_label("Talk of Ina Holt").check()
    tab.get_by_role("button", name="Show").click()
    expect(tab.locator("#map-part")).to_contain_text("no speaker 'Tor Velling' with a claim on this map")
    assert "document=D1" in tab.url


def test_only_what_is_near_a_factor_is_shown(tab: Page, quiet: Served) -> None:
    shown(tab, quiet)
    factor(tab, "school meals").click()
    tab.locator("[data-near]").click()
    expect(tab.locator("svg.cm [data-factor]")).to_have_count(2)
    expect(tab.locator("#show")).to_be_hidden()
    tab.get_by_label("near school meals").select_option("2")
    expect(tab.locator("svg.cm [data-factor]")).to_have_count(3)
    tab.get_by_role("link", name="Whole map").click()
    expect(tab.locator("svg.cm [data-factor]")).to_have_count(9)


def test_nothing_of_a_label_is_markup(tab: Page, tmp_path: Path) -> None:
    claims = (said("<b>Ina</b>", HOSTILE, "rents"), said("<b>Ina</b>", "rents", "javascript:alert(1)"))
    with serving(grown(tmp_path / "town.db", claims)) as served:
        shown(tab, served, "/map")
        named = {one["id"]: one["label"] for one in api(served, "/map")["factors"] if "</script>" in one["label"]}
        ((name, label),) = named.items()
        tab.locator(f'svg [data-factor="{name}"]').click()
        expect(tab.locator("#picked h2")).to_have_text(label)
        assert tab.locator("main script, main b, main img").count() == 0
        tab.get_by_role("button", name="Rename").click()
        expect(tab.locator("#rename [name=name]")).to_have_value(label)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible(tab: Page, quiet: Served, accessible: Callable[[Page], None], scheme: Any) -> None:
    tab.emulate_media(color_scheme=scheme)
    shown(tab, quiet)
    accessible(tab)
    factor(tab, "rents").click()
    expect(tab.locator("#picked h2")).to_have_text("rents")
    tab.evaluate("() => document.querySelectorAll('.beside > details').forEach((one) => { one.open = true; })")
    accessible(tab)
    tab.locator("#picked .row").first.click()
    expect(tab.locator("#picked .claim").first).to_be_visible()
    accessible(tab)


def test_it_fits_a_narrow_screen(tab: Page, quiet: Served) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    shown(tab, quiet)
    assert tab.evaluate("() => document.documentElement.scrollWidth") <= 360
    factor(tab, "rents").click()
    expect(tab.locator("#picked h2")).to_be_visible()


def test_moving_a_large_map_touches_one_group_alone(tab: Page, tmp_path: Path) -> None:
    with serving(grown(tmp_path / "large.db", many(500, 620))) as served:
        shown(tab, served, "/map?speaker=*&factors=500")
        expect(tab.locator("svg.cm [data-factor]")).to_have_count(500)
        tab.evaluate(
            """() => {
              window.touched = new Set();
              const name = (element) => element.getAttribute("class").split(" ")[0];
              new MutationObserver((all) => all.forEach((one) => touched.add(name(one.target))))
                .observe(document.querySelector("#canvas svg"), { attributes: true, childList: true, subtree: true });
            }"""
        )
        tab.locator("#canvas").focus()
        before = transform(tab)
        for key in ("ArrowRight", "ArrowDown", "+", "-"):
            tab.keyboard.press(key)
        assert transform(tab) != before
        assert set(tab.evaluate("() => [...window.touched]")) <= {"cm", "cm-view"}
        assert api(served, "/map", speaker="*", factors=500)["left_out"] == ""


def test_an_empty_workspace_says_what_to_do(tab: Page, empty: Served) -> None:
    tab.goto(empty.opening)
    tab.goto(f"{empty.root}/map")
    expect(tab.locator("#canvas")).to_contain_text("Read documents")
