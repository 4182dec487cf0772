from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from spacy.language import Language

from causerie.answering import ask
from causerie.identity import with_ids
from causerie.values import (
    Actor,
    ActorRelation,
    Answer,
    Answering,
    Attribution,
    Certainty,
    Document,
    FactorMention,
    Mention,
    Question,
    Reading,
    Span,
    Turn,
)
from causerie.vocabulary import Direction, Level, RelationKind, Role, Sign, Status, TakenUp
from makers import attribution, causal, document_of, forecast, mention_in, quote_in

TEXT = """What will become of the ferry?

The ferry will probably be sold next year. The tolls drove the small traders away. The port council says that the
tolls are lawful. High water does not flood the market. If the dam breaks, the lower town will drown.

Tor Velling supports the port council. Why did the fish market close?

It lost its boats. Nobody buys stale herring."""


@pytest.fixture
def document() -> Document:
    return document_of(TEXT, speaker="Ina Holt")


@pytest.fixture
def reading(document: Document) -> Reading:
    last = TEXT.index("It lost its boats")
    answer = Answer(last, len(TEXT), "Ina Holt")
    first = Answer(TEXT.index("The ferry will"), TEXT.index("Tor Velling") - 2, "Ina Holt")
    market = quote_in(TEXT, "Why did the fish market close?")
    claims = (
        causal(TEXT, "The tolls drove the small traders away.", "tolls", "small traders"),
        causal(TEXT, "High water does not flood the market.", "High water", "market", status=Status.DENIED),
        dataclasses.replace(
            causal(TEXT, "It lost its boats.", "lost its boats", "It"),
            effect=FactorMention("It", last, last + 2, Direction.DECREASE, mention_span("fish market")),
            polarity=Sign.PLUS,
        ),
    )
    drown = forecast(
        TEXT,
        "If the dam breaks, the lower town will drown.",
        "lower town will drown",
        condition=mention_in(TEXT, "the dam breaks"),
    )
    sold = forecast(
        TEXT,
        "The ferry will probably be sold next year.",
        "ferry will probably be sold",
        certainty=Certainty(Level.LIKELY, "probably"),
    )
    made = Reading(
        id="quay",
        title=None,
        date=None,
        language="en",
        reader="test.v1",
        turns=(Turn(0, len(TEXT), "Ina Holt", Role.INTERVIEWEE),),
        causal=claims,
        forecasts=(sold, drown),
        attributions=(says(),),
        relations=(
            ActorRelation(
                quote_in(TEXT, "Tor Velling supports the port council."),
                mention_in(TEXT, "Tor Velling"),
                mention_in(TEXT, "port council", "Tor Velling"),
                RelationKind.SUPPORTS,
                ("Ina Holt",),
            ),
        ),
        actors=(Actor("port council", ("PCV",)),),
        questions=(
            Question(quote_in(TEXT, "What will become of the ferry?"), "Rey", TakenUp.YES, (first,)),
            Question(market, "Rey", TakenUp.YES, (answer,)),
        ),
    )
    return with_ids(made, document.sha256)


def says() -> Attribution:
    quote = "The port council says that the\ntolls are lawful."
    return attribution(TEXT, quote, "port council", "says", "tolls are lawful")


def mention_span(words: str) -> Any:
    mention = mention_in(TEXT, words)

    return Span(words, mention.start or 0, mention.end or 0)


@pytest.fixture
def put(document: Document, reading: Reading, nlp: Language) -> Any:
    return lambda question: ask(question, [document], [reading], nlp)


def words(answering: Answering) -> list[str]:
    return [(found.words or found.item.quote).text for found in answering.found]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Why did the small traders leave?", "The tolls drove the small traders away."),
        ("What drove small traders away?", "The tolls drove the small traders away."),
        ("What do the tolls lead to?", "The tolls drove the small traders away."),
        ("What if the dam breaks?", "If the dam breaks, the lower town will drown."),
        ("What will happen to the lower town?", "If the dam breaks, the lower town will drown."),
        ("Who supports the PCV?", "Tor Velling supports the port council."),
        ("How sure is it that the ferry will be sold?", "The ferry will probably be sold next year."),
        ("What does the port council say about the tolls?", "The port council says that the\ntolls are lawful."),
        ("Who says that the tolls are lawful?", "The port council says that the\ntolls are lawful."),
    ],
)
def test_the_best_quote_comes_first(put: Any, question: str, first: str) -> None:
    assert words(put(question))[0] == first


@pytest.mark.parametrize(
    "question",
    [
        "Why did the opera burn down?",
        "What will happen to bitcoin?",
        "Who opposes the port council?",
        "???",
        "",
        "of the",
    ],
)
def test_a_question_that_the_documents_do_not_answer_finds_nothing(put: Any, question: str) -> None:
    assert put(question).found == ()


def test_a_question_of_the_document_brings_its_answer(put: Any) -> None:
    found = put("Why did the fish market close?").found[0]
    assert isinstance(found.item, Question)
    assert found.words is not None
    assert found.words.text == "It lost its boats. Nobody buys stale herring."
    assert "Ina Holt" in found.because


def test_an_item_in_the_answer_to_the_same_question_counts(put: Any) -> None:
    assert "It lost its boats." in words(put("Why did the fish market close?"))


def test_a_denied_claim_is_marked(put: Any) -> None:
    found = next(one for one in put("What floods the market?").found if "High water" in one.item.quote.text)
    assert "denied" in found.because
    assert found.score < 1


def test_what_somebody_says_is_all_of_theirs(put: Any) -> None:
    assert "The tolls drove the small traders away." in words(put("What does Ina Holt say?"))
    assert put("What does Oskar Nil say?").found == ()


def test_quotes_are_verbatim_and_scores_fall(put: Any, document: Document) -> None:
    found = put("What will happen to the ferry?").found
    assert found
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    for one in found:
        quote = one.words or one.item.quote
        assert document.text[quote.start : quote.end] == quote.text


def test_the_same_words_stand_once(put: Any) -> None:
    found = put("tolls").found
    places = [(one.item.quote.start, one.item.quote.end) for one in found if one.words is None]
    assert len(places) == len(set(places))


def test_no_documents(nlp: Language) -> None:
    assert ask("why?", [], [], nlp).found == ()


def test_mention_without_place_is_no_hit(document: Document, nlp: Language) -> None:
    reading = Reading("quay", None, None, "en", "r", attributions=(dataclasses.replace(says(), source=Mention("")),))
    assert ask("What does the mayor say about the tolls?", [document], [reading], nlp).found == ()


def test_who_says_it_is_found_by_the_words_around_a_claim(document: Document, reading: Reading, nlp: Language) -> None:
    found = ask("Who says that the small traders were driven away by tolls?", [document], [reading], nlp).found
    assert [one.item for one in found][:1] == [reading.causal[0]]


def test_a_word_for_the_same_change_finds_the_claim(document: Document, reading: Reading, nlp: Language) -> None:
    found = ask("What happens if the dam bursts?", [document], [reading], nlp).found
    assert reading.forecasts[1] in [one.item for one in found]


def test_who_says_it_is_not_answered_by_half_of_the_words(document: Document, reading: Reading, nlp: Language) -> None:
    found = ask("Who says that the traders drowned the town?", [document], [reading], nlp).found
    assert reading.causal[0] not in [one.item for one in found]
