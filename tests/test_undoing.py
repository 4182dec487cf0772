"""Undo and redo over a log that only grows, held against two plain stacks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from causerie.decisions import standing
from causerie.undoing import stacks
from causerie.values import Decision
from causerie.vocabulary import Act

PEOPLE = ("Ina", "Odo")


def act(number: int, person: str = "Ina", undoes: int | None = None) -> Decision:
    kind = Act.UNDO if undoes else Act.ACCEPT
    return Decision(number, kind, f"item {undoes or number}", person, "2031-05-03T10:00:00Z", undoes=undoes)


def test_an_undo_and_its_redo() -> None:
    rows = [act(1), act(2)]
    assert stacks(rows) == stacks(rows, "Ina")
    assert (stacks(rows).done, stacks(rows).undone) == ((1, 2), ())
    rows.append(act(3, undoes=2))
    assert (stacks(rows).done, stacks(rows).undone) == ((1,), (3,))
    rows.append(act(4, undoes=3))
    assert (stacks(rows).done, stacks(rows).undone) == ((1, 2), ())


def test_what_was_redone_last_is_undone_first() -> None:
    rows = [act(1), act(2), act(3, undoes=1), act(4, undoes=3)]
    assert stacks(rows).done == (2, 1)


def test_a_new_decision_ends_what_could_be_redone_but_another_persons_does_not() -> None:
    rows = [act(1), act(2, undoes=1), act(3, "Odo")]
    assert stacks(rows).undone == ()
    assert stacks(rows, "Ina").undone == (2,)
    assert stacks(rows, "Odo").undone == ()
    assert stacks([*rows, act(4)], "Ina").undone == ()


def test_what_another_person_undid_is_theirs_to_redo() -> None:
    rows = [act(1), act(2), act(3, "Odo", undoes=2)]
    assert (stacks(rows, "Ina").done, stacks(rows, "Ina").undone) == ((1,), ())
    assert (stacks(rows, "Odo").done, stacks(rows, "Odo").undone) == ((), (3,))


def test_rows_about_what_was_forgotten_count_for_nothing() -> None:
    assert stacks([act(2, undoes=1), act(3)]).done == (3,)
    assert stacks([act(2, undoes=1)]).undone == ()


class Model:
    """Two stacks of decisions for each person, and the log that they leave."""

    def __init__(self) -> None:
        self.log: list[Decision] = []
        self.done: dict[str, list[int]] = {one: [] for one in PEOPLE}
        self.undone: dict[str, list[int]] = {one: [] for one in PEOPLE}

    def decide(self, person: str) -> None:
        self.log.append(act(len(self.log) + 1, person))
        self.done[person].append(len(self.log))
        self.undone[person].clear()

    def undo(self, person: str) -> None:
        found = stacks(self.log, person).done
        assert list(found) == self.done[person]
        if found:
            self.undone[person].append(self.done[person].pop())
            self.log.append(act(len(self.log) + 1, person, undoes=found[-1]))

    def redo(self, person: str) -> None:
        found = stacks(self.log, person).undone
        assert [self.row(number).undoes for number in found] == self.undone[person]
        if found:
            self.done[person].append(self.undone[person].pop())
            self.log.append(act(len(self.log) + 1, person, undoes=found[-1]))

    def row(self, number: int) -> Decision:
        return self.log[number - 1]


@given(st.lists(st.tuples(st.sampled_from(["decide", "undo", "redo"]), st.sampled_from(PEOPLE)), max_size=40))
def test_each_persons_log_is_two_stacks(steps: list[tuple[str, str]]) -> None:
    model = Model()
    for step, person in steps:
        getattr(model, step)(person)
    holding = {row.number for row in standing(model.log)}
    assert holding == {number for own in model.done.values() for number in own}
    assert holding == set(stacks(model.log).done)


@given(st.lists(st.sampled_from(["decide", "undo", "redo"]), max_size=40))
def test_the_log_of_all_is_two_stacks_too(steps: list[str]) -> None:
    log: list[Decision] = []
    done: list[int] = []
    undone: list[int] = []
    for turn, step in enumerate(steps):
        number, person, found = len(log) + 1, PEOPLE[turn % 2], stacks(log)
        assert list(found.done) == done
        if step == "decide":
            log.append(act(number, person))
            done.append(number)
            undone.clear()
        elif step == "undo" and done:
            undone.append(done.pop())
            log.append(act(number, person, undoes=found.done[-1]))
        elif step == "redo" and undone:
            done.append(undone.pop())
            log.append(act(number, person, undoes=found.undone[-1]))
    assert list(stacks(log).done) == done
    assert {row.number for row in standing(log)} == set(done)
