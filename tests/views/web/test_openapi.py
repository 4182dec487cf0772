"""The JSON endpoints against their own description: whatever is sent, an answer that is documented."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import positive_data_acceptance

from web_server import PATIENCE, TOKEN, Served, serving

REFUSED = [positive_data_acceptance]
"""What has the documented form may still name what is not there: a day, a document, a sign."""
EXAMPLES = 8
"""Requests made up for each endpoint."""
WALKS = {("POST", "/api/documents"), ("POST", "/api/import")}
"""Reading would walk whatever folder of this machine is made up; their own tests are in test_documents and
test_arriving.
"""


@pytest.fixture(scope="module")
def described(read_examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    path = tmp_path_factory.mktemp("described") / "harbour.db"
    path.write_bytes(read_examples.read_bytes())
    with serving(path) as found:
        yield found


@pytest.fixture(scope="module")
def description(described: Served) -> dict[str, Any]:
    with described.client() as client:
        return dict(client.get("/api/openapi.json").json())


def test_whatever_is_sent_the_answer_is_a_documented_one(described: Served, description: dict[str, Any]) -> None:
    faults = []
    for found in schemathesis.openapi.from_dict(description).get_all_operations():
        one = found.ok()
        if (one.method.upper(), one.path) in WALKS:
            continue
        try:
            _tried(one, described)
        except (Exception, BaseExceptionGroup) as error:  # noqa: BLE001 - all that fail are told together
            faults.append(f"{one.method} {one.path}: {_lines(error)}")
        if "202" in one.definition.raw["responses"]:
            _stopped(described)
    assert not faults, "\n\n".join(faults)


def _tried(operation: Any, described: Served) -> None:
    @given(operation.as_strategy())
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def run(case: Any) -> None:
        headers = {"authorization": f"Bearer {TOKEN}"}
        case.call_and_validate(base_url=described.root, headers=headers, timeout=PATIENCE, excluded_checks=REFUSED)

    run()


def _stopped(described: Served) -> None:
    """Nothing waits for long work that was begun for nobody."""
    with described.client() as client:
        for job in client.get("/api/jobs").json()["jobs"]:
            if job["state"] in ("waiting", "running"):
                client.post(f"/api/jobs/{job['id']}/cancel")


def _lines(error: BaseException) -> str:
    """What is wrong, and with which request."""
    parts = getattr(error, "exceptions", (error,))
    with contextlib.suppress(Exception):
        return " | ".join(str(one)[:700] for one in parts)
    return repr(error)


def test_every_endpoint_says_what_it_does_and_what_may_go_wrong(description: dict[str, Any]) -> None:
    for path, methods in description["paths"].items():
        for method, told in methods.items():
            assert told.get("summary"), (method, path)
            assert told.get("description"), (method, path)
            assert told.get("tags"), (method, path)
            assert "401" in told["responses"], (method, path)
