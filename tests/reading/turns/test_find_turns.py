"""One small interview of invented people per layout, with its turns spelt out."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.reading.turns import find_turns
from causerie.values import Document, Mark, Turn
from causerie.vocabulary import MarkKind, Role

ROLES = {"I": Role.INTERVIEWER, "E": Role.INTERVIEWEE, "N": Role.NARRATOR}
LEAD = "The ferry that sank twice\n\nBrenna Oskoy, a harbour pilot in Velm, told The Velm Lantern what went wrong."

QUESTIONS = ("Why did the ferry sink?", "Will it sail again?", "Do you miss her?")
ANSWERS = (
    "Because the pumps failed. I had warned them in March.",
    "Hardly. The hull is gone, and nobody pays for a new one.",
    "Every day. My father built her.",
)


def document(text: str, **known: object) -> Document:
    return replace(Document(id="d", text=text, sha256="0" * 64), **known)  # type: ignore[arg-type]


def seen(text: str, **known: object) -> list[tuple[str, str | None, str]]:
    """Role letter, speaker and words of each turn."""
    found = find_turns(document(text, **known))
    return [
        (t.role.name[0] if t.role is not Role.INTERVIEWEE else "E", t.speaker, text[t.start : t.end]) for t in found
    ]


def spoken(asker: str | None, guest: str | None) -> list[tuple[str, str | None, str]]:
    return [
        turn
        for question, answer in zip(QUESTIONS, ANSWERS, strict=True)
        for turn in (("I", asker, question), ("E", guest, answer))
    ]


def laid_out(question: str, answer: str, between: str = "\n\n") -> str:
    """The interview with each question and answer put into a pattern with one place {}."""
    pairs = (between.join((question.format(q), answer.format(a))) for q, a in zip(QUESTIONS, ANSWERS, strict=True))
    return between.join((LEAD, *pairs))


PATTERNS = {
    "em dashes": ("— {}", "— {}"),
    "en dashes": ("– {}", "– {}"),
    "plain dashes": ("- {}", "- {}"),
    "double hyphens": ("-- {}", "-- {}"),
    "horizontal bars": ("― {}", "― {}"),
    "dash before questions only": ("– {}", "{}"),
    "Q and A with colons": ("Q: {}", "A: {}"),
    "Q and A with stops": ("Q. {}", "A. {}"),
    "Q and A with brackets": ("Q) {}", "A) {}"),
    "Q and A with dashes": ("Q — {}", "A — {}"),
    "numbered Q and A": ("Q1: {}", "A1: {}"),
    "bold Q and A": ("**Q:** {}", "**A:** {}"),
    "Q alone": ("Q: {}", "{}"),
    "Question and Answer": ("Question: {}", "Answer: {}"),
    "QUESTION and ANSWER": ("QUESTION: {}", "ANSWER: {}"),
    "interviewer and surname": ("Interviewer: {}", "Oskoy: {}"),
    "interviewer and full name": ("INTERVIEWER: {}", "BRENNA OSKOY: {}"),
    "interviewer and interviewee": ("Interviewer: {}", "Interviewee: {}"),
    "moderator and expert": ("Moderator: {}", "Expert: {}"),
    "outlet and name": ("Velm Lantern: {}", "Brenna Oskoy: {}"),
    "outlet and first name": ("The Velm Lantern: {}", "Brenna: {}"),
    "outlet and capitals": ("VELM LANTERN: {}", "OSKOY: {}"),
    "outlet's and guest's initials": ("VL: {}", "BO: {}"),
    "initials with stops": ("V.L.: {}", "B.O.: {}"),
    "bold names": ("**Velm Lantern:** {}", "**Brenna Oskoy:** {}"),
    "bold names, colon outside": ("**Velm Lantern**: {}", "**Brenna Oskoy**: {}"),
    "italic names": ("*Velm Lantern:* {}", "*Oskoy:* {}"),
    "name and dash": ("VELM LANTERN — {}", "BRENNA OSKOY — {}"),
    "title and surname": ("Velm Lantern: {}", "Ms. Oskoy: {}"),
    "name on a line of its own": ("Velm Lantern\n{}", "Brenna Oskoy\n{}"),
    "label with colon on a line of its own": ("Interviewer:\n{}", "Oskoy:\n{}"),
    "guillemets around questions": ("«{}»", "{}"),
    "spaced guillemets": ("« {} »", "{}"),
    "bold questions": ("**{}**", "{}"),
    "underlined bold questions": ("__{}__", "{}"),
    "bold numbered questions": ("**1. {}**", "{}"),
    "italic questions": ("_{}_", "{}"),
    "starred questions": ("*{}*", "{}"),
    "heading questions": ("### {}", "{}"),
    "plain paragraphs": ("{}", "{}"),
    "stamped names": ("[00:01:02] Velm Lantern: {}", "[00:01:09] Brenna: {}"),
    "stamp after the name": ("Interviewer (00:12): {}", "Oskoy (00:19): {}"),
    "stamp before the name, bare": ("00:12 Interviewer: {}", "00:19 Oskoy: {}"),
    "dash and name": ("– Velm Lantern: {}", "– Oskoy: {}"),
    "small letters": ("interviewer: {}", "interviewee: {}"),
    "tabs after labels": ("Q:\t{}", "A:\t{}"),
    "no space after the dash": ("—{}", "—{}"),
    "role and dash": ("Interviewer - {}", "Oskoy - {}"),
    "bold names on lines of their own": ("**Velm Lantern**\n{}", "**Brenna Oskoy**\n{}"),
    "arrows of subtitles": (">> INTERVIEWER: {}", ">> OSKOY: {}"),
}


@pytest.mark.parametrize("name", PATTERNS)
def test_layout(name: str) -> None:
    question, answer = PATTERNS[name]
    text = laid_out(question, answer)
    numbered = "bold numbered" in name
    expected = [
        ("I", s, f"1. {w}") if numbered and r == "I" else (r, s, w)
        for r, s, w in spoken("Velm Lantern", "Brenna Oskoy")
    ]
    turns = [(r, s, w.removeprefix("1. ")) for r, s, w in seen(text)]
    assert turns[0] == ("N", "Velm Lantern", LEAD)
    assert turns[1:] == [(r, s, w.removeprefix("1. ")) for r, s, w in expected]


@pytest.mark.parametrize("name", [n for n in PATTERNS if "own" not in n and n not in ("plain paragraphs", "Q alone")])
def test_layout_without_blank_lines(name: str) -> None:
    question, answer = PATTERNS[name]
    text = laid_out(question, answer, between="\n")
    assert [(r, w.removeprefix("1. ")) for r, _, w in seen(text)][1:] == [(r, w) for r, _, w in spoken("", "")]


def test_capitals_mark_questions() -> None:
    text = laid_out("{}", "{}")
    for question in QUESTIONS:
        text = text.replace(question, question.upper())
    expected = [(r, s, w.upper() if r == "I" else w) for r, s, w in spoken("Velm Lantern", "Brenna Oskoy")]
    assert seen(text)[1:] == expected


def test_bold_known_from_the_loader() -> None:
    told, reply = "The pumps are to blame, say the owners.", "I say the owners did not pay for pumps."
    bold = (told, QUESTIONS[1], QUESTIONS[2])
    text = "\n\n".join(("Brenna Oskoy is a harbour pilot.", *bold[:1], reply, bold[1], ANSWERS[1], bold[2], ANSWERS[2]))
    marks = tuple(Mark(MarkKind.BOLD, text.index(w), text.index(w) + len(w)) for w in bold)
    turns = seen(text, marks=marks, title="Interview: Brenna Oskoy")
    assert turns[-4:] == spoken(None, "Brenna Oskoy")[-4:]


def test_first_question_without_its_dash() -> None:
    text = f"{LEAD}\n\n{QUESTIONS[0]}\n\n– {ANSWERS[0]}\n\n– {QUESTIONS[1]}\n\n– {ANSWERS[1]}"
    assert seen(text)[1:] == spoken("Velm Lantern", "Brenna Oskoy")[:4]


def test_answers_over_several_paragraphs_are_one_turn() -> None:
    more = "Then there was the keel. It had been patched with tin.\n\nNobody looked at it again."
    text = f"{LEAD}\n\n– {QUESTIONS[0]}\n\n– {ANSWERS[0]}\n\n{more}\n\n– {QUESTIONS[1]}\n\n– {ANSWERS[1]}"
    turns = seen(text)
    assert turns[2] == ("E", "Brenna Oskoy", f"{ANSWERS[0]}\n\n{more}")
    assert len(turns) == 5


@pytest.mark.parametrize("mark", [("Q: ", "A: "), ("– ", "– "), ("Interviewer: ", "Oskoy: "), ("**", "")])
@pytest.mark.parametrize(
    "aside",
    [
        "THE SECOND SINKING",
        "[A gull lands on the table.]",
        "Photo: Velm Lantern",
        "Oskoy pours the coffee and looks out at the pier.",
        "The wreck of the ferry, seen from the north pier",
        "***",
    ],
)
def test_narration_between_turns(mark: tuple[str, str], aside: str) -> None:
    q, a = mark
    end = "**" if q == "**" else ""
    text = (
        f"{LEAD}\n\n{q}{QUESTIONS[0]}{end}\n\n{a}{ANSWERS[0]}\n\n{aside}\n\n{q}{QUESTIONS[1]}{end}\n\n{a}{ANSWERS[1]}"
    )
    turns = seen(text)
    assert [r for r, _, _ in turns] == ["N", "I", "E", "N", "I", "E"]
    assert turns[3][2] == aside


def test_footer_is_narration() -> None:
    text = laid_out("– {}", "– {}") + "\n\nThis interview was edited for length."
    assert seen(text)[-1] == ("N", "Velm Lantern", "This interview was edited for length.")


PANEL = """The Long Quay
Radio Velm, 3 May 2031. In the studio: Ola Trest.
Guests: Professor Ivo Marn, a hydrologist, and Dr. Selva Kint of the pilots' guild.

TREST: Good evening. Why is the river so low?

MARN: Because it has not rained since June.

KINT: Because the mills take it all.

TREST: Will it come back?

KINT: Not before the autumn, I fear.

MARN: I am more hopeful than that.

TREST: Thank you both."""


def test_panel_of_several_guests() -> None:
    assert [(r, s) for r, s, _ in seen(PANEL)] == [
        ("N", "Radio Velm"),
        ("I", "Ola Trest"),
        ("E", "Ivo Marn"),
        ("E", "Selva Kint"),
        ("I", "Ola Trest"),
        ("E", "Selva Kint"),
        ("E", "Ivo Marn"),
        ("I", "Ola Trest"),
    ]


BRIEFING = """Harbour Office of Velm
Press briefing, 4 April 2031
Spokesperson: Runa Feld

SPOKESPERSON: Good morning. The quay stays closed until May.

QUESTION: Ivo Marn, Northern Ledger. Who ordered that?

SPOKESPERSON: The harbour master did.

QUESTION: Is there any money left?

SPOKESPERSON: I cannot comment on that."""


def test_press_briefing() -> None:
    assert [(r, s) for r, s, _ in seen(BRIEFING)] == [
        ("N", "Harbour Office of Velm"),
        ("E", "Runa Feld"),
        ("I", "Ivo Marn"),
        ("E", "Runa Feld"),
        ("I", None),
        ("E", "Runa Feld"),
    ]


PRESS = """Bank of Velm
Press conference, 6 March 2031

Runa Feld (Governor): We leave the rate where it is.

Ivo Marn (Northern Ledger): Will you cut it in May?

Runa Feld (Governor): I do not think so.

Ola Trest (Radio Velm): Is a recession near?

Runa Feld (Governor): No. Growth is slow, that is all.

Selva Kint (The Lantern): The unions say that you are strangling them.

Runa Feld (Governor): They say so every spring."""


def test_press_conference_where_one_answers_all() -> None:
    roles = [(r, s) for r, s, _ in seen(PRESS)]
    assert roles[1:3] == [("E", "Runa Feld"), ("I", "Ivo Marn")]
    assert roles[-2:] == [("I", "Selva Kint"), ("E", "Runa Feld")]


def test_host_names_herself() -> None:
    text = (
        "THE LATE TIDE\nTranscript of the broadcast of 2 May.\n\nHOST: Good evening, I'm Ola Trest. "
        "With me is Dr Ivo Marn. Is the river lost?\n\nMARN: No, only low.\n\nHOST: Will it rain?\n\nMARN: It must."
    )
    assert [(r, s) for r, s, _ in seen(text)][1:] == [("I", "Ola Trest"), ("E", "Ivo Marn")] * 2


@pytest.mark.parametrize(
    ("lead", "asker", "guest"),
    [
        ("Tove Brandal of The Velm Lantern talked to Ivo Marn, who counts eels.", "Tove Brandal", "Ivo Marn"),
        ("Ivo Marn counts eels for the county. Tove Brandal spoke with him.", "Tove Brandal", "Ivo Marn"),
        (
            "Ivo Marn, who counts eels, received Tove Brandal of the Velm Lantern in his hut.",
            "Tove Brandal",
            "Ivo Marn",
        ),
        ("Why the eels left, Meridia found out from Ivo Marn, an expert at the Eel House.", "Meridia", "Ivo Marn"),
        ("The Velm Lantern met Ivo Marn, a counter of eels, on the pier.", "Velm Lantern", "Ivo Marn"),
        ("Ivo Marn has counted eels since 1999. He told The Velm Lantern why they left.", "Velm Lantern", "Ivo Marn"),
        ("Dr. Ivo Marn is a counter of eels. Interview by Tove Brandal.", "Tove Brandal", "Ivo Marn"),
        ("By Tove Brandal\n\nIvo Marn keeps his eels in the bath.", "Tove Brandal", "Ivo Marn"),
        ("Velm Lantern, 3 May 2031\n\nIvo Marn counts eels. We asked him why they left.", "Velm Lantern", "Ivo Marn"),
        ("Ivo Marn counts eels for a living.", None, "Ivo Marn"),
        ("Eelnews interviews Ivo Marn on eels\n\nEelnews spoke to Ivo Marn on 2031-05-03.", "Eelnews", "Ivo Marn"),
    ],
)
def test_names_from_the_lead(lead: str, asker: str | None, guest: str) -> None:
    text = f"{lead}\n\n– Where are the eels?\n\n– In the sea.\n\n– Will they come back?\n\n– I doubt it."
    assert [(r, s) for r, s, _ in seen(text)][1:] == [("I", asker), ("E", guest)] * 2


def test_loader_s_outlet_is_used_where_the_text_names_none() -> None:
    text = "Ivo Marn counts eels.\n\n– Where are the eels?\n\n– In the sea.\n\n– For ever?\n\n– I fear so."
    assert {s for r, s, _ in seen(text, outlet="Velm Lantern") if r != "E"} == {"Velm Lantern"}


def test_loader_s_speaker_answers_where_the_text_names_nobody() -> None:
    text = "– Where are the eels?\n\n– In the sea.\n\n– For ever?\n\n– I fear so."
    assert {s for r, s, _ in seen(text, speaker="Ivo Marn") if r == "E"} == {"Ivo Marn"}


ONE_VOICE = {
    "news": (
        "Eels leave the Velm\n\nVELM, 3 May (Northern Wire) – The eels have left.\n\n“Where did they go?” asked one.",
        "Northern Wire",
    ),
    "news without a name": ("Eels leave the Velm\n\nThe eels have left the river. Nobody knows why.", None),
    "bullets": (
        "Northern Wire\nEels gone\n\n- Catch down 40 per cent\n- Anglers angry\n- No date yet\n\nThe eels have left.",
        "Northern Wire",
    ),
    "a column": (
        "What the eels knew\nBy Tove Brandal\n\nI never liked eels. Will they be missed? By some.",
        "Tove Brandal",
    ),
    "a speech": (
        "Statement by Runa Feld, Minister of Waters, to the Assembly\n\nMr. President, I come from a small river.",
        "Runa Feld",
    ),
    "the floor": ("Mr. Feld (Norway): We thank the Secretary-General. We regret the vote.", "Mr. Feld"),
    "colons that are no voices": (
        "Note: the quay is closed.\n\nQuestion of the day: what is an eel?\n\nContact: the office.\n\nOpen from 12:30.",
        None,
    ),
    "headings with colons": (
        "Eels: a short history\n\nOrigins: the sea\n\nThe eel is old.\n\nHabits: the night\n\nThe eel is shy.",
        None,
    ),
    "a dash for breath": ("The eel\n\nThe eel is old\n– older than the river –\nand shy. It sleeps by day.", None),
    "questions as headings": (
        "The eel\n\nWhat is an eel?\n\nThe eel is a fish. It is long.\n\nWhere does it live?\n\nIt lives in rivers.",
        None,
    ),
    "dialogue in a story": (
        'The quay\n\n"Who is there?" said the man.\n\nNobody spoke.\n\n"The eel?" asked the boy.\n\nAll was still.',
        None,
    ),
}


@pytest.mark.parametrize("name", ONE_VOICE)
def test_one_voice(name: str) -> None:
    text, speaker = ONE_VOICE[name]
    turns = find_turns(document(text))
    assert [(t.role, t.speaker) for t in turns] == [(Role.NARRATOR, speaker)]
    assert text[turns[-1].end :].strip() == ""


def test_turns_of_the_loader_stay() -> None:
    given_turns = (Turn(0, 4, "R1", Role.INTERVIEWEE),)
    assert find_turns(document("Eels", turns=given_turns)) == given_turns


def test_empty_text_has_no_turn() -> None:
    assert find_turns(document(" \n\n ")) == ()


_LINE = st.sampled_from(
    [
        "– Why?",
        "– Yes.",
        "Q: Why?",
        "A: No.",
        "Ola: Hm?",
        "Eels left.",
        "",
        "**Why?**",
        "# Eels",
        "12:30",
        "«Why?»",
        "A.B.: I.",
    ]
)


@given(st.lists(_LINE, max_size=25))
def test_turns_are_ordered_disjoint_and_trimmed(lines: list[str]) -> None:
    text = "\n".join(lines)
    turns = find_turns(document(text))
    assert bool(turns) == bool(text.strip())
    assert all(a.end <= b.start for a, b in pairwise(turns))
    assert all(text[t.start : t.end] == text[t.start : t.end].strip() != "" for t in turns)


@given(st.text(max_size=300))
def test_any_text_has_turns_within_it(text: str) -> None:
    assert all(0 <= t.start < t.end <= len(text) for t in find_turns(document(text)))


MIXED = {
    "question and answer in one paragraph": "**{q}** {a}",
    "Q and A on one line": "Q: {q} A: {a}",
    "bold question, labelled answer": "**{q}**\n\nOskoy: {a}",
    "unmarked question, labelled answer": "{q}\n\nBrenna Oskoy: {a}",
    "labelled question, unmarked answer": "Velm Lantern: {q}\n\n{a}",
    "numbered questions, labelled answers": "1. {q}\n\nOskoy: {a}",
    "labels with brackets": "Tove Brandal (Velm Lantern): {q}\n\nBrenna Oskoy (harbour pilot): {a}",
    "labels with commas": "Tove Brandal, Velm Lantern: {q}\n\nBrenna Oskoy, pilot: {a}",
    "role with the name in brackets": "Interviewer (Tove Brandal): {q}\n\nOskoy: {a}",
    "a name on its own line with a stamp": "Tove Brandal  00:12\n{q}\n\nBrenna Oskoy  00:19\n{a}",
}


@pytest.mark.parametrize("name", MIXED)
def test_mixed_layout(name: str) -> None:
    pairs = (MIXED[name].format(q=q, a=a) for q, a in zip(QUESTIONS, ANSWERS, strict=True))
    text = "\n\n".join((LEAD, *pairs))
    asker = "Tove Brandal" if "Tove" in MIXED[name] else "Velm Lantern"
    assert seen(text)[1:] == spoken(asker, "Brenna Oskoy")


def test_numbered_speakers_keep_their_numbers() -> None:
    text = "Speaker 1: Where did the eels go?\n\nSpeaker 2: To sea.\n\nSpeaker 1: All?\n\nSpeaker 2: I think so."
    assert [(r, s) for r, s, _ in seen(text)] == [("I", "Speaker 1"), ("E", "Speaker 2")] * 2


def test_list_within_an_answer_stays_in_it() -> None:
    text = f"{LEAD}\n\n– Are you sad?\n\n– I am, since:\n\n– eels are old;\n\n– they are few.\n\n– Back soon?\n\n– No."
    assert [(r, w) for r, _, w in seen(text)][1:3] == [
        ("I", "Are you sad?"),
        ("E", "I am, since:\n\n– eels are old;\n\n– they are few."),
    ]


def test_bold_questions_to_two_labelled_guests() -> None:
    text = (
        "Ina Holt, a hydrologist, and Dr Per Lind, a farmer, met on the pier.\n\n**What happened?**\n\n"
        "**Holt:** It dried up.\n\n**Lind:** I agree, for once.\n\n**Will it return?**\n\n**Holt:** Not soon."
    )
    assert [(r, s) for r, s, _ in seen(text)][1:] == [
        ("I", None),
        ("E", "Ina Holt"),
        ("E", "Per Lind"),
        ("I", None),
        ("E", "Ina Holt"),
    ]


@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_a_script_has_voices_even_where_nobody_asks_or_says_i(between: str) -> None:
    said = (
        "The river fell and the mill closed.",
        "It closed because the weir broke.",
        "The weir will hold.",
        "Hardly.",
    )
    text = between.join(f"**{name}:** {words}" for name, words in zip(("Ina Velt", "Mina Ovel") * 2, said, strict=True))
    assert [(speaker, words) for _, speaker, words in seen(text)] == [
        *zip(("Ina Velt", "Mina Ovel") * 2, said, strict=True)
    ]


def test_beside_a_moderator_a_name_said_once_is_a_voice() -> None:
    text = "Moderator: Why did the mill close?\nMina: The river fell.\nTor: No, the weir broke."
    assert [(role, speaker) for role, speaker, _ in seen(text)] == [("I", None), ("E", "Mina"), ("E", "Tor")]


def test_a_list_of_facts_has_no_voices() -> None:
    text = "Ferry: Old Marta\n\nYear of building: 1931\n\nHome port: Velm\n\nFate: The pumps failed and she sank."
    assert [role for role, _, _ in seen(text)] == ["N"]


def test_a_bold_question_above_labelled_ones_is_a_heading() -> None:
    text = (
        "**Who needs the ferry?**\n\n**Q:** Who sails on it?\n**A:** The whole island.\n\n"
        "**What will come?**\n\n**Q:** Will it stop?\n**A:** Probably, because fuel is dear."
    )
    assert [(role, words) for role, _, words in seen(text)] == [
        ("N", "Who needs the ferry?"),
        ("I", "Who sails on it?"),
        ("E", "The whole island."),
        ("N", "What will come?"),
        ("I", "Will it stop?"),
        ("E", "Probably, because fuel is dear."),
    ]


@pytest.mark.parametrize("known", [{"outlet": "The Velm Lantern"}, {"author": "The Velm Lantern"}, {}])
def test_names_of_voices_have_no_article(known: dict[str, str]) -> None:
    head = "" if known else "The Velm Lantern, 3 May 2019\n\n"
    text = f"{head}The ferry sank on Monday. Nobody was hurt."
    assert {speaker for _, speaker, _ in seen(text, **known)} == {"Velm Lantern"}


@pytest.mark.parametrize("label", ["MAREN <script>", "<b>MAREN</b>", "MAREN <i class='x'>"])
def test_markup_round_a_label_is_no_part_of_the_name(label: str) -> None:
    text = "\n\n".join(f"{label}: {q}\n\nOSKOY: {a}" for q, a in zip(QUESTIONS, ANSWERS, strict=True))
    turns = find_turns(document(text))
    assert [turn.speaker for turn in turns] == ["Maren", "Oskoy"] * 3
    assert text[turns[0].start : turns[0].end] == QUESTIONS[0]


HEADER = "Title: What next\nDate: 2024-03-04\nOutlet: Velm Lantern"
ONCE = ("The ferry will not sail again this year.", "Nobody has paid for a hull.", "The council meets on Friday.")


@pytest.mark.parametrize("head", ["", "What next", HEADER])
@pytest.mark.parametrize("names", [("Mayor Oskoy", "Councillor Velt"), ("Brenna Oskoy", "Tor Velt", "Ina Holt")])
def test_people_who_each_speak_once_are_speakers(head: str, names: tuple[str, ...]) -> None:
    said = list(zip(names, ONCE, strict=False))
    text = "\n\n".join([*([head] if head else []), *(f"{name}: {words}" for name, words in said)])
    assert [(speaker, words) for role, speaker, words in seen(text) if role != "N"] == said


@pytest.mark.parametrize(
    "lines",
    [
        ("Brenna Oskoy: a harbour pilot.", "Tor Velt: the owner of the ferry."),
        ("Monday: The ferry sank in the bay.", "Tuesday: The council met in the hall."),
        ("Brenna Oskoy: The pumps failed at once.", "The ferry sank within the hour, and nobody was hurt."),
        ("Brenna Oskoy: harbour pilot", "Tor Velt: owner of the ferry"),
    ],
)
def test_a_list_with_names_is_no_talk(lines: tuple[str, ...]) -> None:
    assert {role for role, _, _ in seen("What next\n\n" + "\n\n".join(lines))} == {"N"}
