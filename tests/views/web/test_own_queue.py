"""A second person's queue, and how a script says who it is and what it wants to see."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from web_reading import enter, talk
from web_server import Served, serving

SOUND = "Ina Holt: The toll raised the price of bread. The drought destroyed the harvest.\n"


@pytest.fixture
def talking(tmp_path: Path) -> Iterator[Served]:
    with serving(talk(tmp_path, SOUND)) as served:
        yield served


def waiting(client: httpx.Client, **query: str) -> set[str]:
    return {row["name"] for row in client.get("/api/review", params=query).json()["waiting"]}


def test_a_second_person_is_asked_about_what_the_first_accepted(talking: Served) -> None:
    with talking.client() as client:
        first, *rest = sorted(waiting(client))
        assert client.post("/api/accept", json={"names": [first]}).status_code == 200
        assert waiting(client) == waiting(client, own="1") == set(rest)
        client.cookies.set("causerie-person", "Odo%20Brand")
        assert waiting(client) == set(rest)
        assert waiting(client, own="1") == {first, *rest}
        assert client.post("/api/accept", json={"names": [first]}).status_code == 200
        assert waiting(client, own="1") == set(rest)
        (pair,) = client.get("/api/agreement").json()["pairs"]
        assert "Odo Brand" in (pair["one"], pair["other"])


def test_it_is_one_tick_on_the_page(tab: Page, talking: Served) -> None:
    with talking.client() as client:
        client.cookies.set("causerie-person", "Odo")
        first = sorted(waiting(client))[0]
        client.post("/api/accept", json={"names": [first]})
    enter(tab, talking, "/review")
    expect(tab.locator(f"#list [data-entry={first}]")).to_have_count(0)
    tab.get_by_label("also what others accepted").check()
    tab.wait_for_url("**own=1**")
    expect(tab.locator(f"#list [data-entry={first}]")).to_have_count(1)


def test_the_description_tells_of_both_cookies(talking: Served) -> None:
    with talking.client() as client:
        told = client.get("/api/openapi.json").json()["info"]["description"]
        assert client.get("/api/map", headers={"cookie": "causerie-checked=1"}).json()["links"] == []
    assert "causerie-person" in told
    assert "causerie-checked" in told
