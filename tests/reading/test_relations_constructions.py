"""Constructions that state a relation between actors, one by one."""

from __future__ import annotations

import pytest
from reading_of import frame_of
from spacy.language import Language

from causerie.reading.relations import find_relations
from causerie.reading.relations.cues import relating
from causerie.values import Mention, Span
from causerie.vocabulary import RelationKind


def nobody(start: int, end: int) -> tuple[str, ...]:
    return ()


def relations(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    return [(r.a.text, r.b.text, str(r.kind)) for r in find_relations(frame_of(nlp, text), nobody)]


TITLES = [
    ("Lorvanian captain Ivo Marsh scored twice.", [("Ivo Marsh", "Lorvanian", "part-of")]),
    ("Vera Lind, Lorvania coach, was calm.", [("Vera Lind", "Lorvania", "part-of")]),
    ("Harbour Post owner Vera Lind smiled.", [("Vera Lind", "Harbour Post", "part-of")]),
    ("Lorvania's premier Vera Lind resigned.", [("Vera Lind", "Lorvania", "part-of")]),
    ("Transport Minister Vera Lind resigned.", []),
    ("Vera Lind, professor of Law, resigned.", []),
    ("Lorvanian pianist Ivo Marsh played twice.", []),
]

OFFICES = [
    ("Vera Lind was elected president of the Pilots' Guild.", [("Vera Lind", "Pilots' Guild", "part-of")]),
    ("Vera Lind served as secretary of the guild.", [("Vera Lind", "guild", "part-of")]),
    ("The Harbour Museum at Lorne University opened.", [("Harbour Museum", "Lorne University", "part-of")]),
    ("Its research arm, the Tarn Institute, was closed.", [("Tarn Institute", "Its", "part-of")]),
    ("Our father, Ivo Marsh, was calm.", []),
]

GROUPS = [
    ("I was on the council.", [("I", "council", "part-of")]),
    ("I was on the bus.", []),
    (
        "The crew included Vera Lind and Ivo Marsh.",
        [("Vera Lind", "crew", "part-of"), ("Ivo Marsh", "crew", "part-of")],
    ),
]

VERBS = [
    ("The rebels attacked the convoy of the army.", [("rebels", "army", "opposes")]),
    ("The army's convoy was attacked by the rebels.", [("rebels", "army", "opposes")]),
    ("Lorvania lost to Ostrow.", [("Ostrow", "Lorvania", "opposes")]),
    ("The rebels began to attack the army.", [("rebels", "army", "opposes")]),
    ("The guild gave a tenth of its income in order to help the miners.", [("guild", "miners", "supports")]),
    ("The rebels never attacked the army.", []),
    ("The rebels refused to attack the army.", []),
    ("The rebels may attack and defeat the army.", []),
]

NOUNS = [
    ("The arrest of the miners by the police angered many.", [("police", "miners", "opposes")]),
    ("The rebels launched an attack on the army.", [("rebels", "army", "opposes")]),
    ("Sanctions imposed on Lorvania by the Lake Union failed.", [("Lake Union", "Lorvania", "opposes")]),
    ("The guild received help from the Lake Union.", [("Lake Union", "guild", "supports")]),
    ("The mine is under the control of the militia.", [("militia", "mine", "controls")]),
    ("The guild has no quarrel with the mayor.", []),
    ("The guild will open talks with the mayor.", []),
]

STATES = [
    ("The guild is critical of the mayor.", [("guild", "mayor", "opposes")]),
    ("Lorvania is allied with Ostrow.", [("Lorvania", "Ostrow", "linked-to")]),
    ("Lorvania-backed rebels held the bridge.", [("Lorvania", "rebels", "supports")]),
    ("The guild is like the army.", [("guild", "army", "likened-to")]),
    ("The guild is not critical of the mayor.", []),
    ("Like the mayor, the guild is tired.", []),
]


@pytest.mark.parametrize(("text", "expected"), TITLES + OFFICES + GROUPS + VERBS + NOUNS + STATES)
def test_relations_of_construction(nlp: Language, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert relations(nlp, text) == expected


def test_relations_pronoun_refers_to_the_one_person_named_before(nlp: Language) -> None:
    (found,) = find_relations(frame_of(nlp, "Anna Keller left early. She leads the guild."), nobody)
    assert found.a == Mention("She", 24, 27, refers_to=Span("Anna Keller", 0, 11))


def test_relations_pronoun_among_two_people_refers_to_nobody(nlp: Language) -> None:
    (found,) = find_relations(frame_of(nlp, "Anna Keller met Peter Holm. She leads the guild."), nobody)
    assert found.a.refers_to is None


def test_relations_mentions_are_the_words_of_the_text(nlp: Language) -> None:
    frame = frame_of(nlp, "\n".join(text for text, _ in TITLES + OFFICES + VERBS + NOUNS))
    found = find_relations(frame, nobody)
    assert len(found) > len(VERBS)
    for relation in found:
        for mention in (relation.a, relation.b):
            assert frame.document.text[mention.start : mention.end] == mention.text


def test_relations_cues_name_known_kinds_and_no_word_twice_in_one_kind() -> None:
    cues = relating()
    assert set(cues.joint.values()) | {noun.kind for noun in cues.nouns.values()} <= set(RelationKind)
    assert not cues.kin & cues.national
