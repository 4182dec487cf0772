"""Countries by their names and by the names of their people, with ISO 3166-1 alpha-2 codes.

The table is `cues/demonyms.csv`; a name that it lacks is looked up in the ISO list (pycountry).
Kosovo stands there under XK, which ISO leaves to its users.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pycountry


@dataclass(frozen=True, slots=True)
class Country:
    """A country as actors are linked to it."""

    code: str
    name: str


@cache
def _tables() -> tuple[dict[str, Country], dict[str, Country]]:
    """Countries by name, and by the name of their people."""
    names: dict[str, Country] = {}
    peoples: dict[str, Country] = {}
    text = files("causerie.reading").joinpath("cues/demonyms.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        country = Country(row["code"], row["name"])
        for name in (row["name"], *row["others"].split("|")):
            names.setdefault(name, country)
        for people in row["demonyms"].split("|"):
            peoples.setdefault(people, country)
    for entry in pycountry.countries:
        known = next((names[name] for name in (entry.name, getattr(entry, "common_name", "")) if name in names), None)
        for name in (entry.name, getattr(entry, "common_name", ""), getattr(entry, "official_name", "")):
            names.setdefault(name, known or Country(entry.alpha_2, entry.name))
    for table in (names, peoples):
        table.pop("", None)
    return names, peoples


def country_named(text: str) -> Country | None:
    """The country of exactly this name ("the" before it does not count)."""
    return _tables()[0].get(text.removeprefix("the ").removeprefix("The "))


def country_of_people(text: str) -> Country | None:
    """The country whose people, language or adjective this is: "Swiss", "Finns"."""
    return _tables()[1].get(text)


def country_in(name: str) -> str | None:
    """The code of the one country that a longer name holds ("Swiss Federal Council"); None if none or several."""
    names, peoples = _tables()
    words = name.replace("'s", "").replace("’s", "").split()
    found = {
        country.code
        for size in (3, 2, 1)
        for at in range(len(words) - size + 1)
        if (country := names.get(piece := " ".join(words[at : at + size])) or peoples.get(piece))
    }
    return found.pop() if len(found) == 1 else None
