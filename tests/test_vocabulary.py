"""The algebra of the closed vocabularies."""

from __future__ import annotations

import itertools
from operator import neg

import pytest

from causerie.vocabulary import (
    Act,
    ClaimKind,
    Direction,
    Level,
    MarkKind,
    RelationKind,
    Role,
    Sign,
    Status,
)

SIGNS, STATUSES, LEVELS = list(Sign), list(Status), list(Level)


def test_signs_multiply_as_a_commutative_monoid_with_plus_as_one() -> None:
    for a, b, c in itertools.product(SIGNS, repeat=3):
        assert a * b is b * a
        assert (a * b) * c is a * (b * c)
        assert a * Sign.PLUS is a


def test_unknown_sign_absorbs_and_minus_undoes_itself() -> None:
    assert all(sign * Sign.UNKNOWN is Sign.UNKNOWN for sign in SIGNS)
    assert Sign.MINUS * Sign.MINUS is Sign.PLUS
    assert all(neg(-sign) is sign for sign in SIGNS)


def test_a_sign_multiplies_only_signs() -> None:
    with pytest.raises(TypeError):
        Sign.PLUS * 3.5  # type: ignore[operator]


def test_polarity_follows_from_directions() -> None:
    for a, b in itertools.product(Direction, repeat=2):
        assert a.sign(b) is b.sign(a)
        assert a.sign(-b) is -(a.sign(b))
        assert a.sign(b) is (Sign.PLUS if a is b else Sign.MINUS)


def test_direction_turned_twice_is_itself() -> None:
    assert all(neg(-direction) is direction and -direction is not direction for direction in Direction)


def test_an_asserting_frame_changes_no_status_and_an_assertion_takes_its_frame() -> None:
    for status in STATUSES:
        assert status.under(Status.ASSERTED) is status
        assert Status.ASSERTED.under(status) is status


def test_a_denied_denial_asserts() -> None:
    assert Status.DENIED.under(Status.DENIED) is Status.ASSERTED
    assert Status.DENIED.under(Status.QUESTIONED) is Status.QUESTIONED


def test_only_denied_and_questioned_claims_do_not_support() -> None:
    assert {status for status in Status if not status.supports} == {Status.DENIED, Status.QUESTIONED}


def test_levels_are_ordered_from_excluded_to_certain() -> None:
    assert [level.rank for level in LEVELS] == [0, 1, 2, 3, 4]
    assert Level.CERTAIN.rank == max(level.rank for level in LEVELS)


def test_the_opposite_of_a_level_is_its_mirror() -> None:
    for level in LEVELS:
        assert neg(-level) is level
        assert level.rank + (-level).rank == 4
    assert -Level.POSSIBLE is Level.POSSIBLE


def test_two_hedges_combine_as_a_semilattice() -> None:
    for a, b, c in itertools.product(LEVELS, repeat=3):
        assert a & b is b & a
        assert (a & b) & c is a & (b & c)
        assert a & a is a
        assert a & Level.CERTAIN is a


def test_letters_of_aliases_are_distinct_capitals() -> None:
    letters = [kind.letter for kind in ClaimKind]
    assert len(set(letters)) == len(letters)
    assert all(len(letter) == 1 and letter.isupper() for letter in letters)
    assert (ClaimKind.CAUSAL.letter, ClaimKind.FORECAST.letter) == ("C", "F")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Status, "asserted conditional counterfactual denied questioned"),
        (Level, "excluded unlikely possible likely certain"),
        (Role, "interviewer interviewee narrator"),
        (RelationKind, "part-of supports opposes controls linked-to likened-to"),
        (
            Act,
            (
                "accept reject edit merge split rename oppose refuse type sharpen resolve dispute reply withhold date "
                "code memo tag codebook recheck scenario ask undo"
            ),
        ),
    ],
)
def test_words_of_the_json_form_are_the_coding_manuals(kind: type[Status], words: str) -> None:
    assert [member.value for member in kind] == words.split()


def test_only_bold_type_among_marks_may_be_the_speakers_words() -> None:
    assert [kind for kind in MarkKind if kind.spoken] == [MarkKind.BOLD]


def test_relations_that_read_both_ways() -> None:
    assert {kind.value for kind in RelationKind if kind.symmetric} == {"linked-to", "likened-to"}


def test_only_an_interviewer_asks() -> None:
    assert [role for role in Role if role.asks] == [Role.INTERVIEWER]
