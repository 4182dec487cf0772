"""A map as somebody wants it: whose, of which claims, near which factors; paths and linchpins of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from causerie.errors import BadRequest, UnknownName
from causerie.pipeline.deciding import By, judge
from causerie.pipeline.desk import Desk
from causerie.pipeline.grounds import base
from causerie.pipeline.linchpins import hanging, linchpins
from causerie.pipeline.looking import Look, links_by, near, seen
from causerie.pipeline.mapping import View
from causerie.pipeline.merging import merge, rename
from causerie.pipeline.owning import Whose
from causerie.pipeline.walking import paths_between
from causerie.values import Map
from causerie.vocabulary import Act, Sign
from map_makers import held, map_of
from web_maps import TOWN, grown
from web_server import clock

ALL = Whose(union=True)


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return grown(tmp_path / "town.db", TOWN)


def ends(drawn: Map) -> set[tuple[str, str]]:
    names = {one.id: one.label for one in drawn.factors}
    return {(names[link.cause], names[link.effect]) for link in drawn.links}


def test_by_default_it_is_the_map_of_who_claims_most(town: Path) -> None:
    found = seen(town, Look())
    assert (found.whose, found.title, found.union) == ("Ina Holt", "Map of Ina Holt", False)
    assert len(found.map.links) == 5
    assert len(seen(town, Look(whose=ALL)).map.links) == 7


def test_only_what_was_checked_or_only_what_was_not(town: Path) -> None:
    name = next(iter(sorted(Desk(town).state().names.values())))
    judge(town, Act.ACCEPT, (name,), By("Ina", clock))
    every = ends(seen(town, Look(whose=ALL)).map)
    checked = ends(seen(town, Look(whose=ALL, view=View(accepted=True))).map)
    assert len(checked) == 1
    assert checked == ends(seen(town, Look(whose=ALL, checked=True)).map)
    assert ends(seen(town, Look(whose=ALL, view=View(unchecked=True))).map) | checked == every


def test_a_document_is_named_by_alias_or_title(town: Path) -> None:
    by_alias, by_title = (
        seen(town, Look(whose=ALL, view=View(documents=(one,)))).map for one in ("D2", "Talk of Tor Velling")
    )
    assert ends(by_alias) == ends(by_title)
    assert by_alias.holders == ("Tor Velling",)
    with pytest.raises(UnknownName, match="no document 'D9'"):
        seen(town, Look(view=View(documents=("D9",))))


def test_a_neighbourhood_follows_links_either_way(town: Path) -> None:
    whole = seen(town, Look(whose=ALL)).map
    assert ends(near(whole, ("bakeries",), 1)) == {("rents", "bakeries"), ("bakeries", "school meals")}
    assert near(whole, (), 1) is whole
    with pytest.raises(UnknownName, match="zebra"):
        near(whole, ("zebra",), 1)


def test_links_are_counted_by_speaker(town: Path) -> None:
    assert dict(links_by(base(town).ground.map)) == {"Ina Holt": 5, "Tor Velling": 4}


def test_a_desk_draws_its_map_once_for_each_change(town: Path) -> None:
    desk = Desk(town)
    first = base(desk)
    assert base(desk) is first
    assert base(desk, checked=True) is not first
    rename(town, "snow", "deep snow", By("Ina", clock))
    assert {one.label for one in base(desk).ground.map.factors} >= {"deep snow"}
    desk.close()


def test_an_act_on_a_desk_sees_what_another_process_decided(town: Path) -> None:
    desk = Desk(town)
    merge(desk, ("snow", "rents"), "snow", By("Ina", clock))
    rename(town, "snow", "deep snow", By("Roe", clock))
    assert rename(desk, "deep snow", "hail", By("Ina", clock)).after == "hail"
    desk.close()


SPLIT = map_of(
    held("tolls", "rents"),
    held("rents", "anger"),
    held("anger", "strikes", "Tor Velling", Sign.MINUS),
    held("tolls", "anger", "Tor Velling"),
    held("strikes", "trade"),
)


def test_paths_come_strongest_first_and_of_both_signs() -> None:
    chains = paths_between(SPLIT, "tolls", "strikes")
    assert [len(chain.links) for chain in chains] == [2, 3]
    assert {chain.sign for chain in chains} == {Sign.MINUS}
    assert paths_between(SPLIT, "strikes", "tolls") == ()
    with pytest.raises(BadRequest, match="are one factor"):
        paths_between(SPLIT, "tolls", "Tolls")


def test_a_linchpin_says_what_is_gone_without_it() -> None:
    found = hanging(SPLIT)
    first = found.pins[0]
    assert (first.pin.link.cause, first.pin.link.effect, first.pin.holder) == ("anger", "strikes", "Tor Velling")
    assert first.pairs == 6
    assert set(first.cut) == {(a, b) for a in ("tolls", "rents", "anger") for b in ("strikes", "trade")}
    turned = {(one.factor, one.before.direction, one.after and one.after.direction) for one in first.turned}
    assert "strikes" in {factor for factor, *_ in turned}
    assert {factor for factor, *_ in turned} <= {"strikes", "trade"}
    assert all(after is None for *_, after in turned)
    assert all(first.pin.link in chain.links for chain in first.chains)


def test_a_loop_is_broken_by_each_of_its_links() -> None:
    circle = map_of(held("a", "b"), held("b", "c"), held("c", "a", sign=Sign.MINUS), held("c", "d"))
    found = hanging(circle)
    inside = [one for one in found.pins if one.pin.link.effect != "d"]
    assert len(inside) == 3
    assert all([loop.name for loop in one.loops] == ["B1"] for one in inside)
    assert not [one for one in found.pins if one.pin.link.effect == "d" and one.loops]


def test_linchpins_of_a_workspace_are_of_the_map_asked_for(town: Path) -> None:
    look, found = linchpins(town, Look())
    assert look.whose == "Ina Holt"
    assert found.asked
    assert all(one.pin.holder == "Ina Holt" for one in found.pins)
    assert hanging(Map()).pins == ()
