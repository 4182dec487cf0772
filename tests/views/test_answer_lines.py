from __future__ import annotations

from causerie.values import Answering, Bundle, Found, Question, Reading
from causerie.views.render.lists import answering_lines
from causerie.vocabulary import TakenUp
from makers import document_of, quote_in

TEXT = "Will the ferry sail? It will, on Monday."


def test_a_question_of_the_document_is_shown_with_the_words_that_answer_it() -> None:
    question = Question(quote_in(TEXT, "Will the ferry sail?"), "Rey", TakenUp.YES, id="q")
    reading = Reading("quay", None, None, "en", "r", questions=(question,))
    bundle = Bundle((document_of(TEXT),), (reading,))
    found = Found(1.0, "quay", question, "the document's own question", quote_in(TEXT, "It will, on Monday."))
    lines = answering_lines(Answering("will it sail?", "what is to come", (found,)), bundle, 5)
    assert '     answer: "It will, on Monday."' in lines
    assert "     at characters 21-40 of quay" in lines
