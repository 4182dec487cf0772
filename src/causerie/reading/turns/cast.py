"""Who takes part, as the lead, the header and the footer say it: outlet, interviewers, guests."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from causerie.reading.turns.cues import phrases, words
from causerie.reading.turns.names import Run, bare, is_body, is_person, runs, same_person, tidy
from causerie.values import Document

LEAD = 6000
"""How many characters of narration are searched for names."""

_ORDINAL = r"(?:issue|no\.?|vol\.?|episode|winter|spring|summer|autumn|fall|edition|special|\d|[A-Z][a-z]+day\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)"
_DATED = re.compile(rf"^(?P<name>[^,|\n•·]{{3,60}}?)(?:,| \||,? [-–—/]| •| ·|(?= \d)) ?(?:{_ORDINAL})", re.IGNORECASE)
_DATELINE = re.compile(r"^[A-Z][A-Z .'’-]+,? .{0,30}\((?P<name>[A-Z][^()\n]{2,40})\) ?[-–—]")
_SKIP = r"[ \u00a0](?:(?:[a-z’'-]+)[ \u00a0]){0,4}?"


@dataclass(frozen=True, slots=True)
class Cast:
    """The people and the outlet that the narration names; `offices` maps role labels to names."""

    outlet: str | None
    interviewers: tuple[str, ...]
    guests: tuple[str, ...]
    people: tuple[str, ...]
    byline: str | None = None

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
    people = _people(found)
    askers, guests, outlets = _by_verbs(text, found, people)
    named_askers, named_guests = _by_phrases(text, found)
    by = byline(text)
    outlet = document.outlet or _header_outlet(text, people) or (outlets[0] if outlets else None)
    askers = _unique([*askers, *named_askers])
    guests = _unique([g for g in [*guests, *named_guests] if g not in askers])
    if by and by not in guests and not askers:
        askers = [by]
    rest = [p for p in _ranked(text, found, people) if not any(same_person(p, a) or same_person(a, p) for a in askers)]
    return Cast(outlet, tuple(askers), tuple(_unique([*guests, *rest])), tuple(people), by)


def _unique(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _people(found: list[Run]) -> list[str]:
    """Full personal names in order of appearance; a body is no person, nor is what a "the" precedes."""
    return _unique([bare(run.text) for run in found if is_person(run)])


def _by_verbs(text: str, found: list[Run], people: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Askers, guests and outlets by who interviewed, received or told whom."""
    askers: list[str] = []
    guests: list[str] = []
    outlets: list[str] = []
    before = {run.end: run for run in found}
    for kind in ("asks", "answers"):
        for match in _verb_pattern(kind).finditer(text):
            subject = _subject(text, before, match.start())
            after = _after(text, found, match.end())
            for run, asks in [*((r, kind == "asks") for r in subject), *((r, kind != "asks") for r in after)]:
                if _is_outlet(run, people):
                    outlets.append(outlet_name(run.text))
                elif is_person(run):
                    (askers if asks else guests).append(bare(run.text))
            if any(_is_outlet(r, people) for r in after) and kind == "asks":
                moved = [bare(r.text) for r in subject if is_person(r) and not _is_outlet(r, people)]
                askers = [a for a in askers if a not in moved]
                guests += moved
    return _unique(askers), _unique(guests), _unique(outlets)


def _verb_pattern(kind: str) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(v) for v in phrases("verbs", kind))
    return re.compile(rf"\b(?:{alternatives})\b")


def _subject(text: str, before: dict[int, Run], at: int) -> list[Run]:
    """The run that ends just before a verb, and the one that it is "of": Ann Doe of The Post."""
    head = text[:at].rstrip()
    for word in ("has", "have", "had", "recently", "also", "we"):
        head = head.removesuffix(" " + word)
    run = before.get(len(head.rstrip()))
    if run is None:
        return []
    link = re.search(r"([^\W\d_][\w’'-]*) (?:of|from|for) (?:[Tt]he )?$", text[max(0, run.start - 40) : run.start])
    if link is None:
        return [run]
    end = max(0, run.start - 40) + link.end(1)
    return [r for r in (before.get(end), run) if r is not None]


def _after(text: str, found: list[Run], at: int) -> list[Run]:
    """The run that follows a verb within a few small words, and the one that it is "of"."""
    nearby: list[Run] = []
    for run in found:
        if run.start < at:
            continue
        gap = text[at : run.start]
        if nearby:
            gap = text[nearby[-1].end : run.start]
            if not re.fullmatch(r" (?:of|from|for) (?:the |The )?|,? and (?:with )?(?:the )?(?:[a-z]+ ){0,2}", gap):
                break
        elif not re.fullmatch(r"(?: [a-zA-Z’'-]+){0,5} ", gap) or re.search(r"[.;]", gap):
            break
        nearby.append(run)
    return nearby


def _is_outlet(run: Run, people: list[str]) -> bool:
    if run.text.lower() in ("wikinews",) or is_body(run) and not is_person(run):
        return bool(_outlet_word(run.text) or run.the or "&" in run.text)
    if run.the:
        return True
    return len(run.words) == 1 and not any(same_person(run.text, p) for p in people) and len(run.text) > 3


def _outlet_word(text: str) -> bool:
    return any(word.lower().strip(".,") in words("outlets", "words") for word in text.split())


def outlet_name(text: str) -> str:
    """A body's name without article, in ordinary case."""
    name = re.sub(r"^(?:the|a)\s+", "", text.strip(" .,:;\"“”#*_"), flags=re.IGNORECASE)
    return tidy(name)


def _header_outlet(text: str, people: list[str]) -> str | None:
    """The outlet as a header line gives it: with a date, alone with an outlet's word, or in the dateline."""
    lines = [line.strip(" #*_\t\u00a0") for line in text.split("\n") if line.strip()][:8]
    for line in lines:
        dateline = _DATELINE.match(line)
        if dateline is not None:
            return outlet_name(dateline["name"])
        match = _DATED.match(line)
        if match is not None and _title_case(match["name"]) and match["name"] not in people:
            if not re.match(rf"{_ORDINAL}", match["name"], re.IGNORECASE) or _outlet_word(match["name"]):
                return outlet_name(match["name"])
    for line in lines:
        if len(line) <= 60 and _outlet_word(line) and _title_case(line) and not line.endswith((".", "?", "!")):
            return outlet_name(re.split(r" [|—–-] |, ", line)[0])
    return None


def _title_case(line: str) -> bool:
    parts = [p for p in re.split(r"[ &/]+", line) if p]
    small = {"of", "the", "and", "for", "on", "in", "de", "la", "du"}
    return bool(parts) and len(parts) <= 8 and all(p[0].isupper() or p in small for p in parts) and parts[0][0].isupper()


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
        elif head.endswith(tuple(p for p in phrases("phrases", "guest") if p.endswith(":") or p.startswith(("interview", "a conv", "in conv", "conv", "talk")))):
            guests.append(bare(run.text))
    return _unique(askers), _unique(guests)


def _ranked(text: str, found: list[Run], people: list[str]) -> list[str]:
    """People by how likely the narration introduces them: apposition, an office, a verb, being said again."""
    scores: Counter[str] = Counter()
    surnames = Counter(run.text for run in found if len(run.words) == 1)
    for run in found:
        if not is_person(run):
            continue
        name = bare(run.text)
        tail = text[run.end : run.end + 30]
        scores[name] += 1
        scores[name] += 3 * bool(re.match(r", (?:who|an?\b|the|head|chief|deputy|\d\d|[a-z])|,? (?:is|was|has|had|led|leads|runs|ran|keeps|sat|spent|works|teaches|closed|knows|stood)\b", tail))
        scores[name] += 2 * bool(re.search(r"(?:^|\n|[.:;] )$|\b[a-z]+(?:er|or|ist|ian|man|woman|nt|ef|or) $", text[max(0, run.start - 20) : run.start]))
        scores[name] -= 3 * bool(re.search(r"\b(?:in|at|from|near|over|by|into|of) (?:the )?$", text[max(0, run.start - 9) : run.start]))
    for name in list(scores):
        scores[name] += min(3, surnames[name.split()[-1]])
    return sorted(people, key=lambda name: (-scores[name], people.index(name)))


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
    heads = "|".join(re.escape(h) for h in phrases("bylines", "before"))
    match = re.match(rf"(?:{heads})\s+(?=[A-Z])", line, re.IGNORECASE)
    if match is None:
        speech = "|".join(re.escape(h) for h in phrases("bylines", "speech"))
        match = re.match(rf"(?:.{{0,20}}\b)?(?:{speech})\s+(?:by|of|from|delivered by)\s+(?:the\s+)?", line, re.IGNORECASE)
    if match is None:
        match = re.match(r"(?:Posted|Published)\b.{0,40}\bby ", line) or re.search(r"(?:Analyst|Author|Columnist): ", line)
    if match is None:
        return None
    first = next((run for run in runs(line, match.end()) if is_person(run)), None)
    return bare(first.text) if first is not None and first.start - match.end() < 25 else None
