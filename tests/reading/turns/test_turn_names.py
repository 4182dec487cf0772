"""Names in running text, titles taken off, the fullest form found."""

from __future__ import annotations

import pytest

from causerie.reading.turns.names import Known, bare, fullest, initials, is_body, is_person, runs, same_person, tidy


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Brenna Oskoy met Ivo Marn.", ["Brenna Oskoy", "Ivo Marn"]),
        ("In May Dr. Brenna Oskoy left The Velm Lantern.", ["Dr. Brenna Oskoy", "Velm Lantern"]),
        ("On Monday nobody came.", []),
        ("Juan de la Cruz and B. J. Oskoy-Marn spoke.", ["Juan de la Cruz", "B. J. Oskoy-Marn"]),
        ("It was Oskoy's boat. Marn sank it.", ["Oskoy", "Marn"]),
        ("Steppe & Shore asked her.", ["Steppe & Shore"]),
    ],
)
def test_runs(text: str, found: list[str]) -> None:
    assert [run.text for run in runs(text)] == found
    assert all(text[run.start : run.end] == run.text for run in runs(text))


@pytest.mark.parametrize(
    ("name", "without"),
    [
        ("Dr. Brenna Oskoy", "Brenna Oskoy"),
        ("Mr Marn", "Marn"),
        ("Transport Minister Runa Feld", "Runa Feld"),
        ("Professor", "Professor"),
        ("Brenna Oskoy", "Brenna Oskoy"),
    ],
)
def test_bare(name: str, without: str) -> None:
    assert bare(name) == without


@pytest.mark.parametrize(("label", "ordinary"), [("BRENNA OSKOY", "Brenna Oskoy"), ("BO", "BO"), ("Oskoy", "Oskoy")])
def test_tidy(label: str, ordinary: str) -> None:
    assert tidy(label) == ordinary


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("Oskoy", "Brenna Oskoy", True),
        ("Ms. Oskoy", "Brenna Oskoy", True),
        ("Brenna", "Brenna Oskoy", True),
        ("B.O.", "Brenna Oskoy", True),
        ("BO", "Brenna Oskoy", True),
        ("Brenna Oskoy", "Oskoy", False),
        ("Marn", "Brenna Oskoy", False),
        ("B.M.", "Brenna Oskoy", False),
    ],
)
def test_same_person(short: str, full: str, same: bool) -> None:
    assert same_person(short, full) is same


@pytest.mark.parametrize(
    ("name", "known", "found"),
    [
        ("OSKOY", ["Brenna Oskoy", "Ivo Marn"], "Brenna Oskoy"),
        ("Dr. Oskoy", ["Dr. Brenna Oskoy"], "Brenna Oskoy"),
        ("Oskoy", ["Pilot Brenna Oskoy", "Brenna Oskoy", "Brenna Oskoy"], "Brenna Oskoy"),
        ("Mrs. Feld", ["Ivo Marn"], "Mrs. Feld"),
        ("Ivo Marn", ["Selva Marn"], "Ivo Marn"),
    ],
)
def test_fullest(name: str, known: list[str], found: str) -> None:
    assert fullest(name, Known(known)) == found


@pytest.mark.parametrize("text", ["Velm Gazette", "Radio Velm", "Steppe & Shore", "Ministry of Waters"])
def test_bodies_are_no_people(text: str) -> None:
    assert is_body(text)
    assert not is_person(text)


@pytest.mark.parametrize("text", ["New Velm", "Mill Street", "Oskoy", "The Marn"])
def test_places_and_single_words_are_no_people(text: str) -> None:
    assert not is_person(text)


def test_initials() -> None:
    assert initials("Brenna Oskoy-Marn") == "bom"
