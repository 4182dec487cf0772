"""A claim in the content of a verb of denial is denied, unless the denial is itself negated."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from itertools import product

import pytest
from claims_of import claims_of
from spacy.language import Language

from causerie.vocabulary import Status

EXAMPLES = tomllib.loads(files("causerie.reading").joinpath("cues/denial.toml").read_text("utf-8"))["example"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["text"])
def test_example_of_the_cue_file(example: dict[str, str], nlp: Language) -> None:
    assert {claim.status for claim in claims_of(example["text"], nlp)} == {Status(example["status"])}


@pytest.mark.parametrize(
    ("verb", "link"),
    list(
        product(
            ("denies", "denied", "disputes", "refutes", "rejected the claim", "has dismissed the theory"),
            ("caused the flood", "led to higher prices", "was closed because of the strike"),
        )
    ),
)
def test_a_denial_reaches_every_kind_of_link(verb: str, link: str, nlp: Language) -> None:
    found = claims_of(f"The mayor of Tarn {verb} that the harbour {link}.", nlp)
    assert [claim.status for claim in found] == [Status.DENIED]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The mayor cannot deny that the dam caused the flood.", Status.ASSERTED),
        ("There is no denying that the dam caused the flood.", Status.ASSERTED),
        ("The claim that the dam caused the flood has never been refuted.", Status.ASSERTED),
        ("No one disputes that the frost ruined the vines.", Status.ASSERTED),
        ("The mayor denied that the frost had not ruined the vines.", Status.ASSERTED),
        ("The mayor did not deny that the frost had not ruined the vines.", Status.DENIED),
        ("The mayor denied that the toll would ruin the market.", Status.DENIED),
        ("The mayor, who denied that the dam caused the flood, resigned.", Status.DENIED),
        ("She said that the council denied that the toll had caused the jams.", Status.DENIED),
        ("It is true that the toll caused the jams.", Status.ASSERTED),
    ],
)
def test_denials_of_denials(text: str, status: Status, nlp: Language) -> None:
    assert [claim.status for claim in claims_of(text, nlp)] == [status]


def test_the_reason_for_denying_is_not_denied(nlp: Language) -> None:
    found = claims_of("The minister denied the report because it hurt his party.", nlp)
    assert {claim.status for claim in found} == {Status.ASSERTED}


@pytest.mark.parametrize("second", ["and said the frost had ruined the vines", "but admitted that frost ruins vines"])
def test_what_is_said_beside_a_denial_is_not_denied(second: str, nlp: Language) -> None:
    found = claims_of(f"The mayor denied that the dam caused the flood {second}.", nlp)
    assert [claim.status for claim in found] == [Status.DENIED, Status.ASSERTED]


def test_what_is_set_off_by_a_comma_gives_the_reason(nlp: Language) -> None:
    found = claims_of("The mill denied that it caused the leak, because it closed in May.", nlp)
    assert {(claim.rule, claim.status) for claim in found} >= {("because", Status.ASSERTED)}
