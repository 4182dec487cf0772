"""Who takes part, as the lead, the header and the footer say it: outlet, interviewers, guests."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from causerie.names import without_article
from causerie.reading.turns.cues import phrases
from causerie.reading.turns.names import Run, bare, in_calendar, is_body, is_person, runs, same_person
from causerie.reading.turns.outlets import header_outlet, may_be_outlet, outlet_name, told_outlet
from causerie.values import Document

LEAD = 6000
"""How many characters of narration are searched for names."""

_INTRODUCED = re.compile(
    r", (?:who|an?\b|the|head|chief|deputy|\d\d|[a-z])"
    r"|,? (?:is|was|has|had|led|leads|runs|ran|keeps|sat|spent|works|teaches|closed|knows|stood)\b"
)
_OFFICE = re.compile(r"(?:^|\n|[.:;] )$|\b[a-z]+(?:er|or|ist|ian|man|woman|nt|ef) $")
_PLACED = re.compile(r"\b(?:in|at|from|near|over|by|into|of) (?:the )?$")
_ANALYST = re.compile(r"(?:Analyst|Author|Columnist): ")
_STOP = re.compile(r"[.;:!?]\s")
_WORDS = re.compile(r"(?:[ \u00a0][\w’'-]+){0,6}[ \u00a0]")
_LINK = re.compile(r" (?:of|from|for) (?:[Tt]he )?|,? and (?:with )?(?:the )?(?:[a-z]+ ){0,2}")
_OWNED = (" of ", " of the ", " for ", " for the ")
_FIRST_NAME = re.compile(r" ([A-Z][a-z]+)(?=[ ,.])(?! (?:[A-Z]|[a-z]+(?:er|or|ist|ian)\b))")
_PRONOUN = re.compile(r" (?:him|her|them|both|me|us|you)\b")
_NEAR = re.compile(r"[ \u00a0](?:(?:the|The|a|an|our|its|from|to|with)[ \u00a0]){0,2}")


@dataclass(frozen=True, slots=True)
class Cast:
    """The people and the outlet that the narration names; `offices` maps role labels to names."""

    outlet: str | None
    interviewers: tuple[str, ...]
    guests: tuple[str, ...]
    people: tuple[str, ...]
    byline: str | None = None
    header: str | None = None
    told: bool = False

    @property
    def asker(self) -> str | None:
        """Who puts the questions where nothing else says so."""
        return self.interviewers[0] if self.interviewers else self.outlet or self.byline


def read_cast(document: Document, narration: str) -> Cast:
    """The cast as told by `narration` (lead, then footer), the title and what the loader knows."""
    text = narration[:LEAD]
    if document.title and document.title not in text:
        text = f"{document.title}\n\n{text}"
    found = list(runs(text))
    people = _people(text, found)
    askers, guests, outlets = _by_verbs(text, found)
    named_askers, named_guests = _by_phrases(text, found)
    by = byline(text)
    given = without_article(document.outlet) if document.outlet else None
    header = given or header_outlet(text)
    sure = given or header_outlet(text, sure=True)
    outlet = sure or (outlets[0] if outlets else None) or header or told_outlet(text, found)
    told = bool(askers or guests or outlets)
    askers = _unique([*askers, *named_askers])
    guests = _unique([g for g in [*guests, *named_guests] if g not in askers])
    if by and by not in guests and not askers:
        askers = [by]
    rest = [p for p in _ranked(text, found, people) if not any(same_person(p, a) or same_person(a, p) for a in askers)]
    return Cast(outlet, tuple(askers), tuple(_unique([*guests, *rest])), tuple(people), by, header, told)


def _unique(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _people(text: str, found: list[Run]) -> list[str]:
    """Full personal names as often as they appear, in order; a body is no person, nor is what it is "of"."""
    kept: list[str] = []
    for before, run in zip([None, *found], found, strict=False):
        gap = text[before.end : run.start] if before is not None else ""
        if is_person(run) and not (before is not None and gap in _OWNED):
            kept.append(bare(run.text))
    return kept


def _by_verbs(text: str, found: list[Run]) -> tuple[list[str], list[str], list[str]]:
    """Askers, guests and outlets by who interviewed, received or told whom."""
    askers: list[str] = []
    guests: list[str] = []
    outlets: list[str] = []
    first_names: list[str] = []
    before = {run.end: run for run in found}
    for kind in ("asks", "answers"):
        for match in _verb_pattern(kind).finditer(text):
            subject, objects = (
                _subject(text, before, match.start()),
                _objects(text, found, match.end(), alone=kind == "answers"),
            )
            pronoun = _PRONOUN.match(text, match.end()) is not None
            if not objects and not pronoun:
                if kind == "asks" and (name := _FIRST_NAME.match(text, match.end())) is not None:
                    first_names.append(name[1])
                continue
            passive = match[0].endswith((" to", " with"))
            reversed_ = kind == "asks" and passive and bool(objects) and not is_person(objects[0])
            asking, answering = (subject, objects) if kind == "asks" and not reversed_ else (objects, subject)
            askers += [bare(run.text) for run in asking if is_person(run)]
            guests += [bare(run.text) for run in answering if is_person(run)]
            outlets += [outlet_name(run.text) for run in asking if not is_person(run)]
    by_count = Counter(guests)
    guests = guests or [name for name in first_names if not in_calendar(name)]
    guests.sort(key=lambda name: -by_count[name])
    outlets.sort(key=lambda name: not is_body(name))
    return _unique(askers), _unique(guests), _unique(outlets)


@functools.cache
def _verb_pattern(kind: str) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(v) for v in phrases("verbs", kind))
    return re.compile(rf"\b(?:{alternatives})\b")


def _subject(text: str, before: dict[int, Run], at: int) -> list[Run]:
    """The run that ends just before a verb, and the one that it is "of": Ann Doe of The Post."""
    head = text[max(0, at - 200) : at].rstrip()
    for word in ("has", "have", "had", "recently", "also"):
        head = head.removesuffix(" " + word)
    run = before.get(max(0, at - 200) + len(head))
    if run is None:
        return []
    start = max(0, run.start - 60)
    link = re.search(r"[^\W\d_][\w’'-]*(?= (?:of|from|for) (?:[Tt]he )?$)", text[start : run.start])
    owner = before.get(start + link.end()) if link is not None else None
    return [r for r in (owner, run) if r is not None and (is_person(r) or may_be_outlet(r))]


def _objects(text: str, found: list[Run], at: int, alone: bool) -> list[Run]:
    """The person (or else the outlet) that follows a verb, with the outlet it is "of"."""
    if _PRONOUN.match(text, at) is not None:
        return []
    low = bisect_left(found, at, key=lambda run: run.start)
    near = [run for run in found[low : low + 6] if run.end - at < 120]
    near = [run for run in near if _STOP.search(text[at : run.start]) is None]
    outlet = [r for r in near[:1] if may_be_outlet(r, alone) and _NEAR.fullmatch(text[at : r.start])]
    first = next((n for n, run in enumerate(near) if is_person(run)), None)
    if first is None or (outlet and near[0].the) or _WORDS.fullmatch(text[at : near[first].start]) is None:
        return outlet
    chosen = [near[first]]
    for run in near[first + 1 :]:
        if not _LINK.fullmatch(text[chosen[-1].end : run.start]):
            break
        chosen.append(run)
    return chosen


def _by_phrases(text: str, found: list[Run]) -> tuple[list[str], list[str]]:
    """Names right after "hosted by", "Guest:" and the like, or right before "took the chair"."""
    askers: list[str] = []
    guests: list[str] = []
    tails = tuple(" " + t for t in phrases("phrases", "after_asker"))
    for run in found:
        if not is_person(run):
            continue
        head = text[max(0, run.start - 60) : run.start].lower().rstrip()
        if head.endswith(phrases("phrases", "asker")) or text[run.end : run.end + 30].startswith(tails):
            askers.append(bare(run.text))
        elif head.endswith(phrases("phrases", "guest")):
            guests.append(bare(run.text))
    return _unique(askers), _unique(guests)


def _ranked(text: str, found: list[Run], people: list[str]) -> list[str]:
    """People by how likely the narration introduces them: apposition, an office, a verb, being said again."""
    scores: Counter[str] = Counter()
    alone = Counter(run.text for run in found if len(run.words) == 1)
    for run in found:
        if is_person(run):
            name = bare(run.text)
            scores[name] += 1 + 3 * bool(_INTRODUCED.match(text, run.end))
            scores[name] += 2 * bool(_OFFICE.search(text[max(0, run.start - 20) : run.start]))
            scores[name] -= 3 * bool(_PLACED.search(text[max(0, run.start - 9) : run.start]))
    for name in list(scores):
        scores[name] += min(3, alone[name.split()[-1]])
    return sorted(_unique(people), key=lambda name: (-scores[name], people.index(name)))


def byline(text: str) -> str | None:
    """The person who signs: "By Ann Doe", "Statement by ...", a header line that is a name alone."""
    lines = [line.strip(" #*_\t\u00a0\ufeff") for line in text.split("\n") if line.strip()][:8]
    for line in lines:
        if len(line) > 200:
            break
        name = _signed(line)
        if name is not None:
            return name
    return None


def _signed(line: str) -> str | None:
    match = _signature().match(line) or _ANALYST.search(line)
    if match is None:
        return None
    first = next((run for run in runs(line, match.end()) if is_person(run)), None)
    if first is None or first.start - match.end() >= 25:
        return None
    return bare(re.split(r"['’]s ", first.text)[0])


@functools.cache
def _signature() -> re.Pattern[str]:
    heads = "|".join(re.escape(h) for h in phrases("bylines", "before"))
    speech = "|".join(re.escape(h) for h in phrases("bylines", "speech"))
    return re.compile(
        rf"(?i:{heads})\s+(?=[A-Z])|(?i:(?:.{{0,20}}\b)?(?:{speech})\s+(?:delivered )?(?:by|of|from)\s+(?:the\s+)?)"
        r"|(?=[^,.]{5,60}['’]s (?:\w+ ){0,2}(?:Address|Speech|Statement|Remarks|Lecture|Sermon)\b)"
        r"|(?:Posted|Published)\b.{0,40}\bby "
    )
