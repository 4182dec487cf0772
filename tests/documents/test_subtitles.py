"""Subtitles: words of the cues as running text, speakers kept."""

from __future__ import annotations

import pytest

from causerie.documents.options import LoadOptions
from causerie.documents.parts import Parts
from causerie.documents.subtitles import read_subtitles
from causerie.errors import UnreadableDocument


def read(text: str) -> Parts:
    return read_subtitles(text.encode(), LoadOptions())


def srt(*cues: str, gap: float = 0.0) -> str:
    """Cues of two seconds each, `gap` seconds apart."""
    out = []
    for at, words in enumerate(cues):
        start = at * (2 + gap)
        out.append(f"{at + 1}\n00:00:{start:06.3f} --> 00:00:{start + 2:06.3f}\n{words}\n".replace(".", ",", 2))
    return "\n".join(out)


def test_cues_become_one_running_text() -> None:
    assert (
        read(srt("Nobody had", "cleaned the\nloft. So it", "<i>burnt</i>.")).text
        == "Nobody had cleaned the loft. So it burnt."
    )


@pytest.mark.parametrize(
    ("cues", "paragraphs"),
    [
        (
            ("VELT: Why did\nit burn?", "OVEL: Nobody\ncleaned it."),
            ["VELT: Why did it burn?", "OVEL: Nobody cleaned it."],
        ),
        (("- Why?\n- Because.",), ["- Why?", "- Because."]),
        ((">> Why?", ">> Because it\nwas dry."), ["– Why?", "– Because it was dry."]),
        (("It burnt.", "It burnt.", "Yes."), ["It burnt. Yes."]),
        (("It was 10:30 then.",), ["It was 10:30 then."]),
    ],
)
def test_a_change_of_speaker_begins_a_paragraph(cues: tuple[str, ...], paragraphs: list[str]) -> None:
    assert read(srt(*cues)).text.split("\n\n") == paragraphs


def test_a_long_pause_after_a_sentence_begins_a_paragraph() -> None:
    assert read(srt("It burnt.", "Then came", "the rain.", gap=5)).text == "It burnt.\n\nThen came the rain."


def test_voices_of_webvtt() -> None:
    parts = read(
        "WEBVTT - Mill talk\nLanguage: en\n\nNOTE a remark\n\nSTYLE\n::cue { color: red }\n\n"
        "first\n00:01.000 --> 00:03.000 align:start\n<v.loud Ina Velt>Why did the mill &amp; the loft burn?</v>\n\n"
        "00:03.000 --> 00:05.000\n<v Mina Ovel>Because nobody\n\n"
        "00:05.000 --> 00:07.000\n<v Mina Ovel>cleaned <c.x>it</c>.\n"
    )
    assert parts.text == "Ina Velt: Why did the mill & the loft burn?\n\nMina Ovel: Because nobody cleaned it."
    assert (parts.title, parts.language) == ("Mill talk", "en")


def test_a_bad_cue_does_not_lose_the_others() -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\nOne.\n2\n00:00:03,000 --> 00:00:04,000\nTwo.\n\n"
        "3\nnonsense --> x\n\n4\n00:00:05,000 --> 00:00:06,000\nThree.\n"
    )
    assert read(text).text == "One. Two. Three."


@pytest.mark.parametrize("text", ["WEBVTT\n\n", "Only words, no times.", "1\n00:00:01,000 --> 00:00:02,000\n\n"])
def test_no_subtitles(text: str) -> None:
    with pytest.raises(UnreadableDocument):
        read(text)
