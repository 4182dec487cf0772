"""What is withheld stays out of every file that is written, unless it is asked for in so many words."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from causerie.pipeline.asof import LedgerOptions
from causerie.pipeline.desk import Desk
from causerie.pipeline.looking import Look
from causerie.pipeline.parts import Part
from causerie.pipeline.supposing import Whose
from causerie.views.exchange import FORMATS, Format
from causerie.views.web import leaving
from causerie.views.web.leavings import Leaving
from causerie.views.web.maps import files
from command_line import READ, line_of, out, run

TEXT = (
    "Q: What of the lake, Ms Holt?\n\n"
    "Ina Holt: The drought caused the loss of the lake. The zebrafish plague caused hunger in the town. "
    "The ferry will stop running by June 2032. The zebrafish will disappear by June 2033.\n"
)
BOTH = "The zebrafish plague caused the loss of the weed, and the stork plague caused hunger in the town.\n"
SECRET = "zebrafish"
WORDS = [one for one in FORMATS if one.name != "png"]


@pytest.fixture
def secret(here: Path) -> Path:
    """A workspace of which one claim and one forecast, on the same animals, are withheld."""
    Path("secret.txt").write_text(TEXT, "utf-8")
    out(*READ, "secret.txt", "--date", "2031-05-02")
    rows = [json.loads(line) for kind in ("claims", "forecasts") for line in out(kind, "--json").splitlines()]
    names = [row["alias"] for row in rows if SECRET in row["quote"]]
    assert {name[0] for name in names} == {"C", "F"}
    out("withhold", *names)
    return here


def _held(path: Path) -> str:
    """All that a file holds but the texts of documents, which a project has whole."""
    data = path.read_bytes()
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if not name.endswith(".txt")]
        return "".join(archive.read(name).decode("utf-8", "replace") for name in parts)


@pytest.mark.parametrize("form", WORDS, ids=lambda form: form.name)
def test_no_format_carries_what_is_withheld(secret: Path, form: Format) -> None:
    union = () if form.documents else ("--union",)
    told = out("export", *union, "-o", f"a{form.suffix}")
    assert "(--withheld keeps them)" in told
    assert SECRET not in _held(secret / f"a{form.suffix}")
    told = out("export", *union, "--withheld", "-o", f"b{form.suffix}")
    assert "left out" not in told
    assert SECRET in _held(secret / f"b{form.suffix}")


def test_what_shares_words_with_it_stays_too(secret: Path) -> None:
    Path("both.txt").write_text(BOTH)
    out(*READ, "both.txt")
    first, second = [
        row["alias"]
        for row in map(json.loads, out("claims", "--document", "both", "--json").splitlines())
        if SECRET in row["quote"]
    ]
    out("withhold", first)
    assert "2 items withheld, and 1 with the same words: left out" in out("export", "--union", "-o", "a.csv")
    assert "stork" not in _held(secret / "a.csv")
    out("undo")
    out("withhold", second)
    out("export", "--union", "-o", "a.csv")
    assert "weed" not in _held(secret / "a.csv")


def test_pictures_leave_it_out_and_the_screen_shows_it(secret: Path) -> None:
    assert SECRET in out("map")
    assert "1 item withheld: left out" in out("map", "-o", "map.svg")
    assert SECRET not in (secret / "map.svg").read_text("utf-8")
    assert out("map", "--withheld", "-o", "whole.svg") == "written: whole.svg\n"
    assert SECRET in (secret / "whole.svg").read_text("utf-8")


def test_it_does_not_leave_the_browser_either(secret: Path) -> None:
    desk = Desk(secret / "causerie.db")
    open_, whole = (
        leaving.export(desk, "csv", Leaving(LedgerOptions("2031-06-01"), Part(withheld=withheld), union=True))
        for withheld in (False, True)
    )
    assert SECRET not in open_.data.decode()
    assert SECRET in whole.data.decode()
    shown = files.written(desk, Look(Whose(union=True)), 60, "csv", "2031-06-01")
    assert "drought" in shown.data.decode()
    assert SECRET not in shown.data.decode()


def test_the_report_tells_how_much_it_leaves_out(secret: Path) -> None:
    told = out("report", "-o", "page.html")
    page = (secret / "page.html").read_text("utf-8")
    assert "2 items withheld: left out" in told
    assert "2 items withheld: left out, but of the text" in page
    assert "Left out: 1 withheld; counts and scores are of the rest." in page
    assert "zebrafish plague -> hunger" not in page
    assert "zebrafish plague caused hunger" in page.split('id="text"')[1]
    assert out("report", "--withheld", "-o", "page.html") == "written: page.html\n"
    assert "withheld: left out" not in (secret / "page.html").read_text("utf-8")
    assert "--share holds nothing that is withheld" in line_of(run("report", "--share", "--withheld", "-o", "no.html"))


def test_a_shared_report_counts_what_it_leaves_out(secret: Path) -> None:
    out("accept", json.loads(out("forecasts", "--json").splitlines()[0])["alias"])
    out("report", "--share", "-o", "page.html")
    page = (secret / "page.html").read_text("utf-8")
    assert SECRET not in page
    assert "Left out: 1 withheld; counts and scores are of the rest." in page
    assert "No score: none of these forecasts has come true or failed yet." in page
