"""The ledger on the page and in its pictures."""

from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as ET

import pytest

from causerie.values import Bin
from causerie.views.drawing import settled
from causerie.views.drawing.calibration import draw_calibration
from causerie.views.drawing.deadlines import TimeOptions, draw_deadlines
from causerie.views.report import ReportOptions, render_report, shareable
from causerie.views.report.share_ledger import UNSCORED
from causerie.vocabulary import Act, Outlook, Result
from ledger_cases import came, harbour, made


def _section(page: str) -> str:
    start = page.index('<section id="ledger"')
    return page[start : page.index("</section>", start)]


def test_the_section_stands_after_the_forecasts_and_tells_the_list_first() -> None:
    page = render_report(harbour())
    assert page.index('<section id="forecasts"') < page.index('<section id="ledger"') < page.index('id="whatif"')
    told = _section(page)
    assert told.index("came true (2020-05-19)") < told.index("How many") < told.index("No score")
    assert '<a href="https://gazette.example/ferry" rel="noreferrer noopener">' in told
    assert "I meant &lt;b&gt;the&lt;/b&gt; upper mill." in told
    assert "one source only" in told


def test_without_a_ledger_the_section_says_how_to_make_one() -> None:
    told = _section(render_report(dataclasses.replace(harbour(), ledger=None)))
    assert "causerie resolve" in told


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x"])
def test_no_address_of_another_scheme_becomes_a_link(url: str) -> None:
    bundle = harbour()
    assert bundle.ledger is not None
    entry = bundle.ledger.entries[0]
    held = dataclasses.replace(
        entry.resolutions[0], sources=(dataclasses.replace(entry.resolutions[0].sources[0], url=url),)
    )
    ledger = dataclasses.replace(bundle.ledger, entries=(dataclasses.replace(entry, resolutions=(held,)),))
    assert f'href="{url}' not in render_report(dataclasses.replace(bundle, ledger=ledger))


def test_sharing_leaves_out_what_nobody_accepted_and_what_is_withheld() -> None:
    bundle = harbour()
    told = _section(render_report(bundle, ReportOptions(share=True)))
    assert "2 forecasts as of" in told
    assert "council" not in told
    mill = bundle.readings[0].forecasts[1].id
    held_back = dataclasses.replace(bundle, reviewed={**bundle.reviewed, mill: Act.WITHHOLD})
    assert "mill" not in _section(render_report(held_back, ReportOptions(share=True)))


def test_a_score_over_more_than_is_shared_is_not_told() -> None:
    bundle = harbour()
    assert bundle.ledger is not None
    shared = shareable(bundle).ledger
    assert shared is not None
    assert shared.score is None
    assert shared.unscored == UNSCORED


def test_of_a_forecast_whose_first_statement_is_left_out_the_next_is_the_first() -> None:
    bundle = harbour(accepted=4)
    assert bundle.ledger is not None
    first, *others = bundle.ledger.entries
    entries = (dataclasses.replace(first, withheld=True), dataclasses.replace(others[0], group=first.id), *others[1:])
    shared = shareable(dataclasses.replace(bundle, ledger=dataclasses.replace(bundle.ledger, entries=entries))).ledger
    assert shared is not None
    assert shared.entries[0].counts


def test_the_time_line_is_one_accessible_element_of_its_own() -> None:
    bundle = harbour()
    assert bundle.ledger is not None
    svg = draw_deadlines(bundle.ledger.entries, TimeOptions("2021-06-01"))
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    labelled = (root.get("aria-labelledby") or "").split()
    assert [node.get("id") for node in root[:2]] == labelled
    assert "came true (2020-05-19)" in (root[1].text or "")
    assert svg.count('class="cd-yes"') == 1
    assert svg.count('class="cd-no"') == 1
    assert svg.count('class="cd-other"') == 1
    assert svg.count('class="cd-open"') == 2
    assert "prefers-color-scheme:dark" in svg
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")


def test_the_time_line_ends_soon_after_what_it_shows() -> None:
    entry = came("e1", 55, 80, uttered="2020-03-01", deadlines=None)
    near, far = (draw_deadlines([entry], TimeOptions(day)) for day in ("2020-03-20", "2029-01-01"))
    assert "2020-03-20" in near
    assert "2020-03-31" in far
    assert ">2029" not in far


def test_who_told_and_who_checked_is_named_but_not_where_it_is_shared() -> None:
    page = render_report(harbour(), ReportOptions(checkers=("Ina <Holt>", "Bo")))
    assert "2 of them checked by <bdi>Ina &lt;Holt&gt;</bdi>, <bdi>Bo</bdi>." in page
    assert "What happened is told by <bdi>Ida Rook</bdi>, with" in _section(page)
    shared = render_report(harbour(), ReportOptions(share=True, checkers=("Ina Holt",)))
    assert "told by whoever recorded it" in _section(shared)
    assert not any(name in shared for name in ("Ina Holt", "Ida Rook"))


def test_a_time_line_needs_a_day() -> None:
    assert draw_deadlines([made(uttered=None)], TimeOptions("2021-06-01")) == ""
    many = [came(f"e{at}", 55, 80) for at in range(9)]
    assert "and 4 more" in draw_deadlines(many, TimeOptions("2021-06-01", limit=5))


def test_calibration_is_drawn_only_of_bins() -> None:
    assert draw_calibration(()) == ""
    root = ET.fromstring(draw_calibration((Bin(20, 45, 12, 3), Bin(55, 80, 20, 15))))
    assert "said 55 to 80 per cent: 15 of 20 forecasts came true" in (root[1].text or "")
    assert draw_calibration((Bin(55, 80, 30, 20),)) in render_report(
        dataclasses.replace(harbour(), ledger=dataclasses.replace(harbour().ledger, curve=(Bin(55, 80, 30, 20),)))  # type: ignore[type-var]
    )


def test_who_called_it_unlikely_gets_neither_a_cross_nor_a_tick() -> None:
    bundle = harbour()
    assert bundle.ledger is not None
    entry = bundle.ledger.entries[0]
    for outlook, sign in ((Outlook.UNLIKELY_NO, "◇"), (Outlook.UNLIKELY_YES, "◆")):
        told = dataclasses.replace(entry, outlook=outlook)
        ledger = dataclasses.replace(bundle.ledger, entries=(told,))
        section = _section(render_report(dataclasses.replace(bundle, ledger=ledger)))
        assert f'<span class="sign open" aria-hidden="true">{sign}</span> {settled.status(told)}' in section
        assert 'class="came open"' in section
        svg = draw_deadlines([told], TimeOptions("2021-06-01"))
        assert 'class="cd-yes"' not in svg
        assert 'class="cd-no"' not in svg
        assert svg.count('class="cd-happened"') == (outlook is Outlook.UNLIKELY_YES)


def test_the_report_shows_the_outcome_that_was_replaced() -> None:
    bundle = harbour()
    assert bundle.ledger is not None
    entry = bundle.ledger.entries[0]
    first = dataclasses.replace(entry.resolutions[0], result=Result.NO, disputed=True, dispute="Another <b>ferry</b>.")
    told = dataclasses.replace(entry, resolutions=(first, *entry.resolutions))
    ledger = dataclasses.replace(bundle.ledger, entries=(told,))
    section = _section(render_report(dataclasses.replace(bundle, ledger=ledger)))
    assert "before: no (2020-05-19), disputed: Another &lt;b&gt;ferry&lt;/b&gt;.; replaced" in section


def test_topics_of_one_forecast_each_are_counted_and_not_listed() -> None:
    bundle = harbour()
    assert bundle.ledger is not None

    def told(*topics: str | None) -> str:
        entries = zip(bundle.ledger.entries, topics, strict=True)  # type: ignore[union-attr]
        about = tuple(dataclasses.replace(entry, topic=topic) for entry, topic in entries)
        return _section(
            render_report(dataclasses.replace(bundle, ledger=dataclasses.replace(bundle.ledger, entries=about)))
        )

    page = told("ferry", "mill", "mill", "bread")
    assert '<span class="soft">topic</span> <bdi>mill</bdi></th><td>2</td>' in page
    assert "<bdi>ferry</bdi>" not in page
    assert "and 2 topics of one forecast each" in page
    assert '<span class="soft">topic</span>' not in told(None, None, None, None)
