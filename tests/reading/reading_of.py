"""A frame from a few words, for tests of the extractors."""

from __future__ import annotations

from spacy.language import Language

from causerie.reading.frame import Frame, parse
from causerie.values import Document, Turn
from causerie.vocabulary import Role


def frame_of(nlp: Language, text: str, *voices: tuple[str, str | None, Role], date: str | None = None) -> Frame:
    """The parsed text; each voice is (its words, speaker, role), without voices one unnamed narrator."""
    document = Document("test", text, "0" * 64, published=date)
    turns: list[Turn] = []
    for words, speaker, role in voices:
        start = text.index(words, turns[-1].end if turns else 0)
        turns.append(Turn(start, start + len(words), speaker, role))
    return parse(document, tuple(turns) or (Turn(0, len(text), None, Role.NARRATOR),), nlp)


def interview(nlp: Language, question: str, answer: str) -> Frame:
    """An interview of one question by Pia Voss of the Tarn Post and one answer by Edo Lark."""
    head = "Pia Voss of the Tarn Post spoke to Edo Lark."
    return frame_of(
        nlp,
        f"{head}\n\n{question}\n\n{answer}",
        (head, "Tarn Post", Role.NARRATOR),
        (question, "Pia Voss", Role.INTERVIEWER),
        (answer, "Edo Lark", Role.INTERVIEWEE),
    )
