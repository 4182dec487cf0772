"""XMILE that other programs run: their states are the engine's."""

import io
import warnings
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.model import build, sampled
from causerie.model.blocks import Weights
from causerie.model.fcm import Fuzzy, trajectory
from causerie.values import Bundle, Evidence, Factor, Link, Map, Quote
from causerie.views.exchange.content import Content
from causerie.views.exchange.xmile import XmileOptions, document, write
from causerie.views.exchange.xmile_names import safe_names
from causerie.vocabulary import Level, Rule, Sign, Status, Transfer
from needed import needed

LABELS = (
    "ferry, late",
    'the "old" quay',
    "Ferry late",
    "price of fish\nin autumn",
    "time",
    "2 new boats",
    "=SUM(A1)",
    "Fähre & Wind <north>",
    "",
    "nobody's factor",
)
ENDS = [
    (0, 1, "+"),
    (1, 2, "-"),
    (2, 0, "+"),
    (2, 3, "-"),
    (3, 4, "+"),
    (4, 5, "?"),
    (5, 6, "-"),
    (6, 3, "+"),
    (7, 8, "+"),
]
MAP = Map(
    tuple(Factor(f"f{at}", label) for at, label in enumerate(LABELS)),
    tuple(Link(f"f{cause}", f"f{effect}", Sign(sign), presence=0.9) for cause, effect, sign in ENDS),
)
RULES = [(Rule.MODIFIED, Transfer.SIGMOID), (Rule.KOSKO, Transfer.TANH), (Rule.RESCALED, Transfer.SIGMOID)]


def ours(model, options):
    ends = np.array([(link.cause, link.effect) for link in model.influences])
    values = np.array([[link.high if link.plus else -link.high for link in model.influences]])
    weights = Weights(len(model.factors), ends[:, 0], ends[:, 1], values)
    fuzzy = Fuzzy(options.rule, options.transfer, options.slope)
    return trajectory(weights, np.full(len(model.factors), options.start), options.steps, fuzzy)


@pytest.fixture(params=RULES, ids=lambda pair: "-".join(pair))
def written(request, tmp_path):
    """A drawn model, its options, and the path of its XMILE."""
    options = XmileOptions(*request.param, slope=1.3, start=0.4)
    model = sampled(build(MAP), seed=6)
    path = tmp_path / "model.xmile"
    path.write_text(document(MAP, model, options), "utf-8")
    return model, options, path


def test_write_runs_alike_in_pysd(written):
    pysd = needed("pysd", "pysd")
    model, options, path = written
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = pysd.read_xmile(str(path)).run()[list(safe_names(LABELS))].to_numpy()
    assert found.shape == (51, len(LABELS))
    assert np.abs(found - ours(model, options)).max() < 5e-7


def test_write_runs_alike_in_simlin(written):
    simlin = needed("simlin", "pysimlin")
    model, options, path = written
    columns = [name.lower().replace(" ", "_") for name in safe_names(LABELS)]
    found = simlin.load(path).run().results[columns].to_numpy()
    assert found.shape == (51, len(LABELS))
    assert np.abs(found - ours(model, options)).max() < 5e-7


def test_write_of_threshold_transfers_runs_alike_in_simlin(tmp_path):
    simlin = needed("simlin", "pysimlin")
    options = XmileOptions(Rule.KOSKO, Transfer.TRIVALENT, start=1)
    model = sampled(build(MAP), seed=6)
    path = tmp_path / "model.xmile"
    path.write_text(document(MAP, model, options), "utf-8")
    columns = [name.lower().replace(" ", "_") for name in safe_names(LABELS)]
    assert (simlin.load(path).run().results[columns].to_numpy() == ours(model, options)).all()


def parsed(text):
    return ElementTree.parse(io.StringIO(text)).getroot()


def test_write_keeps_labels_quotes_and_polarity():
    claim = Evidence("d", "c", "Ana", Sign.MINUS, Status.ASSERTED, Level.LIKELY, Quote("fog <stops> it", 0, 14))
    map_ = Map((Factor("a", "fog, thick"), Factor("b", "ferries")), (Link("a", "b", Sign.MINUS, (claim,)),))
    root = parsed(document(map_))
    space = {"x": "http://docs.oasis-open.org/xmile/ns/XMILE/v1.0"}
    docs = [doc.text for doc in root.iterfind(".//x:doc", space)]
    assert "fog, thick" in docs
    assert 'fog, thick (-): "fog <stops> it" - Ana' in docs
    assert [link.get("polarity") for link in root.iterfind(".//x:connector", space)] == ["-"]
    assert "(-0.5)*fog_thick" in root.find(".//x:flow[@name='change in ferries']/x:eqn", space).text


def test_write_takes_the_map_of_the_content():
    assert write(Content(Bundle((), (), map=MAP))).decode() == document(MAP)


def test_write_of_an_empty_map_is_still_a_document():
    assert parsed(document(Map())).tag.endswith("xmile")


@given(st.lists(st.text(), max_size=6))
def test_write_survives_any_label(labels):
    map_ = Map(tuple(Factor(str(at), label) for at, label in enumerate(labels)))
    assert len(parsed(document(map_)).findall(".//{*}variables/{*}stock")) == len(labels)


@given(st.lists(st.text(alphabet="aA1 ,\n\"'é_time", max_size=5), max_size=8))
def test_safe_names_are_words_and_all_different(labels):
    names = safe_names(labels)
    assert len({name.lower() for name in names}) == len(labels)
    assert all(name.replace(" ", "").isalnum() and name.isascii() and not name[0].isdigit() for name in names)
    assert not {"time", "exp", "max"} & {name.lower() for name in names}
