"""The filters of the command line on pages and endpoints: the same part of a workspace."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import html

from causerie.pipeline.filtering import Filters
from causerie.pipeline.supposing import Ask, Question, Whose
from causerie.views.web.parted import ItemsWanted, PartWanted
from causerie.views.web.supposed import supposed_of
from causerie.vocabulary import Level, Status
from command_line import out
from web_maps import grown, said
from web_server import Served, serving
from web_told import echo, talk, told

CHAIN = (
    said("Ina Holt", "harbour tolls", "rents"),
    said("Ina Holt", "rents", "street protests"),
    said("Tor Velling", "rents", "bridge repairs"),
    said("Tor Velling", "street protests", "bridge repairs"),
)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(grown(tmp_path_factory.mktemp("town") / "town.db", CHAIN)) as found:
        yield found


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(told(tmp_path_factory.mktemp("talks") / "talks.db", talk(), echo())) as found:
        yield found


def asked(served: Served, path: str, **given: Any) -> Any:
    with served.client() as client:
        return client.get(path, params=given).json()


PARTS = [
    {"speaker": "Mara Ek"},
    {"document": "D2"},
    {"factor": "lake"},
    {"certainty": "likely"},
    {"status": "denied"},
    {"attribute": "title=Echo"},
]


def typed(part: dict[str, str]) -> list[str]:
    return [word for name, value in part.items() for word in (f"--{name}", value)]


@pytest.mark.parametrize("part", PARTS)
def test_questions_are_narrowed_as_on_the_command_line(talks: Served, part: dict[str, str]) -> None:
    lines = out("questions", "--json", *typed(part), "-w", str(talks.path)).splitlines()
    here = asked(talks, "/api/questions", **part)
    assert [one["name"] for one in here["questions"]] == [json.loads(line)["alias"] for line in lines]
    assert here["total"] == len(lines)


@pytest.mark.parametrize("part", PARTS)
def test_an_actor_is_told_of_by_the_same_part(talks: Served, part: dict[str, str]) -> None:
    name = "Odo Brand"
    there = json.loads(out("actors", name, "--json", *typed(part), "-w", str(talks.path)))
    here = asked(talks, "/api/actors/one", name=name, **part)
    for kind in ("claims", "claimed_of"):
        assert [one["name"] for one in here[kind]] == [one["alias"] for one in there[kind]]
    assert here["claimed_by"] == there["claimed_by"]


@pytest.mark.parametrize("path", ["/questions", "/actors"])
def test_a_page_keeps_what_it_is_narrowed_to(talks: Served, path: str) -> None:
    with talks.client() as client:
        given = {"factor": "mill", "document": "D1", "q": "o"}
        page = html.fromstring(client.get(path, params=given).text)
        form = page.get_element_by_id("filters")
        assert {name: form.fields[name] for name in given} == given
        links = page.xpath("//nav[@class='facets']/a/@href | //th/a[@data-actor]/@href")
        assert links
        assert all("factor=mill" in one and "document=D1" in one for one in links)
        for wrong in ({"speaker": "Nobody"}, {"attribute": "north"}, {"code": "none"}):
            answer = client.get(path, params=wrong)
            assert answer.status_code == 200
            assert html.fromstring(answer.text).xpath("//p[@role='alert']")


@pytest.mark.parametrize(
    ("part", "moved"),
    [
        ({}, {"street protests", "bridge repairs"}),
        ({"whose": ["Ina Holt"]}, {"street protests"}),
        ({"whose": ["Ina Holt", "Tor Velling"]}, {"street protests", "bridge repairs"}),
        ({"factor": ["rents"]}, {"street protests", "bridge repairs"}),
        ({"status": ["asserted"], "certainty": ["certain", "likely"]}, {"street protests", "bridge repairs"}),
    ],
)
def test_what_follows_is_of_the_part_that_is_asked_for(town: Served, part: dict[str, Any], moved: set[str]) -> None:
    with town.client() as client:
        asks = {"suppose": [{"factor": "harbour tolls"}], "whose": "*", "samples": 50, **part}
        answer = client.post("/api/whatif", json=asks)
    assert answer.status_code == 200, answer.text
    found = {row["factor"] for row in answer.json()["responses"] if any(len(one["steps"]) > 1 for one in row["paths"])}
    assert found == moved


def test_what_follows_of_what_nobody_checked_has_nothing_once_all_is(town: Served) -> None:
    asks = {"suppose": [{"factor": "harbour tolls"}], "whose": "*", "samples": 50}
    with town.client() as client:
        assert client.post("/api/whatif", json={**asks, "reviewed": "checked"}).status_code == 400
        assert client.post("/api/whatif", json={**asks, "reviewed": "unchecked"}).status_code == 200
        assert client.post("/api/whatif", json={**asks, "document": ["D9"]}).status_code == 404
        assert client.post("/api/whatif", json={**asks, "since": "soon"}).status_code == 400


FILTERS = Filters((), ("rents",), (Status.DENIED,), (Level.LIKELY,), (("region", "a=b"),), ("D1", "D2"), ("hardship",))


def test_a_question_of_a_part_outlives_its_address_and_its_keeping(town: Served) -> None:
    question = Question(
        Ask(("rents",)), Whose(("Ina Holt", "Tor Velling")), filters=FILTERS, until="2031", unchecked=True
    )
    supposed = supposed_of(question)
    assert supposed.question == question
    with town.client() as client:
        page = html.fromstring(client.get(f"/whatif?{supposed.query}").text)
        form = page.get_element_by_id("ask")
        values = {(one.name, one.value) for one in form.inputs if one.get("type") != "checkbox" and one.value}
        assert {
            ("document", "D1"),
            ("document", "D2"),
            ("attribute", "region=a=b"),
            ("reviewed", "unchecked"),
        } <= values
        assert {("whose", "Ina Holt"), ("whose", "Tor Velling"), ("until", "2031")} <= values


def test_the_command_line_keeps_a_question_with_its_part(town: Served) -> None:
    words = ["harbour tolls", "--up", "--union", "--factor", "rents", "--keep", "of rents", "-w", str(town.path)]
    out("whatif", *words)
    with town.client() as client:
        page = html.fromstring(client.get("/whatif").text)
        assert "factor=rents" in page.xpath("//ul[@class='kept']//a/@href")[0]


def test_parts_are_addresses_and_back() -> None:
    assert ItemsWanted.of(FILTERS).filters == FILTERS
    assert PartWanted(speaker=["", " Ina "]).filters.speakers == ("Ina",)
    assert ItemsWanted().pairs == ()
