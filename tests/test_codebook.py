"""A codebook of the user's own: a tree of codes that holds whatever is done to it and undone."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.codes import codebook_of
from causerie.errors import BadRequest, UnknownName
from causerie.pipeline.codebook import add_code, change_code, codebook, drop_code, rename_code, tag
from causerie.pipeline.deciding import judge, redo, undo
from causerie.pipeline.filtering import Filters
from causerie.pipeline.forgetting import forget
from causerie.pipeline.viewing import look
from causerie.values import Decision
from causerie.values.review import Codebook
from causerie.views.exchange import codebook_files
from causerie.vocabulary import Act
from command_line import out
from makers import causal, document_of, reading_of, turn
from workplaces import by, clock, read_again, workspace

TEXT = "The drought emptied the lake. The empty lake ruined the fishermen."
DOCUMENT = document_of(TEXT)
DROUGHT = causal(TEXT, "The drought emptied the lake.", "drought", "lake")
RUIN = causal(TEXT, "The empty lake ruined the fishermen.", "empty lake", "fishermen")
READING = reading_of(DOCUMENT, causal=(DROUGHT, RUIN))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = workspace(tmp_path / "w.db", [(DOCUMENT, READING)])
    add_code(made, "Hardship", by(), key="h", says="Want of food, heat or housing")
    add_code(made, "hunger", by(), parent="hardship", key="u")
    add_code(made, "thirst", by(), parent="Hardship")
    add_code(made, "water", by())
    return made


def tree(path: Path) -> list[str]:
    return [" > ".join(one.path) for one in codebook(path).codes]


def codes_of(path: Path, at: int = 0) -> tuple[str, ...]:
    return codebook(path).tags.get(look(path).readings[0].causal[at].id, ())


def test_parents_stand_before_their_children_and_siblings_by_name(path: Path) -> None:
    assert tree(path) == ["Hardship", "Hardship > hunger", "Hardship > thirst", "water"]
    assert [(one.key, one.depth) for one in codebook(path).codes] == [("h", 0), ("u", 1), (None, 1), (None, 0)]


def test_items_are_given_codes_by_name_or_key(path: Path) -> None:
    assert len(tag(path, ["C1", "C2"], "HUNGER", by())) == 2
    tag(path, ["C1"], "h", by())
    assert codes_of(path) == ("hunger", "Hardship")
    assert [(one.name, one.used) for one in codebook(path).codes if one.used] == [("Hardship", 1), ("hunger", 2)]
    with pytest.raises(BadRequest, match="has the code 'hunger' already"):
        tag(path, ["C1"], "hunger", by())
    tag(path, ["C1"], "hunger", by(), on=False)
    assert codes_of(path) == ("Hardship",)
    assert [(one.name, one.used, one.within) for one in codebook(path).codes if one.within] == [
        ("Hardship", 1, 2),
        ("hunger", 1, 1),
    ]
    with pytest.raises(BadRequest, match="does not have"):
        tag(path, ["C1"], "hunger", by(), on=False)
    with pytest.raises(UnknownName, match="no code 'flood'; the codes are: Hardship, hunger"):
        tag(path, ["C1"], "flood", by())


def test_a_code_is_moved_with_all_under_it_and_never_under_itself(path: Path) -> None:
    change_code(path, "hardship", {"parent": "water"}, by())
    assert tree(path)[-1] == "water > Hardship > thirst"
    with pytest.raises(BadRequest, match="cannot be under itself"):
        change_code(path, "water", {"parent": "thirst"}, by())
    with pytest.raises(BadRequest, match="cannot be under itself"):
        change_code(path, "water", {"parent": "water"}, by())
    change_code(path, "hunger", {"parent": "", "says": "none to eat"}, by())
    assert "hunger" in tree(path)


def test_an_item_keeps_its_code_under_another_name(path: Path) -> None:
    tag(path, ["C1"], "hardship", by())
    rename_code(path, "hardship", "Need", by())
    assert codes_of(path) == ("Need",)
    assert tree(path) == ["Need", "Need > hunger", "Need > thirst", "water"]
    rename_code(path, "need", "need", by())
    with pytest.raises(BadRequest, match="there is a code 'water'"):
        rename_code(path, "need", "WATER", by())
    undo(path, None, by())
    undo(path, None, by())
    assert codes_of(path) == ("Hardship",)


def test_a_dropped_code_leaves_its_children_to_its_parent_or_takes_them_along(path: Path) -> None:
    tag(path, ["C1"], "hardship", by())
    drop_code(path, "hardship", by())
    assert tree(path) == ["hunger", "thirst", "water"]
    assert codes_of(path) == ()
    undo(path, None, by())
    assert (tree(path)[1], codes_of(path)) == ("Hardship > hunger", ("Hardship",))
    assert len(drop_code(path, "hardship", by(), children=True)) == 3
    assert tree(path) == ["water"]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"key": "u"}, "is that of the code 'hunger'"),
        ({"key": "ab"}, "is no key"),
        ({"key": "?"}, "is no key"),
        ({"parent": "nowhere"}, "no code 'nowhere'"),
        ({"colour": "red"}, "nothing to change"),
        ({}, "nothing to change"),
    ],
)
def test_what_makes_no_sense_is_refused(path: Path, changes: dict[str, str], says: str) -> None:
    with pytest.raises((BadRequest, UnknownName), match=says):
        change_code(path, "water", changes, by())


def test_names_of_codes(path: Path) -> None:
    for name, says in (("hardSHIP", "there is a code"), ("  ", "needs a name"), ("x" * 81, "at most 80")):
        with pytest.raises(BadRequest, match=says):
            add_code(path, name, by())


def test_codes_find_their_items_in_another_reading_and_go_with_a_forgotten_document(path: Path) -> None:
    tag(path, ["C1"], "water", by())
    judge(path, Act.ACCEPT, ("C1",), by())
    wider = causal(TEXT, "The drought emptied the lake.", "The drought", "the lake")
    read_again(path, reading_of(DOCUMENT, "test.v2", causal=(wider,)))
    assert codes_of(path) == ("water",)
    forget(path, "D1", clock)
    assert codebook(path).tags == {}
    assert len(codebook(path).codes) == 4


def test_undo_and_redo_reach_the_codebook(path: Path) -> None:
    undo(path, None, by())
    assert "water" not in tree(path)
    redo(path, by())
    assert "water" in tree(path)


NAMES = ("a", "b", "c", "d")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.one_of(
            st.fixed_dictionaries(
                {"parent": st.sampled_from([None, *NAMES]), "key": st.sampled_from([None, "x", "y"])}
            ),
            st.fixed_dictionaries({"name": st.sampled_from([*NAMES, "e"])}),
            st.just({"dropped": True}),
        ),
    ),
    max_size=25,
)


@given(STEPS)
def test_whatever_decisions_hold_the_codes_are_a_tree_with_a_code_a_key(
    steps: list[tuple[str, dict[str, object]]],
) -> None:
    rows = [Decision(n, Act.CODEBOOK, name, "Ina", "", after=after) for n, (name, after) in enumerate(steps, 1)]
    book = codebook_of(rows)
    names = [one.name for one in book.codes]
    keys = [one.key for one in book.codes if one.key]
    assert len(set(names)) == len(names)
    assert len(set(keys)) == len(keys)
    for at, one in enumerate(book.codes):
        assert one.path[-1] == one.name
        assert len(set(one.path)) == len(one.path)
        assert one.parent is None or one.parent in names[:at]


def test_a_codebook_as_a_table_and_for_other_programs(path: Path) -> None:
    add_code(path, "=1+1", by(), parent="hunger")
    book = codebook(path)
    rows = codebook_files.write(book, ".csv").decode().splitlines()
    assert rows[1] == 'Hardship,,Hardship,h,"Want of food, heat or housing",0'
    assert rows[3].startswith("'=1+1,hunger,Hardship > hunger > =1+1,")
    root = ElementTree.fromstring(codebook_files.write(book, ".qdc"))
    space = {"q": codebook_files.NAMESPACE}
    assert [one.get("name") for one in root.findall("q:Codes/q:Code", space)] == ["Hardship", "water"]
    assert [one.get("name") for one in root.findall("q:Codes/q:Code/q:Code", space)] == ["hunger", "thirst"]
    assert codebook_files.write(Codebook(), ".csv").decode().splitlines() == [",".join(codebook_files.COLUMNS)]
    with pytest.raises(BadRequest, match=r"\.csv or \.qdc"):
        codebook_files.write(book, ".doc")


def test_how_much_a_code_is_used_is_counted_in_speakers_too(tmp_path: Path) -> None:
    turns = (turn(TEXT, "The drought emptied the lake.", "Odo Brand"), turn(TEXT, "The empty lake", "Mara Ek"))
    made = workspace(tmp_path / "w.db", [(DOCUMENT, dataclasses.replace(READING, turns=turns))])
    add_code(made, "hardship", by())
    add_code(made, "hunger", by(), parent="hardship")
    tag(made, ["C1", "C2"], "hunger", by())
    tag(made, ["C1"], "hardship", by())
    assert [(one.used, one.within, one.speakers) for one in codebook(made).codes] == [(1, 2, 2), (2, 2, 2)]
    judge(made, Act.REJECT, ["C2"], by())
    assert [(one.used, one.within, one.speakers) for one in codebook(made).codes] == [(1, 1, 1), (1, 1, 1)]


def test_items_are_narrowed_to_those_with_a_code_or_one_under_it(path: Path) -> None:
    tag(path, ["C1"], "hunger", by())
    tag(path, ["C2"], "water", by())
    first, second = look(path).readings[0].causal
    for typed, kept in (("hardship", [first]), ("U", [first]), ("thirst", []), ("water", [second])):
        assert list(look(path, Filters(codes=(typed,))).readings[0].causal) == kept
    assert len(look(path, Filters(codes=("h", "water"))).readings[0].causal) == 2
    with pytest.raises(UnknownName, match=r"no code 'drought'; .*Hardship"):
        look(path, Filters(codes=("drought",)))


def test_the_command_line_lists_what_has_a_code(path: Path) -> None:
    tag(path, ["C2"], "hunger", by())
    found = out("claims", "--code", "Hardship", "-w", str(path))
    assert "C2" in found
    assert "C1" not in found
    assert "(1 item)" in out("codes", "-w", str(path))
