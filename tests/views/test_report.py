from __future__ import annotations

import dataclasses
import re
from typing import Any

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from causerie.assembly import assemble, longest_chains
from causerie.identity import with_ids
from causerie.values import (
    ActorRelation,
    Answer,
    Bundle,
    Certainty,
    Document,
    Event,
    Mention,
    Question,
    Reading,
    When,
    items_of,
)
from causerie.views.report import ReportOptions, render_report, shareable
from causerie.vocabulary import Act, Level, RelationKind, Resolvable, Role, Status, TakenUp
from makers import attribution, causal, document_of, forecast, mention_in, quote_in, reading_of, turn

TEXT = """Rey: What will become of the ferry?
Ina Holt: The ferry will likely be sold. The tolls keep traders away. Without traders the market shrinks.
The council says that the tolls are lawful. Low water does not harm the market. In 2029 the quay sank.
After that the pilots left. Tor Velling backs the council."""
SECTIONS = ["questions", "argument", "forecasts", "ledger", "whatif", "events", "relations", "text"]


def made(text: str = TEXT, **more: Any) -> tuple[Document, Reading]:
    document = document_of(text, name=more.pop("name", "quay"), title="At the quay", **more)
    start = text.index("The ferry will")
    answer = Answer(start, len(text), "Ina Holt")
    reading = Reading(
        document.id,
        document.title,
        document.date,
        "en",
        "test.v1",
        turns=(
            turn(text, "What will become of the ferry?", "Rey", Role.INTERVIEWER),
            turn(text, text[start:], "Ina Holt"),
        ),
        causal=(
            causal(text, "The tolls keep traders away.", "tolls", "traders", source=("Ina Holt",)),
            causal(text, "Without traders the market shrinks.", "traders", "market", source=("Ina Holt",)),
            causal(
                text,
                "Low water does not harm the market.",
                "Low water",
                "market",
                status=Status.DENIED,
                source=("Ina Holt",),
            ),
        ),
        forecasts=(
            forecast(
                text,
                "The ferry will likely be sold.",
                "ferry will likely be sold",
                certainty=Certainty(Level.LIKELY, "likely"),
                resolvable=Resolvable.YES,
                source=("Ina Holt",),
            ),
        ),
        attributions=(
            attribution(text, "The council says that the tolls are lawful.", "council", "says", "tolls are lawful"),
        ),
        relations=(
            ActorRelation(
                quote_in(text, "Tor Velling backs the council."),
                mention_in(text, "Tor Velling"),
                mention_in(text, "council", "Tor Velling"),
                RelationKind.SUPPORTS,
                ("Ina Holt",),
            ),
        ),
        questions=(Question(quote_in(text, "What will become of the ferry?"), "Rey", TakenUp.YES, (answer,)),),
        events=(
            Event(
                quote_in(text, "In 2029 the quay sank."), when(text, "In 2029", "2029"), mention_in(text, "quay sank")
            ),
            Event(quote_in(text, "After that the pilots left."), when(text, "After that", None)),
        ),
    )
    return document, with_ids(reading, document.sha256)


def when(text: str, words: str, value: str | None) -> When:
    mention = mention_in(text, words)
    return When(words, mention.start or 0, mention.end or 0, value)


def bundle_of(*pairs: tuple[Document, Reading], reviewed: dict[str, Act] | None = None) -> Bundle:
    readings = tuple(reading for _, reading in pairs)
    whole = assemble(readings)
    every = [item.id for reading in readings for item in items_of(reading)]
    return Bundle(
        documents=tuple(document for document, _ in pairs),
        readings=readings,
        aliases={name: f"X{number}" for number, name in enumerate(every)},
        reviewed=reviewed or {},
        map=whole,
        chains=longest_chains(whole, 5),
    )


@pytest.fixture
def page() -> str:
    return render_report(bundle_of(made()))


def section(page: str, name: str) -> str:
    found = re.search(rf'<section id="{name}".*?</section>', page, re.DOTALL)
    assert found is not None
    return found[0]


def plain(markup: str) -> str:
    """The text of a page without its tags."""
    return " ".join(re.sub(r"<[^>]+>", "", markup).split())


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def errors(page: str) -> list[Any]:
    parser = html5lib.HTMLParser()
    parser.parse(page)
    return list(parser.errors)


@pytest.mark.parametrize(
    "bundle",
    [
        Bundle((), ()),
        bundle_of(made()),
        bundle_of(made(), made(name="other", sha256="cd", translated_from="Velmish", url="javascript:alert(1)")),
        bundle_of((document_of("Nothing here."), Reading("quay", None, None, "en", "r"))),
    ],
    ids=["empty", "one", "two", "bare"],
)
@pytest.mark.parametrize("share", [False, True])
def test_markup_is_valid(bundle: Bundle, share: bool) -> None:
    assert errors(render_report(bundle, ReportOptions(share=share))) == []


def test_sections_stand_in_order(page: str) -> None:
    assert re.findall(r'<section id="(\w+)"', page) == SECTIONS
    assert [f"#{name}" for name in SECTIONS] == re.findall(r'<li><a href="(#\w+)">', page)


def test_nothing_is_fetched(page: str) -> None:
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<link|<img|@import|url\(|\bsrc=", page)
    assert not re.search(r"https?://", page.replace("http://www.w3.org/2000/svg", ""))


def test_every_anchor_leads_somewhere_and_ids_are_unique(page: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_every_item_leads_to_its_place_and_back() -> None:
    bundle = bundle_of(made())
    page = render_report(bundle)
    count = len(items_of(bundle.readings[0]))
    assert len(set(re.findall(r'id="i-([\d-]+)"', page))) == count
    assert len(set(re.findall(r'id="t-([\d-]+)"', page))) == count
    assert set(re.findall(r'href="#t-([\d-]+)"', page)) == set(re.findall(r'href="#i-([\d-]+)"', section(page, "text")))


def test_an_unchecked_item_is_words_with_our_coding_beside_it(page: str) -> None:
    argument = plain(section(page, "argument"))
    assert "Ina Holt: The tolls keep traders away." in argument
    assert "machine reading, unchecked: tolls → traders ↓ (−)" in argument
    assert "said that" not in plain(page)


def test_an_accepted_item_is_told() -> None:
    document, reading = made()
    page = render_report(bundle_of((document, reading), reviewed={reading.causal[0].id: Act.ACCEPT}))
    assert "Ina Holt said that tolls → traders ↓ (−): The tolls keep traders away." in plain(section(page, "argument"))


def test_an_accepted_denial_is_told_as_a_denial() -> None:
    document, reading = made()
    page = render_report(bundle_of((document, reading), reviewed={reading.causal[2].id: Act.ACCEPT}))
    assert "Ina Holt denied that Low water → market ↓ (−)" in plain(section(page, "argument"))


def test_no_item_says_that_a_claim_is_true(page: str) -> None:
    assert "claimed by 1 speaker" in plain(page)
    assert "denied once" in plain(page)
    assert "never what is true" in plain(page)


def test_answers_stand_beside_each_other_under_one_question() -> None:
    document, reading = made(name="lind", sha256="cd")
    start = TEXT.index("The tolls keep")
    answers = tuple(
        dataclasses.replace(one, answers=(Answer(start, start + 28, "Bo Lind"),)) for one in reading.questions
    )
    page = render_report(bundle_of(made(), (document, dataclasses.replace(reading, questions=answers))))
    questions = section(page, "questions")
    assert questions.count('<article class="question">') == 1
    assert re.findall(r"<h4><bdi>([^<]+)</bdi>", questions) == ["Ina Holt", "Bo Lind"]


def test_an_answer_names_the_items_read_in_it(page: str) -> None:
    assert "tolls → traders" in plain(section(page, "questions"))


def test_a_long_answer_unfolds_whole() -> None:
    long = TEXT + " And so on." * 80
    page = section(render_report(bundle_of(made(long))), "questions")
    assert "The rest of the answer" in page
    assert plain(page).count("And so on.") == 80


def test_a_range_stands_only_beside_a_word_of_the_scale(page: str) -> None:
    assert "“likely” (55–80%)" in plain(section(page, "forecasts"))
    document, reading = made()
    unsure = dataclasses.replace(reading.forecasts[0], certainty=Certainty(Level.POSSIBLE, "maybe"))
    other = render_report(bundle_of((document, dataclasses.replace(reading, forecasts=(unsure,)))))
    assert "%)" not in plain(section(other, "forecasts"))


def test_a_number_that_the_speaker_gave_stands_in_the_place_of_a_level() -> None:
    text = "There is a 70 percent chance that the ferry will stop."
    found = forecast(text, text, "the ferry will stop")
    document = document_of(text, name="ferry")
    shown = plain(render_report(bundle_of((document, reading_of(document, forecasts=(found,))))))
    assert "70%, own number" in shown
    assert "unhedged" not in shown


def test_a_chain_is_told_by_quotes_and_warns_of_joined_speakers() -> None:
    document, reading = made()
    one_speaker = plain(section(render_report(bundle_of((document, reading))), "argument"))
    assert "tolls − → traders − → market" in one_speaker
    assert "No one speaker" not in one_speaker
    second = dataclasses.replace(reading.causal[1], source=("Bo Lind",))
    joined = dataclasses.replace(reading, causal=(reading.causal[0], second))
    assert "No one speaker claims this whole chain" in render_report(bundle_of((document, joined)))


def test_events_stand_by_date_and_undated_ones_after(page: str) -> None:
    events = plain(section(page, "events"))
    assert (
        events.index("In 2029 the quay sank.") < events.index("Without a date") < events.rindex("unchecked: After that")
    )


def test_the_text_is_whole_and_highlighted() -> None:
    document, reading = made()
    text = section(render_report(bundle_of((document, reading))), "text")
    words = re.sub(
        r'<a class="back.*?</a>|<p class="speaker">.*?</p>', "", text[text.index("</h3>") :], flags=re.DOTALL
    )
    shown = "".join(plain(words).split())
    assert "".join(document.text.split()) in shown


def test_overlapping_quotes_are_parted() -> None:
    document, reading = made()
    whole = quote_in(TEXT, "The ferry will likely be sold. The tolls keep traders away.")
    longer = dataclasses.replace(reading.forecasts[0], quote=whole)
    bundle = bundle_of((document, dataclasses.replace(reading, forecasts=(longer,))))
    text = section(render_report(bundle), "text")
    assert re.search(r'<mark class="k-forecast k-causal many">The tolls keep traders away\.</mark>', text)
    assert errors(render_report(bundle)) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 200)), min_size=1, max_size=8))
def test_any_quotes_are_highlighted_whole_and_have_one_anchor(spans: list[tuple[int, int]]) -> None:
    document, reading = made()
    quotes = [document.quote(start, min(start + length, len(TEXT))) for start, length in spans]
    quotes = [quote for quote in quotes if any(char.isalnum() for char in quote.text)]
    claims = tuple(
        dataclasses.replace(reading.forecasts[0], quote=quote, id=f"q{number}") for number, quote in enumerate(quotes)
    )
    bare = dataclasses.replace(
        reading, forecasts=claims, causal=(), attributions=(), relations=(), questions=(), events=()
    )
    text = section(render_report(bundle_of((document, bare))), "text")
    assert len(re.findall(r'id="t-[\d-]+"', text)) == len(claims)
    marked = "".join(re.findall(r"<mark[^>]*>([^<]*)</mark>", text[text.index("<article") :]))
    covered = {at for quote in quotes for at in range(quote.start, quote.end)}
    assert letters(marked) == letters("".join(TEXT[at] for at in sorted(covered)))


def test_a_sentence_either_side_can_be_unfolded(page: str) -> None:
    assert re.search(
        r"<summary>A sentence either side</summary><p[^>]*>Ina Holt: The ferry will likely be sold\. "
        r"<b>The tolls keep traders away\.</b> Without traders the market shrinks\.</p>",
        page,
    )


def test_quotes_of_a_translation_are_marked() -> None:
    page = render_report(bundle_of(made(translated_from="Velmish")))
    assert plain(section(page, "forecasts")).count("translated from Velmish") == 1
    assert "translated from" not in render_report(bundle_of(made()))


def test_a_missing_date_says_what_it_costs() -> None:
    assert "cannot be placed in time" in render_report(bundle_of(made()))
    assert "cannot be placed in time" not in render_report(bundle_of(made(published="2031-02-03")))
    noted = render_report(bundle_of(made(notes=("no date: “next year” stays open",))))
    assert "“next year” stays open" in noted
    assert "cannot be placed in time" not in noted


def test_hostile_names_and_texts_stay_text() -> None:
    text = TEXT.replace("Ina Holt:", "X:").replace("tolls", "to\x07lls<b>")
    document = document_of(
        text, title="</title><script>alert(1)</script>", speaker='"><img src=x onerror=alert(1)>\u202e'
    )
    claim = causal(text, "The to\x07lls<b> keep traders away.", "to\x07lls<b>", "traders")
    reading = with_ids(Reading("quay", None, None, "en", "<i>r</i>", causal=(claim,)), "ab")
    page = render_report(bundle_of((document, reading)))
    assert errors(page) == []
    assert not re.search(r"<script|<img|<b>keep|\x07|<i>r", page)
    assert '<bdi class="name">&#34;&gt;&lt;img' in page


def test_an_address_of_another_scheme_is_no_link() -> None:
    page = render_report(bundle_of(made(url="javascript:alert(1)")))
    assert "javascript:" not in page
    assert 'href="https://quay.example/a?b=1&amp;c=2"' in render_report(
        bundle_of(made(url="https://quay.example/a?b=1&c=2"))
    )


def test_right_to_left_text_has_its_own_direction() -> None:
    text = "المرفأ مغلق. Harbour closed."
    document = dataclasses.replace(document_of(text), language="ar")
    page = render_report(bundle_of((document, Reading("quay", None, None, "ar", "r"))))
    assert re.search(r'<p lang="ar" dir="auto">المرفأ', page)


def test_characters_beyond_the_first_plane_move_no_highlight() -> None:
    text = "🙂🙂 The tolls keep traders away."
    document = document_of(text)
    reading = with_ids(
        Reading(
            "quay", None, None, "en", "r", causal=(causal(text, "The tolls keep traders away.", "tolls", "traders"),)
        ),
        "ab",
    )
    assert ">The tolls keep traders away.</mark>" in render_report(bundle_of((document, reading)))


class TestShare:
    def shared(self, acts: dict[int, Act], text: str = TEXT) -> str:
        document, reading = made(text)
        reviewed = {reading.causal[number].id: act for number, act in acts.items()}
        return render_report(bundle_of((document, reading), reviewed=reviewed), ReportOptions(share=True))

    def test_only_accepted_items_leave(self) -> None:
        page = plain(self.shared({0: Act.ACCEPT}))
        assert "The tolls keep traders away." in page
        for other in ("Without traders", "Low water", "likely be sold", "Tor Velling", "2029", "lawful"):
            assert other not in page

    @pytest.mark.parametrize("act", [Act.WITHHOLD, Act.REJECT])
    def test_withheld_items_stay(self, act: Act) -> None:
        page = plain(self.shared({0: Act.ACCEPT, 1: act}))
        assert "Without traders" not in page
        assert "market" not in page

    def test_no_other_item_carries_withheld_words_out(self) -> None:
        document, reading = made()
        same = dataclasses.replace(reading.forecasts[0], quote=reading.causal[0].quote, id="same")
        reading = dataclasses.replace(reading, forecasts=(same,))
        acts = {reading.causal[0].id: Act.WITHHOLD, "same": Act.ACCEPT, reading.questions[0].id: Act.ACCEPT}
        page = plain(render_report(bundle_of((document, reading), reviewed=acts), ReportOptions(share=True)))
        assert "keep traders away" not in page
        assert "The ferry will likely be sold." in page

    def test_the_whole_text_stays(self) -> None:
        page = self.shared({0: Act.ACCEPT})
        assert 'id="text"' not in page
        assert "A sentence either side" not in page
        assert errors(page) == []

    def test_quotes_are_short(self) -> None:
        document, reading = made(TEXT + " x" * 500)
        long = dataclasses.replace(reading.causal[0], quote=document.quote(0, len(document.text)))
        reading = dataclasses.replace(reading, causal=(long,))
        bundle = bundle_of((document, reading), reviewed={long.id: Act.ACCEPT})
        page = render_report(bundle, ReportOptions(share=True, short=100))
        assert max(len(words) for words in re.findall(r"<q[^>]*>([^<]*)</q>", page)) <= 100
        assert "[shortened]" in page

    def test_it_states_scope_and_date(self) -> None:
        page = plain(self.shared({0: Act.ACCEPT}))
        assert "Accepted items and short quotes only: 1 item from 1 document." in page
        assert "not known" in page

    def test_a_map_made_anew_has_only_accepted_words(self) -> None:
        document, reading = made()
        bundle = shareable(bundle_of((document, reading), reviewed={reading.causal[0].id: Act.EDIT}))
        assert {factor.label for factor in bundle.map.factors} == {"tolls", "traders"}
        assert assemble(bundle.readings).links == bundle.map.links


def test_rendering_twice_gives_the_same() -> None:
    assert render_report(bundle_of(made())) == render_report(bundle_of(made()))


def test_claims_without_a_map_are_still_shown() -> None:
    bundle = dataclasses.replace(bundle_of(made()), map=assemble(()), chains=())
    assert "The tolls keep traders away." in plain(section(render_report(bundle), "argument"))


def test_a_source_without_a_place_is_no_failure() -> None:
    document, reading = made()
    bare = dataclasses.replace(reading.attributions[0], source=Mention(""), cue=Mention(""))
    page = render_report(bundle_of((document, dataclasses.replace(reading, attributions=(bare,)))))
    assert "somebody: tolls are lawful" in plain(page)


def test_a_date_says_whether_it_is_of_the_talk_or_of_the_paper() -> None:
    page = plain(render_report(bundle_of(made(spoken="2031-02-01"), made(name="paper", published="2031-02-03"))))
    assert "said 2031-02-01" in page
    assert "published 2031-02-03" in page


def test_a_source_that_only_the_text_names_is_shown_as_found_there() -> None:
    assert "Rey (named in the text)" in plain(render_report(bundle_of(made())))
    assert "(named in the text)" not in plain(render_report(bundle_of(made(outlet="Quay Post"))))


def test_a_note_that_several_documents_share_stands_once() -> None:
    pairs = [made(name=name, notes=("read in part",)) for name in ("a", "b", "c", "d", "e")]
    page = plain(render_report(bundle_of(*pairs)))
    assert page.count("read in part") == 1
    assert "and 2 more: read in part" in page


def test_the_head_of_an_answer_ends_with_a_sentence() -> None:
    text = "Rey: What next?\nHolt: " + "The ferry sinks.\u00a0It is old. " * 30
    document = document_of(text, name="long")
    answer = Answer(text.index("The ferry"), len(text), "Holt")
    question = Question(quote_in(text, "What next?"), "Rey", TakenUp.YES, (answer,))
    reading = Reading("long", None, None, "en", "test.v1", questions=(question,))
    head = re.search(r'<div class="words"[^>]*>([^<]*)', render_report(bundle_of((document, reading))))
    assert head is not None
    assert head[1].strip().endswith(".")


def test_a_label_stays_with_the_words_that_it_introduces() -> None:
    text = section(render_report(bundle_of(made())), "text")
    turns = [plain(part) for part in text.split('<div class="turn')[1:]]
    assert [part for part in turns if "Ina Holt: " in part and "sold" in part]
    assert not [part for part in turns if part.endswith("Ina Holt:")]


def test_a_shared_page_names_only_documents_with_accepted_items() -> None:
    told, silent = made(), made(name="silent", sha256="cd", author="Nils Quiet")
    bundle = bundle_of(told, silent, reviewed={told[1].causal[0].id: Act.ACCEPT})
    page = render_report(bundle, ReportOptions(share=True))
    assert "1 item from 1 document." in plain(page)
    assert "Nils Quiet" not in page


@pytest.mark.parametrize(
    ("level", "words", "ranged"),
    [
        (Level.LIKELY, "likely", True),
        (Level.UNLIKELY, "unlikely", True),
        (Level.UNLIKELY, "likely", False),
        (Level.UNLIKELY, "not likely", False),
        (Level.LIKELY, "unlikely", False),
        (Level.POSSIBLE, "may", False),
    ],
)
def test_a_range_stands_only_beside_a_word_of_the_scale_read_as_it_is(level: Level, words: str, ranged: bool) -> None:
    text = f"Rey: Next?\nHolt: It is {words} that the ferry sinks."
    item = forecast(text, text.split(": ")[-1], "ferry sinks", certainty=Certainty(level, words), source=("Holt",))
    reading = Reading("quay", None, None, "en", "test.v1", forecasts=(item,))
    page = plain(section(render_report(bundle_of((document_of(text), reading))), "forecasts"))
    assert ("%)" in page) is ranged
