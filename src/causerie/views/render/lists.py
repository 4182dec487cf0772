"""Lists that are not of claims: actors, questions with their answers, documents, the log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from causerie.changes import Change
from causerie.codec import encode
from causerie.values import (
    Actor,
    Answer,
    Answering,
    Bundle,
    Decision,
    Document,
    Event,
    Found,
    Question,
)
from causerie.views.render.factors import ABOUT, decided_words
from causerie.views.render.items import NOBODY, UNCHECKED, Shown, as_data, lines, shown
from causerie.views.render.outlooks import LEDGER, told_words
from causerie.views.render.safe import quoted, safe
from causerie.vocabulary import Act

LONG_ANSWER = 160
"""Characters of an answer shown in a list; the whole stands in the report."""


def actor_lines(bundle: Bundle) -> list[str]:
    """Each actor once, the most often named first."""
    found: dict[str, list[Actor]] = defaultdict(list)
    for reading in bundle.readings:
        for actor in reading.actors:
            found[actor.name].append(actor)
    ranked = sorted(found.items(), key=lambda pair: (-sum(len(actor.mentions) for actor in pair[1]), pair[0]))
    return [_actor_line(name, actors) for name, actors in ranked]


def _actor_line(name: str, actors: list[Actor]) -> str:
    aliases = dict.fromkeys(alias for actor in actors for alias in actor.aliases if alias != name)
    country = next((actor.country for actor in actors if actor.country), None)
    times = sum(len(actor.mentions) for actor in actors)
    return "".join(
        [
            safe(name),
            f" ({country})" if country else "",
            f": named {times} time{'' if times == 1 else 's'}",
            f"; also {', '.join(safe(alias) for alias in aliases)}" if aliases else "",
        ]
    )


def question_lines(one: Shown, question: Question) -> list[str]:
    """A question, how far it was taken up, and its answers in their own words."""
    asked_by = safe(question.speaker or one.speaker or NOBODY)
    taken = f"{UNCHECKED}: taken up: {question.taken_up.value}"
    heads = [f"{one.alias:<5}{asked_by}: {quoted(question.quote.text)}  [{taken}; document {safe(one.document.id)}]"]
    return heads + [f"     {safe(answer.speaker or NOBODY)}: {_words(one, answer)}" for answer in question.answers]


def _words(one: Shown, answer: Answer) -> str:
    words = one.document.text[answer.start : answer.end].strip()
    if len(words) <= LONG_ANSWER:
        return quoted(words)
    return f"{quoted(words[:LONG_ANSWER].rsplit(' ', 1)[0])} ..."


def event_lines(bundle: Bundle) -> list[str]:
    """Events in order of their dates, undated ones last."""
    return [line for one in in_time(shown(bundle, Event)) for line in lines(one)]


def in_time(found: Iterable[Shown]) -> list[Shown]:
    """Events in order of their dates, undated ones last; what is no event is left out."""
    dated = [(one, one.item.when.value) for one in found if isinstance(one.item, Event)]
    return [one for one, _ in sorted(dated, key=lambda pair: (pair[1] is None, pair[1] or ""))]


def answering_lines(answering: Answering, bundle: Bundle, most: int) -> list[str]:
    """The answer to a question: ranked quotes, or plainly that there is none."""
    heads = [f"Understood as: {safe(answering.understood)}"] if answering.understood else []
    if not answering.found:
        return [*heads, "The documents do not answer this question."]
    by_id = {(one.document.id, one.item.id): one for one in shown(bundle)}
    found = [(hit, by_id[hit.document, hit.item.id]) for hit in answering.found if (hit.document, hit.item.id) in by_id]
    return heads + [
        line for hit, one in found[:most] for line in [*_answer(hit, one), f"     because: {safe(hit.because)}"]
    ]


def answering_data(answering: Answering, bundle: Bundle, most: int) -> dict[str, Any]:
    """The same as JSON data; `found` is empty where the documents do not answer."""
    by_id = {(one.document.id, one.item.id): as_data(one) for one in shown(bundle)}
    found = [
        {"score": hit.score, "because": hit.because, "words": encode(hit.words), **by_id[hit.document, hit.item.id]}
        for hit in answering.found
        if (hit.document, hit.item.id) in by_id
    ]
    return {"question": answering.question, "understood": answering.understood, "found": found[:most]}


def _answer(hit: Found, one: Shown) -> list[str]:
    if hit.words is not None:
        words = f"     answer: {quoted(hit.words.text)}"
        return [*lines(one), words, f"     at characters {hit.words.start}-{hit.words.end} of {safe(one.document.id)}"]
    place = f"     at characters {one.item.quote.start}-{one.item.quote.end} of {safe(one.document.id)}"
    return [*lines(one), place]


def decision_line(decision: Decision, names: Mapping[str, str], standing: bool) -> str:
    """One row of the log."""
    what = names.get(decision.target, decision.target)
    if decision.act is Act.UNDO:
        what = f"decision {decision.undoes} ({safe(what)})"
    elif decision.act in ABOUT:
        what = decided_words(decision)
    elif decision.act in LEDGER:
        what = told_words(what, decision)
    before = "; reason: " if decision.act in LEDGER else ": "
    reason = f"{before}{safe(decision.reason)}" if decision.reason else ""
    gone = "" if standing or decision.act is Act.UNDO else " (undone)"
    return (
        f"{decision.number:>4}  {decision.at}  {safe(decision.person)}  {decision.act.value} {safe(what)}{reason}{gone}"
    )


def change_lines(changes: Iterable[Change]) -> Iterator[str]:
    """What a decision changed, a line each."""
    for one in changes:
        before, after = (safe(words) if words else "nothing" for words in (one.before, one.after))
        yield f"        {safe(one.part)}: {f'{before} -> {after}' if one.before else after}"


def tombstone_line(kind: str, at: str, alias: str | None) -> str:
    """That something was forgotten, without what it was."""
    return f"      {at}  a {kind} was forgotten{f' ({alias})' if alias else ''}"


def document_line(alias: str, document: Document, reader: str, voices: tuple[str, ...]) -> str:
    """A document, its day, who speaks in it, and who read it."""
    title = f" {quoted(document.title)}" if document.title else ""
    people = f"; speakers: {', '.join(safe(name) for name in voices)}" if voices else ""
    return f"{alias:<5}{safe(document.id)}{title}, {document.date or 'no date'}{people}  [{safe(reader)}]"
