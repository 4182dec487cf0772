"""Items, lists and summaries as text; whose words, whose coding."""

from __future__ import annotations

import dataclasses
from urllib.parse import unquote

import pytest

from causerie.values import (
    Actor,
    Answer,
    Answering,
    Bundle,
    Decision,
    Event,
    Found,
    Question,
    Span,
    When,
    items_of,
)
from causerie.views.render.details import cite_lines, explain_lines, fragment, link_to
from causerie.views.render.items import UNCHECKED, as_data, lines, shown
from causerie.views.render.lists import (
    actor_lines,
    answering_lines,
    decision_line,
    event_lines,
    question_lines,
)
from causerie.views.render.summary import chosen, main_scores, summary_lines
from causerie.vocabulary import Act, Level, Role, Status, TakenUp
from makers import attribution, causal, document_of, forecast, mention_in, quote_in, reading_of, turn

TEXT = """Why is the lake dry?
The drought emptied the lake. Next year the mill will probably close. The owners say that the lake is lost.
In 2029 the dam broke."""
DOCUMENT = document_of(
    TEXT,
    "lake",
    title="The lake",
    outlet="The Post",
    spoken="2031-05-02",
    url="https://post.example/lake",
    notes=("no map",),
)
TURNS = (turn(TEXT, "Why is the lake dry?", "Odo\x1b[1m", Role.INTERVIEWER), turn(TEXT, TEXT[21:], "Ina Holt"))
CLAIM = causal(
    TEXT, "The drought emptied the lake.", "drought", "lake", source=("Ina Holt",), status=Status.CONDITIONAL
)
MILL = dataclasses.replace(
    forecast(
        TEXT, "Next year the mill will probably close.", "mill will probably close", source=("Ina Holt", "the owners")
    ),
    horizon=mention_in(TEXT, "Next year"),
)
QUESTION = Question(quote_in(TEXT, TEXT[:20]), None, TakenUp.PARTLY, (Answer(21, 50, "Ina Holt"),))
DAM = Event(
    quote_in(TEXT, "In 2029 the dam broke."), When("In 2029", TEXT.index("In 2029"), TEXT.index("In 2029") + 7, "2029")
)
SAID = attribution(TEXT, "The owners say that the lake is lost.", "owners", "say", "the lake is lost")
READING = reading_of(
    DOCUMENT,
    turns=TURNS,
    causal=(CLAIM,),
    forecasts=(MILL,),
    questions=(QUESTION,),
    events=(DAM,),
    attributions=(SAID,),
    actors=(Actor("Ina Holt", ("Holt",), "NO", (Span("Ina", 0, 3),)), Actor("Mill", (), None, ())),
)
IDS = {item.id: f"N{number}" for number, item in enumerate(items_of(READING))}
BUNDLE = Bundle((DOCUMENT,), (READING,), IDS)
ONE = next(shown(BUNDLE, type(CLAIM)))


def with_act(act: Act | None) -> list[str]:
    return lines(dataclasses.replace(ONE, act=act))


@pytest.mark.parametrize("act", [None, Act.WITHHOLD])
def test_an_unchecked_coding_stands_beside_the_words(act: Act | None) -> None:
    first, second = with_act(act)
    assert first.endswith('Ina Holt: "The drought emptied the lake."')
    assert f"{UNCHECKED}: drought -> lake (-)" in second
    assert "said that" not in first + second
    assert "conditional; certain (unhedged); document lake" in second


def test_a_level_without_words_is_unhedged_only_where_it_is_the_highest() -> None:
    likely = dataclasses.replace(CLAIM, certainty=dataclasses.replace(CLAIM.certainty, level=Level.LIKELY, text=None))
    second = lines(dataclasses.replace(ONE, item=likely))[1]
    assert "likely (no hedge marked)" in second
    assert "unhedged" not in second


def test_a_number_that_the_speaker_gave_is_told_and_no_level() -> None:
    text = "There is a 70 percent chance that the ferry will stop, and the quay will flood."
    document = document_of(text, "ferry")
    reading = reading_of(
        document,
        turns=(turn(text, text, "Ina Holt"),),
        forecasts=(forecast(text, text, "the ferry will stop"), forecast(text, text, "the quay will flood")),
    )
    first, second = shown(Bundle((document,), (reading,)))
    assert "[70%, own number; can be settled" in lines(first)[1]
    assert "[certain (unhedged); can be settled" in lines(second)[1]
    alone = dataclasses.replace(second, reading=dataclasses.replace(reading, forecasts=()))
    assert "unhedged" in lines(alone)[1]
    assert "20–30%, own number" in lines(dataclasses.replace(alone, chance=(20, 30)))[1]


def test_what_was_denied_is_not_told_as_said() -> None:
    denied = dataclasses.replace(ONE, item=dataclasses.replace(CLAIM, status=Status.DENIED), act=Act.ACCEPT)
    assert "Ina Holt denied that drought -> lake (-)" in lines(denied)[0]


@pytest.mark.parametrize(("act", "word"), [(Act.ACCEPT, "accepted"), (Act.EDIT, "edited by hand")])
def test_a_checked_coding_is_what_the_person_said(act: Act, word: str) -> None:
    first, second = with_act(act)
    assert "Ina Holt said that, on a condition, drought -> lake (-)" in first
    assert '"The drought emptied the lake."' in second
    assert word in second
    assert UNCHECKED not in first + second


def test_reported_words_and_translations_are_marked() -> None:
    document = dataclasses.replace(DOCUMENT, translated_from="Norwegian")
    (one,) = shown(dataclasses.replace(BUNDLE, documents=(document,)), type(MILL))
    first, second = lines(one)
    assert 'Ina Holt (reporting the owners): "Next year' in first
    assert "mill will probably close (forecast)" in second
    assert 'when: "Next year"' in second
    assert "translated from Norwegian" in second


def test_what_a_pronoun_stands_for_is_shown() -> None:
    claim = dataclasses.replace(CLAIM, cause=dataclasses.replace(CLAIM.cause, refers_to=Span("dry years", 0, 1)))
    assert "drought [= dry years] -> lake" in lines(dataclasses.replace(ONE, item=claim))[1]


def test_every_kind_has_two_lines_and_its_data() -> None:
    for one in shown(BUNDLE):
        assert len(lines(one)) == 2
        data = as_data(one)
        assert data["alias"] == one.alias
        assert data["document"] == "lake"
        assert data["quote"] == one.item.quote.text


def test_questions_show_their_answers_and_no_steering() -> None:
    (one,) = shown(BUNDLE, Question)
    head, answer = question_lines(one, QUESTION)
    assert 'Odo\\x1b[1m: "Why is the lake dry?"' in head
    assert "taken up: partly" in head
    assert answer.strip() == 'Ina Holt: "The drought emptied the lake."'


def test_actors_and_events() -> None:
    assert actor_lines(BUNDLE) == ["Ina Holt (NO): named 1 time; also Holt", "Mill: named 0 times"]
    assert "2029 (In 2029)" in event_lines(BUNDLE)[1]


def test_an_answer_is_quotes_or_a_plain_no() -> None:
    none = Answering("why?", "causes of: lake")
    assert answering_lines(none, BUNDLE, 5) == [
        "Understood as: causes of: lake",
        "The documents do not answer this question.",
    ]
    found = dataclasses.replace(none, found=(Found(0.9, "lake", READING.causal[0], "its effect is: lake"),))
    text = "\n".join(answering_lines(found, BUNDLE, 5))
    assert '"The drought emptied the lake."' in text
    assert "at characters 21-50 of lake" in text
    assert "because: its effect is: lake" in text


def test_the_log_tells_undone_decisions() -> None:
    row = Decision(3, Act.REJECT, "x", "Ina", "2031-05-03T10:00:00Z", reason="a topic")
    assert decision_line(row, {"x": "C7"}, True) == "   3  2031-05-03T10:00:00Z  Ina  reject C7: a topic"
    assert decision_line(row, {"x": "C7"}, False).endswith("(undone)")
    undo = Decision(4, Act.UNDO, "x", "Ina", "z", undoes=3)
    assert "undo decision 3 (C7)" in decision_line(undo, {"x": "C7"}, True)
    merge = Decision(5, Act.MERGE, "b", "Ina", "z", before=["a", "b"], after="b")
    assert 'merge "a", "b" into "b"' in decision_line(merge, {}, True)


def test_explain_shows_rule_spans_and_decisions() -> None:
    row = Decision(3, Act.ACCEPT, "x", "Ina", "z")
    text = "\n".join(explain_lines(ONE, ["A verb of loss."], [row], rejected=False))
    assert "rule: test\n  A verb of loss.\nreader: test.v1" in text
    assert 'cause: "drought" at 25-32 (increase)' in text
    assert 'effect: "lake" at 45-49 (decrease)' in text
    assert "decision 3  z  Ina  accept" in text


def test_explain_shows_who_found_it_and_how_surely() -> None:
    item = dataclasses.replace(ONE.item, found_by=("rules.v1", "small.v1"), probability=0.87)
    text = explain_lines(dataclasses.replace(ONE, item=item), [], [], rejected=False, threshold=0.45)
    assert "found by: rules.v1 and small.v1" in text
    assert "probability: 0.87, kept from 0.45 on" in text
    alone = dataclasses.replace(ONE, item=dataclasses.replace(ONE.item, found_by=("rules.v1",)))
    assert not any(line.startswith("probability") for line in explain_lines(alone, [], [], rejected=False))


def test_cite_leads_to_the_words() -> None:
    found = cite_lines(ONE)
    assert found[:3] == ['"The drought emptied the lake."', "Ina Holt, 2031-05-02", "The lake, The Post"]
    assert found[3] == "https://post.example/lake#:~:text=The%20drought%20emptied%20the%20lake."
    assert UNCHECKED in found[-1]
    bare = dataclasses.replace(ONE, document=document_of(TEXT, "lake", published="2031"), act=Act.ACCEPT)
    assert cite_lines(bare)[1:] == ["Ina Holt, published 2031", "lake", "characters 21-50 of the stored text"]


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://a.example/x#top", "https://a.example/x#top:~:text=a"),
        ("http://a.example", "http://a.example#:~:text=a"),
        ("https://a.example/a b?q=%20&r='c'", "https://a.example/a%20b?q=%20&r='c'#:~:text=a"),
        ("javascript:alert(1)", None),
        (None, None),
    ],
)
def test_links(url: str | None, link: str | None) -> None:
    assert link_to(dataclasses.replace(DOCUMENT, url=url), "a") == link


def test_fragments_are_encoded_so_that_browsers_find_the_words() -> None:
    assert fragment("a-b, c & d: «é» 🌊") == "a%2Db%2C%20c%20%26%20d%3A%20%C2%AB%C3%A9%C2%BB%20%F0%9F%8C%8A"
    long = " ".join(f"word{number}" for number in range(60))
    start, end = fragment(long).split(",")
    assert long.startswith(unquote(start))
    assert long.endswith(unquote(end))
    assert "," in fragment("one two three four five six seven\n\neight nine ten eleven twelve thirteen")


def test_the_summary_has_speakers_claims_forecasts_questions_and_notes() -> None:
    text = "\n".join(summary_lines(BUNDLE))
    for part in (
        "Ina Holt (interviewee): 1 causal claim, 1 forecast",
        "Main claims (1 of 1",
        "Forecasts (1 of 1",
        "lake: no map",
    ):
        assert part in text
    assert "Questions (1 of 1; taken up: 1 partly" in text
    assert summary_lines(Bundle((document_of(""),), (reading_of(),))) == []


def test_the_summary_counts_what_nobody_named_says() -> None:
    text = "The drought emptied the lake."
    document = document_of(text)
    reading = reading_of(document, causal=(causal(text, text, "drought", "lake", source=()),), turns=(), notes=())
    assert summary_lines(Bundle((document,), (reading,)))[:3] == [
        "",
        "Who spoke",
        "  (speaker not named): 1 causal claim, 0 forecasts",
    ]


def test_a_note_about_many_documents_is_one_line() -> None:
    documents = tuple(dataclasses.replace(document_of("", f"row{n}"), notes=("no date",)) for n in range(9))
    readings = tuple(dataclasses.replace(reading_of(), id=document.id, notes=()) for document in documents)
    assert summary_lines(Bundle(documents, readings)) == [
        "",
        "Notes",
        "  row0, row1, row2, row3, row4, row5 and 3 more: no date",
    ]


def test_main_claims_are_about_what_is_spoken_of_most_and_from_each_document() -> None:
    text = "The drought emptied the lake. It ruined us. The lake fed the mill. The cat broke the vase."
    document = document_of(text)
    reading = reading_of(
        document,
        causal=(
            causal(text, "The drought emptied the lake.", "drought", "lake"),
            causal(text, "It ruined us.", "It", "us"),
            causal(text, "The lake fed the mill.", "lake", "mill"),
            causal(text, "The cat broke the vase.", "cat", "vase"),
        ),
    )
    found = list(shown(Bundle((document,), (reading,)), type(CLAIM)))
    scores = main_scores(found)
    assert scores[1] == 0
    assert min(scores[0], scores[2]) > scores[3] > 0
    assert chosen(found, scores, 2) == [found[0], found[2]]
