"""Which labels ask and which answer, and whose names they stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from causerie.reading.turns.cast import Cast
from causerie.reading.turns.cues import phrases, words
from causerie.reading.turns.names import Known, bare, fullest, is_body, is_person, runs, same_person, tidy
from causerie.reading.turns.outlets import outlet_name
from causerie.reading.turns.pieces import is_role, key, plain_label
from causerie.vocabulary import Role

_SELF = re.compile(r"\b(?:I['’]m|I am|[Mm]y name is|[Tt]his is)\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Speech:
    """What one label says: label as first written, and the words of its turns in order."""

    label: str
    turns: tuple[str, ...]
    first: int
    neighbours: frozenset[str] = frozenset()

    @property
    def asking(self) -> float:
        """Share of the turns that put a question in their last words."""
        return sum("?" in turn.rstrip()[-120:] for turn in self.turns) / len(self.turns)

    @property
    def size(self) -> int:
        return sum(map(len, self.turns))


def roles_of(speeches: Mapping[str, Speech], cast: Cast, narration: str, asked: bool = False) -> dict[str, Role]:
    """The role of each label (by key). `asked`: questions stand in the text without a label."""
    low = narration.lower()
    if any(phrase in low for phrase in phrases("phrases", "debate")):
        return dict.fromkeys(speeches, Role.INTERVIEWEE)
    known = {k: role for k, s in speeches.items() if (role := _plain_role(k, s, cast)) is not None}
    hub = _hub(speeches)
    if hub is not None and known.get(hub) is not Role.INTERVIEWER and speeches[hub].asking < 0.3:
        return {k: known.get(k, Role.INTERVIEWEE if k == hub else Role.INTERVIEWER) for k in speeches}
    if asked or Role.INTERVIEWER in known.values():
        return {k: known.get(k, Role.INTERVIEWEE) for k in speeches}
    return known | _by_asking({k: s for k, s in speeches.items() if k not in known}, low)


def _plain_role(k: str, speech: Speech, cast: Cast) -> Role | None:
    if k in words("labels", "question") or k in words("labels", "asks"):
        return Role.INTERVIEWER
    if k in words("labels", "answer") or k in words("labels", "answers"):
        return Role.INTERVIEWEE
    if k in words("labels", "narrates"):
        return Role.NARRATOR
    outlet = cast.outlet and key(cast.outlet)
    if outlet and (
        k == outlet or (len(k) > 3 and k in outlet) or k.replace(".", "") == "".join(w[0] for w in outlet.split())
    ):
        return Role.INTERVIEWER
    if is_body(plain_label(speech.label)) and not is_person(plain_label(speech.label)):
        return Role.INTERVIEWER
    if any(same_person(plain_label(speech.label), name) for name in cast.interviewers):
        return Role.INTERVIEWER
    return None


def _hub(speeches: Mapping[str, Speech]) -> str | None:
    """The label with whom three or more others each exchange words, and who has two turns in five."""
    total = sum(len(s.turns) for s in speeches.values())
    for k, speech in speeches.items():
        if len(speech.turns) * 5 < 2 * total:
            continue
        others = [s for other, s in speeches.items() if other != k]
        if len(others) >= 3 and sum(k in s.neighbours for s in others) >= len(others) - 1:
            return k
    return None


def _by_asking(speeches: Mapping[str, Speech], narration: str) -> dict[str, Role]:
    """Whoever asks most interviews; where nobody asks anything, nobody is interviewed."""
    if not speeches:
        return {}
    top = max(speeches, key=lambda k: (round(speeches[k].asking, 2), -speeches[k].size, -speeches[k].first))
    if speeches[top].asking < 0.2 or len(speeches) < 2:
        lone = len(speeches) >= 2 and any(phrase in narration for phrase in phrases("phrases", "interview"))
        top = min(speeches, key=lambda k: speeches[k].first)
        if not lone:
            return dict.fromkeys(speeches, Role.INTERVIEWEE)
    bar = max(0.6, 0.8 * speeches[top].asking)
    return {
        k: Role.INTERVIEWER
        if k == top or (s.asking >= bar and len(s.turns) > 1 and len(speeches) > 2)
        else Role.INTERVIEWEE
        for k, s in speeches.items()
    }


def names_of(
    speeches: Mapping[str, Speech], roles: Mapping[str, Role], cast: Cast, narration: str, text: str
) -> dict[str, str | None]:
    """The speaker behind each label: the fullest name that the text gives."""
    labelled = [tidy(plain_label(s.label)) for s in speeches.values() if not is_role(s.label)]
    known = Known([*cast.people, *(name for name in map(bare, labelled) if len(name.split()) > 1)])
    answering = sum(role is Role.INTERVIEWEE for role in roles.values())
    everywhere: Known | None = None
    found: dict[str, str | None] = {}
    for k, speech in speeches.items():
        if is_role(speech.label):
            found[k] = None
            continue
        label = plain_label(speech.label)
        name = fullest(label, known)
        if len(bare(name).split()) < 2 and not is_body(name) and not _same_outlet(name, cast):
            everywhere = everywhere if everywhere is not None else Known(r.text for r in runs(text) if is_person(r))
            name = fullest(label, everywhere)
        if roles[k] is Role.INTERVIEWEE and answering == 1 and _is_office(name, narration):
            name = next(iter(cast.guests), name)
        found[k] = _as_outlet(name, cast) if _same_outlet(name, cast) or is_body(name) else name
    taken = {name for name in found.values() if name}
    for k, speech in speeches.items():
        if is_role(speech.label):
            found[k] = _office(k, speech, roles[k], cast, narration, taken)
            taken.add(found[k] or "")
    return found | _introductions(speeches, found)


def _is_office(name: str, narration: str) -> bool:
    """Whether a label is a word for somebody's work, said in small letters in the lead: "ENGINEER"."""
    return len(name.split()) == 1 and re.search(rf"\b{re.escape(name.lower())}\b", narration) is not None


def _same_outlet(name: str, cast: Cast) -> bool:
    outlet = key(cast.outlet or "")
    letters = name.replace(".", "").lower()
    return bool(outlet) and (key(outlet_name(name)) == outlet or letters == "".join(w[0] for w in outlet.split()))


def _as_outlet(name: str, cast: Cast) -> str:
    return cast.outlet if cast.outlet and _same_outlet(name, cast) else outlet_name(name)


def _introductions(speeches: Mapping[str, Speech], found: Mapping[str, str | None]) -> dict[str, str | None]:
    """Labels without a name whose speakers name themselves: "I'm Ann Doe"."""
    named: dict[str, str | None] = {}
    for k, speech in speeches.items():
        if found[k] is None or is_role(speech.label):
            name = introduced(speech.turns[0])
            if name is not None and (found[k] is None or k in words("labels", "asks")):
                named[k] = name
    return named


def introduced(turn: str) -> str | None:
    """The name that a speaker gives for himself at the head of a turn."""
    match = _SELF.search(turn[:300])
    if match is None:
        return None
    run = next(runs(turn, match.end(), min(len(turn), match.end() + 60)), None)
    return bare(run.text) if run is not None and run.start == match.end() and is_person(run) else None


def _office(k: str, speech: Speech, role: Role, cast: Cast, narration: str, taken: set[str]) -> str | None:
    inside = speech.label[len(plain_label(speech.label)) :].strip(" ()[],")
    if is_person(inside):
        return bare(inside)
    before = rf"\b{re.escape(k)}\b\W{{1,3}}(?:\w+\W{{1,2}}){{0,2}}?(?=[A-Z])"
    match = re.search(before, narration, re.IGNORECASE) if len(k) > 2 else None
    if match is not None:
        run = next((r for r in runs(narration, match.end(), min(len(narration), match.end() + 80))), None)
        if run is not None and run.start - match.end() < 8 and is_person(run):
            return bare(run.text)
    if k in words("crowd", "words"):
        return tidy(speech.label)
    if role is Role.INTERVIEWER:
        return cast.asker if not any(p in narration.lower() for p in phrases("phrases", "briefing")) else None
    if role is Role.INTERVIEWEE:
        return next((g for g in cast.guests if g not in taken), None)
    return cast.outlet
