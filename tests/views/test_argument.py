"""The argument section of the report: whose maps, the union, loops, linchpins, denials, and what is shared."""

from __future__ import annotations

import re

import html5lib
import pytest

from causerie.pipeline.mapping import mapped
from causerie.values import Bundle, Certainty
from causerie.views.report import ReportOptions, render_report, shareable
from causerie.vocabulary import Act, Level, Sign, Status
from makers import causal, document_of, reading_of

SAYS = (
    ("Ina Holt", "tolls", "traders"),
    ("Ina Holt", "traders", "market"),
    ("Ina Holt", "market", "rents"),
    ("Ina Holt", "rents", "tolls"),
    ("Tor Velling", "rents", "anger"),
    ("Tor Velling", "anger", "council"),
    ("Odo Rey", "ferry", "tolls"),
)
TEXT = "\n".join(f"{who} thinks that {a} wear down {b}." for who, a, b in SAYS)


def made(reviewed: tuple[int, ...] = ()) -> Bundle:
    document = document_of(TEXT)
    claims = [
        causal(
            TEXT,
            f"{who} thinks that {a} wear down {b}.",
            a,
            b,
            source=(who,),
            polarity=Sign.MINUS,
            status=Status.DENIED if a == "ferry" else Status.ASSERTED,
            certainty=Certainty(Level.LIKELY),
        )
        for who, a, b in SAYS
    ]
    reading = reading_of(document, causal=tuple(claims))
    return Bundle((document,), (reading,), reviewed={reading.causal[at].id: Act.ACCEPT for at in reviewed})


def section(page: str) -> str:
    found = re.search(r'<section id="argument".*?</section>', page, re.DOTALL)
    assert found is not None
    return found[0]


def plain(markup: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", re.sub(r"<svg.*?</svg>", "", markup, flags=re.DOTALL)).split())


@pytest.fixture
def page() -> str:
    return render_report(mapped(made()))


def test_the_main_speakers_map_comes_first_and_the_union_says_that_it_is_one(page: str) -> None:
    text = plain(section(page))
    assert text.index("What Ina Holt claims") < text.index("All 3 speakers joined")
    assert "4 claims. Others with claims: Tor Velling (2), Odo Rey (1)." in text
    assert "Nobody holds it whole" in text.split("All 3 speakers joined")[1]
    assert section(page).count("<svg") == 2


def test_chains_that_arise_across_speakers_stand_under_the_union_alone(page: str) -> None:
    mine, union = plain(section(page)).split("All 3 speakers joined")
    assert "No one speaker claims this whole chain" not in mine
    assert "held whole by Ina Holt" in mine
    assert "Chains that arise only when speakers are joined" in union
    assert "No one speaker claims this whole chain: it is put together from what 2 speakers said." in union


def test_loops_and_linchpins_are_told_with_their_words(page: str) -> None:
    mine = section(page).split("All 3 speakers joined")[0]
    loops = mine.split("<h4>Loops</h4>")[1]
    assert '<span class="chip">R1</span>' in loops
    assert "feeds itself" in loops
    assert loops.split("<h4>Linchpins")[0].count("<q ") == 4
    assert re.search(r"\d+ % of all paths: .*claimed by Ina Holt alone", plain(loops))


def test_what_is_only_denied_stands_apart(page: str) -> None:
    links, denied = section(page).split("Denied or questioned, so no links of a map")
    at_length = links.split("Every link with its quotes")[1]
    assert len(re.findall("<summary>.*→.*</summary>", at_length)) == 6
    assert not re.findall("<summary>.*ferry.*</summary>", at_length)
    assert "ferry × tolls denied once" in plain(denied)


def test_markup_is_valid_and_anchors_lead_somewhere(page: str) -> None:
    parser = html5lib.HTMLParser()
    parser.parse(page)
    assert not parser.errors
    names = re.findall(r'\bid="([^"]+)"', page)
    assert len(names) == len(set(names))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(names)


@pytest.mark.parametrize("late", [False, True], ids=["before the map", "after it"])
def test_a_shared_page_tells_of_accepted_claims_alone(late: bool) -> None:
    bundle = made(reviewed=(0, 1, 2, 4))
    whole = mapped(bundle) if late else mapped(shareable(bundle))
    page = section(render_report(whole, ReportOptions(share=True)))
    assert "traders" in page
    for hidden in ("ferry", "Odo Rey", "council", "R1", "rents wear down tolls"):
        assert hidden not in page
    assert "What Ina Holt claims" in page
    assert "Tor Velling (1)" in page


def test_one_speaker_alone_has_one_map() -> None:
    bundle = made()
    reading = bundle.readings[0]
    own = reading_of(bundle.documents[0], causal=reading.causal[:4])
    text = section(render_report(mapped(Bundle(bundle.documents, (own,)))))
    assert text.count("<svg") == 1
    assert "joined" not in plain(text)
