"""Who speaks in unlabelled paragraphs: the likeliest run of question, answer and narration.

A small Viterbi over three voices. Weights are plain counts of evidence, not learnt: a question mark
at the end, length against the document's own questions, first and second person, how answers begin.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from causerie.reading.turns.cues import starts_with, words
from causerie.vocabulary import Role

_FIRST = re.compile(r"\b(?:I|I['’]\w+|me|my|we|us|our)\b")
_SECOND = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_REPORTS = re.compile(r"\b(?:" + "|".join(sorted(words("sequence", "reports"))) + r")\b")
_ROLES = (Role.INTERVIEWER, Role.INTERVIEWEE, Role.NARRATOR)


@dataclass(frozen=True, slots=True)
class Steps:
    """What each change of voice is worth; `same` is a second paragraph of one voice."""

    ask_to_answer: float = 2.0
    answer_to_ask: float = 1.0
    answer_again: float = 0.0
    ask_again: float = -2.5


ALTERNATING = Steps(2.0, 2.0, -3.0, -3.0)
"""Every dash opens another voice."""

FREE = Steps()
"""Paragraphs without any opener: answers may run over several."""


ASIDE, SPOKEN, NEVER, LEAD_IN = 4.0, -4.0, -100.0, 10.0


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph to place, and how much speaks for narration (ASIDE, SPOKEN, LEAD_IN ...)."""

    text: str
    narration: float


def assign(units: Sequence[Unit], steps: Steps) -> list[Role]:
    """The likeliest voice of each unit."""
    if not units:
        return []
    short = _typical_question(units)
    best: list[dict[Role, float]] = []
    back: list[dict[Role, Role]] = []
    spoken = _own(units[0], short)
    best.append({r: spoken[r] + (1.0 if r is Role.INTERVIEWER else 0.0) for r in _ROLES})
    for unit in units[1:]:
        own = _own(unit, short)
        replies = starts_with(unit.text, "sequence", "answer_starts")
        row: dict[Role, float] = {}
        came: dict[Role, Role] = {}
        for role in _ROLES:
            scored = [(best[-1][p] + _step(p, role, steps) + _reply(replies, p, role), p) for p in _ROLES]
            value, came[role] = max(scored, key=lambda pair: pair[0])
            row[role] = value + own[role]
        best.append(row)
        back.append(came)
    role = max(_ROLES, key=lambda r: best[-1][r])
    path = [role]
    for came in reversed(back):
        role = came[role]
        path.append(role)
    return path[::-1]


def _typical_question(units: Sequence[Unit]) -> int:
    lengths = sorted(len(u.text) for u in units if u.text.rstrip().endswith("?"))
    return max(60, lengths[len(lengths) * 3 // 4]) if lengths else 150


def _own(unit: Unit, short: int) -> dict[Role, float]:
    text = unit.text.rstrip(' \n"”»*_')
    ask = 3.0 if text.endswith("?") else -1.0
    ask += 0.5 if "?" in text[-200:-1] else 0.0
    ask += 0.5 if len(text) <= short else -0.5 if len(text) <= 2 * short else -1.5 if len(text) <= 4 * short else -3.0
    ask += 0.5 if _SECOND.search(text) else 0.0
    ask -= 0.8 if _FIRST.search(text) else 0.0
    ask += 0.4 if starts_with(text, "sequence", "question_starts") else 0.0
    ask -= 1.0 if starts_with(text, "sequence", "answer_starts") else 0.0
    ask += 0.8 if len(text) <= short * 1.5 and _REPORTS.search(text) else 0.0
    return {Role.INTERVIEWER: ask, Role.INTERVIEWEE: -ask, Role.NARRATOR: unit.narration}


def _step(before: Role, role: Role, steps: Steps) -> float:
    if Role.NARRATOR in (before, role):
        return 0.0
    if before is role:
        return steps.ask_again if role is Role.INTERVIEWER else steps.answer_again
    return steps.ask_to_answer if before is Role.INTERVIEWER else steps.answer_to_ask


def _reply(replies: bool, was: Role, role: Role) -> float:
    """An answering word at the head speaks for a question just before."""
    if role is not Role.INTERVIEWEE or not replies:
        return 0.0
    return 1.2 if was is Role.INTERVIEWER else -0.8
