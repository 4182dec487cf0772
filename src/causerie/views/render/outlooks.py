"""Entries of the ledger in lines: where a forecast stands, by when, what came of it and where that is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from causerie.values import Bundle, Candidate, Deadlines, Decision, Entry, Ledger, Resolution
from causerie.views.drawing.settled import earlier, reporting
from causerie.views.render.safe import quoted, safe
from causerie.vocabulary import Act, Result

NOBODY = "(speaker not named)"
LEDGER = (Act.RESOLVE, Act.SHARPEN, Act.REPLY, Act.DATE)
"""Decisions on a forecast or its document that hold more than a reason."""
_WORDED = ("wording", "threshold")


def told_words(name: str, decision: Decision) -> str:
    """A decision on a forecast for the log: F12, and what was recorded of it."""
    told = decision.after
    if decision.act is Act.RESOLVE:
        urls = ", ".join(source["url"] for source in told["sources"])
        before = told.get("supersedes")
        place = f"; in place of {before['result']} on {before['on']} (decision {before['decision']})" if before else ""
        return f"{name}: {told['result']} on {told['on']}, {urls}{place}"
    if decision.act is Act.DATE:
        days = (f"{part} {day or 'not known'}" for part, day in told.items())
        return f"{name}: {', '.join(days)}"
    if decision.act is Act.REPLY:
        return f'{name}: "{told["text"]}"'
    return f"{name}: {'; '.join(f'{part} {quoted(text) if part in _WORDED else text}' for part, text in told.items())}"


def entry_lines(entry: Entry, aliases: Mapping[str, str]) -> Iterator[str]:
    """What the ledger adds to a forecast in a list."""
    stands = [f"{entry.outlook.value}", f"kind: {entry.kind.value}", f"by when: {by_when(entry.deadlines)}"]
    if entry.range is not None:
        low, high = entry.range
        said = "the speaker's own number" if entry.own_number else entry.scale or ""
        stands.append(f"{f'{low:g}' if low == high else f'{low:g}-{high:g}'} % ({safe(said)})")
    if not entry.counts:
        stands.append(f"said before as {aliases.get(entry.group, '-')}, counts once")
    if entry.withheld:
        stands.append("withheld")
    yield f"     ledger: {'; '.join(stands)}"
    if entry.lacks:
        yield f"     lacks: {'; '.join(lack.value for lack in entry.lacks)}"
    yield from _sharpened(entry)
    if entry.resolution is not None:
        yield from _outcome(entry, entry.resolution)
    if entry.reply:
        yield f"     reply: {quoted(entry.reply)}"


def by_when(deadlines: Deadlines | None) -> str:
    """The deadline, and how far it may be off; imputed ones are marked."""
    if deadlines is None:
        return "not said"
    between = "" if deadlines.early == deadlines.late else f" ({deadlines.early} to {deadlines.late})"
    said = f", said {quoted(deadlines.words)}" if deadlines.words else ""
    return f"{deadlines.default}{between} {safe(deadlines.zone)}{', imputed' if deadlines.imputed else ''}{said}"


def _sharpened(entry: Entry) -> Iterator[str]:
    made = entry.sharpened
    if made is not None:
        given = {"wording": made.wording, "threshold": made.threshold, "deadline": made.deadline}
        parts = (f"{name}: {safe(text)}" for name, text in given.items() if text)
        yield f"     sharpened by {safe(made.person)}: {'; '.join(parts)}"


def _outcome(entry: Entry, held: Resolution) -> Iterator[str]:
    note = f"; {safe(held.note)}" if held.note else ""
    yield f"     outcome: {held.result.value} on {safe(held.on)}{note}  [recorded by {safe(held.person)}]"
    for source in held.sources:
        words = f": {quoted(source.quote)}" if source.quote else ""
        yield f"       {safe(source.url)}{f' ({source.date})' if source.date else ''}{words}"
    if held.disputed:
        yield f"     disputed: {safe(held.dispute)}"
    yield from (f"     {safe(line)}" for line in earlier(entry))
    if entry.verdicts is not None and entry.verdicts.default is None:
        yield "     undecided: that nothing had happened before the deadline decides nothing"
    if entry.verdicts is not None and entry.verdicts.sensitive:
        names = ("early", "default", "late")
        told = ", ".join(f"{name} {_result(getattr(entry.verdicts, name))}" for name in names)
        yield f"     horizon-sensitive: {told}"


def _result(result: Result | None) -> str:
    return result.value if result is not None else "open"


def due_line(entry: Entry, aliases: Mapping[str, str]) -> str:
    """A forecast that falls due."""
    who = _who(entry)
    said = f"said {entry.uttered}" if entry.uttered else "no date"
    return f"{aliases.get(entry.id, '-'):<5}{by_when(entry.deadlines)}: {who}: {quoted(entry.quote.text)}  [{said}]"


def _who(entry: Entry) -> str:
    """Who says it, and whose words they pass on: a forecast is not that of the one who reports it."""
    passed = ", ".join(safe(other) for other in reporting(entry))
    return f"{safe(entry.speaker or NOBODY)}{f' (reporting {passed})' if passed else ''}"


def candidate_lines(ledger: Ledger, bundle: Bundle) -> Iterator[str]:
    """What later documents may tell, below the forecast that it is of."""
    entries = {entry.id: entry for entry in ledger.entries}
    dates = {document.id: document.date for document in bundle.documents}
    before = ""
    for one in ledger.candidates:
        if one.entry != before:
            before, entry = one.entry, entries[one.entry]
            head = f"{bundle.aliases.get(entry.id, '-'):<5}{_who(entry)}"
            yield f"{head}: {quoted(entry.quote.text)}  [said {entry.uttered}]"
        yield _candidate_line(one, dates[one.document] or "no date")


def _candidate_line(one: Candidate, date: str) -> str:
    where = f"document {safe(one.document)}, {date}, at {one.quote.start}-{one.quote.end}"
    return f"     {one.says.value}? {quoted(one.quote.text)}  [{where}; {safe(one.because)}]"
