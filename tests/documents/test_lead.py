"""Title and dates come from the lead only where they stand there in full."""

from __future__ import annotations

import pytest

from causerie.documents.lead import dates_of, title_of, translated_from

TALK = "\n\nBecause the sluices stayed shut, and the rain went on for a month without a break."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The river that forgot its banks" + TALK, "The river that forgot its banks"),
        ("# The river" + TALK, "The river"),
        ('"Nobody opened the gate"' + TALK, '"Nobody opened the gate"'),
        ("The Tarn Post, 4 May 2024\n\nWhy the river rose" + TALK, "Why the river rose"),
        ("Rain and rent: a talk with Mina Ovel" + TALK, "Rain and rent: a talk with Mina Ovel"),
        ("The river rose in May. It had rained." + TALK, None),
        ("– Why did the river rise?" + TALK, None),
        ("Q: Why did the river rise?" + TALK, None),
        ("RAIN ON TARN: FIVE YEARS\n\nQ: Why?\n\nA: Wind.\n\nQ: So?", "RAIN ON TARN: FIVE YEARS"),
        ("Ovel: We begin\n\nVelt: Yes\n\nOvel: Well", None),
        ("Were you surprised?\n\nNo. Not at all.", None),
        ("Who drowned the valley?\n\nThe Tarn Post, 4 May 2024\n\nMany did.", "Who drowned the valley?"),
        ("Title: The river\nDate: 2024-03-04" + TALK, "The river"),
        ("Date: 2024-03-04\nHeadline: Rain, and rent: a talk\n" + TALK, "Rain, and rent: a talk"),
        ("**Title:** The river" + TALK, "The river"),
        ("Title:\nThe river\n" + TALK, None),
        ("One line only", None),
        ("", None),
    ],
)
def test_title_of(text: str, title: str | None) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("lead", "spoken", "published"),
    [
        ("Saturday, October 19, 2013", None, "2013-10-19"),
        ("Saturday, October 19, 2013 The ferry sank near the pier on Friday.", None, "2013-10-19"),
        ("The Tarn Post, 4 May 2024", None, "2024-05-04"),
        ("Published: 4 May 2024", None, "2024-05-04"),
        ("LOW MARREN, 4 May 2024 — The council has shut the mill, it said.", None, "2024-05-04"),
        ('Radio Tarn, "Early Hour", 4 May 2024. In the studio is the lawyer Mina Ovel.', None, "2024-05-04"),
        ("November 2021", None, "2021-11"),
        ("The interview was recorded on 4 May 2024 in Low Marren.", "2024-05-04", None),
        ("Ina Velt spoke to Mina Ovel on 4 May 2024.", "2024-05-04", None),
        ("Conducted by Ina Velt on 4 May 2024 in Low Marren", "2024-05-04", None),
        ("A survey conducted on 4 May 2024 shows what the millers want.", None, None),
        ("Recorded on 4 May 2024, published on 20 May 2024.", "2024-05-04", "2024-05-20"),
        (
            "First published in The Tarn Post on 20 May 2024; the interview took place on 4 May 2024.",
            "2024-05-04",
            "2024-05-20",
        ),
        ("Interview published on 20 May 2024 in The Tarn Post", None, "2024-05-20"),
        ("The ferry sank on 4 May 2024 and nobody was hurt.", None, None),
        ("What happened on 4 May 2024", None, None),
        ("On 4 May the council met.", None, None),
        ("In 2021 the mill closed.", None, None),
        ("2021", None, None),
    ],
)
def test_dates_of(lead: str, spoken: str | None, published: str | None) -> None:
    assert dates_of(f"The mill\n\n{lead}\n\nThe mill had stood there for years.") == (spoken, published)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Translated from the Tarnish by Ina Velt.", "Tarnish"),
        ("(Translated from Tarnish)", "Tarnish"),
        ("English translation from the original Tarnish: A. Nobody", "Tarnish"),
        ("Translated into English from Tarnish.", "Tarnish"),
        ("It was translated from Tarnish law into practice.", None),
        ("Translated from the past.", None),
    ],
)
def test_a_translation_says_from_what(line: str, language: str | None) -> None:
    assert translated_from(f"The mill\n\n{line}\n\nIt burnt.") == language
    assert translated_from("It burnt. " * 900 + f"\n\n{line}\n") == language


def test_a_date_far_down_is_not_of_the_document() -> None:
    assert dates_of("Words go on.\n" * 300 + "Saturday, October 19, 2013\n") == (None, None)
