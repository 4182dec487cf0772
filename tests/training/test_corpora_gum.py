from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import training.corpora
from training.corpora import gdtb, report
from training.corpora.gum import LEAST, MOST, cuts, laid, wanted
from training.corpora.order import cause_first, unmarked

Json = dict[str, Any]
MARKERS = tomllib.loads(Path(training.corpora.__file__).with_name("markers.toml").read_text("utf-8"))
EXAMPLES = [kind["example"] for kind in MARKERS.values() if isinstance(kind, dict)]


def gum_document(units: list[tuple[str, int, str, int]], sentences: list[tuple[str | None, str]], **more: Any) -> Json:
    """A document of our own: units (text, parent, relation, sentence) and sentences (speaker, text)."""
    starts, at = [], 0
    for number in range(1, len(sentences) + 1):
        starts.append(at)
        at += sum(len(text.split(" ")) for text, _, _, sent in units if sent == number)
    return {
        "id": "GUM_news_hollin",
        "genre": "news",
        "sentences": [
            {"speaker": speaker, "text": text, "tok0": start}
            for (speaker, text), start in zip(sentences, starts, strict=True)
        ],
        "edus": [
            {"id": number, "text": text, "parent": parent, "rel": rel, "sent": sent}
            for number, (text, parent, rel, sent) in enumerate(units, 1)
        ],
        "gdtb": [],
        **more,
    }


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_of_the_markers_hold(example: tuple[str, str, int, str]) -> None:
    first, second, cause, sense = example
    assert cause_first(sense, first.split(), second.split()) is (cause == 1)


def test_the_connective_is_no_part_of_an_argument() -> None:
    assert unmarked("contingency.cause.reason", ["and", "because", "the", "river", "fell"], True) == 2
    assert unmarked("contingency.cause.reason", ["but", "the", "mill", "shut"], False) == 1
    assert unmarked("contingency.purpose.arg2-as-goal", ["in", "order", "to", "save", "it"], False) == 3


def test_other_senses_have_no_cause() -> None:
    assert cause_first("expansion.conjunction", ["it", "rained"], ["it", "snowed"]) is None


TOLD = gum_document(
    [
        ("Because the river fell ,", 2, "causal-cause_r", 1),
        ("the mill did n't open .", 0, "ROOT", 1),
        ("And Orla Venn told us", 4, "attribution-positive_r", 2),
        ("that the council paid", 2, "elaboration-additional_r", 2),
        ("to save it .", 4, "purpose-goal_r", 2),
        ("I think", 7, "attribution-positive_r", 3),
        ("it worked .", 2, "evaluation-comment_r", 3),
        ("Tor Falk", 9, "attribution-positive_r", 4),
        ("The Mill .", 2, "organization-heading_r", 4),
    ],
    [
        (None, "Because the river fell, the mill didn't open."),
        (None, "And Orla Venn told us that the council paid to save it."),
        (None, "I think it worked."),
        (None, "Tor Falk The Mill."),
    ],
)


def test_tokens_are_found_in_the_text() -> None:
    whole = laid(TOLD)
    shown = [whole.text[place[0] : place[1]] for place in whole.places if place is not None]
    assert shown[:10] == ["Because", "the", "river", "fell", ",", "the", "mill", "did", "n't", "open"]
    assert len(shown) == len(whole.places) == sum(len(unit["text"].split()) for unit in TOLD["edus"])


def test_tokens_of_a_sentence_that_says_something_else_have_no_place() -> None:
    other = gum_document([("The mill shut .", 0, "ROOT", 1)], [(None, "The mill opened.")])
    assert laid(other).places == (None,) * 4


def _relation(sense: str, u1: str, u2: str, first: str, second: str) -> dict[str, str]:
    return {"sense": sense, "u1": u1, "u2": u2, "u1_toks": first, "u2_toks": second}


def test_a_relation_becomes_cause_and_effect() -> None:
    sense, units = "contingency.cause.reason", [unit["text"] for unit in TOLD["edus"]]
    found = gdtb.parts({**TOLD, "gdtb": [_relation(sense, units[0], units[1], "1-5", "6-11")]})[0]
    shown = [(kind, found["text"][start:end]) for kind, start, end in found["aux"]["spans"]]
    assert shown == [("cause", "the river fell"), ("effect", "the mill didn't open")]


def test_reports_of_others_are_kept_and_hedges_and_credits_are_not() -> None:
    found = report.parts(TOLD)[0]
    shown = [(kind, found["text"][start:end]) for kind, start, end in found["aux"]["spans"]]
    assert shown == [("saying", "Orla Venn told us"), ("content", "the council paid to save it")]


def test_what_another_reports_is_not_in_the_content() -> None:
    units = [
        ("Falk said", 2, "attribution-positive_r", 1),
        ("it rained ,", 0, "ROOT", 1),
        ("but Venn said", 4, "attribution-positive_r", 1),
        ("it snowed .", 2, "adversative-contrast_m", 1),
    ]
    told = gum_document(units, [(None, "Falk said it rained, but Venn said it snowed.")])
    whole = laid(told)
    contents = [whole.text[slice(*content)] for _, content in report.reports(whole, told["edus"])]
    assert contents == ["it rained", "it snowed"]


def test_rows_are_cut_where_no_relation_is_torn() -> None:
    count = 31
    units = [("It rained .", 0, "ROOT", n) for n in range(1, count + 1)]
    whole = laid(gum_document(units, [(None, "It rained.")] * count))
    runs = cuts(whole, [(7, 9), (10, 12)])
    assert runs[0] == range(10)
    assert [at for run in runs for at in run] == list(range(count))
    assert all(LEAST <= len(run) <= MOST for run in runs[:-1])


def test_the_last_sentence_of_an_interviewers_turn_asks() -> None:
    units = [("It rained .", 0, "ROOT", 1), ("Why ?", 1, "topic-question_r", 2), ("Who knows ?", 2, "joint-other_m", 3)]
    said = [("Press", "It rained."), ("Press", "Why?"), ("Falk", "Who knows?")]
    found = gdtb.parts(gum_document(units, said, genre="interview"))[0]
    assert [(turn, asks) for _, _, turn, asks in found["passages"]] == [(0, False), (0, True), (1, False)]


@pytest.mark.parametrize(
    ("genre", "name", "kept"),
    [("news", "news_hollin", True), ("news", "news_asylum", False), ("fiction", "fiction_hollin", False)],
)
def test_closed_genres_and_documents_for_measuring_are_left_out(genre: str, name: str, kept: bool) -> None:
    assert wanted({"genre": genre, "id": f"GUM_{name}"}) is kept
