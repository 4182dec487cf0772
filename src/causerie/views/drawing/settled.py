"""What the ledger tells of a forecast, in words shared by the terminal, the page and the pictures.

Nothing here grades anybody: an entry says what was said and what came of it, a tally counts entries.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from causerie.values import Document, Entry, Ledger, Score
from causerie.values.pages import Statuses
from causerie.views.markup import plural
from causerie.vocabulary import ForecastKind, Lack, Outlook, Result
from causerie.words import table, words

STATUS: Mapping[Outlook, str] = {
    Outlook.YES: "came true",
    Outlook.NO: "did not come true",
    Outlook.UNLIKELY_NO: "called unlikely, and did not happen",
    Outlook.UNLIKELY_YES: "called unlikely, and happened",
    Outlook.AMBIGUOUS: "not to be told from what happened",
    Outlook.VOID: "void: not to be judged",
    Outlook.DISPUTED: "disputed",
    Outlook.DUE: "due, not looked up yet",
    Outlook.OPEN: "still open",
    Outlook.KNOWN_AT_PUBLICATION: "known when it was published",
    Outlook.NO_HORIZON: "without a time by which it could fail",
    Outlook.NO_PROPOSITION: "saying nothing that can happen or not",
}
_KIND: Mapping[ForecastKind, str] = {
    ForecastKind.CAPABILITY: "of what somebody is able to, not of what will happen",
    ForecastKind.COMMITMENT: "a promise or threat of one's own acts",
    ForecastKind.CONDITIONAL: "holds only under its condition",
    ForecastKind.TREND: "an open trend",
}
_ON = (
    *(one for one in Outlook if one.came is not None),
    Outlook.AMBIGUOUS,
    Outlook.VOID,
    Outlook.KNOWN_AT_PUBLICATION,
)
"""Statuses beside which the day of the outcome says something."""
_TIMED = frozenset({Lack.UNDATED, Lack.PAST, Lack.NO_SUCH_DAY})
"""The speaker did give a time, and it is not one by which anything can be judged."""
MEANING = (
    "“Came true” means: what was forecast came about, a “not” in it included. What a speaker called unlikely is told "
    "apart: nobody said that it would come."
)
"""What the statuses mean, for a reader."""
NOBODY = "nobody named"
NO_TOPIC = "no topic"
NO_DATE = "no date"


class By(StrEnum):
    """What the entries of a ledger can be counted by."""

    SPEAKER = "speaker"
    DOCUMENT = "document"
    TOPIC = "topic"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Tally:
    """How the entries of one speaker, document, topic or year stand. Statuses are counts, never shares."""

    name: str
    entries: int
    statuses: tuple[tuple[Outlook, int], ...]

    @property
    def words(self) -> str:
        """The counts in words."""
        return "; ".join(f"{count} {STATUS[status]}" for status, count in self.statuses)


def counted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The first statement of each forecast: restatements count once."""
    return tuple(entry for entry in entries if entry.counts)


def again(entries: Iterable[Entry]) -> Mapping[str, tuple[Entry, ...]]:
    """The later statements of each forecast, by the id of the first."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if not entry.counts:
            found[entry.group].append(entry)
    return {first: tuple(later) for first, later in found.items()}


def statuses(entries: Iterable[Entry]) -> tuple[tuple[Outlook, int], ...]:
    """How many entries have each status, in the order in which they are told; none twice, none with nought."""
    found = Counter(entry.outlook for entry in counted(entries))
    return tuple((status, found[status]) for status in STATUS if found[status])


def tallies(entries: Iterable[Entry], by: By, documents: Iterable[Document] = ()) -> tuple[Tally, ...]:
    """The counts of each speaker, document, topic or year of utterance; the largest first, years in order."""
    titles = {document.id: document.title or document.id for document in documents}
    name = _NAMES[by](titles)
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in counted(entries):
        groups[name(entry)].append(entry)
    order = sorted(groups, key=lambda key: (0 if by is By.PERIOD else -len(groups[key]), key))
    return tuple(Tally(key, len(groups[key]), statuses(groups[key])) for key in order)


_NAMES: Mapping[By, Callable[[Mapping[str, str]], Callable[[Entry], str]]] = {
    By.SPEAKER: lambda _: lambda entry: entry.holder or NOBODY,
    By.DOCUMENT: lambda titles: lambda entry: titles.get(entry.document, entry.document),
    By.TOPIC: lambda _: lambda entry: entry.topic or NO_TOPIC,
    By.PERIOD: lambda _: lambda entry: entry.uttered[:4] if entry.uttered else NO_DATE,
}


def undecidable(entries: Iterable[Entry]) -> str:
    """How many forecasts nobody could ever decide, and why: a finding of its own; "" for none."""
    found = counted(entries)
    never = [entry for entry in found if entry.outlook.undecidable]
    if not never:
        return ""
    return never_words(len(never), len(found), Counter(lack for entry in never for lack in entry.lacks))


def never_words(never: int, of: int, lacks: Counter[Lack]) -> str:
    """The sentence that says how many could never be decided, and what they lack."""
    why = ", ".join(f"{lack.value} ({count})" for lack, count in lacks.most_common())
    return (
        f"{never} of {plural(of, 'forecast')} could never be decided as "
        f"{'it was' if never == 1 else 'they were'} said{f': {why}' if why else ''}."
    )


def outcome(entry: Entry) -> str:
    """What came of an entry: its status, the day, and whether it is horizon-sensitive."""
    return f"{status(entry)}{turning(entry)}"


def status(entry: Entry) -> str:
    """The status of an entry, with the day on which what decided it happened."""
    told = STATUS[entry.outlook]
    held = entry.resolution
    return f"{told} ({held.on})" if held and entry.outlook in _ON else told


def turning(entry: Entry) -> str:
    """That the result differs with the deadline, and how; "" where it does not."""
    found, days = entry.verdicts, entry.deadlines
    if found is None or days is None:
        return ""
    held = entry.resolution
    if found.default is None:
        early = f"recorded as {held.result.value} on {held.on}, " if held else ""
        return f"; {early}before the deadline ({days.default}), so still undecided"
    if not found.sensitive:
        late = held is not None and not held.disputed and found.default not in (None, held.result)
        return f"; recorded as {held.result.value}, but after the last deadline ({days.late})" if held and late else ""
    marks = ((found.early, days.early), (found.default, days.default), (found.late, days.late))
    told = (f"{result.value if result else 'undecided'} by {day}" for result, day in marks)
    return f"; horizon-sensitive: {', '.join(told)}"


def by_when(entry: Entry) -> str:
    """The deadline in words: the speaker's, a table's (imputed) with its range, or that there is none."""
    days = entry.deadlines
    sharper = entry.sharpened.deadline if entry.sharpened else None
    if days is None:
        timed = _TIMED & set(entry.lacks) or (Lack.UTTERANCE in entry.lacks and Lack.DEADLINE not in entry.lacks)
        return "no day to be told" if timed else "no time given"
    if not days.imputed:
        return f"by {days.default}{' (set by an analyst)' if sharper else ''}"
    words = f" for “{days.words}”" if days.words else ""
    return f"by {days.default}, imputed{words} ({days.early} to {days.late})"


def reporting(entry: Entry) -> tuple[str, ...]:
    """Whose words the speaker passes on: those after the speaker in the chain of sources."""
    if entry.speaker not in entry.source:
        return ()
    return entry.source[entry.source.index(entry.speaker) + 1 :]


def what(entry: Entry) -> str:
    """The words of the forecast; that it is said not to happen stands before them only where they do not say so."""
    said = entry.proposition.text
    denied = entry.negated and not any(word.lower in table("negators") for word in words(said))
    return f"will not happen: {said}" if denied else said


def parted(entry: Entry, shown: str) -> tuple[str, str, str]:
    """The words of a quote as it is shown (whole or cut short) before, in and after what is forecast.

    Several forecasts may share a sentence; where one takes the whole quote, or is not in what is shown, nothing is
    parted off: all of it comes first.
    """
    low = entry.proposition.start - entry.quote.start
    high = entry.proposition.end - entry.quote.start
    whole = low <= 0 and not shown[high:].strip(".!?… ")
    if whole or not 0 <= low < high <= len(shown):
        return shown, "", ""
    if shown[low:high] != entry.proposition.text:
        return shown, "", ""
    return shown[:low], shown[low:high], shown[high:]


def how_sure(entry: Entry) -> str:
    """The speaker's words of certainty, and the range only where a number or a word of the scale gives one."""
    said = f"“{entry.certainty}”" if entry.certainty else "no word of certainty"
    if entry.range is None:
        return said
    low, high = entry.range
    span = f"{low:g}%" if low == high else f"{low:g}–{high:g}%"
    if not entry.certainty:
        return f"{span}, own number"
    return f"{said} ({span}, {'own number' if entry.own_number else entry.scale})"


def kind(entry: Entry) -> str:
    """What an entry is if no plain event or quantity; else ""."""
    return _KIND.get(entry.kind, "")


def lacks(entry: Entry) -> str:
    """What keeps an entry from being decided, in words; "" for nothing."""
    return "; ".join(lack.value for lack in entry.lacks)


def sourced(entry: Entry) -> str:
    """How well the outcome is sourced, where that needs saying: one address named twice is one source."""
    held = entry.resolution
    if held is None or held.places > 1:
        return ""
    return "one source only" if held.places else "no source"


def earlier(entry: Entry) -> tuple[str, ...]:
    """The outcomes that were recorded before the one that holds, each in words, the oldest first."""
    return tuple(
        f"before: {one.result.value} ({one.on}){f', disputed: {one.dispute}' if one.disputed else ''}; replaced"
        for one in entry.resolutions[:-1]
    )


def recorded(entry: Entry, result: Result, stands: Outlook | None) -> str:
    """What a result says of the proposition of an entry, and where it leaves the entry; "" for what says neither.

    `stands`: where the entry stands by it, None where it decides nothing yet.
    """
    if result not in (Result.YES, Result.NO):
        return ""
    came = "came about" if result is Result.YES else "did not come about"
    says = f"as listed, “{what(entry)}” {came}"
    if stands is None:
        days = entry.deadlines
        by = f"; the day lies before the deadline ({days.default}), so it stays undecided" if days else ""
        return f"{says}{by}"
    return says if stands.value == result.value else f"{says}; told as: {STATUS[stands]}"


def score_lines(score: Score, scale: str) -> tuple[str, ...]:
    """A score with its interval beside what it must be compared with."""
    skill = "" if score.skill is None else f" skill against the base rate {score.skill:+.2f};"
    own = (
        f"Brier {score.brier:.3f} [{score.brier_low:.3f}–{score.brier_high:.3f}] (0 best, 0.25 an even chance), "
        f"log {score.log:.3f} [{score.log_low:.3f}–{score.log_high:.3f}], over {plural(score.n, 'forecast')} with a "
        f"number or a word of {scale}; the interval is that of the words' ranges."
    )
    beside = (
        f"Beside it: {score.base_rate:.0%} came true, and always saying so has {score.reference:.3f};{skill} "
        f"saying that nothing changes has {score.no_change:.3f}."
    )
    if score.murphy is None:
        return own, beside
    parts = score.murphy
    told = (
        f"Parts (Murphy): reliability {parts.reliability:.3f} − resolution {parts.resolution:.3f} "
        f"+ uncertainty {parts.uncertainty:.3f}."
    )
    return own, beside, told


def summary(ledger: Ledger) -> str:
    """The counts of the ledger in one sentence."""
    entries: Sequence[Entry] = counted(ledger.entries)
    turn = sum(bool(entry.verdicts and entry.verdicts.sensitive) for entry in entries)
    return summary_words(ledger.as_of, statuses(entries), len(ledger.entries) - len(entries), turn)


def summary_words(as_of: str, found: Statuses, more: int, turn: int) -> str:
    """The same of counts: how many first statements stand where, how often more they were said, how many turn."""
    entries = sum(count for _, count in found)
    counts = "; ".join(f"{count} {STATUS[status]}" for status, count in found)
    said = f" (said {plural(more, 'more time')})" if more else ""
    sensitive = f" Horizon-sensitive, another result by another deadline: {turn}." if turn else ""
    return f"{plural(entries, 'forecast')}{said} as of {as_of}{f': {counts}' if counts else ''}.{sensitive}"
