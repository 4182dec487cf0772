"""The what-if section of the report, and the words that no outcome is told in."""

from __future__ import annotations

import dataclasses
import json
import re
from importlib.resources import files
from pathlib import Path

import pytest

from causerie.values import Bundle
from causerie.views.drawing.bars import draw_bars
from causerie.views.render.whatif import telling, whatif_lines
from causerie.views.render.whatif_data import whatif_data
from causerie.views.report import ReportOptions, render_report, shareable
from causerie.vocabulary import Act, Engine, Share
from outcomes import FERRY, MARKET, READING, THRIVE, TOLL, bundle_of, drawn, pushed

WORDS = re.compile(r"\b(?:un)?likel|\bprobab|\bchance|\bodds\b|\bplausib|will happen", re.IGNORECASE)
"""Words of likelihood, and of what will be."""


def section(bundle: Bundle, options: ReportOptions | None = None) -> str:
    page = render_report(bundle, options)
    return page[page.index('<section id="whatif"') : page.index('<section id="events"')]


def reviewed(bundle: Bundle, *names: str) -> Bundle:
    return dataclasses.replace(bundle, reviewed=dict.fromkeys(names, Act.ACCEPT))


def test_the_section_stands_after_the_forecasts_and_tells_scenario_picture_path_quotes_and_forecasts() -> None:
    whole = drawn()
    page = render_report(bundle_of(whole, [pushed(whole)]))
    assert page.index('id="forecasts"') < page.index('id="whatif"') < page.index('id="events"')
    text = section(bundle_of(whole, [pushed(whole)]))
    assert "What follows from what these speakers said" in text
    assert "What if “toll &lt;at&gt; the quay” goes up?" in text
    assert "<at>" not in text
    assert text.count("<svg") == 1
    for words in (
        "Had the toll gone, the ferry would have stayed",
        "The ferry fills the market",
        "The school will thrive",
    ):
        assert words in text
    assert "machine reading, unchecked" in text
    assert "the result goes the other way" in text


def test_every_link_of_the_section_leads_to_something_on_the_page() -> None:
    whole = drawn()
    bundle = bundle_of(whole, [pushed(whole), pushed(whole, "f", claims=(FERRY,))])
    page = render_report(bundle)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', section(bundle))) <= set(ids)


def test_without_anything_to_run_a_plain_sentence_stands_there() -> None:
    text = section(bundle_of(drawn()))
    assert "<svg" not in text
    assert "Nobody here says" in text


def test_sharing_keeps_an_outcome_only_if_all_that_it_rests_on_is_accepted() -> None:
    whole = drawn()
    bundle = bundle_of(whole, [pushed(whole)])
    every = reviewed(bundle, TOLL, FERRY, MARKET, THRIVE)
    assert len(shareable(every).outcomes) == 1
    assert "The ferry fills the market" in section(every, ReportOptions(share=True))
    for left_out in (TOLL, FERRY, MARKET, THRIVE):
        some = reviewed(bundle, *({TOLL, FERRY, MARKET, THRIVE} - {left_out}))
        assert shareable(some).outcomes == ()
        assert "<svg" not in section(some, ReportOptions(share=True))


def test_a_path_that_nobody_holds_alone_is_marked() -> None:
    whole = drawn(speaker="Bo Lund")
    text = section(bundle_of(whole, [pushed(whole)]))
    assert "No one speaker claims this whole path" in text
    assert "joined maps of 2 speakers" in text


def test_a_suggested_merge_on_the_way_is_marked() -> None:
    whole = drawn(suggested=True)
    assert "over a suggested merge" in section(bundle_of(whole, [pushed(whole)]))
    assert "over a suggested merge" in "\n".join(whatif_lines(telling(pushed(whole), bundle_of(whole))))


def test_a_path_that_is_the_beginning_of_another_is_told_with_that_one() -> None:
    whole = drawn()
    assert section(bundle_of(whole, [pushed(whole)])).count("<h4>") == 1


def outputs() -> list[str]:
    """Everything that is shown of outcomes of every kind."""
    found = []
    for whole in (drawn(), drawn("?"), drawn(speaker="Bo Lund", presence=0.6)):
        for outcome in (pushed(whole), pushed(whole, "m"), pushed(whole, "s")):
            for engine in Engine:
                told = dataclasses.replace(outcome, engine=engine, kept=120, stable=120)
                bundle = bundle_of(whole, [told])
                found.append("\n".join(whatif_lines(telling(told, bundle))))
                found.append(json.dumps(whatif_data(telling(told, bundle))))
                found.append(draw_bars(told, whole))
                found.append(section(bundle))
    return found


def test_no_outcome_is_told_in_words_of_likelihood() -> None:
    for text in outputs():
        assert not WORDS.search(text), text
    assert WORDS.search("It is unlikely.")


@pytest.mark.parametrize(
    "source",
    [
        "views/report/templates/whatif.html",
        "views/report/whatif.py",
        "views/render/whatif.py",
        "views/render/whatif_data.py",
        "views/drawing/bars.py",
        "views/cli/whatif.py",
        "pipeline/whatif.py",
        "pipeline/owning.py",
    ],
)
def test_no_template_and_no_source_of_what_is_shown_holds_words_of_likelihood(source: str) -> None:
    path = Path(str(files("causerie").joinpath(source)))
    assert not WORDS.search(path.read_text("utf-8"))


def test_the_words_for_shares_are_none_of_likelihood() -> None:
    assert not any(WORDS.search(share.value) for share in Share)


@pytest.mark.parametrize(
    ("speaker", "told"), [("Bo Lund", "and 1 more speaker, 1 more claim in all"), ("Ina Holt", "by no other speaker")]
)
def test_who_else_claims_a_link_is_counted_in_speakers(speaker: str, told: str) -> None:
    whole = drawn()
    text = section(bundle_of(whole, [pushed(whole)]))
    assert told not in text
    again = dataclasses.replace(READING.causal[1], id="again", source=(speaker,))
    more = dataclasses.replace(READING, causal=(*READING.causal, again))
    link = whole.links[1]
    also = dataclasses.replace(link.claims[0], claim="again", speaker=speaker)
    links = (whole.links[0], dataclasses.replace(link, claims=(*link.claims, also)), whole.links[2])
    bundle = dataclasses.replace(bundle_of(whole), readings=(more,))
    outcome = pushed(dataclasses.replace(whole, links=links))
    assert told in section(dataclasses.replace(bundle, outcomes=(outcome,)))
