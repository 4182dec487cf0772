"""All attributions of a document: the constructions in turn, each place once."""

from __future__ import annotations

from causerie.reading.attributions import clauses, fragments, nouns, quotations, verbs
from causerie.reading.attributions.report import Construction, Place, Report
from causerie.reading.frame import Frame
from causerie.values import Attribution, Mention

CONTINUED = "attribution.continued"
CONSTRUCTIONS: tuple[Construction, ...] = (verbs.find, clauses.find, nouns.find, fragments.find)


def find_attributions(frame: Frame) -> tuple[Attribution, ...]:
    """Every explicit report of words or thoughts of somebody other than the speaker now, in order."""
    reports = [r for sentence in frame.sentences for find in CONSTRUCTIONS for r in find(frame, sentence)]
    kept = distinct([*quotations.find(frame), *reports])
    found = [_attribution(frame, report) for report in kept]
    return tuple(sorted(found, key=lambda a: (a.quote.start, a.content.start or 0)))


def explicit(attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The reports with words of their own that say so.

    Where a quotation merely goes on after its sentence, the holder stands in the source of its claims
    (coding manual, 7); it is no further report.
    """
    return tuple(a for a in attributions if a.rule != CONTINUED)


def distinct(reports: list[Report]) -> list[Report]:
    """The reports without those that another, earlier in the list, has already by cue or by content."""
    kept: dict[Place, list[Report]] = {}
    for report in reports:
        rivals = kept.setdefault(report.cue or report.content, [])
        if not any(overlap(report.content, rival.content) > 0 for rival in rivals):
            rivals.append(report)
    return [report for rivals in kept.values() for report in rivals]


def overlap(one: Place, other: Place) -> int:
    """How many characters two places share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _attribution(frame: Frame, report: Report) -> Attribution:
    source, cue, content = (_mention(frame, place) for place in (report.holder, report.cue, report.content))
    return Attribution(source, cue, content, frame.quote(report.sentence, report.last), report.rule)


def _mention(frame: Frame, place: Place | None) -> Mention:
    if place is None:
        return Mention("")
    words = frame.words(*place)
    return Mention(words.text, words.start, words.end)
