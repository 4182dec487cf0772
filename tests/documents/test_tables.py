"""Tables of interviews: a row a respondent, a column a question."""

from __future__ import annotations

import pytest

from causerie.documents.options import LoadOptions
from causerie.documents.parts import Parts
from causerie.documents.tables import read_rows, sort_columns
from causerie.errors import UnreadableDocument
from causerie.vocabulary import Role

HEADER = ["ID", "Name", "Age", "Interview date", "Why did the mill burn?", "Your story"]
LONG = "It was a long night and we all ran to the river"
ROWS = [
    ["r1", "Mina Ovel", "41", "4 May 2024", "Nobody cleaned the loft.", LONG],
    ["r2", "", "30", "4 May", "", LONG],
    ["r3", "Ina Velt", "", "", "", " "],
    ["r4", "Ina Velt", "5", "2024", "Wind.", "", "extra"],
    ["", "", "", "", "", ""],
]


def read(rows: list[list[str]], speaker: str | None = None) -> list[tuple[str | None, Parts | str]]:
    return list(read_rows(rows, LoadOptions(speaker=speaker)))


def test_columns_are_questions_or_facts() -> None:
    columns = sort_columns(HEADER, ROWS)
    assert columns.questions == (4, 5)
    assert columns.fields == {"id": 0, "speaker": 1, "date": 3}


def test_a_row_is_an_interview_with_turns() -> None:
    row_id, parts = read([HEADER, *ROWS])[0]
    assert isinstance(parts, Parts)
    assert row_id == "r1"
    assert parts.text == f"Why did the mill burn?\nNobody cleaned the loft.\n\nYour story\n{LONG}"
    assert [(turn.role, turn.speaker, parts.text[turn.start : turn.end]) for turn in parts.turns] == [
        (Role.INTERVIEWER, None, "Why did the mill burn?"),
        (Role.INTERVIEWEE, "Mina Ovel", "Nobody cleaned the loft."),
        (Role.INTERVIEWER, None, "Your story"),
        (Role.INTERVIEWEE, "Mina Ovel", LONG),
    ]
    assert parts.spoken == "2024-05-04"
    assert parts.attributes == {"Name": "Mina Ovel", "Age": "41", "Interview date": "4 May 2024"}


def test_a_question_without_an_answer_is_left_out_and_the_id_names_who_has_no_name() -> None:
    _, parts = read([HEADER, *ROWS])[1]
    assert isinstance(parts, Parts)
    assert parts.text == f"Your story\n{LONG}"
    assert (parts.speaker, parts.spoken) == ("r2", None)
    assert "4 May" in parts.notes[0]


def test_rows_that_cannot_be_read_are_said_and_blank_rows_passed_over() -> None:
    found = read([HEADER, *ROWS])
    assert [row_id for row_id, _ in found] == ["r1", "r2", "r3", "r4"]
    assert "no answer" in str(found[2][1])
    assert "7 cells" in str(found[3][1])


def test_a_column_of_whole_interviews() -> None:
    ((_, parts),) = read([["id", "text", "site"], ["a", "Q: Why?\nA: Because.", "north"]])
    assert isinstance(parts, Parts)
    assert (parts.text, parts.turns, parts.attributes) == ("Q: Why?\nA: Because.", (), {"site": "north"})


def test_a_speaker_given_by_the_user_names_the_answers() -> None:
    ((_, parts),) = read([["Why?"], ["Because."]], speaker="Mina Ovel")
    assert isinstance(parts, Parts)
    assert parts.turns[1].speaker == "Mina Ovel"


@pytest.mark.parametrize("rows", [[], [HEADER], [["id", "age"], ["1", "41"]]])
def test_no_table_of_interviews(rows: list[list[str]]) -> None:
    with pytest.raises(UnreadableDocument, match="is a table"):
        read(rows)
