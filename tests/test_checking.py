"""A blind second look at one's own verdicts, and two persons side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from causerie.errors import BadRequest, UnknownName
from causerie.pipeline.checking import agreements, between, consistency, people, recheck, sample
from causerie.pipeline.coding import code
from causerie.pipeline.deciding import edit, judge, undo
from causerie.pipeline.viewing import look
from causerie.values import CausalClaim
from causerie.vocabulary import Act, ClaimKind, Sign
from makers import causal, document_of, reading_of
from workplaces import by, workspace

SENTENCES = tuple(f"The wind{at} broke the gate{at}." for at in range(12))
TEXT = " ".join(SENTENCES)
DOCUMENT = document_of(TEXT)
READING = reading_of(DOCUMENT, causal=tuple(causal(TEXT, s, f"wind{n}", f"gate{n}") for n, s in enumerate(SENTENCES)))
ALL = tuple(f"C{at}" for at in range(1, 13))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return workspace(tmp_path / "w.db", [(DOCUMENT, READING)])


def test_a_sample_is_random_seeded_and_tells_no_verdict(path: Path) -> None:
    judge(path, Act.ACCEPT, ALL[:8], by())
    judge(path, Act.REJECT, ALL[8:10], by())
    edit(path, "C11", {"flip": "yes"}, by())
    judge(path, Act.ACCEPT, ("C12",), by("Odo"))
    one, same, other = (sample(path, "Ina", seed, 5) for seed in (1, 1, 2))
    assert one == same
    assert [item.alias for item in one.items] != [item.alias for item in other.items]
    assert len(one.items) == 5
    everything = sample(path, "Ina", 1, 100)
    assert {item.alias for item in everything.items} == set(ALL[:11])
    claims = {item.alias: item.item for item in everything.items}
    assert isinstance(claims["C11"], CausalClaim)
    assert (claims["C11"].polarity, claims["C11"].rule) == (Sign.MINUS, "test")
    assert everything.consistency.n == 0


def test_second_verdicts_change_nothing_and_tell_how_consistent_one_is(path: Path) -> None:
    judge(path, Act.ACCEPT, ("C1", "C2", "C3"), by())
    judge(path, Act.REJECT, ("C4",), by())
    before = look(path)
    for name, verdict in (("C1", Act.ACCEPT), ("C2", Act.REJECT), ("C4", Act.REJECT)):
        recheck(path, name, verdict, by())
    assert look(path) == before
    found = sample(path, "Ina", 1, 10)
    assert [item.alias for item in found.items] == ["C3"]
    assert (found.size, found.consistency.n, found.consistency.same) == (4, 3, 2)
    assert found.consistency.kappa == pytest.approx(0.4)
    assert [(pair.alias, pair.first, pair.second) for pair in found.consistency.differ] == [("C2", "accept", "reject")]
    undo(path, None, by())
    assert consistency(path, "Ina").n == 2


def test_a_change_of_mind_later_is_no_second_look(path: Path) -> None:
    judge(path, Act.ACCEPT, ("C1",), by())
    recheck(path, "C1", Act.ACCEPT, by())
    judge(path, Act.REJECT, ("C1",), by())
    assert consistency(path, "Ina").same == 1
    recheck(path, "C1", Act.ACCEPT, by())
    assert (consistency(path, "Ina").n, consistency(path, "Ina").same) == (1, 0)


def test_nothing_is_looked_at_twice_that_was_not_judged_once(path: Path) -> None:
    judge(path, Act.ACCEPT, ("C1",), by("Odo"))
    with pytest.raises(BadRequest, match="Ina has not judged C1"):
        recheck(path, "C1", Act.ACCEPT, by("Ina"))
    with pytest.raises(BadRequest, match="one of accept, reject, edit"):
        recheck(path, "C1", Act.WITHHOLD, by("Odo"))


def test_two_persons_on_what_both_judged(path: Path) -> None:
    judge(path, Act.ACCEPT, ALL[:6], by("Ina"))
    judge(path, Act.REJECT, ALL[6:9], by("Ina"))
    judge(path, Act.ACCEPT, ALL[:4], by("Odo"))
    judge(path, Act.REJECT, ALL[4:8], by("Odo"))
    assert people(path) == ("Ina", "Odo")
    found = between(path, "Ina", "Odo")
    assert (found.verdicts.n, found.verdicts.same) == (8, 6)
    # By chance (6 * 4 + 2 * 4) / 64 = 0.5; (0.75 - 0.5) / 0.5.
    assert found.verdicts.kappa == pytest.approx(0.5)
    assert [pair.alias for pair in found.verdicts.differ] == ["C5", "C6"]
    assert agreements(path) == (found,)
    # The last verdict stands, and both are kept.
    shown = {claim.id for claim in look(path).readings[0].causal}
    assert READING.causal[4].id not in shown
    judge(path, Act.ACCEPT, ("C5",), by("Ina"))
    assert READING.causal[4].id in {claim.id for claim in look(path).readings[0].causal}
    assert between(path, "Odo", "Ina").verdicts.same == 6


def test_accepting_a_correction_stands_by_it_and_signs_are_compared(path: Path) -> None:
    edit(path, "C1", {"flip": "yes"}, by("Ina"))
    judge(path, Act.ACCEPT, ("C1",), by("Odo"))
    edit(path, "C2", {"polarity": "+"}, by("Ina"))
    edit(path, "C2", {"polarity": "?"}, by("Odo"))
    found = between(path, "Ina", "Odo")
    assert (found.verdicts.n, found.verdicts.same) == (2, 2)
    assert (found.signs.n, found.signs.same) == (2, 1)
    assert [(pair.first, pair.second) for pair in found.signs.differ] == [("+", "?")]
    assert "one and the same" in found.verdicts.undefined


def test_coding_by_hand_counts_as_accepting(path: Path) -> None:
    _, named = code(path, "D1", ClaimKind.CAUSAL, {"cause": "wind0", "effect": "gate1"}, by("Ina"))
    judge(path, Act.REJECT, (named.alias,), by("Odo"))
    assert [(p.first, p.second) for p in between(path, "Ina", "Odo").verdicts.pairs] == [("accept", "reject")]


def test_persons_that_are_not_there(path: Path) -> None:
    judge(path, Act.ACCEPT, ("C1",), by("Ina"))
    with pytest.raises(UnknownName, match="'Odo' has judged nothing; the persons are: Ina"):
        between(path, "Ina", "Odo")
    with pytest.raises(BadRequest, match="two persons"):
        between(path, "Ina", "Ina")
    assert agreements(path) == ()
