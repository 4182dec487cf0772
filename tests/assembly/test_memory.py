"""What was worked out before saves time and changes nothing."""

from __future__ import annotations

import dataclasses
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from causerie.assembly import memory as memory_module
from causerie.assembly.factors import MergeOptions, factors_of
from causerie.assembly.links import MapOptions, assemble
from causerie.assembly.memory import Memory
from causerie.values import Actor, CausalClaim, Certainty, Decision, FactorMention, Forecast, Mention, Quote, Reading
from causerie.vocabulary import Act, Direction, Level, Resolvable, Status

WORDS = st.sampled_from(
    ["ban", "ban on fishing", "the fishing ban", "rain", "drought", "lack of rain", "strikes", "dock strikes", "they",
     "hunger", "hunger in the valley", "stability of the valley", "nobody fishes", "end of the ban", "Velm", "Orr Velm",
     "the council of Velm", "Orr and Velm", "Velm council strikes", "old wall", "new wall", "wall", "10 walls"]
)  # fmt: skip
ROW = st.tuples(WORDS, WORDS, st.sampled_from(Direction), st.sampled_from(Direction), st.booleans())
TALK = st.lists(ROW, min_size=1, max_size=6)
STEP = st.tuples(
    st.sampled_from(
        ["merge", "oppose", "refuse", "rename", "type", "labels out", "mention out", "undo", "read", "drop"]
    ),
    st.lists(WORDS, min_size=2, max_size=3, unique=True),
    TALK,
    st.integers(0, 3),
    st.booleans(),
)
ACTS = {"merge": Act.MERGE, "oppose": Act.OPPOSE, "refuse": Act.REFUSE, "rename": Act.RENAME, "type": Act.TYPE}


def claim(row: tuple[Any, ...], number: int) -> CausalClaim:
    cause, effect, one, other, _ = row
    start = number * 1000
    words = f"{cause} brings {effect}."
    after = start + len(cause) + 8
    return CausalClaim(
        quote=Quote(words, start, start + len(words)),
        cause=FactorMention(cause, start, start + len(cause), one),
        effect=FactorMention(effect, after, after + len(effect), other),
        polarity=one.sign(other),
        status=Status.ASSERTED,
        certainty=Certainty(Level.CERTAIN),
        id=f"c{number}",
    )


def talk(rows: list[tuple[Any, ...]], name: str) -> Reading:
    """Some of whose effects are forecast in the same place, and one person under two names."""
    claims = tuple(claim(row, number) for number, row in enumerate(rows))
    forecasts = tuple(
        Forecast(
            one.quote,
            Mention(one.effect.text, one.effect.start or 0, one.effect.end or 0),
            False,
            Certainty(Level.LIKELY),
            Resolvable.PARTLY,
            id=f"f{number}",
        )
        for number, (one, row) in enumerate(zip(claims, rows, strict=True))
        if row[4]
    )
    actors = (Actor("Orr Velm", ("Velm",)),) if any(row[4] for row in rows) else ()
    return Reading(name, None, None, "en", "rules", causal=claims, forecasts=forecasts, actors=actors)


def decision(number: int, kind: str, names: list[str], at: int) -> Decision:
    after: str | None = {"merge": names[0], "rename": "another name", "type": "goal"}.get(kind)
    before: object = names
    if kind == "labels out":
        before = {"labels": names[1:], "mentions": [], "rest": [names[0]]}
    if kind == "mention out":
        taken = {"document": f"d{at}", "claim": "c0", "part": "cause", "start": 0, "end": 3}
        before = {"labels": [], "mentions": [taken], "rest": []}
    act = ACTS.get(kind, Act.SPLIT)
    return Decision(number, act, names[0], "Ina", "2031-05-02T10:00:00Z", before=before, after=after)


@settings(deadline=None, max_examples=40)
@given(st.lists(TALK, min_size=1, max_size=4), st.lists(STEP, min_size=1, max_size=6))
def test_factors_are_the_same_with_a_memory_whatever_was_merged_before(
    talks: list[list[tuple[Any, ...]]], steps: list[tuple[Any, ...]]
) -> None:
    kept = Memory()
    readings = {f"d{at}": talk(rows, f"d{at}") for at, rows in enumerate(talks)}
    rows: list[Decision] = []
    for number, (kind, names, other, at, suggested) in enumerate(steps, 1):
        if kind == "undo" and rows:
            rows.append(Decision(number, Act.UNDO, "x", "Ina", "2031-05-02T10:00:00Z", undoes=rows[-1].number))
        elif kind == "read":
            readings[f"d{at}"] = talk(other, f"d{at}")
        elif kind == "drop":
            readings.pop(f"d{at}", None)
        elif kind != "undo":
            rows.append(decision(number, kind, names, at))
        there = list(readings.values())
        fresh = factors_of(there, rows, MergeOptions(suggested))
        assert factors_of(there, rows, MergeOptions(suggested, memory=kept)) == fresh
        drawn = assemble(there, rows, MapOptions(MergeOptions(suggested, memory=kept)))
        assert drawn == assemble(there, rows, MapOptions(MergeOptions(suggested)))


def test_readings_with_one_id_are_told_apart() -> None:
    both = [
        talk([("rain", "hunger", *[Direction.INCREASE] * 2, False)], "d0"),
        talk([("ban", "strikes", *[Direction.INCREASE] * 2, False)], "d0"),
    ]
    kept = Memory()
    for _ in range(2):
        assert factors_of(both, (), MergeOptions(memory=kept)) == factors_of(both)


def test_a_merge_costs_no_new_look_at_what_was_read(monkeypatch: Any) -> None:
    """Neither labels nor likeness are worked out anew where nothing was read."""
    rows = [
        (cause, "hunger", *[Direction.INCREASE] * 2, False) for cause in ("dock strikes", "strikes of printers", "ban")
    ]
    readings, kept = [talk(rows, "d0"), talk(rows[:1], "d1")], Memory()
    before = factors_of(readings, (), MergeOptions(memory=kept))

    def never(*_: object) -> object:
        raise AssertionError("worked out again")

    for name in ("labelled", "measured"):
        monkeypatch.setattr(memory_module, name, never)
    merged = decision(1, "merge", ["dock strikes", "ban"], 0)
    again = factors_of(readings, [merged], MergeOptions(memory=kept))
    assert len(again.factors) == len(before.factors) - 1
    undone = dataclasses.replace(merged, number=2, act=Act.UNDO, undoes=1, before=None, after=None)
    assert factors_of(readings, [merged, undone], MergeOptions(memory=kept)) == before
