from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from causerie.errors import QuoteNotFound
from causerie.reading.frame import ENDLESS, LONGEST, Parsing, blocks, parse, plain
from causerie.values import Document, Mark, Turn
from causerie.vocabulary import MarkKind, Role


def whole(text: str) -> tuple[Turn, ...]:
    return (Turn(0, len(text), None, Role.NARRATOR),)


@given(st.text())
def test_plain_keeps_every_offset(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.text(alphabet="ab .\n?!\u00a0", max_size=200))
def test_blocks_cover_every_letter_once(text: str) -> None:
    covered = [at for _, start, end in blocks(text, whole(text)) for at in range(start, end)]
    assert len(covered) == len(set(covered))
    assert {at for at, c in enumerate(text) if c.isalpha()} <= set(covered)


def test_a_very_long_paragraph_is_cut_at_blanks() -> None:
    text = "word " * LONGEST
    assert all(end - start <= LONGEST for _, start, end in blocks(text, whole(text)))


def test_a_heading_glued_into_an_answer_is_not_parsed_with_it() -> None:
    text = "We lost the bridge.FLOODS IN TARN"
    mark = Mark(MarkKind.FURNITURE, 19, len(text))
    assert [text[s:e] for _, s, e in blocks(text, whole(text), (mark,))] == ["We lost the bridge."]


def test_a_turn_that_is_only_a_heading_is_kept() -> None:
    text = "Floods in Tarn"
    assert list(blocks(text, whole(text), (Mark(MarkKind.HEADING, 0, len(text)),))) == [(0, 0, len(text))]


def test_sentences_stand_where_they_say_after_an_emoji(nlp: Language) -> None:
    text = "🌧🌧 Rain fell.\u00a0The “old” dam broke."
    frame = parse(Document("d", text, ""), whole(text), nlp)
    assert [text[s.start : s.end] for s in frame.sentences] == [s.text for s in frame.sentences]
    assert frame.sentence_at(text.index("dam")) is frame.sentences[-1]
    assert frame.sentence_at(len(text)) is None


def test_a_quote_outside_the_text_is_refused() -> None:
    with pytest.raises(QuoteNotFound):
        Document("d", "short", "").quote(2, 9)


def test_a_sentence_goes_on_over_signs_of_markup(nlp: Language) -> None:
    text = "The [town](http://x.example) **pays** for it."
    signs = (
        Mark(MarkKind.SIGN, 4, 5),
        Mark(MarkKind.SIGN, 9, 28),
        Mark(MarkKind.SIGN, 29, 31),
        Mark(MarkKind.SIGN, 35, 37),
    )
    (sentence,) = parse(Document("x", text, "0", marks=signs), whole(text), nlp).sentences
    words = [token for token in sentence.span if not token.is_space]
    assert [token.text for token in words] == ["The", "town", "pays", "for", "it", "."]
    assert text[slice(*sentence.at(words[2]))] == "pays"
    assert sentence.text == text


def test_a_long_paragraph_is_cut_after_a_sentence_and_one_without_an_end_soon() -> None:
    said = "The ferry is late. " * (LONGEST // 10)
    cuts = [said[s:e].strip() for _, s, e in blocks(said, (Turn(0, len(said), None, Role.NARRATOR),))]
    assert len(cuts) > 1
    assert all(cut.startswith("The ferry") and cut.endswith("late.") for cut in cuts)
    endless = "late and " * LONGEST
    ends = [(s, e) for _, s, e in blocks(endless, (Turn(0, len(endless), None, Role.NARRATOR),))]
    assert all(e - s <= ENDLESS or e == len(endless) for s, e in ends[:-10])
    assert "".join(endless[s:e] for s, e in ends) == endless


def test_sentences_come_while_the_text_is_parsed(nlp: Language) -> None:
    text = "The dam broke. The crew left.\n\nNobody came back."
    parsing = Parsing(Document("d", text, ""), whole(text), nlp)
    found = list(parsing)
    assert [one.text for one in found] == ["The dam broke.", "The crew left.", "Nobody came back."]
    assert parsing.frame().sentences == tuple(found)


def test_a_frame_has_all_sentences_whether_they_were_asked_for_or_not(nlp: Language) -> None:
    document = Document("d", "The dam broke. The crew left.", "")
    frame = parse(document, whole(document.text), nlp)
    assert [one.text for one in frame.sentences] == ["The dam broke.", "The crew left."]
    assert [frame.sentence_at(at) for at in (0, 14, 15, 99)] == [frame.sentences[0], None, frame.sentences[1], None]
