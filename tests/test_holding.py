from __future__ import annotations

from causerie.holding import alone, claims_by, holders, joined, speakers, votes
from causerie.vocabulary import Status
from map_makers import held, map_of

DRAWN = map_of(
    held("a", "b"),
    held("a", "b", "Tor Velling"),
    held("b", "c"),
    held("c", "d", None),
    held("d", "e", "Tor Velling", status=Status.DENIED),
    held("a", "b", "B. Orr", status=Status.DENIED),
)
AB, BC, CD = DRAWN.links


def test_speakers_and_votes_leave_denials_out() -> None:
    assert speakers(AB) == ("Ina Holt", "Tor Velling")
    assert votes(AB) == 2
    assert speakers(CD) == ()
    assert votes(CD) == 1


def test_a_path_is_held_only_by_who_claims_each_link() -> None:
    assert holders([AB, BC]) == ("Ina Holt",)
    assert holders([AB, BC, CD]) == ()
    assert not alone([BC, CD])
    assert joined([AB, BC, CD]) == 3
    assert len(alone([CD])) == 1


def test_everybody_is_counted_with_denials() -> None:
    assert claims_by(DRAWN) == (("Ina Holt", 2), ("Tor Velling", 2), ("B. Orr", 1))
