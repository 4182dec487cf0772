"""Outlets in headers, datelines and leads."""

from __future__ import annotations

import pytest

from causerie.reading.turns.names import runs
from causerie.reading.turns.outlets import header_outlet, outlet_name, told_outlet


@pytest.mark.parametrize(
    ("header", "outlet"),
    [
        ("The Velm Gazette, 3 May 2031\n\nEels gone", "Velm Gazette"),
        ("VELM GAZETTE\nEels gone\n\nText.", "Velm Gazette"),
        ("Eels gone\nThe Northern Shore, spring 2031\n\nText.", "Northern Shore"),
        ("STEPPE & SHORE / VOICES / 14 November 2031\n\nText.", "Steppe & Shore"),
        ("Eels gone\n\nVELM, 3 May (Northern Wire) – The eels have left.", "Northern Wire"),
        ("THE LANTERNE INTERVIEW\n\nShe came early.", "Lanterne"),
        ("Ministry of Waters, Republic of Velm\nDaily press briefing\n\nText.", "Ministry of Waters"),
        ("From the Dictionary of Pilots\n\nOSKOY, Brenna.", "Dictionary of Pilots"),
        ("RADIO VELM — THE LONG VIEW\nTranscript.\n\nText.", "Radio Velm"),
    ],
)
def test_header(header: str, outlet: str) -> None:
    assert header_outlet(header) == outlet


@pytest.mark.parametrize(
    "header",
    [
        "Talk with Ina Velt\nHeld by Mina Ovel in Low Marren, Republic of Velm\n\nText.",
        "Eels gone\n\nVELM, 3 May 2031 — The eels have left.",
        "Eels gone\n\nSunday, May 28, 2031\n\nThe eels have left.",
        "On 3 May the eels left.\n\nNobody knows why.",
        "Briefing 14 · 6 February 2031\n\nThe eels have left.",
    ],
)
def test_header_without_an_outlet(header: str) -> None:
    assert header_outlet(header) is None


@pytest.mark.parametrize(
    ("lead", "outlet"),
    [
        ("An interview from the weekly Shore and Sky, in translation.", "Shore and Sky"),
        ("With Evening Shore he talks about eels.", "Evening Shore"),
        ("She was on the air at Radio Velm.", "Radio Velm"),
        ("She counts eels.", None),
    ],
)
def test_lead(lead: str, outlet: str | None) -> None:
    assert told_outlet(lead, list(runs(lead))) == outlet


def test_article_and_capitals_are_dropped() -> None:
    assert outlet_name("THE VELM LANTERN") == "Velm Lantern"
