"""The report in a real Chromium: what a parser of markup cannot tell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language

from causerie.assembly import assemble, longest_chains
from causerie.documents import document_of_text, load
from causerie.model import RunOptions
from causerie.pipeline.raising import with_outcomes
from causerie.reading.read import read
from causerie.values import Bundle, items_of
from causerie.views.report import render_report
from chromium import Tab, browsing

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
HOSTILE = """Interview: <script>document.title = "taken"</script> & more

Rey: Will the counterferrytollandharbourduesequalisationsupplementarypaymentsboard be sold?

Ina <img src=https://example.org/x.png onerror=alert(1)> Holt: Yes.
The tolls drove prices up, and the traders left the old market for the
new one across the bay. قال إن الميناء مغلق.
"""
COLOURS = (
    "[...document.querySelectorAll('body, .answer, mark, a, .soft')]"
    ".map(e => getComputedStyle(e).color + getComputedStyle(e).backgroundColor).join()"
)
FOCUSED = (
    "(e => (e.getAttribute('href') || e.tagName.toLowerCase()) + '|' + getComputedStyle(e).outlineStyle)"
    "(document.activeElement)"
)
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def page(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> Path:
    documents = (load(EXAMPLES / "expert.txt"), load(EXAMPLES / "official.txt"), document_of_text(HOSTILE, "hostile"))
    readings = tuple(read(document, nlp) for document in documents)
    drawn = assemble(readings)
    names = [item.id for reading in readings for item in items_of(reading)]
    bundle = Bundle(
        documents=documents,
        readings=readings,
        aliases={name: f"X{number}" for number, name in enumerate(names, start=1)},
        map=drawn,
        chains=longest_chains(drawn, 5),
    )
    bundle = with_outcomes(bundle, RunOptions(samples=200))
    assert bundle.outcomes
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(render_report(bundle), "utf-8")
    return path


@pytest.fixture(scope="module")
def tab(page: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browsing(tmp_path_factory.mktemp("profile")) as tab:
        tab.open(page)
        yield tab


def test_the_page_asks_for_nothing_but_itself_and_logs_no_error(tab: Tab, page: Path) -> None:
    assert tab.value("document.querySelectorAll('main section').length") == 8
    assert [url.split("#")[0] for url in tab.requests] == [page.as_uri()]
    assert tab.errors == []


def test_markup_in_names_and_titles_does_nothing(tab: Tab) -> None:
    assert tab.value("document.title") == "3 documents"
    assert tab.value("document.querySelectorAll('script, img, iframe, [onerror]').length") == 0
    assert "<script>" in tab.value("document.querySelector('#text').innerText")


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_the_page_does_not_scroll_sideways(tab: Tab, width: int) -> None:
    tab.width(width)
    assert tab.value("innerWidth") == width
    assert tab.value(WIDER) <= 0


def test_the_tabulator_reaches_skip_link_sections_and_map_and_each_shows_that_it_is_there(tab: Tab) -> None:
    tab.width(1280)
    tab.value("document.activeElement.blur()")
    reached = []
    for _ in range(200):
        tab.press_tab()
        reached.append(tab.value(FOCUSED))
    names = [one.split("|")[0] for one in reached]
    assert names[0] == "#questions"
    assert {"#argument", "#forecasts", "#events", "#relations", "#text", "summary", "div"} <= set(names)
    assert all(one.endswith("|solid") for one in reached)


def test_dark_and_light_differ_and_both_can_be_read(tab: Tab) -> None:
    shown = {}
    for scheme in ("light", "dark"):
        tab.scheme(scheme)
        shown[scheme] = tab.value(COLOURS)
        assert tab.value(f"({LOW})()") == [], scheme
    assert shown["light"] != shown["dark"]


LOW = r"""() => {
  const light = c => { const [r, g, b] = c.match(/[\d.]+/g).map(v => v / 255)
    .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b }
  const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor
    if (!/, 0\)$|transparent/.test(c)) return c } return 'rgb(255,255,255)' }
  return [...document.querySelectorAll('p, a, q, mark, th, td, h2, h3, h4, summary, li, .chip, .soft, .machine')]
    .filter(e => e.getClientRects().length && e.innerText.trim()).map(e => {
      const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x)
      return [(a + .05) / (b + .05), e.className, e.tagName] }).filter(x => x[0] < 4.5).slice(0, 5) }"""
"""Elements whose words have less contrast than 4.5:1 (WCAG 2.2, 1.4.3)."""
