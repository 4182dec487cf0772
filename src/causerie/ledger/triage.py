"""What keeps a forecast from being decided, in the closed list of `Lack`.

A forecast needs somebody or something, a happening with a measure, a time, and a record that would tell
(Metaculus, question writing guide: subject, threshold, deadline, source).
"""

from __future__ import annotations

import functools
import re

from causerie.ledger.phrases import any_of, lists, meaning, numbers_in, opens
from causerie.ledger.timewords import choice
from causerie.vocabulary import Lack


@functools.lru_cache(maxsize=50_000)
def wording_lacks(proposition: str, stands_for: str | None, known_speaker: bool = True) -> tuple[Lack, ...]:
    """What the words of a proposition lack; `stands_for` are those to which its pronoun refers.

    `known_speaker`: whether "I" and "we" say who is meant.
    """
    said = stands_for if stands_for and not meaning(proposition) else proposition
    lower = " ".join(said.casefold().replace("’", "'").split())
    found = []
    if _nobody(lower, stands_for, known_speaker):
        found.append(Lack.SUBJECT)
    if not meaning(said) or _judges(lower):
        found.append(Lack.PROPOSITION)
    elif any_of("triage", "private").search(lower):
        found.append(Lack.SOURCE)
    elif not numbers_in(lower) and any_of("triage", "degrees", "changes").search(lower):
        found.append(Lack.THRESHOLD)
    return tuple(found)


def _nobody(lower: str, stands_for: str | None, known_speaker: bool) -> bool:
    if opens("triage", "anybody").match(lower):
        return True
    if stands_for:
        return False
    own = opens("kinds", "own").match(lower) is not None and not known_speaker
    return own or opens("triage", "pronouns").match(lower) is not None


@functools.cache
def _judging() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lists("triage")
    judged, light = choice(words["judged"]), choice(words["light"])
    degree = r"(?:(?:\w+ly|very|so|more|a|an|the|quite|even|no|not|much|all|rather|too|one of the) )*"
    return (
        re.compile(rf"\b(?:{light}) {degree}(?:{judged})\b(?: \w+)?$"),
        re.compile(rf"(?:a |an |some |many |very |more )*(?:{judged}) [\w ]+ (?:{choice(words['ahead'])})\b"),
    )


def _judges(lower: str) -> bool:
    """Whether it only weighs things: "it will be a hard winter", "hard years lie ahead"."""
    behind, before = _judging()
    return behind.search(lower) is not None or before.match(lower) is not None
