"""What is not the speaker's is marked, wherever it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.documents.marks import find_marks, merge
from causerie.values import Mark
from causerie.vocabulary import MarkKind


def marked(text: str) -> list[tuple[str, str]]:
    return [(mark.kind.value, text[mark.start : mark.end]) for mark in find_marks(text)]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("They kept support [for the mill] alive.", [("insertion", "[for the mill]")]),
        ("[00:12:31] Ovel: Good evening.", [("timestamp", "[00:12:31]")]),
        ("12:30 Good evening.\n", [("timestamp", "12:30")]),
        ("We met at 12:30 there.", []),
        ("It was late. (laughs) Very late.", [("insertion", "(laughs)")]),
        ("(Laughter in the hall.) Yes.", [("insertion", "(Laughter in the hall.)")]),
        ("No. (She slowly waves with a ladle.) Never.", [("insertion", "(She slowly waves with a ladle.)")]),
        ("(Mina Ovel nods.) Yes.", [("insertion", "(Mina Ovel nods.)")]),
        ("The mill (see the map – Ed.) burnt.", [("insertion", "(see the map – Ed.)")]),
        ("Rents rose (by a tenth) in May.", []),
        ("It (in laughter there was joy) ended.", []),
        ("The war goes on.THE MILL IN SPRING\n\nNext", [("heading", "THE MILL IN SPRING")]),
        ("The war goes on.THE MILLERThe river rose.", [("heading", "THE MILLER")]),
        ("He said “no.”WHAT IT COST\nIt", [("heading", "WHAT IT COST")]),
        ("It ended.UNESTO said so.", []),
        ("It ended in the U.N.AGENCY\n", []),
        ("The boat left.Image: A. Velt / Tarn Post\nThen", [("caption", "Image: A. Velt / Tarn Post")]),
        ("Photo: A. Velt\nThen", [("caption", "Photo: A. Velt")]),
        ("The image: it stays with me.", []),
        ("The mill burnt.SEE ALSO\nThen", [("furniture", "SEE ALSO")]),
        ("Read more: The mill\nThen", [("furniture", "Read more: The mill")]),
        ("See also how it ended.", []),
        ("THE MONEY\nThey had none.", [("heading", "THE MONEY")]),
        ("WHO PAYS FOR IT?\nThe town.", []),
        ("MINA OVEL:\nThe town.", []),
        ("HOST: GOOD EVENING\nYes.", []),
    ],
)
def test_find_marks(text: str, marks: list[tuple[str, str]]) -> None:
    assert marked(text) == marks


@given(st.text(st.sampled_from("AB ab.:[]()\n?–é🙂0123SEE ALSO"), max_size=200))
def test_marks_lie_in_the_text_in_order_without_overlap(text: str) -> None:
    end = 0
    for mark in find_marks(text):
        assert end <= mark.start < mark.end <= len(text)
        end = mark.end


def test_the_files_own_marks_win_over_found_ones() -> None:
    own = (Mark(MarkKind.FURNITURE, 0, 10), Mark(MarkKind.BOLD, 20, 40))
    found = (Mark(MarkKind.INSERTION, 5, 12), Mark(MarkKind.INSERTION, 25, 30))
    assert merge(own, found) == (own[0], own[1], found[1])


def test_many_marks_are_merged_one_by_one() -> None:
    own = tuple(Mark(MarkKind.SIGN, 4 * at, 4 * at + 1) for at in range(3000))
    found = tuple(Mark(MarkKind.INSERTION, 4 * at, 4 * at + 2) for at in range(2990, 3010))
    assert len(merge(own, found)) == 3010
